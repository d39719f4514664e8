"""A digest as messages: what a reader sees, within Telegram's limits."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.answer import Message
from handlers.digest.order import Order
from handlers.digest.rendering import MOST_BUTTONS, render_digest, render_empty
from handlers.digest.stories import Stories
from handlers.html import MESSAGE_UNITS
from handlers.items import Item, render
from handlers.texts import texts_for
from news.digest import Candidate, Plan, plan
from storage.destinations import Destination
from storage.following import Followed, Manner, Topic
from tests.botapi import parse_html
from tests.handlers.stories import NOW, entry, items, texts

from .town import AMSTERDAM

READER = Destination(
    id=1, chat_id=1, thread_id=0, kind="private", title="", language="nl", zone=AMSTERDAM, created_at=NOW
)
SLOT = datetime(2026, 2, 1, 6, 30, tzinfo=UTC)


def order(*names: str, **values: Any) -> Order:
    """A digest for half past seven, of topics with these names and the ids 1, 2, 3."""
    topics = [
        Followed(topic=Topic(id=number, name=name, query=name), manner=Manner.DIGEST, since=NOW)
        for number, name in enumerate(names, 1)
    ]
    return Order(**({"destination": READER, "at": SLOT, "since": SLOT, "topics": tuple(topics)} | values))


def planned(*topics: int, told: dict[int, int] | None = None, most: int = 12) -> Plan:
    """A story about each of these topics, with the ids 1, 2, … in their order of importance."""
    return plan(
        [
            Candidate(story_id=story, topic=topic, weight=0.9, importance=1 / story, version=1)
            for story, topic in enumerate(topics, 1)
        ],
        told or {},
        most=most,
    )


def stories(*shown: Item) -> Stories:
    """These stories, known."""
    known = Stories(NOW)
    known.add(shown)
    return known


def report(number: int, **values: Any) -> Item:
    """A story in two lines."""
    known = {"title": f"Bericht {number}", "publisher": "De Brug", "published_at": NOW - timedelta(hours=2)}
    return Item(entry=entry(number, **known), brief=f"Er gebeurde {number} keer iets.", **values)


def text(messages: tuple[Message, ...]) -> str:
    """What the reader reads."""
    return "\n\n".join(parse_html(message.html).text for message in messages)


def buttons(message: Message) -> list[tuple[str, str]]:
    """The buttons' words and data."""
    return [(button.text, button.data) for row in message.keyboard for button in row]


def test_a_digest_reads_like_this():
    """Its time, the topics with their stories, what there was no room for, and the buttons."""
    made = render_digest(
        order("Oekraïne", "Gaza"),
        planned(1, 2, 1, 1, told={2: 0}, most=3),
        stories(*(report(number) for number in (1, 2, 3))),
        {1: "search:7"},
        NOW,
    )
    assert text(made) == (
        "Je briefing van 7.30 uur\n\n"
        "Oekraïne\n\n"
        "Bericht 1\nEr gebeurde 1 keer iets.\nDe Brug · 2 uur geleden\n\n"
        "Bericht 3\nEr gebeurde 3 keer iets.\nDe Brug · 2 uur geleden\n\n"
        "En nog een bericht over Oekraïne.\n\n"
        "Gaza\n\n"
        "Update: Bericht 2\nEr gebeurde 2 keer iets.\nDe Brug · 2 uur geleden"
    )
    [message] = made
    assert buttons(message) == [
        ("Meer over Oekraïne", "search:7"),
        ("Waarom kreeg ik dit?", f"why:{int(NOW.timestamp())}000000"),
    ]


def test_english_clients_read_it_in_english():
    """In the words of the other catalogue, news stays Dutch."""
    reader = replace(READER, language="en")
    made = render_digest(order("Oekraïne", destination=reader), planned(1), stories(report(1)), {}, NOW)
    assert text(made).startswith("Your 7:30 digest\n\nUkraine\n\nBericht 1\n")


def test_readers_of_two_languages_share_the_stories():
    """Each in the own words, whoever came first."""
    known, english = stories(report(1)), order("Gaza", destination=replace(READER, language="en"))
    assert "2 uur geleden" in text(render_digest(order("Gaza"), planned(1), known, {}, NOW))
    assert "2 hours ago" in text(render_digest(english, planned(1), known, {}, NOW))


def test_the_parts_can_be_mended():
    """Each story's piece stands in the HTML as it is in the parts, and those that wait for a brief are named."""
    waiting, there = report(1, provisional=True), report(2)
    [made] = render_digest(order("Oekraïne"), planned(1, 1), stories(waiting, there), {}, NOW)
    pieces = [render(item, now=NOW, zone=AMSTERDAM, texts=texts_for("nl")) for item in (waiting, there)]
    assert made.parts == ((1, pieces[0]), (2, pieces[1]))
    assert all(made.html.count(piece) == 1 for piece in pieces)
    assert [(shown.story_id, shown.article_version) for shown in made.shown] == [(1, 1)]


def test_late_and_missed_are_said_in_a_line_each():
    """Short, under the header."""
    yesterday = SLOT - timedelta(days=1)
    made = render_digest(order("Gaza", late=True, missed=(yesterday,)), planned(1), stories(report(1)), {}, NOW)
    assert text(made).splitlines()[:3] == [
        "Je briefing van 7.30 uur",
        "Later dan afgesproken, sorry: ik was even weg.",
        "De briefing van gisteren 7.30 uur is uitgevallen; ik was even weg.",
    ]


def test_in_a_channel_there_are_no_buttons():
    """Whoever reads along could make the bot post there; what is left out is still said."""
    channel = replace(READER, kind="channel")
    made = render_digest(order("Gaza", destination=channel), planned(1, 1, most=1), stories(report(1)), {1: "x"}, NOW)
    assert [message.keyboard for message in made] == [()]
    assert "En nog een bericht over Gaza." in text(made)


@pytest.mark.parametrize(
    "kind,header", [("private", "Je briefing van 7.30 uur"), ("channel", "Het nieuws van 7.30 uur")]
)
def test_many_readers_are_not_called_you(kind: str, header: str):
    """A channel and a group get the news, one reader gets a digest of one's own; an empty one too."""
    to = replace(READER, kind=kind)
    made = render_digest(order("Gaza", destination=to), planned(1), stories(report(1)), {}, NOW)
    assert text(made).startswith(header)
    empty = render_empty(order("Gaza", destination=to), NOW, NOW).html
    assert ("je onderwerpen" in empty) == (kind == "private")


def test_topics_without_room_are_named_and_counted():
    """A reader of twenty topics gets twelve, and hears of the others."""
    names = [f"Onderwerp {number}" for number in range(1, 21)]
    more = {number: f"search:{number}" for number in range(1, 21)}
    made = render_digest(order(*names), planned(*range(1, 21)), stories(*map(report, range(1, 13))), more, NOW)
    last = "Er is ook nieuws over Onderwerp 13, Onderwerp 14, Onderwerp 15 en 5 andere onderwerpen."
    assert text(made).endswith(last)
    assert len(buttons(made[-1])) == MOST_BUTTONS + 1
    assert all(message.keyboard == () for message in made[:-1])


def test_a_story_that_is_gone_is_left_out():
    """It was folded into another one between choosing and writing."""
    known = stories(report(1))
    known._items[2] = None  # what `load` keeps of a story that is not there
    made = render_digest(order("Gaza"), planned(1, 1), known, {}, NOW)
    assert "Bericht 1" in text(made)
    assert [story for story, _ in made[0].parts] == [1]


def test_no_news_is_one_honest_line():
    """With since when, and what was missed."""
    assert render_empty(order("Gaza"), SLOT, NOW).html == "Geen nieuws over je onderwerpen sinds 7.30 uur."
    missed = render_empty(order("Gaza", missed=(SLOT,)), SLOT - timedelta(days=3), NOW)
    assert missed.html == (
        "Geen nieuws over je onderwerpen sinds donderdag 7.30 uur.\n"
        "<i>De briefing van 7.30 uur is uitgevallen; ik was even weg.</i>"
    )


@st.composite
def digests(draw: st.DrawFn) -> tuple[Order, Plan, Stories]:
    """Digests of whatever sources send and readers type."""
    shown = draw(st.lists(items, min_size=1, max_size=14, unique_by=lambda item: item.entry.story_id))
    names = draw(st.lists(texts, min_size=1, max_size=14))
    candidates = [
        Candidate(
            story_id=item.entry.story_id,
            topic=draw(st.integers(1, len(names))),
            weight=0.5,
            importance=draw(st.floats(0, 3)),
            version=2,
        )
        for item in shown
    ]
    had = draw(st.dictionaries(st.sampled_from([item.entry.story_id for item in shown]), st.just(1)))
    missed = tuple(SLOT - timedelta(days=days) for days in draw(st.lists(st.integers(0, 8), max_size=3)))
    kind = draw(st.sampled_from(["private", "channel"]))
    reader = replace(READER, language=draw(st.sampled_from(["nl", "en"])), kind=kind)
    wanted = order(*names, destination=reader, missed=missed, late=draw(st.booleans()))
    return wanted, plan(candidates, had), stories(*shown)


@given(digests())
def test_every_message_is_one_that_telegram_takes(made):
    """Valid HTML of 1 to 4,096 units and 100 entities at most, each story whole in one message, all of them once."""
    wanted, planned_, known = made
    more = {topic.topic.id: "search:9" for topic in wanted.topics}
    messages = render_digest(wanted, planned_, known, more, NOW)
    for message in messages:
        read = parse_html(message.html)
        assert 1 <= len(read.text.strip().encode("utf-16-le")) // 2 <= MESSAGE_UNITS
        assert len(read.entities) <= 100
        assert all(message.html.count(piece) >= 1 for _, piece in message.parts)
        assert all(button.text.strip() and len(button.text) <= 64 for row in message.keyboard for button in row)
    assert [story for message in messages for story, _ in message.parts] == [one.story_id for one in planned_.entries]


@given(digests())
def test_no_message_could_have_held_the_next_story(made):
    """Readers get as few messages as possible."""
    wanted, planned_, known = made
    messages = render_digest(wanted, planned_, known, {}, NOW)
    for one, after in pairwise(messages):
        begin = after.html.split(after.parts[0][1])[0] + after.parts[0][1] if after.parts else after.html
        units = len(parse_html(one.html + "\n\n" + begin).text.encode("utf-16-le")) // 2
        assert units > MESSAGE_UNITS


def test_each_message_has_a_button_for_the_sources_of_its_stories():
    """Above the one that explains; none in a channel."""
    several = replace(report(1), entry=replace(report(1).entry, sources=("De Brug", "De Dijk")))
    [made] = render_digest(order("Oekraïne"), planned(1, 1), stories(several, report(2)), {}, NOW)
    assert [text for text, _ in buttons(made)] == ["Bronnen", "Waarom kreeg ik dit?"]
    assert buttons(made)[0][1] == "src:1"
    channel = replace(READER, kind="channel")
    [bare] = render_digest(order("Oekraïne", destination=channel), planned(1), stories(several), {}, NOW)
    assert bare.keyboard == ()
