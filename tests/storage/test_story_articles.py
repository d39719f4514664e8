"""The articles of stories: whole, in their openings, and as who brings them."""

from storage import story_articles
from storage.database import Database
from tests.storage.universe import ago, article, keep, tell


async def test_an_article_has_the_others_of_its_story_beside_it(db: Database):
    """Newest first, and of many the newest, with the asked one in any case; a loose article has no story."""
    made = [article(guid, title=guid, published_at=ago(hours=hours)) for hours, guid in enumerate("abcd")]
    story = await tell(db, *made)
    loose, first, last = [kept.id for kept in await keep(db, article("los", title="los"), made[0], made[-1])]
    async with db.read() as conn:
        all_ = await story_articles.beside(conn, [first, loose], most=9)
        some = await story_articles.beside(conn, [last], most=2)
    assert list(all_) == [story]
    assert [one.article.title for one in all_[story]] == ["a", "b", "c", "d"]
    assert [one.article.title for one in some[story]] == ["a", "b", "d"]


async def test_openings_are_of_the_newest(db: Database):
    """As long as news is, and with who brings them."""
    story = await tell(
        db,
        article("a", title="Oud", published_at=ago(hours=5)),
        article("b", title="Lang", body="é" * 9_000, publisher="De Brug", published_at=ago(hours=1)),
        article("c", title="Nieuw", agencies=("ANP",), language="en"),
    )
    async with db.read() as conn:
        found = (await story_articles.openings(conn, [story, 99], most=2))[story]
        parts = await story_articles.parts(conn, story, most=2)
    assert [(one.title, one.publisher, one.agencies, one.language) for one in found] == [
        ("Nieuw", None, ("ANP",), "en"),
        ("Lang", "De Brug", (), "nl"),
    ]
    assert len(found[1].opening) == story_articles.OPENING
    assert [(one.title, one.opening) for one in parts] == [("Lang", ""), ("Nieuw", "")]
