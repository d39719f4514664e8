"""Promises of news.teasers and news.agency_page, seen through news.agency."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from news.agency import parse_agency
from news.article import Article, Kind
from news.decoding import decode

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SUNDAY_NOON = datetime(2026, 2, 1, 12, 0, tzinfo=AMSTERDAM)


def articles(text: str) -> tuple[Article, ...]:
    """What comes out of a page seen on a Sunday at noon."""
    return parse_agency(text, source="file:test", fetched_at=SUNDAY_NOON, zone=AMSTERDAM).articles


def told(article: Article) -> tuple[str | None, tuple[str, ...], str | None, str]:
    """Place, agencies, local time and body of an article."""
    moment = article.published_at
    local = moment and moment.astimezone(AMSTERDAM).strftime("%d-%m %H:%M")
    return article.place, article.agencies, local, article.body


PAGE = """\
Dijk bij Oudesluis houdt stand
OUDESLUIS (ANP) - De dijk bij Oudesluis heeft de storm doorstaan. Dat meldt het waterschap.
Drie jaar geleden brak dezelfde dijk nog door.
Een week geleden zei de dijkgraaf dat het spannend werd. "Dat was vijf jaar geleden anders", zei hij.
Meer uit Binnenland
SINT-ODILIA (ANP/AFP) - De markt gaat door. Dat was een week geleden nog onzeker.
7 minuten geledenKAAP HOORN (ANP) - Een schip is vergaan, drie jaar geleden gebouwd. De ploeg is veilig.
1 uur geleden's-HERENDORP (ANP/RTR/DPA) - De burgemeester heeft een nederlaag geleden.
12 uur geledenBERG AAN HET MEER (ANP) - Er valt sneeuw.
2 dagen geleden"""
EXPECTED = [
    ("SINT-ODILIA", ("ANP", "AFP"), "01-02 11:53", "De markt gaat door. Dat was een week geleden nog onzeker."),
    ("KAAP HOORN", ("ANP",), "01-02 11:00", "Een schip is vergaan, drie jaar geleden gebouwd. De ploeg is veilig."),
    ("'s-HERENDORP", ("ANP", "RTR", "DPA"), "01-02 00:00", "De burgemeester heeft een nederlaag geleden."),
    ("BERG AAN HET MEER", ("ANP",), "30-01 12:00", "Er valt sneeuw."),
]


def test_a_page_gives_its_article_and_then_its_teasers() -> None:
    """The main article keeps its paragraphs and has no time; each teaser has its own place, agencies and time."""
    main, *teasers = articles(PAGE)
    assert main.title == "Dijk bij Oudesluis houdt stand"
    assert told(main)[:3] == ("OUDESLUIS", ("ANP",), None)
    assert len(main.paragraphs) == 3
    assert main.paragraphs[1] == "Drie jaar geleden brak dezelfde dijk nog door."
    assert main.kind is Kind.ARTICLE
    assert [told(teaser) for teaser in teasers] == EXPECTED
    assert all(teaser.kind is Kind.TEASER and teaser.title == "" for teaser in teasers)
    assert [article.position for article in (main, *teasers)] == [0, 1, 2, 3, 4]
    assert all(article.language == "nl" and article.source == "file:test" for article in (main, *teasers))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(PAGE.replace("\n", "\r\n").encode(), id="windows line ends"),
        pytest.param(b"\xef\xbb\xbf" + PAGE.encode(), id="byte-order mark"),
        pytest.param(PAGE.encode("utf-16"), id="utf-16"),
        pytest.param(PAGE.encode("latin-1"), id="latin-1"),
        pytest.param(PAGE.replace("\n", "\n\n \n").encode(), id="blank lines"),
        pytest.param(PAGE.replace(" - ", " – ").encode(), id="longer dashes"),
    ],
)
def test_the_same_page_written_otherwise_gives_the_same(data: bytes) -> None:
    """Line ends, marks, encodings and dashes change nothing."""
    assert [told(article) for article in articles(decode(data))] == [told(article) for article in articles(PAGE)]


@pytest.mark.parametrize(
    "heading",
    [
        "Meer uit Economie",
        "Meer uit Tech & Wetenschap",
        "Meer uit het buitenland",
        "MEER UIT BINNENLAND",
        "Meer over Oudesluis",
        "Meer nieuws",
        "Lees ook",
        "Lees ook:",
        "Ook in het nieuws",
        "Verwante berichten",  # no heading anybody foresaw
        "Uit de streek:",
    ],
)
def test_teasers_stand_under_many_headings(heading: str) -> None:
    """The heading is left out, whatever it is called, and the teasers stay the same."""
    main, *teasers = articles(PAGE.replace("Meer uit Binnenland", heading))
    assert [told(teaser) for teaser in teasers] == EXPECTED
    assert len(main.paragraphs) == 3
    assert heading not in main.body


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(re.sub(r"(\n\d+ \w+ geleden)", r"\1\n", PAGE), id="times alone on a line"),
        pytest.param(PAGE.replace("Meer uit Binnenland\n", "Meer uit Binnenland"), id="heading glued to a dateline"),
        pytest.param(PAGE.replace("\nMeer uit Binnenland", "Meer uit Binnenland"), id="heading glued to the article"),
        pytest.param(re.sub(r"\n(?=\d+ \w+ geleden)", "", PAGE), id="all on one line"),
        pytest.param(re.sub(r"geleden(['A-Z])", r"geleden \1", PAGE), id="a space behind a time"),
    ],
)
def test_times_may_be_glued_anywhere_or_nowhere(page: str) -> None:
    """Where the page breaks its lines does not matter."""
    _, *teasers = articles(page)
    assert [told(teaser) for teaser in teasers] == EXPECTED


def test_a_list_that_begins_with_a_time_has_its_times_before() -> None:
    """Where the first line under the heading is a time, each time belongs to what follows it."""
    page = "Kop\nTekst.\nMeer uit Sport\n5 minuten geleden\nEEMDORP (ANP) - Een.\n2 uur geledenMEERDORP (ANP) - Twee."
    assert [told(teaser) for teaser in articles(page)[1:]] == [
        ("EEMDORP", ("ANP",), "01-02 11:55", "Een."),
        ("MEERDORP", ("ANP",), "01-02 10:00", "Twee."),
    ]


@pytest.mark.parametrize(
    "stamp, moment",
    [
        ("zojuist", "01-02 12:00"),
        ("gisteren", "31-01 00:00"),
        ("gisteren 18.05 uur", "31-01 18:05"),
        ("vandaag om 9.12 uur", "01-02 09:12"),
        ("een uur geleden", "01-02 11:00"),
        ("3 weken geleden", "11-01 12:00"),
        ("31 januari 2026 14:05", "31-01 14:05"),
        ("11:53", "01-02 11:53"),
        ("Binnenland • 5 uur geleden", "01-02 07:00"),
    ],
)
def test_every_kind_of_time_parts_teasers(stamp: str, moment: str) -> None:
    """A time alone on its line ends a teaser, with a dateline or without."""
    page = f"Kop\nTekst.\nMeer uit Sport\nHet duel is gestaakt.\n{stamp}\nDe trainer vertrekt.\n1 uur geleden"
    first, second = articles(page)[1:]
    assert told(first) == (None, (), moment, "Het duel is gestaakt.")
    assert told(second) == (None, (), "01-02 11:00", "De trainer vertrekt.")


@pytest.mark.parametrize("stamp", ["zojuist", "gisteren 18.05 uur", "gisteren", "een uur geleden", "3 dagen geleden"])
@pytest.mark.parametrize("opening", ["De trainer", "'We gaan' zei", "12 renners", "Élf renners"])
def test_a_glued_time_parts_teasers_without_a_dateline(stamp: str, opening: str) -> None:
    """A capital, a figure or a quotation right behind a time begins the next teaser."""
    page = f"Kop\nTekst.\nMeer uit Sport\nHet duel is gestaakt.\n{stamp}{opening} vertrokken vandaag."
    first, second = articles(page)[1:]
    assert first.body == "Het duel is gestaakt."
    assert first.published_at
    assert second.body == f"{opening} vertrokken vandaag."
    assert second.published_at is None


@pytest.mark.parametrize(
    "line",
    [
        "Een drama dat begon drie jaar geleden",
        "De trainer vertrekt vandaag",
        "De film Vandaag12 wint een prijs.",
        "De ploeg van gisteren 18.05 uur was sterker.",
        "Hij won 3 jaar geleden ook.",
        "Drie jaar geleden won hij ook.",
        "Hij zei: twee dagen geleden wist ik niets.",
    ],
)
def test_a_time_within_a_sentence_parts_nothing(line: str) -> None:
    """Only a time between two teasers ends one; a body is never cut at a time it tells of."""
    page = f"Kop\nTekst.\nMeer uit Sport\nEen zin.\n{line}\nNog een.\n1 uur geleden"
    (teaser,) = articles(page)[1:]
    assert told(teaser)[2:] == ("01-02 11:00", f"Een zin.\n\n{line}\n\nNog een.")


def test_headlines_with_their_time_behind_them_are_teasers() -> None:
    """A page that lists headlines counts in figures, so a time in figures ends a line without a full stop."""
    page = "Kop\nTekst.\nMeer uit Sport\nDuel gestaakt 5 minuten geleden\nTrainer vertrekt2 uur geleden"
    assert [told(teaser)[2:] for teaser in articles(page)[1:]] == [
        ("01-02 11:55", "Duel gestaakt"),
        ("01-02 10:00", "Trainer vertrekt"),
    ]


def test_a_teaser_may_have_a_title_and_paragraphs() -> None:
    """A short line above a dateline is the teaser's title; lines up to the time are its paragraphs."""
    page = (
        "Kop\nTekst.\nMeer uit Sport\nDuel gestaakt\nEEMDORP (ANP) - Een.\nNog een.\n1 uur geleden\n"
        "Zege\nRIJP (ANP) - Twee."
    )
    first, second = articles(page)[1:]
    assert (first.title, first.paragraphs) == ("Duel gestaakt", ("Een.", "Nog een."))
    assert (second.title, second.body, second.published_at) == ("Zege", "Twee.", None)


def test_datelines_part_teasers_without_times() -> None:
    """Where no teaser has a time each dateline begins one."""
    page = "Kop\nTekst.\nMeer uit Sport\nEEMDORP (ANP) - Een.\nNog een.\nRIJP (ANP) - Twee."
    assert [teaser.paragraphs for teaser in articles(page)[1:]] == [("Een.", "Nog een."), ("Twee.",)]


def test_a_list_of_bare_headlines_is_one_teaser_each() -> None:
    """Where nothing parts them, lines do."""
    page = "Kop\nTekst.\nMeer uit Sport\nDuel gestaakt\nTrainer vertrekt"
    assert [teaser.body for teaser in articles(page)[1:]] == ["Duel gestaakt", "Trainer vertrekt"]


def test_a_page_may_have_several_lists() -> None:
    """A second heading begins a second list, and is no text."""
    page = "Kop\nTekst.\nMeer uit Sport\nEen.\n1 uur geleden\nMeer uit Economie\nTwee.\n2 uur geleden\n© ANP"
    assert [told(teaser)[2:] for teaser in articles(page)[1:]] == [("01-02 11:00", "Een."), ("01-02 10:00", "Twee.")]


def test_a_second_dateline_is_another_piece_of_news() -> None:
    """Agency copy that runs on gives an article and teasers, without any heading or time between."""
    page = "Kort nieuws\nEEMDORP (ANP) - Een. Twee.\nRIJP (ANP) - Drie. Vier.\nVijf."
    assert [told(article) for article in articles(page)] == [
        ("EEMDORP", ("ANP",), None, "Een. Twee."),
        ("RIJP", ("ANP",), None, "Drie. Vier.\n\nVijf."),
    ]


def test_a_time_that_cannot_be_read_parts_teasers_all_the_same() -> None:
    """A dateline glued to a few small letters begins a teaser; what they say is a time, known or not."""
    page = """\
Brug dicht
OUDESLUIS (ANP) - De brug is dicht.
Meer uit Binnenland
EDERVEEN (ANP) - De markt gaat niet door.
gisteravondKAAP HOORN (ANP) - Een schip is vergaan.
vorige maandSINT-ODILIA (ANP/AFP) - De trein staat stil.vlak voor kerst's-HERENDORP (ANP) - De haven is dicht.
vorige week
NIEUWVELD (ANP) - De toren is dicht.
3 uur geleden"""
    assert [told(article) for article in articles(page)[1:]] == [
        ("EDERVEEN", ("ANP",), "31-01 20:00", "De markt gaat niet door."),
        ("KAAP HOORN", ("ANP",), None, "Een schip is vergaan."),
        ("SINT-ODILIA", ("ANP", "AFP"), None, "De trein staat stil."),
        ("'s-HERENDORP", ("ANP",), None, "De haven is dicht."),
        ("NIEUWVELD", ("ANP",), "01-02 09:00", "De toren is dicht."),
    ]
