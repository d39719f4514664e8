"""Housekeeping: what is old goes, what is waiting stays."""

from datetime import UTC, datetime, timedelta

from bot.housekeeping import QUESTIONS_KEPT, UPDATES_KEPT, tidy
from storage import asked, inbox
from storage.database import Database
from storage.upgrade import upgrade

NOW = datetime(2026, 2, 1, 11, 0, tzinfo=UTC)


async def test_what_is_old_is_forgotten_and_what_waits_is_not():
    """Handled updates and old questions go; an update that nobody has handled is kept however old it is."""
    async with await Database.open("sqlite+aiosqlite://") as db:
        await upgrade(db)
        async with db.write() as conn:
            await inbox.keep(conn, [(1, "handled"), (2, "waiting")], NOW)
            await inbox.mark_handled(conn, [1], NOW)
            await inbox.keep(conn, [(3, "newest")], NOW + timedelta(minutes=1))
            question = await asked.remember(conn, "gaza", NOW)
        await tidy(db, NOW + UPDATES_KEPT)
        async with db.write() as conn:
            assert await asked.recall(conn, question) == "gaza"
            assert await inbox.keep(conn, [(1, "handled")], NOW) == frozenset()
        await tidy(db, NOW + QUESTIONS_KEPT + timedelta(days=1))
        async with db.write() as conn:
            assert await asked.recall(conn, question) is None
            assert [number for number, _ in await inbox.unhandled(conn)] == [2, 3]
            assert await inbox.keep(conn, [(1, "handled")], NOW) == {1}
