"""`/healthz` and `/readyz`: whether the process lives, and whether it can do its work."""

import asyncio
from collections.abc import Iterable

from aiohttp import web
from sqlalchemy import text
from telegram import Bot

from storage.database import Database
from storage.errors import StorageError

PATIENCE = 2.0
"""Seconds that the database has to answer in."""


class Health:
    """Knows how the parts of a process are."""

    def __init__(self, db: Database, bot: Bot) -> None:
        self._db = db
        self._bot = bot

    def routes(self) -> Iterable[web.RouteDef]:
        """Both, for whoever watches over the process."""
        return web.get("/healthz", self._alive), web.get("/readyz", self._ready)

    async def _alive(self, _: web.Request) -> web.Response:
        """An answer is the proof."""
        return web.json_response({"alive": True})

    async def _ready(self, _: web.Request) -> web.Response:
        reasons = [reason for reason in (self._telegram(), await self._database()) if reason]
        return web.json_response({"ready": not reasons, "reasons": reasons}, status=503 if reasons else 200)

    def _telegram(self) -> str:
        try:
            return "" if self._bot.bot else "telegram: not reached yet"
        except RuntimeError:  # of a bot that does not know itself yet
            return "telegram: not reached yet"

    async def _database(self) -> str:
        try:
            async with asyncio.timeout(PATIENCE), self._db.read() as conn:
                await conn.execute(text("SELECT 1"))
        except TimeoutError:
            return f"database: no answer within {PATIENCE:g} s"
        except StorageError as error:
            return f"database: {error}"
        return ""
