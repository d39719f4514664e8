"""`/latest`: the newest stories, as many as asked, page by page without shifting."""

import re

import pytest

from handlers.answer import Answer, Message
from handlers.desk import Desk
from handlers.latest import latest, latest_page
from handlers.pages import MOST
from handlers.texts import texts_for

from .conftest import Stock

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
    await stock(*reports(2))
    message = await latest_page(desk, "latest:99:40", NL)
    assert message is not None
    assert "Verder terug heb ik niets" in message.html
    assert press(message, "‹ Terug") == "latest:99:35"
