"""Destinations: what each has chosen, who cannot be reached, and leaving nothing behind."""

from datetime import datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from news.readers_times.quiet import QuietHours
from storage import destinations, following
from storage.database import Database
from storage.destinations import Destination
from storage.following import Manner
from storage.types import storable
from tests.storage.readers import AMSTERDAM, HOSTILE, plans, scans, settle, side_by_side
from tests.storage.universe import NOW, ago


async def find(db: Database, chat_id: int, thread_id: int = 0) -> Destination | None:
    """The destination there."""
    async with db.read() as conn:
        return await destinations.find(conn, chat_id, thread_id)


async def asleep(db: Database, *chat_ids: int) -> list[tuple[int, int, str | None]]:
    """Of these chats, the threads that sleep, and why."""
    async with db.read() as conn:
        here = [one for chat_id in chat_ids for one in await destinations.in_chat(conn, chat_id)]
    return [(one.chat_id, one.thread_id, one.asleep_reason) for one in here if one.asleep_since is not None]


async def test_destination_is_found_as_it_was_kept(db: Database) -> None:
    """With what it was made with, and the manners that everybody begins with."""
    kept = await settle(db, -100_123, 7, kind="supergroup", title="Buurt", zone=ZoneInfo("Asia/Jakarta"))
    begun = Destination(
        id=kept.id,
        chat_id=-100_123,
        thread_id=7,
        kind="supergroup",
        title="Buurt",
        language="nl",
        zone=ZoneInfo("Asia/Jakarta"),
        created_at=NOW,
    )
    assert kept == begun
    assert await find(db, -100_123, 7) == begun
    assert (await find(db, -100_123), await find(db, 7, 7)) == (None, None)


async def test_keeping_again_changes_no_choice(db: Database) -> None:
    """Kind and title are Telegram's and renewed; language, zone and age are what they were."""
    first = await settle(db, 5, kind="group", title="Oud", manager_id=9)
    again = await settle(db, 5, kind="supergroup", title="Nieuw", language="en", zone=ZoneInfo("UTC"), now=ago(days=-1))
    assert (again.id, again.kind, again.title) == (first.id, "supergroup", "Nieuw")
    assert (again.language, again.zone, again.created_at, again.manager_id) == ("nl", AMSTERDAM, NOW, 9)
    assert (await settle(db, 5, manager_id=10)).manager_id == 10
    assert await find(db, 5) == await settle(db, 5, title="")


async def test_two_processes_meet_a_chat_at_once(db: Database, url: str) -> None:
    """Both get the same destination."""
    known: dict[str, Any] = {"chat_id": 5, "kind": "private", "language": "nl", "zone": AMSTERDAM, "now": NOW}
    one, two = await side_by_side(
        db, url, lambda conn: destinations.keep(conn, **known), lambda conn: destinations.keep(conn, **known)
    )
    assert one == two


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
async def test_any_title_is_kept(db: Database, title: str) -> None:
    """Without what no database keeps, and what is given back is what is kept."""
    kept = await settle(db, 5, title=title)
    assert kept.title == storable(title)
    async with db.write() as conn:
        changed = await destinations.change(conn, kept, title=f"{title}!")
        await destinations.sleep(conn, 5, title, NOW)
    assert changed.title == storable(f"{title}!")
    assert await asleep(db, 5) == [(5, 0, storable(title))]


NINETIES, FAR = datetime(1990, 1, 1), datetime(2999, 1, 1)  # noqa: DTZ001 - bounds of local times
clocks = st.times().map(lambda at: at.replace(second=0, microsecond=0))
quiets = st.none() | st.tuples(clocks, clocks).filter(lambda two: two[0] != two[1]).map(lambda two: QuietHours(*two))
moments = st.datetimes(NINETIES, FAR, timezones=st.just(timezone(timedelta(hours=9))))
choices = st.fixed_dictionaries(
    {},
    optional={
        "zone": st.sampled_from(["UTC", "Asia/Jakarta", "America/Argentina/Ushuaia"]).map(ZoneInfo),
        "quiet": quiets,
        "paused_until": st.none() | moments,
        "when_empty": st.sampled_from(["say", "silent"]),
        "language": st.sampled_from(["nl", "en"]),
        "acting_for": st.none() | st.integers(1, 2**63 - 1),
    },
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(choices, max_size=4))
async def test_what_was_chosen_is_kept_and_nothing_else_changes(db: Database, chosen: list[dict[str, Any]]) -> None:
    """Any choices in any order: what comes back is the last of each."""
    one, beside = await settle(db, 5), await settle(db, 6)
    expected = {name: getattr(one, name) for name in one.__slots__}
    for some in chosen:
        async with db.write() as conn:
            one = await destinations.change(conn, one, **some)
        expected |= some
    assert one == await find(db, 5) == Destination(**expected)
    assert await find(db, 6) == beside


async def test_change_knows_what_happened_meanwhile(db: Database) -> None:
    """What is given back is the destination as it is kept, not as it was when it was read."""
    before = await settle(db, 5)
    async with db.write() as conn:
        await destinations.sleep(conn, 5, "blocked", NOW)
        after = await destinations.change(conn, before, language="en")
    assert (after.language, after.asleep_reason) == ("en", "blocked")


async def test_choosing_for_who_went_is_no_error(db: Database) -> None:
    """A press on an old message after /forget: nothing is kept."""
    gone = await settle(db, 5)
    async with db.write() as conn:
        await destinations.forget(conn, 5)
        assert (await destinations.change(conn, gone, language="en")).language == "en"
    assert await find(db, 5) is None


def test_pause_ends_at_its_moment() -> None:
    """Paused before it, no longer at it."""
    one = Destination(
        id=1, chat_id=1, thread_id=0, kind="private", title="", language="nl", zone=AMSTERDAM, created_at=NOW
    )
    paused = Destination(**{name: getattr(one, name) for name in one.__slots__} | {"paused_until": NOW})
    assert (paused.is_paused(ago(seconds=1)), paused.is_paused(NOW), one.is_paused(NOW)) == (True, False, False)


async def test_chat_sleeps_with_its_threads(db: Database) -> None:
    """The first reason stays; other chats do not notice."""
    for chat, thread in ((5, 0), (5, 7), (6, 7)):
        await settle(db, chat, thread)
    async with db.write() as conn:
        await destinations.sleep(conn, 5, "thread closed", NOW, thread_id=7)
        await destinations.sleep(conn, 5, "blocked", NOW)
    assert await asleep(db, 5, 6) == [(5, 0, "blocked"), (5, 7, "thread closed")]


async def test_thread_wakes_its_chat_but_not_its_neighbours(db: Database) -> None:
    """Whether somebody woke is told once."""
    for thread in (0, 7, 8):
        await settle(db, 5, thread)
    async with db.write() as conn:
        await destinations.sleep(conn, 5, "blocked", NOW)
        assert [await destinations.wake(conn, 5, 7), await destinations.wake(conn, 5, 7)] == [True, False]
        assert await destinations.wake(conn, 77) is False
    assert await asleep(db, 5) == [(5, 8, "blocked")]
    woken = await find(db, 5, 7)
    assert woken is not None
    assert woken.asleep_since is None
    assert woken.asleep_reason is None


async def test_many_are_got_at_once(db: Database) -> None:
    """More than one statement takes; unknown ids and repeated ones do no harm."""
    kept = [await settle(db, number) for number in range(3)]
    ids = [one.id for one in kept]
    async with db.write() as conn:
        for lock in (False, True):
            found = await destinations.get(conn, [*range(10**6, 10**6 + 600), *ids, *ids], lock=lock)
            assert found == dict(zip(ids, kept, strict=True))
        assert await destinations.get(conn, []) == {}


async def test_chat_and_manager_find_theirs(db: Database) -> None:
    """The chat before its threads; the channels in the order in which they were set up."""
    for chat, thread, manager in ((5, 9, None), (5, 0, None), (-8, 0, 5), (-7, 0, 5), (-9, 0, 6)):
        await settle(db, chat, thread, manager_id=manager)
    async with db.write() as conn:
        await destinations.sleep(conn, -7, "gone", NOW)
        assert [one.thread_id for one in await destinations.in_chat(conn, 5)] == [0, 9]
        assert [one.chat_id for one in await destinations.managed_by(conn, 5)] == [-8, -7]
        assert await destinations.counts(conn) == {"destinations": 5, "asleep": 1, "subscriptions": 0}


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
async def test_decided_about_by_one_at_a_time(db: Database, url: str) -> None:
    """Who locks a destination makes the next who wants to wait, and sees what the first decided."""
    one = await settle(db, 5)

    async def decide(conn: Any) -> str:
        before = (await destinations.get(conn, [one.id], lock=True))[one.id]
        return (await destinations.change(conn, before, title=f"{before.title}x")).title

    assert await side_by_side(db, url, decide, decide) == ("x", "xx")


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
async def test_a_reply_does_not_wait_for_a_lock(db: Database, url: str) -> None:
    """While digests of many destinations are put together, one of them follows a topic and gets its answer."""
    one = await settle(db, 5)
    async with await Database.open(url) as other, db.write() as conn:
        await destinations.get(conn, [one.id], lock=True)
        async with other.write() as beside:
            await beside.execute(text("SET LOCAL lock_timeout = '5s'"))  # would fail where it must wait
            await following.follow(beside, one.id, name="A", query="a", manner=Manner.DIGEST, now=NOW)
    async with db.read() as conn:
        assert await following.count(conn, one.id) == 1


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_nothing_reads_all_destinations(db: Database) -> None:
    """Each look-up, and putting a whole chat to sleep, goes by an index."""
    one = await settle(db, 5)

    async def act(conn: Any) -> None:
        await destinations.find(conn, 5)
        await destinations.get(conn, [1, 2])
        await destinations.in_chat(conn, 5)
        await destinations.managed_by(conn, 5)
        await destinations.change(conn, one, language="en")
        await destinations.sleep(conn, 5, "gone", NOW)
        await destinations.wake(conn, 5)

    found = await plans(db, act)
    assert len(found) >= 7
    assert scans(found) == []
