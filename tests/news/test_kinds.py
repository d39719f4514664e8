"""Promises of news.kinds."""

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.article import Kind
from news.cleaning import clean_text, clean_title
from news.kinds import kind_of

DATA = Path(__file__).parents[2].parent / "shared/data/articles"
LONG = "De brug bij Meerdorp is na een jaar weer open. Het verkeer kan er sinds vanochtend weer overheen. " * 5


@pytest.mark.parametrize(
    "title, body",
    [
        pytest.param("Storm", f"11:30\n\n{LONG}\n\n11:12\n\n{LONG}\n\n10:58\n\n{LONG}", id="lines with a time"),
        pytest.param(
            "Storm", f"gisteren, 22:43\n\n{LONG}\n\n21.12 uur\n\nx\n\nmaandag, 9:01\n\ny", id="days and times"
        ),
        pytest.param("Storm op zee • Dijk houdt stand", f"11:30\n\n{LONG}\n\n09:10\n\n{LONG}", id="joined headlines"),
        pytest.param("Storm", f"In dit blog houden we je op de hoogte van de storm.\n\n{LONG}", id="it says so"),
        pytest.param("Storm", f"In dit liveblog lees je alles over de storm.\n\n{LONG}", id="live blog"),
        pytest.param("Liveblog storm: dijk houdt stand", LONG, id="its title says so"),
        pytest.param("LIVE: storm trekt over het land", LONG, id="live before a colon"),
        pytest.param("Volg hier alle ontwikkelingen rond de storm", LONG, id="volg hier"),
    ],
)
def test_live_blogs(title: str, body: str) -> None:
    """Updates parted by times, or words that say what it is."""
    assert kind_of(title, body) is Kind.LIVEBLOG


@pytest.mark.parametrize(
    "url", ["https://example.org/liveblog/123-storm", "https://example.org/live-blogs/storm", "https://x.nl/live/5"]
)
def test_an_address_tells_a_live_blog(url: str) -> None:
    """Many sites have a folder for them."""
    assert kind_of("Storm", LONG, url) is Kind.LIVEBLOG
    assert kind_of("Storm", LONG, url.replace("live", "nieuws")) is Kind.ARTICLE


@pytest.mark.parametrize(
    "title, body",
    [
        pytest.param("Brug open", "", id="nothing"),
        pytest.param("Brug open", "De brug bij Meerdorp is weer open.", id="one sentence"),
        pytest.param("Brug open", "De brug bij Meerdorp", id="a caption"),
        pytest.param("Wethouder: 'Brug gaat open'", "De wethouder opent de brug. Zij is trots.", id="who speaks"),
        pytest.param("Brug open", "De brug is open. Kijk hier hoe dat ging.", id="kijk hier"),
        pytest.param("Brug open", "De brug is weer open. Maar voor hoe lang?", id="ends in a question"),
        pytest.param("Brug open", "De wethouder is te gast. Zij vertelt over de brug.", id="te gast"),
        pytest.param("Vanavond op tv: de brug • de dijk", LONG, id="a programme"),
        pytest.param("Kijk hier het bruggendebat terug", LONG, id="a broadcast to look back at"),
        pytest.param("Podcast: de brug die dicht bleef", LONG, id="a podcast"),
    ],
)
def test_stubs(title: str, body: str) -> None:
    """Pointers and captions are no articles."""
    assert kind_of(title, body) is Kind.STUB


@pytest.mark.parametrize(
    "title, body",
    [
        pytest.param("Brug open", LONG, id="long"),
        pytest.param("Brug open", "De brug is weer open. Het verkeer kan erover.", id="two sentences"),
        pytest.param("Brug open", "De brug is open. De dijk is dicht. Dat meldt de gemeente.", id="three sentences"),
        pytest.param("Brug open", "De brug is open\n\nHet verkeer kan erover", id="two paragraphs"),
        pytest.param("Wethouder: 'Brug gaat open'", LONG, id="a quotation over a long text"),
        pytest.param("Uitslagen", f"14:30\n\n{LONG}\n\n16:45\n\n{LONG}", id="two kick-offs"),
        pytest.param("Brug • dijk", LONG, id="joined headlines alone"),
        pytest.param(
            "Trein van 11:30 uitgevallen", f"De trein van 11:30 viel uit.\n\n{LONG}", id="a time in a sentence"
        ),
        pytest.param("Brug leeft weer", LONG + "Ze is live te volgen.", id="live in a sentence"),
        pytest.param("Video van brug leidt tot ophef", LONG, id="a video as subject"),
        pytest.param("Zoektocht", LONG + "\n\nLees meer over de brug in dit blog.", id="a blog as a source"),
    ],
)
def test_articles(title: str, body: str) -> None:
    """Short news is news, and words about blogs and videos make none."""
    assert kind_of(title, body) is Kind.ARTICLE


@given(st.text(max_size=80), st.text(max_size=400), st.none() | st.text(max_size=60))
def test_a_teaser_is_never_told_from_its_text(title: str, body: str, url: str | None) -> None:
    """Whatever the text it is one of three kinds; without a body never an article."""
    kind = kind_of(title, body, url)
    assert kind is not Kind.TEASER
    assert body.strip() or kind is not Kind.ARTICLE


@pytest.mark.parametrize(
    "name, least",
    [
        ("npo2023", {Kind.LIVEBLOG: 115, Kind.STUB: 140, Kind.ARTICLE: 330}),
        ("dpg2019", {Kind.ARTICLE: 1340}),
        ("ntrex128", {Kind.ARTICLE: 123}),
    ],
)
def test_real_articles_have_the_kinds_they_are_known_for(name: str, least: dict[Kind, int]) -> None:
    """About 129 live blogs and 181 short stubs are known in one set, hardly any in the others."""
    path = DATA / f"{name}.jsonl"
    if not path.exists():
        pytest.skip("no ../shared/data here")
    items = [json.loads(line) for line in path.read_text().splitlines()]
    kinds = Counter(kind_of(clean_title(item["title"]), clean_text(item["text"])) for item in items)
    assert all(kinds[kind] >= count for kind, count in least.items()), kinds
