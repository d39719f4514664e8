"""How the sources are doing, in numbers, and what the operator is still to be told."""

from dataclasses import replace
from datetime import timedelta

from news.fetching.course import Course, State
from storage import feed_figures, feed_turns, feeds
from storage.database import Database
from storage.feeds import NewFeed
from tests.storage.universe import NOW, ago


async def kept(db: Database, *courses: Course) -> list[int]:
    """Feeds with these courses; their ids."""
    async with db.write() as conn:
        ids = [(await feeds.add(conn, NewFeed(address=course.address), NOW)).id for course in courses]
        claimed = await feed_turns.claim(conn, ids, NOW)
        await feed_turns.done(conn, list(zip(claimed, courses, strict=True)))
    return ids


def course(number: int, **values: object) -> Course:
    """The course of one of several feeds."""
    return replace(Course(address=f"https://krant{number}.example/rss"), **values)  # type: ignore[arg-type]


async def test_figures_are_sums(db: Database) -> None:
    """Every state is there, also those that nobody is in."""
    await kept(
        db,
        course(1, state=State.FINE, fetches=5, unchanged=3, articles=40, next_at=NOW, left_out={"old": 60}),
        course(
            2, state=State.FINE, fetches=2, articles=1, next_at=NOW + timedelta(hours=1), left_out={"old": 1, "dns": 1}
        ),
        course(3, state=State.GONE),
    )
    async with db.read() as conn:
        figures = await feed_figures.figures(conn, NOW)
    assert figures.states == dict.fromkeys(State, 0) | {State.FINE: 2, State.GONE: 1}
    assert (figures.due, figures.fetches, figures.unchanged, figures.articles) == (1, 7, 3, 41)
    assert figures.left_out == {"old": 61, "dns": 1}


async def test_figures_of_nothing_are_zero(db: Database) -> None:
    """A database without sources."""
    async with db.read() as conn:
        figures = await feed_figures.figures(conn, NOW)
    assert (set(figures.states.values()), figures.due, figures.fetches, figures.left_out) == ({0}, 0, 0, {})


async def test_operator_is_told_once_of_each(db: Database) -> None:
    """Of what has failed for long, the longest first, until it was told; of what is well again, until that was."""
    one, two, _, four = await kept(
        db,
        course(1, state=State.FAILING, failing_since=ago(days=1)),
        course(2, state=State.GONE, failing_since=ago(days=2)),
        course(3, state=State.FAILING, failing_since=ago(hours=23)),
        course(4, state=State.FINE),
    )
    async with db.write() as conn:
        assert [feed.id for feed in await feed_figures.failing_untold(conn, ago(days=1))] == [two, one]
        await feed_figures.mark_told(conn, [one, two, 10**6], NOW)
        assert await feed_figures.failing_untold(conn, ago(days=1)) == []
        assert await feed_figures.well_untold(conn) == []
        await feed_figures.mark_told(conn, [four], NOW)
        assert [feed.id for feed in await feed_figures.well_untold(conn)] == [four]
        await feed_figures.mark_told(conn, [four], None)
        assert await feed_figures.well_untold(conn) == []
