"""Stories: put together, led, shown newest first."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from news.article import Kind
from storage.database import Database
from storage.entries import Entry, entries_of, latest
from storage.stories import Placement, place
from tests.storage.universe import NOW, ago, article, emptied, keep, snapshot, tell


async def shown(db: Database, **asked: object) -> list[Entry]:
    """The latest entries."""
    async with db.read() as conn:
        return await latest(conn, **({"limit": 10} | asked))


async def put(db: Database, *placements: Placement) -> list[int]:
    """Carry out these decisions."""
    async with db.write() as conn:
        return await place(conn, placements)


async def test_entry_tells_its_story(db: Database) -> None:
    """Lead, sources, articles and times of a story, each source once, earliest first."""
    first, second, third, fourth = await keep(
        db,
        article("1", publisher="De Krant", published_at=ago(hours=3)),
        article("2", agencies=("ANP", "DPA"), published_at=ago(hours=5)),
        article("3", publisher="De Krant", agencies=("AFP",), published_at=ago(hours=1)),
        article("4", published_at=ago(hours=2)),
    )
    ids = (first.id, second.id, third.id, fourth.id)
    (story,) = await put(db, Placement(article_ids=ids, lead_id=third.id))
    (entry,) = await shown(db)
    assert (entry.story_id, entry.version, entry.lead.id) == (story, 1, third.id)
    assert entry.lead.story_id == story
    assert entry.sources == ("ANP", "DPA", "De Krant")
    assert entry.article_ids == (second.id, first.id, fourth.id, third.id)
    assert (entry.first_at, entry.last_at) == (ago(hours=5), ago(hours=1))


async def test_newest_story_comes_first(db: Database) -> None:
    """By the latest article of each, then the story that was made last."""
    old = await tell(db, article("1", published_at=ago(days=2)))
    new = await tell(db, article("2", published_at=ago(hours=1)))
    same = await tell(db, article("3", published_at=ago(hours=1)))
    assert [entry.story_id for entry in await shown(db)] == [same, new, old]


async def test_story_that_goes_on_comes_to_the_top(db: Database) -> None:
    """A new article makes the story new, and its next version where it brings news."""
    old = await tell(db, article("1", published_at=ago(days=2)))
    await tell(db, article("2", published_at=ago(days=1)))
    (added,) = await keep(db, article("3", published_at=ago(hours=1)))
    await put(db, Placement(article_ids=(added.id,), lead_id=added.id, story_id=old, news=True))
    top = (await shown(db))[0]
    assert (top.story_id, top.version, top.lead.id, len(top.article_ids)) == (old, 2, added.id, 2)


async def test_stubs_alone_are_no_news(db: Database) -> None:
    """A story of live blogs and stubs is shown only where it is asked for; an article makes it stand."""
    stub = await tell(db, article("1", kind=Kind.STUB), article("2", kind=Kind.LIVEBLOG))
    teaser = await tell(db, article("3", kind=Kind.TEASER))
    assert [entry.story_id for entry in await shown(db)] == [teaser]
    assert {entry.story_id for entry in await shown(db, with_stubs=True)} == {stub, teaser}
    (added,) = await keep(db, article("4"))
    await put(db, Placement(article_ids=(added.id,), lead_id=added.id, story_id=stub))
    assert {entry.story_id for entry in await shown(db)} == {stub, teaser}


async def test_article_that_moves_leaves_its_story(db: Database) -> None:
    """The story that it left gets another lead, or goes when it was the last."""
    first, second, third = await keep(db, article("1"), article("2", published_at=ago(days=1)), article("3"))
    one, other = await put(
        db,
        Placement(article_ids=(first.id, second.id), lead_id=first.id),
        Placement(article_ids=(third.id,), lead_id=third.id),
    )
    await put(db, Placement(article_ids=(first.id,), lead_id=third.id, story_id=other))
    async with db.read() as conn:
        left, joined = await entries_of(conn, [one, other])
    assert (left.lead.id, left.article_ids, left.last_at) == (second.id, (second.id,), ago(days=1))
    assert (joined.lead.id, joined.article_ids) == (third.id, (first.id, third.id))
    await put(db, Placement(article_ids=(second.id,), lead_id=third.id, story_id=other))
    async with db.read() as conn:
        assert [entry.story_id for entry in await entries_of(conn, [one, other])] == [other]


async def test_lead_must_be_of_the_story(db: Database) -> None:
    """A lead from elsewhere is not taken: the earliest article leads."""
    await tell(db, article("1"))
    early, late = await keep(db, article("2", published_at=ago(days=3)), article("3"))
    await put(db, Placement(article_ids=(late.id, early.id), lead_id=1_000_000))
    assert (await shown(db))[1].lead.id in {early.id} or (await shown(db))[0].lead.id == early.id


async def test_only_the_lead_changes(db: Database) -> None:
    """A decision without articles sets the lead and no version."""
    first, second = await keep(db, article("1"), article("2"))
    (story,) = await put(db, Placement(article_ids=(first.id, second.id), lead_id=first.id))
    await put(db, Placement(article_ids=(), lead_id=second.id, story_id=story))
    (entry,) = await shown(db)
    assert (entry.lead.id, entry.version) == (second.id, 1)


async def test_entries_come_in_the_order_asked(db: Database) -> None:
    """An id that is not kept is left out."""
    first, second = await tell(db, article("1")), await tell(db, article("2"))
    async with db.read() as conn:
        assert [entry.story_id for entry in await entries_of(conn, [second, 10**6, first])] == [second, first]
        assert await entries_of(conn, []) == []


async def test_nothing_to_place(db: Database) -> None:
    """No decisions, no change."""
    before = await snapshot(db)
    assert await put(db) == []
    assert await snapshot(db) == before


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), min_size=1, max_size=12))
async def test_totals_are_those_of_the_articles(db: Database, moves: list[tuple[int, int]]) -> None:
    """However articles move between stories, each story's row says what its articles say, and none is empty."""
    await emptied(db)
    kept = await keep(db, *(article(str(number), published_at=ago(hours=number)) for number in range(6)))
    made = await put(db, *(Placement(article_ids=(each.id,), lead_id=each.id) for each in kept[:4]))
    for mover, goal in moves:
        async with db.read() as conn:
            there = await entries_of(conn, [made[goal]])
        if there:
            lead = there[0].lead.id
            await put(db, Placement(article_ids=(kept[mover].id,), lead_id=lead, story_id=made[goal]))
    times = {each.id: each.sorted_at for each in kept}
    for entry in await shown(db):
        assert entry.first_at == min(times[number] for number in entry.article_ids)
        assert entry.last_at == max(times[number] for number in entry.article_ids)
        assert entry.lead.id in entry.article_ids
        assert entry.lead.story_id == entry.story_id


async def test_latest_reads_an_index_and_sorts_nothing(db: Database) -> None:
    """A page of a million stories costs a page: SQLite says how it would go about it."""
    async with db.read() as conn:
        if db.dialect == "sqlite":
            query = "SELECT id FROM stories WHERE stories.stands = 1 AND id <= 9 ORDER BY last_at DESC, id DESC LIMIT 5"
            plan = (await conn.execute(text(f"EXPLAIN QUERY PLAN {query}"))).all()
            assert "ix_stories_standing" in str(plan)
            assert "TEMP B-TREE" not in str(plan)
        else:
            await conn.execute(text("SET LOCAL enable_seqscan = off"))
            query = "SELECT id FROM stories WHERE stands AND id <= 9 ORDER BY last_at DESC, id DESC LIMIT 5"
            plan = (await conn.execute(text(f"EXPLAIN {query}"))).all()
            assert "Index Scan Backward using ix_stories_standing" in str(plan) or "ix_stories_standing" in str(plan)


async def test_version_counts_per_update(db: Database) -> None:
    """Each decision with news counts once, a later one again."""
    story = await tell(db, article("1"))
    for number in range(2, 5):
        (kept,) = await keep(db, article(str(number)), now=NOW + timedelta(hours=number))
        await put(db, Placement(article_ids=(kept.id,), lead_id=kept.id, story_id=story, news=True))
    assert (await shown(db))[0].version == 4
