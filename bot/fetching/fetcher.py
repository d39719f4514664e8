"""What is asked of a web server, and what came of it: the port between who wants bytes and who fetches them."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from news.limits import MAX_FEED

PAGE_AND_FEED = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.8"
"""What we accept, feeds first: some servers give a page to who does not ask for a feed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One address to fetch; `etag` and `last_modified` are what its server said the last time, to be told 304.

    `most` bounds the bytes of the body, on the wire and decompressed. `as_page` keeps to robots.txt.
    """

    address: str
    etag: str | None = None
    last_modified: str | None = None
    accept: str = PAGE_AND_FEED
    most: int = MAX_FEED
    as_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What the server gave: 200 with a body, or 304 with none.

    `address` is where it came from in the end; `moved_to` where the server says for good that it lives now (the end
    of a chain of permanent redirects only), None where it did not move.
    """

    status: int
    address: str
    moved_to: str | None = None
    body: bytes = b""
    content_type: str = ""
    etag: str | None = None
    last_modified: str | None = None
    max_age: timedelta | None = None
    seconds: float = 0.0

    @property
    def unchanged(self) -> bool:
        """Whether the server says that nothing changed."""
        return self.status == 304


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Why there is nothing: a short name that can be counted (`timeout`, `http_503`, `private_address`, …), and a line.

    `gone` tells that it will not come back (410). `retry_after` is what the server asks for.
    """

    name: str
    reason: str
    gone: bool = False
    status: int | None = None
    retry_after: timedelta | None = None
    seconds: float = 0.0


Outcome = Fetched | Refused


class Fetcher(Protocol):
    """What fetches; every failure is a value."""

    async def fetch(self, request: Request) -> Outcome:
        """Fetch it. Raises nothing but cancellation."""
        ...
