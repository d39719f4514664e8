"""Text as a method gets it: parsed, cleaned, trimmed and measured."""

from typing import Final

from .entities import ENTITY_TYPES, Entity, FormattedText, in_order
from .errors import bad_request
from .keyboards import Keyboard, parse_markup
from .params import Params
from .records import Json
from .telegram_html import HtmlError, parse_html
from .urls import WrongUrlError, checked_url

MAX_TEXT: Final = 4096
MAX_CAPTION: Final = 1024
# Telegram drops further entities in silence; a message of ours must not count on that.
MAX_ENTITIES: Final = 100


def message_text(params: Params) -> FormattedText:
    """The text of a message: 1 to 4096 UTF-16 code units after entities parsing."""
    content = _formatted(params, "text", "entities")
    if content.is_blank:
        raise bad_request("message text is empty")
    if len(content) > MAX_TEXT:
        raise bad_request("message is too long")
    return content


def caption(params: Params) -> FormattedText:
    """The caption of a picture or document: up to 1024 UTF-16 code units after entities parsing."""
    content = _formatted(params, "caption", "caption_entities")
    if len(content) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return content


def markup(params: Params) -> Keyboard | None:
    """The keyboard that the message gets."""
    return parse_markup(params.json("reply_markup"))


def _formatted(params: Params, field: str, entities_field: str) -> FormattedText:
    source = params.text(field)
    mode = params.text("parse_mode").lower()
    if mode == "html":
        content = _parsed(source)
    elif mode in {"", "none"}:
        entities = [_entity(raw, FormattedText(source)) for raw in params.records(entities_field)]
        content = FormattedText(source, in_order(entities))
    else:
        # Markdown is a mode of Telegram's too; the double does not parse it, because Briefje never sends it.
        raise bad_request("unsupported parse_mode")
    if len(content.entities) > MAX_ENTITIES:
        raise bad_request("ENTITIES_TOO_LONG")
    return content.trimmed()


def _parsed(source: str) -> FormattedText:
    try:
        return parse_html(source)
    except HtmlError as wrong:
        raise bad_request(f"can't parse entities: {wrong}") from wrong


def _entity(raw: Json, text: FormattedText) -> Entity:
    kind, offset, length = raw.get("type"), raw.get("offset"), raw.get("length")
    if kind not in ENTITY_TYPES or not isinstance(kind, str):
        raise bad_request("can't parse MessageEntity: unsupported type specified")
    if not isinstance(offset, int) or not isinstance(length, int):
        raise bad_request('can\'t parse MessageEntity: Field "offset" and "length" must be of type Number')
    if offset < 0 or length < 1 or offset + length > len(text):
        raise bad_request(
            f"entity beginning at UTF-16 offset {offset} ends after the end of the text at UTF-16 offset {len(text)}"
        )
    return Entity(kind, offset, length, _entity_url(raw), _string(raw, "language"), _string(raw, "custom_emoji_id"))


def _entity_url(raw: Json) -> str | None:
    if raw.get("type") != "text_link":
        return None
    url = _string(raw, "url") or ""
    try:
        return checked_url(url)
    except WrongUrlError as wrong:
        raise bad_request(f"entity URL '{url}' is invalid: {wrong}") from wrong


def _string(raw: Json, name: str) -> str | None:
    value = raw.get(name)
    return value if isinstance(value, str) else None
