"""Forgetting: nothing of a chat is left in any table."""

from datetime import time
from typing import Any

import pytest
from sqlalchemy import PrimaryKeyConstraint, UniqueConstraint, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.readers_times.slot import Slot
from storage import arrivals, destinations, digests, following, inbox, matches, outlets, slots, told
from storage.database import Database
from storage.digests import Decision, Result
from storage.following import Manner
from storage.outgoing import Payload
from storage.outlets import Outlet
from storage.reader_tables import deliveries, told_in, topics
from storage.tables import articles, metadata
from tests.storage.readers import AMSTERDAM, follow, settle
from tests.storage.universe import NOW, article, everything, snapshot, tell

CHAT, WORD = 7_770_001_110, "zwaluwstaart"
OUTLET = Outlet(key="nos", name="NOS", category="", by_default=True, available=True, sources=(), states=())


async def _live(db: Database, chat_id: int, word: str, thread_id: int = 0, other: int = 999) -> None:
    """A chat that uses everything that is kept of a chat, always with this word."""
    story = await tell(db, article(f"{chat_id}/{thread_id}"))
    here = await settle(db, chat_id, thread_id, title=word)
    topic = (await follow(db, here, f"{word} {thread_id}", Manner.AT_ONCE)).topic
    await follow(db, here, "gedeeld")
    decision = Decision(destination_id=here.id, local_date=NOW.date(), at=time(8), due_at=NOW, result=Result.SENT)
    async with db.write() as conn:
        (arrived,) = await _articles_of(conn, story)
        await arrivals.add(conn, [arrived], NOW)
        match = matches.TopicMatch(topic_id=topic.id, article_id=arrived, weight=1, because=(word,), matched_at=NOW)
        await matches.put(conn, [match])
        await slots.replace_all(conn, here.id, [Slot(time=time(8))], AMSTERDAM, NOW)
        await digests.decide(conn, [decision], NOW)
        telling = told.Told(destination_id=here.id, story_id=story, version=1, topic=word, because=(word,), told_at=NOW)
        await told.put(conn, [telling])
        await outlets.choose(conn, here.id, OUTLET, wanted=False)
        await outlets.choose_languages(conn, here.id, other=True)
        # One to the chat, one to a chat that it was before (a migrated group).
        for number, owner, chat in ((1, None, chat_id), (2, here.id, other)):
            row: dict[str, Any] = {
                "destination_id": owner,
                "chat_id": chat,
                "payload": Payload(f"{word} {number}").to_json(),
            }
            row |= {"purpose": "reply", "rank": 0, "state": "queued", "not_before": NOW, "created_at": NOW}
            made = await conn.execute(insert(deliveries).values(row).returning(deliveries.c.id))
            shown = {"delivery_id": made.scalar_one(), "story_id": story, "article_id": arrived, "article_version": 1}
            await conn.execute(insert(told_in).values(shown))
        await inbox.keep(conn, [(chat_id + thread_id, word)], NOW)
        await inbox.mark_handled(conn, [chat_id + thread_id], NOW)


async def _articles_of(conn: AsyncConnection, story: int) -> list[int]:
    """The ids of the articles of the story."""
    return list((await conn.execute(select(articles.c.id).where(articles.c.story_id == story))).scalars())


PUBLIC = {"articles", "article_keys", "article_fingerprints", "arrivals", "stories", "sources", "inbox", "story_bands"}
"""What is kept of the news, and the blanked updates: numbers without an owner."""


async def test_who_is_forgotten_leaves_nothing_in_any_table(db: Database) -> None:
    """No number of the chat, none of its words, none of its rows; what another chat has stays as it was."""
    await _live(db, 55, "spreeuw")
    before = await snapshot(db)
    assert all(before[table.name] for table in metadata.sorted_tables if "destination_id" in table.c)
    await _live(db, CHAT, WORD)
    await _live(db, CHAT, WORD, thread_id=3)
    async with db.write() as conn:
        await destinations.forget(conn, CHAT)
        after = await everything(conn)
    kept = {name: rows for name, rows in after.items() if name not in PUBLIC}
    assert kept == {name: rows for name, rows in before.items() if name not in PUBLIC}
    assert WORD not in repr(after)
    assert str(CHAT) not in repr({name: rows for name, rows in after.items() if name not in PUBLIC})


async def test_channels_of_who_is_forgotten_do_not_remember_them(db: Database) -> None:
    """A private chat's number is its user's, and a channel that is forgotten is set up by nobody any more."""
    reader = await settle(db, CHAT)
    channel = await settle(db, -100_5, kind="channel", manager_id=CHAT)
    async with db.write() as conn:
        await destinations.change(conn, reader, acting_for=channel.id)
        await destinations.forget(conn, -100_5)
    async with db.read() as conn:
        left = await destinations.find(conn, CHAT)
    assert left is not None
    assert left.acting_for is None
    await settle(db, -100_5, kind="channel", manager_id=CHAT)
    async with db.write() as conn:
        await destinations.forget(conn, CHAT)
    async with db.read() as conn:
        left = await destinations.find(conn, -100_5)
    assert left is not None
    assert left.manager_id is None


async def test_forgetting_keeps_the_topics_of_others(db: Database) -> None:
    """A topic goes with the last who follows it; forgetting a chat that is not known takes nothing."""
    one, two = await settle(db, 5), await settle(db, 6)
    for who, query in ((one, "a"), (one, "b"), (two, "b")):
        await follow(db, who, query)
    async with db.write() as conn:
        await destinations.forget(conn, 5)
        assert (await conn.execute(select(topics.c.query))).scalars().all() == ["b"]
        assert [one.topic.query for one in await following.of(conn, two.id)] == ["b"]
        await destinations.forget(conn, 987)


@pytest.mark.parametrize("table", [table for table in metadata.sorted_tables if table.foreign_keys], ids=str)
def test_what_goes_with_another_row_is_found_by_an_index(table: Any) -> None:
    """Forgetting one destination must not read everybody's rows: an index begins with each foreign key."""
    whole = [index for index in table.indexes if index.dialect_options["sqlite"]["where"] is None]
    keys = [rule for rule in table.constraints if isinstance(rule, PrimaryKeyConstraint | UniqueConstraint)]
    first = {next(iter(each.columns)).name for each in (*whole, *keys)}
    assert {key.parent.name for key in table.foreign_keys} <= first
