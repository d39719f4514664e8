"""Who wrote it: by-lines above, at the top and under a text."""

import re
from collections.abc import Sequence

_LONGEST = 80
_MOST_LINES = 8
"""Half of it writers with their functions: four in one by-line were seen."""
_SMALL = r"van|de|den|der|ten|ter|het|te|op|la|el|al|bin|ibn|von|di|da|en|&|/|'t|'s"
_NAME = re.compile(rf"(?:[A-ZÀ-Þ]['’\w.-]*)(?: (?:{_SMALL}|[A-ZÀ-Þ]['’\w.-]*)){{1,5}}")
_FUNCTION = re.compile(
    r"redact(?:eur|rice|ie)|verslag(?:gever|geefster)|correspondent|journalist|commentator|columnist|presentat(?:or|rice)|analist"
    r"|recensent|fotogra(?:af|fe)|medewerk(?:er|ster)|criticus|duider|stagiair|^volgt\b",
    re.IGNORECASE,
)
_WRITER = re.compile(
    r"\W*(?:geschreven door|door|van|tekst|auteur)(?P<colon>\s*:)?\s+(?P<name>[^:;!?]{2,80})", re.IGNORECASE
)
_WRITER_WORD = re.compile(rf"[A-ZÀ-Þ]['’\w.-]*|{_SMALL}|onze|een|\w*(?:redact|verslagge|correspondent)\w*")
_DESK = re.compile(r"\W*(?:(?:van|door) (?:onze |de )?)?\w{0,20}redactie(?: [\w-]{3,20}){0,2}\W*", re.IGNORECASE)
"""A desk and no person: "Redactie Sport", "Van onze redactie economie"."""
_DESK_BEFORE = re.compile(
    r"(?:Van|Door) (?:onze|een) (?:\w*redactie|\w*verslagge(?:vers?|efster)|correspondent(?:en|e)?)(?: [a-zà-ÿ]+){0,2} "
    r"(?=[A-ZÀ-Þ'’-]{3,}[A-ZÀ-Þ ()/a-z]{0,40} ?[-–—] )"
)
"""On one line with the dateline: "Van onze redactie buitenland PARIJS - …"."""
_CREDITS = re.compile(r"(?:presentator(?:en)?|presentatie|redactie|auteurs?|makers)\W*", re.IGNORECASE)


def author_of(line: str) -> str | None:
    """The author in a line that tells nothing else ("Door: Jan Jansen", "Van onze verslaggever"), else None."""
    found = _WRITER.fullmatch(line.rstrip(" |•·-–"))
    if not found or found["name"].endswith("."):
        return None
    name = found["name"].strip(" ,")
    words = name.replace(",", " ").split()
    return name if words and all(_WRITER_WORD.fullmatch(word) for word in words) else None


def strip_byline(body: str) -> tuple[str | None, str]:
    """The author of a clean `body`, None where it does not tell, and the body without its by-line.

    A by-line is a line like "Door: …", a name with a function under it ("redacteur Binnenland"), or a few short lines
    that stand twice above the text; under it, the names below "Presentatoren" and the like. Several authors are
    joined by ", ". A body that is nothing but a by-line is left as it is.
    """
    paragraphs = _DESK_BEFORE.sub("", body, count=1).split("\n\n") if _DESK_BEFORE.match(body) else body.split("\n\n")
    paragraphs = paragraphs[: _end(paragraphs)]
    count = _repeated(paragraphs) or _named(paragraphs)
    if not 0 < count < len(paragraphs):
        return None, "\n\n".join(paragraphs) or body
    return _authors(paragraphs[:count]), "\n\n".join(paragraphs[count:])


def _end(paragraphs: Sequence[str]) -> int:
    """Where the text ends and a list of presenters or editors starts."""
    end = len(paragraphs)
    while end > 1 and _NAME.fullmatch(paragraphs[end - 1]):
        end -= 1
    listed = 0 < end < len(paragraphs) and _CREDITS.fullmatch(paragraphs[end - 1])
    return end - 1 if listed and end > 1 else len(paragraphs)


def _repeated(paragraphs: Sequence[str]) -> int:
    """How many lines at the top are a by-line that stands there twice."""
    for half in range(_MOST_LINES, 0, -1):
        lines = paragraphs[:half]
        twice = len(paragraphs) >= 2 * half and lines == paragraphs[half : 2 * half]
        if twice and _NAME.fullmatch(lines[0]) and all(_is_short(line) for line in lines):
            return 2 * half
    return 0


def _named(paragraphs: Sequence[str]) -> int:
    """How many lines at the top are authors with their functions, or say "Door: …"."""
    count = 1 if author_of(paragraphs[0]) or _DESK.fullmatch(paragraphs[0]) else 0
    while len(paragraphs) > count + 1 and _NAME.fullmatch(paragraphs[count]) and _is_function(paragraphs[count + 1]):
        count += 2
    return count


def _is_short(line: str) -> bool:
    return len(line) <= _LONGEST and not line.endswith((".", "!", "?", ":"))


def _is_function(line: str) -> bool:
    return _is_short(line) and bool(_FUNCTION.search(line))


def _is_person(line: str) -> bool:
    return bool(_NAME.fullmatch(line)) and not _is_function(line) and not any(word.isupper() for word in line.split())


def _authors(lines: Sequence[str]) -> str | None:
    names = [author_of(line) or line for line in lines if author_of(line) or _is_person(line)]
    return ", ".join(dict.fromkeys(names)) or None
