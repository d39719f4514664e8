"""Feeds to write for tests: RSS with as many entries as a test wants, each with words of its own."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

MORNING = datetime(2026, 3, 1, 6, 0, tzinfo=UTC)


def item(
    number: int, *, guid: str = "", title: str = "", text: str = "", at: datetime | None = None, more: str = ""
) -> str:
    """One entry: its guid, address, title and text are told by its number unless given; five minutes after the last."""
    guid = guid or f"nr-{number}"
    title = title or f"Sluis {number} bij Heusden gaat voorlopig niet meer open"
    text = text or f"Schepen moeten omvaren langs haven {number}, zegt de beheerder van de sluis in het dorp."
    moment = at or MORNING + timedelta(minutes=5 * number)
    return (
        f"<item><title>{escape(title)}</title><description>{escape(text)}</description><guid>{guid}</guid>"
        f"<link>https://krant.example/{guid}</link><pubDate>{format_datetime(moment)}</pubDate>{more}</item>"
    )


def rss(*items: str, head: str = "<title>De Krant</title>", tail: str = "") -> bytes:
    """A feed of these entries."""
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{"".join(items)}</channel></rss>{tail}'.encode()


def numbered(*numbers: int, **values: str) -> bytes:
    """A feed of the entries with these numbers."""
    return rss(*(item(number) for number in numbers), **values)


ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>De Krant</title>
<updated>{updated}</updated>{entries}</feed>"""


def atom(*numbers: int, updated: str = "2026-03-01T08:00:00Z") -> bytes:
    """The same as Atom."""
    entries = "".join(
        f"<entry><id>tag:{number}</id><title>Sluis {number} gaat open</title><updated>2026-03-01T07:00:00Z</updated>"
        f"<link href='https://krant.example/{number}'/><summary>De sluis {number} is weer open.</summary></entry>"
        for number in numbers
    )
    return ATOM.format(updated=updated, entries=entries).encode()
