"""JSON: feeds of both versions, and articles as our own lines hold them."""

import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from news.article import Article, Kind, Parsed
from news.errors import UnreadableError
from news.jsonfeed import parse_json
from news.limits import MAX_ENTRIES

NOW = datetime(2026, 2, 1, 11, 0, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Amsterdam")
ITEM = {"id": "b1", "title": "Brug ingestort", "content_text": "Een brug is ingestort.", "url": "https://krant.nl/brug"}


def parse(document: object) -> Parsed:
    """What comes out of a JSON document, given as an object or as its text."""
    data = document if isinstance(document, bytes) else json.dumps(document).encode()
    return parse_json(data, source="https://krant.nl/feed.json", fetched_at=NOW, zone=ZONE)


def feed(*items: object, **about: object) -> dict[str, object]:
    """A JSON Feed of these items."""
    return {"version": "https://jsonfeed.org/version/1.1", "title": "De Krant - Nieuws", "items": list(items), **about}


def one(**about: object) -> Article:
    """The article of a feed with one item."""
    (article,) = parse(feed({**ITEM, **about})).articles
    return article


def test_an_item_is_an_article() -> None:
    """Id, title, text, address and outlet."""
    article = one()
    assert (article.guid, article.title, article.body) == ("b1", "Brug ingestort", "Een brug is ingestort.")
    assert (article.url, article.publisher, article.kind) == ("https://krant.nl/brug", "De Krant", Kind.TEASER)
    assert (article.published_at, article.author) == (None, None)


@pytest.mark.parametrize(
    "item, author",
    [
        pytest.param({"authors": [{"name": "Jan"}, {"name": "Piet"}]}, "Jan, Piet", id="1.1"),
        pytest.param({"author": {"name": "Jan"}}, "Jan", id="1.0"),
        pytest.param({"authors": [None, 3, {"name": None}]}, None, id="odd"),
    ],
)
def test_authors(item: dict[str, object], author: str | None) -> None:
    """Both versions name them in their own way."""
    assert one(**item).author == author


def test_the_feeds_author_counts_where_an_item_has_none() -> None:
    """A feed of one writer says so once."""
    (article,) = parse(feed(ITEM, authors=[{"name": "Jan"}])).articles
    assert article.author == "Jan"


def test_dates() -> None:
    """Published goes before modified; what is no date is unknown."""
    morning = datetime(2026, 1, 31, 8, 5, tzinfo=UTC)
    published = "2026-01-31T09:05:00+01:00"
    assert one(date_published=published, date_modified="2026-01-31T12:00:00Z").published_at == morning
    assert one(date_modified=published).published_at == morning
    assert one(date_published="binnenkort").published_at is None


def test_html_becomes_text() -> None:
    """Content in HTML has its paragraphs and no tags; plain content is left as it is."""
    assert one(content_html="<p>Een &amp; twee.</p><script>x()</script><p>Drie.</p>").paragraphs == (
        "Een & twee.",
        "Drie.",
    )
    assert one(content_text="Als a < b, dan b > a.").body == "Als a < b, dan b > a."
    assert one(content_text="", summary="Een samenvatting.").body == "Een samenvatting."


def test_a_number_may_be_an_id() -> None:
    """Version 1.0 lets ids be numbers."""
    assert one(id=17).guid == "17"


def test_paid_tags() -> None:
    """A tag marks a paid article."""
    assert one(tags=["Premium"]).paywalled
    assert not one(tags=["sport", 3]).paywalled


def test_the_newest_items_are_taken() -> None:
    """Of a long feed the oldest go, and it is said how many."""
    items = [
        {"id": n, "title": f"Bericht {n}", "date_published": f"2025-01-01T00:00:00.{n:06}Z"}
        for n in range(MAX_ENTRIES + 2)
    ]
    parsed = parse(feed(*items))
    assert (len(parsed.articles), parsed.articles[0].guid) == (MAX_ENTRIES, "2")
    assert [problem.reason for problem in parsed.problems] == ["2 older entries left out, at most 2,000"]


def test_items_that_are_none_are_counted() -> None:
    """The rest of the feed comes in."""
    parsed = parse(feed(3, None, {}, ITEM))
    assert len(parsed.articles) == 1
    assert [problem.reason for problem in parsed.problems] == ["3 entries without title and text"]


def test_an_empty_feed_is_fine() -> None:
    """Nothing in, a remark out."""
    parsed = parse(feed())
    assert (parsed.articles, [problem.reason for problem in parsed.problems]) == ((), ["no entries"])


@pytest.mark.parametrize(
    "document",
    [
        pytest.param({"id": "x", "title": "Brug ingestort", "text": "Een brug is ingestort."}, id="one article"),
        pytest.param([{"id": "x", "title": "Brug ingestort", "text": "Een brug is ingestort."}], id="list"),
        pytest.param(
            {"articles": [{"id": "x", "title": "Brug ingestort", "text": "Een brug is ingestort."}]}, id="named list"
        ),
    ],
)
def test_articles_as_in_our_lines(document: object) -> None:
    """An article object is read as a line of a `.jsonl` is."""
    (article,) = parse(document).articles
    assert (article.guid, article.title, article.body) == ("x", "Brug ingestort", "Een brug is ingestort.")


@pytest.mark.parametrize(
    "data, reason",
    [
        pytest.param(b'{"items": [\n{"id": 1},', "broken JSON (line 2)", id="cut short"),
        pytest.param(b"[" * 200_000, "JSON beyond reason", id="deep"),
        pytest.param(b'{"a": ' + b"9" * 10_000 + b"}", "JSON beyond reason", id="long number"),
        pytest.param(b"[" + b"{}," * 400_000 + b"{}]", "400,002 objects and lists, at most 300,000", id="many objects"),
        pytest.param(b"3", "no articles in this JSON", id="number"),
        pytest.param(b"[1, 2]", "no articles in this JSON", id="numbers"),
    ],
)
def test_bad_json_has_a_reason(data: bytes, reason: str) -> None:
    """Each cause by its name."""
    with pytest.raises(UnreadableError) as refused:
        parse(data)
    assert str(refused.value) == reason
