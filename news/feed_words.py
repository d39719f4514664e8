"""What an element of a feed says: plain text, HTML inside text, HTML as elements, or base64 of one of them."""

import re
from base64 import b64decode
from html import escape, unescape

import lxml.etree

from news.markup import plain_text

_SPACE = re.compile(r"\s+")
_PREFIX = re.compile(r"(</?)[\w.-]{1,40}:(?=[A-Za-z])")
_HTML = re.compile(r"</[A-Za-z][A-Za-z0-9]*\s*>|<(?:br|img|p|hr)\b[^<>]{0,200}>|&(?:[A-Za-z]{2,8}|#\d{2,6});")
"""Signs that a text which calls itself plain is HTML: an end tag, an empty one, an entity."""
_ESCAPED_TWICE = re.compile(r"</(?:p|a|b|i|em|strong|span|div|li|ul|h\d)>|<br ?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}\d{0,2}|#\d{2,6}|#x[0-9A-Fa-f]{2,5});")
_PLAIN = frozenset(("text", "text/plain"))


def words(element: lxml.etree._Element, *, atom: bool) -> str:
    """What an element says, in paragraphs; an `atom` element tells by its type whether it is plain, others are HTML."""
    kind = (element.get("type") or "text").strip().lower()
    value = markup_of(element) if len(element) else element.text or ""
    if atom and (element.get("mode") == "base64" or _is_packed(kind)):
        value = _unpacked(value)
    elif atom and kind in _PLAIN and not len(element) and not _HTML.search(value):
        return value.strip()
    return html_words(value)


def html_words(html: str) -> str:
    """What a piece of HTML says, also where it was escaped once too often ("&amp;eacute;", "&lt;p&gt;")."""
    text = plain_text(html)
    if "<" in text and _ESCAPED_TWICE.search(text):
        text = plain_text(text.replace("\n\n", "<p>"))
    return _ENTITY.sub(lambda found: unescape(found[0]), text) if "&" in text else text


def line(element: lxml.etree._Element, *, atom: bool = False) -> str:
    """What an element says, on one line: for titles and names."""
    return _SPACE.sub(" ", words(element, atom=atom)).strip()


def bare(element: lxml.etree._Element) -> str:
    """The text of an element as it stands: an id, an address, a time."""
    return (element.text or "").strip() if not len(element) else "".join(element.itertext("*")).strip()


def markup_of(element: lxml.etree._Element) -> str:
    """The inside of an element as HTML, whatever namespaces its tags are written in."""
    inside = (lxml.etree.tostring(child, encoding="unicode") for child in element)
    return _PREFIX.sub(r"\1", escape(element.text or "", quote=False) + "".join(inside))


def _is_packed(kind: str) -> bool:
    """RFC 4287, section 4.1.3.3: what is neither text nor XML is base64."""
    is_text = kind in ("text", "html", "xhtml", "xml") or kind.startswith("text/") or kind.endswith(("+xml", "/xml"))
    return not is_text and "/" in kind


def _unpacked(value: str) -> str:
    try:
        return b64decode(value, validate=False).decode("utf-8")
    except ValueError:  # it was not packed at all
        return value
