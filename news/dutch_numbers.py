"""Numbers in Dutch text, in digits and in words, as what they say: "ruim drieduizend" is 3000 or somewhat more.

Left out, as they count nothing: times of day, dates, years, ages, and the article "een" without its accents. Of "1,5
miljoen" and "twee miljard" the whole is the number. "Tientallen" and "honderden" name none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from news.folding import fold


class Bound(StrEnum):
    """How a number is meant."""

    EXACT = "exact"
    LEAST = "least"
    """Zeker, minstens, ruim: so many or more."""
    ABOUT = "about"
    """Ongeveer, bijna, zo'n."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number: what it says, how it is meant, and where it stands, with its bound word where it has one."""

    value: float
    bound: Bound
    start: int
    end: int


MOST_WORD = 40
"""Letters of a word that may be a number: "negenhonderdnegenennegentigduizend" has 34."""

_ONES = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
_TEENS = ("dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_SMALL = {word: value for value, word in enumerate((*_ONES, *_TEENS))}
_SMALL |= {word: 20 + 10 * place for place, word in enumerate(_TENS)}
_SMALL |= {
    f"{one}en{ten}": _SMALL[one] + _SMALL[ten] for one in _ONES[1:10] for ten in _TENS
}  # eenentwintig, tweeentwintig without its diaeresis
_MANY = {"duizend": 1_000.0, "miljoen": 1_000_000.0, "miljard": 1_000_000_000.0}
_BOUNDS = {
    **dict.fromkeys(("zeker", "minstens", "minimaal", "tenminste", "ten minste", "ruim", "meer dan"), Bound.LEAST),
    **dict.fromkeys(("ongeveer", "circa", "bijna", "zo'n", "zo’n", "rond de", "hoogstens"), Bound.ABOUT),
}
_BOUND = re.compile(rf"(?:^|(?<=\W))({'|'.join(_BOUNDS)})\s+(?:de\s+)?$", re.IGNORECASE)
_FOUND = re.compile(
    r"(?<![\w.,:/-])(?:(?P<digits>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)|(?P<word>[^\W\d_]{3,40}))(?![\w/])"
    r"(?![.,:-]\d)(?!-\w)"
)
_MANY_AFTER = re.compile(r"\s+(duizend|miljoen|miljard)(?!\w)", re.IGNORECASE)
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_NO_COUNT = re.compile(
    rf"\s*(?:\)|uur(?!\w)|u(?!\w)|(?:{_MONTHS})(?!\w)|jaar oud(?!\w)|jaar geleden(?!\w)|(?:e|ste|de)(?!\w)|°)",
    re.IGNORECASE,
)
_HOUR = re.compile(r"\bhalf\s+$|\bkwart (?:voor|over)\s+$", re.IGNORECASE)
_YEARS = range(1900, 2101)


def numbers(text: str) -> Iterator[Number]:
    """The numbers of a text that count something, in their order."""
    end = 0
    for found in _FOUND.finditer(text):
        if found.start() < end:
            continue
        value = _digits(found["digits"]) if found["digits"] else value_of(found["word"])
        if value is None:
            continue
        end = found.end()
        if (many := _MANY_AFTER.match(text, end)) is not None:
            value, end = value * _MANY[many[1].lower()], many.end()
        if _counts(text, found, value, end):
            bound = _BOUND.search(text, max(0, found.start() - 15), found.start())
            start = bound.start(1) if bound else found.start()
            yield Number(value, _BOUNDS[bound[1].lower()] if bound else Bound.EXACT, start, end)


def _counts(text: str, found: re.Match[str], value: float, end: int) -> bool:
    if _NO_COUNT.match(text, end) or _HOUR.search(text, max(0, found.start() - 12), found.start()):
        return False
    opened = text[max(0, found.start() - 1) : found.start()] == "("
    return not opened and not (value in _YEARS and "." not in found.group() and end == found.end())


def _digits(written: str) -> float:
    return float(written.replace(".", "").replace(",", "."))


@lru_cache(maxsize=8_192)
def value_of(word: str) -> float | None:
    """What a Dutch number word says ("drieëntwintigduizend": 23000); None for any other word, and for "een"."""
    plain = fold(word)
    if plain == "een":
        return 1.0 if word.lower() != "een" else None
    if len(word) > MOST_WORD or not any(part in plain for part in _PARTS):
        return None
    return _value(plain)


_PARTS = ("honderd", "duizend", *_SMALL)


def _value(plain: str) -> float | None:
    if plain in _SMALL:
        return float(_SMALL[plain])
    for name, size, most in (("duizend", 1_000, 1_000), ("honderd", 100, 100)):
        before, found, after = plain.partition(name)
        if found:
            times = _value(before) if before else 1.0
            rest = _value(after.removeprefix("en")) if after else 0.0
            if times is None or rest is None or times >= most or rest >= size:
                return None
            return times * size + rest
    return None
