"""Sample news makes room for real news; what is kept is counted."""

from news.article import Kind
from news.brief import Brief
from storage import bands, briefs, inbox, samples
from storage.database import Database
from storage.entries import entries_of
from storage.status import status
from storage.stories import Placement, place
from tests.storage.universe import NOW, ago, article, keep, snapshot, tell


async def test_samples_go_with_all_that_is_theirs(db: Database) -> None:
    """Articles, keys, versions, briefs, bands, stories and sources of samples; what is real stays as it was."""
    await tell(db, article("echt", source="file:echt"))
    before = await snapshot(db)
    await tell(db, article("1", source="sample"), article("2", source="sample"), sample=True)
    (kept, *_) = await keep(db, article("1", source="sample", body="Anders."), sample=True)
    async with db.write() as conn:
        await briefs.put(conn, {(kept.id, 2): Brief(text="Anders.", method="lead")}, NOW)
        await bands.keep(conn, [bands.Marked(kept.id, [1, 2], NOW)])
        assert await samples.count(conn) == 2
        assert await samples.remove(conn) == 2
        assert await samples.count(conn) == 0
    assert await snapshot(db) == before


async def test_story_with_real_news_stays(db: Database) -> None:
    """A sample that led it makes room for the real article; a source that both came from stays too."""
    (sample,) = await keep(db, article("1", published_at=ago(days=2)), sample=True)
    (real,) = await keep(db, article("2", published_at=ago(hours=1)))
    async with db.write() as conn:
        (story,) = await place(conn, [Placement(article_ids=(sample.id, real.id), lead_id=sample.id)])
        await samples.remove(conn)
        (entry,) = await entries_of(conn, [story])
    assert (entry.lead.id, entry.article_ids, entry.first_at) == (real.id, (real.id,), ago(hours=1))


async def test_ids_of_samples_are_not_given_out_again(db: Database) -> None:
    """A button under a sample never opens another article."""
    (sample,) = await keep(db, article("1"), sample=True)
    async with db.write() as conn:
        await samples.remove(conn)
    (real,) = await keep(db, article("2"))
    assert real.id > sample.id


async def test_has_real(db: Database) -> None:
    """Samples are no real news."""
    async with db.read() as conn:
        assert not await samples.has_real(conn)
    await keep(db, article("1"), sample=True)
    async with db.read() as conn:
        assert not await samples.has_real(conn)
    await keep(db, article("2"))
    async with db.read() as conn:
        assert await samples.has_real(conn)


async def test_removing_no_samples_changes_nothing(db: Database) -> None:
    """A second removal finds nothing."""
    await tell(db, article())
    before = await snapshot(db)
    async with db.write() as conn:
        assert await samples.remove(conn) == 0
    assert await snapshot(db) == before


async def test_status_of_nothing(db: Database) -> None:
    """An empty database has every kind, none of each, and no newest article."""
    async with db.read() as conn:
        found = await status(conn)
    assert found.articles == dict.fromkeys(Kind, 0)
    assert (found.samples, found.stories, found.sources, found.briefs, found.unhandled) == (0, 0, 0, 0, 0)
    assert found.newest is None


async def test_status_counts(db: Database) -> None:
    """Articles by kind, and the newest by the time it counts as published."""
    await tell(db, article("1", published_at=ago(hours=1)), article("2", kind=Kind.STUB, published_at=ago(days=9)))
    await keep(db, article("3", source="sample", kind=Kind.TEASER, published_at=ago(hours=2)), sample=True)
    async with db.write() as conn:
        await inbox.keep(conn, [(1, "{}"), (2, "{}")], NOW)
        await inbox.mark_handled(conn, [1], NOW)
    async with db.read() as conn:
        found = await status(conn)
    assert found.articles == {Kind.ARTICLE: 1, Kind.TEASER: 1, Kind.LIVEBLOG: 0, Kind.STUB: 1}
    assert (found.samples, found.stories, found.sources, found.unhandled) == (1, 1, 2, 1)
    assert found.newest == ago(hours=1)
