"""Finding: a story stands where its best article stands, and is found once."""

from handlers.desk import Desk
from handlers.finding import find
from news.query import parse_query

from .conftest import Stock
from .stories import NOW

BODY = (
    "De jaarlijkse optocht van versierde boten trok zaterdag volgens de organisatie ruim twaalfduizend mensen naar de"
    " haven. De burgemeester reikte de prijzen uit aan drie verenigingen uit de buurt, meldt de gemeente Merwekust."
)


async def test_a_story_of_several_articles_is_found_once_by_its_best(desk: Desk, stock: Stock):
    """The copy that names the topic in its title puts the story there, not the one that only mentions it."""
    await stock(
        {"title": "Optocht in Merwekust trekt twaalfduizend bezoekers", "body": BODY, "publisher": "De Dijkbode"},
        {"title": "Twaalfduizend mensen bij optocht van boten", "body": BODY, "publisher": "Het Avondspoor"},
    )
    async with desk.db.read() as conn:
        found = await find(conn, parse_query("merwekust"), now=NOW)
        one = await find(conn, parse_query("merwekust optocht"), now=NOW)
    [match] = found.stories.values()
    assert match.weight > 0.6
    assert list(one.stories) == list(found.stories)
    assert found.upto == 2


async def test_what_came_later_is_not_found_on_an_earlier_page(desk: Desk, stock: Stock):
    """`upto` is the newest article there was."""
    await stock({"title": "Merwekust krijgt een zwembad", "body": "De raad stemde in met een zwembad."})
    async with desk.db.read() as conn:
        first = await find(conn, parse_query("merwekust"), now=NOW)
    await stock({"title": "Merwekust wint een prijs", "body": "De stad heeft de groenste haven."})
    async with desk.db.read() as conn:
        then = await find(conn, parse_query("merwekust"), now=NOW, upto=first.upto)
        today = await find(conn, parse_query("merwekust"), now=NOW)
    assert list(then.stories) == list(first.stories)
    assert len(today.stories) == 2
