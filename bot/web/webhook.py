"""Telegram's webhook: updates come in by POST, and are kept before they are answered 200.

Any number of processes may stand behind one address. Telegram gives an update again until it is answered 200, maybe to
another of them: what is kept already is not handled again, and what one of them received and left is taken up by the
others (`storage.inbox.take_late`).
"""

import asyncio
import hmac
import json
from collections.abc import Iterable
from hashlib import sha256
from urllib.parse import urlsplit

import structlog
from aiohttp import web
from telegram import Bot, Update
from telegram.error import InvalidToken, TelegramError

from bot.polling import KINDS, Trouble
from bot.reception import Reception
from storage.errors import StorageError

log = structlog.get_logger()

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - its name, Bot API setWebhook
MOST_CONNECTIONS = 40
"""Requests that Telegram sends side by side (Bot API, setWebhook: 1-100)."""

LOOK_EVERY = 5.0
"""Seconds between two looks for what was left by another process."""


def secret_of(token: str, given: str | None) -> str:
    """What Telegram sends along: the secret of the settings, else one that only who knows the token can make."""
    return given or hmac.new(token.encode(), b"briefje webhook", sha256).hexdigest()


class Webhook:
    """Receives what Telegram posts to the path of this address with this secret."""

    def __init__(self, bot: Bot, reception: Reception, url: str, secret: str) -> None:
        self._bot = bot
        self._reception = reception
        self._url = url
        self._secret = secret
        self._is_open = False

    def routes(self) -> Iterable[web.RouteDef]:
        """The one route, at the path of the address: a proxy passes it on as it is."""
        return (web.post(urlsplit(self._url).path or "/", self._posted),)

    async def run(self) -> None:
        """Tell Telegram where to post, then take up what others leave behind, until cancelled."""
        self._is_open = True
        await self._announce()
        while True:
            try:
                late = await self._reception.adopt()
                if late:
                    log.warning("updates_taken_up", count=late)
            except StorageError as error:
                log.warning("inbox_not_read", reason=str(error))
            await asyncio.sleep(LOOK_EVERY)

    async def _announce(self) -> None:
        trouble = Trouble()
        while True:
            try:
                await self._bot.set_webhook(
                    self._url,
                    secret_token=self._secret,
                    allowed_updates=KINDS,
                    max_connections=MOST_CONNECTIONS,
                )
            except InvalidToken:
                raise
            except TelegramError as error:
                await asyncio.sleep(trouble.begins(error))
                continue
            trouble.ends()
            log.info("webhook_set", host=urlsplit(self._url).hostname)
            return

    async def _posted(self, request: web.Request) -> web.Response:
        """200 once the update is kept; anything else and Telegram posts it again."""
        if not hmac.compare_digest(request.headers.get(SECRET_HEADER, "").encode(), self._secret.encode()):
            return web.Response(status=403)
        if not self._is_open:  # the bot does not know its own name yet
            return web.Response(status=503)
        try:
            update = Update.de_json(json.loads(await request.read()), self._bot)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return web.Response(status=400)
        try:
            await self._reception.receive([update])
        except StorageError as error:
            log.warning("update_not_kept", update_id=update.update_id, reason=str(error))
            return web.Response(status=503)
        return web.Response()
