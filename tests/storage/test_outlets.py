"""Outlets: made of their sources, chosen by destinations, fetched while somebody wants them."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from news.fetching.course import State
from news.outlets.naming import outlet_key
from news.outlets.wishes import NO_WISHES, Wishes, wants
from storage import destinations, feeds, outbox, outlets
from storage.database import Database
from storage.feed_rows import Feed, NewFeed
from storage.outlets import Outlet
from storage.tables import stories
from storage.voices import Outlets, voices_of, wanted_stories
from tests.storage.readers import plans, scans, settle
from tests.storage.universe import NOW, article, emptied, snapshot, tell

LANGUAGES = ("nl", "en", "fy")
NAMES = ("NOS", "Dijkpost", "Waalbode")


async def source(db: Database, outlet: str, path: str = "rss", **values: object) -> Feed:
    """A source of that outlet, which everybody gets unless told otherwise."""
    new = NewFeed(address=f"https://{outlet.lower()}.example/{path}", outlet=outlet, **values)  # type: ignore[arg-type]
    async with db.write() as conn:
        return await feeds.add(conn, new, NOW)


async def known(db: Database) -> list[Outlet]:
    """The outlets as they are kept."""
    async with db.read() as conn:
        return await outlets.all_outlets(conn)


async def choose(db: Database, destination_id: int, name: str, wanted: bool) -> None:
    """The destination says so of the outlet of that name."""
    async with db.write() as conn:
        one = next(one for one in await outlets.all_outlets(conn) if one.key == outlet_key(name))
        await outlets.choose(conn, destination_id, one, wanted)


async def wishes(db: Database, destination_id: int) -> Wishes:
    """What the destination chose."""
    async with db.read() as conn:
        return (await outlets.wishes_of(conn, [destination_id])).get(destination_id, NO_WISHES)


async def active(db: Database) -> set[str]:
    """The outlets that are fetched."""
    async with db.read() as conn:
        return {feed.outlet for feed in await feeds.all_feeds(conn) if feed.active}


async def test_an_outlet_is_its_sources(db: Database):
    """However its name is written; its name is that of its first source, and it is available while one may be had."""
    one = await source(db, "NU.nl")
    two = await source(db, "nu.nl", "sport", by_default=False, enabled=False)
    other = await source(db, "Dijkpost", by_default=False, enabled=False, category="regio")
    dijkpost, nu = await known(db)
    assert (nu.name, nu.sources, nu.by_default, nu.available) == ("NU.nl", (one.id, two.id), True, True)
    assert nu.states == (State.NEW,)
    assert (dijkpost.sources, dijkpost.by_default, dijkpost.available) == ((other.id,), False, False)
    assert (dijkpost.category, dijkpost.states) == ("regio", ())


async def test_what_everybody_gets_is_no_choice(db: Database):
    """Off and on again leaves nothing behind; the same twice is once."""
    await source(db, "NOS")
    await source(db, "Dijkpost", by_default=False)
    noor = await settle(db)
    for _ in range(2):
        await choose(db, noor.id, "NOS", False)
        await choose(db, noor.id, "Dijkpost", True)
    assert await wishes(db, noor.id) == Wishes(on=frozenset({"dijkpost"}), off=frozenset({"nos"}))
    await choose(db, noor.id, "NOS", True)
    await choose(db, noor.id, "Dijkpost", False)
    assert await wishes(db, noor.id) == NO_WISHES


async def test_languages_are_a_choice_of_their_own(db: Database):
    """On and off, as often as one likes."""
    noor = await settle(db)
    for other in (True, True, False, False, True):
        async with db.write() as conn:
            await outlets.choose_languages(conn, noor.id, other=other)
        assert (await wishes(db, noor.id)).other_languages is other


async def test_choices_of_many_are_read_at_once(db: Database):
    """Each has its own; who chose nothing is left out."""
    await source(db, "NOS")
    noor, sem, mo = [await settle(db, chat_id) for chat_id in (1, 2, 3)]
    await choose(db, noor.id, "NOS", False)
    async with db.write() as conn:
        await outlets.choose_languages(conn, sem.id, other=True)
        found = await outlets.wishes_of(conn, [noor.id, sem.id, mo.id, 99])
    assert found == {noor.id: Wishes(off=frozenset({"nos"})), sem.id: Wishes(other_languages=True)}


async def test_a_source_is_fetched_while_somebody_wants_it(db: Database):
    """The first reader who switches it on begins that, the last one ends it; the operator's word goes before both."""
    await source(db, "NOS")
    await source(db, "Dijkpost", by_default=False)
    await source(db, "Waalbode", by_default=False, enabled=False)
    noor, sem = await settle(db, 1), await settle(db, 2)
    assert await active(db) == {"NOS"}
    for reader in (noor, sem):
        await choose(db, reader.id, "Dijkpost", True)
        await choose(db, reader.id, "Waalbode", True)
    assert await active(db) == {"NOS", "Dijkpost"}
    await choose(db, noor.id, "Dijkpost", False)
    await choose(db, noor.id, "NOS", False)
    assert await active(db) == {"NOS", "Dijkpost"}
    await choose(db, sem.id, "Dijkpost", False)
    assert await active(db) == {"NOS"}


async def test_who_is_forgotten_wants_nothing(db: Database):
    """Nothing of the choices stays, and the next renewal ends the fetching for that reader alone."""
    await source(db, "Dijkpost", by_default=False)
    before = await snapshot(db)
    noor = await settle(db)
    await choose(db, noor.id, "Dijkpost", True)
    async with db.write() as conn:
        await outlets.choose_languages(conn, noor.id, other=True)
        await destinations.forget(conn, noor.chat_id)
        assert await outlets.renew_wanted(conn) == 1
        assert await outlets.renew_wanted(conn) == 0
    assert await snapshot(db) == before


async def test_a_group_that_moves_keeps_its_choices(db: Database):
    """Also where the new chat chose something already; that counts where both did."""
    for name in NAMES:
        await source(db, name)
    old, new = await settle(db, -1, kind="group"), await settle(db, -1001, kind="supergroup")
    await choose(db, old.id, "NOS", False)
    await choose(db, new.id, "Dijkpost", False)
    async with db.write() as conn:
        await outlets.choose_languages(conn, old.id, other=True)
        await outbox.migrate(conn, old.chat_id, new.chat_id, NOW)
    assert await wishes(db, new.id) == Wishes(frozenset(), frozenset({"nos", "dijkpost"}), True)
    assert await wishes(db, old.id) == NO_WISHES


async def test_known_sources_are_offered_once(db: Database):
    """In their order, and again only those that came later."""
    async with db.write() as conn:
        assert await outlets.not_offered(conn, ["b", "a"]) == ["b", "a"]
        await outlets.mark_offered(conn, ["a"], NOW)
        await outlets.mark_offered(conn, ["a", "c"], NOW + timedelta(days=1))
        assert await outlets.not_offered(conn, ["a", "b", "c"]) == ["b"]


chosen = st.builds(Wishes, st.sets(st.sampled_from(NAMES)), st.sets(st.sampled_from(NAMES)), st.booleans()).map(
    lambda one: Wishes(
        frozenset(outlet_key(name) for name in one.on - one.off),
        frozenset(outlet_key(name) for name in one.off),
        one.other_languages,
    )
)
told_by = st.lists(st.tuples(st.sampled_from((*NAMES, "")), st.sampled_from(LANGUAGES)), min_size=1, max_size=3)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(told_by, min_size=1, max_size=4), st.lists(chosen, min_size=1, max_size=4))
async def test_the_database_decides_as_the_rule_does(
    db: Database, told: list[list[tuple[str, str]]], wished: list[Wishes]
):
    """For any stories and any choices the condition picks the stories that `wants` says."""
    await emptied(db)
    key = {name: (await source(db, name, by_default=name == "NOS")).key for name in NAMES}
    made = [
        await tell(
            db,
            *(
                article(
                    f"{story}-{place}", source=key.get(name, "file:proef"), language=language, body=f"{story} {place}"
                )
                for place, (name, language) in enumerate(some)
            ),
        )
        for story, some in enumerate(told)
    ]
    async with db.read() as conn:
        all_ = Outlets(await outlets.all_outlets(conn))
        voices = await voices_of(conn, made, all_)
        for one in wished:
            query = select(stories.c.id).where(wanted_stories(one, all_))
            found = set((await conn.execute(query)).scalars())
            assert found == {story for story in made if wants(one, voices[story])}


async def test_asking_for_wanted_stories_reads_no_whole_table(db: Database):
    """Each story is looked at through the index of its articles, and choices through their key."""
    if db.dialect != "sqlite":
        return
    await source(db, "NOS")
    story = await tell(db, article("a"))
    async with db.read() as conn:
        all_ = Outlets(await outlets.all_outlets(conn))
    off = Wishes(off=frozenset({"nos"}))
    newest = select(stories.c.id).where(stories.c.stands, wanted_stories(off, all_)).order_by(stories.c.last_at.desc())
    assert not [line for line in scans(await plans(db, lambda conn: conn.execute(newest))) if "articles" in line]
    assert not scans(await plans(db, lambda conn: voices_of(conn, [story], all_)))
    assert not scans(await plans(db, lambda conn: outlets.wishes_of(conn, [1, 2])))
