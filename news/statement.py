"""Whether a text is one whole Dutch sentence: what a brief may be made of."""

import re

from news.abbreviations import words
from news.compression.verbs import FINITE, is_finite

SIGNS = "\"“”‘’„'«»(),.:;!?"
"""What may stand around a word."""

FUNCTION_WORDS = words(
    """
    aan al als bij daar dat de deze die dit door een eerste er geen haar heeft het hij hun ik in is kan maar meer met na
    naar niet nog of om onder onze ook op over te tegen ten ter tot uit van vanaf veel voor was wat werd wie worden
    wordt ze zei zich zijn zo zou
    """
)
"""Dutch words that carry no news of their own; they also tell Dutch from other languages."""

REPORTS = words(
    """
    aldus beweert beweerde blijkt bleek concludeert concludeerde meldt meldde melden meldden schrijft schreef schrijven
    stelt stelde stellen vertelt vertelde verklaart verklaarde vindt vinden vond zegt zei zeggen zeiden laat liet staat
    bevestigt bevestigde heeft hebben verwacht verwachten denkt
    """
)
"""Verbs with which a sentence gives the one before it to who says so."""

_FOREIGN = words(
    """
    the of and to for with that this from are were be been has have by on at as it he she they his not will would
    der und das ist nicht les des et une dans pour los las por una y il
    """
)
_OPENING = words(
    """
    aangezien doordat hoewel indien mits nadat ofschoon omdat tenzij terwijl toen voordat waarbij waardoor waarin
    waarmee
    waarna waarop waarover waarvan wanneer zodat zodra totdat alsof
    """
)
"""Open a clause that has a finite verb of its own and cannot stand alone."""

_MORE_FORMS = words(
    """
    bak bakt beet bekeek bekeken bleef blies bood brak braken brandt ben bent deelt doe droeg gaf geldt genoot hakt
    hakte
    hangt hebt helpt heet hielp hing keek keken kijk kijkt kijken knipt koos las leek legt lees leest lijkt luidt loopt
    maakt mat merk neem noem opende rent ruilt schendt schept schoor schrok sliep slaapt sloop sluit smeekt snijdt snoof
    stapt stuit stuitte telt stroomt stuurt tikt treedt tref treft trok verslaat vertrekt vist voegt vult wast wees
    weegt
    wekt wierp wordt wrijft zend zoekt zorgt zwijgt
    """
)
_PAIRS = (("“„", "”"), ("«", "»"), ("(", ")"))
_VERB_ENDING = re.compile(
    r"[a-zëï]{2,}(?:[^aeiou]t|ert|elt|agt|aat|oot|ijt|uit|eet|iet|[^s]te|[^n]de|ten|den|eren|elen)"
)
_NOMINAL_ENDING = re.compile(
    r".*(?:heid|teit|schap|ment|ist|ant|ent|aat|kracht|macht|recht|stad|staat|land|wet|tekst"
    r"|ject|duct|tract|flict|fect|rapport|bericht|debat|punt|markt|krant)(?:en)?"
)
_NOUNS = words(
    """
    liefde vrede einde gemeente ruimte hoogte groente gedachte behoefte ziekte begroting waarde aarde orde bende bode
    schade ronde stonde kunde oorde weide zijde zorgen reden weken zaken landen banken planten kosten kanten
    """
)
"""Nouns that are spelled like a verb; after an adjective they are none: "grote zorgen"."""
_BEFORE_NOUN = words(
    """
    aan alle als beide bij de deze die dit door een één elke er geen haar het hun ieder iedere in met mijn na naar om
    onze op over per te tegen ten ter tijdens tot tussen twee drie vier vijf uit van vanaf veel via volgens voor zijn
    zonder
    """
)


def has_main_verb(sentence: str) -> bool:
    """Whether a finite verb stands before any subordinate clause, or is left when each of these has had one.

    A form is finite where the list of verbs knows it, or where it is spelled like one and does not stand where a noun
    stands; verbs side by side ("zou moeten betalen") count as one, infinitives after "te" not at all.
    """
    written = sentence.split()
    bare = [word.strip(SIGNS) for word in written]
    verbs = openers = 0
    after_verb = False
    for place in range(len(bare)):
        verbal = _is_verb(bare, place) and not _is_listed(bare, place, written) and not _ends_list(bare, place)
        verbs += verbal and not after_verb
        after_verb = verbal and not written[place].endswith(",")
        openers += _opens_clause(bare, place, written)
        if verbs and not openers:
            return True
    return verbs > openers


def _is_listed(bare: list[str], place: int, written: list[str]) -> bool:
    """Whether a word in -en is one of a list of nouns: "vol verlangen, liefde en verdriet"."""
    if not (bare[place].endswith("en") and written[place].endswith(",") and place + 1 < len(bare)):
        return False
    following = bare[place + 1].casefold()
    return following not in FUNCTION_WORDS | _OPENING and following.islower() and not _is_verb(bare, place + 1)


def _ends_list(bare: list[str], place: int) -> bool:
    """Whether a word in -en is the last of a list: "Zorg, migratie en wonen."."""
    return place + 1 == len(bare) and bare[place].endswith("en") and bare[place - 1] in ("en", "of")


def _is_verb(bare: list[str], place: int) -> bool:
    """Whether the word at this place can be a finite verb there."""
    word, before = bare[place], bare[place - 1] if place else ""
    if (place and not word[:1].islower()) or before in ("te", "de", "een"):
        return False
    adjective = before[1:].islower() and before.endswith("e") and len(before) > 3
    if word in _NOUNS and (adjective or not _known(word)):
        return False
    if _known(word.casefold()):
        return True
    spelled = bool(_VERB_ENDING.fullmatch(word)) and not _NOMINAL_ENDING.fullmatch(word)
    return bool(spelled and place) and not adjective and before.casefold() not in _BEFORE_NOUN


def _known(word: str) -> bool:
    """Whether the list of verbs has it; "gevolgen" and "gehouden" are no forms of volgen and houden."""
    return word in FINITE or word in _MORE_FORMS or (is_finite(word) and not word.startswith("ge"))


def _opens_clause(bare: list[str], place: int, written: list[str]) -> bool:
    """Whether a clause that cannot stand alone begins with this word."""
    word = bare[place].casefold()
    if word in _OPENING or (place and word in ("hoe", "waarom")):
        return True
    if word not in ("die", "dat") or not place:
        return False
    before = bare[place - 1]
    noun = before.casefold() not in FUNCTION_WORDS and not _known(before)
    return noun or written[place - 1].endswith(",")


def is_balanced(text: str) -> bool:
    """Whether every quotation mark and bracket in it is closed."""
    low = text.count(",,")
    high = text.count('"') + text.count("''")
    if high < low or (high - low) % 2:
        return False
    if any(sum(map(text.count, opening)) != text.count(closing) for opening, closing in _PAIRS):
        return False
    return _single_quotes_balance(text)


def _single_quotes_balance(text: str) -> bool:
    """Whether single quotation marks that open a word are as many as those that close one, elisions aside."""
    plain = text.replace("''", "")
    opened = len(re.findall(r"(?<![\w'])['‘](?=\w)(?![stnkmr]\b)", plain))
    closed = len(re.findall(r"(?<=[\w.,!?…])['’](?![\w'])", plain))
    possessive = len(re.findall(r"(?<=[sxzSXZiuoayéI])['’](?![\w'])", plain))
    return opened <= closed <= opened + possessive


def is_foreign(sentence: str) -> bool:
    """Whether it has function words of other languages, and not more Dutch ones."""
    return not is_dutch(sentence) and bool((_FOREIGN - FUNCTION_WORDS) & set(_bare_words(sentence)))


def is_dutch(sentence: str) -> bool:
    """Whether its function words are Dutch rather than English, German, French or Spanish; one without any may be."""
    bare = _bare_words(sentence)
    foreign = sum(word in _FOREIGN - FUNCTION_WORDS for word in bare)
    return not foreign or sum(word in FUNCTION_WORDS for word in bare) > foreign


def unquoted(text: str) -> str:
    """The text without what stands between quotation marks."""
    return re.sub(r"\"[^\"]*\"|“[^”]*”|„[^”]*”|‘[^’]*’|(?<!\w)'(?![stnk] )[^']*'(?!\w)|,,.*?(?:''|\")", " ", text)


def _bare_words(sentence: str) -> list[str]:
    return [word.strip(SIGNS) for word in sentence.casefold().split()]
