"""From the bytes of a fetched page to its article: pure, never failing; it runs in a process of its own."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from news.article import Article
from news.errors import UnreadableError
from news.formats import parse_fetched_page


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBody:
    """The bytes of a page and where it came from, redirects and all; `zone` is that of times without one."""

    data: bytes
    address: str
    source: str
    fetched_at: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class NoArticle:
    """Why a page gives no article; `wall` where it asks for consent in place of one."""

    reason: str
    wall: bool = False


def read_page(body: PageBody) -> Article | NoArticle:
    """The article of a page. Never raises, whatever the bytes are."""
    zone = ZoneInfo(body.zone)
    try:
        parsed = parse_fetched_page(
            body.data, source=body.source, fetched_at=body.fetched_at, zone=zone, url=body.address
        )
    except UnreadableError as error:
        return NoArticle(str(error), wall=str(error) == "consent page")
    return parsed.articles[0]
