"""Whatever comes in, an article or a named reason comes out: no other exception, no fetch, no endless work."""

import contextlib
import gzip
import json
import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import NoReturn
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news.article import Parsed
from news.cleaning import MAX_BODY, MAX_TITLE
from news.errors import UnreadableError
from news.formats import parse
from news.limits import MAX_ENTRIES

NOW = datetime(2026, 2, 1, 11, 0, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Amsterdam")
NAMES = ("-", "a.txt", "a.html", "a.htm.gz", "a.xml", "a.rss", "a.atom", "a.json", "a.jsonl", "a.bin")
MB = 1024 * 1024


def read(data: bytes, name: str = "-") -> Parsed:
    """What comes out of a file; every article in it is fit to be kept."""
    parsed = parse(data, name, source="file:a", fetched_at=NOW, zone=ZONE)
    for article in parsed.articles:
        assert article.title or article.body
        assert len(article.title) <= MAX_TITLE
        assert len(article.body) <= MAX_BODY
        assert article.published_at is None or article.published_at.tzinfo is not None
        f"{article.title}{article.body}{article.guid}{article.author}".encode()  # no lone surrogates
        assert "\x00" not in article.title + article.body
    return parsed


@contextlib.contextmanager
def foreseen() -> Iterator[None]:
    """Lets a refusal pass whose cause is known; "cannot be read" is the net below those, and must stay empty."""
    try:
        yield
    except UnreadableError as error:
        if str(error).startswith("cannot be read"):
            raise


def refusal(data: bytes, name: str = "-") -> str:
    """Why a file is refused."""
    with pytest.raises(UnreadableError) as refused:
        read(data, name)
    assert len(str(refused.value)) < 100
    return str(refused.value)


fragments = st.sampled_from(
    [
        *(
            b"<rss version='2.0'><channel>",
            b"<item>",
            b"</item>",
            b"<title>",
            b"</title>",
            b"<feed>",
            b"<entry>",
            b"&amp;",
        ),
        *(b"<html><body>", b"<p>", b"</p>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?xml version='1.0'?>", b"&#0;"),
        *(
            b"&#xD800;",
            b"&#1114112;",
            b"\x00",
            b"\xff",
            b"\xed\xa0\x80",
            b"\xef\xbb\xbf",
            b"\xff\xfe",
            b"&nbsp;",
            b"\x1f\x8b",
        ),
        *(
            b"{",
            b"}",
            b"[",
            b"]",
            b'"items":',
            b'"title":"a"',
            b",",
            b"\\ud800",
            b"\n",
            b"LONDEN (ANP) - ",
            b"7 uur geleden",
        ),
        *(
            b"<a:b c='d'/>",
            b"<pubDate>99 mei</pubDate>",
            b"<script type='application/ld+json'>",
            b"</script>",
            b"Een zin.",
        ),
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=300) | st.lists(fragments, max_size=30).map(b"".join), st.sampled_from(NAMES))
def test_any_bytes_are_parsed_or_refused(data: bytes, name: str) -> None:
    """Random bytes and random pieces of every format, under every name."""
    with foreseen():
        read(data, name)


plain_values = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9)
json_values = plain_values | st.lists(plain_values | st.lists(plain_values, max_size=3), max_size=3)
items = st.dictionaries(
    st.sampled_from(
        ["id", "title", "text", "url", "content_html", "summary", "date_published", "authors", "tags", "language"]
    ),
    json_values | st.dictionaries(st.sampled_from(["name", "url"]), json_values, max_size=2),
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(items, max_size=4), st.booleans())
def test_any_json_is_parsed_or_refused(objects: list[dict[str, object]], is_feed: bool) -> None:
    """Values of every type where texts, dates and lists are expected."""
    document = {"version": "https://jsonfeed.org/version/1.1", "items": objects} if is_feed else objects
    with foreseen():
        read(json.dumps(document).encode(), "a.json")


def laughs() -> bytes:
    """A thousand million "ha"s in ten lines."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">{entities}]><rss><channel><title>&a9;'.encode()


def blow_up() -> bytes:
    """One large entity, used many times."""
    return f'<!DOCTYPE rss [<!ENTITY a "{"x" * 50_000}">]><rss><channel><title>{"&a;" * 50_000}</title>'.encode()


def outside() -> bytes:
    """An entity that is a file of this machine."""
    doctype = b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    return doctype + b'<rss version="2.0"><channel><title>&a;</title></channel></rss>'


def hidden_entity() -> bytes:
    """A bomb in a feed that is broken as well, and in UTF-16."""
    return '<!DOCTYPE rss [<!entity a "ha"><!ENTITY b "&a;&a;">]><rss><channel><title>V&D &b;'.encode("utf-16")


@pytest.mark.parametrize("bomb", [laughs, blow_up, outside, hidden_entity])
@pytest.mark.parametrize("name", ["a.xml", "-", "a.html"])
def test_entity_declarations_are_refused(bomb: Callable[[], bytes], name: str) -> None:
    """No feed needs them, and none is ever expanded."""
    assert refusal(bomb(), name) == "entity declarations"


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any connection fails the test."""

    def refuse(*_: object) -> NoReturn:
        pytest.fail("something was fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize(
    "data",
    [
        pytest.param(
            b'<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd"><rss version="2.0"><channel><item><title>Brug', id="DTD"
        ),
        pytest.param(
            b'<?xml-stylesheet href="http://127.0.0.1:9/x.xsl"?><rss version="2.0"><channel><item><title>Brug</title>'
            b"<link>http://127.0.0.1:9/</link></item></channel></rss>",
            id="style sheet",
        ),
    ],
)
def test_nothing_is_fetched(data: bytes) -> None:
    """Addresses in a file stay addresses."""
    assert [article.title for article in read(data).articles] == ["Brug"]


@pytest.mark.parametrize(
    "data, reason",
    [
        pytest.param(b"<html>" + b"<b>" * 1_000_000, "1,000,001 tags, at most 60,000", id="a million tags"),
        pytest.param(b"<p>" * 100_000, "100,000 tags, at most 60,000", id="nested tags"),
        pytest.param(b"<html>" + b"<div>" * 5_000 + b"x", "elements nested deeper than 200", id="deep page"),
        pytest.param(
            b"<html><p " + b" ".join(b"a%d" % n for n in range(90_000)) + b">",
            "90,001 attributes of one element, at most 1,000",
            id="attributes",
        ),
        pytest.param(
            b"<rss><channel>" + b"<item/>" * 1_000_000, "1,000,000 entries, at most 20,000", id="a million items"
        ),
        pytest.param(b"<rss><channel>" + b"<item></item>" * 99_000, "99,000 entries, at most 20,000", id="many items"),
        pytest.param(b"<rss>" + b"<a/>" * 400_000, "300,001 elements, at most 300,000", id="many elements"),
        pytest.param(b"<rss>" + b"<a>" * 9_000, "elements nested deeper than 200", id="deep feed"),
        pytest.param(
            b"<rss><channel><a " + b" ".join(b'a%d="1"' % n for n in range(90_000)) + b"/></channel></rss>",
            "90,000 attributes of one element, at most 100",
            id="attributes in a feed",
        ),
        pytest.param(b"<rss>" + b"<![CDATA[x]]>" * 99_000, "99,000 CDATA sections, at most 50,000", id="CDATA"),
        pytest.param(b"<rss>" + b"&" * 3_000_000, "3,000,000 entities, at most 1,000,000", id="ampersands"),
        pytest.param(b"woord " * (10 * MB // 6), "10 MB, at most 2 MB for agency copy", id="one long line"),
        pytest.param(gzip.compress(b"\0" * (99 * MB)), "gzip of more than 10 MB", id="gzip bomb"),
    ],
)
def test_what_is_too_much_is_refused_by_its_number(data: bytes, reason: str) -> None:
    """Counted, not parsed: the reason names how many and how many may be."""
    assert refusal(data) == reason


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param("<", id="opening"),
        pytest.param("<!--", id="comment"),
        pytest.param("<![CDATA[", id="CDATA"),
        pytest.param("<a b='", id="quote"),
        pytest.param("</a", id="closing"),
        pytest.param("<?x ", id="instruction"),
        pytest.param("<!DOCTYPE ", id="doctype"),
        pytest.param("&#", id="reference"),
        pytest.param("<x:y/>", id="prefix"),
        pytest.param("xmlns:", id="namespace"),
    ],
)
@pytest.mark.parametrize(
    "before", ["<rss version='2.0'><channel><item><title>Brug", "<html><body><p>Brug"], ids=["feed", "page"]
)
def test_half_tags_by_the_thousand_end(piece: str, before: str) -> None:
    """No expression and no parser takes its time with what never closes."""
    with foreseen():
        read((before + piece * 20_000).encode())


@pytest.mark.parametrize("tag", ["b", "a", "span", "img", "x-y", "br", "h2", "td", "details"])
def test_a_page_of_one_kind_of_tag_ends(tag: str) -> None:
    """As many tags as a page may have, all in one paragraph."""
    with foreseen():
        read(f"<html><title>Brug dicht</title><body><p>{f'<{tag}>Brug dicht.</{tag}> ' * 59_000}".encode(), "a.html")


def test_a_long_feed_gives_its_bound_of_entries() -> None:
    """More entries than are kept cost no more than those that are."""
    items = "".join(f"<item><title>Bericht nummer {n}</title><guid>{n}</guid></item>" for n in range(MAX_ENTRIES + 500))
    assert len(read(f"<rss version='2.0'><channel>{items}</channel></rss>".encode()).articles) == MAX_ENTRIES


def test_surrogates_and_nuls_do_not_come_through() -> None:
    """References to what is no character are left out of title and body."""
    feed = "<rss version='2.0'><channel><item><title>Brug&#xD800; dicht&#0;&#x110000;</title></item></channel></rss>"
    assert [article.title for article in read(feed.encode()).articles] == ["Brug dicht"]
    line = b'{"id": "1", "title": "Brug \\ud800dicht", "text": "De brug is dicht. Het duurt \\u0000tot maandag."}'
    assert [article.title for article in read(line, "a.jsonl").articles] == ["Brug dicht"]


@pytest.mark.parametrize(
    "encoding", ["utf-7", "utf-32", "cp037", "hex", "zlib", "rot13", "idna", "unicode_escape", "\x00"]
)
def test_a_declared_encoding_cannot_do_harm(encoding: str) -> None:
    """Odd and dangerous codecs are not used, or do nothing but decode."""
    declaration = f"<?xml version='1.0' encoding='{encoding}'?>"
    feed = f"{declaration}<rss version='2.0'><channel><item><title>Caf\xe9</title></item></channel></rss>"
    with foreseen():
        read(feed.encode("latin-1"))
