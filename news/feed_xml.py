"""A feed's XML made fit for feedparser: bounded, mended, cut to its newest entries.

feedparser reads what is no well-formed XML with a slow parser of its own (minutes for a hostile megabyte). So whatever
is not well-formed is mended here by libxml2, in C and bounded, and feedparser only ever sees well-formed XML.
"""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html.entities import html5
from xml.parsers import expat

import lxml.etree

from news.errors import UnreadableError
from news.limits import (
    MAX_CDATA,
    MAX_DEPTH,
    MAX_ENTITIES,
    MAX_ENTRIES,
    MAX_FEED_ELEMENTS,
    MAX_XML_ELEMENTS,
    check_count,
)
from news.markup import legal_xml

_MAX_ATTRIBUTES = 100
"""Attributes of one element; feedparser's cost grows with their square."""
_DECLARATION = re.compile(r"\s*<\?xml.{0,500}?\?>", re.DOTALL)
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_NUMBERED = re.compile(r"&#(?:x0*([0-9A-Fa-f]{1,6})|0*(\d{1,7}));")
_BARE_AMPERSAND = re.compile(r"&(?!(?:[A-Za-z]\w{0,31}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)")
_XML_ENTITIES = frozenset(("amp", "lt", "gt", "quot", "apos"))
_PREFIX = re.compile(r"[<\s/]([A-Za-z][\w-]{0,30}):[A-Za-z]")
_ROOT = re.compile(r"<([A-Za-z_][\w:.-]*)")
_NAMESPACES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "media": "http://search.yahoo.com/mrss/",
    "atom": "http://www.w3.org/2005/Atom",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
_MAX_OFFERED = 20_000
"""Entries of a feed from which the newest are chosen; archives of years have some thousands."""
_DATE_NAMES = ("pubdate", "date", "updated", "published", "issued", "modified")


def feed_xml(text: str) -> tuple[bytes, tuple[str, ...]]:
    """The feed as well-formed UTF-8 XML with `MAX_ENTRIES` entries at most, and what had to be mended or left out.

    Raises UnreadableError: "entity declarations", too many or too deeply nested elements, "not a feed".
    """
    entries = _count(text, "item") + _count(text, "entry")
    check_count(entries, _MAX_OFFERED, "entries")
    check_count(text.count("<![CDATA["), MAX_CDATA, "CDATA sections")
    check_count(text.count("&"), MAX_ENTITIES, "entities")
    text = _with_namespaces(_plain_entities(_DECLARATION.sub("", legal_xml(text), count=1).lstrip()))
    remarks: list[str] = []
    try:
        elements = _scan(text)
    except expat.ExpatError as error:
        remarks.append(f"broken XML mended (line {error.lineno})")
        text, elements = _mended(text)
    if entries <= MAX_ENTRIES and elements <= MAX_FEED_ELEMENTS:
        return text.encode(), tuple(remarks)
    xml, left_out = _newest(text.encode(), elements)
    remarks += [f"{left_out:,} older entries left out"] if left_out else []
    return xml, tuple(remarks)


def _count(text: str, name: str) -> int:
    return sum(text.count(f"<{name}{end}") for end in (">", " ", "/"))


def _plain_entities(text: str) -> str:
    """The text with HTML's own entities as characters; XML knows only five."""
    return _NUMBERED.sub(_numbered, _NAMED.sub(_named, text))


def _named(found: re.Match[str]) -> str:
    return found[0] if found[1] in _XML_ENTITIES else html5.get(f"{found[1]};", found[0])


def _numbered(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else int(found[2])
    legal = code <= 0x10FFFF and legal_xml(chr(code))
    return found[0] if legal else ""


def _with_namespaces(text: str) -> str:
    """The text with a namespace for each prefix that has none: a feed that forgot one is no less a feed."""
    declared = set(re.findall(r"xmlns:([\w-]+)\s*=", text)) | {"xml", "xmlns", "http", "https"}
    missing = set(list(dict.fromkeys(_PREFIX.findall(text)))[:200]) - declared
    named = "".join(f' xmlns:{name}="{_NAMESPACES.get(name, f"urn:{name}")}"' for name in sorted(missing))
    return _ROOT.sub(lambda root: root[0] + named, text, count=1) if named else text


def _scan(text: str) -> int:
    """The number of elements, after reading the XML once in C, within bounds; raises ExpatError where it is broken."""
    parser = expat.ParserCreate(namespace_separator=" ")
    depth = elements = 0

    def opened(_name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, elements
        depth, elements = depth + 1, elements + 1
        check_count(len(attributes), _MAX_ATTRIBUTES, "attributes of one element")
        check_count(elements, MAX_XML_ELEMENTS, "elements")
        if depth > MAX_DEPTH:
            raise UnreadableError(f"elements nested deeper than {MAX_DEPTH}")

    def closed(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.EntityDeclHandler = _refuse_entity
    parser.Parse(text.encode(), True)
    return elements


def _refuse_entity(*_declaration: object) -> None:
    # Feeds have no need of them; bombs and readers of local files are made of them.
    raise UnreadableError("entity declarations")


def _mended(text: str) -> tuple[str, int]:
    """The XML as libxml2 understands it, and the number of its elements."""
    if re.search(r"<!ENTITY", text, re.IGNORECASE):
        raise UnreadableError("entity declarations")
    mended = lxml.etree.tostring(_tree(_escaped(text).encode()), encoding="unicode")
    try:
        return mended, _scan(mended)
    except expat.ExpatError as error:
        raise UnreadableError("broken XML") from error


def _escaped(text: str) -> str:
    """The text with its bare ampersands ("V&D") escaped, outside CDATA, where they are right."""
    parts, start = [], 0
    while (opened := text.find("<![CDATA[", start)) >= 0 and (closed := text.find("]]>", opened)) >= 0:
        parts += [_BARE_AMPERSAND.sub("&amp;", text[start:opened]), text[opened : closed + 3]]
        start = closed + 3
    return "".join((*parts, _BARE_AMPERSAND.sub("&amp;", text[start:])))


def _tree(xml: bytes) -> lxml.etree._Element:
    parser = lxml.etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, strip_cdata=False
    )
    try:
        root = lxml.etree.fromstring(xml, parser)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise UnreadableError("not a feed") from error
    if root is None:
        raise UnreadableError("not a feed")
    return root


def _newest(xml: bytes, elements: int) -> tuple[bytes, int]:
    """The feed without its oldest entries, as many as go over the bounds, and how many those were."""
    root = _tree(xml)
    entries = list(root.iter("{*}item", "{*}entry"))
    dated = [(_date(entry), -place) for place, entry in enumerate(entries)]
    oldest = sorted(range(len(entries)), key=dated.__getitem__)
    removed = 0
    for place in oldest:
        if len(entries) - removed <= MAX_ENTRIES and elements <= MAX_FEED_ELEMENTS:
            break
        elements -= sum(1 for _ in entries[place].iter())
        parent = entries[place].getparent()
        if parent is not None:
            parent.remove(entries[place])
        removed += 1
    check_count(elements, MAX_FEED_ELEMENTS, "elements")
    return lxml.etree.tostring(root, encoding="utf-8"), removed


def _date(entry: lxml.etree._Element) -> datetime:
    names = {
        lxml.etree.QName(child).localname.lower(): child.text or "" for child in entry if isinstance(child.tag, str)
    }
    moments = (_sortable(names[name].strip()) for name in _DATE_NAMES if name in names)
    return next((moment for moment in moments if moment), datetime.min.replace(tzinfo=UTC))


def _sortable(text: str) -> datetime | None:
    """The moment in the two usual spellings; good enough to tell old from new, and cheap enough for 20,000 of them."""
    try:
        moment = datetime.fromisoformat(text) if text[:4].isdigit() else parsedate_to_datetime(text)
    except (ValueError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
