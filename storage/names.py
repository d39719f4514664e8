"""How a database is named: addresses in, addresses that may be shown out."""

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from storage.errors import StorageError

MAX_REASON = 200
"""Characters of a driver's own words that are passed on."""


def parse_url(url: str) -> URL:
    """The address in its parts; raises `StorageError`, which shows no more of it than its scheme."""
    try:
        return make_url(url)
    except (ArgumentError, ValueError) as error:
        scheme, found, _ = url.partition("://")
        name = f"{scheme}://…" if found else "database"
        raise StorageError(f"{name}: not an address like sqlite+aiosqlite:///FILE") from error


def shown(url: URL) -> str:
    """The address without password and options (which may hold a password too), for messages and logs."""
    bare = URL.create(url.drivername, url.username, None, url.host, url.port, url.database)
    return bare.render_as_string()


def reason(error: BaseException) -> str:
    """What a driver or the system said went wrong, in one line."""
    said = getattr(error, "orig", None) or error
    words = said.strerror if isinstance(said, OSError) and said.strerror else str(said)
    line = " ".join(words.strip().partition("\n")[0].split())
    return line[:MAX_REASON] or type(said).__name__
