"""Promises of news.bylines."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.bylines import author_of, strip_byline
from news.cleaning import clean_text

DATA = Path(__file__).parents[2].parent / "shared/data/articles"
TEXT = "De brug bij Meerdorp is weer open.\n\nHet verkeer kan erover."


@pytest.mark.parametrize(
    "line, author",
    [
        ("Door: Anna de Wit", "Anna de Wit"),
        ("Door Anna de Wit", "Anna de Wit"),
        ("DOOR: Anna de Wit en Bob Öz", "Anna de Wit en Bob Öz"),
        ("Tekst: J.P. van 't Hof", "J.P. van 't Hof"),
        ("Van onze verslaggever", "onze verslaggever"),
        ("Door onze redactie", "onze redactie"),
        ("Door een verslaggeefster", "een verslaggeefster"),
        ("Door: ANP", "ANP"),
        ("Auteur: Anna de Wit |", "Anna de Wit"),
    ],
)
def test_lines_that_name_an_author(line: str, author: str) -> None:
    """A line with a by-line's first word and nothing but names."""
    assert author_of(line) == author


@pytest.mark.parametrize(
    "line",
    [
        "Door de storm is de dijk gebroken",
        "Door Anna de Wit werd de brug geopend",
        "Van Dijk wint.",
        "Anna de Wit",
        "Door",
        "Door: ",
        "",
        "Doorn ligt in Utrecht",
    ],
)
def test_lines_that_name_none(line: str) -> None:
    """A sentence that begins with "door" or "van" is text."""
    assert author_of(line) is None


@pytest.mark.parametrize(
    "byline, author",
    [
        (["Anna de Wit", "redacteur Wonen"] * 2, "Anna de Wit"),
        (["Anna de Wit", "redacteur Wonen"], "Anna de Wit"),
        (["Anna de Wit"] * 2, "Anna de Wit"),
        (["Anna de Wit", "Datajournalist", "Bob Öz", "redacteur"] * 2, "Anna de Wit, Bob Öz"),
        (["Anna de Wit", "Datajournalist", "Bob Öz"] * 2, "Anna de Wit, Bob Öz"),
        (["Anna op 't Veld", "volgt de club namens de krant"] * 2, "Anna op 't Veld"),
        (["Anna de Wit", "XYZ Sport"] * 2, "Anna de Wit"),
        (["Door: Anna de Wit"], "Anna de Wit"),
    ],
)
def test_a_byline_at_the_top_is_taken_off(byline: list[str], author: str) -> None:
    """Names and functions, once or twice, give the author and leave the text."""
    assert strip_byline("\n\n".join([*byline, TEXT])) == (author, TEXT)


def test_names_under_the_text_are_taken_off() -> None:
    """A list of presenters is no part of the text, and they are not its authors."""
    assert strip_byline(f"{TEXT}\n\nPresentatoren\n\nAnna de Wit\n\nBob Öz") == (None, TEXT)


@pytest.mark.parametrize(
    "body",
    [
        TEXT,
        f"Brug weer open\n\n{TEXT}",  # a heading
        f"Anna de Wit\n\n{TEXT}",  # may be what it is about
        f"Brug open.\n\nBrug open.\n\n{TEXT}",  # a sentence that stands twice
        f"{TEXT}\n\nAnna de Wit",
        "Presentatoren\n\nAnna de Wit",
        "Anna de Wit\n\nredacteur Wonen",
        "",
    ],
)
def test_other_bodies_are_left_whole(body: str) -> None:
    """What may be text stays, and a body never becomes empty."""
    assert strip_byline(body) == (None, body)


@given(
    st.lists(
        st.sampled_from(["Anna de Wit", "redacteur", "Bob Öz", "Door: Ed Bos", "Zin.", "Redactie", "x"]), max_size=9
    )
)
def test_what_is_left_is_a_part_of_the_body(paragraphs: list[str]) -> None:
    """Only whole paragraphs at the top and the end go, and never all."""
    body = "\n\n".join(paragraphs)
    _, rest = strip_byline(body)
    assert rest in body
    assert bool(rest) == bool(body)


def test_the_real_repeated_bylines_are_found() -> None:
    """Of the 62 items that are known to repeat their by-lines at least 60 give an author, and few others do."""
    path = DATA / "npo2023.jsonl"
    if not path.exists():
        pytest.skip("no ../shared/data here")
    texts = [clean_text(json.loads(line)["text"]) for line in path.read_text().splitlines()]
    assert 60 <= sum(strip_byline(text)[0] is not None for text in texts) <= 66


@pytest.mark.parametrize(
    "line", ["Redactie Sport", "Van onze redactie economie", "Door de webredactie", "Redactie", "Buitenlandredactie"]
)
def test_a_desk_is_cut_and_is_nobody(line: str) -> None:
    """A line that names a desk alone tells nothing."""
    assert strip_byline(f"{line}\n\n{TEXT}")[1] == TEXT


def test_a_desk_before_the_dateline_on_one_line_is_cut() -> None:
    """What follows is the dateline."""
    text = "Van onze redactie buitenland PARIJS - De brug is weer open.\n\nHet verkeer kan erover."
    assert strip_byline(text) == (None, text.removeprefix("Van onze redactie buitenland "))


@pytest.mark.parametrize(
    "line", ["Van onze redactie mag iedereen meedoen.", "De redactie van de krant heeft gelijk gekregen bij de rechter"]
)
def test_sentences_about_a_desk_stay(line: str) -> None:
    """They tell something."""
    assert strip_byline(f"{line}\n\n{TEXT}") == (None, f"{line}\n\n{TEXT}")
