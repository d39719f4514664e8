"""Profiles: what articles are compared by."""

from news.story_profile import profile
from news.word_rarity import Rarity
from storage import bands, profiles
from storage.database import Database
from tests.storage.universe import NOW, ago, article, everything, keep, tell

BRIDGE = article("1", title="Vlietbrug geramd", body="Een zandschip ramde de Vlietbrug in Leidschendam.", publisher="A")


async def test_a_profile_comes_back_as_it_was_kept(db: Database) -> None:
    """With its story; an article without a profile is left out, so that an older database works on."""
    story = await tell(db, BRIDGE, article("2"))
    (kept,) = await keep(db, BRIDGE)
    made = profile(BRIDGE, Rarity())
    async with db.write() as conn:
        await profiles.keep(conn, [(kept.id, made, NOW)])
        assert await profiles.of_stories(conn, [story, 999]) == {story: {kept.id: made}}
        assert await profiles.of_stories(conn, []) == {}


async def test_a_new_version_takes_the_place_of_the_old(db: Database) -> None:
    """An article has one profile: what it says now."""
    story = await tell(db, BRIDGE)
    (kept,) = await keep(db, BRIDGE)
    first, second = (profile(article(body=body), Rarity()) for body in ("Een zandschip.", "Een containerschip."))
    async with db.write() as conn:
        await profiles.keep(conn, [(kept.id, first, NOW)])
        await profiles.keep(conn, [(kept.id, second, NOW)])
        assert await profiles.of_stories(conn, [story]) == {story: {kept.id: second}}


async def test_what_can_no_longer_grow_is_forgotten(db: Database) -> None:
    """Profiles and bands go by when their article came in, however old its news is."""
    old, new = await keep(db, BRIDGE, article("2"))
    made = profile(BRIDGE, Rarity())
    async with db.write() as conn:
        await profiles.keep(conn, [(old.id, made, ago(days=30)), (new.id, made, NOW)])
        await bands.keep(conn, [bands.Marked(one.id, {7}, ago(days=60)) for one in (old, new)])
        assert await profiles.purge(conn, ago(days=14)) == 1
        left = await everything(conn)
        assert [row[0] for row in left["story_profiles"]] == [row[0] for row in left["story_bands"]] == [new.id]
