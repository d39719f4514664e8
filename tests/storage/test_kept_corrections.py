"""Corrections: kept until all that showed the mistake is mended, with what the article said before."""

from storage import corrections
from storage.database import Database
from tests.storage.universe import NOW, ago, article, keep


async def corrected(db: Database) -> int:
    """An article that was changed twice; its id."""
    for hours, body in ((3, "Acht."), (2, "Zeven."), (1, "Zes.")):
        [kept] = await keep(db, article("a", title=f"Titel {body}", body=body, fetched_at=ago(hours=hours)))
    return kept.id


async def test_a_correction_waits_until_it_is_done(db: Database):
    """With the titles and texts of before, the latest first; noted twice it is one."""
    number = await corrected(db)
    async with db.write() as conn:
        await corrections.note(conn, [(number, 3), (number, 3)], NOW)
        await corrections.note(conn, [(number, 3)], NOW)
        await corrections.note(conn, [], NOW)
        [one] = await corrections.waiting(conn)
    assert (one.key, one.at) == ((number, 3), NOW)
    assert one.earlier == (("Titel Zeven.", "Zeven."), ("Titel Acht.", "Acht."))
    async with db.write() as conn:
        await corrections.done(conn, [number], NOW)
        assert await corrections.waiting(conn) == []


async def test_it_is_forgotten_after_a_while(db: Database):
    """Done or not."""
    number = await corrected(db)
    async with db.write() as conn:
        await corrections.note(conn, [(number, 2)], ago(days=3))
        await corrections.note(conn, [(number, 3)], NOW)
        assert await corrections.purge(conn, ago(days=1)) == 1
        assert len(await corrections.waiting(conn)) == 1
