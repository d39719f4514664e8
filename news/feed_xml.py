"""A feed's XML as a tree: bounded, mended, without anything that could reach outside.

What is not well-formed is mended by libxml2, in C and bounded: a feed with a bare ampersand is no less a feed.
"""

import re
from html.entities import html5
from xml.parsers import expat

import lxml.etree

from news.errors import UnreadableError
from news.limits import (
    MAX_CDATA,
    MAX_DEPTH,
    MAX_ENTITIES,
    MAX_XML_ELEMENTS,
    check_count,
)
from news.markup import legal_xml

_MAX_ATTRIBUTES = 100
"""Attributes of one element; libxml2 compares each with all others."""
_DECLARATION = re.compile(r"<\?xml.{0,500}?\?>", re.DOTALL)
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
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "xhtml": "http://www.w3.org/1999/xhtml",
}
_MAX_OFFERED = 20_000
"""Entries of a feed from which the newest are chosen; archives of years have some thousands."""


def feed_tree(text: str) -> tuple[lxml.etree._Element, tuple[str, ...]]:
    """The root of the feed's XML, and what had to be mended.

    Raises UnreadableError: "entity declarations", too many or too deeply nested elements, "not a feed", "broken XML".
    """
    entries = sum(text.count(f"<{name}{end}") for name in ("item", "entry") for end in (">", " ", "/"))
    check_count(entries, _MAX_OFFERED, "entries")
    check_count(text.count("<![CDATA["), MAX_CDATA, "CDATA sections")
    check_count(text.count("&"), MAX_ENTITIES, "entities")
    text = legal_xml(text).lstrip()
    declared = _DECLARATION.match(text)
    xml = _with_namespaces(_plain_entities(text[declared.end() :].lstrip() if declared else text)).encode()
    try:
        _scan(xml)
    except expat.ExpatError as error:
        return _mended(xml.decode()), (f"broken XML mended (line {error.lineno})",)
    return _tree(xml), ()


def _plain_entities(text: str) -> str:
    """The text with HTML's own entities as characters; XML knows only five."""
    return _NUMBERED.sub(_numbered, _NAMED.sub(_named, text))


def _named(found: re.Match[str]) -> str:
    """The character; an entity that is none stands for itself."""
    return found[0] if found[1] in _XML_ENTITIES else html5.get(f"{found[1]};", f"&amp;{found[1]};")


def _numbered(found: re.Match[str]) -> str:
    """The reference if XML may hold it, "" otherwise; 128 to 159 are letters of Windows, as HTML has it."""
    code = int(found[1], 16) if found[1] else int(found[2])
    if 0x80 <= code <= 0x9F:
        return bytes([code]).decode("cp1252", "ignore")
    legal = code <= 0x10FFFF and legal_xml(chr(code))
    return found[0] if legal else ""


def _with_namespaces(text: str) -> str:
    """The text with a namespace for each prefix that has none: a feed that forgot one is no less a feed."""
    declared = set(re.findall(r"xmlns:([\w-]+)\s*=", text)) | {"xml", "xmlns", "http", "https"}
    missing = set(list(dict.fromkeys(_PREFIX.findall(text)))[:200]) - declared
    named = "".join(f' xmlns:{name}="{_NAMESPACES.get(name, f"urn:{name}")}"' for name in sorted(missing))
    return _ROOT.sub(lambda root: root[0] + named, text, count=1) if named else text


def _scan(xml: bytes) -> None:
    """Read the XML once in C and count; raises UnreadableError for what is too much, ExpatError where it is broken."""
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
    parser.Parse(xml, True)


def _refuse_entity(*_declaration: object) -> None:
    # Feeds have no need of them; bombs and readers of local files are made of them.
    raise UnreadableError("entity declarations")


def _mended(text: str) -> lxml.etree._Element:
    """The XML as libxml2 understands it."""
    if re.search(r"<!ENTITY", text, re.IGNORECASE):
        raise UnreadableError("entity declarations")
    root = _tree(_escaped(text).encode())
    try:
        _scan(lxml.etree.tostring(root, encoding="utf-8"))
    except expat.ExpatError as error:
        raise UnreadableError("broken XML") from error
    return root


def _escaped(text: str) -> str:
    """The text with its bare ampersands ("V&D") escaped, outside CDATA, where they are right."""
    parts, start = [], 0
    while (opened := text.find("<![CDATA[", start)) >= 0 and (closed := text.find("]]>", opened)) >= 0:
        parts += [_BARE_AMPERSAND.sub("&amp;", text[start:opened]), text[opened : closed + 3]]
        start = closed + 3
    return "".join((*parts, _BARE_AMPERSAND.sub("&amp;", text[start:])))


def _tree(xml: bytes) -> lxml.etree._Element:
    parser = lxml.etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = lxml.etree.fromstring(xml, parser)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise UnreadableError("not a feed") from error
    if root is None:
        raise UnreadableError("not a feed")
    return root
