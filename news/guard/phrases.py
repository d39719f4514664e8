"""What belongs to a word that is kept: its preposition, its number and unit, its qualifier, the rest of its name."""

from collections.abc import Iterator, Sequence

from news.guard import lexicon
from news.guard.alignment import Part
from news.guard.refusal import Reason
from news.guard.tokens import Token, is_right_verb, is_verb

_NO_PHRASE = lexicon.COORDINATORS | lexicon.ADVERBS | lexicon.TIMES

Found = Iterator[tuple[Reason, str]]


def broken_phrases(part: Part) -> Found:
    """Each rule about phrases that a part of a brief breaks, with the word that it is about."""
    for place in sorted(part.kept):
        if part.source[place].number:
            yield from _number(part.source, part.kept, place)
        verbal = is_verb(part.source, place) or is_right_verb(part.source, place)
        if part.source[place].content and not verbal:
            yield from _preposition(part.source, part.kept, place)
            yield from _qualifier(part.source, part.kept, place)


def _preposition(source: Sequence[Token], kept: frozenset[int], place: int) -> Found:
    """The preposition before a noun goes only with the noun: "de zoon van Jansen" is not "Jansen"."""
    for before in range(place - 1, -1, -1):
        word = source[before]
        if word.comma or is_verb(source, before) or word.word in _NO_PHRASE or _is_year(word):
            return
        if word.word in lexicon.PREPOSITIONS:
            if before not in kept and not _is_particle_there(source, before):
                yield Reason.PHRASE, word.written
            return
        if not _before_head(source, before, place) or (
            source[before + 1].word in lexicon.DETERMINERS and before + 1 < place
        ):
            return


def _is_particle_there(source: Sequence[Token], place: int) -> bool:
    """A preposition before another one, or after "er", is the end of a verb: "stelt het uit tot"."""
    return place > 0 and source[place - 1].word in ("er", "te")


def _before_head(source: Sequence[Token], before: int, place: int) -> bool:
    """Whether this word can stand between a preposition and the noun: an article, number, adjective or title."""
    word = source[before]
    following = source[before + 1]
    if word.capital and not following.capital:
        return word.word.endswith(("e", "s")) and following.content
    if word.word in lexicon.DETERMINERS | lexicon.OTHER_TIMES | lexicon.QUALIFIERS or word.number or word.capital:
        return True
    adjective = word.bare.islower() and word.word.endswith("e") and len(word.word) > 3
    title = word.bare.islower() and source[before + 1].capital and before + 1 <= place
    return adjective or title


def _qualifier(source: Sequence[Token], kept: frozenset[int], place: int) -> Found:
    """A "voormalig minister" is no minister."""
    for before in range(place - 1, max(-1, place - 4), -1):
        word = source[before]
        if (
            word.comma
            or before in kept
            or word.word in lexicon.DETERMINERS | lexicon.PREPOSITIONS
            or is_verb(source, before)
        ):
            return
        if word.word in lexicon.QUALIFIERS:
            yield Reason.QUALIFIER, word.written


def _number(source: Sequence[Token], kept: frozenset[int], place: int) -> Found:
    """A number keeps its "ruim" and its "meer dan", its "miljoen", and what it counts."""
    if place and source[place - 1].word in lexicon.APPROXIMATORS and not source[place - 1].comma:
        dropped = [each for each in (place - 2, place - 1) if each not in kept and each >= 0]
        if place - 1 in dropped or (source[place - 1].word == "dan" and dropped):
            yield Reason.NUMBER, source[place - 1].written
    unit = _unit(source, place)
    if unit is not None and unit not in kept:
        yield Reason.UNIT, source[unit].written


def _unit(source: Sequence[Token], place: int) -> int | None:
    """Where the word stands that tells what a number counts; None where it counts nothing (a year, an age)."""
    for unit in range(place + 1, min(place + 4, len(source))):
        word = source[unit]
        if source[unit - 1].comma or source[unit - 1].written.endswith((")", ".")) or is_verb(source, unit):
            return None
        if word.number:
            return unit
        if word.capital or not word.content or word.word in lexicon.ADVERBS | lexicon.NEGATIONS | lexicon.HEDGES:
            return None
        if not (
            word.bare.islower() and word.word.endswith("e") and unit + 1 < len(source) and source[unit + 1].content
        ):
            return unit
    return None


def torn_names(brief: Sequence[Token], part: Part, alone: frozenset[str]) -> Found:
    """Names that lost their end, and names that are made of two; `alone` holds the names that stand alone elsewhere."""
    source, kept = part.source, part.kept
    for run in name_runs(source):
        if kept & set(run) and run[-1] not in kept:
            last = max(place for place in run if place in kept)
            if source[last].word not in alone or source[last + 1].word not in lexicon.NAME_PARTICLES:
                yield Reason.NAME_TORN, source[run[-1]].written
        elif (
            kept & set(run)
            and run[0] not in kept
            and source[run[0] - 1].word in lexicon.ARTICLES
            and (run[0] - 1 in kept or not _is_nationality(source, run))
        ):
            yield Reason.NAME_TORN, source[run[0]].written  # "de Verenigde Staten" is not "de Staten"
    yield from _joined(brief, part)


def _is_nationality(source: Sequence[Token], run: Sequence[int]) -> bool:
    """Whether a name of two words or more stands behind "Deense": it needs neither that nor its article."""
    return len(run) > 2 and source[run[0]].word.endswith(("se", "e")) and source[run[0] - 1].word == "de"


def _joined(brief: Sequence[Token], part: Part) -> Found:
    """Two names that stand side by side in the brief and not in the source."""
    runs = name_runs(part.source)
    for offset in range(len(part.places) - 1):
        one, two = brief[part.start + offset], brief[part.start + offset + 1]
        if one.comma or not two.capital or not one.bare[:1].isupper() or (one.first and one.word in lexicon.FUNCTION):
            continue
        here, there = part.places[offset], part.places[offset + 1]
        together = (
            here is not None
            and there is not None
            and (there == here + 1 or any(here in run and there in run for run in runs))
        )
        if not together:
            yield Reason.NAME_TORN, f"{one.written} {two.written}"


def name_runs(source: Sequence[Token]) -> list[tuple[int, ...]]:
    """The places of each name of one or more words; "van" and "de" join a first name and a surname."""
    runs: list[tuple[int, ...]] = []
    place = 0
    while place < len(source):
        if not _in_name(source, place):
            place += 1
            continue
        end = _name_end(source, place)
        runs.append(tuple(range(place, end)))
        place = end
    return runs


def _in_name(source: Sequence[Token], place: int) -> bool:
    word = source[place]
    opens = word.first and word.bare[:1].isupper() and word.word not in lexicon.FUNCTION | lexicon.ADVERBS
    return word.capital or (opens and place + 1 < len(source) and source[place + 1].capital and not word.comma)


def _names(source: Sequence[Token], start: int, end: int) -> int:
    """How many words of a name stand here, without what opens the sentence: "Trainer Jan" is one."""
    return end - start - (source[start].first and end - start > 1)


def _is_year(word: Token) -> bool:
    return word.figure and len(word.bare) == 4 and word.bare[:2] in ("18", "19", "20")


def _name_end(source: Sequence[Token], start: int) -> int:
    end = start + 1
    while end < len(source) and not source[end - 1].comma and not source[end].written.startswith("("):
        if source[end].capital:
            end += 1
            continue
        last = end
        while last < len(source) and source[last].word in lexicon.NAME_PARTICLES and not source[last].capital:
            last += 1
        place_name = (
            start > 0 and source[start - 1].word in ("in", "uit", "naar", "bij", "op") and source[end].word != "van"
        )
        if (
            place_name
            or last == end
            or _names(source, start, end) != 1
            or last >= len(source)
            or not source[last].capital
        ):
            break
        end = last + 1
    return end
