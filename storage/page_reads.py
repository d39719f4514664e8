"""Pages that are read for the full text of a teaser: which wait, how each try ended, and which hosts rest.

The queue is the absence of a row: a new teaser waits as soon as it is kept. Claiming one counts the try and leases it,
so a page that kills the process is not asked for without end, and two processes never read the same one.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.full_text import NEW_FOR, Verdict, rests_until
from storage.chunks import chunks
from storage.kept import KeptArticle, get
from storage.page_tables import page_hosts, page_reads
from storage.tables import articles, sources
from storage.upsert import insert

LEASE = timedelta(minutes=10)
"""Reading a page takes seconds; who takes longer is dead."""
TRYING = "trying"
"""The reason of one that is being read, or was when the process ended."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A teaser whose page may be asked for, and how often it was."""

    kept: KeptArticle
    tries: int


async def waiting(conn: AsyncConnection, now: datetime, *, limit: int) -> list[Waiting]:
    """The newest teasers of fetched sources that are due, those never tried among them; another may claim them yet."""
    due = page_reads.c.article_id.is_(None) | (page_reads.c.next_at <= now)
    query = (
        select(articles.c.id, func.coalesce(page_reads.c.tries, 0).label("tries"))
        .join(sources, sources.c.id == articles.c.source_id)
        .outerjoin(page_reads, page_reads.c.article_id == articles.c.id)
        .where(articles.c.kind == "teaser", articles.c.url.is_not(None), ~articles.c.sample)
        .where(sources.c.key.like("http%"), due)
        .where(articles.c.sort_key >= int((now - NEW_FOR).timestamp()) * 2**30)
    )
    rows = (await conn.execute(query.order_by(articles.c.sort_key.desc()).limit(limit))).all()
    tries = {row.id: row.tries for row in rows}
    return [Waiting(kept, tries[kept.id]) for kept in await get(conn, list(tries))]


async def claim(conn: AsyncConnection, ids: Collection[int], now: datetime) -> dict[int, int]:
    """Those of these that are due and now ours, with the number of this try; what another process has is left out."""
    mine: dict[int, int] = {}
    for chunk in chunks(sorted(ids)):
        first = {"tries": 1, "tried_at": now, "next_at": now + LEASE, "reason": TRYING}
        statement = insert(conn, page_reads).values([{"article_id": number, **first} for number in chunk])
        statement = statement.on_conflict_do_update(
            index_elements=["article_id"],
            set_=first | {"tries": page_reads.c.tries + 1},
            where=page_reads.c.next_at <= now,
        )
        mine.update((row.article_id, row.tries) for row in await conn.execute(statement.returning(*_CLAIMED)))
    return mine


_CLAIMED = (page_reads.c.article_id, page_reads.c.tries)


async def ended(conn: AsyncConnection, article_id: int, verdict: Verdict) -> None:
    """How the try of a claimed one ended."""
    values = {"reason": verdict.reason, "next_at": verdict.again_at}
    await conn.execute(update(page_reads).where(page_reads.c.article_id == article_id).values(values))


async def put_off(conn: AsyncConnection, until: dict[int, datetime], now: datetime) -> None:
    """These are not asked for before their moment, which counts as no try: their host rests."""
    for number, moment in sorted(until.items()):
        values = {"article_id": number, "tries": 0, "tried_at": now, "next_at": moment, "reason": "host_rests"}
        statement = insert(conn, page_reads).values(values)
        later = {"next_at": moment, "reason": "host_rests"}
        due = page_reads.c.next_at <= now
        await conn.execute(statement.on_conflict_do_update(index_elements=["article_id"], set_=later, where=due))


async def resting(conn: AsyncConnection, hosts: Collection[str], now: datetime) -> dict[str, datetime]:
    """Those of these hosts that rest, and until when."""
    found: dict[str, datetime] = {}
    for chunk in chunks(sorted(set(hosts))):
        query = select(page_hosts).where(page_hosts.c.host.in_(chunk), page_hosts.c.rests_until > now)
        found.update((row.host, row.rests_until) for row in await conn.execute(query))
    return found


async def saw_wall(conn: AsyncConnection, host: str, now: datetime) -> None:
    """A page of this host was a wall: one too many, and the host rests."""
    first = {"host": host, "walls": 1, "seen_at": now, "rests_until": rests_until(1, now)}
    again = {"walls": page_hosts.c.walls + 1, "seen_at": now}
    statement = insert(conn, page_hosts).values(first)
    statement = statement.on_conflict_do_update(index_elements=["host"], set_=again)
    walls = (await conn.execute(statement.returning(page_hosts.c.walls))).scalar_one()
    rests = update(page_hosts).where(page_hosts.c.host == host)
    await conn.execute(rests.values(rests_until=rests_until(walls, now)))


async def saw_article(conn: AsyncConnection, host: str) -> None:
    """A page of this host was open: what walls it showed count no more."""
    await conn.execute(delete(page_hosts).where(page_hosts.c.host == host))


async def figures(conn: AsyncConnection) -> dict[str, int]:
    """How many tries ended in which way, by its name, among what is remembered."""
    query = select(page_reads.c.reason, func.count().label("number")).group_by(page_reads.c.reason)
    return {row.reason: row.number for row in await conn.execute(query)}


async def purge(conn: AsyncConnection, before: datetime) -> int:
    """Forget tries and walls from before this moment, longer ago than `news.full_text.NEW_FOR`; how many tries."""
    await conn.execute(delete(page_hosts).where(page_hosts.c.seen_at < before))
    return (await conn.execute(delete(page_reads).where(page_reads.c.tried_at < before))).rowcount
