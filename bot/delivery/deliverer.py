"""The deliverer: takes what is due from the outbox, sends it at Telegram's pace, keeps what came of it.

Three loops work side by side: one claims ahead, one starts a message whenever the pace allows, one keeps results. What
is claimed and not sent costs nothing at a kill: the next process sends it. What is sent and not kept is sent twice, so
sending stops where results do not get kept.
"""

import asyncio
import random
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

import structlog

from bot.counters import COUNTERS
from bot.delivery.claiming import Claimer
from bot.delivery.consequence import Consequence, consequence
from bot.delivery.hand import Hand
from bot.delivery.keeping import Keeper
from bot.delivery.outcome import Outcome, Unreachable
from bot.delivery.pace import TELEGRAMS, Limits, Pace, Ticket
from bot.delivery.sender import Sender
from bot.delivery.streak import Streak
from bot.delivery.taking_over import take_back_late, take_over
from bot.delivery.telling import tell, words
from storage import outbox
from storage.database import Database
from storage.errors import StorageError
from storage.outbox import Due

log = structlog.get_logger()

MOST_FLYING = 240
"""Messages on their way at once; when so many stand still, the network is the matter and not a chat."""

AHEAD = 3.0
"""Seconds of work that are claimed ahead."""

UNANSWERED = 8
"""Messages that a killed process may have had on its way, besides those of which the results were not kept."""

FEW, SLOW = 3, 60.0
"""Messages of which the results may not be kept yet, up to so many a second: a kill sends them twice. Mostly there is
one at most; more where the database is busy for a moment, during which sending goes on."""

UNKEPT = 1 / 4
"""Seconds of work of which they may not be kept, where it goes faster."""

SOON = 3.0
"""What has to wait longer than these seconds for its chat is not kept in hand, where it would take up room."""

STOP_SECONDS = 2.0
"""What is on its way at a stop may take this long; a later answer is lost, and its message is sent again."""


class Deliverer:
    """Empties the outbox while `run()` runs: of one chat only, or of all chats but one, or all of it."""

    def __init__(
        self,
        db: Database,
        sender: Sender,
        clock: Callable[[], datetime],
        *,
        limits: Limits = TELEGRAMS,
        only_chat: int | None = None,
        not_chat: int | None = None,
        seconds: Callable[[], float] = time.monotonic,
        dice: random.Random | None = None,
    ) -> None:
        self._db, self._sender, self._clock, self._seconds = db, sender, clock, seconds
        self._limits, self._mine = limits, {"only_chat": only_chat, "not_chat": not_chat}
        self._dice = dice or random.Random()  # noqa: S311 - keeps no secret
        rate = limits.per_second or 1000.0
        self._room = int(min(2000, max(32, AHEAD * rate)))
        self._most_unkept = FEW if rate <= SLOW else int(rate * UNKEPT)
        self._tick, self._calm = asyncio.Event(), asyncio.Event()
        self._begin_anew()

    def _begin_anew(self) -> None:
        """Nothing in hand; what was learnt of the pace comes from the database."""
        self._pace = Pace(self._limits)
        self._hand = Hand(self._pace.chat_free_at)
        self._streak = Streak()
        self._flying: set[asyncio.Task[None]] = set()
        self._answers: list[tuple[Due, Outcome, datetime]] = []
        self._keeper = Keeper(self._db, self._clock, self._kept)
        self._claimer = Claimer(
            self._db,
            self._clock,
            self._hand,
            self._room,
            **self._mine,
            blocked=lambda: self._keeper.chats,
            may_claim=lambda: self._streak.until <= self._seconds(),
            taken=self._take,
        )

    def wake(self) -> None:
        """Something was put into the outbox by this process: it is looked at without delay."""
        self._claimer.wake()

    def forget(self, chat_id: int) -> None:
        """What waited for the chat has been taken out of the outbox: none of it is sent."""
        self._hand.drop(chat_id)

    async def idle(self) -> None:
        """Wait until nothing is due, on its way or to be kept; where nothing runs, that is for ever."""
        self.wake()
        while not self._is_idle():
            self._calm.clear()
            await self._calm.wait()

    async def run(self) -> None:
        """Deliver until cancelled; a database that is away is waited for, with a line in the log."""
        self._begin_anew()
        try:
            most_sent = self._most_unkept + UNANSWERED
            await take_over(self._db, self._clock, self._seconds, self._pace, most_sent, **self._mine)
            take_back = take_back_late(self._db, self._clock, self.wake, **self._mine)
            async with asyncio.TaskGroup() as loops:
                for loop in (self._keeper.run(), self._claimer.run(), self._send_all(), take_back):
                    loops.create_task(loop)
        finally:
            await self._stop()

    async def _send_all(self) -> None:
        while True:
            self._tick.clear()
            self._draw_conclusions()
            while (due := self._next(self._seconds())) is not None:
                self._launch(due)
            self._claimer.hungry()
            await self._rest(self._seconds())

    def _next(self, now: float) -> Due | None:
        if self._is_held_up(now) or self._pace.free_at(now) > now:
            return None
        return self._hand.next(now, self._dice if self._streak.suspicious else None)

    def _is_held_up(self, now: float) -> bool:
        full = len(self._flying) >= MOST_FLYING or len(self._keeper) + len(self._answers) >= self._most_unkept
        return full or self._streak.until > now

    async def _rest(self, now: float) -> None:
        """Until something happens, or until the next one may go."""
        moment: float | None = None
        if self._streak.until > now:
            moment = self._streak.until
        elif not self._is_held_up(now) and (ready := self._hand.next_at(now)) is not None:
            moment = max(ready, self._pace.free_at(now))
        timer = asyncio.get_running_loop().call_later(moment - now, self._tick.set) if moment is not None else None
        try:
            await self._tick.wait()
        finally:
            if timer is not None:
                timer.cancel()

    def _launch(self, due: Due) -> None:
        self._hand.begin(due)
        ticket = self._pace.starts(due.chat_id, self._seconds())
        task = asyncio.create_task(self._carry(due, ticket))
        self._flying.add(task)
        task.add_done_callback(self._flying.discard)

    async def _carry(self, due: Due, ticket: Ticket) -> None:
        try:
            outcome = await self._sender.send(due)
        except Exception as error:
            log.exception("message_not_sent", delivery=due.id)
            outcome = Unreachable(f"{type(error).__name__}: {error}", maybe_delivered=True)
        self._pace.ends(ticket, self._seconds())
        self._answers.append((due, outcome, self._clock()))
        self._tick.set()

    def _draw_conclusions(self) -> None:
        answers, self._answers = self._answers, []
        for due, outcome, at in answers:
            now = self._seconds()
            follows = consequence(due, outcome, at, self._dice.random())
            if follows.delayed_until is not None:
                self._pace.pause(due.chat_id, now + (follows.delayed_until - at).total_seconds())
            self._hand.end(due, now)
            if follows.is_for_chat:
                self._release(self._hand.drop(due.chat_id))
            self._keeper.put(follows)
            tell(due, outcome, follows)
            COUNTERS.deliveries[type(outcome).__name__.lower()] += 1
            self._note(due, outcome, now)

    def _note(self, due: Due, outcome: Outcome, now: float) -> None:
        was, paused = self._streak.name, self._streak.pauses
        if self._streak.note(due.chat_id, outcome, now):
            if self._streak.pauses == 1:
                log.error(self._streak.name, reason=words(outcome))
            self._release(self._hand.clear())  # a pause may outlast a lease
        elif paused and not self._streak.name:
            log.info("delivering_again", after=was)

    def _take(self, dues: list[Due]) -> None:
        """These were claimed; what has to wait for its chat goes back."""
        now = self._seconds()
        for due in dues:
            wait = self._pace.chat_free_at(due.chat_id, now) - now
            if wait > SOON:
                later = self._clock() + timedelta(seconds=wait)
                self._keeper.put(Consequence(due, outbox.Released(due.id), delayed_until=later))
                continue
            gone = self._hand.add(due, now)
            self._keeper.put(*(Consequence(one, outbox.Dead(one.id, "superseded", self._clock())) for one in gone))
        if dues:
            self._tick.set()
        self._settle_down()

    def _release(self, dues: Iterable[Due]) -> None:
        self._keeper.put(*(Consequence(due, outbox.Released(due.id)) for due in dues))

    def _kept(self) -> None:
        self._claimer.renew()  # what waited for the result of an earlier one may be due now
        self._tick.set()
        self._settle_down()

    def _is_idle(self) -> bool:
        at_rest = not self._flying and not self._answers and self._keeper.is_idle
        return at_rest and not len(self._hand) and self._claimer.is_idle

    def _settle_down(self) -> None:
        if self._is_idle():
            self._calm.set()

    async def _stop(self) -> None:
        """Let what is on its way end, keep what came of it, let go of the rest."""
        if self._flying:
            _, late = await asyncio.wait(self._flying, timeout=STOP_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        self._draw_conclusions()
        self._release(self._hand.clear())
        try:
            await self._keeper.keep()
        except StorageError as error:
            log.error("results_not_kept", reason=str(error))
