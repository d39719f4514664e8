"""HTML and XML as text: which characters the bytes mean, and what a piece of HTML says without its tags."""

import codecs
import re
from html import unescape

import lxml.etree
import lxml.html

from news.decoding import decode

_CHARSET = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?\s*([A-Za-z][\w:.-]{1,30})""")
_EBCDIC = b"\x4c\x6f\xa7\x94"
""" "<?xm" as mainframes write it."""
_HEAD = 2_048
"""Bytes in which an encoding is declared: HTML asks for the first 1,024, some pages put a script before it."""
_MARKUP = re.compile(r"<[A-Za-z!/?]|&[A-Za-z#]")
_UNSEEN = frozenset(
    ("script", "style", "iframe", "noscript", "svg", "template", "form", "object", "video", "audio", "figcaption")
)
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt", "fieldset", "figure", "footer"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section"),
        *("table", "td", "th", "tr", "ul"),
    )
)
_SPACE = re.compile(r"\s+")
_BREAK, _PARAGRAPH = "\x1e", "\x1f"
_PARAGRAPHS = re.compile(f" ?(?:{_PARAGRAPH}|{_BREAK} ?{_BREAK})[ {_BREAK}{_PARAGRAPH}]*")
_SPACE_BUT_MARKS = re.compile(r"[^\S\x1e\x1f]+")
"""The marks count as white space for `re`, and must not."""
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")


def decode_markup(data: bytes) -> str:
    """The text of an HTML or XML file: by its mark, as UTF-8, by its own declaration, else as `decode` does.

    UTF-8 goes before the declaration: bytes that happen to be UTF-8 hardly ever are something else, and feeds often
    declare what they are not. Raises UnreadableError as `decode` does.
    """
    if data.startswith(_EBCDIC):
        data = _from_ebcdic(data)
    declared = _declared(data)
    if declared is None or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return decode(_by_declaration(data, declared))
    return decode(data)


def _from_ebcdic(data: bytes) -> bytes:
    """The text as UTF-8; its first line is in letters that all its variants share (XML 1.0, appendix F)."""
    declared = _declared(data[:_HEAD].decode("cp037").encode("latin-1"))
    return _by_declaration(data, declared or "cp037")


def _by_declaration(data: bytes, codec: str) -> bytes:
    """The text as UTF-8; the bytes as they are where they are not of that encoding at all."""
    try:
        return data.decode(codec, "replace").encode("utf-8", "replace")
    except UnicodeError:  # idna and its like know no replacement
        return data


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data, 0, _HEAD)
    if found is None:
        return None
    try:
        codec = codecs.lookup(found[1].decode("ascii"))
    except LookupError:
        return None
    # "latin-1" means Windows-1252 on the web (WHATWG encoding standard), which is what `decode` falls back to.
    unusable = {"iso8859-1", "ascii", "utf-8", "cp1252"}
    return codec.name if codec.name not in unusable and codec._is_text_encoding else None


def legal_xml(text: str) -> str:
    """The text without the characters that XML 1.0 forbids, surrogates among them."""
    return _ILLEGAL.sub("", text)


def plain_text(html: str) -> str:
    """What a piece of HTML says: paragraphs parted by a blank line, no tags, entities or scripts.

    Text that holds no markup comes back with its own paragraphs. Never raises.
    """
    html = legal_xml(html)
    if not _MARKUP.search(html):
        return _joined(html.replace("\n\n", _PARAGRAPH))
    try:
        root = lxml.html.fragment_fromstring(html, create_parent="div")
    except (lxml.etree.LxmlError, ValueError):
        return _joined(unescape(html))
    return block_text(root)


def plain_line(html: str) -> str:
    """What a piece of HTML says, on one line: for titles and names."""
    return _SPACE.sub(" ", plain_text(html)).strip()


def block_text(root: lxml.html.HtmlElement, without: frozenset[str] = frozenset()) -> str:
    """What an element says: a paragraph for each block, without scripts and the elements named in `without`."""
    unseen = _UNSEEN | without
    parts: list[str] = []
    hidden = 0
    for event, element in lxml.etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        opens = event == "start"
        hidden += (element.tag in unseen) * (opens - (event == "end"))
        if not hidden and element.tag in _BLOCKS:
            parts.append(_PARAGRAPH)
        if opens and element.tag == "br":
            parts.append(_BREAK)
        if not hidden and (opens or element is not root):
            parts.append((element.text if opens else element.tail) or "")
    return _joined("".join(parts))


def _joined(marked: str) -> str:
    parts = _PARAGRAPHS.split(_SPACE_BUT_MARKS.sub(" ", marked))
    lines = (_SPACE.sub(" ", part.replace(_BREAK, " ")).strip() for part in parts)
    return "\n\n".join(line for line in lines if line)
