"""The address of a feed or a front page, as people write it."""

from urllib.parse import SplitResult, quote, urlsplit

from news.errors import BriefjeError

MAX_ADDRESS = 2_048
"""Characters; longer addresses are no addresses of feeds."""

_PORTS = {"http": 80, "https": 443}
_SAFE = "%/:=&?~#+!$,;'@()*[]"


class AddressError(BriefjeError):
    """An address that cannot be fetched; the message names it and says why."""

    wrong_use = True


def feed_address(written: str) -> str:
    """The address that was meant: "nos.nl" is https, "feed://…" is http, the fragment goes, case and spaces are mended.

    Path and query stay to the letter, since a server may tell "/rss" from "/rss/". Raises AddressError.
    """
    text = written.strip()
    shown = text if len(text) <= 80 else f"{text[:79]}…"
    if not text or len(text) > MAX_ADDRESS or any(letter.isspace() or not letter.isprintable() for letter in text):
        raise AddressError(f"{shown!r}: not an address")
    try:
        parts = urlsplit(_with_scheme(text))
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        raise AddressError(f"{shown!r}: not an address") from None
    if parts.scheme not in _PORTS:
        raise AddressError(f"{shown}: only http and https addresses can be fetched")
    if parts.username is not None or parts.password is not None:
        raise AddressError(f"{host}: an address with a user name or password in it is not kept")
    if not host or not any(letter.isalnum() for letter in host):
        raise AddressError(f"{shown!r}: not an address")
    return f"{parts.scheme}://{_host(host)}{_port(port, parts.scheme)}{_rest(parts)}"


def host_of(address: str) -> str:
    """The host of an address without "www.": what a source is called until it has a name."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _with_scheme(text: str) -> str:
    if text.lower().startswith(("feed:http://", "feed:https://")):
        text = text[len("feed:") :]
    scheme, mark, rest = text.partition("://")
    if mark:
        return f"{'http' if scheme.lower() == 'feed' else scheme.lower()}://{rest}"
    # "localhost:8000/rss" has a port, "mailto:x" a scheme: what follows the colon tells.
    name, colon, after = text.partition(":")
    if colon and "/" not in name and not after[:1].isdigit():
        return text
    return f"https://{text}"


def _host(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _port(port: int | None, scheme: str) -> str:
    return "" if port in (None, _PORTS[scheme]) else f":{port}"


def _rest(parts: SplitResult) -> str:
    path = quote(parts.path, safe=_SAFE) or "/"
    return f"{path}?{quote(parts.query, safe=_SAFE)}" if parts.query else path
