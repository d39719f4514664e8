"""Queries that readers asked, by number."""

import pytest

from storage import asked
from storage.database import Database
from tests.storage.universe import NOW, ago


async def remember(db: Database, query: str, hours: int = 0) -> int:
    """The number of a query asked so many hours ago."""
    async with db.write() as conn:
        return await asked.remember(conn, query, ago(hours=hours))


async def recall(db: Database, number: int) -> str | None:
    """The query with this number."""
    async with db.read() as conn:
        return await asked.recall(conn, number)


@pytest.mark.parametrize(
    "query",
    ["gaza OR rafah -voetbal", "é" * 4_096, "'; DROP TABLE asked; --", "", "🇳🇱 \u202e"],
    ids=["plain", "longest-message", "sql", "empty", "signs"],
)
async def test_query_comes_back_by_its_number(db: Database, query: str) -> None:
    """Whatever fits in a message is remembered, once."""
    number = await remember(db, query)
    assert await remember(db, query) == number
    assert await recall(db, number) == query


async def test_each_query_has_its_own_number(db: Database) -> None:
    """Two queries, two numbers."""
    assert await remember(db, "gaza") != await remember(db, "Gaza")


@pytest.mark.parametrize("number", [0, -1, 987_654_321, 2**63, 10**30], ids=str)
async def test_forged_number_is_no_query(db: Database, number: int) -> None:
    """What comes back from Telegram may be anything."""
    await remember(db, "gaza")
    assert await recall(db, number) is None


async def test_old_queries_are_forgotten_and_their_numbers_with_them(db: Database) -> None:
    """A query that is asked again stays; a forgotten number is not given to another query."""
    old, again = await remember(db, "oud", hours=50), await remember(db, "weer", hours=50)
    await remember(db, "weer", hours=1)
    async with db.write() as conn:
        assert await asked.purge(conn, ago(hours=24)) == 1
    assert (await recall(db, old), await recall(db, again)) == (None, "weer")
    async with db.write() as conn:
        assert await asked.purge(conn, NOW) == 1
    assert await remember(db, "nieuw") not in {old, again}
