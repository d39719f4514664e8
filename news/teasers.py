"""The list of other articles below one: teasers, each with a time that is glued to its neighbour."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from news.dateline import split_dateline
from news.times import TIME_STAMP

_SENTENCE_END = tuple(".!?…:;\"'”’»)]")
_LONGEST_TITLE = 120
_LONGEST_RUBRIC = 40
_NEAR = 150
"""Characters around a time that are looked at: more than any dateline, few enough for a page on one line."""
_STAMP = re.compile(TIME_STAMP, re.IGNORECASE)
_ALONE = re.compile(rf"(?:{TIME_STAMP}|net|net binnen|vorige (?:week|maand)|vorig jaar)\.?", re.IGNORECASE)
_UNREAD = re.compile(
    r"(?:^|(?<=[.!?…\"”’)]))\s*(?P<phrase>[a-zà-ÿ0-9][a-zà-ÿ0-9 :,]{0,28}[a-zà-ÿ])"
    r"(?=(?:['’]s-)?[A-ZÀ-Þ][A-ZÀ-Þ'’.\- /]{1,40} ?\([A-Za-z/ ]{2,40}\) ?[-–—] )"
)
"""A time that we may not be able to read, glued to the dateline of the next teaser: nothing else stands there."""
_GLUED = re.compile(r"[A-ZÀ-Þ0-9]|[\"'‘’“„(][^\W_]")
_BULLETS = " \t|·•-–"
_RULE = re.compile(r"[|·•]")


@dataclass(frozen=True, slots=True)
class Teaser:
    """The lines of one teaser and the time that belongs to it, both as the page has them; `stamp` may be None."""

    lines: tuple[str, ...]
    stamp: str | None = None


def is_title(line: str) -> bool:
    """True for a line that may be a headline: short, no dateline, no full stop at its end."""
    return len(line) <= _LONGEST_TITLE and not line.endswith((".", ":", ",", ";")) and not _opens(line)


def stamp_of(line: str) -> str | None:
    """The time in a line that holds nothing else, or only a rubric beside it ("Binnenland • 5 uur geleden")."""
    parts = [part.strip(_BULLETS) for part in _RULE.split(line)]
    if any(len(part) > _LONGEST_RUBRIC for part in parts):
        return None
    return next((part for part in parts if _ALONE.fullmatch(part)), None)


def split_teasers(lines: Sequence[str]) -> tuple[Teaser, ...]:
    """The teasers in `lines`, in their order.

    A time ends a teaser, or begins one where the list begins with a time; a dateline begins one too, with the title
    above it. A time counts at the start of a line or behind a sentence, and only at the end of its line or glued to
    what follows: "een week geleden zei …" parts nothing. In a list without times and datelines each line is one.
    """
    tokens = [token for line in lines for token in _tokens(line)]
    if not _part_something(tokens):
        return tuple(Teaser((token.text,)) for token in tokens)
    return tuple(_grouped(tokens))


def holds_teasers(lines: Sequence[str]) -> bool:
    """True where a time or a dateline in `lines` parts them into teasers."""
    return _part_something([token for line in lines for token in _tokens(line)])


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    is_stamp: bool = False


def _part_something(tokens: Sequence[_Token]) -> bool:
    return any(token.is_stamp or _opens(token.text) for token in tokens)


def _grouped(tokens: Sequence[_Token]) -> Iterator[Teaser]:
    begins = tokens[0].is_stamp
    lines: list[str] = []
    stamp: str | None = None
    for token in tokens:
        if token.is_stamp:
            if lines:
                yield Teaser(tuple(lines), stamp if begins else token.text)
            lines, stamp = [], token.text if begins else None
            continue
        titled = bool(lines) and is_title(lines[-1])
        if _opens(token.text) and len(lines) > titled:
            yield Teaser(tuple(lines[: len(lines) - titled]), stamp)
            lines, stamp = lines[len(lines) - titled :], None
        lines.append(token.text)
    if lines:
        yield Teaser(tuple(lines), stamp)


def _opens(line: str) -> bool:
    return split_dateline(line, agency_copy=True)[0] is not None


def _tokens(line: str) -> Iterator[_Token]:
    stamp = stamp_of(line)
    if stamp:
        yield _Token(stamp, is_stamp=True)
        return
    start = 0
    for found in _STAMP.finditer(line):
        if _parts(line, found.start(), found.end()):
            yield from _text(line[start : found.start()])
            yield _Token(found[0], is_stamp=True)
            start = found.end()
    yield from _text(line[start:])


def _text(piece: str) -> Iterator[_Token]:
    start = 0
    for found in _UNREAD.finditer(piece):
        yield from _words(piece[start : found.start()])
        yield _Token(found["phrase"], is_stamp=True)
        start = found.end()
    yield from _words(piece[start:])


def _words(piece: str) -> Iterator[_Token]:
    piece = piece.strip(_BULLETS)
    if piece:
        yield _Token(piece)


def _parts(line: str, start: int, end: int) -> bool:
    """True where the time at `start` to `end` stands between two teasers and not within a sentence."""
    before, after = line[max(0, start - _NEAR) : start], line[end : end + _NEAR]
    behind_sentence = not before.strip(_BULLETS) or before.rstrip(_BULLETS).endswith(_SENTENCE_END)
    elapsed = line[start:end].lower().endswith("geleden")
    counted = elapsed and line[start].isdigit()  # pages count in digits, prose in words
    if not after.strip(_BULLETS):
        return behind_sentence or counted
    if _GLUED.match(after):
        return behind_sentence or elapsed
    if split_dateline(after.lstrip(_BULLETS))[0]:
        return behind_sentence or counted
    return counted and not before.strip() and after.lstrip()[:1].isupper()
