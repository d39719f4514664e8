"""Stories for tests: entries with whatever a source may send."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from handlers.items import Item
from news.article import Article, Kind
from storage.entries import Entry
from storage.kept import KeptArticle

NOW = datetime(2026, 2, 1, 11, 0, tzinfo=UTC)

NASTY = (
    "<b>",
    "</a>",
    "&amp;",
    "&",
    "\u202e",
    "\u200f",
    "\x00",
    "😀",
    "👨‍👩‍👧",
    "\ud800",
    '"',
    "'",
    "\n\n",
    "a" * 10_000,
)


def entry(number: int = 1, *, sources: tuple[str, ...] = (), sample: bool = False, **article: Any) -> Entry:
    """A story of one article, seen an hour ago."""
    values = {"source": "file:test", "fetched_at": NOW - timedelta(hours=1), "title": "Brug dicht", **article}
    kept = KeptArticle(
        id=number,
        article=Article(**values),
        version=1,
        story_id=number,
        first_seen_at=NOW - timedelta(hours=1),
        sample=sample,
    )
    return Entry(
        story_id=number,
        lead=kept,
        sources=sources,
        article_ids=(number,),
        first_at=NOW,
        last_at=NOW,
        version=1,
    )


texts = st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=300)), max_size=4).map(" ".join)
"""Texts as sources send them on a bad day."""

items = st.builds(
    lambda number, sources, brief, because, sample, **article: Item(
        entry=entry(number, sources=tuple(sources), sample=sample, **article), brief=brief, because=tuple(because)
    ),
    number=st.integers(1, 2**31),
    sources=st.lists(texts, max_size=3),
    brief=texts,
    because=st.lists(texts, max_size=5),
    sample=st.booleans(),
    title=texts,
    place=st.none() | texts,
    publisher=st.none() | texts,
    url=st.sampled_from([None, "https://a.example/" + "x" * 3000, 'https://a.example/?q="><b>', "ftp://a.example/"]),
    kind=st.sampled_from(Kind),
    paywalled=st.booleans(),
    published_at=st.none() | st.integers(0, 10**9).map(lambda seconds: NOW - timedelta(seconds=seconds)),
)
"""Items of every sort."""
