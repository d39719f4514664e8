"""A bot in this process: real updates over HTTP, real handlers and a real outbox, out of which nothing is sent."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.application import build, http
from bot.polling import KINDS
from bot.reception import Reception
from handlers.desk import Desk
from storage.database import Database
from storage.outgoing import Payload
from storage.reader_tables import deliveries
from storage.tables import inbox
from storage.upgrade import upgrade
from tests.botapi import BotApiDouble, Button, Chat, Keyboard, Message, Press, parse_html

from .stories import NOW


@dataclass(frozen=True, slots=True)
class Queued:
    """A message in the outbox; `text` is what is read."""

    id: int
    chat_id: int
    thread_id: int
    purpose: str
    edits: int | None
    not_before: datetime
    payload: Payload

    @property
    def text(self) -> str:
        """What it says."""
        return parse_html(self.payload.html).text


class Talk:
    """The bot, Telegram, and a clock that stands still until a test moves it."""

    def __init__(self, api: BotApiDouble, db: Database) -> None:
        self.api, self.db, self.now = api, db, NOW
        self.desk = Desk(db, lambda: self.now, ZoneInfo("Europe/Amsterdam"))
        self.application = build(self.desk, api.token, api_url=api.url, requests=http())
        self.forgotten: list[int] = []
        self.reception = self.another_reception()
        self._offset = 0

    def another_reception(self) -> Reception:
        """As after a start: it knows nothing but the database."""
        return Reception(self.application, self.db, lambda: self.now, lambda: None, self.forgotten.append)

    def passes(self, **span: float) -> None:
        """Let time pass."""
        self.now += timedelta(**span)

    async def hears(self) -> list[Queued]:
        """The bot gets every update that waits, and has done with it; what it puts into the outbox for that."""
        before = max([one.id for one in await self.queued()], default=0)
        while updates := await self.application.bot.get_updates(offset=self._offset, allowed_updates=KINDS):
            await self.reception.receive(updates)
            self._offset = updates[-1].update_id + 1
        await self.reception.close(patience=20)
        return [one for one in await self.queued() if one.id > before]

    async def queued(self, chat: Chat | None = None) -> list[Queued]:
        """What stands in the outbox (for that chat), in its order."""
        async with self.db.read() as conn:
            rows = (await conn.execute(select(deliveries).order_by(deliveries.c.id))).all()
        return [
            Queued(
                *(row.id, row.chat_id, row.thread_id, row.purpose, row.edits, row.not_before),
                Payload.from_json(row.payload),
            )
            for row in rows
            if row.payload and (chat is None or row.chat_id == chat.id)
        ]

    async def says(self, chat: Chat, text: str, **how: Any) -> Queued:
        """Somebody says something; the last thing that the bot says to that."""
        self.api.says(chat, text, **how)
        return (await self.hears())[-1]

    def presses(self, chat: Chat, data: str, by: Chat | None = None) -> Press:
        """Somebody presses a button that carries this, whoever made it."""
        button = Keyboard(((Button("x", callback_data=data),),))
        message = Message(chat=chat, message_id=1, date=0, content=_nothing(), sender=self.api.bot, keyboard=button)
        self.api.world.keep(message)
        return self.api.presses(chat, message, 0, by=by)

    async def unhandled(self) -> int:
        """Updates that are still to be handled."""
        async with self.db.read() as conn:
            return len((await conn.execute(select(inbox.c.update_id).where(inbox.c.handled_at.is_(None)))).all())


def _nothing() -> Any:
    return parse_html("-")


@asynccontextmanager
async def talking() -> AsyncIterator[Talk]:
    """A bot without news and without readers."""
    token = "1000001:" + "double-of-the-bot-api_0123456789abcd"
    async with BotApiDouble(token=token) as api, await Database.open("sqlite+aiosqlite://") as db:
        await upgrade(db)
        talk = Talk(api, db)
        await talk.application.initialize()
        try:
            yield talk
        finally:
            await talk.application.shutdown()
