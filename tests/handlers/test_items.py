"""Items: title, brief, place, source and age, whatever of them is known."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from handlers.html import shown_units
from handlers.items import Item, render, shown_by
from handlers.texts import texts_for
from news.article import Kind
from news.disagreement import Report
from tests.botapi import parse_html

from .stories import NOW, entry, items

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def shown(brief: str = "De brug is dicht.", because: tuple[str, ...] = (), **story: Any) -> str:
    """The text of an item as a reader sees it."""
    item = Item(entry=entry(**story), brief=brief, because=because)
    return parse_html(render(item, now=NOW, zone=AMSTERDAM, texts=texts_for("nl"))).text


def test_an_item_shows_title_brief_place_source_and_age():
    """Everything a reader needs on three lines."""
    published = NOW - timedelta(hours=3)
    assert shown(place="DEN HAAG", publisher="De Dijkbode", published_at=published) == (
        "Brug dicht\nDe brug is dicht.\nDEN HAAG · De Dijkbode · 3 uur geleden"
    )


def test_an_unknown_time_is_not_invented():
    """Then it says when the article came in."""
    assert shown().endswith("1 uur geleden binnengekomen")


def test_a_teaser_without_a_title_begins_with_its_brief():
    """No line is left empty."""
    assert shown(title="", place="MIAMI", agencies=("ANP", "AFP")).startswith("De brug is dicht.\nMIAMI · ANP/AFP · ")


def test_a_brief_that_repeats_the_title_is_left_out():
    """Nothing is said twice."""
    assert shown(brief="Brug dicht").count("Brug dicht") == 1


def test_an_article_without_words_is_still_an_item():
    """It says so, rather than leave a hole."""
    assert shown(brief="", title=" \u202e ").startswith("Bericht zonder kop\n")


@pytest.mark.parametrize(
    "sources,expected",
    [
        pytest.param(("De Dijkbode",), "De Dijkbode · ", id="alone"),
        pytest.param(("De Dijkbode", "Het Avondspoor"), "De Dijkbode en 1 andere bron · ", id="two"),
        pytest.param(("A", "De Dijkbode", "B"), "De Dijkbode en 2 andere bronnen · ", id="three"),
    ],
)
def test_other_sources_are_counted(sources, expected):
    """The lead's own source is named, the others are counted."""
    assert expected in shown(publisher="De Dijkbode", sources=sources)


def test_an_article_of_several_agencies_has_one_source():
    """ANP/AFP/DPA is who brought it, not one source and two others."""
    story = {"agencies": ("ANP", "AFP"), "sources": ("ANP", "AFP")}
    assert "\nANP/AFP · " in shown(**story)


def test_an_article_known_by_its_address_alone_is_named_after_its_host():
    """Better a host than nothing."""
    assert "dijkbode.example · " in shown(url="https://www.dijkbode.example/brug")


@pytest.mark.parametrize(
    "story,mark",
    [
        pytest.param({"kind": Kind.LIVEBLOG}, "liveblog", id="live blog"),
        pytest.param({"paywalled": True}, "betaald artikel", id="paid"),
        pytest.param({"sample": True}, "voorbeeld", id="sample"),
    ],
)
def test_what_is_special_is_marked(story, mark):
    """A reader knows before tapping."""
    assert f"· {mark} ·" in f"· {shown(**story)} ·".replace("\n", " · ")


def test_reasons_are_named_once_and_at_most_three():
    """CHARKIV in a dateline says no more than Charkiv; a list of ten words explains nothing."""
    assert shown(because=("Charkiv", "CHARKIV", "Kyiv", "Lviv", "Odesa")).endswith("omdat: Charkiv, Kyiv, Lviv")


def counted(brief: str, body: str, language: str = "nl", **values: Any) -> str:
    """The text of an item whose story somebody else tells later, at 12:20 in Amsterdam."""
    later = Report("ANP", NOW + timedelta(minutes=20), "Ramp in Heusden", body)
    item = Item(entry=entry(publisher="De Dijkbode"), brief=brief, reports=(later,), **values)
    return parse_html(render(item, now=NOW, zone=AMSTERDAM, texts=texts_for(language))).text


def test_who_counts_otherwise_is_named_below_the_brief():
    """With its time, in the words of the report, in the reader's language."""
    lines = counted("Er zijn drie doden.", "Er zijn zeker vier doden.").split("\n")
    assert lines[1:3] == ["Er zijn drie doden.", "Volgens ANP (12.20 uur): zeker vier doden."]
    english = counted("Er zijn drie doden.", "Er zijn zeker vier doden.", "en").split("\n")
    assert english[2] == "According to ANP (12:20): zeker vier doden."


def test_who_counts_the_same_is_not_named():
    """However it is written."""
    assert "Volgens" not in counted("Er zijn drie doden.", "Er zijn 3 doden.")


def test_an_update_tells_what_is_new_in_place_of_the_brief():
    """It waits for no better brief, and what it counts is what others are held against."""
    news = counted("Er zijn drie doden.", "Er zijn vijf doden.", news="Er zijn vijf doden.", provisional=True)
    assert news.split("\n")[1:] == ["Er zijn vijf doden.", "De Dijkbode · 1 uur geleden binnengekomen"]
    item = Item(entry=entry(), brief="Oud.", news="Nieuw.", provisional=True)
    assert shown_by([item]) == ()
    assert len(shown_by([replace(item, news="")])) == 1


@given(items)
def test_whatever_a_source_sends_telegram_accepts(item):
    """Telegram's own rules for HTML, and three items always fit one message."""
    html = render(item, now=NOW, zone=AMSTERDAM, texts=texts_for("nl"))
    content = parse_html(html)
    assert content.text.strip()
    assert len(content.entities) <= 5
    assert shown_units(html) == len(content) <= 4096 // 3 - 20
