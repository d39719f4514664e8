"""Nouns and names that a sentence takes as known: "de bondscoach", "het plan", a surname without its first name."""

from collections.abc import Iterator, Sequence

from news.abbreviations import words as word_set
from news.dateline_names import PLACES
from news.guard import lexicon
from news.guard.mentions import Need
from news.guard.phrases import name_runs
from news.guard.roles import BODIES, FAMOUS, PEOPLE, THINGS
from news.guard.tokens import Token, is_verb

Words = Sequence[Token]

LONGEST_PHRASE = 5
"""Words from the article up to the noun."""

_RESTRICTED = lexicon.PREPOSITIONS | {"die", "dat", "waar", "wie", "waarin", "waarmee", "waarop", "waarvan", "waarbij"}
"""What follows a noun that is told apart right there: "de minister van Zorg", "de man die"."""

_UNIQUE = frozenset(
    ("politie", "kabinet", "regering", "brandweer", "overheid", "economie", "rijk", "internet", "wereld", "justitie")
)


def definites(words: Words, earlier: Sequence[Words]) -> Iterator[Need]:
    """The noun that opens the sentence with "de" or "het", and any that an earlier sentence has brought in."""
    start = 1 if words and words[0].word in lexicon.COORDINATORS else 0
    for place in range(start, len(words) - 1):
        if words[place].word not in ("de", "het") or words[place].quoted:
            continue
        head = _head(words, place)
        if head is None:
            continue
        if _is_count(words, place):
            yield Need(words[head].bare, frozenset((words[head].key,)), adjacent=False)
        if _told_apart(words, head):
            continue
        noun = next((word for word in words[place + 1 : head] if word.word.endswith("-jarige")), words[head])
        opens = place == start or (place == start + 1 and words[start].word in lexicon.PREPOSITIONS)
        said = _mentions(noun, earlier)
        if ((opens or _is_body(words, start, place, noun)) and _points(noun)) or _brought_in(noun, earlier):
            yield Need(noun.bare, said | {noun.key}, adjacent=not said or noun.word in PEOPLE | BODIES)


_NAMED = frozenset(("bedrijf", "club", "concern", "elftal", "onderneming", "partij", "ploeg", "vereniging"))
"""Bodies that a text calls by their name first."""
_EARLY = 16
"""Words."""


def _is_body(words: Words, start: int, place: int, noun: Token) -> bool:
    """Whether it is "de partij" or "de club" and nothing before it in the sentence can be its name."""
    unnamed = not words[start].content and not any(each.capital for each in words[start:place])
    return unnamed and place < _EARLY and noun.word in _NAMED


def _head(words: Words, article: int) -> int | None:
    """The noun of the phrase that an article opens; None where there is none, or a name."""
    head = None
    for place in range(article + 1, min(article + 1 + LONGEST_PHRASE, len(words))):
        word = words[place]
        if word.capital and not word.word.endswith("se"):
            return None
        if (
            not (word.content or word.number)
            or word.word in lexicon.ADVERBS
            or (head is not None and is_verb(words, place))
        ):
            break
        head = place
        if word.comma or word.word in _NAMED:
            break
    return head


def _is_count(words: Words, article: int) -> bool:
    """Whether a number stands here for those who were just named: "een van de zes"."""
    number, following = words[article + 1], words[article + 2] if article + 2 < len(words) else None
    alone = following is None or number.comma or not (following.content or following.number or following.capital)
    return number.word in lexicon.NUMERALS and alone


def _told_apart(words: Words, head: int) -> bool:
    """Whether what follows the noun says which one: a name, "van …", "die …"."""
    if words[head].quoted or words[head].number or words[head].word in lexicon.TIMES:
        return True
    following = words[head + 1] if head + 1 < len(words) else None
    if following is None:
        return False
    return following.capital or following.figure or following.word in _RESTRICTED


def _points(noun: Token) -> bool:
    """Whether it is a noun that with an article means the one just named, or "de 25-jarige"."""
    return noun.word in PEOPLE | BODIES | THINGS or noun.word.endswith("-jarige") or noun.capital


def _brought_in(noun: Token, earlier: Sequence[Words]) -> bool:
    """Whether its first mention told more than it does itself: "een akkoord", "de Duitse club", "de club Ajax"."""
    if noun.word in _UNIQUE:
        return False
    for sentence in earlier:
        for place, word in enumerate(sentence):
            if word.content and word.key == noun.key and not word.quoted:
                return any(each.word in ("een", "zo'n", "nieuwe", "nieuw") for each in _before(sentence, place))
    return False


def _before(sentence: Words, place: int) -> Words:
    """The words of a noun's phrase that stand before it: article, number, adjectives."""
    begin = place
    while begin > 0 and place - begin < LONGEST_PHRASE:
        word = sentence[begin - 1]
        if word.comma or not (word.word.endswith("e") or word.number or word.word in lexicon.DETERMINERS | {"nieuw"}):
            break
        begin -= 1
    return sentence[begin:place]


def _mentions(noun: Token, earlier: Sequence[Words]) -> frozenset[str]:
    """The words of earlier sentences that may have said it before: the noun itself, and compounds that end in it."""
    tail = noun.key.rstrip("*")
    return frozenset(
        word.key
        for sentence in earlier
        for word in sentence
        if word.content and len(tail) > 2 and word.key.rstrip("*").endswith(tail)
    )


_OF_COUNTRIES = ("se", "ees", "lands", "aans", "uits", "gels", "isch")
_NO_FIRST_NAMES = word_set(
    """
    rode hoge eerste tweede derde nieuwe nieuw grote oude zwarte witte groene centrale koninklijke algemene openbare
    verenigde publieke provinciale vrije raad
    """
)
_COUNTRIES = frozenset(
    ("nederland", "belgië", "vlaanderen", "duitsland", "frankrijk", "engeland", "europa", "amerika", "groenlinks")
)


def surnames(words: Words, earlier: Sequence[Words], title: Words) -> Iterator[Need]:
    """Names that an earlier sentence gave in full; in the title they are known."""
    known = FAMOUS | _COUNTRIES | PLACES | {word.word for word in title}
    for run in _names(words):
        name = tuple(words[place].word for place in run)
        if name[-1] in known or _introduced(words, run[0]):
            continue
        if any(_is_full_name(sentence, each, name) for sentence in earlier for each in _names(sentence)):
            yield Need(words[run[-1]].bare, frozenset((words[run[-1]].key,)), adjacent=False)


def _names(words: Words) -> Iterator[tuple[int, ...]]:
    """The names in a sentence, its first word among them, with the particle that opens it: "De Jonge wilde …"."""
    runs = name_runs(words)
    if words and words[0].content and words[0].bare[:1].isupper() and not any(0 in run for run in runs):
        yield (0,)
    for run in runs:
        begin = run[0]
        while begin > 0 and words[begin - 1].word in lexicon.NAME_PARTICLES and not words[begin - 1].comma:
            begin -= 1
        opened = begin == 1 and words[0].content  # "Pieter de Vries": its first name opens the sentence
        yield (*range(0 if opened or begin == 0 else run[0], run[0]), *run)


def _introduced(words: Words, place: int) -> bool:
    """Whether a title or place word stands before the name: "minister Vos", "in Madrid", "de Kamer"."""
    if not place or words[place - 1].comma:
        return False
    before = words[place - 1]
    if before.word in ("in", "uit", "naar", "bij", "op") or before.word in lexicon.DETERMINERS:
        return True
    return before.content and not before.capital and not is_verb(words, place - 1) and not before.word.endswith("e")


def _is_full_name(sentence: Words, run: tuple[int, ...], name: tuple[str, ...]) -> bool:
    """Whether this name in a sentence is a person's that ends as `name` does and begins with a first name."""
    longer = tuple(sentence[place].word for place in run)
    first = sentence[run[0]]
    person = first.bare[1:].islower() and not (first.word in _NO_FIRST_NAMES or first.word.endswith(_OF_COUNTRIES))
    return len(longer) > len(name) and longer[-len(name) :] == name and person
