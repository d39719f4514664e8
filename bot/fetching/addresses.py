"""Which addresses are asked at all, and how an address is shown without what may be secret in it."""

import re

from yarl import URL

from bot.fetching.refusal import RefusalError
from news.public_address import why_not_public

LONGEST = 4_096
"""Characters of an address: longer ones are traps that write themselves."""

_NOT_WEB = frozenset(
    {
        1433, 1521, 1719, 1720, 1723, 2049, 2375, 2376, 2379, 2380, 3306, 3389, 3659, 4045, 4190, 5060, 5061, 5432,
        5900, 6000, 6379, 6380, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080, 11211, 27017, 27018,
    }
)  # fmt: skip
"""Ports from 1024 where something else listens: those that browsers refuse, databases, remote desktops and Docker.

What speaks line by line there (Redis, IRC, SIP) could take words of our request for commands.
"""
_LOW_WEB = frozenset({80, 443})
_CONTROLS = re.compile(r"[\x00-\x20\x7f-\x9f]")
_CREDENTIALS = re.compile(r"//[^/?#]*@")
_SHOWN = 200


def checked(address: str, *, private: bool) -> URL:
    """The address to ask, without its fragment; `private` lets private hosts through.

    Raises RefusalError: bad_address, scheme, credentials, port, private_address.
    """
    url = _parsed(address.strip())
    check(url, private=private)
    return url.with_fragment(None)


def check(url: URL, *, private: bool) -> None:
    """Refuse what is not asked: as `checked`."""
    if url.scheme not in ("http", "https"):
        raise RefusalError("scheme", "only http and https are fetched")
    if not url.raw_host:
        raise RefusalError("bad_address", "an address without a host")
    if url.raw_user is not None or url.raw_password is not None:
        raise RefusalError("credentials", "a name or password in an address is not sent")
    _check_port(url.port)
    if not private and (why := why_not_public(url.raw_host)):
        raise RefusalError("private_address", f"not fetched, {why} (FETCH_PRIVATE_ADDRESSES allows it)")


def joined(url: URL, location: str) -> URL:
    """Where a redirect from `url` leads, without its fragment. Raises RefusalError: bad_redirect, bad_address."""
    if not location.strip():
        raise RefusalError("bad_redirect", "a redirect to nowhere")
    return url.join(_parsed(location.strip().replace(" ", "%20"))).with_fragment(None)


def shown(address: URL | str) -> str:
    """An address for a line of text: 200 characters at most, and no name, password, question or fragment in it."""
    bare = _CREDENTIALS.sub("//", _CONTROLS.sub("", str(address))).partition("#")[0]
    path, question, _ = bare.partition("?")
    return (path if len(path) <= _SHOWN else path[:_SHOWN] + "…") + ("?…" if question else "")


def _parsed(address: str) -> URL:
    if len(address) > LONGEST:
        raise RefusalError("bad_address", f"an address of more than {LONGEST:,} characters")
    if _CONTROLS.search(address):
        raise RefusalError("bad_address", "an address with a space or a control character in it")
    try:
        return URL(address)
    except (ValueError, UnicodeError) as error:
        raise RefusalError("bad_address", "not an address") from error


def _check_port(port: int | None) -> None:
    if port is None or port in _NOT_WEB or (port < 1024 and port not in _LOW_WEB):
        raise RefusalError("port", f"port {port} is not for the web (80, 443 and most from 1024 are)")
