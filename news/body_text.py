"""An article's text as it is kept: clean, without its own headline, by the way lines and captions, headings apart.

Print and scrapers leave traces that read as sentences: a word broken over two lines ("voor- zitter"), a sub-headline
glued to the sentence after it, a caption, "Lees ook: …", a plea to subscribe. Whoever makes a brief must not meet them.
"""

import re
from collections.abc import Iterable

from news.abbreviations import words
from news.cleaning import clean_text
from news.clutter import is_clutter
from news.statement import SIGNS, has_main_verb

_LONGEST_HEADING = 8
"""Words; the sub-headlines of newspapers have up to five, and a few more where they are a sentence."""
_SHORTEST_HEADING = 5
"""Letters of one that is a single word."""
_LONGEST_CAPTION = 250
_FEWEST_TITLE_WORDS = 3

_SURE_OPENERS = "Volgens|Ook|Er|Zo'n|Maar|Bij|Op|Met|Na|Door|Tijdens|Sinds|Om|Uit|Tot|Aan|Hij|Zij|Ze|Zijn"
_OPENERS = r"De|Het|Een|In|Voor|Dat|Dit|Die|Deze|En|Als|Wie|Wat|Naar|Want|Toch|Nu|Toen"
_HEADING = re.compile(
    r"(?P<before>^|[.!?…]['\"”’]?\s)(?P<heading>[A-ZÀ-Þ][^.!?…:;\"”“\n]{2,80}?[a-zà-ÿ0-9]) "
    rf"(?:(?P<sure>{_SURE_OPENERS})(?= [\w'‘\"“])"
    rf"|(?P<opener>{_OPENERS})(?= (?:[a-zà-ÿ0-9'‘\"“]|[A-Z][a-zà-ÿ]+se\b|Eerste\b|Tweede\b)))"
)
"""Behind "De" or "Het" a capital makes a name ("minister De Jonge"), unless it is an adjective."""
_SECTION = re.compile(
    r"^(?:achtergrond|analyse|atletiek|basketbal|handbal|hockey|interview|korfbal|motorsport|portret|profiel|reportage"
    r"|schaatsen|tennis|turnen|voetbal|volleybal|wielrennen|zwemmen)\b(?: [-–—:]|:)? (?=['‘\"“]?[A-ZÀ-Þ])"
)
"""A section of a paper in small letters before the first sentence: "voetbal De Graafschap wint"."""
_CLINGING = re.compile(r"(?<=[a-zà-ÿ]{2})[.!?](?=[A-ZÀ-Þ][a-zà-ÿ]* )")
"""The end of a sentence without its space: "… ontdekt.De kikkers …"."""
_LABEL = re.compile(
    r"^(?:(?!(?:maar|want|voor|naar|door|over|volgens|zegt|minister|premier|president|koning|toen|hoe|aldus)\b)"
    r"[a-zà-ÿ]{4,16}(?: [a-zà-ÿ]{4,16})?|Reportage|Analyse|Achtergrond|Portret|Profiel|Interview"
    r"|VS|Klimaat|Zorg|Onderwijs|Migratie|Economie|Cultuur|Wonen|Veiligheid|Energie|Natuur|Verkeer|Religie)"
    r"(?: [-–—])? (?=['‘\"“]?[A-ZÀ-Þ][a-zà-ÿ])"
)
"""A topic in small letters, or a rubric, glued to the beginning of a text: "identiteit Behandelingen om …"."""
_LEANING = words(
    """
    aan achter als bij boek boeken campagne dagblad dat de die dit door een en film het in krant lied met na naar nummer
    of om onder op over per programma roman rubriek serie te tegen titel tot tussen uit van via volgens voor want zegt
    zei aldus heet heette blad tijdschrift radioprogramma podcast voorstelling documentaire blog band café restaurant
    hotel museum theater stichting vereniging club kasteel boerderij molen school basisschool partij vakbond huis villa
    camping bar winkel zaal galerie project actie stelling thema motto or and
    """
)
"""Behind one of these a capital opens a title or a name, and no sentence."""
_CAPTION = re.compile(
    r".{0,200}(?:^|[\s(|–-])(?:foto|beeld|fotograaf|archieffoto)(?:'s|’s)?\s?[:©/]?\s*"
    r"(?:©\s*)?(?:anp|epa|afp|reuters|rtr|getty(?: images)?|hollandse hoogte|[A-ZÀ-Þ][\w.’'-]+(?: [\w.’'-]+){0,4})"
    r"(?:\s*/\s*[\w .’'-]{2,40})?\s*\)?\.?",
    re.IGNORECASE,
)
_NAMED_CAPTION = re.compile(
    r"(?:^|[\s(|–-])(?:Foto|FOTO|Beeld|BEELD|Archieffoto|[(]foto)(?:'s|’s)?\s?[:©/]?\s*(?:©\s*)?[A-ZÀ-Þ]"
)

_SPACED_STOP = re.compile(r"(?<=\w) ([.,])(?=\s|$)")
_DROPPED_CAP = re.compile(r"^([B-NP-TV-Z]) (?!(?:is|was|en|of|heeft|had|komt|gaat)\b)([a-zà-ÿ])")
"""The big first letter of a paper, parted from its word: "D e grootste schat"; "O" and "U" are words."""


def clean_body(text: str, title: str = "") -> str:
    """`text` as `clean_text` gives it, without page furniture, captions and the headline `title` at its start.

    A sub-headline that is glued to a sentence becomes a paragraph of its own. Cleaning what is clean changes nothing.
    """
    parted = _SPACED_STOP.sub(r"\1", _CLINGING.sub(r"\g<0> ", clean_text(text)))
    lines = _without_title(_kept(parted.split("\n\n")), title)
    opened = [_DROPPED_CAP.sub(r"\1\2", _LABEL.sub("", line)) for line in lines[:1]]
    return "\n\n".join(_headings_apart(line) for line in _kept([*opened, *lines[1:]]))


def _kept(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if line and not is_clutter(line) and not is_caption(line)]


def is_caption(line: str) -> bool:
    """Whether a line is the text under a picture, by the photographer who is named at its end."""
    return len(line) <= _LONGEST_CAPTION and bool(_NAMED_CAPTION.search(line) and _CAPTION.fullmatch(line))


def _without_title(lines: list[str], title: str) -> list[str]:
    """The lines without the headline at their start, alone on a line or glued to the first sentence."""
    said = _bare(title)
    if len(said) < _FEWEST_TITLE_WORDS:
        return lines
    while len(lines) > 1 and _bare(lines[0]) == said:
        lines = lines[1:]
    first = lines[0].split() if lines else []
    rest = first[len(said) :]
    glued = _bare(" ".join(first[: len(said)])) == said and rest and rest[0].lstrip("'\"“‘(")[:1].isupper()
    if glued and not has_main_verb(title) and has_main_verb(" ".join(rest)):
        return [" ".join(rest), *lines[1:]]
    return lines


def _bare(text: str) -> list[str]:
    return [word.strip(SIGNS + "…").casefold() for word in text.split()]


def _headings_apart(line: str) -> str:
    """The line with each sub-headline in it as a paragraph of its own."""
    return _HEADING.sub(_apart, _SECTION.sub("", line))


def _apart(found: re.Match[str]) -> str:
    before, heading, opener = found["before"], found["heading"], found["sure"] or found["opener"]
    if not _is_heading(heading, sure=bool(found["sure"])) or found.string.count(f"{heading} {opener}") > 1:
        return found[0]  # what comes back is a name: "Leef of Die"
    return f"{before.rstrip()}\n\n{heading}\n\n{opener}" if before else f"{heading}\n\n{opener}"


def _is_heading(heading: str, *, sure: bool) -> bool:
    """Whether words before a capital are a sub-headline: few, or a short sentence where the capital is `sure`."""
    parts = heading.split()
    if (
        len(parts) > _LONGEST_HEADING
        or parts[-1].casefold() in _LEANING
        or parts[0] in f"{_SURE_OPENERS}|{_OPENERS}".split("|")
    ):
        return False
    if len(parts) == 1:
        return len(heading) >= _SHORTEST_HEADING
    if not has_main_verb(heading):
        return len(parts) < _LONGEST_HEADING and not parts[-1][:1].isupper()
    return sure and len(parts) > _FEWEST_TITLE_WORDS
