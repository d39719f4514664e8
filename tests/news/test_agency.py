"""Promises of news.agency and of what it takes a page apart with."""

import re
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


CLUTTER = [
    "Deze site gebruikt cookies om beter te werken.",
    "Wij gebruiken cookies",
    "Cookies accepteren",
    "Advertentie",
    "ADVERTENTIE",
    "Deel dit artikel",
    "Delen via Facebook, Twitter en WhatsApp",
    "Facebook | X | E-mail",
    "© ANP",
    "© 2026 ANP / Fotograaf",
    "Foto: ANP",
    "Foto ANP",
    "Bron: ANP",
    "(ANP)",
    "Reageer",
    "12 reacties",
    "Abonneer nu",
    "Abonneer je op onze nieuwsbrief",
    "Word abonnee",
    "Log in",
    "Lees meer",
    "Lees ook: Dijk houdt stand",
    "Bekijk ook",
    "Bekijk ook: beelden van de storm",
    "Tekst loopt door onder de foto",
    "Lees verder onder de advertentie",
    "Home > Nieuws > Binnenland",
    "Volg ons op Instagram",
    "Heb je een tip? Mail de redactie.",
]


@pytest.mark.parametrize("line", CLUTTER)
@pytest.mark.parametrize("place", ["top", "middle", "end"])
def test_page_clutter_is_never_text(line: str, place: str) -> None:
    """Whatever the page puts around and between, the body is the article's paragraphs."""
    lines = ["Kop boven het stuk", "EEMDORP (ANP) - Een eerste zin.", "Een tweede zin."]
    lines.insert({"top": 0, "middle": 2, "end": 3}[place], line)
    (article,) = articles("\n".join(lines))
    assert article.title == "Kop boven het stuk"
    assert article.place == "EEMDORP"
    assert article.paragraphs == ("Een eerste zin.", "Een tweede zin.")


@pytest.mark.parametrize(
    "sentence",
    [
        "De foto van de dijk ging de wereld over.",
        "Deel dit artikel niet, zei de rechter tegen de krant.",
        "Lees meer over de dijk, raadt de dijkgraaf aan.",
        "Advertenties op tv worden duurder.",
        "Reageer rustig, is het advies.",
        "Meer uit het fonds komt er niet.",
        "De site plaatst cookies, klaagt de bond.",
        "Home is waar het hart is.",
        "Abonneer je niet, waarschuwt de bond.",
        "Volg ons voorbeeld, zegt hij.",
    ],
)
def test_sentences_with_such_words_stay(sentence: str) -> None:
    """A sentence is text, also one that begins as clutter does."""
    (article,) = articles(f"Kop boven het stuk\nEen eerste zin.\n{sentence}\nEen laatste zin.")
    assert article.paragraphs == ("Een eerste zin.", sentence, "Een laatste zin.")


def test_a_pointer_goes_with_the_titles_it_points_at() -> None:
    """A heading ("Lees ook") in the middle of an article takes its links with it, and not the text after them."""
    page = "Kop\nEen eerste zin.\nLees ook\nDijk houdt stand\nSchip vergaan\nEen tweede zin."
    (article,) = articles(page)
    assert article.paragraphs == ("Een eerste zin.", "Een tweede zin.")


def test_what_follows_the_teasers_is_not_the_article() -> None:
    """Lines under a pointer at the foot of the page are left out."""
    page = (
        "Kop\nEen zin. Nog een.\nMeer uit Sport\nTwee zinnen. Samen.\n1 uur geleden\nLees verder\nWij schrijven alles."
    )
    assert [article.body for article in articles(page)] == ["Een zin. Nog een.", "Twee zinnen. Samen."]


def test_labels_under_a_pointer_go_too() -> None:
    """The subjects under "Lees meer over" are links as well."""
    (article,) = articles("Kop\nEen eerste zin.\nEen tweede zin.\nLees meer over:\nDijken\nStorm")
    assert article.paragraphs == ("Een eerste zin.", "Een tweede zin.")


def test_a_second_dateline_is_another_piece_of_news() -> None:
    """Agency copy that runs on gives an article and teasers, without any heading or time between."""
    page = "Kort nieuws\nEEMDORP (ANP) - Een. Twee.\nRIJP (ANP) - Drie. Vier.\nVijf."
    assert [told(article) for article in articles(page)] == [
        ("EEMDORP", ("ANP",), None, "Een. Twee."),
        ("RIJP", ("ANP",), None, "Drie. Vier.\n\nVijf."),
    ]


def test_a_credit_behind_the_last_sentence_goes() -> None:
    """A copyright line that is glued to the text is cut off."""
    (article,) = articles("Kop\nEen eerste zin.\nEen tweede zin.© ANP")
    assert article.paragraphs == ("Een eerste zin.", "Een tweede zin.")


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


def test_only_clutter_is_no_article() -> None:
    """A page without an article says so."""
    with pytest.raises(UnreadableError, match="no article in this text"):
        articles("Advertentie\nDeel dit artikel\n© ANP")


def test_another_language_is_told() -> None:
    """English copy is marked as such."""
    text = "Ministers agree on the bridge\nThe ministers of both countries have agreed that it should be opened."
    assert articles(text)[0].language == "en"


PIECES = st.lists(
    st.sampled_from(
        [
            *PAGE.split("\n"),
            *CLUTTER,
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
