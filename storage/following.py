"""Who follows what: topics that destinations share, and each destination's subscriptions to them."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, exists, func, select, text, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.chunks import chunks
from storage.ids import can_be_kept
from storage.reader_tables import destinations, subscriptions, topics
from storage.upsert import digest, insert


class Manner(StrEnum):
    """How a destination wants to hear of a topic; muted means not, until it changes its mind."""

    DIGEST = "digest"
    AT_ONCE = "at_once"
    MUTED = "muted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What is followed: the name that is shown and the query that is matched."""

    id: int
    name: str
    query: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A topic as one destination follows it."""

    topic: Topic
    manner: Manner
    since: datetime


async def one_at_a_time(conn: AsyncConnection, destination_id: int) -> None:
    """Whoever else asks for the same destination waits until this transaction ends: what is counted here holds.

    It is asked for before anything else is locked. On SQLite transactions that write take turns anyway.
    """
    if conn.dialect.name == "postgresql":
        lock = text("SELECT pg_advisory_xact_lock(hashtextextended('briefje following ' || current_schema(), :id))")
        await conn.execute(lock, {"id": destination_id})


async def follow(
    conn: AsyncConnection, destination_id: int, *, name: str, query: str, manner: Manner, now: datetime
) -> tuple[Followed, bool]:
    """Subscribe, and whether that is new; who follows it already keeps the manner.

    `query` is canonical, the `str()` of a `Query`: who asks the same shares a topic.
    """
    topic = await _topic(conn, name, query, now)
    row = {"destination_id": destination_id, "topic_id": topic.id, "manner": manner.value, "created_at": now}
    new = insert(conn, subscriptions).values(row).on_conflict_do_nothing()
    made = (await conn.execute(new.returning(subscriptions.c.topic_id))).one_or_none()
    here = await of(conn, destination_id)
    return next(one for one in here if one.topic.id == topic.id), made is not None


async def unfollow(conn: AsyncConnection, destination_id: int, topic_id: int) -> bool:
    """End a subscription; whether there was one. A topic that nobody follows any more goes."""
    if not can_be_kept(topic_id):
        return False
    await _locked(conn, topics.c.id == topic_id)  # who begins to follow it just now is waited for
    here = (subscriptions.c.destination_id == destination_id) & (subscriptions.c.topic_id == topic_id)
    ended = (await conn.execute(delete(subscriptions).where(here))).rowcount > 0
    if ended:
        await _forget_unfollowed(conn, topics.c.id == topic_id)
    return ended


async def tidy(conn: AsyncConnection, topic_ids: Collection[int] | None = None) -> None:
    """Forget those of these topics (None: of all) that nobody follows, such as those of destinations that went."""
    if topic_ids is None:
        await _forget_unfollowed(conn, true())
    else:
        for chunk in chunks(sorted(topic_ids)):
            await _forget_unfollowed(conn, topics.c.id.in_(chunk))


async def set_manner(conn: AsyncConnection, destination_id: int, topic_id: int, manner: Manner) -> bool:
    """Hear of the topic in another manner; whether it is followed at all."""
    if not can_be_kept(topic_id):
        return False
    here = (subscriptions.c.destination_id == destination_id) & (subscriptions.c.topic_id == topic_id)
    return (await conn.execute(update(subscriptions).where(here).values(manner=manner.value))).rowcount > 0


async def of(conn: AsyncConnection, destination_id: int) -> list[Followed]:
    """What the destination follows, in the order in which it began to."""
    return (await of_all(conn, [destination_id])).get(destination_id, [])


async def of_all(conn: AsyncConnection, destination_ids: Collection[int]) -> dict[int, list[Followed]]:
    """What each of these destinations follows, in the order in which it began to; who follows nothing is left out."""
    found: dict[int, list[Followed]] = defaultdict(list)
    for chunk in chunks(sorted(set(destination_ids))):
        query = select(subscriptions, topics.c.name, topics.c.query).join(topics)
        query = query.where(subscriptions.c.destination_id.in_(chunk))
        for row in await conn.execute(query.order_by(subscriptions.c.created_at, subscriptions.c.topic_id)):
            found[row.destination_id].append(_followed(row))
    return dict(found)


async def count(conn: AsyncConnection, destination_id: int) -> int:
    """How many topics the destination follows."""
    query = select(func.count()).where(subscriptions.c.destination_id == destination_id)
    return (await conn.execute(query)).scalar_one()


async def has_one_follower(conn: AsyncConnection, topic_id: int) -> bool:
    """Whether exactly one destination follows the topic."""
    query = select(subscriptions.c.destination_id).where(subscriptions.c.topic_id == topic_id).limit(2)
    return len((await conn.execute(query)).all()) == 1


async def after(conn: AsyncConnection, topic_id: int, *, limit: int = 5000) -> list[Topic]:
    """The topics with a higher id, in the order of their ids: what somebody began to follow since."""
    query = select(topics).where(topics.c.id > topic_id).order_by(topics.c.id).limit(limit)
    return [Topic(id=row.id, name=row.name, query=row.query) for row in await conn.execute(query)]


async def followed(conn: AsyncConnection, topic_ids: Collection[int], *, hold: bool = False) -> set[int]:
    """Those of these topics that somebody follows; with `hold` they do not go before the transaction ends."""
    there: set[int] = set()
    for chunk in chunks(sorted(topic_ids)):
        query = select(topics.c.id).where(topics.c.id.in_(chunk)).order_by(topics.c.id)
        if hold:  # PostgreSQL: others may refer to the rows meanwhile, nobody may delete them
            query = query.with_for_update(read=True, key_share=True)
        there.update((await conn.execute(query)).scalars())
    return there


async def at_once(conn: AsyncConnection, topic_ids: Collection[int]) -> dict[int, list[int]]:
    """The destinations awake that want to hear of each of these topics at once, by topic."""
    found: dict[int, list[int]] = defaultdict(list)
    for chunk in chunks(sorted(set(topic_ids))):
        query = select(subscriptions.c.topic_id, subscriptions.c.destination_id).join(destinations)
        query = query.where(subscriptions.c.topic_id.in_(chunk), subscriptions.c.manner == Manner.AT_ONCE.value)
        query = query.where(destinations.c.asleep_since.is_(None)).order_by(subscriptions.c.destination_id)
        for row in await conn.execute(query):
            found[row.topic_id].append(row.destination_id)
    return dict(found)


async def _topic(conn: AsyncConnection, name: str, query: str, now: datetime) -> Topic:
    statement = insert(conn, topics).values(key=digest(query), name=name, query=query, created_at=now)
    # The name is touched so that the row is given back; who came first named it.
    again = statement.on_conflict_do_update(index_elements=["key"], set_={"name": topics.c.name})
    row = (await conn.execute(again.returning(topics.c.id, topics.c.name, topics.c.query))).one()
    return Topic(id=row.id, name=row.name, query=row.query)


async def _forget_unfollowed(conn: AsyncConnection, which: ColumnElement[bool]) -> None:
    followed = exists(select(subscriptions.c.topic_id).where(subscriptions.c.topic_id == topics.c.id))
    # Locked in a statement of its own: only one that begins after the lock sees who began to follow meanwhile.
    for chunk in chunks(await _locked(conn, which & ~followed)):
        await conn.execute(delete(topics).where(topics.c.id.in_(chunk), ~followed))


async def _locked(conn: AsyncConnection, which: ColumnElement[bool]) -> Sequence[int]:
    """The ids of these topics, which no other process follows or forgets until the transaction ends."""
    query = select(topics.c.id).where(which).order_by(topics.c.id)
    return (await conn.execute(query.with_for_update())).scalars().all()


def _followed(row: Row[Any]) -> Followed:
    topic = Topic(id=row.topic_id, name=row.name, query=row.query)
    return Followed(topic=topic, manner=Manner(row.manner), since=row.created_at)
