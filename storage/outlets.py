"""Outlets: who brings the fetched sources, and which of them, in which languages, each destination wants."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.fetching.course import State
from news.outlets.naming import outlet_key
from news.outlets.wishes import Wishes
from storage.chunks import chunks
from storage.outlet_tables import language_choices, offered_sources, outlet_choices
from storage.source_tables import feeds
from storage.upsert import insert


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who publishes: the sources under one name. `by_default` where readers get any of them unasked.

    `sources` are their ids, as in `articles.source_id`; `states` how they are doing. One that is not `available` is
    switched off by the operator, and cannot be had.
    """

    key: str
    name: str
    category: str
    by_default: bool
    available: bool
    sources: tuple[int, ...]
    states: tuple[State, ...]


async def all_outlets(conn: AsyncConnection) -> list[Outlet]:
    """Every outlet, by name."""
    columns = (feeds.c.source_id, feeds.c.outlet, feeds.c.category, feeds.c.by_default, feeds.c.enabled)
    query = select(*columns, feeds.c.state).order_by(feeds.c.source_id)
    rows: dict[str, list[Row[*tuple[Any, ...]]]] = defaultdict(list)
    for row in await conn.execute(query):
        rows[outlet_key(row.outlet)].append(row)
    return [_outlet(key, some) for key, some in sorted(rows.items())]


def _outlet(key: str, rows: Sequence[Row[*tuple[Any, ...]]]) -> Outlet:
    """Its name and category are those of its first source."""
    return Outlet(
        key=key,
        name=rows[0].outlet,
        category=rows[0].category,
        by_default=any(row.by_default for row in rows),
        available=any(row.enabled is not False for row in rows),
        sources=tuple(row.source_id for row in rows),
        states=tuple(State(row.state) for row in rows if row.enabled is not False),
    )


async def choose(conn: AsyncConnection, destination_id: int, outlet: Outlet, wanted: bool) -> None:
    """Keep that this destination wants the outlet, or not; what everybody gets anyway is no choice."""
    here = (outlet_choices.c.destination_id == destination_id) & (outlet_choices.c.outlet == outlet.key)
    if wanted == outlet.by_default:
        await conn.execute(delete(outlet_choices).where(here))
    else:
        row = {"destination_id": destination_id, "outlet": outlet.key, "wanted": wanted}
        statement = insert(conn, outlet_choices).values(row)
        again = statement.on_conflict_do_update(index_elements=["destination_id", "outlet"], set_={"wanted": wanted})
        await conn.execute(again)
    await renew_wanted(conn)


async def choose_languages(conn: AsyncConnection, destination_id: int, *, other: bool) -> None:
    """Keep whether this destination wants news in other languages than Dutch."""
    if other:
        await conn.execute(
            insert(conn, language_choices).values({"destination_id": destination_id}).on_conflict_do_nothing()
        )
    else:
        await conn.execute(delete(language_choices).where(language_choices.c.destination_id == destination_id))


async def wishes_of(conn: AsyncConnection, destination_ids: Collection[int]) -> dict[int, Wishes]:
    """What each of these destinations chose; one that chose nothing is left out."""
    on: dict[int, set[str]] = defaultdict(set)
    off: dict[int, set[str]] = defaultdict(set)
    other: set[int] = set()
    for chunk in chunks(sorted(set(destination_ids))):
        for row in await conn.execute(select(outlet_choices).where(outlet_choices.c.destination_id.in_(chunk))):
            (on if row.wanted else off)[row.destination_id].add(row.outlet)
        query = select(language_choices.c.destination_id).where(language_choices.c.destination_id.in_(chunk))
        other.update((await conn.execute(query)).scalars())
    return {
        one: Wishes(frozenset(on.get(one, ())), frozenset(off.get(one, ())), one in other)
        for one in {*on, *off, *other}
    }


async def renew_wanted(conn: AsyncConnection) -> int:
    """Let sources be fetched that somebody switched on, and others no more; how many changed.

    Whoever is forgotten leaves no word, so this is done now and then besides.
    """
    query = select(outlet_choices.c.outlet).where(outlet_choices.c.wanted).distinct()
    wanted = set((await conn.execute(query)).scalars())
    other: dict[bool, list[int]] = {True: [], False: []}
    for row in await conn.execute(select(feeds.c.source_id, feeds.c.outlet, feeds.c.wanted)):
        if (is_so := outlet_key(row.outlet) in wanted) != row.wanted:
            other[is_so].append(row.source_id)
    for is_so, ids in other.items():
        for chunk in chunks(ids):
            await conn.execute(update(feeds).where(feeds.c.source_id.in_(chunk)).values(wanted=is_so))
    return len(other[True]) + len(other[False])


async def not_offered(conn: AsyncConnection, addresses: Collection[str]) -> list[str]:
    """Those of these addresses of known sources that were never added, in their order."""
    offered: set[str] = set()
    for chunk in chunks(addresses):
        query = select(offered_sources.c.address).where(offered_sources.c.address.in_(chunk))
        offered.update((await conn.execute(query)).scalars())
    return [address for address in addresses if address not in offered]


async def mark_offered(conn: AsyncConnection, addresses: Collection[str], now: datetime) -> None:
    """These known sources were added now: they are not added by themselves again."""
    for chunk in chunks(addresses):
        rows = [{"address": address, "offered_at": now} for address in chunk]
        await conn.execute(insert(conn, offered_sources).values(rows).on_conflict_do_nothing())
