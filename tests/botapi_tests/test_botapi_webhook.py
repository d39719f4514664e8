"""Webhooks: updates are posted, in order, with the secret, and again after a failure."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from aiohttp import web

from tests.botapi import BotApiDouble, Chat
from tests.botapi.webhook import SECRET_HEADER

from .raw_client import RawClient


@dataclass
class Receiver:
    """A bot's own web server, which fails as often as it is told to."""

    url: str = ""
    failures: int = 0
    secrets: list[str | None] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    async def receive(self, request: web.BaseRequest) -> web.Response:
        """Take one update."""
        body = await request.json()
        self.secrets.append(request.headers.get(SECRET_HEADER))
        if self.failures:
            self.failures -= 1
            return web.Response(status=500)
        self.texts.append(body["message"]["text"])
        return web.Response()


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    """A receiver that listens on this machine."""
    one = Receiver()
    runner = web.ServerRunner(web.Server(one.receive), shutdown_timeout=1.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    one.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield one
    await runner.cleanup()


async def test_updates_are_posted_with_the_secret(
    api: BotApiDouble, raw: RawClient, reader: Chat, receiver: Receiver
) -> None:
    """Those that waited before, too, and in order; a 2xx confirms them."""
    api.says(reader, "een")
    await raw.post("setWebhook", url=receiver.url, secret_token="geheim_1")
    api.says(reader, "twee")
    await api.until(lambda: api.unconfirmed == 0)
    assert receiver.texts == ["een", "twee"]
    assert receiver.secrets == ["geheim_1", "geheim_1"]


async def test_no_secret_means_no_header(api: BotApiDouble, raw: RawClient, reader: Chat, receiver: Receiver) -> None:
    """The header is there only where a secret was set."""
    await raw.post("setWebhook", url=receiver.url)
    api.says(reader, "een")
    await api.until(lambda: api.unconfirmed == 0)
    assert receiver.secrets == [None]


async def test_a_failed_post_is_tried_again(
    api: BotApiDouble, raw: RawClient, reader: Chat, receiver: Receiver
) -> None:
    """Until it is taken; getWebhookInfo tells the failure."""
    receiver.failures = 2
    await raw.post("setWebhook", url=receiver.url)
    api.says(reader, "een")
    await api.until(lambda: api.unconfirmed == 0)
    assert (receiver.texts, len(receiver.secrets)) == (["een"], 3)
    info = (await raw.post("getWebhookInfo")).message
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"


async def test_a_receiver_that_is_away_loses_nothing(api: BotApiDouble, raw: RawClient, reader: Chat) -> None:
    """Nothing listens there; the update waits."""
    await raw.post("setWebhook", url="http://127.0.0.1:9/hook")
    api.says(reader, "een")
    await api.until(lambda: api.world.webhook_error)
    assert (await raw.post("getWebhookInfo")).message["pending_update_count"] == 1


@pytest.mark.parametrize(
    "url,secret,reason",
    [
        ("http://briefje.example/hook", "", "bad webhook: An HTTPS URL must be provided for webhook"),
        ("briefje", "", "bad webhook: An HTTPS URL must be provided for webhook"),
        ("https://briefje.example/hook", "met spatie", "secret token contains unallowed characters"),
        ("https://briefje.example/hook", "a" * 257, "secret token contains unallowed characters"),
    ],
)
async def test_a_wrong_webhook_is_refused(raw: RawClient, url: str, secret: str, reason: str) -> None:
    """Only HTTPS (or this machine), and a secret of letters, digits, _ and -."""
    refused = await raw.post("setWebhook", url=url, secret_token=secret)
    accepted = await raw.post("setWebhook", url="https://briefje.example/hook", secret_token="a" * 256)
    assert (refused.status, refused.description) == (400, f"Bad Request: {reason}")
    assert accepted.result is True


async def test_an_empty_url_deletes_the_webhook(api: BotApiDouble, raw: RawClient, reader: Chat) -> None:
    """And may drop what waits; the allowed updates given with a webhook count."""
    await raw.post("setWebhook", url="https://briefje.invalid/hook", allowed_updates=["message"])
    api.says(reader, "een")
    api.blocks(reader)
    assert api.unconfirmed == 1
    await raw.post("setWebhook", url="", drop_pending_updates=True)
    info = (await raw.post("getWebhookInfo")).message
    assert (info["url"], info["pending_update_count"]) == ("", 0)


@pytest.mark.parametrize("method", ["logOut", "close"])
async def test_a_session_may_be_ended(raw: RawClient, method: str) -> None:
    """It changes nothing here."""
    assert (await raw.post(method)).result is True
