"""The one door: the bytes say what a file is, the name only helps, and every refusal has a reason."""

import gzip
import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from news.errors import UnreadableError
from news.formats import Format, format_of, parse
from news.limits import MAX_FILE, MAX_UNPACKED, MB, check_count, check_size, check_tags, unpacked

NOW = datetime(2026, 2, 1, 11, 0, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Amsterdam")

TEXT = "De brug over het kanaal is zondag ingestort nadat een schip tegen een pijler was gevaren."
AGENCY = f"Brug bij Meerdorp ingestort\nMEERDORP (ANP) - {TEXT}\n"
PAGE = (
    "<!-- krant --><!DOCTYPE html><html><head><title>Brug bij Meerdorp ingestort</title></head><body><article>"
    f"<p>{TEXT}</p><p>{TEXT.replace('zondag', 'gisteren')}</p></article></body></html>"
)
FEED = (
    "<?xml version='1.0'?><rss version='2.0'><channel><item><title>Brug bij Meerdorp ingestort</title>"
    f"<description>{TEXT}</description></item></channel></rss>"
)
LINE = {"id": "b1", "title": "Brug bij Meerdorp ingestort", "text": TEXT}
JSON_FEED = json.dumps(
    {"version": "https://jsonfeed.org/version/1", "items": [LINE | {"content_text": TEXT}]}, indent=1
)
LINES = f"{json.dumps(LINE)}\n{json.dumps(LINE | {'id': 'b2', 'title': 'Brug bij Oosterhoek ingestort'})}\n"

NAMES = ["-", "a", "a.txt", "a.html", "a.xml", "a.rss", "a.json", "a.jsonl", "a.weird", "map/A.TXT"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "text, what",
    [
        pytest.param(PAGE, Format.PAGE, id="page"),
        pytest.param("<html><p>rss version", Format.PAGE, id="page without doctype"),
        pytest.param("<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'>", Format.PAGE, id="XHTML"),
        pytest.param("<script>{}</script><p>Tekst.</p>", Format.PAGE, id="page that starts with a script"),
        pytest.param(FEED, Format.FEED, id="RSS"),
        pytest.param("\ufeff \n<feed xmlns='http://www.w3.org/2005/Atom'>", Format.FEED, id="Atom after noise"),
        pytest.param("<rdf:RDF xmlns:rdf='x'>", Format.FEED, id="RDF"),
        pytest.param("<!DOCTYPE rss SYSTEM 'x'><rss>", Format.FEED, id="RSS with a doctype"),
    ],
)
def test_markup_is_known_whatever_its_name(text: str, what: Format, name: str) -> None:
    """HTML in a .txt is a page, a feed in a .html is a feed."""
    assert format_of(text.encode(), name) is what


@pytest.mark.parametrize(
    "text, name, what",
    [
        pytest.param(AGENCY, "a.txt", Format.AGENCY, id="copy"),
        pytest.param(AGENCY, "-", Format.AGENCY, id="copy from a pipe"),
        pytest.param(AGENCY, "a.html", Format.AGENCY, id="copy called a page"),
        pytest.param("Premier: 1 < 2\nTekst", "-", Format.AGENCY, id="copy with a sign"),
        pytest.param("[Update] Brug open\nTekst", "-", Format.AGENCY, id="copy with a bracket"),
        pytest.param(LINES, "-", Format.JSON_LINES, id="lines from a pipe"),
        pytest.param(LINES, "a.json", Format.JSON_LINES, id="lines called JSON"),
        pytest.param(json.dumps(LINE), "a.jsonl", Format.JSON_LINES, id="one line"),
        pytest.param(json.dumps(LINE), "-", Format.JSON, id="one object"),
        pytest.param(JSON_FEED, "a.json", Format.JSON, id="feed"),
        pytest.param(f"[{json.dumps(LINE)}]", "a.txt", Format.JSON, id="list"),
        pytest.param("geen json", "a.json", Format.JSON, id="text called JSON"),
        pytest.param("geen xml", "a.xml", Format.FEED, id="text called XML"),
        pytest.param("tekst met <b>vet</b> erin", "a.html", Format.PAGE, id="page that starts with text"),
    ],
)
def test_the_name_helps_where_the_bytes_leave_a_choice(text: str, name: str, what: Format) -> None:
    """What looks alike is told apart by its name."""
    assert format_of(text.encode(), name) is what


@pytest.mark.parametrize(
    "text, name",
    [
        pytest.param(AGENCY, "a.txt", id="agency copy"),
        pytest.param(AGENCY, "-", id="agency copy from a pipe"),
        pytest.param(PAGE, "a.html", id="page"),
        pytest.param(PAGE, "a.txt", id="page called text"),
        pytest.param(FEED, "a.xml", id="feed"),
        pytest.param(FEED, "-", id="feed from a pipe"),
        pytest.param(JSON_FEED, "a.json", id="JSON Feed"),
        pytest.param(json.dumps(LINE), "a.json", id="one object"),
        pytest.param(LINES, "a.jsonl", id="lines"),
    ],
)
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_every_kind_of_file_comes_in(text: str, name: str, packed: bool) -> None:
    """The same article out of each of them, packed or not."""
    data = gzip.compress(text.encode()) if packed else text.encode()
    parsed = parse(data, f"{name}.gz" if packed else name, source="file:a", fetched_at=NOW, zone=ZONE)
    first = parsed.articles[0]
    assert (first.title, first.paragraphs[0]) == ("Brug bij Meerdorp ingestort", TEXT)
    assert (first.source, first.fetched_at) == ("file:a", NOW)


@pytest.mark.parametrize(
    "data, reason",
    [
        pytest.param(b"", "empty file", id="empty"),
        pytest.param(b" \n\t\n", "empty file", id="white space"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", "binary file", id="picture"),
        pytest.param(b"tekst\x00tekst", "binary file", id="NUL"),
        pytest.param(b"a" * (MAX_FILE + MB), "33 MB, at most 32 MB", id="large"),
        pytest.param(b"a " * (3 * MB // 2), "3 MB, at most 2 MB for agency copy", id="large copy"),
        pytest.param(gzip.compress(b"\0" * (MAX_UNPACKED + 1)), "gzip of more than 10 MB", id="gzip bomb"),
        pytest.param(gzip.compress(b"abc" * 999)[:-9], "gzip file cut short", id="gzip cut short"),
        pytest.param(b"\x1f\x8b" + b"x" * 99, "broken gzip file", id="gzip broken"),
        pytest.param(gzip.compress(gzip.compress(b"abc")), "binary file", id="gzip in gzip"),
        pytest.param(gzip.compress(b""), "empty file", id="gzip of nothing"),
    ],
)
def test_a_refusal_names_its_cause(data: bytes, reason: str) -> None:
    """Short, in words, the same for every name."""
    with pytest.raises(UnreadableError) as refused:
        parse(data, "-", source="file:a", fetched_at=NOW, zone=ZONE)
    assert str(refused.value) == reason


def test_bounds_allow_what_they_name() -> None:
    """The bound itself is allowed, one more is not; figures are written so that people can read them."""
    check_size(2 * MB, 2 * MB)
    check_count(60_000, 60_000, "tags")
    with pytest.raises(UnreadableError, match=r"^1,000,000 tags, at most 60,000$"):
        check_count(1_000_000, 60_000, "tags")
    with pytest.raises(UnreadableError, match=r"^2\.5 MB, at most 2 MB for a page$"):
        check_size(5 * MB // 2, 2 * MB, "a page")


def test_closing_tags_and_comments_are_no_tags() -> None:
    """60,000 elements have as many closing tags again."""
    check_tags("<p>x</p><!-- y -->" * 60_000)
    with pytest.raises(UnreadableError, match=r"^60,001 tags"):
        check_tags("<p>" * 60_001)


def test_attributes_are_counted_without_their_values() -> None:
    """A drawing of a thousand points is one attribute."""
    check_tags(f'<path d="{"1 2 " * 5_000}">')
    with pytest.raises(UnreadableError, match=r"attributes of one element"):
        check_tags(f"<p {'a=1 ' * 5_000}>")


def test_several_gzip_parts_are_one_file() -> None:
    """Parts that follow each other are joined, and bounded together."""
    assert unpacked(gzip.compress(b"een ") + gzip.compress(b"twee")) == b"een twee"
    with pytest.raises(UnreadableError, match=r"^gzip of more than 10 MB$"):
        unpacked(gzip.compress(b"\0" * (MAX_UNPACKED // 2 + 1)) * 2)
