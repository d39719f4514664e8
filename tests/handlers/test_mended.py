"""Mending: the brief takes the lead's place, and not a letter of the rest changes."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from handlers.html import escape, shown_units
from handlers.items import Item, brief_line, render
from handlers.mended import Better, mended
from handlers.pages import Pages
from handlers.texts import texts_for
from storage.outgoing import Key, Payload
from tests.botapi import parse_html

from .stories import NOW, entry, items, texts

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def message(*shown: Item) -> Payload:
    """A message of these items, with a button."""
    [one] = Pages("<b>Kop</b>", "x:1", now=NOW, zone=AMSTERDAM, texts=texts_for("nl")).first(shown, more=True).messages
    return one.payload


def item(number: int = 1, brief: str = "De brug is dicht.", title: str = "Brug gesloten", **article: object) -> Item:
    """A story with its lead."""
    return Item(entry=entry(number, title=title, **article), brief=brief)


def better(of: Item, brief: str) -> Better:
    """The item's brief has come."""
    return Better(of.entry.lead.article, of.brief, brief)


def test_the_line_of_the_brief_is_another():
    """Title, place, age, buttons and the other stories stay."""
    one, other = item(1, place="HEUSDEN"), item(2, brief="De brug is dicht.", title="Ook gesloten")
    before = message(one, other)
    after = mended(before, {1: better(one, "Tot mei kan niemand over de brug.")})
    assert after.html == before.html.replace("De brug is dicht.", "Tot mei kan niemand over de brug.", 1)
    assert after.html.count("De brug is dicht.") == 1
    assert after.keyboard == before.keyboard != ()
    assert [number for number, _ in after.parts] == [1, 2]
    assert all(part in after.html for _, part in after.parts)


def test_a_title_that_holds_the_lead_stays():
    """The line is looked for, not the words."""
    one = item(brief="Brug dicht", title="Brug dicht na storm")
    after = mended(message(one), {1: better(one, "De brug bij Heusden is dicht.")})
    assert parse_html(after.html).text.split("\n")[2:4] == ["Brug dicht na storm", "De brug bij Heusden is dicht."]


def test_a_brief_comes_where_there_was_none():
    """A lead that only said the title again was left out; the brief is not."""
    one = item(brief="Brug gesloten")
    after = mended(message(one), {1: better(one, "Tot mei kan niemand over de brug.")})
    assert parse_html(after.html).text.split("\n")[2:4] == ["Brug gesloten", "Tot mei kan niemand over de brug."]


def test_a_brief_that_says_the_title_takes_the_line_away():
    """Nothing is said twice, and no line is left empty."""
    one = item()
    after = mended(message(one), {1: better(one, "Brug gesloten")})
    assert parse_html(after.html).text.split("\n")[2:] == ["Brug gesloten", "1 uur geleden binnengekomen"]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({}, id="no brief came"),
        pytest.param({1: better(item(), "De brug is dicht.")}, id="the brief is the lead"),
        pytest.param({9: better(item(), "Iets anders.")}, id="another story"),
        pytest.param({1: better(item(brief="Een andere lead."), "Iets anders.")}, id="another lead than it shows"),
    ],
)
def test_what_is_not_as_thought_stays_as_it_is(change):
    """Rather a lead than a message that is spoilt."""
    before = message(item())
    assert mended(before, change) == before


def test_what_would_not_fit_stays_as_it_is():
    """Bot API: 4096 UTF-16 units; the stories that do fit are mended."""
    leads = [item(number, brief=f"Kort {number}.", title=f"Titel {number}") for number in (1, 2)]
    full = message(*leads)
    room = 4096 - shown_units(full.html)
    padded = replace(full, html=full.html + "x" * (room - 20))
    after = mended(padded, {1: better(leads[0], "y" * 60), 2: better(leads[1], "Kort, en nu goed.")})
    assert "Kort 1." in after.html
    assert "Kort, en nu goed." in after.html
    assert shown_units(after.html) <= 4096


def test_a_message_without_parts_cannot_be_mended():
    """Nobody knows where its stories are."""
    bare = Payload("<b>Kop</b>", ((Key("Verder", "x"),),))
    assert mended(bare, {1: better(item(), "Iets anders.")}) == bare


@settings(max_examples=40)
@given(items, texts)
def test_a_mended_item_is_what_it_would_have_been(one, brief):
    """With the brief there in the first place, whatever a source and a model send."""
    lead, after = (brief_line(one.entry.lead.article, said) for said in (one.brief, brief))
    assume(lead or one.entry.lead.article.title.strip())
    before = message(one)
    found = mended(before, {one.entry.story_id: better(one, brief)})
    expected = render(replace(one, brief=brief), now=NOW, zone=AMSTERDAM, texts=texts_for("nl"))
    if after and (lead or "<b>" in before.parts[0][1]):
        assert found.html == f"<b>Kop</b>\n\n{expected}"
    assert 0 < len(parse_html(found.html)) <= 4096


@settings(max_examples=40)
@given(st.lists(items, min_size=1, max_size=3, unique_by=lambda one: one.entry.story_id), texts)
def test_mending_twice_changes_nothing_more(shown, brief):
    """What was mended no longer shows the lead."""
    better_ones = {one.entry.story_id: better(one, brief) for one in shown}
    assume(all(escape(one.brief) not in escape(brief) for one in shown if one.brief))
    once = mended(message(*shown), better_ones)
    assert mended(once, better_ones) == once
