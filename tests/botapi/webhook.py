"""Posts updates to the bot's webhook, in order and again after a failure."""

import asyncio
import json
from typing import Final

import aiohttp

from .pulse import Pulse
from .records import Json, Webhook
from .world import World

SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
_FIRST_PAUSE: Final = 0.05
_LONGEST_PAUSE: Final = 5.0


class WebhookPoster:
    """Runs beside the server; an update is confirmed by a 2xx answer."""

    def __init__(self, world: World, changes: Pulse) -> None:
        """`changes` rings on every new update and on setWebhook."""
        self._world = world
        self._changes = changes

    async def run(self) -> None:
        """Post until cancelled."""
        pause = _FIRST_PAUSE
        async with aiohttp.ClientSession() as session:
            while True:
                webhook = self._world.webhook
                if webhook is None or not len(self._world.updates):
                    await self._changes.next()
                elif await self._delivers(session, webhook):
                    pause = _FIRST_PAUSE
                else:
                    await asyncio.sleep(pause)
                    pause = min(2 * pause, _LONGEST_PAUSE)

    async def _delivers(self, session: aiohttp.ClientSession, webhook: Webhook) -> bool:
        update = self._world.updates.first(1)[0]
        error = await _post(session, webhook, update)
        if error:
            self._world.webhook_error = {"last_error_date": int(self._world.date()), "last_error_message": error}
        else:
            self._world.updates.confirm(int(str(update["update_id"])) + 1)
        self._changes.ring()
        return not error


async def _post(session: aiohttp.ClientSession, webhook: Webhook, update: Json) -> str:
    """Why the update was not taken; empty where it was."""
    headers = {"Content-Type": "application/json"}
    if webhook.secret_token:
        headers[SECRET_HEADER] = webhook.secret_token
    try:
        async with session.post(webhook.url, data=json.dumps(update), headers=headers, ssl=False) as response:
            return "" if response.ok else f"Wrong response from the webhook: {response.status} {response.reason}"
    except (aiohttp.ClientError, TimeoutError) as error:
        return f"{type(error).__name__}: {error}"
