"""Promises of news.jsonl."""

import json
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.article import Kind, Parsed, Problem
from news.errors import UnreadableError
from news.jsonl import parse_jsonl

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 2, 1, 12, 0, tzinfo=AMSTERDAM)
DATA = Path(__file__).parents[2].parent / "shared/data/articles"
TEXT = "De brug bij Meerdorp is weer open. Het verkeer kan erover."


def parsed(*lines: object) -> Parsed:
    """What comes out of these lines; what is no string or bytes is written as JSON."""
    written = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    return parse_jsonl("\n".join(written).encode(), source="file:test", fetched_at=NOW, zone=AMSTERDAM)


def test_all_fields() -> None:
    """Each field has its place in the article."""
    line = {
        "id": "a1",
        "title": "Brug weer open",
        "text": f"EEMDORP (ANP/AFP) - {TEXT}",
        "date": "2026-01-31T18:05:00+01:00",
        "publisher": "De Eembode",
        "url": "https://example.org/brug",
        "author": "Anna de Wit",
        "language": "nl-NL",
        "section": "is not known here",
    }
    (article,) = parsed(line).articles
    assert (article.source, article.guid, article.title) == ("file:test", "a1", "Brug weer open")
    assert (article.place, article.agencies, article.body) == ("EEMDORP", ("ANP", "AFP"), TEXT)
    assert article.published_at == datetime(2026, 1, 31, 17, 5, tzinfo=UTC)
    assert (article.publisher, article.url) == ("De Eembode", "https://example.org/brug")
    assert (article.author, article.language, article.kind) == ("Anna de Wit", "nl", Kind.ARTICLE)
    assert article.fetched_at == NOW


def test_other_names_of_fields() -> None:
    """`body` and `published_at` are read where `text` and `date` hold nothing; an id may be a number."""
    (article,) = parsed({"id": 7, "text": " ", "body": TEXT, "date": None, "published_at": "2026-01-31 18:05"}).articles
    assert (article.guid, article.body, article.title) == ("7", TEXT, "")
    assert article.published_at == datetime(2026, 1, 31, 17, 5, tzinfo=UTC)


def test_a_date_without_a_time_is_the_first_moment_of_the_day() -> None:
    """Midnight in the zone that is asked for, in summer too."""
    (article,) = parsed({"text": TEXT, "date": "2023-07-17"}).articles
    assert article.published_at == datetime(2023, 7, 16, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize("date", ["binnenkort", "2023-02-31", "", None])
def test_an_unknown_time_stays_unknown(date: str | None) -> None:
    """A date that cannot be read costs the time, not the article."""
    (article,) = parsed({"text": TEXT, "date": date}).articles
    assert article.published_at is None


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Alleen een kop"},
        {"text": "Tekst"},
        {"title": "Kop", "text": None},
        {"text": "X"},
        {"text": "LONDEN (ANP) -"},
    ],
)
def test_one_of_title_and_text_is_enough(fields: dict[str, str]) -> None:
    """Something to show makes an article, if only a stub, and also where it looks like clutter or a dateline."""
    (article,) = parsed(fields).articles
    assert article.kind is Kind.STUB
    assert article.title or article.body


@pytest.mark.parametrize(
    "line, reason",
    [
        pytest.param("{not json", "not JSON", id="no JSON"),
        pytest.param('{"text": "half', "not JSON", id="cut off"),
        pytest.param("[" * 100_000, "not JSON", id="nested without end"),
        pytest.param('{"id": ' + "9" * 5000 + ', "text": "Tekst"}', "not JSON", id="a number without end"),
        pytest.param("[1, 2]", "not a JSON object", id="a list"),
        pytest.param('"text"', "not a JSON object", id="a text"),
        pytest.param("null", "not a JSON object", id="null"),
        pytest.param("{}", "no title and no text", id="nothing"),
        pytest.param('{"id": 1, "title": " ", "text": "\\u200b"}', "no title and no text", id="nothing to see"),
        pytest.param('{"text": 5}', '"text" is no text', id="a number for a text"),
        pytest.param('{"title": ["a"], "id": 1}', '"title" is no text', id="a list for a title"),
    ],
)
def test_a_broken_line_is_one_problem_and_the_rest_is_kept(line: str, reason: str) -> None:
    """The line is named by its number, empty lines counted; its neighbours come out in order."""
    result = parsed({"id": "first", "text": TEXT}, "", line, {"id": "last", "text": TEXT})
    assert result.problems == (Problem("line 3", reason),)
    assert [(article.guid, article.position) for article in result.articles] == [("first", 0), ("last", 1)]


@pytest.mark.parametrize(
    "fields, odd",
    [
        pytest.param({"title": ["a"]}, "title", id="a list for a title"),
        pytest.param({"text": 5, "title": "Brug dicht"}, "text", id="a number for a text"),
        pytest.param({"id": True}, "id", id="a truth for an id"),
        pytest.param({"id": {"a": 1}}, "id", id="an object for an id"),
        pytest.param({"url": 5}, "url", id="a number for an address"),
        pytest.param({"author": {"name": "Jan"}}, "author", id="an object for an author"),
        pytest.param({"date": [2026]}, "date", id="a list for a date"),
        pytest.param({"language": False}, "language", id="a truth for a language"),
    ],
)
def test_an_odd_field_is_named_and_does_not_cost_the_article(fields: dict[str, object], odd: str) -> None:
    """Everything else of the line is taken in, as if the field were not there."""
    result = parsed({"id": "a", "text": TEXT, "publisher": "De Krant"} | fields)
    (article,) = result.articles
    assert result.problems == (Problem("line 1", f'"{odd}" is no text'),)
    assert (article.publisher, article.guid) == ("De Krant", None if odd == "id" else "a")
    assert article.body or article.title


@pytest.mark.parametrize("date", [1769933520, 1769933520000, 1769933520.25, "1769933520"])
def test_a_date_may_be_a_number(date: object) -> None:
    """Seconds or milliseconds since 1970, as many programs write a time."""
    (article,) = parsed({"text": TEXT, "date": date}).articles
    assert article.published_at is not None
    assert article.published_at.replace(microsecond=0) == datetime(2026, 2, 1, 8, 12, tzinfo=UTC)


@pytest.mark.parametrize("date", [0, -1, 5, 10**400, 1e300, float("nan"), "x" * 5000])
def test_a_number_that_is_no_date_is_none(date: object) -> None:
    """It costs nothing but itself."""
    (article,) = parsed({"text": TEXT, "date": date}).articles
    assert article.published_at is None


def test_all_lines_broken() -> None:
    """Each line has its problem, and nothing comes out."""
    result = parsed("x", "y")
    assert [problem.where for problem in result.problems] == ["line 1", "line 2"]
    assert result.articles == ()


def test_texts_are_cleaned() -> None:
    """By-lines, clutter, rubrics and invisible characters are gone, a line separator within a text breaks no line."""
    text = "Anna de Wit\nredacteur Wonen\nAnna de Wit\nredacteur Wonen\nDe brug is \u202eopen.\u2028Zo.\nFoto: ANP"
    line = json.dumps({"title": "Brug weer helemaal open. column", "text": text}, ensure_ascii=False)
    (article,) = parsed(line).articles
    assert article.title == "Column: Brug weer helemaal open"
    assert article.author == "Anna de Wit"
    assert article.paragraphs == ("De brug is open.", "Zo.")


def test_half_a_surrogate_is_left_out() -> None:
    """What JSON allows and UTF-8 does not never comes out."""
    (article,) = parsed('{"id": "a\\ud800b", "title": "Brug \\udc00open", "text": "Een\\ud800"}').articles
    assert (article.guid, article.title, article.body) == ("ab", "Brug open", "Een")


def test_windows_files_are_read() -> None:
    """Line ends, a byte-order mark and Latin-1 are the file's business."""
    line = json.dumps({"title": "Één café", "text": TEXT}, ensure_ascii=False)
    for data in (b"\xef\xbb\xbf" + f"{line}\r\n{line}\r\n".encode(), f"{line}\r\n{line}\r\n".encode("latin-1")):
        result = parse_jsonl(data, source="f", fetched_at=NOW, zone=AMSTERDAM)
        assert [article.title for article in result.articles] == ["Één café", "Één café"]
        assert result.problems == ()


@pytest.mark.parametrize("data, reason", [(b" \n", "empty file"), (b"{\0}", "binary file")])
def test_files_that_hold_no_text(data: bytes, reason: str) -> None:
    """An empty and a binary file are refused as a whole."""
    with pytest.raises(UnreadableError, match=f"^{reason}$"):
        parse_jsonl(data, source="f", fetched_at=NOW, zone=AMSTERDAM)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["a", "text"]), inner, max_size=2),
    max_leaves=4,
)
NAMES = st.sampled_from(
    ["id", "title", "text", "body", "date", "published_at", "publisher", "url", "author", "language"]
)


@given(st.lists(st.dictionaries(NAMES, JSON_VALUES, max_size=5), min_size=1, max_size=5))
def test_every_line_is_an_article_or_a_problem(lines: list[dict[str, object]]) -> None:
    """Whatever the fields hold nothing raises and no line is lost."""
    result = parsed(*lines)
    without = len(lines) - len(result.articles)
    assert 0 <= without <= len(result.problems)
    assert len({problem.where for problem in result.problems}) >= without
    assert all(article.title or article.body for article in result.articles)


@pytest.mark.parametrize("name, count", [("npo2023", 663), ("dpg2019", 1398), ("ntrex128", 123), ("ud_alpino", 74)])
def test_real_articles_all_come_out_in_dutch(name: str, count: int) -> None:
    """Every item of the real data is one article, at least 99.5 % of them Dutch."""
    path = DATA / f"{name}.jsonl"
    if not path.exists():
        pytest.skip("no ../shared/data here")
    result = parse_jsonl(path.read_bytes(), source=f"file:{name}", fetched_at=NOW, zone=AMSTERDAM)
    assert len(result.articles) == count
    assert result.problems == ()
    assert len({article.guid for article in result.articles}) == count
    assert sum(article.language == "nl" for article in result.articles) >= 0.995 * count
