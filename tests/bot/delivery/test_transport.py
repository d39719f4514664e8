"""The request object over aiohttp: what python-telegram-bot is told, and that the token is never in it."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot
from telegram.error import NetworkError, TimedOut

from bot.delivery.outcome import NotSentError
from bot.delivery.transport import DeliveryRequest
from tests.bot.delivery.client import delivering_bot
from tests.botapi import BotApiDouble, Chat, faults

TOKEN = "1000001:double-of-the-bot-api_0123456789abcd"


@pytest.fixture
async def api() -> AsyncIterator[BotApiDouble]:
    """A strict Bot API on this machine."""
    async with BotApiDouble(token=TOKEN) as double:
        yield double


@pytest.fixture
async def bot(api: BotApiDouble) -> AsyncIterator[Bot]:
    """A client over this transport."""
    async with delivering_bot(api.token, api.url) as client:
        yield client


@pytest.fixture
def reader(api: BotApiDouble) -> Chat:
    """A reader."""
    return api.private_chat("Noor")


async def test_text_arrives_as_it_was_written(api: BotApiDouble, bot: Bot, reader: Chat):
    """Every script, and what a form has to escape."""
    text = "Een + één & 100 % = 😀 \u202b שלום\u202c #'\"<>\n\nklaar"
    await bot.send_message(reader.id, text)
    assert [message.text for message in api.messages(reader)] == [text]


async def test_a_file_arrives_byte_for_byte(api: BotApiDouble, bot: Bot, reader: Chat):
    """With a caption beside it."""
    content = bytes(range(256)) * 40
    await bot.send_document(reader.id, content, "Alles wat Briefje van je heeft", filename="briefje.bin")
    [message] = api.messages(reader)
    assert message.attachment is not None
    assert message.attachment.file is not None
    assert (message.attachment.file.content, message.attachment.file.file_name) == (content, "briefje.bin")
    assert message.text == "Alles wat Briefje van je heeft"


@pytest.mark.parametrize("fault", [faults.cut_before(), faults.cut_after()])
async def test_a_broken_connection_may_have_delivered(api: BotApiDouble, bot: Bot, reader: Chat, fault: faults.Fault):
    """And the next request has a connection again."""
    api.inject(fault)
    with pytest.raises(NetworkError) as broken:
        await bot.send_message(reader.id, "een")
    assert not isinstance(broken.value, NotSentError)
    await bot.send_message(reader.id, "twee")
    assert api.messages(reader)[-1].text == "twee"


async def test_a_closed_door_has_delivered_nothing(api: BotApiDouble, bot: Bot, reader: Chat):
    """No connection, no message: it is safe to try again."""
    await api.goes_down()
    with pytest.raises(NotSentError) as refused:
        await bot.send_message(reader.id, "een")
    assert TOKEN not in str(refused.value)
    await api.comes_back()
    await bot.send_message(reader.id, "twee")


async def test_no_answer_in_time_is_a_time_out(api: BotApiDouble, bot: Bot, reader: Chat):
    """After as long as the caller has asked for, and without the address, in which the token stands."""
    api.inject(faults.stalled())
    with pytest.raises(TimedOut) as late:
        await bot.send_message(reader.id, "een", read_timeout=0.05)
    assert TOKEN not in str(late.value)


async def test_a_request_object_has_to_be_opened(api: BotApiDouble):
    """And can be opened again after it was closed."""
    request = DeliveryRequest()
    await request.shutdown()
    with pytest.raises(RuntimeError):
        await request.do_request(f"{api.base_url}{TOKEN}/getMe", "POST")
    for _ in range(2):
        await request.initialize()
        await request.initialize()
        status, body = await request.do_request(f"{api.base_url}{TOKEN}/getMe", "POST")
        assert (status, b"briefje_bot" in body) == (200, True)
        await request.shutdown()
