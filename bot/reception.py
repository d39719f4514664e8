"""Reception: every update is kept before it counts as received, and handled until it is done.

python-telegram-bot confirms updates to Telegram before it handles them; a process that is killed in between loses
them. Here the database keeps them first, and what a crash leaves unhandled is handled at the next start. What is
answered goes into the outbox in the transaction that marks the update as handled: neither is there without the other.
"""

import asyncio
import json
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import structlog
from telegram import Update
from telegram.ext import Application

from bot.counters import COUNTERS
from bot.courtesy import Courtesy, Verdict
from bot.keeping_said import keep_said
from handlers.askers import asker_of
from handlers.patience import patience
from handlers.saying import Said, gathering, say
from storage import inbox
from storage.database import Database
from storage.errors import StorageError

log = structlog.get_logger()

MOST_AT_ONCE = 1000
"""Updates in hand; more are fetched when these are done."""

PATIENCE = (1.0, 5.0, 20.0)
"""Seconds before each new try to keep what was answered, where the database is held by another or full."""


class Reception:
    """Hands kept updates to the application: those of one chat in their order, chats side by side.

    `wake` is called when something was put into the outbox, `forget` with the chat of which nothing is kept any more.
    """

    def __init__(
        self,
        application: Application[Any, Any, Any, Any, Any, Any],
        db: Database,
        clock: Callable[[], datetime],
        wake: Callable[[], None],
        forget: Callable[[int], None],
    ) -> None:
        self._application = application
        self._db = db
        self._clock = clock
        self._wake = wake
        self._forget = forget
        self._courtesy = Courtesy()
        self._tails: dict[int, asyncio.Task[None]] = {}
        self._at_work: set[asyncio.Task[None]] = set()

    async def resume(self) -> int:
        """Take up what an earlier process received and did not handle; how many those are."""
        count, after = 0, None
        while True:
            async with self._db.read() as conn:
                kept = await inbox.unhandled(conn, after=after)
            if not kept:
                return count
            for _, payload in kept:
                self._begin(Update.de_json(json.loads(payload), self._application.bot))
            count, after = count + len(kept), kept[-1][0]

    async def adopt(self) -> int:
        """Take up what other processes received and did not handle in time, if there is room; how many those are."""
        if len(self._at_work) >= MOST_AT_ONCE:
            return 0
        async with self._db.write() as conn:
            late = await inbox.take_late(conn, self._clock())
        for _, payload in late:
            self._begin(Update.de_json(json.loads(payload), self._application.bot))
        return len(late)

    async def receive(self, updates: Sequence[Update]) -> None:
        """Keep the updates, then begin with each that is new; returns when there is room for more.

        What a reader says who goes too fast is done with at once, unanswered.
        """
        now = self._clock()
        async with self._db.write() as conn:
            fresh = await inbox.keep(conn, [(one.update_id, _json(one)) for one in updates], now)
            judged = [(one, self._judge(one, now)) for one in updates if one.update_id in fresh]
            left = [one.update_id for one, verdict in judged if verdict is Verdict.LEAVE]
            await inbox.mark_handled(conn, left, now)
        for update, verdict in judged:
            if verdict is not Verdict.LEAVE:
                self._begin(update, verdict)
        while len(self._at_work) >= MOST_AT_ONCE:
            await asyncio.wait(self._at_work, return_when=asyncio.FIRST_COMPLETED)

    async def close(self, patience: float) -> None:
        """Let what is in hand end, for so many seconds; the rest stays kept for the next start."""
        if self._at_work:
            _, late = await asyncio.wait(self._at_work, timeout=patience)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _judge(self, update: Update, now: datetime) -> Verdict:
        """Messages and presses are limited, not what happens to a chat. Only a private chat is asked for patience."""
        asker, message = asker_of(update), update.message
        moves = message is not None and (message.migrate_to_chat_id or message.migrate_from_chat_id)
        if asker is None or moves or (message is None and update.callback_query is None):
            return Verdict.ANSWER
        verdict = self._courtesy.judge(asker.chat_id if asker.user_id is None else asker.user_id, now)
        return Verdict.LEAVE if verdict is Verdict.ASK_FOR_PATIENCE and not asker.is_private else verdict

    def _begin(self, update: Update, verdict: Verdict = Verdict.ANSWER) -> None:
        lane = update.effective_chat.id if update.effective_chat else 0
        task = asyncio.create_task(self._handle(update, verdict, self._tails.get(lane)))
        self._tails[lane] = task
        self._at_work.add(task)
        task.add_done_callback(lambda done: self._end(lane, done))

    def _end(self, lane: int, task: asyncio.Task[None]) -> None:
        self._at_work.discard(task)
        if self._tails.get(lane) is task:
            del self._tails[lane]
        if not task.cancelled() and task.exception() is not None:
            log.error("update_not_handled", exc_info=task.exception())

    async def _handle(self, update: Update, verdict: Verdict, before: asyncio.Task[None] | None) -> None:
        if before is not None:
            await asyncio.wait({before})
        await self.handle(update, verdict)

    async def handle(self, update: Update, verdict: Verdict = Verdict.ANSWER) -> None:
        """Hold the conversation that the update asks for, and keep what it says; `wake` is called when that is kept."""
        begun = time.monotonic()
        await self._answer(update, verdict)
        COUNTERS.answering.note(time.monotonic() - begun)

    async def _answer(self, update: Update, verdict: Verdict) -> None:
        with gathering() as said:
            asker = asker_of(update)
            if verdict is Verdict.ASK_FOR_PATIENCE and asker is not None:
                say(asker, await patience(self._db, asker))
            else:
                await self._application.process_update(update)
        for pause in PATIENCE:
            try:
                return await self._keep(update, said)
            except StorageError as error:
                log.warning("answer_not_kept", update_id=update.update_id, reason=str(error), retry_in=pause)
                await asyncio.sleep(pause)
        await self._keep(update, said)

    async def _keep(self, update: Update, said: Said) -> None:
        async with self._db.write() as conn:
            if not await keep_said(conn, update.update_id, said, self._clock()):
                log.info("update_handled_elsewhere", update_id=update.update_id)
                return
        for chat_id in said.forgets:
            self._forget(chat_id)
            self._courtesy.forget(chat_id)
        if said.outgoing:
            self._wake()


def _json(update: Update) -> str:
    """The update as Telegram sent it; the library's own `to_json` fails on a pinned message that is out of reach."""
    return json.dumps(update.to_dict(), default=lambda moment: int(moment.timestamp()))
