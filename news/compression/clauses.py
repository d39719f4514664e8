"""Whole clauses that may go: relative, subordinate at the end, coordinate at the end."""

from collections.abc import Iterator

from news.abbreviations import words as word_set
from news.compression import lexicon, verbs
from news.compression.main_verb import has_main_verb
from news.compression.spans import Cut
from news.compression.words import Word

Words = tuple[Word, ...]

_PRONOMINAL = word_set("iedereen niemand degene degenen alles iets niets diegene diegenen al hetgeen allen")


def clause_cuts(words: Words) -> Iterator[Cut]:
    """All cuts of clauses that a comma or a conjunction opens."""
    for place in range(2, len(words) - 1):
        if words[place - 1].comma and _opens_relative(words, place):
            yield from _relative(words, place)
        if words[place].bare in lexicon.DROPPABLE_SUBORDINATORS:
            yield from _subordinate(words, place)
        if words[place].bare in ("en", "want", "dus") and not words[place].stops:
            yield from _coordinate(words, place)
        if (
            words[place].bare == "al"
            and words[place - 1].comma
            and words[place + 1].finite
            and has_main_verb(words[:place])
        ):
            yield Cut(place, _report_after(words, place) or len(words), "subordinate", clause=True)
        if words[place - 1].text.endswith(";") and _is_single(words, place):
            yield Cut(place, len(words), "coordinate", clause=True)


def _is_single(words: Words, place: int) -> bool:
    """Whether a main clause ends before this semicolon and no list does: "… drie boodschappen: A; B; C"."""
    before = words[:place]
    return has_main_verb(before) and not any(word.text.endswith((":", ";")) for word in before[:-1])


def _opens_relative(words: Words, place: int) -> bool:
    """Whether a describing clause opens here: after a noun or name, not after a verb or "al"."""
    word, before = words[place].bare, words[place - 1]
    if word in lexicon.PREPOSITIONS and place + 1 < len(words) and words[place + 1].bare in ("wie", "wiens", "welke"):
        return before.bare not in _PRONOMINAL
    if word not in lexicon.RELATIVES or before.bare in _PRONOMINAL:
        return False
    if before.verbal and not before.capital and (word in ("dat", "wat") or not _closes(before)):
        return False
    if word == "dat":  # after a verb of saying it is no relative: only after "het … noun"
        return any(w.bare in ("het", "een") for w in words[max(0, place - 4) : place - 1])
    return not (
        word == "die"
        and place + 1 < len(words)
        and words[place + 1].finite
        and not words[place + 1].bare.endswith("en")
    )


def _closes(word: Word) -> bool:
    """A participle or infinitive that ends the main clause: "een motie ingediend, die …"."""
    return verbs.is_participle(word.bare) or word.bare in verbs.INFINITIVES


def _relative(words: Words, place: int) -> Iterator[Cut]:
    """From its opener to the comma behind its verb, or to the end of the sentence."""
    for stop in range(place + 2, len(words)):
        if not words[stop - 1].comma:
            continue
        if not words[stop - 1].verbal and _goes_on(words, stop):
            return  # what follows may be the main clause's own verb: "…, die X kan, Y, moet Z"
        if has_main_verb(words[:place]) and any(word.comma for word in words[place : stop - 1]):
            return  # a list within the clause: its end is not certain
        if words[stop - 1].verbal and _resumes(words, place, stop):
            yield Cut(place, stop, "relative", clause=True, paired=True)
            return
    if any(word.comma for word in words[place:-1]):
        return  # the main clause may go on behind one of these commas
    if _ends_in_verb(words, place) and has_main_verb(words[:place]) and not _later_clause(words, place):
        yield Cut(place, len(words), "relative", clause=True)


def _goes_on(words: Words, stop: int) -> bool:
    """Whether a verb of the main clause may stand right behind this comma, or all that is left are its verbs."""
    following = words[stop]
    if following.finite and not following.capital and following.bare not in verbs.REPORTING:
        return True
    return all(word.verbal or word.bare in ("te", "worden") for word in words[stop:])


def _resumes(words: Words, place: int, stop: int) -> bool:
    """Whether the main clause goes on after this comma: with its verb where it has had none, else with no clause."""
    following = words[stop]
    if following.bare in lexicon.COORDINATORS | lexicon.SUBORDINATORS | lexicon.RELATIVES:
        return False
    if has_main_verb(words[:place]):
        return not following.finite or following.bare in verbs.REPORTING
    return following.finite and not following.capital


def _later_clause(words: Words, place: int) -> bool:
    """Whether a report follows the relative clause: it must stay."""
    return any(
        words[i].comma and words[i + 1].bare in verbs.REPORTING | {"zo", "volgens", "aldus"}
        for i in range(place, len(words) - 1)
    )


def _subordinate(words: Words, place: int) -> Iterator[Cut]:
    """From its conjunction to the end of the sentence, or to the comma before a report."""
    before, word = words[place - 1], words[place].bare
    if (
        not before.comma and (before.bare in _CLINGING or before.bare in lexicon.COPULAS)
    ) or before.bare in lexicon.COORDINATORS:
        return
    if not before.comma and (word not in _WITHOUT_COMMA or (not before.verbal and not _verb_near_end(words, place))):
        return
    if (before.stops and not before.comma) or not has_main_verb(words[:place]):
        return
    stop = _report_after(words, place) or len(words)
    if _main_verb_waits(words, place, stop):
        return
    if (
        stop - place >= 3
        and any(w.verbal for w in words[place + 1 : stop])
        and (_is_complete(words[:place]) or not _object_clause_open(words, place, stop))
    ):
        yield Cut(place, stop, "subordinate", clause=True)


def _main_verb_waits(words: Words, place: int, stop: int) -> bool:
    """Whether the clause stands between an auxiliary and its participle: "werd …, toen …, overtroffen"."""
    if words[place - 1].verbal or not any(word.comma for word in words[place : stop - 1]):
        return False
    waiting = any(word.bare in _WAITING and not word.capital for word in words[:place])
    return waiting and not _is_complete(words[:place])


def _is_complete(words: Words) -> bool:
    """Whether an auxiliary or modal has its participle or infinitive."""
    first = next((place for place, word in enumerate(words) if word.bare in _WAITING and not word.capital), None)
    return first is not None and any(_closes(word) and not word.capital for word in words[first + 1 :])


_WAITING = lexicon.PERMISSIONS | word_set("is zijn was waren heeft hebben had hadden wordt worden werd werden")


_CLINGING = (
    lexicon.NEGATIONS
    | lexicon.HEDGES
    | {"dan", "toen", "kort", "vlak", "dagen", "jaar", "uur", "weken", "maanden", "direct"}
)
_WITHOUT_COMMA = word_set("omdat doordat nadat terwijl")


def _verb_near_end(words: Words, place: int) -> bool:
    """Whether the main clause can be over here: it has its verb, and no comma is open before."""
    return not any(word.comma for word in words[:place])


def _report_after(words: Words, place: int) -> int | None:
    """Where ", zegt X" or ", aldus X" or ", meldt X" begins after this clause."""
    for stop in range(place + 2, len(words)):
        if words[stop - 1].comma and words[stop].bare in verbs.REPORTING | {"zo", "volgens", "aldus"}:
            return stop
    return None


def _object_clause_open(words: Words, place: int, stop: int) -> bool:
    """Whether main-clause words may follow the subordinate clause, after a comma with a verb behind it."""
    return any(
        words[i].comma and words[i].verbal and words[i + 1].finite and words[i + 1].bare not in verbs.REPORTING
        for i in range(place, stop - 1)
    )


def _coordinate(words: Words, place: int) -> Iterator[Cut]:
    """From "en" to the end, where a second main clause begins there and the first one is whole."""
    before, following = words[place - 1], words[place + 1]
    if not has_main_verb(words[:place]) or _in_subordinate(words, place):
        return
    if following.bare == "zijn" and place + 2 < len(words) and words[place + 2].nominal:
        return  # "Erdogan en zijn club"
    subject_stop = place + 2
    if (
        (following.bare in _SUBJECT_PRONOUNS and place + 2 < len(words) and words[place + 2].finite)
        or (following.finite and following.bare in _CERTAIN_VERBS and not following.capital and _whole(words, place))
        or (before.comma and _noun_phrase_then_verb(words, place + 1) and subject_stop < len(words))
    ):
        yield Cut(place, _report_after(words, place) or len(words), "coordinate", clause=True)


_SUBJECT_PRONOUNS = word_set("hij zij ze het er dat dit we men daar die")
_CERTAIN_VERBS = word_set("""
    is was waren heeft had hadden werd werden wordt worden wil wilde zal zou zullen zouden kan kon kunnen konden
    moet moest moeten moesten gaat ging kreeg krijgt kwam komt zei zegt stelde noemde riep vroeg gaf geeft nam
    neemt werd deed stond staat ligt lag bleef blijft liet laat hebben zijn
    """)


def _whole(words: Words, place: int) -> bool:
    """Whether the first clause is not waiting for a verb that only comes at the end of the second.

    "Hij zal A bouwen en zal B …" is whole; "Hij had gezegd dat A en was …" may not be.
    """
    return not (words[place + 1].bare.endswith("en") and words[place - 1].bare.endswith("en"))


def _noun_phrase_then_verb(words: Words, place: int) -> bool:
    """Whether a short noun phrase and a finite verb stand here."""
    for stop in range(place + 1, min(place + 6, len(words))):
        if words[stop].finite and not words[stop].capital:
            return words[stop].bare in _CERTAIN_VERBS or stop - place <= 3
        if words[stop - 1].stops or words[stop].bare in lexicon.PREPOSITIONS - {"van"}:
            return False
    return False


def _in_subordinate(words: Words, place: int) -> bool:
    """Whether the last clause before this place is subordinate, so that "en" may join its parts."""
    openers = lexicon.SUBORDINATORS | lexicon.RELATIVES | {"of", "om"}
    start = max((i for i in range(place) if words[i].comma), default=-1) + 1
    clause = words[start:place] if start else words[:place]
    if start and not any(w.finite for w in clause):
        clause = words[:place]
    return any(w.bare in openers and (i > 0 or start > 0) for i, w in enumerate(clause)) and not (
        clause and clause[0].bare in ("die", "dat") and start == 0
    )


def _ends_in_verb(words: Words, place: int) -> bool:
    """Whether a clause that opens here has a verb, late enough for Dutch verb-final order."""
    return any(word.verbal for word in words[place + 2 :]) or (len(words) - place == 2 and words[-1].verbal)
