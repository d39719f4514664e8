"""Telegram's limits without Telegram: messages that travel in a time of their own, and windows that slide over them."""

import heapq
import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.delivery.pace import Pace, Ticket

Travel = tuple[float, float]
"""Seconds there and seconds back."""


@dataclass(frozen=True)
class Arrival:
    """A message that Telegram has received."""

    at: float
    chat: int


@dataclass(frozen=True)
class Run:
    """What came of sending: arrivals in their order, when each was answered, and when the last one started."""

    arrivals: list[Arrival]
    answers: list[Arrival]
    began: float
    ended: float


def send(
    pace: Pace,
    chats: Sequence[int],
    travels: Callable[[int], Travel],
    *,
    began: float = 1000.0,
    stop_at: float = float("inf"),
    lag: Callable[[int], float] = lambda number: 0.0,
) -> Run:
    """Send one message to each of these chats in turn, as soon as the pace allows, one at a time to each chat.

    `travels` gives the number's journey, `lag` how late the process is to notice that it may start.
    """
    waiting, flying, now = list(chats), [], began
    arrivals: list[Arrival] = []
    answers: list[Arrival] = []
    numbers = itertools.count()
    flights: list[tuple[float, int, Ticket]] = flying
    while waiting or flights:
        moment, index = _next(pace, waiting, {ticket.chat_id for *_, ticket in flights}, now)
        if flights and flights[0][0] <= moment:
            now, _, ticket = heapq.heappop(flights)
            pace.ends(ticket, now)
            answers.append(Arrival(now, ticket.chat_id))
            continue
        if moment >= stop_at:
            break
        number = next(numbers)
        now = moment + lag(number)
        while flights and flights[0][0] <= now:
            at, _, ticket = heapq.heappop(flights)
            pace.ends(ticket, at)
            answers.append(Arrival(at, ticket.chat_id))
        if pace.free_at(now) > now or pace.chat_free_at(waiting[index], now) > now:
            continue
        chat = waiting.pop(index)
        there, back = travels(number)
        arrivals.append(Arrival(now + there, chat))
        heapq.heappush(flights, (now + there + back, number, pace.starts(chat, now)))
    return Run(sorted(arrivals, key=lambda one: one.at), answers, began, now)


def _next(pace: Pace, waiting: Sequence[int], busy: set[int], now: float) -> tuple[float, int]:
    """When the next message may start, and which of those that wait it is; far away where none may."""
    moments = ((pace.chat_free_at(chat, now), place) for place, chat in enumerate(waiting[:60]) if chat not in busy)
    soonest, index = min(moments, default=(float("inf"), 0))
    return max(soonest, pace.free_at(now), now), index


def most_within(moments: Iterable[float], seconds: float) -> int:
    """The most that arrived in any span of so many seconds, its end left out."""
    kept = sorted(moments)
    most, first = 0, 0
    for last, moment in enumerate(kept):
        while moment - kept[first] >= seconds - 1e-9:
            first += 1
        most = max(most, last - first + 1)
    return most


def most_to_one_chat(arrivals: Sequence[Arrival], seconds: float) -> int:
    """The same, in the chat that got most."""
    chats = {one.chat for one in arrivals}
    return max(most_within((one.at for one in arrivals if one.chat == chat), seconds) for chat in chats)


def fits_bucket(moments: Iterable[float], size: int, per_second: float) -> bool:
    """Whether a token bucket of that size, full at first, would let all of these through."""
    tokens, before = float(size), None
    for moment in sorted(moments):
        tokens = size if before is None else min(size, tokens + (moment - before) * per_second)
        before, tokens = moment, tokens - 1
        if tokens < -1e-6:
            return False
    return True
