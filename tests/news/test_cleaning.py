"""Promises of news.cleaning."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.cleaning import MAX_BODY, MAX_TITLE, clean_text, clean_title


@pytest.mark.parametrize(
    "text, clean",
    [
        pytest.param("een\u00a0twee\u2009drie\tvier", "een twee drie vier", id="odd spaces"),
        pytest.param("ver\u00adkie\u00adzing", "verkiezing", id="soft hyphens"),
        pytest.param("ab\u202ecd\u2066ef\u2069", "abcdef", id="bidirectional overrides"),
        pytest.param("a\u200bb\ufeffc\u200ed", "abcd", id="zero-width characters and marks"),
        pytest.param("a\x00b\x07c\x1bd", "abcd", id="controls"),
        pytest.param("a\ud800b", "ab", id="a lone surrogate"),
        pytest.param("cafe\u0301", "café", id="a loose accent"),
        pytest.param("  een  \n twee ", "een\n\ntwee", id="spaces around lines"),
        pytest.param("een\r\n\r\n\r\ntwee\rdrie", "een\n\ntwee\n\ndrie", id="line ends"),
        pytest.param("een\u2028twee\u2029drie\x0bvier", "een\n\ntwee\n\ndrie\n\nvier", id="rare line ends"),
        pytest.param("👩\u200d🚒 a\u200db", "👩\u200d🚒 ab", id="a joiner only within an emoji"),
    ],
)
def test_what_is_invisible_goes(text: str, clean: str) -> None:
    """Only letters, plain spaces and one blank line between paragraphs are left."""
    assert clean_text(text) == clean


@pytest.mark.parametrize(
    "title, clean",
    [
        ("Premier houdt toespraak in de stad . hongarije", "Premier houdt toespraak in de stad"),
        ("Premier houdt toespraak. hongarije", "Premier houdt toespraak"),
        ("Waarom de trein niet rijdt. Column", "Column: Waarom de trein niet rijdt"),
        ("Stop nu met het dempen. Commentaar", "Commentaar: Stop nu met het dempen"),
        ("Een avond vol vuur. RECENSIE", "Recensie: Een avond vol vuur"),
        ("Waarom rijdt de trein niet?. vervoer spoor", "Waarom rijdt de trein niet?"),
        ("Fietser gewond na botsing. DEN HAAG", "Fietser gewond na botsing"),
        ("Celstraf voor Willem H.. rechtbank", "Celstraf voor Willem H."),
        (". Brieven", "Brieven"),
        ("  Brug\n dicht\u00a0na storm ", "Brug dicht na storm"),
    ],
)
def test_titles_lose_their_rubric(title: str, clean: str) -> None:
    """What a paper puts behind a headline is cut, but the genre goes to the front; so are line ends."""
    assert clean_title(title) == clean
    assert clean_title(clean) == clean


@pytest.mark.parametrize(
    "title",
    [
        "Vrouw gewond bij brand. Twee arrestaties",  # a second headline
        "Politie pakt Willem H. op",
        "Zaak tegen Willem H. begint vandaag",
        "Spreekt dr. jansen straks",
        "Verbouwing. Column",  # too short to stand alone
        "Brug weer open. Verkeer rijdt",
        "Winst van 2.500 euro",
        "Hij zei nee. NOS",
        "Storm op zee.",
        "Nieuw bij Apple en de rest. iPhone duurder",
    ],
)
def test_titles_that_are_whole_stay_whole(title: str) -> None:
    """Abbreviations, second sentences and short titles are no rubrics."""
    assert clean_title(title) == title


def test_texts_are_bounded() -> None:
    """The longest words and texts are cut, at a space where there is one, and say so."""
    assert clean_title("x" * 10_000) == "x" * (MAX_TITLE - 1) + "…"
    assert len(clean_text("woord " * MAX_BODY)) <= MAX_BODY
    assert clean_text("woord " * MAX_BODY).endswith("woord…")
    assert clean_text("een twee drie", 9) == "een…"


@given(st.text(max_size=400))
def test_cleaning_what_is_clean_changes_nothing(text: str) -> None:
    """A second cleaning is none."""
    once = clean_text(text)
    assert clean_text(once) == once


@given(st.text(max_size=400))
def test_a_clean_text_is_composed_and_has_no_empty_lines(text: str) -> None:
    """Paragraphs are parted by exactly one blank line and hold visible, composed text."""
    clean = clean_text(text)
    assert unicodedata.is_normalized("NFC", clean)
    assert all(part == part.strip() for part in clean.split("\n\n"))
    assert "\n\n\n" not in clean
    assert not any("\u202a" <= letter <= "\u202e" for letter in clean)


@given(st.text(max_size=500))
def test_a_title_is_one_bounded_line(text: str) -> None:
    """A title never holds a line end and never grows over its limit."""
    title = clean_title(text)
    assert "\n" not in title
    assert len(title) <= MAX_TITLE


SHARDS = st.sampled_from(
    ["een", " ", "  ", "\n", "\n\n", "- ", "-\n", "voor-", "é", "e\u0301", "\u00ad", "\u200b", "¬ ", "A", "\t", ". "]
)


@given(st.lists(SHARDS, max_size=12).map("".join))
def test_what_is_clean_is_known_without_cleaning(text: str) -> None:
    """The quick look at a text never takes for clean what cleaning would change."""
    once = clean_text(text)
    assert clean_text(f"\x00{text}") == once  # a control sends it the long way
