"""The bot behind a webhook, and what it answers over HTTP: real processes, real requests."""

import signal
import socket
from collections.abc import AsyncIterator, Callable
from io import BytesIO
from pathlib import Path

import aiohttp
import pytest

from tests.botapi import BotApiDouble, Chat, faults
from tests.storage.conftest import new_postgresql

from .conftest import Briefje

__all__ = ["new_postgresql"]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
def port() -> int:
    """Where the bot is to be reached."""
    return free_port()


@pytest.fixture
async def hooked(briefje: Briefje, port: int) -> Briefje:
    """The command line with a webhook on that port."""
    briefje.settings |= {"WEBHOOK_URL": f"http://127.0.0.1:{port}/post/telegram", "HTTP_PORT": str(port)}
    return briefje


async def opened(briefje: Briefje, api: BotApiDouble) -> None:
    """Start the bot and wait until Telegram knows its address."""
    await briefje.begins()
    await api.until(lambda: api.world.webhook is not None, within=30)


async def test_a_reader_is_answered_through_the_webhook(hooked: Briefje, api: BotApiDouble, reader: Chat):
    """What Telegram posts is answered as what is polled, and stopping leaves nothing undone."""
    await opened(hooked, api)
    api.says(reader, "/start")
    await api.until(lambda: len(api.messages(reader)) == 1)
    assert "Dag Noor!" in api.messages(reader)[-1].text
    assert not api.is_polled
    assert await hooked.stops() == 0


async def test_only_telegram_may_post(hooked: Briefje, api: BotApiDouble, reader: Chat, port: int):
    """Without the secret, or with another one, nothing is taken; what is no update is not asked for again."""
    hooked.settings["WEBHOOK_SECRET"] = "geheim-van-de-dijk"
    await opened(hooked, api)
    assert api.world.webhook is not None
    assert api.world.webhook.secret_token == "geheim-van-de-dijk"
    forged = {"update_id": 5, "message": {"message_id": 1, "date": 1, "chat": {"id": reader.id, "type": "private"}}}
    address = f"http://127.0.0.1:{port}/post/telegram"
    right = {"X-Telegram-Bot-Api-Secret-Token": "geheim-van-de-dijk"}
    async with aiohttp.ClientSession() as session:

        async def posted(headers: dict[str, str], **body: object) -> int:
            async with session.post(address, headers=headers, **body) as response:
                return response.status

        assert await posted({}, json=forged) == 403
        assert await posted({"X-Telegram-Bot-Api-Secret-Token": "geraden"}, json=forged) == 403
        assert await posted(right, data=b"\x00 geen JSON") == 400
        assert await posted(right, json=[1, 2]) == 400
        assert await posted(right, data=BytesIO(b"x" * 2_000_000)) == 413
        assert await posted(right, json={"update_id": 6}) == 200
    assert await hooked.stops() == 0
    assert "geheim-van-de-dijk" not in hooked.log.read_text()


async def test_health_tells_what_is_wrong(hooked: Briefje, api: BotApiDouble, port: int):
    """Alive and ready with figures that hold no token; alive and not ready while Telegram cannot be reached."""
    await opened(hooked, api)
    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session:
        async with session.get("/healthz") as response:
            assert (response.status, await response.json()) == (200, {"alive": True})
        async with session.get("/readyz") as response:
            assert (response.status, await response.json()) == (200, {"ready": True, "reasons": []})
        async with session.get("/metrics") as response:
            figures = await response.text()
    assert 'briefje_outbox_messages{state="queued"} 0.0' in figures
    assert "process_resident_memory_bytes" in figures
    assert api.token not in figures
    assert await hooked.stops() == 0

    api.inject(faults.bad_gateway(), method="getMe", times=None)
    asked = len(api.calls)
    await hooked.begins()
    await api.until(lambda: len(api.calls) > asked, within=30)
    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session, session.get("/readyz") as response:
        assert response.status == 503
        assert await response.json() == {"ready": False, "reasons": ["telegram: not reached yet"]}


async def test_what_an_operator_got_wrong_is_said(briefje: Briefje, port: int):
    """A webhook without a port, a port that is taken, a secret that Telegram would refuse."""
    briefje.settings["WEBHOOK_URL"] = "https://bot.voorbeeld.example/post"
    status, _, errors = await briefje.command("run")
    assert (status, errors.startswith("briefje: HTTP_PORT: needed")) == (2, True)
    briefje.settings |= {"HTTP_PORT": str(port), "WEBHOOK_SECRET": "met spatie"}
    status, _, errors = await briefje.command("run")
    assert (status, "met spatie" in errors, "WEBHOOK_SECRET" in errors) == (2, False, True)
    briefje.settings["WEBHOOK_SECRET"] = ""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        status, _, errors = await briefje.command("run")
    assert status == 1
    assert f"HTTP_PORT: cannot listen on 127.0.0.1:{port}" in errors


@pytest.fixture
async def replicas(
    api: BotApiDouble, tmp_path: Path, new_postgresql: Callable[[], str]
) -> AsyncIterator[tuple[Briefje, Briefje]]:
    """Two processes on one PostgreSQL, each with a port of its own."""
    url = new_postgresql()
    both = []
    for name in ("een", "twee"):
        (tmp_path / name).mkdir()
        port = free_port()
        both.append(
            Briefje(
                tmp_path / name,
                TELEGRAM_BOT_TOKEN=api.token,
                TELEGRAM_API_URL=api.url,
                DATABASE_URL=url,
                HTTP_PORT=str(port),
                WEBHOOK_URL=f"http://127.0.0.1:{port}/",
            )
        )
    yield both[0], both[1]
    for one in both:
        await one.ends()


async def test_replicas_answer_each_update_once(replicas: tuple[Briefje, Briefje], api: BotApiDouble, reader: Chat):
    """What is posted to both is answered by one; when one is killed the other goes on and takes over sending."""
    first, second = replicas
    await first.begins()
    await api.until(lambda: api.world.webhook is not None, within=30)
    here = api.world.webhook
    await second.begins()
    await api.until(lambda: api.world.webhook != here, within=30)
    assert here is not None
    there = api.world.webhook
    assert there is not None

    api.world.webhook = None  # now they are given every update by hand, both of them
    async with aiohttp.ClientSession() as session:
        for number, text in enumerate(("/start", "/hulp", "/laatste", "/tijden"), 900):
            message = {
                "message_id": number,
                "date": 1_760_000_000,
                "text": text,
                "entities": [{"type": "bot_command", "offset": 0, "length": len(text)}],
                "chat": {"id": reader.id, "type": "private", "first_name": "Noor"},
                "from": {"id": reader.id, "is_bot": False, "first_name": "Noor", "language_code": "nl"},
            }
            for hook in (here, there):
                headers = {"X-Telegram-Bot-Api-Secret-Token": hook.secret_token}
                body = {"update_id": number, "message": message}
                async with session.post(hook.url, json=body, headers=headers) as response:
                    assert response.status == 200
            await api.until(lambda: len(api.messages(reader)) == number - 899, within=20)  # noqa: B023 - awaited here
    first.process.send_signal(signal.SIGKILL)  # type: ignore[union-attr]  # it was started above
    api.world.webhook = there
    api.says(reader, "/hulp")
    await api.until(lambda: len(api.messages(reader)) == 5, within=30)
    assert await second.stops() == 0
