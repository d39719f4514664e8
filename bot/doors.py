"""The doors of the process: how updates come in, and what it answers over HTTP."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from typing import TYPE_CHECKING

import structlog
from telegram import Bot

from bot.polling import poll
from bot.reception import Reception
from bot.settings import Settings
from storage.database import Database

if TYPE_CHECKING:
    from bot.web.webhook import Webhook

log = structlog.get_logger()


class Doors:
    """Long polling, or a webhook where the settings name one; health and metrics where they name a port."""

    def __init__(self, settings: Settings, db: Database, clock: Callable[[], datetime], bot: Bot) -> None:
        self._settings = settings
        self._db = db
        self._clock = clock
        self._bot = bot
        self._webhook: Webhook | None = None

    @property
    def database_url(self) -> str:
        """Where the database is, with its password."""
        return self._settings.database_url.get_secret_value()

    @asynccontextmanager
    async def open(self, reception: Reception) -> AsyncIterator[None]:
        """Answer over HTTP meanwhile, from before Telegram is reached, so that somebody can see why it waits."""
        async with AsyncExitStack() as stack:
            if self._settings.http_port is not None:
                from bot.web.health import Health  # these cost a quarter of a second, and many need no port
                from bot.web.metrics import Metrics
                from bot.web.serving import serving

                self._webhook = self._hung(reception)
                routes = [*Health(self._db, self._bot).routes(), *Metrics(self._db, self._clock).routes()]
                routes += self._webhook.routes() if self._webhook is not None else ()
                await stack.enter_async_context(serving(routes, self._settings.http_host, self._settings.http_port))
            yield

    async def receive(self, reception: Reception) -> None:
        """Let updates in until cancelled; first of all those that an earlier process left behind."""
        if self._webhook is not None:
            log.info("started", bot=self._bot.username)
            return await self._webhook.run()
        log.info("started", bot=self._bot.username, resumed=await reception.resume())
        return await poll(self._bot, reception)

    def _hung(self, reception: Reception) -> "Webhook | None":
        if self._settings.webhook_url is None:
            return None
        from bot.web.webhook import Webhook, secret_of

        given = self._settings.webhook_secret
        secret = secret_of(self._bot.token, given.get_secret_value() if given is not None else None)
        return Webhook(self._bot, reception, self._settings.webhook_url, secret)
