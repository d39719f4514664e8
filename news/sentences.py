"""Dutch text in sentences.

A full stop, question mark, exclamation mark or ellipsis ends a sentence where what follows can begin one, unless
the word is an abbreviation, an initial or a numbered heading (`news.abbreviations`), brackets are open, or a
quotation that ends there goes on with its speaker ('"Kom!" zegt hij'). A new paragraph always begins a sentence.
Sentences within a quotation are parted, as in the gold of UD Dutch Alpino.
"""

import re
from collections.abc import Iterator, Sequence

from news.abbreviations import (
    CAPITALISED,
    EXCLAIMED_NAMES,
    LEADING,
    OPENERS,
    REPORTING_VERBS,
    SURNAME_OPENERS,
    TITLES,
    TRAILING,
    words,
)

LONGEST_BRACKET = 60
"""Words; brackets that close later than this, or never, do not hold a sentence together."""

WRAPPED_LINE = 60
"""Characters; a line at least this long that ends without a full stop goes on in the next line."""

_CLOSERS = "\"'”’»«)]}"
_OPENERS = "\"'“‘„‚»«([{,`¿¡-–—•*"
_LONE_CLOSER = frozenset(("''", "”", "’", "»", ")", "]", "´´"))
_LONE_AMBIGUOUS = frozenset(('"', "'"))
_INITIALS = re.compile(r"(?:(?:[A-ZÀ-ÖØ-Þ]|Ch|Fr|Joh|Ph|St|Th|IJ|Chr|Wm|Tj|Sj|Jac|Alb)\.)+")
_LETTERED = words("categorie blok fase figuur groep hepatitis klasse letter lijn plan poule serie type vak vitamine")
_ON = words("op via")
_HEADING = re.compile(r"(?:\d{1,3}|[a-zA-Z]|[IVX]{1,5})\.")
_PARAGRAPH = re.compile(r"\n\s*\n|\r|\f|\v|\x1c|\x1d|\x1e|\x85|\u2028|\u2029")
_ELIDED = words("'s 't 'n 'k 'm ’s ’t ’n ’k ’m ‘s ‘t ‘n ‘k")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text in its order, none empty, white space within them single.

    Joined with spaces they are the text again, but for its white space. Takes time linear in the length.
    """
    return tuple(sentence for paragraph in paragraphs(text) for sentence in _split(paragraph.split()))


def paragraphs(text: str) -> Iterator[str]:
    """The parts of a text that no sentence crosses: parted by blank lines, and by line breaks that are no wrapping."""
    for block in _PARAGRAPH.split(text):
        yield from _unwrapped(block.split("\n"))


def _unwrapped(lines: Sequence[str]) -> Iterator[str]:
    """Lines with those that only wrap joined again."""
    kept: list[str] = []
    for line in lines:
        if kept and not _wraps(kept[-1].rstrip(), line.lstrip()):
            yield "\n".join(kept)
            kept = []
        kept.append(line)
    yield "\n".join(kept)


def _wraps(line: str, following: str) -> bool:
    """Whether the text runs on over this line break."""
    if not line or not following:
        return False
    return not _has_end_sign(line) and (following[0].islower() or len(line) >= WRAPPED_LINE)


def _split(tokens: Sequence[str]) -> Iterator[str]:
    """The sentences of one paragraph."""
    bracketed = _bracketed(tokens)
    start = quotes = 0
    for place, word in enumerate(tokens):
        quotes += word.count('"')
        if place + 1 < len(tokens) and not bracketed[place] and _ends(tokens, place, start, quotes % 2 == 1):
            yield " ".join(tokens[start : place + 1])
            start = place + 1
    if start < len(tokens):
        yield " ".join(tokens[start:])


def _bracketed(tokens: Sequence[str]) -> list[bool]:
    """For each word whether round brackets that close soon are open after it."""
    open_at: list[int] = []
    inside = [False] * len(tokens)
    for place, word in enumerate(tokens):
        for sign in word:
            if sign == "(":
                open_at.append(place)
            elif sign == ")" and open_at:
                begin = open_at.pop()
                if place - begin <= LONGEST_BRACKET:
                    inside[begin:place] = [True] * (place - begin)
    return inside


def _ends(tokens: Sequence[str], place: int, start: int, quote_open: bool) -> bool:
    """Whether a sentence that began at `start` ends with the word at `place`."""
    following = tokens[place + 1]
    if following in _LONE_CLOSER or (following in _LONE_AMBIGUOUS and quote_open):
        return False  # the quotation mark that stands alone belongs to this sentence
    alone = place > start and (tokens[place] in _LONE_CLOSER or tokens[place] in _LONE_AMBIGUOUS)
    last = place - 1 if alone else place
    if not _has_end_sign(tokens[last]):
        return False
    begins = _begin(tokens, place + 1)
    if not _can_begin(begins):
        return False
    closed = last < place or tokens[last][-1] in _CLOSERS
    if closed and _folded(begins) in REPORTING_VERBS:
        return False
    return _full_stop_ends(tokens, last, start, _folded(begins))


def _has_end_sign(text: str) -> bool:
    """Whether it ends with a full stop or its like, quotation marks and brackets aside."""
    return text.rstrip(_CLOSERS).endswith((".", "!", "?", "…"))


def _full_stop_ends(tokens: Sequence[str], last: int, start: int, following: str) -> bool:
    """Whether the end sign of this word is more than an abbreviation's; `following` is the next word, folded."""
    bare = tokens[last].lstrip(_OPENERS).rstrip(_CLOSERS)
    name = bare[:-1].casefold()
    opener = following in OPENERS
    if bare.endswith(("...", "…", "?", "!")):
        return not (bare.endswith("!") and name in EXCLAIMED_NAMES) or opener
    if last == start and _HEADING.fullmatch(bare):
        return False
    if _INITIALS.fullmatch(bare):
        return (opener or bare == "X.") and _initials_end(tokens, last, bare)
    if name in TITLES and not bare[:-1].isupper():
        return opener and following not in SURNAME_OPENERS
    if bare[:1].isupper() and last > start and "." not in name and name not in CAPITALISED:
        return True
    if name == "jan" and last > start and tokens[last - 1][-1].isdigit():
        return opener
    return opener if name in TRAILING else name not in LEADING


def _initials_end(tokens: Sequence[str], last: int, bare: str) -> bool:
    """Whether letters before a function word close their sentence: "Mohammed B. De rechter", "in de V.S. Dat …"."""
    before = tokens[last - 1].lstrip(_OPENERS) if last else ""
    if bare == "X.":
        return before.casefold() in _ON
    return bare.count(".") > 1 or before[:1].isupper() or before.casefold() in _LETTERED


def _begin(tokens: Sequence[str], place: int) -> str:
    """The word that tells whether a sentence begins here: the first one that is more than signs."""
    for word in tokens[place : place + 3]:
        if word not in _ELIDED and word.strip(_OPENERS):
            return word
    return tokens[place]


def _can_begin(word: str) -> bool:
    """Whether a sentence can begin with this word: a capital, a digit, a name such as iPhone, or a bare sign."""
    bare = word.lstrip(_OPENERS)
    if not bare:
        return True
    return not bare[0].islower() or (len(bare) > 1 and bare[1].isupper())


def _folded(word: str) -> str:
    return word.strip(_OPENERS + _CLOSERS + ".,:;!?…").casefold()
