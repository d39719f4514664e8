"""From a feed's bytes to entries."""

import gzip
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.fetching.body import SIZE
from news.fetching.reading import Body, Read, Unread, read
from tests.news.fetching.feeds import MORNING, atom, item, numbered, rss

BODY = Body(data=b"", source="https://krant.example/rss", outlet="Krant", fetched_at=MORNING, zone="Europe/Amsterdam")


def of(data: bytes, **values: object) -> Read | Unread:
    """What these bytes are."""
    return read(replace(BODY, data=data, **values))  # type: ignore[arg-type]


def entries(data: bytes, **values: object) -> Read:
    """The same, of a feed."""
    found = of(data, **values)
    assert isinstance(found, Read)
    return found


@pytest.mark.parametrize("feed", [numbered(1, 2, 3), gzip.compress(numbered(1, 2, 3)), atom(1, 2, 3)])
def test_feed_becomes_entries_in_its_order(feed: bytes) -> None:
    """Under the name of their outlet, filed under the key of their source."""
    found = entries(feed)
    assert [one.article.title.split()[1] for one in found.entries] == ["1", "2", "3"]
    assert {(one.article.publisher, one.article.source, one.article.fetched_at) for one in found.entries} == {
        ("Krant", BODY.source, MORNING)
    }
    assert (found.count, len(found.hashes)) == (3, 3 * SIZE)


def test_known_entries_are_not_read() -> None:
    """Only what is new comes out; the number of all does too."""
    before = entries(numbered(1, 2, 3))
    found = entries(numbered(4, 3, 2), known=before.hashes)
    assert [one.article.guid for one in found.entries] == ["nr-4"]
    assert (found.count, found.hashes[SIZE:]) == (3, before.hashes[2 * SIZE :] + before.hashes[SIZE : 2 * SIZE])
    again = entries(numbered(3, 1, head="<title>De Krant</title><ttl>30</ttl>"), known=before.hashes)
    assert (again.entries, again.count, again.ttl) == ((), 2, timedelta(minutes=30))


def test_what_is_read_of_a_part_is_what_is_read_of_the_whole() -> None:
    """Leaving the known ones out changes nothing about the others, but their place."""
    known = entries(numbered(2, 4)).hashes
    whole = {one.name: one for one in entries(numbered(1, 2, 3, 4, 5)).entries}
    part = entries(numbered(1, 2, 3, 4, 5), known=known)
    assert len(part.entries) == 3
    assert all(one.facts == whole[one.name].facts and one.words == whole[one.name].words for one in part.entries)


def test_feed_that_is_nearly_all_new_is_read_whole() -> None:
    """Its newest must be chosen among all of them."""
    before = entries(numbered(*range(5)))
    assert len(entries(numbered(*range(60)), known=before.hashes).entries) == 60


def test_article_of_another_outlet_keeps_its_name() -> None:
    """A feed that quotes others is not their publisher."""
    other = "<source url='https://ander.example/'>De Ander</source>"
    found = entries(rss(item(1), item(2), item(3, more=other)), outlet="Krant")
    assert [one.article.publisher for one in found.entries] == ["Krant", "Krant", "De Ander"]
    assert entries(numbered(1), outlet="").entries[0].article.publisher == "De Krant"


def test_json_feed_is_a_feed() -> None:
    """It has no parts that could be left out unread."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Krant",
        "items": [{"id": "1", "title": "Sluis open", "content_text": "De sluis is open."}],
    }
    found = entries(json.dumps(feed).encode())
    assert ([one.article.guid for one in found.entries], found.hashes) == (["1"], b"")


def test_what_was_left_out_is_counted() -> None:
    """By reasons without numbers."""
    found = entries(rss(item(1), "<item><guid>leeg</guid></item>", "<item><guid>ook</guid></item>"))
    assert found.problems == (("entries without title and text", 2),)


@pytest.mark.parametrize(
    "data, name, wall",
    [
        (b"", "empty", False),
        (b" \n\t", "empty", False),
        (b"<html><head><title>Cookies op krant.example</title></head><body></body></html>", "consent", True),
        (
            b"<!doctype html><title>Krant</title><p>Wij en onze partners gebruiken cookies en vragen toestemming.</p>",
            "consent",
            True,
        ),
        (b"<!doctype html><html><title>Niet gevonden</title><p>Deze pagina is er niet.</p></html>", "page", False),
        (b"Storing. Probeer het later nog eens.", "no_feed", False),
        (b"\x00\x01\x02" * 100, "unreadable", False),
        (gzip.compress(numbered(1))[:-20], "unreadable", False),
        (gzip.compress(b" " * 20_000_000), "unreadable", False),
        (b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>]><rss><channel></channel></rss>", "unreadable", False),
        (b'{"title": "Niet gevonden", "status": 404}', "no_feed", False),
    ],
)
def test_what_is_no_feed_has_a_name(data: bytes, name: str, wall: bool) -> None:
    """And a reason to read."""
    found = of(data)
    assert isinstance(found, Unread)
    assert (found.name, found.wall) == (name, wall)
    assert found.reason


@given(st.binary(max_size=2_000))
def test_any_bytes_are_entries_or_a_reason(data: bytes) -> None:
    """Never an error."""
    assert isinstance(of(data), Read | Unread)


@given(st.binary(max_size=40), st.integers(0, 400), st.integers(0, 60))
def test_any_damage_is_entries_or_a_reason(damage: bytes, place: int, length: int) -> None:
    """In the middle of a feed, with entries known."""
    feed = numbered(1, 2)
    data = feed[:place] + damage + feed[place + length :]
    assert isinstance(of(data, known=entries(feed).hashes), Read | Unread)


def test_the_sample_of_a_real_feed_is_read() -> None:
    """Where the shared data is there; it is no part of the project."""
    file = Path(__file__).parents[4] / "shared/data/feeds/nu_algemeen_sample_2024-03-11.xml"
    if not file.exists():
        pytest.skip("no shared data")
    found = entries(file.read_bytes(), outlet="NU.nl")
    assert (found.count, len(found.entries), len(found.hashes)) == (2, 2, 2 * SIZE)
