"""Each fault that can be injected, seen by a bare client and by python-telegram-bot."""

import asyncio

import aiohttp
import pytest
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter

from tests.botapi import BotApiDouble, Chat, faults
from tests.botapi.faults import Fault

from .clock import Clock
from .raw_client import RawClient


@pytest.mark.parametrize(
    "fault,body",
    [
        (
            faults.too_many_requests(7),
            {
                "ok": False,
                "error_code": 429,
                "description": "Too Many Requests: retry after 7",
                "parameters": {"retry_after": 7},
            },
        ),
        (faults.blocked(), {"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"}),
        (faults.deactivated(), {"ok": False, "error_code": 403, "description": "Forbidden: user is deactivated"}),
        (
            faults.kicked(),
            {"ok": False, "error_code": 403, "description": "Forbidden: bot was kicked from the supergroup chat"},
        ),
        (
            faults.migrated(-1001),
            {
                "ok": False,
                "error_code": 400,
                "description": "Bad Request: group chat was upgraded to a supergroup chat",
                "parameters": {"migrate_to_chat_id": -1001},
            },
        ),
        (faults.unauthorized(), {"ok": False, "error_code": 401, "description": "Unauthorized"}),
        (faults.not_found(), {"ok": False, "error_code": 404, "description": "Not Found"}),
    ],
)
async def test_an_injected_refusal_is_answered_once(
    api: BotApiDouble, raw: RawClient, reader: Chat, fault: Fault, body: dict[str, object]
) -> None:
    """The request is not carried out; the next one is."""
    api.inject(fault)
    refused = await raw.post("sendMessage", chat_id=reader.id, text="een")
    accepted = await raw.post("sendMessage", chat_id=reader.id, text="twee")
    assert (refused.status, refused.body) == (body["error_code"], body)
    assert accepted.status == 200
    assert [message.text for message in api.messages(reader)] == ["twee"]


@pytest.mark.parametrize(
    "fault,error",
    [
        (faults.too_many_requests(7), RetryAfter),
        (faults.blocked(), Forbidden),
        (faults.migrated(-1001), ChatMigrated),
        (faults.conflict(), Conflict),
        (faults.unauthorized(), InvalidToken),
        (faults.not_found(), InvalidToken),
        (faults.bad_gateway(), NetworkError),
        (faults.cut_before(), NetworkError),
        (faults.cut_after(), NetworkError),
    ],
)
async def test_python_telegram_bot_raises_its_error(
    api: BotApiDouble,
    bot: Bot,
    reader: Chat,
    fault: Fault,
    error: type[Exception],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each fault is the error that the bot will have to live with."""
    # Without it the constructor of RetryAfter warns, and a warning is an error here.
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    api.inject(fault, method="sendMessage")
    with pytest.raises(error):
        await bot.send_message(reader.id, "een")


async def test_a_proxy_answers_with_a_page(api: BotApiDouble, reader: Chat) -> None:
    """Status 502, and a body that is HTML."""
    api.inject(faults.bad_gateway())
    async with aiohttp.ClientSession() as session, session.post(f"{api.base_url}{api.token}/getMe") as response:
        assert (response.status, response.content_type) == (502, "text/html")
        assert "502 Bad Gateway" in await response.text()


async def test_a_fault_meets_only_the_requests_it_names(api: BotApiDouble, raw: RawClient, reader: Chat) -> None:
    """A method, a chat, or both."""
    other = api.private_chat("Sam")
    injection = api.inject(faults.blocked(), method="sendMessage", chat=reader, times=None)
    assert (await raw.post("sendMessage", chat_id=other.id, text="x")).status == 200
    assert (await raw.post("sendChatAction", chat_id=reader.id, action="typing")).status == 200
    assert (await raw.form("sendMessage", chat_id=str(reader.id), text="x")).status == 403
    assert injection.used == 1


async def test_a_fault_lasts_as_often_as_asked_or_until_removed(
    api: BotApiDouble, raw: RawClient, reader: Chat
) -> None:
    """Two times are two times; None is always."""
    api.inject(faults.blocked(), times=2)
    statuses = [(await raw.post("sendMessage", chat_id=reader.id, text="x")).status for _ in range(3)]
    assert statuses == [403, 403, 200]
    always = api.inject(faults.blocked(), times=None)
    statuses = [(await raw.post("sendMessage", chat_id=reader.id, text="x")).status for _ in range(5)]
    assert statuses == [403] * 5
    always.remove()
    assert (await raw.post("sendMessage", chat_id=reader.id, text="x")).status == 200


async def test_a_ban_counts_down_and_ends(clock: Clock, timed_api: BotApiDouble, timed_raw: RawClient) -> None:
    """Of one chat or of the whole bot; `retry_after` is what is left."""
    noor, sam = timed_api.private_chat("Noor"), timed_api.private_chat("Sam")
    timed_api.bans(30, chat=noor)
    assert (await timed_raw.post("sendMessage", chat_id=sam.id, text="x")).status == 200
    clock.passes(20)
    refused = await timed_raw.post("sendMessage", chat_id=noor.id, text="x")
    assert refused.body["parameters"] == {"retry_after": 10}
    clock.passes(10)
    assert (await timed_raw.post("sendMessage", chat_id=noor.id, text="x")).status == 200
    timed_api.bans(5)
    assert (await timed_raw.post("sendMessage", chat_id=sam.id, text="x")).status == 429


@pytest.mark.parametrize("fault,texts", [(faults.cut_before(), []), (faults.cut_after(), ["een"])])
async def test_a_cut_connection_may_hide_a_delivery(
    api: BotApiDouble, raw: RawClient, reader: Chat, fault: Fault, texts: list[str]
) -> None:
    """The client sees the same; the reader does not."""
    api.inject(fault)
    with pytest.raises(aiohttp.ClientError):
        await raw.post("sendMessage", chat_id=reader.id, text="een")
    assert [message.text for message in api.messages(reader)] == texts
    assert api.calls[-1].outcome == ("cut after" if texts else "cut before")


@pytest.mark.parametrize("carried_out", [False, True])
async def test_a_stalled_request_is_answered_when_released(
    api: BotApiDouble, raw: RawClient, reader: Chat, carried_out: bool
) -> None:
    """It may have been carried out long before the answer; other requests go on meanwhile."""
    stall = api.inject(faults.stalled(carried_out=carried_out), method="sendMessage")
    sending = asyncio.create_task(raw.post("sendMessage", chat_id=reader.id, text="een"))
    await api.until(lambda: api.calls and api.calls[-1].outcome == "stalled")
    assert (await raw.post("getMe")).status == 200
    assert len(api.messages(reader)) == int(carried_out)
    stall.release()
    assert (await sending).message["text"] == "een"
    assert len(api.messages(reader)) == 1


async def test_a_stalled_request_that_is_given_up_is_not_carried_out(
    api: BotApiDouble, raw: RawClient, reader: Chat
) -> None:
    """The client leaves; what it asked for does not happen."""
    stall = api.inject(faults.stalled())
    sending = asyncio.create_task(raw.post("sendMessage", chat_id=reader.id, text="een"))
    await api.until(lambda: api.calls and api.calls[-1].outcome == "stalled")
    sending.cancel()
    await api.until(lambda: api.calls[-1].outcome == "stalled, client gone")
    stall.release()
    assert (await raw.post("getMe")).status == 200
    assert api.messages(reader) == []


async def test_closing_cuts_what_is_stalled(reader: Chat) -> None:
    """A test need not release it."""
    async with aiohttp.ClientSession() as session:
        async with BotApiDouble() as api:
            chat = api.private_chat()
            api.inject(faults.stalled())
            client = RawClient(session, f"{api.base_url}{api.token}")
            sending = asyncio.create_task(client.post("sendMessage", chat_id=chat.id, text="een"))
            await api.until(lambda: api.calls and api.calls[-1].outcome == "stalled")
        with pytest.raises(aiohttp.ClientError):
            await sending
        assert api.messages(chat) == []


async def test_telegram_may_go_away_and_come_back(api: BotApiDouble, bot: Bot, reader: Chat) -> None:
    """At the same address, and with everything that it knew."""
    api.says(reader, "hallo")
    await api.goes_down()
    with pytest.raises(NetworkError):
        await bot.send_message(reader.id, "een")
    await api.comes_back()
    assert (await bot.send_message(reader.id, "twee")).message_id == 2


async def test_an_unreachable_chat_refuses_every_message(api: BotApiDouble, bot: Bot, reader: Chat) -> None:
    """Blocked, deactivated, thrown out or migrated, in Telegram's words."""
    group, old = api.group(admins=[reader]), api.group(admins=[reader], supergroup=False)
    new = api.migrates(old)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(old.id, "x")
    assert moved.value.new_chat_id == new.id
    assert (await bot.send_message(new.id, "x")).chat.id == new.id
    api.removes_bot(group, by=reader)
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(group.id, "x")
    api.blocks(reader)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(reader.id, "x")
    api.unblocks(reader)
    assert (await bot.send_message(reader.id, "x")).text == "x"
    api.deactivates(reader)
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_chat_action(reader.id, "typing")


async def test_a_refusal_says_bad_request_to_python_telegram_bot(bot: Bot) -> None:
    """It writes the first letter as a capital; compare in lower case."""
    with pytest.raises(BadRequest) as refused:
        await bot.send_message(12, "x")
    assert refused.value.message == "Chat not found"
