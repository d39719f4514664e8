"""A feed's bytes before they are parsed."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.fetching.body import SIZE, body_hash, cut, ttl
from tests.news.fetching.feeds import atom, item, numbered, rss

pieces = st.sampled_from(
    [
        "<item>",
        "</item>",
        "<items>",
        "<entry ",
        "</entry>",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "a",
        "<item/>",
        "\x00",
        ">",
    ]
)


@pytest.mark.parametrize(
    "head",
    [
        "<title>De Krant</title><lastBuildDate>Sun, 01 Mar 2026 12:00:00 GMT</lastBuildDate>",
        "<title>De Krant</title><pubDate>vandaag</pubDate>",
        "<title>De Krant</title><!-- gemaakt in 0,3 s -->",
    ],
)
def test_body_that_was_only_made_anew_is_the_same(head: str) -> None:
    """The times and comments around the entries change at each fetch, and say nothing."""
    assert body_hash(numbered(1, 2, head=head)) == body_hash(numbered(1, 2))
    assert body_hash(numbered(1, 2, tail="<!-- 12:00:01, van machine 7 -->")) == body_hash(numbered(1, 2))
    assert body_hash(atom(1, updated="2026-03-01T09:00:00Z")) == body_hash(atom(1))


@pytest.mark.parametrize(
    "other",
    [
        numbered(2, 1),
        numbered(1),
        numbered(1, 2, 3),
        numbered(1, 2, head="<title>Een andere krant</title>"),
        rss(item(1), item(2, title="De sluis bij Heusden gaat weer open")),
        rss(item(1), item(2, more="<!-- 1 -->")),
        b"",
    ],
)
def test_body_that_says_something_else_is_another(other: bytes) -> None:
    """An entry more or less, another order, another word, another title; also a comment inside an entry."""
    assert body_hash(other) != body_hash(numbered(1, 2))


def test_page_is_compared_as_it_is() -> None:
    """What has no entries has nothing around them."""
    assert body_hash(b"<html><!-- 1 --></html>") != body_hash(b"<html><!-- 2 --></html>")


@pytest.mark.parametrize(
    "head, asked",
    [
        ("<ttl>15</ttl>", timedelta(minutes=15)),
        ("<ttl> 60\n</ttl>", timedelta(hours=1)),
        ("<ttl>vijf</ttl>", None),
        ("<ttl>999999</ttl>", None),
        ("", None),
    ],
)
def test_ttl_is_in_minutes(head: str, asked: timedelta | None) -> None:
    """RSS 2.0; nonsense is none."""
    assert ttl(numbered(1, head=head)) == asked


@pytest.mark.parametrize("feed", [numbered, atom])
def test_known_entries_are_cut_out(feed: object) -> None:
    """What is left is the same feed with the new entries only; each has a hash of its own, in their order."""
    assert callable(feed)
    before, now = cut(feed(1, 2, 3), b""), feed(4, 2, 1)
    assert before is not None
    assert (before.rest, before.count, before.unknown) == (feed(1, 2, 3), 3, 3)
    after = cut(now, before.hashes)
    assert after is not None
    assert (after.rest, after.count, after.unknown) == (feed(4), 3, 1)
    assert after.hashes[SIZE:] == before.hashes[SIZE : 2 * SIZE] + before.hashes[:SIZE]


def test_changed_entry_is_not_cut_out() -> None:
    """One letter makes it another one."""
    before = cut(numbered(1, 2), b"")
    assert before is not None
    edited = item(2, title="Sluis twee blijft dicht")
    after = cut(rss(item(1), edited), before.hashes)
    assert after is not None
    assert after.rest == rss(edited)


def test_list_of_items_is_no_item() -> None:
    """RDF has `<items>` in its head."""
    head = "<items><rdf:Seq><rdf:li rdf:resource='https://krant.example/1'/></rdf:Seq></items>"
    pieces_ = cut(numbered(1, 2, head=head), b"")
    assert pieces_ is not None
    assert pieces_.count == 2


@pytest.mark.parametrize(
    "body",
    [
        rss(item(1, more="<item><title>binnen</title></item>")),
        rss(item(1), "<item><title>nooit dicht</title>"),
        rss(item(1), "</item>"),
        rss(item(1, more="<x><![CDATA[ </item> ]]></x>")),
        rss(),
        b"",
        b"{}",
    ],
)
def test_entries_that_cannot_be_told_apart_stay_together(body: bytes) -> None:
    """Nested, not closed, closed twice, or none at all: the whole is parsed."""
    assert cut(body, b"") is None


@given(st.lists(pieces, max_size=40).map("".join), st.binary(max_size=80))
def test_any_bytes_are_cut_or_left_whole(text: str, known: bytes) -> None:
    """Never an error; what is cut out and what is left make the whole."""
    body = text.encode()
    assert len(body_hash(body)) == 32
    whole = cut(body, b"")
    again = cut(body, known)
    assert (whole is None) == (again is None)
    if whole is not None and again is not None:
        assert (whole.rest, whole.unknown) == (body, whole.count)
        assert again.hashes == whole.hashes
        without = cut(body, whole.hashes)
        assert without is not None
        assert without.unknown == 0
