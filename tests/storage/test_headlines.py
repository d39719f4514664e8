"""Headlines: the newest stories from a mark on, and those that were told most."""

import pytest
from sqlalchemy import exists, text

from news.article import Kind
from storage import headlines
from storage.database import Database
from storage.headlines import OPENING, Headline, Mark
from storage.stories import Placement, place
from storage.tables import articles, stories
from tests.storage.universe import ago, article, keep, tell


async def newest(db: Database, limit: int = 10, after: Mark | None = None) -> list[Headline]:
    """The newest ones."""
    async with db.read() as conn:
        return await headlines.newest(conn, limit=limit, after=after)


async def most_told(db: Database, days: int = 7, limit: int = 10) -> list[int]:
    """The ids of those that were told most."""
    async with db.read() as conn:
        return [one.story_id for one in await headlines.most_told(conn, since=ago(days=days), limit=limit)]


async def test_a_headline_is_its_lead_articles(db: Database) -> None:
    """Title and the beginning of the body; the times are those of all its articles."""
    first, second = article("1", title="Brug dicht", published_at=ago(hours=5)), article("2", published_at=ago(hours=2))
    story = await tell(db, first, second)
    long = await tell(db, article("3", title="", body="Lang. " * 500, published_at=ago(hours=3)))
    one, other = await newest(db)
    assert one == Headline(
        story_id=story, first_at=ago(hours=5), last_at=ago(hours=2), title="Brug dicht", opening=first.body
    )
    assert (other.story_id, other.title, other.opening) == (long, "", ("Lang. " * 500)[:OPENING])


async def test_the_newest_go_on_from_a_mark(db: Database) -> None:
    """By the time of the latest article, then by id; every story once, also of the same second."""
    made = [await tell(db, article(str(number), published_at=ago(hours=number // 3))) for number in range(8)]
    seen: list[int] = []
    mark: Mark | None = None
    for _ in range(3):
        found = await newest(db, 3, mark)
        seen += [one.story_id for one in found]
        mark = (found[-1].last_at, found[-1].story_id)
    assert await newest(db, 3, mark) == []
    assert seen == [made[number] for number in (2, 1, 0, 5, 4, 3, 7, 6)]


async def test_what_grows_is_not_met_again_behind_the_mark(db: Database) -> None:
    """A story that was shown and gets a new article comes before the mark; nothing is met twice."""
    made = [await tell(db, article(str(number), published_at=ago(hours=number))) for number in range(4)]
    first = await newest(db, 2)
    (added,) = await keep(db, article("neu"))
    async with db.write() as conn:
        await place(conn, [Placement(article_ids=(added.id,), lead_id=added.id, story_id=made[1])])
    after = await newest(db, 2, (first[-1].last_at, first[-1].story_id))
    assert [one.story_id for one in after] == made[2:]


async def test_only_those_that_are_wanted(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also behind a mark; not further down than stories are looked at."""
    texts = [article(str(n), published_at=ago(hours=n), language="nl" if n % 2 else "en") for n in range(8)]
    made = [await tell(db, one) for one in texts]
    dutch = exists().where(articles.c.story_id == stories.c.id, articles.c.language == "nl")

    async def wanted(after: Mark | None = None) -> list[int]:
        async with db.read() as conn:
            return [one.story_id for one in await headlines.newest(conn, limit=3, after=after, only=dutch)]

    assert await wanted() == [made[1], made[3], made[5]]
    assert await wanted((ago(hours=3), made[3])) == [made[5], made[7]]
    monkeypatch.setattr(headlines, "DEEPEST", 4)
    assert await wanted() == [made[1], made[3]]
    assert await wanted((ago(hours=1), made[1])) == [made[3], made[5]]


async def test_live_blogs_and_stubs_alone_are_no_headline(db: Database) -> None:
    """Neither among the newest nor among the most told."""
    await tell(db, article("1", kind=Kind.LIVEBLOG), article("2", kind=Kind.STUB))
    story = await tell(db, article("3"))
    assert [one.story_id for one in await newest(db)] == await most_told(db) == [story]


async def test_the_most_told_of_some_days(db: Database) -> None:
    """By the number of articles, then the newer one; what had none since is left out."""
    old = await tell(db, *(article(f"a{number}", published_at=ago(days=9)) for number in range(5)))
    two = await tell(db, article("b1", published_at=ago(days=3)), article("b2", published_at=ago(days=2)))
    newer = await tell(db, article("c1", published_at=ago(days=6)), article("c2", published_at=ago(days=1)))
    one = await tell(db, article("d1"))
    assert await most_told(db) == [newer, two, one]
    assert await most_told(db, limit=1) == [newer]
    assert await most_told(db, days=30) == [old, newer, two, one]


async def test_no_news_has_no_headlines(db: Database) -> None:
    """An empty database is one too."""
    assert await newest(db) == []
    assert await most_told(db) == []


async def test_the_newest_read_an_index_and_sort_nothing(db: Database) -> None:
    """Sixty of a million stories cost sixty, from the top and from a mark."""
    where = "WHERE stories.stands = 1 AND last_at <= '2026-01-01' AND (last_at < '2026-01-01' OR id < 9)"
    order = "ORDER BY last_at DESC, id DESC LIMIT 60"
    async with db.read() as conn:
        if db.dialect == "sqlite":
            plan = (await conn.execute(text(f"EXPLAIN QUERY PLAN SELECT id FROM stories {where} {order}"))).all()
            assert "USING INDEX ix_stories_standing (last_at<?)" in str(plan)
            assert "TEMP B-TREE" not in str(plan)
        else:
            await conn.execute(text("SET LOCAL enable_seqscan = off"))
            query = f"SELECT id FROM stories {where.replace(' = 1', '')} {order}"
            plan = (await conn.execute(text(f"EXPLAIN {query}"))).all()
            assert "ix_stories_standing" in str(plan)
            assert "Index Cond: (last_at <= " in str(plan)
