"""RSS, Atom, RDF and CDF feeds."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from news.article import Parsed, Problem
from news.entries import Entry, articles_of, publisher_of
from news.feed_elements import Element, Elements, channel_of, entries_of, is_atom, parts_of
from news.feed_words import bare, line, words
from news.feed_xml import feed_tree
from news.limits import MAX_ENTRIES, MAX_FEED, check_size, unpacked
from news.markup import decode_markup

_PAID_MARKS = ("paid", "premium", "is_premium", "ispremium", "paywall", "is_paid", "ispaid")
_FREE_MARK = "isaccessibleforfree"
_PAID_TERMS = frozenset(("premium", "betaald", "plus", "abonnees", "paid", "plus-artikel", "premiumartikel"))
_NO = frozenset(("false", "0", "no", "nee", "none", ""))
_TITLES = ("title", "dc:title", "media:title", "itunes:title")
_CONTENTS = ("content:encoded", "content", "xhtml:body", "xhtml:div", "fullitem", "?:fulltext")
_SUMMARIES = ("description", "summary", "abstract", "tagline")
_OTHER_SUMMARIES = ("dc:description", "dcterms:abstract", "itunes:summary", "media:description", "media:text")
"""Only where an entry has no text of its own: Media RSS describes the picture."""
_TIMES = (
    *("pubdate", "published", "issued", "dcterms:issued", "created", "dcterms:created", "date", "dc:date"),
    *("updated", "modified", "dcterms:modified", "lastmod", "lastbuilddate"),
)
_AUTHORS = ("author", "dc:creator", "dc:author", "creator", "itunes:author", "media:credit")
_SORTING_TIMES = ("pubdate", "dc:date", "updated", "published", "issued", "modified", "date")
_MOST_TEXTS = 5
"""Of one entry: a summary, a content, and some in other types."""
_XML = "{http://www.w3.org/XML/1998/namespace}"
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_NAMED_MAIL = re.compile(r"\S+@\S+\s*\((?P<name>[^()]+)\)|(?P<before>[^<>()@]+?)\s*[<(]\S+@\S+[>)]|(?P<mail>\S+@\S+)")


def parse_feed(data: bytes, *, source: str, fetched_at: datetime, zone: ZoneInfo) -> Parsed:
    """The articles of a feed (gzip or not), one for each id, in the feed's order; a Problem for what was left out.

    A feed without entries is fine, with the Problem "no entries". Relative addresses count from xml:base, else from
    the channel's link, else from `source`. Raises UnreadableError: "not a feed", "broken XML", "entity declarations",
    or the bound of `news.limits` that it crosses. Nothing is ever fetched.
    """
    data = unpacked(data)
    check_size(len(data), MAX_FEED, "a feed")
    root, mended = feed_tree(decode_markup(data))
    offered = entries_of(root)
    newest = _newest(offered)
    remarks = list(mended)
    remarks += [f"{len(offered) - len(newest):,} older entries left out"] if len(newest) < len(offered) else []
    entries = _entries(root, newest, source)
    articles, empty = articles_of(entries, source=source, fetched_at=fetched_at, zone=zone)
    remarks += [] if offered else ["no entries"]
    remarks += [f"{empty:,} entries without title and text"] if empty else []
    return Parsed(articles, tuple(Problem("", remark) for remark in remarks))


def _newest(entries: Sequence[Element]) -> Sequence[Element]:
    """`MAX_ENTRIES` at most, in their order; of equally old ones the first."""
    if len(entries) <= MAX_ENTRIES:
        return entries
    newest = sorted(range(len(entries)), key=lambda place: (_sortable(entries[place]), -place))[-MAX_ENTRIES:]
    return [entries[place] for place in sorted(newest)]


def _sortable(entry: Element) -> datetime:
    """The moment in the two usual spellings; good enough to tell old from new, and cheap enough for 20,000 of them."""
    parts = parts_of(entry)
    for text in (bare(found) for name in _SORTING_TIMES for found in parts[name][:1]):
        try:
            moment = datetime.fromisoformat(text) if text[:4].isdigit() else parsedate_to_datetime(text)
        except (ValueError, IndexError, OverflowError):
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return datetime.min.replace(tzinfo=UTC)


def _entries(root: Element, entries: Sequence[Element], source: str) -> Iterator[Entry]:
    channel = channel_of(root)
    home = _link(channel, root, source if source.startswith("http") else "")
    publisher = publisher_of(next((line(title, atom=is_atom(title)) for title in channel["title"]), ""))
    language = next(filter(None, (bare(told) for told in channel["language"] + channel["dc:language"])), "")
    language = language or root.get(f"{_XML}lang") or ""
    for entry in entries:
        yield _entry(entry, parts_of(entry), home or source, publisher, language)


def _entry(entry: Element, parts: Elements, home: str, publisher: str, language: str) -> Entry:
    body, full = _body(parts)
    return Entry(
        guid=_guid(entry, parts),
        title=next(filter(None, (line(title, atom=is_atom(title)) for name in _TITLES for title in parts[name])), ""),
        body=body,
        full=full,
        url=_link(parts, entry, home),
        author=_author(parts),
        publisher=_outlet(parts) or publisher,
        language=_language(entry, parts) or language,
        times=tuple(bare(told) for name in _TIMES for told in parts[name][:2]),
        paid=_is_paid(parts),
    )


def _guid(entry: Element, parts: Elements) -> str:
    told = (bare(found) for name in ("guid", "id", "dc:identifier") for found in parts[name])
    return next(filter(None, told), "") or entry.get(_ABOUT) or ""


def _body(parts: Elements) -> tuple[str, bool]:
    """The richest text of an entry, and whether it is its content rather than its summary."""
    contents = [(words(found, atom=is_atom(found)), True) for name in _CONTENTS for found in parts[name][:_MOST_TEXTS]]
    summaries = [
        (words(found, atom=is_atom(found)), False) for name in _SUMMARIES for found in parts[name][:_MOST_TEXTS]
    ]
    best = max((*contents, *summaries), key=lambda told: len(told[0]), default=("", False))
    if best[0]:
        return best
    others = (words(found, atom=False) for name in _OTHER_SUMMARIES for found in parts[name][:_MOST_TEXTS])
    return next(filter(None, others), ""), False


def _link(parts: Elements, holder: Element, home: str) -> str:
    """The address of the page that an entry, or a feed, is about; "" where none is http."""
    for base, address in _addresses(parts, holder):
        absolute = _joined(home, address if base is None else _joined(base, address))
        if absolute.lower().startswith(("http://", "https://")):
            return absolute
    return ""


def _addresses(parts: Elements, holder: Element) -> Iterator[tuple[str | None, str]]:
    """What may be the address, the surest first, each with its own xml:base."""
    for found in parts["feedburner:origlink"]:
        yield None, bare(found)
    pages = [link for link in parts["link"] if link.get("href") and link.get("rel", "alternate") == "alternate"]
    for link in sorted(pages, key=lambda page: page.get("type", "text/html") not in ("text/html", "text/plain")):
        yield link.base, (link.get("href") or "").strip()
    for found in parts["link"]:
        if not found.get("href") and (address := bare(found)):
            yield found.base, address
    for found in parts["guid"] + parts["id"]:
        if "://" in (address := bare(found)):
            yield None, address
    for name in ("href", "HREF", _ABOUT):
        if address := (holder.get(name) or "").strip():
            yield holder.base, address
    yield from ((link.base, link.get("href") or "") for link in parts["a"])


def _joined(base: str, address: str) -> str:
    if address.startswith(("http://", "https://")) and "[" not in address:
        return address
    try:
        return urljoin(base, address)
    except ValueError:  # brackets that are no IPv6 address
        return ""


def _author(parts: Elements) -> str:
    for name in _AUTHORS:
        names = (_person(found) for found in parts[name][:10])
        if together := ", ".join(dict.fromkeys(filter(None, names))):
            return together
    return ""


def _person(author: Element) -> str:
    """The name of a person; RSS puts it behind an address for mail, which nobody's name is."""
    named = parts_of(author)["name"]
    text = line(named[0]) if named else line(author) if not len(author) else ""
    found = _NAMED_MAIL.fullmatch(text)
    return (found["name"] or found["before"] or "").strip(" \"'") if found else text


def _outlet(parts: Elements) -> str:
    """Whom an entry was taken from: RSS says it in the element, Atom in a title inside."""
    for source in parts["source"][:1]:
        titles = parts_of(source)["title"]
        return line(titles[0]) if titles else line(source) if not len(source) else ""
    return ""


def _language(entry: Element, parts: Elements) -> str:
    told = [bare(found) for found in parts["dc:language"] + parts["language"]]
    marked = [title.get(f"{_XML}lang") or "" for title in parts["title"]]
    return next(filter(None, (*told, *marked, entry.get(f"{_XML}lang") or "")), "")


def _is_paid(parts: Elements) -> bool:
    """Marks as seen: dpp:paid (DPG), premium (Telegraaf), a category."""
    if any(_says(parts, name, no=False) for name in _PAID_MARKS) or _says(parts, _FREE_MARK, no=True):
        return True
    terms = (bare(tag) or tag.get("term") or "" for name in ("category", "dc:subject") for tag in parts[name])
    return any(term.strip().lower() in _PAID_TERMS for term in terms)


def _says(parts: Elements, name: str, *, no: bool) -> bool:
    said = [bare(found).lower() for found in parts[name] + parts[f"?:{name}"]]
    return any(text and (text in _NO) is no for text in said)
