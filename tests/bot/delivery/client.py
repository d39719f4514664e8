"""A client of the Bot API over the transport of deliveries."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Bot

from bot.delivery.transport import DeliveryRequest


@asynccontextmanager
async def delivering_bot(token: str, api_url: str) -> AsyncIterator[Bot]:
    """With connections of its own; it asks Telegram nothing by itself."""
    async with DeliveryRequest() as request:
        yield Bot(token, base_url=f"{api_url}/bot", request=request, get_updates_request=request)
