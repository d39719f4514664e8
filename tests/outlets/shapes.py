"""Feeds as outlets shape them: RSS with CDATA, with media, with paid marks, Atom, RDF and JSON Feed."""

import json
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape
from zoneinfo import ZoneInfo

from tests.outlets.prose import Piece

Dates = Callable[[datetime], str]
Shape = Callable[[str, str, Iterable[Piece], Dates, datetime], str]
"""Name of the outlet, its home, the pieces, how it writes times, and the moment of building."""

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def proper(at: datetime) -> str:
    """As RSS wants it: "Mon, 02 Mar 2026 10:00:00 +0100"."""
    return format_datetime(at.astimezone(_AMSTERDAM))


def greenwich(at: datetime) -> str:
    """The same in GMT."""
    return at.strftime("%a, %d %b %Y %H:%M:%S GMT")


def dutch(at: datetime) -> str:
    """As people write it: "maandag 2 maart 2026, 10.00 uur"."""
    local = at.astimezone(_AMSTERDAM)
    return f"{_DAYS[local.weekday()]} {local.day} {_MONTHS[local.month - 1]} {local.year}, {local:%H.%M} uur"


def absent(at: datetime) -> str:
    """No time at all."""
    return ""


def ahead(at: datetime) -> str:
    """Two days in the future, by a clock that nobody looks at."""
    return proper(at + timedelta(days=2))


def iso(at: datetime) -> str:
    """As Atom wants it."""
    return at.isoformat()


def nos(name: str, home: str, pieces: Iterable[Piece], dates: Dates, now: datetime) -> str:
    """RSS with everything in CDATA, paragraphs in the description, and a picture."""
    items = "".join(
        f"<item><title><![CDATA[{piece.title}]]></title><link>{piece.link}</link>"
        f"<description><![CDATA[{''.join(f'<p>{one}</p>' for one in piece.sentences)}]]></description>"
        f'{_dated("pubDate", dates(piece.at))}<guid isPermaLink="false">{piece.guid}</guid>'
        f'<enclosure type="image/jpeg" length="0" url="{home}/beeld/{piece.number}.jpg"/></item>'
        for piece in pieces
    )
    return _rss(name, home, items, now, stamp=True)


def nu(name: str, home: str, pieces: Iterable[Piece], dates: Dates, now: datetime) -> str:
    """RSS with media elements, categories, and a Dutch line of copyright in each item."""
    items = "".join(
        f"<item><title>{escape(piece.title)}</title><link>{piece.link}</link>"
        f"<description>{escape(piece.text)}</description>{_dated('pubDate', dates(piece.at))}"
        f'<guid isPermaLink="false">{piece.guid}</guid><category>Algemeen</category><category>Binnenland</category>'
        f"<dc:creator>{name} redactie</dc:creator><dc:rights>Fotorechten: {name}, alle rechten voorbehouden</dc:rights>"
        f'<media:content url="{home}/m/{piece.number}.jpg" medium="image"><media:title>Foto</media:title>'
        "<media:credit>Foto van de redactie</media:credit></media:content></item>"
        for piece in pieces
    )
    return _rss(name, home, f"<copyright>Copyright (c) 2026, {name}</copyright>{items}", now)


def ad(name: str, home: str, pieces: Iterable[Piece], dates: Dates, now: datetime) -> str:
    """RSS with the mark of what is paid."""
    items = "".join(
        f"<item><title>{escape(piece.title)}</title><link>{piece.link}</link><guid>{piece.guid}</guid>"
        f"{_dated('pubDate', dates(piece.at))}<description>{escape(piece.text)}</description>"
        f"<dpp:paid>{str(piece.paid).lower()}</dpp:paid></item>"
        for piece in pieces
    )
    return _rss(name, home, items, now)


def telegraaf(name: str, home: str, pieces: Iterable[Piece], dates: Dates, now: datetime) -> str:
    """RSS with `<premium>`, and a description that is HTML once more escaped."""
    items = "".join(
        f"<item><title>{escape(piece.title)}</title><link>{piece.link}</link><guid>{piece.guid}</guid>"
        f"{_dated('pubDate', dates(piece.at))}<premium>{str(piece.paid).lower()}</premium>"
        f"<description>{escape(f'<p>{escape(piece.text)}</p>')}</description></item>"
        for piece in pieces
    )
    return _rss(name, home, items, now, stamp=True)


def rtl(name: str, home: str, pieces: Iterable[Piece], dates: Dates, now: datetime) -> str:
    """RSS with a short description and the whole in content:encoded."""
    items = "".join(
        f"<item><title>{escape(piece.title)}</title><link>{piece.link}</link><guid>{piece.guid}</guid>"
        f"<description>{escape(piece.sentences[0])}</description>{_dated('pubDate', dates(piece.at))}"
        f"<content:encoded><![CDATA[{''.join(f'<p>{one}</p>' for one in piece.sentences)}]]></content:encoded></item>"
        for piece in pieces
    )
    return _rss(name, home, items, now)


def nrc(name: str, home: str, pieces: Iterable[Piece], dates: Dates, now: datetime) -> str:
    """RSS without ids: the address is all there is."""
    items = "".join(
        f"<item><title>{escape(piece.title)}</title><link>{piece.link}</link>"
        f"{_dated('pubDate', dates(piece.at))}<description>{escape(piece.text)}</description></item>"
        for piece in pieces
    )
    return _rss(name, home, items, now)


def vrt(name: str, home: str, pieces: Iterable[Piece], dates: Dates, now: datetime) -> str:
    """Atom, with the time of building in front."""
    entries = "".join(
        f"<entry><id>{piece.guid}</id><title>{escape(piece.title)}</title>"
        f'<link rel="alternate" type="text/html" href="{piece.link}"/><link rel="enclosure" href="{home}/i.jpg"/>'
        f"{_dated('published', dates(piece.at))}{_dated('updated', dates(piece.at))}"
        f'<summary type="text">{escape(piece.text)}</summary></entry>'
        for piece in pieces
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">'
        f"<title>{name}</title><id>{home}/</id><updated>{now.isoformat()}</updated>{entries}</feed>"
    )


def tweakers(name: str, home: str, pieces: Iterable[Piece], dates: Dates, now: datetime) -> str:
    """RDF (RSS 1.0): items beside the channel."""
    listed = list(pieces)
    order = "".join(f'<rdf:li rdf:resource="{piece.link}"/>' for piece in listed)
    items = "".join(
        f'<item rdf:about="{piece.guid}"><title>{escape(piece.title)}</title><link>{piece.link}</link>'
        f"<description>{escape(piece.text)}</description>{_dated('dc:date', dates(piece.at))}</item>"
        for piece in listed
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<channel rdf:about="{home}/"><title>{name}</title><link>{home}/</link><description>Nieuws</description>'
        f"<items><rdf:Seq>{order}</rdf:Seq></items></channel>{items}</rdf:RDF>"
    )


def json_feed(name: str, home: str, pieces: Iterable[Piece], dates: Dates, now: datetime) -> str:
    """JSON Feed 1.1."""
    items = [
        {"id": piece.guid, "url": piece.link, "title": piece.title, "content_text": piece.text}
        | ({"date_published": dates(piece.at)} if dates(piece.at) else {})
        for piece in pieces
    ]
    whole = {"version": "https://jsonfeed.org/version/1.1", "title": name, "home_page_url": home, "items": items}
    return json.dumps(whole, ensure_ascii=False)


def _rss(name: str, home: str, items: str, now: datetime, *, stamp: bool = False) -> str:
    built = _dated("lastBuildDate", proper(now)) if stamp else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        f'xmlns:dpp="http://dpp.example/rss"><channel><title>{name}</title><link>{home}/</link>'
        f"<description>Het laatste nieuws</description><language>nl</language>{built}{items}</channel></rss>"
    )


def _dated(element: str, text: str) -> str:
    return f"<{element}>{text}</{element}>" if text else ""
