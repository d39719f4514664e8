"""Columns that mean the same on both databases, and what is bounded before it gets there."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, Table, insert, literal, select
from sqlalchemy.exc import StatementError

from storage.chunks import chunks
from storage.database import Database
from storage.kept import moment, sort_second
from storage.names import parse_url, shown
from storage.types import Strings, UtcDateTime, storable
from tests.storage.universe import NOW

metadata = MetaData()
table = Table(
    "typed", metadata, Column("id", Integer, primary_key=True), Column("at", UtcDateTime), Column("names", Strings)
)
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
FIRST = datetime(1800, 1, 1, tzinfo=UTC)
MOMENTS = st.builds(
    lambda span, zone: (FIRST + span).astimezone(zone), st.timedeltas(timedelta(0), timedelta(days=146_000)), OFFSETS
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(MOMENTS, min_size=1, max_size=10), st.lists(st.text(max_size=20)).map(tuple))
async def test_moments_come_back_in_utc_and_in_order(
    db: Database, moments: list[datetime], names: tuple[str, ...]
) -> None:
    """A moment of any zone is the same moment in UTC, and the database sorts moments as time does."""
    async with db.write() as conn:
        await conn.run_sync(metadata.create_all)
        await conn.execute(insert(table), [{"at": each, "names": names} for each in moments])
        rows = (await conn.execute(select(table.c.at, table.c.names).order_by(table.c.at))).all()
        await conn.run_sync(metadata.drop_all)
    assert [row.at for row in rows] == sorted(moments)
    assert all(row.at.tzinfo is UTC for row in rows)
    assert {row.names for row in rows} == {names}


async def test_naive_time_is_refused(db: Database) -> None:
    """Nobody knows which moment it means."""
    async with db.read() as conn:
        with pytest.raises(StatementError, match="naive time 2026-03-01"):
            await conn.execute(select(literal(NOW.replace(tzinfo=None), UtcDateTime)))


@given(st.text(st.characters(codec=None)))
def test_storable_text_is_text(text: str) -> None:
    """It can be written as UTF-8, holds no NUL, and is storable as it is; what was storable is not touched."""
    kept = storable(text)
    assert storable(kept) == kept
    assert "\x00" not in kept
    assert kept.encode().decode() == kept
    if "\x00" not in text and text.isprintable():
        assert kept == text


@given(MOMENTS, MOMENTS | st.none())
def test_sort_second_is_no_later_than_seen(seen: datetime, published: datetime | None) -> None:
    """An article is put in order by its own time, to the second, never after it was seen."""
    counted = moment(sort_second(published, seen))
    assert counted <= seen
    assert published is None or counted <= published
    assert min(published or seen, seen) - counted < timedelta(seconds=1)


@pytest.mark.parametrize("year", [2, 1600, 2300, 9998])
def test_sort_second_fits_in_a_sort_key(year: int) -> None:
    """Whatever year a source makes up, second and id together are a 64-bit number."""
    second = sort_second(None, NOW.replace(year=year))
    assert second * 2**30 >= -(2**63)
    assert second * 2**30 + 2**30 - 1 < 2**63


@given(st.lists(st.integers()), st.integers(1, 9))
def test_chunks_are_the_list(values: list[int], size: int) -> None:
    """In order, none too long, none empty."""
    pieces = list(chunks(values, size))
    assert [value for piece in pieces for value in piece] == values
    assert all(1 <= len(piece) <= size for piece in pieces)


def test_shown_address_has_no_secret() -> None:
    """Neither the password nor the options, which may hold one too."""
    assert shown(parse_url("postgresql+psycopg://jan:geheim@h:1/d?password=geheim")) == "postgresql+psycopg://jan@h:1/d"
    assert shown(parse_url("sqlite+aiosqlite:////a/b.sqlite3")) == "sqlite+aiosqlite:////a/b.sqlite3"
