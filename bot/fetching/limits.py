"""How long, how often and how far the fetcher goes, each bound with its reason."""

from dataclasses import dataclass
from datetime import timedelta

from news.limits import MB

LONGEST_HEADER = 32 * 1024
"""Bytes of one header: a Content-Security-Policy of a news site can pass 8 kB, which is the library's bound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The bounds of a fetcher; times are in seconds, tests give their own."""

    connect: float = 5
    """Until a connection stands: looking up the name, TCP and TLS together."""
    silence: float = 5
    """Until the first byte, and between any two that follow."""
    whole: float = 10
    """One fetch in all, redirects included; waiting for one's turn at a host does not count, nor does robots.txt."""
    redirects: int = 5
    """More are a maze."""
    at_once: int = 32
    """Requests under way in all: each may hold a megabyte, a socket and a look-up."""
    large: int = MB
    """Bytes from which a body is large, and has to wait for others that are."""
    large_at_once: int = 4
    """Large bodies under way: four of 10 MB, whatever 32 servers send."""
    per_host: int = 2
    """Requests under way to one public host."""
    pause: float = 1
    """From the start of one request to a public host to the next."""
    per_private_host: int = 8
    """Requests under way to one private host and port, without pauses: who runs it asked for it."""
    longest_pause: float = 10
    """What a robots.txt's Crawl-delay can make of the pause: some say an hour, and one page would wait for all."""
    longest_wait: timedelta = timedelta(days=1)
    """What a Retry-After can ask for: some name a year in which they will have mended it."""


LIMITS = Limits()
"""The bounds that hold when nothing else is said."""
