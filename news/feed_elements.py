"""The elements of a feed by one name each, whatever dialect and namespace they are written in.

RSS 0.9x, 1.0, 1.1 and 2.0, Atom 0.3 and 1.0 and CDF share the plain names ("title", "link"); Dublin Core, Media RSS,
iTunes and content modules have a prefix of ours ("dc:creator"), whichever prefix the feed gives them.
"""

from collections import defaultdict
from functools import lru_cache
from typing import TypeAlias

import lxml.etree

from news.errors import UnreadableError

Element: TypeAlias = lxml.etree._Element
Elements: TypeAlias = defaultdict[str, list[Element]]

_ATOM = ("http://www.w3.org/2005/atom", "http://purl.org/atom/ns", "http://purl.org/echo", "http://purl.org/pie")
_PREFIXES = {
    "http://purl.org/dc/elements/1.1": "dc:",
    "http://purl.org/dc/elements/1.0": "dc:",
    "http://purl.org/dc/terms": "dcterms:",
    "http://search.yahoo.com/mrss": "media:",
    "http://purl.org/rss/1.0/modules/content": "content:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
    "http://example.com/dtds/podcast-1.0.dtd": "itunes:",
    "http://www.w3.org/1999/xhtml": "xhtml:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
}
_PLAIN = frozenset(
    (
        *(
            "",
            "http://backend.userland.com/rss",
            "http://backend.userland.com/rss2",
            "http://blogs.law.harvard.edu/tech/rss",
        ),
        *(
            "http://purl.org/rss/1.0",
            "http://my.netscape.com/rdf/simple/0.9",
            "http://channel.netscape.com/rdf/simple/0.9",
        ),
        *(
            "http://purl.org/net/rss1.1",
            "http://www.w3.org/1999/02/22-rdf-syntax-ns",
            "http://backend.userland.com/rss20",
        ),
        *("http://my.netscape.com/publish/formats/rss-0.91.dtd", "http://purl.org/net/rss1.1#"),
    )
)
_ROOTS = frozenset(("rss", "rdf", "feed", "channel", "entry", "item"))
_ENTRIES = ("item", "entry")


@lru_cache(maxsize=1_000)
def _named(tag: str) -> tuple[str, bool]:
    space, _, local = tag.rpartition("}")
    space = space.removeprefix("{").strip().lower().rstrip("/#")
    local = local.lower()
    if space in _PLAIN or space.startswith(_ATOM):
        return local, False
    return (_PREFIXES[space] + local, False) if space in _PREFIXES else (local, True)


def is_atom(element: Element) -> bool:
    """Whether an element is Atom's, whose types say what is plain text."""
    return str(element.tag).lower().startswith(tuple("{" + space for space in _ATOM))


def entries_of(root: Element) -> list[Element]:
    """The entries of a feed, in its order; raises UnreadableError("not a feed") for another document."""
    found = list(root.iter("{*}item", "{*}entry"))
    if not found:
        upper = [element for element in root.iter(lxml.etree.Element) if _named(str(element.tag))[0] in _ENTRIES]
        found = [element for element in upper if isinstance(element.tag, str)]
    if not found and _named(str(root.tag))[0] not in _ROOTS:
        raise UnreadableError("not a feed")
    return found


def parts_of(holder: Element) -> Elements:
    """What stands directly in an element, by name; what groups media counts as if it were not there.

    An element of a namespace nobody knows is under its name with "?:" before it.
    """
    parts: Elements = defaultdict(list)
    for element in holder:
        if not isinstance(element.tag, str):
            continue
        name, strange = _named(element.tag)
        parts[f"?:{name}" if strange and element.tag.partition("}")[0] != _space(holder) else name].append(element)
        if name in ("media:group", "media:content"):
            for inner, elements in parts_of(element).items():
                parts[inner] += elements
    return parts


def _space(element: Element) -> str:
    """The namespace of an element: its parts in the same one are its own, however it is called."""
    return str(element.tag).partition("}")[0] if str(element.tag).startswith("{") else ""


def channel_of(root: Element) -> Elements:
    """What a feed says about itself: what stands in its channel, and in the root."""
    parts = parts_of(root)
    for channel in parts.pop("channel", ())[:1]:
        for name, elements in parts_of(channel).items():
            parts[name] = elements + parts[name]
    return parts
