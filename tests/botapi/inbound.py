"""What people write, with the entities that Telegram finds in it by itself."""

import re
from collections.abc import Iterator
from typing import Final

from .entities import Entity, FormattedText, in_order
from .records import Message, User
from .utf16 import utf16_length

_PATTERNS: Final = {
    "url": re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)]"),
    # Telegram: up to 64 characters, maybe @ and a bot's name, not within a word or a path.
    "bot_command": re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])"),
    "mention": re.compile(r"(?<![\w@/])@[A-Za-z0-9_]{4,32}(?!\w)"),
    "hashtag": re.compile(r"(?<![\w#])#(?=\w*[^\W\d])\w+"),
}


def written(text: str) -> FormattedText:
    """The text as a bot receives it: with commands, addresses, mentions and hashtags marked."""
    return FormattedText(text, in_order(list(_found(text))))


def reaches(bot: User, message: Message, replied: Message | None) -> bool:
    """Whether a bot in privacy mode gets this message of a group: commands, replies and mentions only."""
    names = {message.content.covered(entity).lower() for entity in message.content.entities}
    commands = {name for name in names if name.startswith("/")}
    own = f"@{bot.username}".lower()
    for_it = any("@" not in command or command.endswith(own) for command in commands)
    return for_it or own in names or (replied is not None and replied.sender == bot)


def _found(text: str) -> Iterator[Entity]:
    taken: list[tuple[int, int]] = []
    for kind, pattern in _PATTERNS.items():
        for match in pattern.finditer(text):
            start, end = match.span()
            if all(end <= before or start >= after for before, after in taken):
                taken.append((start, end))
                yield Entity(kind, utf16_length(text[:start]), utf16_length(match[0]))
