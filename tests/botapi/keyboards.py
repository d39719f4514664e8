"""Reply markup: what Telegram accepts under a message."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .errors import RefusedError, bad_request
from .urls import WrongUrlError, checked_url

MAX_BUTTONS: Final = 100
MAX_DATA_BYTES: Final = 64
_OTHER_ACTIONS: Final = (
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
_OTHER_MARKUPS: Final = ("keyboard", "remove_keyboard", "force_reply")


@dataclass(frozen=True, slots=True)
class Button:
    """One inline button; it sends data, opens an address, or does something else (`other` names it)."""

    text: str
    callback_data: str | None = None
    url: str | None = None
    other: str | None = None
    value: object = None

    def as_json(self) -> dict[str, object]:
        """The InlineKeyboardButton of the Bot API."""
        actions = {"callback_data": self.callback_data, "url": self.url}
        body: dict[str, object] = {"text": self.text}
        body |= {name: value for name, value in actions.items() if value is not None}
        return body | ({self.other: self.value} if self.other else {})


@dataclass(frozen=True, slots=True)
class Keyboard:
    """An inline keyboard, row by row; other kinds of reply markup are kept as they came."""

    rows: tuple[tuple[Button, ...], ...] = ()
    other: tuple[tuple[str, object], ...] = ()

    def __iter__(self) -> Iterator[Button]:
        """All buttons in reading order."""
        return (button for row in self.rows for button in row)

    def as_json(self) -> dict[str, object]:
        """The InlineKeyboardMarkup of the Bot API."""
        return {"inline_keyboard": [[button.as_json() for button in row] for row in self.rows]}


def parse_markup(raw: object) -> Keyboard | None:
    """The keyboard that `reply_markup` asks for, None where it asks for none, or a refusal."""
    if raw is None or raw == "":
        return None
    if not isinstance(raw, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in raw:
        return _inline(raw["inline_keyboard"])
    if any(name in raw for name in _OTHER_MARKUPS):
        return Keyboard(other=tuple(raw.items()))
    return None


def _inline(raw: object) -> Keyboard | None:
    if not isinstance(raw, list):
        raise bad_request('field "inline_keyboard" must be of type Array')
    if not all(isinstance(row, list) for row in raw):
        raise bad_request('field "inline_keyboard" must be an Array of Arrays')
    rows = tuple(tuple(_button(button) for button in row) for row in raw if row)
    if sum(len(row) for row in rows) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    return Keyboard(rows) if rows else None


def _button(raw: object) -> Button:
    if not isinstance(raw, dict):
        raise _unparsed("InlineKeyboardButton must be an Object")
    text = raw.get("text")
    if text is None:
        raise _unparsed('Can\'t find field "text"')
    if not isinstance(text, str):
        raise _unparsed('Field "text" must be of type String')
    if not text.strip():
        # Telegram's servers say this of a button without a caption.
        raise bad_request("BUTTON_TEXT_INVALID")
    return _with_action(text, raw)


def _with_action(text: str, raw: dict[str, object]) -> Button:
    url, data = raw.get("url"), raw.get("callback_data")
    others = [name for name in _OTHER_ACTIONS if name in raw]
    actions = bool(url) + bool(data) + len(others)
    if actions == 0:
        raise _unparsed("Text buttons are unallowed in the inline keyboard")
    if actions > 1:
        # Telegram takes the first action in silence; "exactly one" is its documentation's word.
        raise _unparsed("Exactly one of the optional fields must be used")
    if others:
        return Button(text, other=others[0], value=raw[others[0]])
    return Button(text, url=_url(url)) if url else Button(text, callback_data=_data(data))


def _data(data: object) -> str:
    if not isinstance(data, str):
        raise _unparsed('Field "callback_data" must be of type String')
    if len(data.encode()) > MAX_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    return data


def _url(url: object) -> str:
    if not isinstance(url, str):
        raise _unparsed('Field "url" must be of type String')
    try:
        return checked_url(url)
    except WrongUrlError as wrong:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: {wrong}") from wrong


def _unparsed(reason: str) -> RefusedError:
    return bad_request(f"can't parse inline keyboard button: {reason}")
