"""Lists of feeds in OPML: as readers write them, as hostile people do, and our own there and back."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.errors import UnreadableError
from news.opml import MAX_DEPTH, MAX_NAME, MAX_OPML, MAX_OUTLINES, Outline, parse_opml, write_opml


def opml(body: str, version: str = "2.0") -> bytes:
    """A list with this body."""
    return f'<?xml version="1.0"?><opml version="{version}"><head/><body>{body}</body></opml>'.encode()


def found(body: str) -> list[tuple[str, str, str]]:
    """Address, name and category of each feed in a list with this body."""
    return [(one.address, one.name, one.category) for one in parse_opml(opml(body)).found]


def test_a_list_with_folders():
    """The category is the innermost folder with a name; text goes before title."""
    body = """<outline text="Nederland"><outline title="Regio">
      <outline type="rss" text="Dijkpost" title="x" xmlUrl="https://dijkpost.example/rss"/></outline>
      <outline text="Waalbode" xmlUrl="https://waalbode.example/rss"/></outline>
      <outline title="Los" xmlurl="https://los.example/rss"/>"""
    assert found(body) == [
        ("https://dijkpost.example/rss", "Dijkpost", "Regio"),
        ("https://waalbode.example/rss", "Waalbode", "Nederland"),
        ("https://los.example/rss", "Los", ""),
    ]


def test_version_1_has_its_address_elsewhere():
    """`url` counts where the outline calls itself rss, and is a link otherwise."""
    body = '<outline type="RSS" text="a" url="https://a.example/rss"/><outline type="link" url="https://b.example/"/>'
    assert [address for address, *_ in found(body)] == ["https://a.example/rss"]


def test_what_feed_readers_get_wrong_is_read():
    """Bare ampersands, HTML's own entities, another case, controls, an unknown entity."""
    body = '<Outline TEXT="Caf&eacute; & co &foo;\x01" xmlURL="https://a.example/?b=1&c=2"/>'
    assert found(body) == [("https://a.example/?b=1&c=2", "Café & co &foo;", "")]


def test_an_address_stands_once_and_a_wrong_one_is_named():
    """The first counts; what cannot be fetched is left out with its reason."""
    feed = '<outline text="{0}" xmlUrl="{1}"/>'
    body = (
        feed.format("A", "https://a.example/rss")
        + feed.format("B", "https://A.example/rss")
        + feed.format("C", "ftp:x")
    )
    outlines = parse_opml(opml(body))
    assert [one.name for one in outlines.found] == ["A"]
    assert [(one.where, "http" in one.reason) for one in outlines.problems] == [("C", True)]


@pytest.mark.parametrize(
    "data,reason",
    [
        pytest.param(b"", "empty file", id="nothing"),
        pytest.param(b"<html><body>geen lijst</body></html>", "not OPML", id="a page"),
        pytest.param(b"zomaar tekst", "not OPML", id="text"),
        pytest.param(b"<opml><body><outline>", "broken XML", id="cut short"),
        pytest.param(b"PK\x03\x04" + b"x" * 40, "binary", id="a zip file"),
        pytest.param(
            b'<!DOCTYPE opml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><opml><body>&b;</body></opml>',
            "entity declarations",
            id="an entity bomb",
        ),
        pytest.param(
            b'<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><body>&x;</body></opml>',
            "entity declarations",
            id="an entity that reads a file",
        ),
        pytest.param(b"<opml>" + b" " * MAX_OPML, "at most 10 MB", id="too large"),
        pytest.param(opml("<outline/>" * (MAX_OUTLINES + 1)), "outlines, at most", id="too many outlines"),
        pytest.param(
            opml("<outline>" * (MAX_DEPTH + 1) + "</outline>" * (MAX_DEPTH + 1)), "nested deeper", id="too deep"
        ),
    ],
)
def test_what_is_no_list_is_refused(data: bytes, reason: str):
    """With a named reason."""
    with pytest.raises(UnreadableError, match=reason):
        parse_opml(data)


names = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.sampled_from(" <>&\"'é🦢"), max_size=40
)
plain = names.map(lambda text: " ".join(text.split()))
outlines = st.builds(
    Outline,
    address=st.integers(0, 10**6).map(lambda number: f"https://bron{number}.example/rss?a={number}&b=%20"),
    name=plain.filter(lambda name: "\u0000" not in name),
    category=st.sampled_from(["", "regio", "sport & spel", 'een "rubriek"']),
    on=st.booleans(),
    enabled=st.booleans(),
)


@given(st.lists(outlines, max_size=8, unique_by=lambda one: one.address))
def test_there_and_back(some: list[Outline]):
    """What is written is read again, whatever a source is called; the folders keep their order."""
    again = parse_opml(write_opml(some, "Bronnen <Briefje>").encode())
    assert not again.problems
    by_address = {one.address: one for one in again.found}
    assert set(by_address) == {one.address for one in some}
    for one in some:
        read = by_address[one.address]
        assert (read.category, read.on, read.enabled) == (one.category, one.on, one.enabled)
        assert len(read.name) <= MAX_NAME


def test_ordinary_names_come_back_to_the_letter():
    """Signs of XML, accents and emoji among them."""
    some = [Outline(address="https://a.example/", name='A & "B" <Ç> 🦢', category="wel & wee")]
    assert parse_opml(write_opml(some, "x").encode()).found == tuple(some)


@given(st.binary(max_size=400) | st.text("<>/opml outline xmlUrl=\"'&;!ENTITY[]", max_size=400).map(str.encode))
def test_any_bytes_at_all(data: bytes):
    """A list or a named reason."""
    with suppress(UnreadableError):
        assert parse_opml(data).found == ()
