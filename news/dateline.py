"""The dateline of agency copy: "GAZA-STAD (ANP/AFP) - " before the first sentence."""

import re
import unicodedata
from dataclasses import dataclass

from news.dateline_names import ACRONYMS, AGENCIES, NO_AGENCIES, NO_PLACES, PLACES

_SMALL = re.compile(r"aan|bij|d[aeiou]|de[lnrs]|e[ln]|het|in|l[ae]|op|sur|te[nr]|upon|van|['’‘`]?[st]")
_LONGEST_NAME = 8
_SHORTEST_UNKNOWN = 6
"""Letters: in agency copy, a single word in capitals is more often a place than an acronym from this length on."""

_DASH = r"\s*(?:-{1,2}|[–—―])\s*"
_NAME = r"[^\W\d_][\w.'’‘`,/ \-]{0,58}?"
_AGENCY = r"[^\W\d_][\w.&-]{1,19}(?: [^\W\d_][\w.&-]{1,19})?"
_AGENCIES = rf"\(\s*(?P<agencies>{_AGENCY}(?:\s*[/,+]\s*{_AGENCY}){{0,5}})\s*\)"
_START = r"\s*(?P<place>(?:['’‘`][stST][- ])?"
_WITH_AGENCY = re.compile(rf"{_START}{_NAME})??\s*{_AGENCIES}(?:{_DASH}|\s*$)")
_DAY_IN_PLACE = re.compile(r",?\s+\d.*$")
_BARE = re.compile(rf"{_START}[^\W\d_](?:[\w.,'’/\-]| (?!-)){{1,40}}?)\s+[-–—]{{1,2}}\s+(?=[\"'‘’“„(]?[^\W_])")
_NO_DASH = re.compile(rf"{_START}{_NAME})??\s*{_AGENCIES}\s+(?=[\"'‘’“„(]?[A-ZÀ-Þ0-9])")
"""Without a dash only a known agency tells a dateline from a party behind a name ("Jansen (VVD) zegt")."""
_AGENCY_ALONE = re.compile(rf"\s*(?P<agencies>{'|'.join(sorted(AGENCIES))})\s+[-–—]{{1,2}}\s+(?=[\"'‘’“„(]?[^\W_])")
_CAPITALS = re.compile(rf"{_START}[A-ZÀ-Þ][A-ZÀ-Þ'’ /-]{{2,40}}?)\s*[:|]\s+(?=[\"'‘’“„(]?[A-ZÀ-Þ0-9])")
_KNOWN = rf"(?i:{'|'.join(sorted(AGENCIES))})"
_SIGNED = re.compile(rf"(?<=[.!?\"'”’…])\s*\(\s*(?P<agencies>{_KNOWN}(?:\s*/\s*{_KNOWN})*)\s*\)\s*$")
_BETWEEN_PLACES = re.compile(r"\s*[/,]\s*| EN ")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a piece of news was written and by which agencies; `agencies` are in capitals, in their order."""

    place: str | None = None
    agencies: tuple[str, ...] = ()


def split_dateline(text: str, *, agency_copy: bool = False) -> tuple[Dateline | None, str]:
    """The dateline at the start of `text` and what comes after it; None and `text` itself where there is none.

    With agencies in brackets the place may be missing, and may be in small letters if an agency is a known one.
    Without agencies it must be a known place in full capitals, for papers open as well with a key word in capitals
    ("UITSTEL – …", "NAVO – …"); in `agency_copy`, which does not, any longer name in capitals will do.
    """
    found = _WITH_AGENCY.match(text)
    if found and (dateline := _with_agency(found["place"], found["agencies"])):
        return dateline, text[found.end() :]
    bare = _BARE.match(text)
    if bare and _is_place_alone(bare["place"], agency_copy=agency_copy):
        return Dateline(bare["place"]), text[bare.end() :]
    return _rarer(text)


def _rarer(text: str) -> tuple[Dateline | None, str]:
    """Datelines that lack a sign: no dash, no place, no capitals; each needs a name that we know."""
    if (found := _NO_DASH.match(text)) and found["agencies"].split("/")[0].strip().upper() in AGENCIES:
        place = (found["place"] or "").strip()
        if not place or _is_capitals(place):
            return _with_agency(found["place"], found["agencies"]), text[found.end() :]
    if found := _AGENCY_ALONE.match(text):
        return Dateline(None, (found["agencies"],)), text[found.end() :]
    if (found := _CAPITALS.match(text)) and all(_is_known(part) for part in _BETWEEN_PLACES.split(found["place"])):
        return Dateline(found["place"].strip()), text[found.end() :]
    return None, text


def split_signature(text: str) -> tuple[tuple[str, ...], str]:
    """The agencies in brackets behind the last sentence ("… zegt de gemeente. (ANP)"), and the text without."""
    found = _SIGNED.search(text[-60:])
    if not found:
        return (), text
    agencies = tuple(part.strip().upper() for part in found["agencies"].split("/"))
    return agencies, text[: len(text) - (len(text[-60:]) - found.start())].rstrip()


def _is_known(place: str) -> bool:
    return _plain(place) in PLACES


def _with_agency(place: str | None, bracket: str) -> Dateline | None:
    agencies = tuple(part.strip().upper() for part in re.split(r"[/,+]", bracket))
    place = _DAY_IN_PLACE.sub("", place or "").strip(" ,") or None
    if any(agency.split()[0] in AGENCIES for agency in agencies):
        return Dateline(place, agencies) if place is None or _is_name(place) else None
    if place is None or not _is_capitals(place) or NO_PLACES & set(place.split()):
        return None
    return Dateline(place, agencies) if bracket.isupper() and not NO_AGENCIES & set(agencies) else None


def _is_name(place: str) -> bool:
    """Capitalised throughout, but for the small words inside a name ("Alphen aan den Rijn")."""
    words = re.findall(r"['’‘`]?[^\W\d_]+", place)
    return len(words) <= _LONGEST_NAME and all(
        not word.lstrip("'’‘`")[:1].islower() or _SMALL.fullmatch(word) for word in words
    )


def _is_capitals(place: str) -> bool:
    return re.sub(r"^['’‘`]s[- ]", "", place).isupper()


def _is_place_alone(place: str, *, agency_copy: bool) -> bool:
    if not _is_capitals(place):
        return False
    parts = (place, *_BETWEEN_PLACES.split(place))
    if any(_plain(part) in PLACES or _plain(part).rpartition("-")[0] in PLACES for part in parts):
        return True
    words = re.findall(r"[^\W\d_]+", place)
    known_otherwise = (NO_PLACES | ACRONYMS) & set(words)
    letters = sum(map(len, words)) if max(map(len, words)) > 3 else 0  # "EU EN VS" is no place
    return agency_copy and not known_otherwise and letters >= _SHORTEST_UNKNOWN


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.lower().replace("’", "'").replace("‘", "'").replace("`", "'"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).strip()
