"""`briefje run` as readers and operators meet it: a real process, real HTTP, a strict Telegram."""

import json
import signal
from dataclasses import replace

import pytest
from telegram import Bot

from tests.botapi import BotApiDouble, Button, Chat, Keyboard, faults

from .conftest import Briefje, on_both

pytestmark = on_both

SLUICE = {
    "id": "sluis-1",
    "title": "Sluis bij Merwekust <dicht> & gestremd",
    "text": "De sluis bij Merwekust is dicht. Dat meldt Rijkswaterstaat.\n\nSchepen varen om via het kanaal.",
    "publisher": "De Dijkbode",
    "url": "https://dijkbode.example/sluis",
}


def lines(count: int) -> str:
    """So many different articles as JSON lines, the first about the sluice, the others about Kyiv."""
    towns = ("Alkmaar", "Breda", "Culemborg", "Delft", "Elst", "Franeker", "Goes", "Heerlen", "IJlst", "Joure")
    others = [
        {
            "id": f"kyiv-{number}",
            "title": f"{towns[number % 10]} stuurt {number + 3} generatoren naar Kyiv",
            "text": f"{towns[number % 10]} stuurt {number + 3} generatoren naar Kyiv. Dat zegt de wethouder.",
            "publisher": "Het Avondspoor",
        }
        for number in range(count - 1)
    ]
    return "\n".join(json.dumps(one) for one in [SLUICE, *others])


@pytest.fixture
async def stocked(briefje: Briefje) -> Briefje:
    """A bot with twelve articles."""
    status, _, errors = await briefje.command("ingest", "-", said=lines(12))
    assert status == 0, errors
    return briefje


async def test_a_reader_asks_and_is_answered(stocked: Briefje, api: BotApiDouble, reader: Chat):
    """Greeting, latest news with pages, a topic, help: in Dutch, each as one message with what belongs to it."""
    await stocked.starts(api)
    api.says(reader, "/start")
    await api.until(lambda: len(api.messages(reader)) == 1)
    assert "Dag Noor!" in api.messages(reader)[-1].text

    api.says(reader, "/laatste 5")
    await api.until(lambda: len(api.messages(reader)) == 2)
    page = api.messages(reader)[-1]
    assert page.text.count(" · ") >= 5
    press = api.presses(reader, page, "Verder ›")
    await api.until(lambda: api.answer(press) and api.messages(reader)[-1].edits == 1)
    assert api.messages(reader)[-1].text != page.text

    api.says(reader, "/onderwerp sluis")
    await api.until(lambda: len(api.messages(reader)) == 3)
    found = api.messages(reader)[-1]
    assert "Sluis bij Merwekust <dicht> & gestremd" in found.text
    assert "De sluis bij Merwekust is dicht." in found.text
    assert [entity.url for entity in found.content.entities if entity.url] == [SLUICE["url"]]
    assert not [call for call in api.calls if call.outcome not in ("ok", "waiting")]


async def test_telegram_knows_the_commands_in_both_languages(briefje: Briefje, api: BotApiDouble):
    """The menu is set at the start: Dutch words for Dutch clients, English for English ones."""
    await briefje.starts(api)
    await api.until(lambda: len([call for call in api.calls_of("setMyCommands") if call.ok]) == 3)
    menus = {
        call.params.get("language_code", ""): str(call.params["commands"]) for call in api.calls_of("setMyCommands")
    }
    assert "onderwerp" in menus["nl"]
    assert "Nieuws over een onderwerp" in menus[""]
    assert "The latest news" in menus["en"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_it_stops_when_asked(briefje: Briefje, api: BotApiDouble, number: signal.Signals):
    """A stop takes less than five seconds, also while a poll waits, and is no failure."""
    await briefje.starts(api)
    assert await briefje.stops(number) == 0


async def test_commands_survive_a_kill(stocked: Briefje, api: BotApiDouble):
    """Fifty readers ask, the process is killed while it answers: after the next start each has an answer."""
    await stocked.starts(api)
    readers = [api.private_chat(first_name=f"Lezer {number}") for number in range(50)]
    for one in readers:
        api.says(one, "/latest")
    await api.until(lambda: len(api.calls_of("sendMessage")) >= 10)
    await stocked.stops(signal.SIGKILL)
    await stocked.starts(api)
    await api.until(lambda: all(answers(api, one) for one in readers), within=30)
    doubled = [one for one in readers if len(answers(api, one)) > 1]
    # What was sent and not yet noted when the kill came: at most what was under way at once.
    assert len(doubled) <= len(readers) - 10


def answers(api: BotApiDouble, reader: Chat) -> list[str]:
    """What the bot said to the reader."""
    return [message.text for message in api.messages(reader)]


async def test_a_second_instance_is_reported_and_waited_out(briefje: Briefje, api: BotApiDouble, reader: Chat):
    """A 409 is said once in the log; when the other has gone, readers are answered."""
    injected = api.inject(faults.conflict(), method="getUpdates", times=2)
    await briefje.starts(api)
    await api.until(lambda: injected.used == 2)
    api.says(reader, "/help")
    await api.until(lambda: answers(api, reader))
    assert briefje.log.read_text().count("another_instance_is_polling") >= 1
    assert "Traceback" not in briefje.log.read_text()


async def test_a_webhook_that_was_left_behind_is_removed(briefje: Briefje, api: BotApiDouble, reader: Chat):
    """A bot that ran by webhook before is polled without anybody's help."""
    async with Bot(api.token, base_url=api.base_url) as other:
        await other.set_webhook("https://briefje.example/hook")
    await briefje.starts(api)
    api.says(reader, "/help")
    await api.until(lambda: answers(api, reader))
    assert "webhook_is_set" in briefje.log.read_text()


async def test_a_refused_token_ends_the_start_with_one_line(briefje: Briefje, api: BotApiDouble):
    """The operator reads which setting is wrong; the token itself is nowhere."""
    briefje.settings["TELEGRAM_BOT_TOKEN"] = "1000002:" + "another-token_0123456789abcdefghijk"
    status, out, errors = await briefje.command("run")
    assert (status, out) == (1, "")
    assert "TELEGRAM_BOT_TOKEN" in errors
    assert "another-token" not in errors
    assert "Traceback" not in errors


async def test_a_missing_token_is_wrong_use(briefje: Briefje):
    """Exit status 2 and what to do."""
    del briefje.settings["TELEGRAM_BOT_TOKEN"]
    status, _, errors = await briefje.command("run")
    assert status == 2
    assert "TELEGRAM_BOT_TOKEN" in errors
    assert "BotFather" in errors


async def test_an_unreachable_telegram_is_waited_for(briefje: Briefje, api: BotApiDouble, reader: Chat):
    """Down at the start, down in the middle: the bot goes on when Telegram comes back."""
    api.inject(faults.bad_gateway(), method="getMe", times=2)
    await briefje.starts(api)
    await api.goes_down()
    await api.comes_back()
    api.says(reader, "/help")
    await api.until(lambda: answers(api, reader), within=30)


async def test_a_429_is_waited_out_and_nobody_else_waits(briefje: Briefje, api: BotApiDouble, reader: Chat):
    """The reader whom Telegram holds back gets the answer later, the other one at once."""
    other = api.private_chat(first_name="Sem")
    api.inject(faults.too_many_requests(1), method="sendMessage", chat=reader, times=1)
    await briefje.starts(api)
    api.says(reader, "/help")
    api.says(other, "/help")
    await api.until(lambda: answers(api, reader) and answers(api, other))
    sent = [call.params["chat_id"] for call in api.calls_of("sendMessage") if call.ok]
    assert [int(chat) for chat in sent] == [other.id, reader.id]


async def test_a_group_that_moves_is_answered_where_it_went(briefje: Briefje, api: BotApiDouble):
    """A group that becomes a supergroup gets the answer under its new id."""
    noor = api.private_chat("Noor")
    group = api.group("Buurt", admins=[noor], supergroup=False)
    api.says(group, "/help@briefje_bot", by=noor)
    moved = api.migrates(group)
    await briefje.starts(api)
    await api.until(lambda: answers(api, moved))
    assert answers(api, group) == []


async def test_the_token_is_never_logged(stocked: Briefje, api: BotApiDouble, reader: Chat):
    """Not by us, not by the libraries, not when something goes wrong."""
    api.inject(faults.bad_gateway(), times=3)
    await stocked.starts(api)
    api.says(reader, "/latest")
    await api.until(lambda: answers(api, reader))
    await stocked.stops()
    secret = api.token.split(":")[1]
    assert secret not in stocked.log.read_text()


async def test_an_old_button_is_answered_kindly(stocked: Briefje, api: BotApiDouble, reader: Chat):
    """A button of an earlier version says that it no longer works, and what to do."""
    await stocked.starts(api)
    api.says(reader, "/latest 5")
    await api.until(lambda: answers(api, reader))
    message = api.messages(reader)[-1]
    older = replace(message, keyboard=Keyboard(((Button("Volgende", callback_data="volgende-pagina"),),)))
    press = api.presses(reader, older, 0)
    await api.until(lambda: api.answer(press))
    given = api.answer(press)
    assert given is not None
    assert "Deze knop werkt niet meer" in (given.text or "")
