"""Formatted text: plain text with entities, trimmed and cleaned as Telegram does."""

from dataclasses import dataclass, replace
from typing import Final

from .utf16 import utf16_length, utf16_slice

# The order of entities that cover the same text; tdlib sorts so, and `pre` must come before its `code`.
_RANKS: Final = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 11,
    "code": 20,
    "text_link": 49,
    "text_mention": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
}
ENTITY_TYPES: Final = frozenset(_RANKS) | {
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
}
_SPACE: Final = " \t\n\r\v\f\0"
_INVISIBLE: Final = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
# tdlib's clean_input_string: control characters become spaces, carriage returns go, line feeds stay.
_CLEANED: Final = {code: " " for code in range(32) if code != 10} | {13: None}


@dataclass(frozen=True, slots=True)
class Entity:
    """One formatted part of a text; offset and length are in UTF-16 code units."""

    type: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None
    custom_emoji_id: str | None = None
    user_id: int | None = None

    @property
    def end(self) -> int:
        """The offset after the last covered code unit."""
        return self.offset + self.length

    def as_json(self) -> dict[str, object]:
        """The MessageEntity of the Bot API."""
        body: dict[str, object] = {"type": self.type, "offset": self.offset, "length": self.length}
        optional = {"url": self.url, "language": self.language, "custom_emoji_id": self.custom_emoji_id}
        body |= {name: value for name, value in optional.items() if value is not None}
        if self.user_id is not None:
            body["user"] = {"id": self.user_id, "is_bot": False, "first_name": str(self.user_id)}
        return body


@dataclass(frozen=True, slots=True)
class FormattedText:
    """What a reader sees: plain text and its entities, sorted."""

    text: str
    entities: tuple[Entity, ...] = ()

    def __len__(self) -> int:
        """The length that Telegram limits: UTF-16 code units after entities parsing."""
        return utf16_length(self.text)

    @property
    def is_blank(self) -> bool:
        """Whether nothing of it can be seen."""
        return all(char.isspace() or char in _INVISIBLE for char in self.text)

    def covered(self, entity: Entity) -> str:
        """The text under the entity."""
        return utf16_slice(self.text, entity.offset, entity.length)

    def trimmed(self) -> "FormattedText":
        """Without white space at its ends; an entity keeps the white space that it starts with."""
        leading = len(self.text) - len(self.text.lstrip(_SPACE))
        skipped = min([leading, *(entity.offset for entity in self.entities)])
        text = self.text[skipped:].rstrip(_SPACE)
        shifted = (_clipped(entity, skipped, utf16_length(text)) for entity in self.entities)
        return FormattedText(text, tuple(entity for entity in shifted if entity.length > 0))


def cleaned(text: str) -> str:
    """The text without control characters, as Telegram reads every string."""
    return text.translate(_CLEANED)


def in_order(entities: list[Entity]) -> tuple[Entity, ...]:
    """Entities from left to right, an outer one before those within it."""
    return tuple(sorted(entities, key=lambda entity: (entity.offset, -entity.length, _RANKS.get(entity.type, 50))))


def _clipped(entity: Entity, skipped: int, length: int) -> Entity:
    offset = entity.offset - skipped
    return replace(entity, offset=offset, length=min(entity.length, length - offset))
