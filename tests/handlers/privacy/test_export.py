"""`/export`: all that is kept, as somebody can read it."""

import json
from datetime import time
from typing import Any

from sqlalchemy import insert, select

from handlers.asker import Asker
from handlers.html import visible
from handlers.privacy.export import export
from handlers.turn import turn_of
from news.readers_times.quiet import QuietHours
from storage import feeds, outbox, outlets
from storage.database import Database
from storage.feed_rows import NewFeed
from storage.outgoing import Outgoing, Payload, Purpose, Shown
from storage.reader_tables import destinations, digests
from storage.tables import metadata
from tests.handlers.digest.town import NOW, Town
from tests.handlers.fake_members import FakeMembers

NOOR = Asker(chat_id=7, user_id=7)


async def exported(town: Town, asker: Asker = NOOR, members: FakeMembers | None = None) -> dict[str, Any]:
    """The document that the reader gets."""
    turn = await turn_of(town.desk, asker, members or FakeMembers())
    [message] = (await export(town.desk, turn, "")).messages
    assert message.document_name == "briefje-2026-03-03.json"
    assert message.document is not None
    found: dict[str, Any] = json.loads(message.document)
    return found


async def test_choices_of_sources_stand_in_it(db: Database):
    """The outlets that were switched on and off, and whether other languages are wanted."""
    town = Town(db)
    noor = await town.reader(7)
    async with db.write() as conn:
        for name, by_default in (("NOS", True), ("Dijkpost", False)):
            new = NewFeed(address=f"https://{name}.example/", outlet=name, by_default=by_default)
            await feeds.add(conn, new, NOW)
        for one in await outlets.all_outlets(conn):
            await outlets.choose(conn, noor.id, one, not one.by_default)
        await outlets.choose_languages(conn, noor.id, other=True)
    [place] = (await exported(town))["places"]
    assert place["sources"] == {"on": ["dijkpost"], "off": ["nos"], "other_languages": True}


async def test_everything_stands_in_it(db: Database):
    """Choices, times, digests, what was told and why, messages that wait, channels."""
    town = Town(db)
    channel = await town.reader(-1001, kind="channel", title="Dijknieuws", manager_id=7)
    noor = await town.reader(
        7, "Gaza", at=[time(18)], quiet=QuietHours(time(22), time(7)), acting_for=channel.id, asleep_reason="x"
    )
    story = await town.news("Hulp bereikt Rafah", {"Gaza": 0.9}, because=["Rafah"])
    await town.digest_now(Asker(chat_id=7, user_id=7))  # a preview for the channel: nothing is told
    await town.reader(7, acting_for=None)
    await town.digest_now(NOOR)
    waiting = Outgoing(chat_id=7, payload=Payload("<b>Tot zo</b>"), purpose=Purpose.ALERT, shown=(Shown(story, 1, 1),))
    async with db.write() as conn:
        await outbox.enqueue(conn, [waiting], NOW)
        row = {"destination_id": noor.id, "local_date": "2026-03-02", "minute": 1080, "result": "sent"}
        await conn.execute(insert(digests).values(row | {"due_at": NOW, "decided_at": NOW}))
    document = await exported(town)
    [place] = document["places"]
    assert document["exported_at"] == "2026-03-03T06:30:00+00:00"
    assert document["channels"] == [{"chat_id": -1001, "title": "Dijknieuws"}]
    assert (place["quiet_hours"], place["time_zone"]) == (["22:00", "07:00"], "Europe/Amsterdam")
    [topic] = place["topics"]
    assert (topic["name"], topic["manner"]) == ("Gaza", "digest")
    [slot] = place["times"]
    assert (slot["time"], slot["days"][0], slot["next_at"]) == ("18:00", "Monday", "2026-03-03T17:00:00+00:00")
    [digest] = place["digests"]
    assert (digest["date"], digest["time"], digest["result"]) == ("2026-03-02", "18:00", "sent")
    [telling] = place["told"]
    assert (telling["title"], telling["topic"], telling["because"]) == ("Hulp bereikt Rafah", "Gaza", ["Rafah"])
    [message] = document["messages"]
    assert (message["html"], message["state"], message["stories"]) == ("<b>Tot zo</b>", "queued", [story])


async def test_no_column_of_the_reader_is_left_out(db: Database):
    """Who adds a column has to think of this document: each value of a row is found in it."""
    town = Town(db)
    marks = {
        "title": "Titel",
        "asleep_reason": "Reden",
        "manager_id": 4711,
        "paused_until": NOW.replace(year=2031),
        "asleep_since": NOW.replace(year=2032),
    }
    await town.reader(-5, kind="supergroup", thread_id=9, when_empty="silent", language="en", **marks)
    text = json.dumps(await exported(town, Asker(chat_id=-5, thread_id=1, kind="supergroup", speaks_for_chat=True)))
    async with db.read() as conn:
        row = (await conn.execute(select(destinations))).one()._mapping
    named = {"acting_for", "quiet_start", "quiet_end", "id"}  # said by name, as times of the day, or no reader's
    for name, value in row.items():
        shown = value.isoformat() if hasattr(value, "isoformat") else str(value)
        assert name in named or value is None or shown in text, name
    tables = {table.name for table in metadata.sorted_tables if "destination_id" in table.c or "chat_id" in table.c}
    assert tables == {
        *("destinations", "subscriptions", "slots", "digests", "told", "deliveries"),
        *("outlet_choices", "language_choices"),
    }


async def test_a_group_is_for_its_administrators(db: Database):
    """With all its threads; a member is refused, a stranger's chat has nothing."""
    town = Town(db)
    for thread in (0, 3):
        await town.reader(-5, f"Topic {thread}", kind="supergroup", title="Buurt", thread_id=thread)
    member = Asker(chat_id=-5, kind="supergroup", user_id=8)
    turn = await turn_of(town.desk, member, FakeMembers())
    [message] = (await export(town.desk, turn, "")).messages
    assert message.document is None
    assert "Alleen beheerders" in visible(message.html)
    document = await exported(town, member, FakeMembers({(-5, 8)}))
    assert [one["thread_id"] for one in document["places"]] == [None, 3]
    assert (await exported(town, Asker(chat_id=99, user_id=99)))["places"] == []
