"""Fetched pages: an article or the reason why there is none, whatever the bytes are."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.article import Article
from news.page_reading import NoArticle, PageBody, read_page
from tests.news.page_builder import FIRST, SECOND, THIRD, page

NOW = datetime(2026, 2, 1, 11, 0, tzinfo=UTC)


def body(data: bytes) -> PageBody:
    """A page that came from an address."""
    address = "https://courant.example/brug?utm_source=rss"
    return PageBody(data=data, address=address, source="feed", fetched_at=NOW, zone="Europe/Amsterdam")


def test_a_page_gives_its_article() -> None:
    """Under the address it came from, where it does not name one."""
    article = read_page(body(page()))
    assert isinstance(article, Article)
    assert article.paragraphs == (FIRST, SECOND, THIRD)
    assert (article.url, article.source, article.fetched_at) == ("https://courant.example/brug", "feed", NOW)


@pytest.mark.parametrize(
    "data, reason",
    [
        pytest.param(b"", NoArticle("empty file"), id="nothing"),
        pytest.param(b"\x00\x01", NoArticle("binary file"), id="binary"),
        pytest.param(b"<rss><channel/></rss>", NoArticle("no article on this page"), id="a feed"),
        pytest.param(b"<title>Cookies op x.nl</title><p>Akkoord?</p>", NoArticle("consent page", wall=True), id="wall"),
        pytest.param(b"<b>" * 70_000, NoArticle("70,000 tags, at most 60,000"), id="hostile"),
    ],
)
def test_another_page_gives_its_reason(data: bytes, reason: NoArticle) -> None:
    """A wall is told apart: its host is left alone for a while."""
    assert read_page(body(data)) == reason


@given(st.binary(max_size=200) | st.text(alphabet="<>/apdiv =\"'&;x", max_size=200).map(str.encode))
def test_any_bytes_are_read(data: bytes) -> None:
    """Nothing raises."""
    assert isinstance(read_page(body(data)), Article | NoArticle)
