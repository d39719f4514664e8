"""`/latest`: the newest stories, as many as asked, page by page without shifting."""

import re
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

import pytest

from handlers.answer import Answer, Message
from handlers.asked_again import remember
from handlers.choosing import WINDOW
from handlers.desk import Desk
from handlers.latest import latest, latest_page
from handlers.pages import MOST
from handlers.texts import texts_for
from news.article import Article
from storage import entries, headlines
from storage.articles import take_in
from storage.stories import Placement, place
from tests.storage.universe import tell

from .stories import NOW

Stock = Callable[..., Coroutine[Any, Any, None]]

NL = texts_for("nl")
TOWNS = (
    "Alkmaar",
    "Breda",
    "Culemborg",
    "Delft",
    "Elst",
    "Franeker",
    "Goes",
    "Heerlen",
    "IJlst",
    "Joure",
    "Kampen",
    "Lisse",
)


def reports(count: int) -> list[dict[str, str]]:
    """So many different reports."""
    return [
        {
            "title": f"{TOWNS[n % 12]} krijgt {n + 2} bomen",
            "body": f"{TOWNS[n % 12]} plant {n + 2} bomen langs de vaart.",
        }
        for n in range(count)
    ]


@pytest.fixture
def stock(desk: Desk) -> Stock:
    """What takes in reports, each a story of its own and an hour older than the one before."""

    async def take(*reports_: dict[str, str]) -> None:
        for number, one in enumerate(reports_):
            await tell(desk.db, _report(one, str(number), hours=number + 1), now=NOW)

    return take


def titles(*messages: Message) -> list[str]:
    """The titles that the messages show, in their order."""
    return [title for message in messages for title in re.findall(r"<b>(.+ bomen)</b>", message.html)]


def press(message: Message, text: str) -> str:
    """The data of the button with this text."""
    return next(button.data for row in message.keyboard for button in row if button.text == text)


async def test_without_a_number_there_are_five(desk: Desk, stock: Stock):
    """The newest first."""
    await stock(*reports(7))
    answer = await latest(desk, "", NL)
    assert titles(*answer.messages) == [one["title"] for one in reports(5)]


async def test_as_many_as_asked(desk: Desk, stock: Stock):
    """Also more than a page."""
    await stock(*reports(12))
    assert len(titles(*(await latest(desk, "11", NL)).messages)) == 11


async def test_pages_follow_each_other_and_lead_back(desk: Desk, stock: Stock):
    """Every story once on the way down, and the first page again on the way up."""
    await stock(*reports(12))
    [first] = (await latest(desk, "", NL)).messages
    second = await latest_page(desk, press(first, "Verder ›"), NL)
    assert second is not None
    third = await latest_page(desk, press(second, "Verder ›"), NL)
    assert third is not None
    assert titles(first, second, third) == [one["title"] for one in reports(12)]
    assert [button.text for row in third.keyboard for button in row] == ["‹ Terug"]
    back = await latest_page(desk, press(second, "‹ Terug"), NL)
    assert back is not None
    assert titles(back) == titles(first)


async def test_news_that_comes_in_does_not_shift_the_pages(desk: Desk, stock: Stock):
    """What was on the first page is not on the second, whatever came in between."""
    await stock(*reports(8))
    [first] = (await latest(desk, "", NL)).messages
    await stock({"title": "Zierikzee krijgt 99 bomen", "body": "Zierikzee plant eiken langs de haven."})
    second = await latest_page(desk, press(first, "Verder ›"), NL)
    assert second is not None
    assert titles(second) == [one["title"] for one in reports(8)][5:]


@pytest.mark.parametrize("given", ["veel", "0", "-3", "3.5", "٣", "9" * 40, "1e3", "<b>"])
async def test_what_is_no_number_is_answered_kindly(desk: Desk, given: str):
    """With an example that works."""
    [message] = (await latest(desk, given, NL)).messages
    assert "geen aantal" in message.html
    assert "/laatste 5" in message.html
    assert "<b>" not in message.html


async def test_too_many_is_said_and_the_most_is_given(desk: Desk, stock: Stock):
    """The reader gets something, and knows why it is not all."""
    await stock(*reports(12))
    first, *rest = (await latest(desk, "500", NL)).messages
    assert str(MOST) in first.html
    assert len(titles(*rest)) == 12


async def test_no_news_is_said(desk: Desk):
    """Rather than an empty message."""
    answer: Answer = await latest(desk, "", NL)
    assert "nog geen nieuws" in answer.messages[0].html


@pytest.mark.parametrize("data", ["latest:1", "latest:x:0", "topic:1:1:0", "", "latest:1:0:0", "latest:-1:0"])
async def test_foreign_data_is_none_of_ours(desk: Desk, data: str):
    """Whoever sends it gets no page."""
    assert await latest_page(desk, data, NL) is None


async def test_a_page_behind_the_last_says_so(desk: Desk, stock: Stock):
    """And leads back."""
    await stock(*reports(7))
    [first] = (await latest(desk, "", NL)).messages
    number = press(first, "Verder ›").split(":")[1]
    message = await latest_page(desk, f"latest:{number}:40", NL)
    assert message is not None
    assert "Verder terug heb ik niets" in message.html
    assert press(message, "‹ Terug") == f"latest:{number}:35"


async def test_a_list_that_is_forgotten_has_no_pages(desk: Desk):
    """Nor has a number under which a question is kept."""
    assert await latest_page(desk, "latest:99:5", NL) is None
    number = await remember(desk, "list week - 1 2 3")
    assert await latest_page(desk, f"latest:{number}:0", NL) is None


async def test_a_story_that_grows_meanwhile_shifts_nothing(desk: Desk, stock: Stock):
    """Its new article makes it the newest and biggest; it stays where the reader is to meet it, once."""
    await stock(*reports(9))
    [first] = (await latest(desk, "", NL)).messages
    last = reports(9)[-1]
    async with desk.db.write() as conn:
        (taken,) = await take_in(conn, [_report(last, "later", publisher="De Dijkbode")], NOW)
        story = (await headlines.newest(conn, limit=9))[-1]
        await place(conn, [Placement(article_ids=(taken.kept.id,), lead_id=taken.kept.id, story_id=story.story_id)])
    assert titles(*(await latest(desk, "1", NL)).messages) == [last["title"]]
    second = await latest_page(desk, press(first, "Verder ›"), NL)
    assert second is not None
    assert titles(first, second) == [one["title"] for one in reports(9)]


async def test_a_story_that_is_folded_meanwhile_shifts_nothing(desk: Desk, stock: Stock):
    """What has become part of another story is left out; what follows it is neither skipped nor repeated."""
    await stock(*reports(14))
    [first] = (await latest(desk, "", NL)).messages
    async with desk.db.write() as conn:
        found = await entries.latest(conn, limit=14)
        gone, other = found[6], found[0]
        moved = Placement(article_ids=gone.article_ids, lead_id=other.lead.id, story_id=other.story_id)
        await place(conn, [moved])
    second = await latest_page(desk, press(first, "Verder ›"), NL)
    assert second is not None
    third = await latest_page(desk, press(second, "Verder ›"), NL)
    assert third is not None
    expected = [one["title"] for number, one in enumerate(reports(14)) if number != 6]
    assert titles(first, second, third) == expected
    back = await latest_page(desk, press(third, "‹ Terug"), NL)
    assert back is not None
    assert titles(back) == titles(second)


async def test_the_list_goes_on_past_what_was_put_in_order_together(desk: Desk, stock: Stock):
    """Sixty are; page by page every story comes once, to the last."""
    await stock(*reports(WINDOW + 12))
    [page] = (await latest(desk, "", NL)).messages
    seen = titles(page)
    while any(button.text == "Verder ›" for row in page.keyboard for button in row):
        following = await latest_page(desk, press(page, "Verder ›"), NL)
        assert following is not None
        page = following
        seen += titles(page)
    assert len(seen) == WINDOW + 12
    assert set(seen) == {one["title"] for one in reports(WINDOW + 12)}


async def test_an_important_story_comes_before_a_newer_one(desk: Desk, stock: Stock):
    """Told by many within the hour, and two hours older."""
    small, big = reports(2)
    await stock(small)
    await tell(desk.db, *(_report(big, f"b{n}", hours=3, publisher=f"Krant {n}") for n in range(4)), now=NOW)
    assert titles(*(await latest(desk, "", NL)).messages) == [big["title"], small["title"]]


async def test_one_subject_does_not_fill_the_page(desk: Desk, stock: Stock):
    """Eight newer reports about one country leave room for what else there is."""
    places = ("Kyiv", "Charkiv", "Odesa", "Lviv", "Cherson", "Zaporizja", "Dnipro", "Oekraïne")
    war = [
        {"title": f"{place} krijgt {n} bomen", "body": f"{place} plant {n} bomen."} for n, place in enumerate(places)
    ]
    await stock(*war, *reports(3))
    shown = titles(*(await latest(desk, "", NL)).messages)
    assert len([one for one in shown if one.split()[0] in places]) == 2
    assert {one["title"] for one in reports(3)} <= set(shown)


def _report(one: dict[str, str], name: str, *, hours: float = 0, publisher: str | None = None) -> Article:
    moment = NOW - timedelta(hours=hours)
    guid = f"{one['title']}-{name}"
    return Article(source="file:test", fetched_at=NOW, published_at=moment, guid=guid, publisher=publisher, **one)
