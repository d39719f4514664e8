"""A feed's XML: any encoding, mended where it is broken, bounded, and refused where it is no feed."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from news.article import Parsed
from news.errors import UnreadableError
from news.feeds import parse_feed
from news.limits import MAX_ENTRIES

NOW = datetime(2026, 2, 1, 11, 0, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Amsterdam")


def parse(feed: str | bytes) -> Parsed:
    """What comes out of a feed."""
    data = feed if isinstance(feed, bytes) else feed.encode()
    return parse_feed(data, source="https://krant.nl/rss", fetched_at=NOW, zone=ZONE)


def rss(*items: str) -> str:
    """An RSS 2.0 feed of these items."""
    joined = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>De Krant</title>{joined}</channel></rss>'


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(rss("<title>Eén café</title>").encode(), id="UTF-8"),
        pytest.param(rss("<title>Eén café</title>").encode("utf-8-sig"), id="with a mark"),
        pytest.param(rss("<title>Eén café</title>").encode("utf-16"), id="UTF-16"),
        pytest.param(rss("<title>Eén café</title>").encode("latin-1"), id="Latin-1, not declared"),
        pytest.param(
            rss("<title>Eén café</title>").replace("?>", " encoding='utf-8'?>").encode("cp1252"), id="declared wrongly"
        ),
        pytest.param(
            rss("<title>Eén café</title>").replace("?>", " encoding='latin-1'?>").encode(),
            id="declared Latin-1, is UTF-8",
        ),
        pytest.param(
            rss("<title>Eén café</title>").replace("?>", " encoding='cp850'?>").encode("cp850"), id="declared rightly"
        ),
        pytest.param(
            rss("<title>Eén café</title>").replace("?>", " encoding='x-none'?>").encode(), id="no such encoding"
        ),
        pytest.param(b"\n\n  " + rss("<title>Eén café</title>").encode(), id="white space before"),
        pytest.param(rss("<title>E&eacute;n caf&#233;</title>").encode(), id="HTML entities"),
    ],
)
def test_letters_survive_their_encoding(data: bytes) -> None:
    """Declared rightly, wrongly or not at all."""
    assert [article.title for article in parse(data).articles] == ["Eén café"]


@pytest.mark.parametrize(
    "feed",
    [
        pytest.param(rss("<title>V&D failliet</title>"), id="bare ampersand"),
        pytest.param(rss("<title>V&amp;D failliet</title>").removesuffix("</channel></rss>"), id="cut short"),
        pytest.param(rss("<title>V&amp;D failliet<br></title>"), id="tag left open"),
        pytest.param(rss("<title>V&amp;D failliet&#xD800;</title>"), id="surrogate"),
        pytest.param(rss("<title>V&amp;D \x0bfailliet</title>"), id="control character"),
    ],
)
def test_broken_xml_is_mended(feed: str) -> None:
    """What can be understood is taken in."""
    assert [article.title for article in parse(feed).articles] == ["V&D failliet"]


def test_mending_is_told() -> None:
    """The operator hears that a feed is broken."""
    problems = parse(rss("<title>V&D failliet</title>")).problems
    assert [problem.reason for problem in problems] == ["broken XML mended (line 1)"]


def test_an_address_in_cdata_keeps_its_ampersands() -> None:
    """Mending other parts does not touch it."""
    (article,) = parse(rss("<title>V&D</title><link><![CDATA[https://krant.nl/a?b=1&c=2]]></link>")).articles
    assert article.url == "https://krant.nl/a?b=1&c=2"


def test_of_a_long_feed_the_newest_entries_are_taken() -> None:
    """The oldest go, wherever they stand, and it is said how many."""
    start = datetime(2026, 1, 1, tzinfo=UTC)
    items = [
        f"<title>Bericht {number}</title><pubDate>{(start + timedelta(minutes=number)).isoformat()}</pubDate>"
        for number in range(MAX_ENTRIES + 3)
    ]
    parsed = parse(rss(*items))
    titles = [article.title for article in parsed.articles]
    assert (len(titles), titles[0], titles[-1]) == (
        MAX_ENTRIES,
        "Bericht 3",
        f"Bericht {MAX_ENTRIES + 2}",
    )
    assert [problem.reason for problem in parsed.problems] == ["3 older entries left out"]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"<opml><body><outline/></body></opml>", id="other XML"),
        pytest.param(b"<html><body><p>Hallo</p></body></html>", id="HTML"),
        pytest.param(b"Een gewone tekst.", id="text"),
        pytest.param(b"<", id="one sign"),
    ],
)
def test_what_is_no_feed_is_refused(data: bytes) -> None:
    """Other files are not mistaken for empty feeds."""
    with pytest.raises(UnreadableError, match=r"^not a feed$|^broken XML$"):
        parse(data)
