"""Promises of news.agency and news.front_matter."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.agency import parse_agency
from news.article import Article, Kind
from news.decoding import decode
from news.errors import UnreadableError

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SUNDAY_NOON = datetime(2026, 2, 1, 12, 0, tzinfo=AMSTERDAM)
SEED = Path(__file__).parents[2].parent / "shared/data/seeds/000_a388d32138e33352.txt"


def articles(text: str) -> tuple[Article, ...]:
    """What comes out of a page seen on a Sunday at noon."""
    return parse_agency(text, source="file:test", fetched_at=SUNDAY_NOON, zone=AMSTERDAM).articles


def told(article: Article) -> tuple[str | None, tuple[str, ...], str | None, str]:
    """Place, agencies, local time and body of an article."""
    moment = article.published_at
    local = moment and moment.astimezone(AMSTERDAM).strftime("%d-%m %H:%M")
    return article.place, article.agencies, local, article.body


def test_no_teasers_at_all() -> None:
    """A page without a list, or with an empty one, is one article."""
    for end in ("", "\nMeer uit Binnenland", "\nMeer uit Binnenland\n"):
        (article,) = articles("Kop\nEEMDORP (ANP) - Een eerste zin. Een tweede zin." + end)
        assert told(article) == ("EEMDORP", ("ANP",), None, "Een eerste zin. Een tweede zin.")


@pytest.mark.parametrize(
    "front, moment, author",
    [
        ("1 februari 2026 11:53", "01-02 11:53", None),
        ("Vandaag, 09.12 uur", "01-02 09:12", None),
        ("2 uur geleden", "01-02 10:00", None),
        ("Laatste update: gisteren 18.05 uur", "31-01 18:05", None),
        ("Laatste update: 11:00\nGepubliceerd: vandaag om 9.12 uur", "01-02 09:12", None),
        ("1 februari 2026 09:12 Aangepast 1 februari 2026 10:00", "01-02 09:12", None),
        ("Door: Anna de Wit", None, "Anna de Wit"),
        ("Door onze redactie", None, "onze redactie"),
        ("Door Anna de Wit\n1 februari 2026 11:53", "01-02 11:53", "Anna de Wit"),
        ("Door Anna de Wit | 11:53", "01-02 11:53", "Anna de Wit"),
        ("Binnenland • 1 februari 2026 11:53", "01-02 11:53", None),
        ("Binnenland 11:53", "01-02 11:53", None),
    ],
)
def test_lines_under_the_title_tell_time_and_author(front: str, moment: str | None, author: str | None) -> None:
    """A time goes before an update, an author is named, and neither is text."""
    (article,) = articles(f"Kop boven het stuk\n{front}\nEEMDORP (ANP) - Een eerste zin. Een tweede zin.")
    assert told(article) == ("EEMDORP", ("ANP",), moment, "Een eerste zin. Een tweede zin.")
    assert article.author == author


@pytest.mark.parametrize(
    "text",
    [
        "De dijk brak drie jaar geleden",
        "Door de storm is de dijk gebroken",
        "Het gebeurde, zei hij, 2 uur geleden",
        "De brug is dicht. Vandaag",
    ],
)
def test_text_under_the_title_is_no_time_and_no_author(text: str) -> None:
    """A short sentence with a time in it stays in the body."""
    (article,) = articles(f"Kop boven het stuk\n{text}\nEen tweede zin.")
    assert article.paragraphs == (text, "Een tweede zin.")
    assert article.published_at is None
    assert article.author is None


def test_a_time_alone_at_the_end_is_the_articles() -> None:
    """As under a teaser, the last line may tell when."""
    (article,) = articles("Kop\nEen eerste zin. Een tweede zin.\n2 uur geleden")
    assert told(article) == (None, (), "01-02 10:00", "Een eerste zin. Een tweede zin.")


@pytest.mark.parametrize(
    "text, title, body",
    [
        ("LONDEN (ANP) - Een eerste zin.\nEen tweede.", "", "Een eerste zin.\n\nEen tweede."),
        ("Alleen een kop", "Alleen een kop", ""),
        ("Een enkele zin met een punt.", "", "Een enkele zin met een punt."),
        ("Een zin. En nog een zin.\nEn een tweede alinea.", "", "Een zin. En nog een zin.\n\nEn een tweede alinea."),
        ("Kop met rubriek erachter. hongarije\nTekst.", "Kop met rubriek erachter", "Tekst."),
        ("Buitenland\nKop boven het stuk\nTekst.", "Kop boven het stuk", "Tekst."),
        ("Kop\nInleiding zonder plaats.\nLONDEN (ANP) - Tekst.", "Kop", "Inleiding zonder plaats.\n\nTekst."),
        ("Kop\nLONDEN (ANP)\nTekst.", "Kop", "Tekst."),
    ],
)
def test_titles(text: str, title: str, body: str) -> None:
    """The first line is the title unless it is text itself; a title may stand alone."""
    (article,) = articles(text)
    assert (article.title, article.body) == (title, body)


def test_a_title_alone_is_a_stub_and_a_flash_is_an_article() -> None:
    """Without text there is nothing to tell; one sentence of an agency is news."""
    assert articles("Alleen een kop")[0].kind is Kind.STUB
    assert articles("Brug open\nLONDEN (ANP) - De brug is open.")[0].kind is Kind.ARTICLE


def test_another_language_is_told() -> None:
    """English copy is marked as such."""
    text = "Ministers agree on the bridge\nThe ministers of both countries have agreed that it should be opened."
    assert articles(text)[0].language == "en"


PAGE = """\
Dijk bij Oudesluis houdt stand
OUDESLUIS (ANP) - De dijk bij Oudesluis heeft de storm doorstaan. Dat meldt het waterschap.
Meer uit Binnenland
SINT-ODILIA (ANP/AFP) - De markt gaat door. Dat was een week geleden nog onzeker.
7 minuten geledenKAAP HOORN (ANP) - Een schip is vergaan.
2 dagen geleden"""
PIECES = st.lists(
    st.sampled_from(
        [
            *PAGE.split("\n"),
            "Advertentie",
            "Foto: ANP",
            "Lees ook",
            "Door: Anna de Wit",
            "1 uur geleden",
            "LONDEN (ANP) - ",
            "geleden",
            "Meer uit X",
            "12:00",
            "",
            "…",
            "•",
        ]
    ),
    max_size=12,
)


@given(PIECES, st.sampled_from(["\n", "", " ", "\r\n"]))
def test_any_page_gives_articles_or_a_named_reason(lines: list[str], joint: str) -> None:
    """Lines in any order never raise but for a page without an article; places are numbered in order."""
    try:
        found = articles(joint.join(lines))
    except UnreadableError:
        return
    assert [article.position for article in found] == list(range(len(found)))
    assert all(article.title or article.body for article in found)
    assert all(article.published_at is None or article.published_at <= SUNDAY_NOON for article in found)


@given(st.text(max_size=300))
def test_any_text_gives_articles_or_a_named_reason(text: str) -> None:
    """Nothing but our own exception comes out of any text."""
    with suppress(UnreadableError):
        assert articles(text)


def test_the_real_page() -> None:
    """The page of the user comes apart as issue 2 says, without its text being kept here."""
    if not SEED.exists():
        pytest.skip("no ../shared/data here")
    main, *teasers = articles(decode(SEED.read_bytes()))
    assert told(main)[:3] == ("LONDEN", ("ANP",), None)
    assert len(main.paragraphs) == 4
    assert [told(teaser)[:3] for teaser in teasers] == [
        ("GAZA-STAD", ("ANP", "AFP", "DPA"), "01-02 11:53"),
        ("FORT WORTH", ("ANP",), "01-02 11:00"),
        ("SAN ANTONIO", ("ANP", "RTR", "DPA"), "01-02 07:00"),
        ("BAGDAD", ("ANP", "AFP"), "01-02 00:00"),
        ("TEHERAN", ("ANP", "AFP"), "31-01 23:00"),
        ("MIAMI", ("ANP", "AFP"), "31-01 22:00"),
        ("MINNEAPOLIS", ("ANP", "RTR"), "31-01 21:00"),
    ]
    assert not any("uur geleden" in article.body or "Meer uit" in article.body for article in (main, *teasers))
