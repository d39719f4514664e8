"""One fetch under way: what is asked, where it has been sent, how long it took, and what is made of the answer."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from multidict import CIMultiDictProxy

from bot.fetching.addresses import shown
from bot.fetching.fetcher import Fetched, Refused, Request
from bot.fetching.headers import kept, max_age, retry_after
from bot.fetching.limits import Limits
from bot.fetching.redirects import Trail
from bot.fetching.refusal import RefusalError

Headers = CIMultiDictProxy[str]

_SAID_NO = {
    401: "wants a name and a password",
    403: "is forbidden",
    404: "is not there",
    410: "is gone for good",
    429: "was asked too often",
    451: "may not be shown, by law",
}


class Visit:
    """A request on its way; `seconds` counts only what the network took."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.headers = _asked(request)
        self.trail: Trail | None = None
        self._spent = 0.0
        self._began: float | None = None

    @property
    def seconds(self) -> float:
        """How long it has been on the network."""
        return self._spent + (time.monotonic() - self._began if self._began is not None else 0)

    @contextmanager
    def on_the_network(self) -> Iterator[None]:
        """Let the time count."""
        self._began = time.monotonic()
        try:
            yield
        finally:
            self._spent, self._began = self.seconds, None

    @property
    def conditional(self) -> bool:
        """Whether the server was asked for nothing but what has changed."""
        return self.request.etag is not None or self.request.last_modified is not None

    def fetched(self, trail: Trail, status: int, headers: Headers, body: bytes) -> Fetched:
        """What came, with what the headers say of later; a 304 that brings no validator keeps the ones we had."""
        unchanged = status == 304
        return Fetched(
            status=304 if unchanged else 200,
            address=str(trail.url),
            moved_to=str(trail.moved_to) if trail.moved_to else None,
            body=body,
            content_type=headers.get("Content-Type", ""),
            etag=kept(headers.get("ETag")) or (self.request.etag if unchanged else None),
            last_modified=kept(headers.get("Last-Modified")) or (self.request.last_modified if unchanged else None),
            max_age=max_age(headers.get("Cache-Control")),
            seconds=self.seconds,
        )

    def refused(self, error: RefusalError) -> Refused:
        """Why nothing came, with the address in front, and where it was sent on to."""
        where = shown(self.request.address)
        if self.trail is not None and self.trail.has_moved:
            where = f"{where} (sent on to {shown(self.trail.url)})"
        return Refused(
            name=error.name,
            reason=f"{where}: {error.reason}",
            gone=error.status == 410,
            status=error.status,
            retry_after=error.retry_after,
            seconds=self.seconds,
        )


def said_no(status: int, reason: str, headers: Headers, now: datetime, limits: Limits) -> RefusalError:
    """The refusal for a status that brings nothing; `reason` is the server's word for it."""
    words = _SAID_NO.get(status) or " ".join(reason.split())[:60] or "nothing that we can use"
    wait = retry_after(headers.get("Retry-After"), now, limits.longest_wait)
    return RefusalError(f"http_{status}", f"{status}, {words}", status=status, retry_after=wait)


def _asked(request: Request) -> Mapping[str, str]:
    headers = {"Accept": request.accept}
    if etag := kept(request.etag):
        headers["If-None-Match"] = etag
    if last_modified := kept(request.last_modified):
        headers["If-Modified-Since"] = last_modified
    return headers
