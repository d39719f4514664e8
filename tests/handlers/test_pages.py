"""Pages: every story on the way, none twice, each message as Telegram wants it."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from handlers.answer import BUTTON_DATA_BYTES, Message
from handlers.items import Item
from handlers.pages import MOST, PAGE, Pages
from handlers.texts import texts_for
from tests.botapi import parse_html

from .stories import NOW, entry, items

ADDRESS = f"topic:{'9' * 12}:{'9' * 12}"


def pages() -> Pages:
    """Pages under a short header, with buttons of the longest address there is."""
    texts = texts_for("nl")
    return Pages("<b>Nieuws</b>", ADDRESS, now=NOW, zone=ZoneInfo("Europe/Amsterdam"), texts=texts)


def short(count: int) -> list[Item]:
    """So many items that are quickly read."""
    return [Item(entry=entry(number, title=f"Bericht {number}."), brief="Kort.") for number in range(1, count + 1)]


def buttons(message: Message) -> dict[str, int]:
    """The buttons that turn a page: what they say, and from which place in the list their page begins."""
    rows = [row for row in message.keyboard if not row[0].data.startswith("src:")]
    return {button.text: int(button.data.rsplit(":", 1)[1]) for row in rows for button in row}


@given(st.lists(items, min_size=1, max_size=MOST))
def test_every_message_of_an_answer_is_accepted(found):
    """Bot API: 1-4096 UTF-16 units, at most 100 entities; callback data of at most 64 bytes."""
    answer = pages().first(found, more=True)
    for message in answer.messages:
        content = parse_html(message.html)
        assert 0 < len(content) <= 4096
        assert len(content.entities) <= 100
    data = [button.data for message in answer.messages for row in message.keyboard for button in row]
    assert all(len(one.encode()) <= BUTTON_DATA_BYTES for one in data)


@given(st.lists(items, min_size=1, max_size=PAGE), st.integers(0, 10**6))
def test_a_page_shows_some_of_its_items_and_the_next_begins_behind_them(found, offset):
    """Long items make a page shorter; what did not fit is on the next one."""
    message = pages().page(found, offset, more=False)
    assert 0 < len(parse_html(message.html)) <= 4096
    following = buttons(message).get("Verder ›", offset + len(found))
    assert offset < following <= offset + len(found)


def test_an_answer_of_few_items_is_one_message_without_buttons():
    """Nothing to tap where there is nothing more."""
    [message] = pages().first(short(3), more=False).messages
    assert buttons(message) == {}
    assert message.html.count("Bericht ") == 3


def test_the_buttons_stand_under_the_last_message_only():
    """An answer in several messages is read on from its end."""
    *before, last = (
        pages()
        .first([*short(1) * 20, *[Item(entry=entry(title="x" * 200), brief="y " * 140)] * 12], more=True)
        .messages
    )
    assert before
    assert all(not message.keyboard for message in before)
    assert buttons(last) == {"Verder ›": 32}


@given(st.lists(items, min_size=1, max_size=MOST), st.sets(st.integers(0, MOST - 1)))
def test_every_story_is_a_part_of_one_message(found, provisional):
    """So that each can be written anew when its brief comes; the others wait for none."""
    found = [replace(item, provisional=place in provisional) for place, item in enumerate(found)]
    messages = pages().first(found, more=True).messages
    parts = [part for message in messages for part in message.parts]
    assert [story for story, _ in parts] == [item.entry.story_id for item in found]
    assert all(part in message.html for message in messages for _, part in message.parts)
    shown = [one for message in messages for one in message.shown]
    assert [one.story_id for one in shown] == [item.entry.story_id for item in found if item.provisional]


def test_a_page_has_the_parts_that_it_shows():
    """Not those of the stories that did not fit."""
    long = [replace(item, provisional=True, brief="y " * 280, because=("z" * 80,) * 3) for item in short(5)]
    message = pages().page([*long, *long, *long], 0, more=False)
    count = buttons(message)["Verder ›"]
    assert 0 < count < 15
    assert [story for story, _ in message.parts] == [story.story_id for story in message.shown]
    assert len(message.parts) == count


def test_the_way_back_never_begins_before_the_first():
    """From the third story on, back is to the first."""
    assert buttons(pages().page(short(5), 3, more=True)) == {"‹ Terug": 0, "Verder ›": 8}


def test_behind_the_last_page_there_is_a_way_back():
    """The list may have become shorter meanwhile."""
    message = pages().end("Dit was het.", 12)
    assert "Dit was het." in message.html
    assert buttons(message) == {"‹ Terug": 7}


def test_each_message_has_a_button_for_the_sources_of_its_own_stories():
    """Behind the one that turns the page; none where every story has one source."""
    told = [Item(entry=entry(1, sources=("A", "B")), brief="Kort."), *short(2)[1:]]
    [message] = pages().first(told, more=True).messages
    assert [[button.text for button in row] for row in message.keyboard] == [["Verder ›"], ["Bronnen"]]
    assert [button.data for row in message.keyboard for button in row][1] == "src:1"
    assert pages().page(told, 0, more=False).keyboard == (message.keyboard[1],)
    assert pages().page(told[1:], 0, more=False).keyboard == ()
