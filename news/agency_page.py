"""A page of agency copy taken apart: the lines of its article, and the teasers under their headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from news.cleaning import clean_text
from news.clutter import is_clutter, without_credit
from news.dateline import split_dateline
from news.teasers import Teaser, holds_teasers, is_title, split_teasers

_LONGEST_PAGE = 1_000_000
"""Characters; some thousand teasers."""

_SURE = (
    r"(?:meer (?:nieuws )?uit\b.{0,50}|(?:meer|ander|overig|laatste|het laatste|recent|gerelateerd) nieuws\b.{0,30})"
)
_POINTER = (
    r"(?:meer over\b.{1,60}|(?:lees|bekijk) (?:ook|meer|verder)(?: over\b.{0,60})?"
    r"|(?:gerelateerde|andere|aanbevolen|meer) (?:artikelen|berichten))"
)
_PERHAPS = (
    r"(?:meer (?:van|in)\b.{1,50}|(?:ook|verder) in het nieuws|net binnen|meest gelezen|(?:ander|kort) nieuws.{0,30})"
)
_HEADING = re.compile(
    rf"\W*(?:(?P<sure>{_SURE})|(?P<pointer>{_POINTER})|(?P<perhaps>{_PERHAPS}))(?<![.!?,;])[\s:>»›]*", re.IGNORECASE
)
_GLUED_HEADING = re.compile(
    r"(?:^|(?<=[.!?\"'”’)]))[ ]*"
    r"(Meer (?:nieuws )?uit (?:de |het )?[A-Z][a-zà-ÿ]+(?:(?: & | en |-)[A-Z]?[a-zà-ÿ]+)?)[ ]*"
    r"(?=\n|$|['’]s-[A-Z]|\(ANP|[A-ZÀ-Þ][A-ZÀ-Þ .,'’/-]+ \([A-Z])",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of the article, its title among them, and the teasers; no clutter in either."""

    main: tuple[str, ...]
    teasers: tuple[Teaser, ...] = ()


def split_page(text: str) -> Page:
    """The article and the teasers in `text`.

    Teasers begin under a heading ("Meer uit …" always; "Lees ook" and the like where times or datelines follow), or,
    under a heading nobody foresaw, where a second dateline of an agency opens a line. A pointer without teasers is cut
    out with the titles it points at.
    """
    blocks = _blocks(clean_text(_GLUED_HEADING.sub(r"\n\1\n", text[:_LONGEST_PAGE]), _LONGEST_PAGE).split("\n\n"))
    main: list[str] = []
    teasers: list[Teaser] = []
    for heading, lines in blocks:
        found = _HEADING.fullmatch(heading)
        if found and (found["sure"] or holds_teasers(lines)):
            teasers += split_teasers(lines)
        elif not teasers:
            main += [heading] if found and found["perhaps"] else []
            main += _behind_titles(lines) if found and found["pointer"] else lines
    end, start = _unforeseen_list(main)
    return Page(tuple(main[:end]), (*split_teasers(main[start:]), *teasers))


def without_teasers(lines: Sequence[str]) -> list[str]:
    """The lines of an article without the list under "Meer uit …", whether that heading is a line or glued to one."""
    kept: list[str] = []
    for line in lines:
        own, *listed = _GLUED_HEADING.sub(r"\n\1\n", line).split("\n")
        found = _HEADING.fullmatch(own)
        if kept and found and found["sure"]:
            break
        kept += [own.rstrip()] if own.strip() else []
        if listed:
            break
    return kept


def _blocks(lines: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Each heading with the lines under it, clutter taken out; the first has no heading ("")."""
    blocks: list[tuple[str, list[str]]] = [("", [])]
    for line in lines:
        if blocks[0][1] and _HEADING.fullmatch(line):
            blocks.append((line, []))
        elif not is_clutter(line) and (text := without_credit(line)):
            blocks[-1][1].append(text)
    return blocks


def _behind_titles(lines: Sequence[str]) -> Sequence[str]:
    start = next((number for number, line in enumerate(lines) if not is_title(line)), len(lines))
    return lines[start:]


def _unforeseen_list(lines: Sequence[str]) -> tuple[int, int]:
    """Where the article ends and a list of teasers under no known heading starts; its length twice if none does."""
    opening = [number for number, line in enumerate(lines) if _by_agency(line)]
    later = [number for number in opening if number > max(1, opening[0])]
    if not later:
        return len(lines), len(lines)
    under_heading = is_title(lines[later[0] - 1].rstrip(":")) and later[0] - 1 > opening[0]
    return later[0] - under_heading, later[0]


def _by_agency(line: str) -> bool:
    dateline, _ = split_dateline(line)
    return bool(dateline and dateline.agencies)
