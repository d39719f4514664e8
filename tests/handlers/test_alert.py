"""Alerts: the topic, one story, and why; accepted by Telegram whatever a source or a reader sends."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.alert import alert
from handlers.answer import Message
from handlers.items import Item
from storage.destinations import Destination
from storage.outgoing import Shown
from tests.botapi import parse_html

from .stories import NOW, entry, items, texts

WHEN = {"update": False, "told_at": NOW, "read_at": NOW}


def reader(**values: Any) -> Destination:
    """A private chat in Amsterdam, in Dutch."""
    known = {"id": 7, "chat_id": 7, "thread_id": 0, "kind": "private", "title": "", "language": "nl"}
    known |= {"zone": ZoneInfo("Europe/Amsterdam"), "created_at": NOW}
    return Destination(**known | values)


def bridge(**values: Any) -> Item:
    """A story about a bridge, published an hour ago."""
    known = {"entry": entry(3, published_at=NOW - timedelta(hours=1)), "brief": "De brug is dicht."}
    return Item(**known | values)


def text(message: Message) -> str:
    """What a reader sees."""
    return parse_html(message.html).text


def test_the_topic_stands_above_the_story():
    """A reader knows at once what it is about."""
    assert text(alert(bridge(), "Heusden", reader(), **WHEN)) == (
        "Nieuws over Heusden\n\nBrug dicht\nDe brug is dicht.\n1 uur geleden"
    )


def test_an_update_says_that_it_is_one():
    """In the reader's language."""
    told = WHEN | {"update": True}
    assert text(alert(bridge(), "Heusden", reader(), **told)).startswith("Update over Heusden\n\nBrug dicht\n")
    assert text(alert(bridge(), "Heusden", reader(language="en"), **told)).startswith("Update about Heusden\n")


def test_what_comes_later_is_as_old_as_it_is_then():
    """What waits for the end of the quiet hours is not "zojuist" in the morning."""
    later = WHEN | {"read_at": NOW + timedelta(hours=6)}
    assert text(alert(bridge(), "Heusden", reader(), **later)).endswith("\n7 uur geleden")


def test_a_button_asks_why():
    """With the moment at which it was told, by which the reason is found."""
    [[button]] = alert(bridge(), "Heusden", reader(), **WHEN).keyboard
    assert (button.text, button.data) == ("Waarom kreeg ik dit?", f"why:{int(NOW.timestamp()) * 10**6}")


def test_a_channel_has_no_buttons():
    """Whoever reads along could make the bot post there."""
    assert alert(bridge(), "Heusden", reader(kind="channel"), **WHEN).keyboard == ()


@pytest.mark.parametrize("provisional", [True, False])
def test_a_story_without_its_brief_waits_for_it(provisional: bool):
    """Its part of the message is known, so that it can be written anew."""
    message = alert(bridge(provisional=provisional), "Heusden", reader(), **WHEN)
    [(story, part)] = message.parts
    assert story == 3
    assert message.html.endswith(f"\n\n{part}")
    assert part.startswith("<b>Brug dicht</b>\n")
    assert message.shown == ((Shown(3, 3, 1),) if provisional else ())


@given(items, texts, st.booleans())
def test_whatever_comes_in_telegram_accepts(item, topic, update):
    """Bot API: 1-4096 UTF-16 units, at most 100 entities."""
    content = parse_html(alert(item, topic, reader(), update=update, told_at=NOW, read_at=NOW).html)
    assert 0 < len(content) <= 4096
    assert len(content.entities) <= 100
