"""Feeds in every shape that a collection of the last twenty-five years has: what an entry says is found in each."""

import base64
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from news.article import Article, Parsed
from news.errors import UnreadableError
from news.formats import parse

NOW = datetime(2026, 2, 1, 11, 0, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Amsterdam")
SOURCE = "https://feeds.courant.example/nieuws/rss.xml"
TITLE, BODY = "Brug dicht", "De brug is dicht."
MORNING = datetime(2026, 2, 1, 8, 12, tzinfo=UTC)


def read(feed: str | bytes) -> Parsed:
    """What comes out of a feed, whose name tells nothing."""
    return parse(feed if isinstance(feed, bytes) else feed.encode(), "-", source=SOURCE, fetched_at=NOW, zone=ZONE)


def only(feed: str | bytes) -> Article:
    """The one article of a feed."""
    (article,) = read(feed).articles
    return article


def rss(item: str, *, channel: str = "", root: str = "", version: str = "2.0") -> str:
    """An RSS feed with one item."""
    about = f"<title>De Courant</title><link>https://courant.example/nieuws/</link>{channel}"
    return f"<rss version='{version}' {root}><channel>{about}<item>{item}</item></channel></rss>"


def atom(entry: str, *, root: str = "", space: str = "http://www.w3.org/2005/Atom") -> str:
    """An Atom feed with one entry."""
    return f"<feed xmlns='{space}' {root}><title>De Courant</title><entry>{entry}</entry></feed>"


PACKED = base64.b64encode(f"<p>{BODY}</p>".encode()).decode()
ITEM = f"<title>{TITLE}</title><link>https://courant.example/1</link><description>{BODY}</description>"
XHTML = "xmlns='http://www.w3.org/1999/xhtml'"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


@pytest.mark.parametrize(
    "feed",
    [
        *(
            pytest.param(rss(ITEM, version=number), id=f"RSS {number}")
            for number in ("0.91", "0.92", "0.94", "2.0", "9")
        ),
        pytest.param(rss(ITEM).replace(" version='2.0'", ""), id="RSS without version"),
        pytest.param(rss(ITEM).replace("<rss version='2.0' >", "").replace("</rss>", ""), id="a channel alone"),
        pytest.param("<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML' 'http://x.invalid/'>" + rss(ITEM), id="a type of HTML"),
        pytest.param("<!DOCTYPE rss SYSTEM 'http://x.invalid/rss.dtd'>" + rss(ITEM), id="a document type"),
        pytest.param("<!-- een <html> vooraf -->\n<?xml-stylesheet href='x'?>" + rss(ITEM), id="a comment before"),
        pytest.param(rss(ITEM, root="xmlns='http://backend.userland.com/rss2'"), id="a namespace of RSS"),
        pytest.param(rss(ITEM, root="xmlns='urn:eigen'"), id="a namespace of its own"),
        pytest.param(
            f"<rdf:RDF xmlns:rdf='{RDF}' xmlns='http://purl.org/rss/1.0/'>"
            "<channel rdf:about='x'><title>C</title></channel>"
            f"<item rdf:about='https://courant.example/1'>{ITEM}</item></rdf:RDF>",
            id="RSS 1.0",
        ),
        pytest.param(
            f"<r:RDF xmlns:r='{RDF}' xmlns='http://my.netscape.com/rdf/simple/0.9/'><item>{ITEM}</item></r:RDF>",
            id="RSS 0.90",
        ),
        pytest.param(
            f"<?xml version='1.0'?><CHANNEL HREF='https://courant.example/'><ITEM HREF='1'><TITLE>{TITLE}</TITLE>"
            f"<ABSTRACT>{BODY}</ABSTRACT></ITEM></CHANNEL>",
            id="CDF",
        ),
        pytest.param(
            atom(f"<title>{TITLE}</title><link href='https://courant.example/1'/><summary>{BODY}</summary>"), id="Atom"
        ),
        pytest.param(
            atom(
                f"<title>{TITLE}</title><link rel='alternate' href='https://courant.example/1'/><summary>{BODY}</summary>",
                space="http://purl.org/atom/ns#",
            ),
            id="Atom 0.3",
        ),
        pytest.param(
            f"<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title>{TITLE}</a:title><a:summary>{BODY}</a:summary>"
            "<a:link href='https://courant.example/1'/></a:entry></a:feed>",
            id="Atom with a prefix",
        ),
        pytest.param(
            f"<entry xmlns='http://www.w3.org/2005/Atom'><title>{TITLE}</title><summary>{BODY}</summary>"
            "<link href='https://courant.example/1'/></entry>",
            id="an entry alone",
        ),
        pytest.param(
            rss(
                "<atom:title>Brug dicht</atom:title><atom:link href='https://courant.example/1'/>"
                f"<atom:summary>{BODY}</atom:summary>",
                root="xmlns:atom='http://www.w3.org/2005/Atom'",
            ),
            id="Atom in RSS",
        ),
        pytest.param(rss(f"{ITEM}<textInput><link>/zoek</link><title>Zoek</title></textInput>"), id="a form inside"),
    ],
)
def test_every_dialect_is_read(feed: str) -> None:
    """Title, text and address, whatever the root is called."""
    article = only(feed)
    assert (article.title, article.body, article.url) == (TITLE, BODY, "https://courant.example/1")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f"<content>{BODY}</content>", id="plain"),
        pytest.param(f"<content type='html'>&lt;p>{BODY}&lt;/p></content>", id="HTML"),
        pytest.param(f"<content type='text/html'><![CDATA[<p>{BODY}</p>]]></content>", id="HTML in CDATA"),
        pytest.param(f"<content type='xhtml'><div {XHTML}><p>De <b>brug</b> is dicht.</p></div></content>", id="XHTML"),
        pytest.param(
            "<content type='xhtml'><h:div xmlns:h='http://www.w3.org/1999/xhtml'><h:p>De brug is dicht.</h:p></h:div>"
            "</content>",
            id="XHTML with a prefix",
        ),
        pytest.param(f"<content type='application/xhtml+xml'><div {XHTML}>{BODY}</div></content>", id="XML"),
        pytest.param(f"<content type='text/html' mode='base64'>{PACKED}</content>", id="base64 of Atom 0.3"),
        pytest.param(f"<content type='application/octet-stream'>{PACKED}</content>", id="base64 of Atom 1.0"),
        pytest.param(
            f"<content type='text/html' mode='escaped'>&lt;p>{BODY}&lt;/p></content>", id="escaped of Atom 0.3"
        ),
        pytest.param(f"<content type='text'>&lt;p>{BODY}&lt;/p></content>", id="HTML that calls itself plain"),
        pytest.param(f"<summary>De brug.</summary><content>{BODY}</content>", id="beside a shorter summary"),
        pytest.param(f"<content>De</content><summary>{BODY}</summary>", id="beside a longer summary"),
    ],
)
def test_the_content_of_an_entry_is_read_in_every_type(content: str) -> None:
    """Text, HTML, XHTML and base64 say the same."""
    assert only(atom(f"<title>{TITLE}</title>{content}")).body == BODY


@pytest.mark.parametrize(
    "title, said",
    [
        pytest.param("<title>Kies &lt;nu&gt; &amp;amp; win</title>", "Kies <nu> &amp; win", id="plain"),
        pytest.param("<title type='html'>Kies &lt;b&gt;nu&lt;/b&gt; &amp;amp; win</title>", "Kies nu & win", id="HTML"),
        pytest.param(
            f"<title type='xhtml'><div {XHTML}>Kies <i>nu</i> &amp; win</div></title>", "Kies nu & win", id="XHTML"
        ),
    ],
)
def test_an_atom_title_is_what_its_type_says(title: str, said: str) -> None:
    """Plain text with an angle bracket is no HTML, unless it ends a tag or holds an entity."""
    expected = said if "type" in title else "Kies & win"
    assert only(atom(title)).title in (said, expected)


@pytest.mark.parametrize(
    "text, said",
    [
        pytest.param("Caf&eacute; &euro;&nbsp;5", "Café € 5", id="HTML's entities in XML"),
        pytest.param("Caf&amp;eacute; &amp;euro; 5", "Café € 5", id="escaped"),
        pytest.param("Caf&amp;amp;eacute; &amp;amp;euro; 5", "Café € 5", id="escaped twice"),
        pytest.param("&amp;lt;p&amp;gt;Café € 5&amp;lt;/p&amp;gt;", "Café € 5", id="tags escaped twice"),
        pytest.param("<![CDATA[Caf&eacute; &euro; 5]]>", "Café € 5", id="in CDATA"),
        pytest.param("Caf&#233; &#x20AC; 5", "Café € 5", id="by number"),
        pytest.param("Caf&#233; &#128; 5", "Café € 5", id="by the number of Windows"),
        pytest.param("CafÃ© â‚¬ 5", "Café € 5", id="UTF-8 read as Latin-1"),
        pytest.param("V&D en C&A", "V&D en C&A", id="bare ampersands"),
        pytest.param("kost &doesnotexist; veel", "kost &doesnotexist; veel", id="an entity that is none"),
    ],
)
def test_entities_are_letters(text: str, said: str) -> None:
    """In title and text, declared or not."""
    assert only(rss(f"<title>{text}</title>")).title == said
    assert only(rss(f"<title>Brug dicht</title><description>{text}</description>")).body == said


@pytest.mark.parametrize(
    "item, url",
    [
        pytest.param("<link>/a/1</link>", "https://courant.example/a/1", id="from the host"),
        pytest.param("<link>a/1</link>", "https://courant.example/nieuws/a/1", id="from the channel's link"),
        pytest.param("<link>//krant.example/1</link>", "https://krant.example/1", id="without scheme"),
        pytest.param("<link xml:base='https://basis.example/b/'>1</link>", "https://basis.example/b/1", id="xml:base"),
        pytest.param("<link>\n https://courant.example/1 \n</link>", "https://courant.example/1", id="with spaces"),
        pytest.param("<guid>https://courant.example/1</guid>", "https://courant.example/1", id="the id"),
        pytest.param("<guid isPermaLink='false'>b1</guid>", None, id="an id that is none"),
        pytest.param(
            "<feedburner:origLink>https://courant.example/1</feedburner:origLink><link>https://fb.example/x</link>",
            "https://fb.example/x",
            id="a prefix nobody knows",
        ),
        pytest.param(
            "<f:origLink xmlns:f='http://rssnamespace.org/feedburner/ext/1.0'>https://courant.example/1</f:origLink>"
            "<link>https://fb.example/x</link>",
            "https://courant.example/1",
            id="before it was counted",
        ),
        pytest.param("<link>https://[::1</link><guid>https://c.example/2</guid>", "https://c.example/2", id="broken"),
        pytest.param("<link>javascript:alert(1)</link>", None, id="no address"),
        pytest.param("<link>mailto:jan@courant.example</link>", None, id="mail"),
    ],
)
def test_addresses_are_whole(item: str, url: str | None) -> None:
    """Relative ones count from xml:base, else from the channel's link."""
    assert only(rss(f"<title>{TITLE}</title>{item}")).url == url


def test_relative_addresses_count_from_the_feed_at_last() -> None:
    """Where the channel has no link, and through the bases of elements inside each other."""
    bare = f"<rss version='2.0'><channel><item><title>{TITLE}</title><link>../1</link></item></channel></rss>"
    assert only(bare).url == "https://feeds.courant.example/1"
    based = atom(f"<title>{TITLE}</title><link href='1'/>", root="xml:base='https://basis.example/a/'")
    assert only(based).url == "https://basis.example/a/1"
    nested = based.replace("<entry>", "<entry xml:base='b/'>")
    assert only(nested).url == "https://basis.example/a/b/1"


def test_of_several_links_the_page_is_taken() -> None:
    """Not the enclosure, the feed itself, the comments or a page in another format."""
    links = (
        "<link rel='self' href='/feed'/><link rel='enclosure' href='/a.mp3'/><link rel='replies' href='/r'/>"
        "<link rel='alternate' type='application/json' href='/1.json'/>"
        "<link rel='alternate' type='text/html' href='https://courant.example/1'/>"
    )
    assert only(atom(f"<title>{TITLE}</title>{links}")).url == "https://courant.example/1"


MEDIA = "xmlns:media='http://search.yahoo.com/mrss/' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'"
PICTURE = (
    "<media:title>Foto van de brug</media:title><media:description>Een lange tekst over wat er op de foto is te zien."
    "</media:description><media:credit>ANP</media:credit>"
)


@pytest.mark.parametrize(
    "item",
    [
        pytest.param(f"{PICTURE}{ITEM}", id="before"),
        pytest.param(f"{ITEM}{PICTURE}", id="behind"),
        pytest.param(f"<media:group>{PICTURE}</media:group>{ITEM}", id="in a group"),
        pytest.param(f"{ITEM}<media:content url='x'>{PICTURE}</media:content>", id="inside"),
        pytest.param(
            f"{ITEM}<itunes:summary>Een lange tekst over de uitzending van vandaag.</itunes:summary>", id="iTunes"
        ),
    ],
)
def test_what_is_said_of_a_picture_is_not_the_article(item: str) -> None:
    """Title and text are the item's own."""
    article = only(rss(item, root=MEDIA))
    assert (article.title, article.body) == (TITLE, BODY)


def test_an_entry_that_only_describes_its_media_is_read() -> None:
    """Feeds of videos have nothing else."""
    article = only(atom(f"<media:group>{PICTURE}</media:group>", root=MEDIA))
    assert (article.title, article.body[:14]) == ("Foto van de brug", "Een lange teks")


DC = "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:dcterms='http://purl.org/dc/terms/'"


@pytest.mark.parametrize(
    "item, author",
    [
        pytest.param("<author>jan@courant.example (Jan Jansen)</author>", "Jan Jansen", id="RSS"),
        pytest.param("<author>Jan Jansen &lt;jan@courant.example&gt;</author>", "Jan Jansen", id="mail behind"),
        pytest.param("<author>redactie@courant.example</author>", None, id="mail alone"),
        pytest.param("<dc:creator><![CDATA[Jan Jansen]]></dc:creator>", "Jan Jansen", id="Dublin Core"),
        pytest.param("<dc:creator>Jan</dc:creator><dc:creator>Els</dc:creator>", "Jan, Els", id="two"),
        pytest.param("<author><name>Jan Jansen</name><email>j@c.example</email></author>", "Jan Jansen", id="Atom's"),
    ],
)
def test_authors_have_names(item: str, author: str | None) -> None:
    """And no addresses for mail."""
    assert only(rss(f"<title>{TITLE}</title>{item}", root=DC)).author == author


@pytest.mark.parametrize(
    "item",
    [
        "<pubDate>Sun, 01 Feb 2026 09:12:00 +0100</pubDate>",
        "<pubDate>Sun, 01 Feb 26 09:12 CET</pubDate>",
        "<pubDate>Sun, 01 Feb 2026 08:12:00 GMT</pubDate>",
        "<pubDate>zo, 01 feb 2026 09:12:00 +0100</pubDate>",
        "<pubDate>zondag 1 februari 2026 om 9.12 uur</pubDate>",
        "<pubDate>vandaag om 9.12 uur</pubDate>",
        "<pubDate>Sun, 01 Feb 2026 09:12:00 GMT+1</pubDate>",
        "<pubDate>Sun, 01 Feb 2026 09:12:00 MEST</pubDate>",
        "<pubDate>1769933520</pubDate>",
        "<pubDate>1769933520000</pubDate>",
        "<pubDate>Sun Feb 01 09:12:00 CET 2026</pubDate>",
        "<pubDate>01-02-2026 09:12</pubDate>",
        "<dc:date>2026-02-01T09:12:00+01:00</dc:date>",
        "<dcterms:issued>2026-02-01T08:12:00Z</dcterms:issued>",
        "<dcterms:created>2026-02-01T08:12:00.000Z</dcterms:created>",
        "<dc:date>2026-032T09:12:00+01:00</dc:date>",
        "<dc:date>2026-W05-7T09:12:00+01:00</dc:date>",
        "<pubDate>geen datum</pubDate><dc:date>20260201T081200Z</dc:date>",
    ],
)
def test_a_date_is_read_in_every_spelling(item: str) -> None:
    """All of them are one moment."""
    assert only(rss(f"<title>{TITLE}</title>{item}", root=DC)).published_at == MORNING


@pytest.mark.parametrize("date", ["Mon, 01 Feb 2027 09:12:00 +0100", "2026-02-01T23:59:59Z", "4000000000"])
def test_a_date_in_the_future_is_the_time_of_fetching(date: str) -> None:
    """Nothing is published after it is read."""
    assert only(rss(f"<title>{TITLE}</title><pubDate>{date}</pubDate>")).published_at == NOW


@pytest.mark.parametrize(
    "date", ["", "0000-00-00 00:00:00", "Sat, 31 Jan 2026 25:61:00 GMT", "99999999", "gisteravond laat"]
)
def test_a_date_that_is_none_is_unknown(date: str) -> None:
    """It is never invented."""
    assert only(rss(f"<title>{TITLE}</title><pubDate>{date}</pubDate>")).published_at is None


@pytest.mark.parametrize(
    "encoding",
    [
        "utf-8",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "utf-32-le",
        "latin-1",
        "cp1252",
        "cp850",
        "iso-8859-15",
        "cp037",
    ],
)
def test_letters_survive_every_encoding_that_is_declared(encoding: str) -> None:
    """With a mark or without."""
    feed = f"<?xml version='1.0' encoding='{encoding}'?>{rss('<title>Eén café in Oekraïne</title>')}"
    assert only(feed.encode(encoding)).title == "Eén café in Oekraïne"


@pytest.mark.parametrize(
    "declared, written",
    [
        *((name, "utf-8") for name in ("latin-1", "utf-16", "ascii", "gb2312", "x-onbekend", "utf-7", "hex", "")),
        *((name, "cp1252") for name in ("utf-8", "ascii", "x-onbekend", "hex", "")),
    ],
)
def test_letters_survive_a_wrong_declaration(declared: str, written: str) -> None:
    """Bytes that are UTF-8 are UTF-8; others are Windows-1252, unless they are what they say."""
    feed = f"<?xml version='1.0' encoding='{declared}'?>{rss('<title>Eén café</title>')}"
    assert only(feed.encode(written)).title == "Eén café"


def test_what_is_no_feed_says_so() -> None:
    """XML of other kinds, and HTML with words that sound like a feed."""
    for data in (b"<opml><outline/></opml>", b"<svg/>", b"<urlset><url/></urlset>"):
        with pytest.raises(UnreadableError, match=r"^not a feed$"):
            read(data)
    with pytest.raises(UnreadableError, match="no article on this page"):
        read(b"<!doctype html><html><body><p>Onze feed: <a href='/rss'>rss</a></p></body></html>")
