"""When something was told: at one moment, and last."""

from storage import told
from storage.database import Database
from storage.told import Told
from tests.storage.readers import settle
from tests.storage.universe import ago


async def test_what_was_told_at_a_moment_and_when_last(db: Database):
    """A story that was told anew belongs to the later moment."""
    one, two = (await settle(db, 1)).id, (await settle(db, 2)).id
    told_at = {7: ago(hours=3), 8: ago(hours=3), 9: ago(hours=1)}
    tellings = [
        Told(destination_id=one, story_id=story, version=1, topic="Gaza", because=(), told_at=at)
        for story, at in told_at.items()
    ]
    again = Told(destination_id=one, story_id=8, version=2, topic="Gaza", because=(), told_at=ago(hours=2))
    async with db.write() as conn:
        await told.put(conn, [*tellings, again])
    async with db.read() as conn:
        assert [each.story_id for each in await told.at(conn, one, ago(hours=3))] == [7]
        assert [each.story_id for each in await told.at(conn, one, ago(hours=2))] == [8]
        assert await told.at(conn, two, ago(hours=3)) == []
        assert await told.last(conn, [one, two]) == {one: ago(hours=1)}
