"""Where a fetch has been sent, and what of it holds for good."""

from yarl import URL

from bot.fetching.addresses import joined
from bot.fetching.refusal import RefusalError

PERMANENT = frozenset({301, 308})
STATUSES = frozenset({301, 302, 303, 307, 308})


class Trail:
    """The addresses of one fetch in their order; at most `most` redirects, and none twice.

    A redirect from https to http is followed, since news is no secret, but never remembered: it would give up for good
    what now cannot be tampered with on the way.
    """

    def __init__(self, start: URL, most: int) -> None:
        self.url = start
        self.moved_to: URL | None = None
        self._permanent = True
        self._left = most
        self._seen = {start}

    @property
    def has_moved(self) -> bool:
        """Whether it was sent on at all."""
        return len(self._seen) > 1

    def follow(self, status: int, location: str | None) -> None:
        """Take one redirect. Raises RefusalError: redirects, redirect_loop, bad_redirect, bad_address."""
        target = joined(self.url, location or "")
        if target in self._seen:
            raise RefusalError("redirect_loop", "sent around in a circle")
        if not self._left:
            raise RefusalError("redirects", f"sent on more than {len(self._seen) - 1} times")
        self._left -= 1
        self._seen.add(target)
        self._permanent &= status in PERMANENT and not (self.url.scheme == "https" and target.scheme == "http")
        self.url = target
        if self._permanent:
            self.moved_to = target
