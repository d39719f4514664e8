"""A fetcher without a network: addresses lead to outcomes, and what was asked is kept.

    fetcher = FakeFetcher()
    fetcher.serve("https://nieuws.example/feed", FEED)         # 304 to who knows its etag, 200 to others
    fetcher.give("https://weg.example/feed", refused(410))     # the same each time
    fetcher.give("https://moe.example/feed", refused(503, retry_after=60), fetched(FEED))   # one after the other

It keeps the same contract as `HttpFetcher` (tests/bot/fetching/test_contract.py).
"""

import hashlib
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.fetching.fetcher import Fetched, Outcome, Refused, Request

Given = Outcome | Callable[[Request], Outcome]


def fetched(body: bytes | str = b"", **said: object) -> Fetched:
    """A 200 with this body; the rest as in `Fetched`, `address` being the one that is asked unless another is named."""
    data = body.encode() if isinstance(body, str) else body
    return Fetched(**{"status": 200, "address": "", "body": data, **said})  # type: ignore[arg-type]


def refused(status: int, *, retry_after: float | None = None) -> Refused:
    """What a server's no becomes: `http_503`, and gone for 410; `retry_after` in seconds."""
    wait = timedelta(seconds=retry_after) if retry_after is not None else None
    return Refused(name=f"http_{status}", reason=f"{status}", gone=status == 410, status=status, retry_after=wait)


def failed(name: str) -> Refused:
    """A failure without a status, by its name: `timeout`, `dns`, `tls`, `private_address`."""
    return Refused(name=name, reason=name)


class FakeFetcher:
    """A `Fetcher` whose outcomes are given beforehand; an address that nothing was given for is `http_404`."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self._given: dict[str, deque[Given]] = {}

    def give(self, address: str, *outcomes: Given) -> None:
        """Answer this address with these outcomes in their order, and from then on with the last one."""
        self._given[address] = deque(outcomes)

    def serve(self, address: str, body: bytes | str, **said: object) -> None:
        """Answer this address as a good server does: an ETag of its words, and 304 to who has it."""
        whole = fetched(body, **said)
        etag = whole.etag or f'"{hashlib.sha256(whole.body).hexdigest()[:16]}"'

        def answer(request: Request) -> Outcome:
            known = request.etag == etag
            return replace(whole, status=304 if known else 200, body=b"" if known else whole.body, etag=etag)

        self.give(address, answer)

    def asked(self, address: str) -> list[Request]:
        """What was asked of this address, in its order."""
        return [request for request in self.requests if request.address == address]

    async def fetch(self, request: Request) -> Outcome:
        """The next outcome given for this address."""
        self.requests.append(request)
        given = self._given.get(request.address)
        if not given:
            return refused(404)
        outcome = given.popleft() if len(given) > 1 else given[0]
        outcome = outcome(request) if callable(outcome) else outcome
        if isinstance(outcome, Fetched) and len(outcome.body) > request.most:
            return failed("too_large")
        if isinstance(outcome, Fetched) and not outcome.address:
            return replace(outcome, address=request.address)
        return outcome
