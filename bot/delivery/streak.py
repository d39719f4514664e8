"""Failures in a row: when it is not one chat that is in trouble, but Telegram or the bot itself."""

from dataclasses import dataclass, field

from bot.delivery.outcome import Delayed, Outcome, TokenRefused, Unreachable

SUSPICIOUS = 3
"""Different chats that answer 429 in a row make one think; from then on the next one is drawn by lot."""

BANNED = 7
"""So many are no chance: chats that are banned one by one may stand side by side in the queue."""

PROBES = 2
"""Refused in a row after a pause, they make the next pause."""

CUT_OFF = 5
"""Different chats that could not be reached, with nothing that arrived between."""

FIRST_BAN, FIRST_CUT, FIRST_TOKEN = 5.0, 0.25, 15.0
LONGEST_CUT, LONGEST_TOKEN = 30.0, 300.0
"""Seconds of pauses, which double."""


@dataclass(slots=True)
class Streak:
    """Counts failures with nothing answered between, and says how long everybody has to wait."""

    name: str = ""
    until: float = 0.0
    pauses: int = 0
    _chats: set[int] = field(default_factory=set)

    @property
    def suspicious(self) -> bool:
        """Whether 429s seem to be the bot's and not the chats': then it matters which chat is tried next."""
        return self.name == "bot_delayed" and (self.pauses > 0 or len(self._chats) >= SUSPICIOUS)

    def note(self, chat_id: int, outcome: Outcome, now: float) -> bool:
        """Count this outcome; whether a pause begins, which lasts to `until`."""
        name = _name(outcome)
        if now < self.until and name:
            return False  # it was on its way before the pause
        if name != self.name:
            self.name, self.pauses = name, 0
            self._chats.clear()
        if not name:
            return False
        self._chats.add(chat_id)
        if len(self._chats) < self._enough():
            return False
        self._chats.clear()
        self.until = now + self._pause(outcome)
        self.pauses += 1
        return True

    def _enough(self) -> int:
        if self.name == "bot_delayed":
            return PROBES if self.pauses else BANNED
        return 1 if self.name == "token_refused" else CUT_OFF

    def _pause(self, outcome: Outcome) -> float:
        times = 2.0 ** min(self.pauses, 20)
        match outcome:
            case Delayed(seconds):
                return min(seconds, FIRST_BAN * times)
            case TokenRefused():
                return min(LONGEST_TOKEN, FIRST_TOKEN * times)
        return min(LONGEST_CUT, FIRST_CUT * times)


def _name(outcome: Outcome) -> str:
    match outcome:
        case Delayed():
            return "bot_delayed"
        case TokenRefused():
            return "token_refused"
        case Unreachable():
            return "telegram_unreachable"
    return ""
