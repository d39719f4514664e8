"""Where articles are placed."""

from sqlalchemy import select

from news.article import Kind
from storage import placed
from storage.database import Database
from storage.stories import Placement, place
from storage.tables import stories
from tests.storage.universe import ago, article, keep, tell


async def test_when_stories_began(db: Database) -> None:
    """By their earliest article, to the second; one that is not kept is left out."""
    first = await tell(db, article("1", published_at=ago(hours=1)), article("2", published_at=ago(days=2)))
    second = await tell(db, article("3", published_at=ago(hours=3)))
    async with db.read() as conn:
        assert await placed.begun(conn, [first, second, 999]) == {first: ago(days=2), second: ago(hours=3)}


async def test_a_story_of_one_article_begins_as_any_other(db: Database) -> None:
    """Its row is the same that placing it the longer way makes, also of what cannot stand alone."""
    quick, slow = await keep(db, article("quick"), article("slow"))
    blog, other = await keep(db, *(article(name, kind=Kind.LIVEBLOG, published_at=ago(days=1)) for name in ("b", "c")))
    async with db.write() as conn:
        made = await placed.begin(conn, [quick, blog])
        known = await place(conn, [Placement(article_ids=(one.id,), lead_id=one.id) for one in (slow, other)])
        rows = {row.id: row for row in await conn.execute(select(stories))}
        assert [rows[number].lead_article_id for number in made] == [quick.id, blog.id]
        for one, same in zip(made, known, strict=True):
            assert rows[one][2:] == rows[same][2:]
        assert await placed.article_ids(conn, made) == [quick.id, blog.id]
        assert await placed.begin(conn, []) == []
