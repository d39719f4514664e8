"""Words that point back at the sentence before: pronouns, "daarmee", "deze deal", "ook", "het" without its noun."""

import re
from collections.abc import Iterator, Sequence

from news.abbreviations import words
from news.guard import lexicon
from news.guard.mentions import Need
from news.guard.roles import LINKS
from news.guard.tokens import Token, is_verb

Words = Sequence[Token]

OPENING_WORDS = 6
"""Words; a pronoun after these has most likely been given its noun in the same sentence."""

_ADVERBS = {"daar"} | {
    f"{here}{by}"
    for here in ("daar", "hier")
    for by in words("mee door bij voor van op over in tegen uit na om naast aan toe tussen onder")
}
_SPANS = words("jaar jaren maand maanden week weken dag dagen uur uren minuten")
_SUCH = words("zulke dergelijke zo'n")
_POSSESSIVES = frozenset(("zijn", "haar", "hun"))
_NOW = lexicon.TIMES | words("weekeinde maanden dagen weken jaren april mei juni juli september week")
"""With "deze" or "dit" before them they mean the present."""
_CLAUSE_SUBJECTS = lexicon.DETERMINERS | lexicon.NOMINATIVES | {"er"}
"""After "Dat" they open a clause: "Dat er minder werklozen zijn, komt …"."""
_PAIRS = {("sterker", "nog"), ("niet", "alleen"), ("erger", "nog"), ("al", "eerder"), ("net", "als")}
"""Two words that open a sentence which goes on with the one before it."""
_COMPARED = re.compile(
    r"(?:beter|slechter|erger|harder|sneller|meer|minder|anders|\w+(?:ig|lijk|eerd|end|baar|zaam)er)"
)
_IT_VERBS = (
    lexicon.AUXILIARIES
    | lexicon.MODALS
    | words(
        """
    begint begon betekent betekende duidt duidde wijst wees
    betreft betrof blijkt bleek duurt duurde gebeurt gebeurde geldt helpt klinkt klonk
    leidt leidde levert leverde lukt lukte maakt maakte ontstaat ontstond regent scheelt staat stond toont valt viel
    verklaart volgt volgde vormt werkt
    """
    )
) - words("willen zullen kunnen moeten mogen hebben hadden worden werden")
"""After an opening "het" they make it a pronoun: "Het besluit …" opens with a noun."""
_GOES_ON = words("juist nog ook toch wel al")


def pointers(sentence: Words) -> Iterator[Need]:
    """Each word of a sentence that points back, at most one of each sort."""
    start = 1 if sentence and sentence[0].word in lexicon.COORDINATORS else 0
    if len(sentence) < start + 2:
        return
    for rule in (_opening, _personal, _adverb, _demonstrative, _possessive, _it):
        if (found := rule(sentence, start)) is not None:
            yield Need(found.bare)


def _opening(sentence: Words, start: int) -> Token | None:
    """The word that opens the sentence and points: "Hij …", "Daarmee …", "Ook …", "Het gaat om …"."""
    first, following = sentence[start], sentence[start + 1]
    if first.word in ("deze", "dit", "die", "dat") and following.word in _NOW:
        return None
    if first.word == "dat" and following.word in _CLAUSE_SUBJECTS:
        return None
    if (first.word, following.word) in _PAIRS:
        return first
    if (after := _after_what(sentence, start)) is not None:
        return after
    if first.word == "het":
        return first if following.word in _IT_VERBS and _points_back(sentence, start) else None
    return first if first.word in lexicon.POINTING | LINKS else None


def _after_what(sentence: Words, start: int) -> Token | None:
    """The "later" of "Twee jaar later …", which counts from what was told before."""
    for place in range(start + 1, min(start + 5, len(sentence))):
        if sentence[place].word in ("later", "eerder", "daarvoor", "erna"):
            return sentence[place] if sentence[place - 1].word in _SPANS else None
    return None


def _points_back(sentence: Words, start: int) -> bool:
    """Whether an opening "het" points back and not at a clause to come: "Het is de bedoeling", "Het gaat om"."""
    rest = [word.word for word in sentence[start + 2 :]]
    if rest[:1] == ["om"] or "bedoeling" in rest[:3] or (rest and rest[0] in _POSSESSIVES):
        return True
    return not {"dat", "om", "of", "te", "alsof"} & set(rest)


def _personal(sentence: Words, start: int) -> Token | None:
    """A personal pronoun near the beginning, before any name."""
    for word in sentence[start : start + OPENING_WORDS]:
        if word.word in lexicon.PERSONAL:
            return word
        if word.capital:
            return None
    return None


def _within(sentence: Words, start: int, place: int) -> bool:
    """Whether a word may point at what stands before it in the sentence: after a comma, "en", another clause."""
    return _joined(sentence, start, place) or any(word.word in lexicon.SUBORDINATORS for word in sentence[start:place])


def _has_clause(sentence: Words, start: int, place: int) -> bool:
    """Whether a clause with its verb is over before this word, so that the word may point at it."""
    verbs = [each for each in range(start, place) if is_verb(sentence, each)]
    return bool(verbs) and _within(sentence, verbs[0], place)


def _joined(sentence: Words, start: int, place: int) -> bool:
    """Whether a comma or "en" stands between the beginning and this word."""
    return any(word.comma or word.word in lexicon.COORDINATORS for word in sentence[start:place])


def _adverb(sentence: Words, start: int) -> Token | None:
    """A "daarmee", "hierdoor" or "daar" in the first clause, "daar" with no place named before it."""
    for place, word in enumerate(sentence[start:], start):
        if word.word not in _ADVERBS or word.quoted:
            continue
        named = word.word == "daar" and any(each.capital for each in sentence[start:place])
        return (
            None if named or (_has_clause(sentence, start, place) and not _is_framed(sentence, start, place)) else word
        )
    return None


def _is_framed(sentence: Words, start: int, place: int) -> bool:
    """Whether the clause before it only frames its own: "Het risico is volgens de raad dat verhuurders daardoor …"."""
    opened = next((each for each in range(start, place) if sentence[each].word == "dat"), None)
    framing = (
        sentence[start].word in ("het", "de")
        and start + 2 < len(sentence)
        and sentence[start + 2].word in ("is", "was")
    )
    return framing and opened is not None and not any(word.comma for word in sentence[opened:place])


def _demonstrative(sentence: Words, start: int) -> Token | None:
    """The "deze" of "deze toenadering", or "die" before its noun; "deze week" points at no words."""
    for place in range(start, len(sentence) - 1):
        word, following = sentence[place], sentence[place + 1]
        if word.quoted or following.word in _NOW:
            continue
        if word.word in _SUCH and following.content and not following.number and not _joined(sentence, start, place):
            return word
        if word.word in ("deze", "dit") and (following.content or not _joined(sentence, start, place)):
            return word
        if word.word in ("die", "dat") and not _within(sentence, start, place) and _before_noun(sentence, place):
            return word
    return None


def _before_noun(sentence: Words, place: int) -> bool:
    """Whether "die" or "dat" here stands before its noun, after a preposition or verb: "bij die getallen"."""
    following = sentence[place + 1]
    if not place or not following.content or following.capital or is_verb(sentence, place + 1):
        return False
    if following.word in lexicon.NEGATIONS | lexicon.ADVERBS | lexicon.HEDGES:
        return False
    if sentence[place - 1].word in lexicon.PREPOSITIONS | {"al"}:
        return True
    return sentence[place].word == "die" and is_verb(sentence, place - 1)


def _possessive(sentence: Words, start: int) -> Token | None:
    """A "zijn" or "haar" near the beginning, of somebody who is neither named by then nor right after."""
    adverbial = sentence[start].word in lexicon.PREPOSITIONS - {"volgens"}
    for place, word in enumerate(sentence[start : start + OPENING_WORDS], start):
        verb = is_verb(sentence, place)
        adverbial = adverbial and not verb
        if word.capital or word.word in lexicon.COORDINATORS or (word.content and not verb and not adverbial):
            return None
        if word.word in _POSSESSIVES and place + 1 < len(sentence) and _owns(sentence, place):
            return None if any(each.capital for each in sentence[place : place + 8]) else word
    return None


def _owns(sentence: Words, place: int) -> bool:
    """Whether "zijn", "haar" or "hun" stands before a noun here, and is no verb or object."""
    if sentence[place].word == "zijn" and place and sentence[place - 1].word not in lexicon.PREPOSITIONS:
        return False
    return sentence[place + 1].content and not is_verb(sentence, place + 1)


def _it(sentence: Words, start: int) -> Token | None:
    """A "het" that stands for something: "ligt het genuanceerder" in the first clause, "dat het nog gebeurt"."""
    for place in range(start + 1, len(sentence) - 1):
        if sentence[place].word == "het" and any(word.word in _HAPPENS for word in sentence[place + 1 : place + 4]):
            return sentence[place]
        if sentence[place].word != "het" or sentence[place].quoted or not is_verb(sentence, place - 1):
            continue
        following = sentence[place + 1].word
        rest = {word.word for word in sentence[place + 1 :]}
        after = sentence[place + 2].word if place + 2 < len(sentence) else ""
        rises = following in ("steeds", "alleen", "nog") and _COMPARED.fullmatch(after)
        pointing = following in _GOES_ON or _COMPARED.fullmatch(following) or rises
        if pointing and not rest & _TO_COME and not _within(sentence, start, place):
            return sentence[place]
    return None


_HAPPENS = words("gebeurt gebeurde gebeuren gebeurd doorgaat doorging lukt lukte")
_TO_COME = words("dat om of als wie wanneer te")
"""Open what a "het" stands for."""
