"""Where an outlet's feeds are: links of its front page and usual paths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.feed_discovery import MAX_LINKS, common_addresses, feed_links, is_feed, is_page

PAGE = "https://www.krant.example/regio/"


def links(*tags: str, at: str = PAGE) -> list[str]:
    """The addresses that a page with these tags names, best first."""
    page = f"<!DOCTYPE html><html><head><title>De Krant</title>{''.join(tags)}</head><body><p>Nieuws.</p></body></html>"
    return [link.address for link in feed_links(page.encode(), at)]


def alternate(href: str, title: str = "", kind: str = "application/rss+xml") -> str:
    """A link to a feed as most front pages have it."""
    return f'<link rel="alternate" type="{kind}" title="{title}" href="{href}">'


@pytest.mark.parametrize(
    "kind", ["application/rss+xml", "application/atom+xml", "application/feed+json", "APPLICATION/RSS+XML; x"]
)
def test_the_link_of_a_front_page(kind: str):
    """A relative address is read from the page's own."""
    assert links(alternate("/rss.xml", kind=kind)) == ["https://www.krant.example/rss.xml"]


def test_what_looks_like_a_link_to_a_feed_and_is_none():
    """A style sheet, a page in another language, an address for JSON of something else, one nobody can fetch."""
    assert not links(
        '<link rel="stylesheet" type="text/css" href="/feed.css">',
        '<link rel="alternate" hreflang="en" href="/en/">',
        alternate("/wp/v2/posts/7", kind="application/json"),
        alternate("javascript:alert(1)"),
        alternate(""),
    )


def test_the_main_news_of_the_site_itself_comes_first():
    """Comments come last, another host's feed before those, general news first; otherwise in the page's order."""
    assert links(
        alternate("/comments/feed", "Reacties"),
        alternate("https://podium.example/rss", "Partner"),
        alternate("/sport/rss", "Sport"),
        alternate("/rss", "Algemeen nieuws"),
    ) == [
        "https://www.krant.example/rss",
        "https://www.krant.example/sport/rss",
        "https://podium.example/rss",
        "https://www.krant.example/comments/feed",
    ]


def test_links_in_the_text_serve_where_the_head_has_none():
    """A page about a site's feeds lists them; the head's own links go before those."""
    listed = '<a class=x href="/feeds/nieuws.xml?a=1&amp;b=2">Nieuws</a><a href="/contact">Contact</a>'
    assert links(listed) == ["https://www.krant.example/feeds/nieuws.xml?a=1&b=2"]
    assert links(listed, alternate("/rss")) == ["https://www.krant.example/rss"]


def test_a_base_changes_what_is_relative():
    """As browsers do."""
    assert links('<base href="https://feeds.krant.example/">', alternate("nieuws")) == [
        "https://feeds.krant.example/nieuws"
    ]


def test_a_page_of_links_is_bounded():
    """The first ones, each once."""
    assert len(links(*[alternate(f"/rss/{number}") for number in range(200)])) == MAX_LINKS
    assert len(links(*[alternate("/rss")] * 3)) == 1


def test_usual_paths_below_the_page_and_at_the_root():
    """Each once, on the page's own host and port, those of the page before those of the site."""
    tried = common_addresses("http://krant.example:81/regio/?x=1")
    assert tried[0] == "http://krant.example:81/regio/rss"
    assert "http://krant.example:81/feed.xml" in tried
    assert len(set(tried)) == len(tried)
    assert set(common_addresses("https://krant.example/")) == set(common_addresses("https://krant.example"))


@pytest.mark.parametrize(
    "data,feed,page",
    [
        pytest.param(b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', True, False, id="RSS"),
        pytest.param(b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>', True, False, id="Atom"),
        pytest.param(b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', True, False, id="JSON Feed"),
        pytest.param(b'{"error": "not found"}', False, False, id="other JSON"),
        pytest.param(b"<!DOCTYPE html><html><body>De Krant</body></html>", False, True, id="a page"),
        pytest.param(b"", False, False, id="nothing"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00", False, False, id="a picture"),
        pytest.param(b"\x1f\x8b\x08broken", False, False, id="broken gzip"),
        pytest.param(b"Niets bijzonders.", False, False, id="plain text"),
    ],
)
def test_what_the_bytes_are(data: bytes, feed: bool, page: bool):
    """By the bytes themselves, whatever the server calls them."""
    assert (is_feed(data), is_page(data)) == (feed, page)


@given(
    st.binary(max_size=300) | st.text(alphabet="<link>rel=alternate type/ href\"' &;#x", max_size=300).map(str.encode)
)
def test_any_bytes_at_all(data: bytes):
    """Bytes are a feed, a page or neither; links are found or not, and nothing is raised."""
    assert not (is_feed(data) and is_page(data))
    assert all(link.address.startswith(("http://", "https://")) for link in feed_links(data, PAGE))
