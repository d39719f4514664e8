"""The bot's commands, each with its Dutch twin."""

from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from handlers.texts import Texts


@dataclass(frozen=True, slots=True)
class Command:
    """A command as the Bot API has it: the name and its Dutch twin, which may be the same word."""

    name: str
    twin: str

    @property
    def names(self) -> tuple[str, ...]:
        """Every word it goes by."""
        return (self.name,) if self.twin == self.name else (self.name, self.twin)


START = Command("start", "start")
LATEST = Command("latest", "laatste")
TOPIC = Command("topic", "onderwerp")
TREND = Command("trend", "trend")
WEEK = Command("week", "week")
SUBSCRIBE = Command("subscribe", "volg")
UNSUBSCRIBE = Command("unsubscribe", "ontvolg")
TOPICS = Command("topics", "onderwerpen")
DIGEST = Command("digest", "briefing")
SCHEDULE = Command("schedule", "tijden")
SOURCES = Command("sources", "bronnen")
SETTINGS = Command("settings", "instellingen")
HELP = Command("help", "hulp")
CHANNELS = Command("channels", "kanalen")
PRIVACY = Command("privacy", "privacy")
EXPORT = Command("export", "export")
FORGET = Command("forget", "vergeet")

COMMANDS = (
    LATEST,
    TOPIC,
    TREND,
    WEEK,
    SUBSCRIBE,
    UNSUBSCRIBE,
    TOPICS,
    DIGEST,
    SCHEDULE,
    SOURCES,
    SETTINGS,
    CHANNELS,
    HELP,
    PRIVACY,
    EXPORT,
    FORGET,
    START,
)
"""In the order of the menu."""

ADMIN = Command("admin", "admin")
"""For the operators' chats alone, and in no menu."""

_FAR = 2
"""Edits beyond which two words are no typing error of each other."""


def menu(texts: Texts, *, twins: bool) -> tuple[tuple[str, str], ...]:
    """(name, description) of each command for Telegram's menu; `twins` gives the Dutch names."""
    return tuple((one.twin if twins else one.name, texts.plain(f"command-{one.name}")) for one in COMMANDS)


def near_commands(word: str) -> tuple[str, ...]:
    """The commands that the word is a typing error of, nearest first, at most two, without the slash."""
    names = [name for command in COMMANDS for name in command.names]
    allowed = min(_FAR, max(1, len(word) // 3))
    found = process.extract(word.lower(), names, scorer=DamerauLevenshtein.distance, score_cutoff=allowed, limit=2)
    return tuple(name for name, _, _ in found)
