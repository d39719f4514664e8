"""How fast Telegram may be sent to, decided by the clock alone: no answer of ours is ever "429 Too Many Requests".

Telegram counts what *arrives*: 30 messages in any second, one a second in a chat, 20 a minute in a group. A message
arrives between its start and its answer. So a start has to wait until fewer than 30 others are on their way or were
answered less than a second ago: then no second has 31 arrivals, whatever the network does with each of them. What
that costs is the time of one answer per second, 0.5 % at 5 ms.
https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

from dataclasses import dataclass, field
from heapq import heappop, heappush, nsmallest

MARGIN = 0.001
"""Seconds added to every window: two clocks never run alike."""

OVERTAKEN = 0.3
"""What began so many seconds before a message that has been answered, and has no answer itself, stands still: it has
arrived or is stuck, and is not waited for. One stuck request would else cost a thirtieth of the pace."""

LONGEST = 2.0
"""Where nothing is answered at all: seconds after which a message counts as arrived."""

CATCH_UP = 0.25
"""The part of a window that may be caught up on, at twice the pace, when the process was busy; after a longer rest all
is spread evenly anew."""

FINEST = 0.002
"""Seconds below which starts are not spread: a timer is no finer."""

_SECOND, _MINUTE = 1.0, 60.0
_FORGET_EVERY = 1000


@dataclass(frozen=True, slots=True)
class Limits:
    """Telegram's limits on what a bot sends; 0 lifts one.

    Messages a second in all, seconds between two to one chat, messages a minute to one group or channel.
    """

    per_second: float = 30.0
    chat_seconds: float = 1.0
    group_per_minute: int = 20


TELEGRAMS = Limits()
UNLIMITED = Limits(0, 0, 0)


class Window:
    """At most so many messages in any span of so many seconds, as the receiver sees them."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most = most
        self._seconds = seconds + MARGIN
        self._back: list[float] = []  # heap: when what was used may be used again
        self._out: dict[int, float] = {}  # ticket → start, in the order of starts
        self._tickets = 0

    def free_at(self, now: float) -> float:
        """The earliest moment, from `now` on, at which one more may start; another may come in between."""
        self._settle(now)
        over = len(self._back) + len(self._out) - self._most
        if over < 0:
            return now
        if over < len(self._back):
            return nsmallest(over + 1, self._back)[-1] if over else self._back[0]
        return next(iter(self._out.values())) + LONGEST + self._seconds

    def starts(self, now: float) -> int:
        """One more starts; the ticket to end it with."""
        self._tickets += 1
        self._out[self._tickets] = now
        return self._tickets

    def ends(self, ticket: int, now: float) -> None:
        """That one was answered, or given up: it has arrived by now, if it ever does."""
        start = self._out.pop(ticket, None)
        self.uses(now)
        while start is not None and self._out:
            first = next(iter(self._out))
            if self._out[first] > start - OVERTAKEN:
                break
            del self._out[first]
            self.uses(now)

    def uses(self, at: float) -> None:
        """One has arrived, at this moment or before."""
        heappush(self._back, at + self._seconds)

    def is_idle(self, now: float) -> bool:
        """Whether it holds nothing back."""
        self._settle(now)
        return not self._back and not self._out

    def _settle(self, now: float) -> None:
        while self._back and self._back[0] <= now:
            heappop(self._back)
        while self._out and (start := next(iter(self._out.values()))) + LONGEST <= now:
            del self._out[next(iter(self._out))]
            self.uses(start + LONGEST)


class Spread:
    """Spreads starts evenly over a window; what a pause held up is caught up on at twice the pace, not in one burst."""

    def __init__(self, most: int, seconds: float) -> None:
        self._interval = seconds / most
        self._least = self._interval / 2 if self._interval / 2 >= FINEST else 0.0
        self._most = max(1.0, most * CATCH_UP)
        self._rest = max(seconds * CATCH_UP, 2 * self._interval)
        self._saved, self._at, self._last = 1.0, 0.0, float("-inf")

    def free_at(self, now: float) -> float:
        """The earliest moment, from `now` on, for the next start."""
        saved = self._by(now)
        enough = now if saved >= 1 else now + (1 - saved) * self._interval
        return max(enough, self._last + self._least)

    def starts(self, now: float) -> None:
        """One starts."""
        self._saved, self._at, self._last = max(0.0, self._by(now) - 1), now, now

    def _by(self, now: float) -> float:
        if now - self._last > self._rest:
            return 1.0
        return min(self._most, self._saved + (now - self._at) / self._interval + 1e-9)


@dataclass(slots=True)
class _Chat:
    free_at: float = 0.0
    minute: Window | None = None

    def is_idle(self, now: float) -> bool:
        return self.free_at <= now and (self.minute is None or self.minute.is_idle(now))


@dataclass(frozen=True, slots=True)
class Ticket:
    """A message on its way."""

    chat_id: int
    in_all: int
    in_minute: int = field(default=0)


class Pace:
    """One budget for the bot and one for each chat; moments are seconds of any clock that only goes forward.

    One message at a time is on its way to a chat: the caller sees to that.
    """

    def __init__(self, limits: Limits = Limits()) -> None:
        self._limits = limits
        most = max(1, int(limits.per_second)) if limits.per_second else 0
        span = most / limits.per_second if most else 0.0
        self._all = Window(most, span) if most else None
        self._spread = Spread(most, span) if most else None
        self._chats: dict[int, _Chat] = {}
        self._starts = 0

    def free_at(self, now: float) -> float:
        """The earliest moment, from `now` on, at which anything may start."""
        if self._all is None or self._spread is None:
            return now
        return max(self._all.free_at(now), self._spread.free_at(now))

    def chat_free_at(self, chat_id: int, now: float) -> float:
        """The earliest moment, from `now` on, at which something may start to this chat."""
        chat = self._chats.get(chat_id)
        if chat is None:
            return now
        return max(now, chat.free_at, chat.minute.free_at(now) if chat.minute else now)

    def starts(self, chat_id: int, now: float) -> Ticket:
        """A message to the chat starts now."""
        if self._spread is not None:
            self._spread.starts(now)
        in_all = self._all.starts(now) if self._all is not None else 0
        minute = self._chat(chat_id).minute
        self._starts += 1
        if self._starts % _FORGET_EVERY == 0:
            self._chats = {id_: chat for id_, chat in self._chats.items() if not chat.is_idle(now)}
        return Ticket(chat_id, in_all, minute.starts(now) if minute else 0)

    def ends(self, ticket: Ticket, now: float) -> None:
        """It was answered, or given up, now."""
        if self._all is not None:
            self._all.ends(ticket.in_all, now)
        chat = self._chat(ticket.chat_id)
        chat.free_at = max(chat.free_at, now + self._between())
        if chat.minute and ticket.in_minute:
            chat.minute.ends(ticket.in_minute, now)

    def used(self, chat_id: int, at: float, *, in_all: bool = True) -> None:
        """An earlier process sent to the chat at this moment or before; `in_all`: it counts for the bot too."""
        if self._all is not None and in_all:
            self._all.uses(at)
        chat = self._chat(chat_id)
        chat.free_at = max(chat.free_at, at + self._between())
        if chat.minute:
            chat.minute.uses(at)

    def pause(self, chat_id: int, until: float) -> None:
        """Nothing starts to the chat before that moment."""
        chat = self._chat(chat_id)
        chat.free_at = max(chat.free_at, until)

    def _chat(self, chat_id: int) -> _Chat:
        chat = self._chats.get(chat_id)
        if chat is None:
            # Bot API: ids of groups, supergroups and channels are negative.
            limited = chat_id < 0 and self._limits.group_per_minute > 0
            chat = _Chat(minute=Window(self._limits.group_per_minute, _MINUTE) if limited else None)
            self._chats[chat_id] = chat
        return chat

    def _between(self) -> float:
        return self._limits.chat_seconds + MARGIN if self._limits.chat_seconds else 0.0
