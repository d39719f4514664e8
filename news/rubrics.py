"""Rubrics in a headline: the column, the place or the kind of piece that a paper puts before or after it.

- One that tells that it is no news goes to the front: "Waarom de trein niet rijdt. Column" is "Column: Waarom …".
- One that tells of pictures, or that it is paid or new, is cut: "VIDEO | Brug ingestort", "Brug ingestort (+video)".
- Another is cut only after ". " behind a headline of some words, and only where it cannot be a sentence of its own.
"""

import re

_SHORTEST_HEADLINE = 3
"""Words; a shorter one needs its rubric ("Verbouwing. Column")."""
_MOST_RUBRICS = 8
_LONGEST_HEADLINE = 150
"""Characters; a longer title is a text without one, and ends in a sentence."""
_SURE_HEADLINE = 4
"""Words before a rubric of one capitalised word ("… . Veenendaal"), which may be a cry behind fewer."""
_RUBRICS = (
    "achtergrond|analyse|brief|brieven|column|commentaar|correctie|cultuur|essay|goedemorgen|hoofdredactioneel|interview"
    "|ingezonden|kort|kort nieuws|lezersbrieven|opinie|personalia|portret|profiel|recensie|rectificatie|reportage|sport"
    "|uitgelicht|weer|zo gezien"
)
_TELLS = (
    "brieven|column|commentaar|essay|hoofdredactioneel|ingezonden|interview|kort nieuws|lezersbrieven|opinie|portret"
    "|profiel|recensie|reportage"
)
"""Rubrics that a reader should see and that tell `news.genre` what the article is."""
_BEHIND = r"(?:(?<=[^\W_]{4})|(?<=\d)|(?<=[?!.…'’”\")]))\s*(?:\.|(?<=\.) )\s+"
"""The end of the headline: a full stop behind a word that is no abbreviation."""
_TAIL = re.compile(
    rf"{_BEHIND}(?P<rubric>(?i:{_RUBRICS})|[a-zà-ÿ]+(?:[ /-][a-zà-ÿ]+){{0,2}}"
    r"|[A-ZÀ-Þ]{3,}(?:[ /-][A-ZÀ-Þ]{2,}){0,2})$"
)
_NAMED_TAIL = re.compile(
    rf"{_BEHIND}(?:(?P<first>(?i:{_TELLS}))(?: [^\s.]+){{1,5}}"
    r"|(?:[^\s.]+ ){1,3}(?P<last>(?i:column|recensie|opinie)))$"
)
"""A rubric and whose it is, or what it is about: "… . Column Nynke Bos", "… . Reportage kalversterfte"."""
_WORD_TAIL = re.compile(rf"{_BEHIND}(?P<rubric>[A-ZÀ-Þ][a-zà-ÿ]{{3,}}(?:-[A-Za-zà-ÿ]+)*)$")
_CRIES = frozenset(
    (
        *("alweer", "altijd", "basta", "bizar", "daarom", "dood", "echt", "eindelijk", "einde", "fout", "gelijk"),
        *("gelukkig", "genoeg", "hallo", "helaas", "hoera", "inderdaad", "jammer", "klaar", "logisch", "misschien"),
        *("moedig", "natuurlijk", "niemand", "nooit", "onzin", "opnieuw", "precies", "punt", "raar", "samen", "snel"),
        *("soms", "stop", "straks", "toch", "vanavond", "vandaag", "vergeten", "voorbij", "waarom", "wanneer", "weer"),
        *("welkom", "zeker", "zielig", "zonde"),
    )
)
"""Words that are a sentence by themselves."""
_PICTURES = r"(?:video|foto|beeld)(?:[’']?s|en|serie|reportage)?"
_MARK = rf"(?:{_PICTURES}|kijk|luister|update|breaking|net binnen|laatste nieuws|premium|exclusief|abonnee\w*)"
_FRONT_MARK = re.compile(
    rf"^(?:(?i:{_MARK}(?: ?[&+/] ?{_MARK})?)\s*\|+"
    r"|(?:VIDEO|FOTO[’']?S?|BEELD|UPDATE|BREAKING|NET BINNEN|PREMIUM)\s*[:•–-])\s+"
)
"""With a bar in any letters, with another sign in capitals only: "Video: …" points at a broadcast, and is a stub."""
_FRONT_RUBRIC = re.compile(
    rf"(?:(?P<barred>(?i:{_TELLS}|analyse|achtergrond))\s*[|•]+|(?P<capitals>COLUMN|OPINIE|COMMENTAAR|ESSAY|RECENSIE|INTERVIEW"
    r"|REPORTAGE|ANALYSE|ACHTERGROND|PORTRET|PROFIEL)\s*[:–-])\s+"
)
_END_MARK = re.compile(
    rf"\s+(?:[(\[]\s*(?:\+ ?)?(?:met )?(?i:{_MARK})(?: ?[&+/] ?(?i:{_MARK}))?\s*[)\]]"
    rf"|[(\[]\+[)\]]|\|\s*(?i:{_MARK})|🔒)\s*$"
)
_END_RUBRIC = re.compile(rf"\s+(?:\|+|[–-])\s+(?P<rubric>(?i:{_TELLS}))$")
_END_OUTLET = re.compile(r"\s+[|–—-]\s+(?P<outlet>[^|–—]{2,40})$")


def without_rubric(headline: str) -> str:
    """A headline, on one line, without its rubrics, or with the one that tells what it is at the front."""
    for _ in range(_MOST_RUBRICS):
        line = _without_one(headline)
        if line == headline:
            break
        headline = line
    return headline


def _without_one(headline: str) -> str:
    line = _FRONT_MARK.sub("", _END_MARK.sub("", headline), count=1) or headline
    if found := _FRONT_RUBRIC.match(line):
        return _labelled(found["barred"] or found["capitals"], line[found.end() :])
    if found := _END_RUBRIC.search(line):
        return _labelled(found["rubric"], line[: found.start()])
    return _without_tail(line)


def without_outlet(title: str, outlet: str | None) -> str:
    """A title without the name of its outlet at the end, behind a bar or a dash: "Brug dicht | De Krant"."""
    found = _END_OUTLET.search(title) if outlet else None
    if not found or not outlet or len(title[: found.start()].split()) < _SHORTEST_HEADLINE:
        return title
    return title[: found.start()] if _bare(found["outlet"]) == _bare(outlet) else title


def _bare(name: str) -> str:
    return re.sub(r"\.(?:nl|be|com)$", "", name.strip().casefold())


def _labelled(rubric: str, headline: str) -> str:
    return f"{rubric.capitalize()}: {headline}" if headline else rubric


def _without_tail(line: str) -> str:
    if (found := _NAMED_TAIL.search(line)) and _is_whole(line[: found.start()], _SHORTEST_HEADLINE):
        return _labelled(found["first"] or found["last"], line[: found.start()])
    if (found := _TAIL.search(line)) and _is_whole(line[: found.start()], _SHORTEST_HEADLINE):
        tells = re.fullmatch(_TELLS, found["rubric"], re.IGNORECASE)
        return _labelled(found["rubric"], line[: found.start()]) if tells else line[: found.start()]
    if (
        len(line) <= _LONGEST_HEADLINE
        and (found := _WORD_TAIL.search(line))
        and _is_whole(line[: found.start()], _SURE_HEADLINE)
    ):
        return line if found["rubric"].casefold() in _CRIES else line[: found.start()]
    return line


def _is_whole(headline: str, fewest: int) -> bool:
    return len(headline.split()) >= fewest
