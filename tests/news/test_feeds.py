"""Feeds in XML: every dialect gives the same articles, however badly it is written, and nothing is fetched."""

from datetime import UTC, datetime
from html import escape
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from news.article import Article, Kind, Parsed
from news.entries import publisher_of
from news.feeds import parse_feed

NOW = datetime(2026, 2, 1, 11, 0, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Amsterdam")
SAMPLE = Path(__file__).parents[3] / "shared/data/feeds/nu_algemeen_sample_2024-03-11.xml"
MORNING = datetime(2026, 1, 31, 8, 5, tzinfo=UTC)
LONG = "De brug over het kanaal is zondag ingestort nadat een schip tegen een pijler was gevaren. " * 12


def parse(feed: str | bytes) -> Parsed:
    """What comes out of a feed."""
    data = feed if isinstance(feed, bytes) else feed.encode()
    return parse_feed(data, source="https://krant.nl/rss", fetched_at=NOW, zone=ZONE)


def rss(*items: str, title: str = "De Krant - Binnenland") -> str:
    """An RSS 2.0 feed of these items."""
    joined = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{joined}</channel></rss>'


def one(item: str) -> Article:
    """The one article of an RSS feed with this item."""
    (article,) = parse(rss(f"<title>Brug ingestort</title>{item}")).articles
    return article


RSS = """<rss version="2.0"><channel><title>De Krant</title><language>nl-nl</language>
<item><title>Brug ingestort</title>
<link>https://krant.nl/brug?utm_source=rss</link><description>Een brug is ingestort.</description>
<guid isPermaLink="false">b1</guid><pubDate>Sat, 31 Jan 2026 09:05:00 +0100</pubDate></item></channel></rss>"""
RSS_091 = """<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://example.org/rss.dtd">
<rss version="0.91"><channel><title>De Krant</title>
<item><title>Brug ingestort</title><link>https://krant.nl/brug</link>
<description>Een brug is ingestort.</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl"><title>De Krant</title><id>urn:k</id>
<entry><id>b1</id>
<title type="html">Brug &lt;b&gt;ingestort&lt;/b&gt;</title>
<link rel="alternate" href="https://krant.nl/brug"/>
<published>2026-01-31T08:05:00Z</published>
<updated>2026-01-31T10:00:00Z</updated><author><name>Jan Jansen</name></author>
<summary>Een brug is ingestort.</summary></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://krant.nl"><title>De Krant</title></channel>
<item rdf:about="https://krant.nl/brug"><title>Brug ingestort</title><link>https://krant.nl/brug</link>
<description>Een brug is ingestort.</description><dc:date>2026-01-31T09:05:00+01:00</dc:date></item></rdf:RDF>"""


@pytest.mark.parametrize("feed", [pytest.param(RSS, id="RSS 2.0"), pytest.param(RSS_091, id="RSS 0.91"),
                                  pytest.param(ATOM, id="Atom"), pytest.param(RDF, id="RDF")])  # fmt: skip
def test_every_dialect_gives_the_same_article(feed: str) -> None:
    """Title, text, address and outlet come out the same."""
    (article,) = parse(feed).articles
    assert (article.title, article.body) == ("Brug ingestort", "Een brug is ingestort.")
    assert (article.url, article.publisher, article.kind) == ("https://krant.nl/brug", "De Krant", Kind.TEASER)
    assert article.published_at == (None if feed is RSS_091 else MORNING)


def test_an_entry_has_its_own_id_author_and_place_in_the_feed() -> None:
    """The guid is the feed's own; without one it is unknown or the address; positions count from 0."""
    assert parse(RSS).articles[0].guid == "b1"
    assert parse(ATOM).articles[0].author == "Jan Jansen"
    many = parse(rss("<title>Een</title><guid>1</guid>", "<title>Twee</title><guid>2</guid>")).articles
    assert [(article.guid, article.position) for article in many] == [("1", 0), ("2", 1)]


@pytest.mark.parametrize(
    "date, moment",
    [
        pytest.param("Sat, 31 Jan 2026 09:05:00 +0100", MORNING, id="RFC 822"),
        pytest.param("Sat, 31 Jan 2026 08:05:00 GMT", MORNING, id="GMT"),
        pytest.param("Sat, 31 Jan 2026 09:05:00 CET", MORNING, id="name of the zone"),
        pytest.param("za, 31 jan 2026 09:05:00 +0100", MORNING, id="Dutch names"),
        pytest.param("zaterdag 31 januari 2026 09:05", MORNING, id="Dutch words, no zone"),
        pytest.param("2026-01-31T09:05:00+01:00", MORNING, id="ISO 8601"),
        pytest.param("2026-01-31 09:05:00", MORNING, id="ISO 8601 without zone"),
        pytest.param("Sun, 01 Feb 2026 14:00:00 +0100", NOW, id="to come"),
        pytest.param("binnenkort", None, id="no date"),
        pytest.param("", None, id="empty"),
        pytest.param("Sat, 99 Jan 2026 09:05:00 +0100", None, id="no such day"),
    ],
)
def test_dates(date: str, moment: datetime | None) -> None:
    """The usual spellings, the Dutch and the wrong ones; what cannot be read is unknown."""
    assert one(f"<pubDate>{date}</pubDate>").published_at == moment


def test_a_description_is_clean_text() -> None:
    """HTML in a description becomes paragraphs without tags, entities, scripts or a link to read on."""
    html = (
        "<p>Een <b>brug</b> &amp; een tunnel&nbsp;zijn dicht.</p><script>alert(1)</script><style>p {}</style>"
        "<img src='x' alt='foto'><p>Caf&eacute;s blijven open.<br/><br/>Tot maandag.</p>"
        "<p><a href='/x'>Lees verder</a></p>"
    )
    wanted = ("Een brug & een tunnel zijn dicht.", "Cafés blijven open.", "Tot maandag.")
    assert one(f"<description><![CDATA[{html}]]></description>").paragraphs == wanted
    assert one(f"<description>{escape(html)}</description>").paragraphs == wanted


def test_the_richest_text_is_the_body() -> None:
    """Full content goes before its summary and makes the entry an article."""
    namespace = "http://purl.org/rss/1.0/modules/content/"
    content = f'<content:encoded xmlns:content="{namespace}"><![CDATA[<p>{LONG}</p>]]></content:encoded>'
    article = one(f"<description>Een brug is ingestort.</description>{content}")
    assert (article.body, article.kind) == (LONG.strip(), Kind.ARTICLE)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="none"),
        pytest.param("Een brug is ingestort.", id="short"),
        pytest.param(LONG + "En toen…", id="breaks off"),
        pytest.param(LONG + "En toen [...]", id="breaks off in brackets"),
        pytest.param(LONG + "Lees verder op krant", id="reads on elsewhere"),
    ],
)
def test_an_opening_is_a_teaser(text: str) -> None:
    """Short, cut or empty descriptions tell of an article elsewhere."""
    assert one(f"<description>{text}</description>").kind is Kind.TEASER


def test_a_live_blog_is_known_by_its_title() -> None:
    """A live blog in a feed is no teaser."""
    (article,) = parse(rss("<title>Liveblog: brug ingestort</title>")).articles
    assert article.kind is Kind.LIVEBLOG


@pytest.mark.parametrize(
    "mark",
    [
        pytest.param('<dpp:paid xmlns:dpp="urn:dpp">true</dpp:paid>', id="DPG"),
        pytest.param("<dpp:paid>true</dpp:paid>", id="DPG, prefix undeclared"),
        pytest.param("<premium>true</premium>", id="Telegraaf"),
        pytest.param("<category>Premium</category>", id="category"),
    ],
)
def test_paid_entries_are_marked(mark: str) -> None:
    """Each outlet's mark of a paid article."""
    assert one(f"<description>Een brug is ingestort.</description>{mark}").paywalled


@pytest.mark.parametrize("mark", ["", "<premium>false</premium>", "<category>Premier League</category>"])
def test_free_entries_are_not(mark: str) -> None:
    """No mark, or one that says no."""
    assert not one(mark).paywalled


def test_the_dateline_is_split_off() -> None:
    """Place and agencies are no part of the text."""
    article = one("<description>MEERDORP (ANP/DPA) - Een brug is ingestort.</description>")
    assert (article.place, article.agencies, article.body) == ("MEERDORP", ("ANP", "DPA"), "Een brug is ingestort.")


def test_what_comes_twice_is_taken_once() -> None:
    """Of one id the most recent counts, of equally recent ones the last."""
    old, new, last = (
        f"<guid>1</guid><title>{title}</title>" for title in ("Oud nieuws", "Nieuw nieuws", "Laatste nieuws")
    )
    dated = [f"{item}<pubDate>Sat, 31 Jan 2026 {hour}:00:00 GMT</pubDate>" for item, hour in ((new, 10), (old, 9))]
    assert [article.title for article in parse(rss(*dated)).articles] == ["Nieuw nieuws"]
    assert [article.title for article in parse(rss(new, last)).articles] == ["Laatste nieuws"]


@pytest.mark.parametrize(
    "title, outlet",
    [
        pytest.param("NU - Algemeen", "NU", id="rubric behind"),
        pytest.param("NOS Nieuws", "NOS Nieuws", id="name"),
        pytest.param("Het laatste nieuws | De Krant", "De Krant", id="rubric before"),
        pytest.param("Krant.nl: Binnenland", "Krant.nl", id="colon"),
        pytest.param("Nieuws", "Nieuws", id="rubric alone"),
        pytest.param("", "", id="none"),
    ],
)
def test_the_outlet_in_a_feeds_title(title: str, outlet: str) -> None:
    """The part of the title that names no rubric."""
    assert publisher_of(title) == outlet


def test_a_feed_without_entries_is_fine() -> None:
    """Nothing in, a remark out."""
    parsed = parse(rss())
    assert (parsed.articles, [problem.reason for problem in parsed.problems]) == ((), ["no entries"])


def test_an_entry_without_words_is_left_out_and_counted() -> None:
    """An item that holds only a link is no article."""
    parsed = parse(rss("<link>https://krant.nl/a</link>", "<title>Brug</title>"))
    assert [article.title for article in parsed.articles] == ["Brug"]
    assert [problem.reason for problem in parsed.problems] == ["1 entries without title and text"]


@pytest.mark.skipif(not SAMPLE.exists(), reason="no ../shared/data/feeds beside this checkout")
def test_a_real_feed() -> None:
    """Two teasers with id, address, time and outlet."""
    first, second = parse(SAMPLE.read_bytes()).articles
    assert (first.guid, first.publisher, first.kind) == ("article-6304705", "NU", Kind.TEASER)
    assert first.published_at == datetime(2024, 3, 10, 17, 45, 50, tzinfo=UTC)
    assert (second.url or "").startswith("https://www.nu.nl/weerbericht/6304691/")
