"""Invented readers for the storage tests, two processes at once, and how SQLite looks things up."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import destinations, following
from storage.database import Database
from storage.destinations import Destination
from storage.following import Followed, Manner
from tests.storage.universe import NOW

T = TypeVar("T")
S = TypeVar("S")

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
HOSTILE = ("", "nul\x00 erin", "half \ud83d paar", "🦢" * 4_000, "'; DROP TABLE topics; --", "<b>\u202emo</b>\\u0000")
"""What readers can make of a title, a topic or a message."""
FORGED = (0, -1, 987_654_321, 2**63, 10**30)
"""Ids that were in no button of ours; the last two are more than a database keeps."""

words = st.text(st.characters(codec=None) | st.sampled_from("\x00\ud800é🦢'\"<&\\\n"), max_size=40)
"""Any text that Python can hold, also what a database cannot."""


async def settle(db: Database, chat_id: int = 1, thread_id: int = 0, **values: Any) -> Destination:
    """A destination there: a private chat in Amsterdam unless told otherwise."""
    known: dict[str, Any] = {"kind": "private", "language": "nl", "zone": AMSTERDAM, "now": NOW}
    async with db.write() as conn:
        return await destinations.keep(conn, chat_id=chat_id, thread_id=thread_id, **known | values)


async def follow(db: Database, who: Destination, query: str, manner: Manner = Manner.DIGEST) -> Followed:
    """The destination follows what asks this; the name is the query in capitals."""
    async with db.write() as conn:
        followed, _ = await following.follow(conn, who.id, name=query.upper(), query=query, manner=manner, now=NOW)
    return followed


async def side_by_side(
    db: Database,
    url: str,
    first: Callable[[AsyncConnection], Awaitable[T]],
    second: Callable[[AsyncConnection], Awaitable[S]],
    *,
    meanwhile: Callable[[AsyncConnection], Awaitable[object]] | None = None,
) -> tuple[T, S]:
    """What both answer when `second` begins, as another process would, before `first` is kept.

    `meanwhile` is done in the transaction of `first`, when `second` is done or has to wait.
    """

    async def beside() -> S:
        async with other.write() as conn:
            return await second(conn)

    async with await Database.open(url) as other, asyncio.TaskGroup() as group:
        async with db.write() as conn:
            answer = await first(conn)
            task = group.create_task(beside())
            await _done_or_waiting(db, task)
            if meanwhile is not None:
                await meanwhile(conn)
        return answer, await task


async def _done_or_waiting(db: Database, task: asyncio.Task[Any]) -> None:
    """Until the task has ended or stands before a lock, which PostgreSQL tells; on SQLite it waits for its turn."""
    waiting = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    while db.dialect == "postgresql" and not task.done():
        async with db.read() as conn:
            if (await conn.execute(waiting)).scalar_one():
                return


async def plans(db: Database, act: Callable[[AsyncConnection], Awaitable[object]]) -> list[str]:
    """How SQLite looks up each statement that `act` says: the lines of EXPLAIN QUERY PLAN."""
    said: list[tuple[str, Any]] = []

    def note(_conn: Any, _cursor: Any, statement: str, values: Any, _context: Any, many: bool) -> None:
        said.append((statement, values[0] if many else values))

    async with db.write() as conn:
        event.listen(conn.sync_connection, "before_cursor_execute", note)
        await act(conn)
        event.remove(conn.sync_connection, "before_cursor_execute", note)
        found: list[str] = []
        for statement, values in said:
            found += [row.detail for row in await conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)]
    return found


def scans(found: list[str]) -> list[str]:
    """The lines in which a whole table or index is read."""
    return [line for line in found if line.startswith("SCAN") and "CONSTANT ROW" not in line]
