"""Composing: every slot that is due gets its digest once, whatever happens meanwhile."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import time_machine
from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot import clock
from bot.composing import compose_due
from handlers.desk import Desk
from storage import slots
from storage.database import Database
from storage.upgrade import upgrade
from tests.handlers.digest.conftest import *  # noqa: F403 - a town on either database
from tests.handlers.digest.town import AMSTERDAM, HALF_PAST_SEVEN, NOW, Town


async def test_many_are_composed_in_batches(town: Town):
    """Everyone once, and no more than asked for in one call."""
    await town.at_night(*range(1, 26))
    assert await compose_due(town.desk, limit=12, batch=5) == 12
    assert await compose_due(town.desk, batch=5) == 13
    assert sorted(one.chat_id for one in await town.sent()) == list(range(1, 26))


async def test_two_processes_send_each_digest_once(url: str, town: Town):
    """Side by side on one database, in small batches."""
    await town.at_night(*range(1, 31))
    async with await Database.open(url) as one, await Database.open(url) as two:
        desks = [Desk(db, lambda: NOW, AMSTERDAM) for db in (one, two)]
        await asyncio.gather(*(compose_due(desk, batch=4) for desk in desks))
    assert await compose_due(town.desk) == 0
    assert sorted(one.chat_id for one in await town.sent()) == list(range(1, 31))


class Killed(BaseException):
    """The process is gone."""


@contextmanager
def killed_at(statement: int) -> Iterator[list[bool]]:
    """Whatever runs inside is killed before its so many-th statement; what is yielded holds whether it was."""
    count, killed = [0], [False]

    def before(*_: object) -> None:
        count[0] += 1
        if count[0] == statement:
            killed[0] = True
            raise Killed

    event.listen(Engine, "before_cursor_execute", before)
    try:
        yield killed
    except Killed:
        pass
    finally:
        event.remove(Engine, "before_cursor_execute", before)


async def test_a_kill_at_any_statement_loses_nothing_and_doubles_nothing(town: Town):
    """Killed before each statement in turn, and begun again: every digest is in the outbox once."""
    await town.at_night(1, 2, 3)
    statement, was_killed = 0, True
    while was_killed:
        statement += 1
        with killed_at(statement) as killed:
            await compose_due(town.desk, batch=2)
        was_killed = killed[0]
        await compose_due(town.desk)
        htmls = [one.html for one in await town.sent() if f"Dag {statement} in" in one.html or statement == 1]
        assert len(htmls) == 3, f"killed before statement {statement}"
        town.now += timedelta(days=1)
        await town.news(f"Dag {statement + 1} in Kyiv", {"Oekraïne": 0.9})
    assert statement > 30


ZONES = ("America/New_York", "Europe/Amsterdam", "Asia/Jakarta")


async def test_over_two_years_everyone_gets_it_at_half_past_seven():
    """Stepping from slot to slot over both changes of the clock, 07:30 is 07:30; 02:30 on Sundays comes once too.

    Clocks change on Sundays: weekends are looked at.
    """
    begin, end = datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
    async with await Database.open("sqlite+aiosqlite://") as db:
        await upgrade(db)
        town = Town(db, begin)
        for chat, zone in enumerate(ZONES, 1):
            around = frozenset({5, 6})
            await town.reader(chat, "Oekraïne", at=[HALF_PAST_SEVEN], on=around, zone=ZoneInfo(zone))
            await town.reader(10 + chat, "Oekraïne", at=[time(2, 30)], on=frozenset({6}), zone=ZoneInfo(zone))
        with time_machine.travel(begin, tick=False) as traveller:
            while (moment := await _next(db)) < end:
                traveller.move_to(moment)
                await compose_due(Desk(db, clock.now, AMSTERDAM))
        sent = await town.sent()
    for chat, name in enumerate(ZONES, 1):
        zone = ZoneInfo(name)
        mornings = [one.at.astimezone(zone) for one in sent if one.chat_id == chat]
        assert {each.time() for each in mornings} == {HALF_PAST_SEVEN}
        assert len({each.date() for each in mornings}) == len(mornings) in range(208, 211)
        nights = [one.at.astimezone(zone) for one in sent if one.chat_id == 10 + chat]
        assert len({each.date() for each in nights}) == len(nights) in (104, 105)
        skipped = [each for each in nights if each.time() != time(2, 30)]
        changes = {"America/New_York": [(3, 8), (3, 14)], "Europe/Amsterdam": [(3, 29), (3, 28)], "Asia/Jakarta": []}
        assert [(each.month, each.day, each.time()) for each in skipped] == [(*day, time(3)) for day in changes[name]]


async def _next(db: Database) -> datetime:
    async with db.read() as conn:
        moment = await slots.next_at(conn)
    assert moment is not None
    return moment
