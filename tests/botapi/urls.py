"""Addresses that Telegram accepts in links and buttons."""

import re
from typing import Final
from urllib.parse import parse_qs, urlsplit

_SCHEME: Final = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*)://")
_USER_LINK: Final = re.compile(r"tg://user\?", re.IGNORECASE)
_APP_SCHEMES: Final = frozenset({"tg", "ton", "tonsite"})


class WrongUrlError(ValueError):
    """The address is not one that Telegram opens; the message is Telegram's reason."""


def checked_url(url: str) -> str:
    """The address as Telegram keeps it (`telegram.org` becomes `http://telegram.org/`), or `WrongUrlError`."""
    url = url.strip()
    if not url:
        raise WrongUrlError("URL is empty")
    scheme = _SCHEME.match(url)
    if scheme and scheme[1].lower() in _APP_SCHEMES:
        return url
    if scheme and scheme[1].lower() not in {"http", "https"}:
        raise WrongUrlError("Unsupported URL protocol")
    return _checked_http(url if scheme else f"http://{url}")


def _checked_http(url: str) -> str:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError as wrong:
        raise WrongUrlError("Wrong HTTP URL") from wrong
    if ("." not in host and ":" not in host) or re.search(r"\s", url) or host.startswith("."):
        raise WrongUrlError("Wrong HTTP URL")
    prefix = f"{parts.scheme}://{parts.netloc}"
    rest = url[len(prefix) :]
    return prefix + (rest if rest.startswith("/") else f"/{rest}")


def mentioned_user(url: str) -> int | None:
    """The user whom a `tg://user?id=…` link mentions."""
    if not _USER_LINK.match(url):
        return None
    ids = parse_qs(urlsplit(url).query).get("id", [])
    return int(ids[0]) if ids and ids[0].isdecimal() else None
