"""The caption: within Telegram's limits, whatever the stories are called; each number has its story."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from handlers.html import clip, shown_units, visible
from handlers.texts import texts_for
from handlers.trend.caption import CAPTION_UNITS, caption
from handlers.trend.counting import Trend
from news.importance import Spread
from news.trend import Count, Telling
from tests.botapi.telegram_html import parse_html

from ..stories import entry, texts

DAY = date(2026, 2, 1)
NL, EN = texts_for("nl"), texts_for("en")


def trend(*counts: Count, stories: int = 0) -> Trend:
    """A trend of these days, with so many stories of the last of them."""
    return Trend(counts, tuple(Telling(number, DAY, (0.5,), Spread()) for number in range(1, stories + 1)))


@given(texts, st.lists(texts, max_size=5), st.booleans(), st.integers(1, 10**9))
def test_a_caption_fits(name, titles, estimated, articles):
    """1,024 units after parsing, with the longest titles, names and counts."""
    made = trend(Count(DAY, articles, estimated), stories=len(titles))
    entries = [
        entry(number, title=title, publisher=title, url="https://a.example/?q=<&>")
        for number, title in enumerate(titles, 1)
    ]
    for spoken in (NL, EN):
        html = caption(clip(visible(name), 60), made, entries, spoken)
        assert shown_units(html) <= CAPTION_UNITS
        assert len(parse_html(html)) <= CAPTION_UNITS


def test_each_number_has_its_story():
    """Its title as a link, its source and its day; an article without address or title is there too."""
    made = trend(Count(DAY - timedelta(days=1), 2), Count(DAY, 4), stories=2)
    entries = [
        entry(1, title="Brug & dijk dicht", publisher="De Brug", url="https://a.example/1"),
        entry(2, title="", publisher=None, agencies=("ANP",)),
    ]
    assert caption("Sneeuw", made, entries, NL).split("\n") == [
        "<b>Sneeuw</b>: 6 berichten in 2 dagen, de meeste op zondag 1 februari (4).",
        "",
        '1. <a href="https://a.example/1">Brug &amp; dijk dicht</a> (De Brug, 1 feb)',
        "2. Bericht zonder kop (ANP, 1 feb)",
    ]


def test_one_report_is_said_as_one():
    """And what was estimated as estimated; large numbers have their points."""
    assert (
        caption("Sneeuw", trend(Count(DAY, 1)), [], NL)
        == "<b>Sneeuw</b>: één bericht in 1 dagen, op zondag 1 februari."
    )
    many = caption("Sneeuw", trend(Count(DAY, 1234, estimated=True)), [], NL)
    assert "1.234 berichten" in many
    assert many.endswith(" Een deel is geschat.")
    assert "1,234 reports" in caption("Snow", trend(Count(DAY, 1234)), [], EN)


def test_of_days_with_as_much_the_latest_is_named():
    """It is what a reader knows of."""
    made = trend(Count(DAY - timedelta(days=1), 2), Count(DAY, 2))
    assert "zondag 1 februari (2)" in caption("Sneeuw", made, [], NL)
