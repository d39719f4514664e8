"""OPML 1.0 and 2.0 (opml.org): lists of feeds as feed readers exchange them."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from html.entities import html5
from xml.parsers import expat

from news.article import Problem
from news.cleaning import clean_text
from news.errors import UnreadableError
from news.feed_address import AddressError, feed_address
from news.limits import MB, check_count, check_size
from news.markup import decode_markup, legal_xml

MAX_OPML = 10 * MB
"""Bytes; a reader's list of 1,000 feeds has 200 kB."""
MAX_OUTLINES = 20_000
"""Outlines; twice what fits in ten megabytes of usual ones would be no list of one operator."""
MAX_DEPTH = 100
"""Outlines inside each other; readers' folders go three deep."""
MAX_NAME = 200
_DECLARATION = re.compile(r"\s*<\?xml.{0,500}?\?>", re.DOTALL)
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_BARE_AMPERSAND = re.compile(r"&(?!(?:[A-Za-z]\w{0,31}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)")
_XML_ENTITIES = frozenset(("amp", "lt", "gt", "quot", "apos"))
_OURS = "urn:briefje"


@dataclass(frozen=True, slots=True)
class Outline:
    """One feed of a list: its name, and the folder it is in ("" where it is in none).

    What only our own lists tell: the outlet where that is not the name, `on` whether readers get it unasked, `enabled`
    whether it may be fetched.
    """

    address: str
    name: str
    category: str = ""
    outlet: str = ""
    on: bool = True
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Outlines:
    """The feeds of a list in its order, each address once, and what was left out."""

    found: tuple[Outline, ...]
    problems: tuple[Problem, ...] = ()


def parse_opml(data: bytes) -> Outlines:
    """The feeds in an OPML file; nothing is fetched and no entity is ever expanded.

    Raises UnreadableError: "not OPML", "entity declarations", "broken XML (line 3)", or the bound that is crossed.
    """
    check_size(len(data), MAX_OPML, "OPML")
    text = _DECLARATION.sub("", legal_xml(decode_markup(data)), count=1).lstrip()
    reading = _Reading()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reading.opened
    parser.EndElementHandler = reading.closed
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(_BARE_AMPERSAND.sub("&amp;", _NAMED.sub(_plain, text)).encode(), True)
    except expat.ExpatError as error:
        raise UnreadableError(f"broken XML (line {error.lineno})" if reading.is_opml else "not OPML") from error
    if not reading.is_opml:
        raise UnreadableError("not OPML")
    return Outlines(tuple(reading.found.values()), tuple(reading.problems))


def write_opml(outlines: Iterable[Outline], title: str) -> str:
    """The list as OPML 2.0, a folder for each category; `parse_opml` gives the same feeds, by folder."""
    folders: dict[str, list[Outline]] = defaultdict(list)
    for one in outlines:
        folders[one.category].append(one)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<opml version="2.0" xmlns:briefje="{_OURS}">',
        f"  <head><title>{_escaped(title)}</title></head>",
        "  <body>",
    ]
    for category, feeds in folders.items():
        indent = "    " if category == "" else "      "
        inside = [f"{indent}{_written(one)}" for one in feeds]
        name = _escaped(category)
        lines += (
            inside if category == "" else [f'    <outline text="{name}" title="{name}">', *inside, "    </outline>"]
        )
    return "\n".join([*lines, "  </body>", "</opml>", ""])


@dataclass(slots=True)
class _Reading:
    """What has been read so far: the folders that are open, the feeds by address."""

    is_opml: bool = False
    count: int = 0
    folders: list[str] = field(default_factory=list)
    found: dict[str, Outline] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def opened(self, name: str, given: dict[str, str]) -> None:
        self.is_opml = self.is_opml or name.lower() == "opml"
        if name.lower() != "outline":
            return
        self.count += 1
        check_count(self.count, MAX_OUTLINES, "outlines")
        if len(self.folders) >= MAX_DEPTH:
            raise UnreadableError(f"outlines nested deeper than {MAX_DEPTH}")
        told = {key.lower(): value for key, value in given.items()}
        label = _name(told.get("text") or told.get("title") or "")
        address = (
            told.get("xmlurl") or (told.get("url") if told.get("type", "").lower() == "rss" else "") or ""
        ).strip()
        if address:
            self._feed(address, label, told)
        self.folders.append("" if address else label)

    def closed(self, name: str) -> None:
        if name.lower() == "outline":
            self.folders.pop()

    def _feed(self, written: str, label: str, told: dict[str, str]) -> None:
        try:
            address = feed_address(written)
        except AddressError as error:
            self.problems.append(Problem(label, str(error)))
            return
        category = next((folder for folder in reversed(self.folders) if folder), "")
        marked = {key: told.get(f"briefje:{key}") != "false" for key in ("on", "enabled")}
        outline = Outline(address, label, category, _name(told.get("briefje:outlet", "")), **marked)
        self.found.setdefault(address, outline)


def _name(written: str) -> str:
    return " ".join(clean_text(written, MAX_NAME).split())


def _refuse_entity(*_: object) -> None:
    raise UnreadableError("entity declarations")


def _plain(found: re.Match[str]) -> str:
    """HTML's own entities as characters; XML knows only five."""
    return found[0] if found[1] in _XML_ENTITIES else escape(html5.get(f"{found[1]};", "")) or f"&amp;{found[1]};"


def _written(one: Outline) -> str:
    name = _escaped(one.name)
    marks = [f' briefje:{key}="false"' for key, is_so in (("on", one.on), ("enabled", one.enabled)) if not is_so]
    if one.outlet and one.outlet != one.name:
        marks.append(f' briefje:outlet="{_escaped(one.outlet)}"')
    return f'<outline type="rss" text="{name}" title="{name}" xmlUrl="{_escaped(one.address)}"{"".join(marks)}/>'


def _escaped(text: str) -> str:
    return escape(legal_xml(text), quote=True)
