"""Telegram's HTML style (https://core.telegram.org/bots/api#html-style), parsed into text and entities."""

import re
from dataclasses import dataclass, replace
from typing import Final

from .entities import Entity, FormattedText, in_order
from .html_tags import HtmlError, StartTag, byte_offset, character_reference, read_end_tag, read_start_tag
from .urls import WrongUrlError, checked_url, mentioned_user
from .utf16 import has_lone_surrogate, utf16_length

__all__ = ["HtmlError", "parse_html"]

_PLAIN: Final = re.compile(r"[^<&]+")
_SIMPLE: Final = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
}
_BROKEN_UNICODE: Final = (
    "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"
)


def parse_html(source: str) -> FormattedText:
    """The text and entities that Telegram makes of the source, or `HtmlError` with Telegram's reason."""
    parser = _Parser(source)
    at = 0
    while at < len(source):
        at = parser.step(at)
    return parser.finished()


@dataclass(frozen=True, slots=True)
class _Open:
    tag: StartTag
    offset: int
    parts: int


class _Parser:
    """Reads the source from left to right; holds the plain text so far and the tags that are open."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def step(self, at: int) -> int:
        """Take the tag, reference or plain text at this place; gives where the next one starts."""
        if plain := _PLAIN.match(self.source, at):
            return self._add(plain[0], plain.end())
        if self.source[at] == "&":
            return self._add(*(character_reference(self.source, at) or ("&", at + 1)))
        if self.source[at + 1 : at + 2] == "/":
            return self._close(at)
        return self._start(at)

    def finished(self) -> FormattedText:
        """What was read, once every tag is closed."""
        if self.open:
            raise HtmlError(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag.name}"')
        text = "".join(self.parts)
        if has_lone_surrogate(text):
            raise HtmlError(_BROKEN_UNICODE)
        plain = (replace(found, language=None) if found.type == "code" else found for found in self.entities)
        return FormattedText(text, in_order(list(plain)))

    def _add(self, text: str, end: int) -> int:
        self.parts.append(text)
        self.offset += utf16_length(text)
        return end

    def _start(self, at: int) -> int:
        tag = read_start_tag(self.source, at)
        if tag.name == "span" and tag.attributes.get("class") != "tg-spoiler":
            offset = byte_offset(self.source, at)
            raise HtmlError(f'Tag "span" must have class "tg-spoiler" at byte offset {offset}')
        self.open.append(_Open(tag, self.offset, len(self.parts)))
        return tag.end

    def _close(self, at: int) -> int:
        if not self.open:
            raise HtmlError(f"Unexpected end tag at byte offset {byte_offset(self.source, at)}")
        name, end = read_end_tag(self.source, at)
        opened = self.open.pop()
        if name and name != opened.tag.name:
            offset = byte_offset(self.source, at)
            expected = f'expected "</{opened.tag.name}>", found "</{name}>"'
            raise HtmlError(f"Unmatched end tag at byte offset {offset}, {expected}")
        if self.offset > opened.offset:
            self._add_entity(opened)
        return end

    def _add_entity(self, opened: _Open) -> None:
        found = Entity("", opened.offset, self.offset - opened.offset)
        made = self._entity(opened, found)
        if made is None:
            return
        previous = self.entities[-1] if self.entities else None
        if previous and (merged := _pre_with_language(previous, made)):
            self.entities[-1] = merged
        else:
            self.entities.append(made)

    def _entity(self, opened: _Open, found: Entity) -> Entity | None:
        tag = opened.tag
        if tag.name in _SIMPLE:
            return replace(found, type=_SIMPLE[tag.name])
        if tag.name == "a":
            return _link(tag.attributes.get("href") or "".join(self.parts[opened.parts :]), found)
        if tag.name == "tg-emoji":
            return replace(found, type="custom_emoji", custom_emoji_id=_emoji_id(tag))
        if tag.name == "blockquote":
            return replace(found, type="expandable_blockquote" if "expandable" in tag.attributes else "blockquote")
        language = tag.attributes.get("class", "").removeprefix("language-") if tag.name == "code" else ""
        known = tag.attributes.get("class", "").startswith("language-") and language
        return replace(found, type=tag.name, language=language if known else None)


def _link(url: str, found: Entity) -> Entity | None:
    """A link or mention; an address that Telegram does not open leaves plain text, as with Telegram."""
    user = mentioned_user(url)
    if user is not None:
        return replace(found, type="text_mention", user_id=user)
    try:
        return replace(found, type="text_link", url=checked_url(url))
    except WrongUrlError:
        return None


def _emoji_id(tag: StartTag) -> str:
    number = tag.attributes.get("emoji-id", "")
    if not number.isdecimal() or int(number) == 0:
        raise HtmlError("Invalid custom emoji identifier specified")
    return number


def _pre_with_language(previous: Entity, made: Entity) -> Entity | None:
    """`<pre><code class="language-x">` over the same text is one `pre` entity with its language."""
    same_text = (previous.offset, previous.length) == (made.offset, made.length)
    if not same_text or {previous.type, made.type} != {"pre", "code"}:
        return None
    code = made if made.type == "code" else previous
    return replace(code, type="pre") if code.language else None
