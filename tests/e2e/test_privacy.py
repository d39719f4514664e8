"""What is kept of a reader: told, handed over, and gone when the reader says so. A real process, a real database."""

import json

from storage.database import Database
from tests.botapi import BotApiDouble, Chat
from tests.storage.universe import snapshot

from .conftest import Briefje, on_both
from .conversation import answer, page

pytestmark = on_both

WORD = "zwaluwstaart"
"""Something that nobody else says."""


async def where(briefje: Briefje, what: str) -> set[str]:
    """The tables in which it stands, anywhere in any row."""
    async with await Database.open(briefje.settings["DATABASE_URL"]) as db:
        return {name for name, rows in (await snapshot(db)).items() if what in repr(rows)}


async def uses_everything(api: BotApiDouble, chat: Chat, by: Chat | None = None) -> None:
    """Topics, times, settings, and words that mean nothing."""
    for said in (f"/volg {WORD}", "/tijden 7:30 en 18:00", f"/tijden {WORD}", "/tijden stil 22-7", "/briefing"):
        await answer(api, chat, said, by=by)


async def test_who_forgets_leaves_nothing(briefje: Briefje, api: BotApiDouble):
    """Not the chat's number, not a word that was typed, in no table; also not that it was confirmed."""
    noor, sem = api.private_chat("Noor"), api.private_chat("Sem")
    await briefje.starts(api)
    await answer(api, sem, "/volg Gaza")
    await uses_everything(api, noor)
    assert {"destinations", "deliveries"} <= await where(briefje, str(noor.id))
    assert await where(briefje, WORD)
    question = await answer(api, noor, "/vergeet")
    assert "Eén onderwerp, 2 vaste tijden" in question.text
    api.presses(noor, question, "Ja, wis alles")
    await api.until(lambda: "is gewist" in api.messages(noor)[-1].text)
    assert api.world.message(noor, question.message_id).keyboard is None  # type: ignore[union-attr]
    await briefje.stops()
    assert await where(briefje, str(noor.id)) == set()
    assert await where(briefje, WORD) == set()
    assert "destinations" in await where(briefje, str(sem.id))
    await briefje.starts(api)
    assert "Dag Noor" in (await answer(api, noor, "/start")).text


async def test_who_thinks_better_of_it_keeps_everything(briefje: Briefje, api: BotApiDouble, reader: Chat):
    """The question has no buttons any more."""
    await briefje.starts(api)
    await answer(api, reader, f"/volg {WORD}")
    kept_all = await page(api, reader, await answer(api, reader, "/vergeet"), "Nee, bewaar alles")
    assert (kept_all.text, kept_all.keyboard) == ("Goed, alles blijft zoals het is.", None)
    assert WORD in (await answer(api, reader, "/onderwerpen")).button(0).text


async def test_a_reader_can_have_a_copy(briefje: Briefje, api: BotApiDouble, reader: Chat):
    """A document that a person can read: names, not numbers; times that say which zone."""
    await briefje.starts(api)
    await uses_everything(api, reader)
    sent = await answer(api, reader, "/export")
    assert sent.attachment is not None
    assert sent.attachment.file is not None
    assert sent.attachment.file.file_name.startswith("briefje-")
    document = json.loads(sent.attachment.file.content)
    [place] = document["places"]
    assert document["chat_id"] == reader.id
    assert [topic["name"] for topic in place["topics"]] == [WORD]
    assert [slot["time"] for slot in place["times"]] == ["07:30", "18:00"]
    assert place["quiet_hours"] == ["22:00", "07:00"]
    assert place["time_zone"] == "Europe/Amsterdam"
    assert place["known_since"].endswith("+00:00")
    assert WORD not in json.dumps(document["messages"])  # sent messages lose their words


async def test_a_group_is_forgotten_with_all_its_threads(briefje: Briefje, api: BotApiDouble, reader: Chat):
    """By an administrator; who only reads cannot."""
    member = api.private_chat("Sem")
    forum = api.group("Vogelwacht", admins=[reader], members=[member], forum=True)
    thread = api.thread(forum, "Tellingen")
    await briefje.starts(api)
    await answer(api, forum, f"/volg@briefje_bot {WORD}", by=reader)
    await answer(api, forum, f"/volg@briefje_bot {WORD} OR boerenzwaluw", by=reader, thread=thread)
    question = await answer(api, forum, "/vergeet@briefje_bot", by=reader)
    api.presses(forum, question, "Ja, wis alles", by=member)
    api.presses(forum, question, "Ja, wis alles", by=reader)
    await api.until(lambda: "is gewist" in api.messages(forum)[-1].text)
    await briefje.stops()
    for gone in (str(forum.id), WORD, "boerenzwaluw", "Vogelwacht"):
        assert await where(briefje, gone) == set()
