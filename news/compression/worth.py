"""What a sentence is worth as news, beside what the head says: its share of the title, and no scene or old news.

The head learned from agency copy, where the first sentence is the news. Features of papers open with a scene, a
quotation or how it used to be; these factors, on the chance that a brief holds the sentence, pass them over where
another sentence will do. They forbid nothing: where there is nothing else, the scene is taken.
"""

import re
from collections.abc import Sequence

from news.abbreviations import words as word_set
from news.compression.words import Word, words_of
from news.statement import unquoted

SCENE = 0.4
OLD = 0.5
SPOKEN = 0.5
PERSONAL = 0.3
"""The writer or the reader speaks, outside quotation marks."""
UNTITLED = 0.5
"""Where a brief has no word of the title; with each that it has the factor rises…"""
_TITLED_WELL = 3
_TITLED_SHARE = 0.7
"""…up to 1 with so many, or this share of a long title's words."""

_STEM = 6
"""Letters by which words are held to be the same."""
_TITLE_WORDS = 2
"""As few words of a title tell nothing about the sentences."""

_DAYPART = r"(?:ochtend|morgen|middag|avond|nacht)"
_SCENES = re.compile(
    r"Toen [A-ZÀ-Þ][\w-]+ [A-ZÀ-Þ][\w-]+|Er (?:ging|gaat|is) (?:\w+ ){0,4}geen (?:dag|week|maand)\b"
    r"|Het (?:is|zijn) (?:nog )?\w+ (?:dagen|weken) (?:voor|tot)\b"
    r"|Het (?:is|was) (?:half|begin|eind|midden|medio|een (?:\w+ ){0,2}"
    rf"{_DAYPART}|\w*dag{_DAYPART}?|nog vroeg|stil|druk|koud|warm|zonnig)\b|(?:Rond|Om) (?:acht|negen|tien|elf|twaalf"
    r"|een|twee|drie|vier|vijf|zes|zeven|half)\b.{0,12}\buur\b|Stel\b|Of het nu\b"
    r"|Wie \w+ .{0,140}, (?:kan|moet|weet|ziet)"
    r"|Het is een (?:understatement|cliché|publiek geheim)|(?:Ja|Nee|Tja|Ach|Kijk|Natuurlijk|Goed|Feit)[,:]? "
    r"|Het was (?:de|het|een) |Terwijl een\b"
    r"|Met nog (?:\w+ ){1,2}(?:te gaan|tot)\b|Zoals (?:altijd|elk jaar|ieder jaar)\b"
    r"|(?:Aan|In|Op|Onder|Achter|Tussen|Naast|Boven|Door) .{0,120}\b(?:hangt|hangen|klinkt|klinken|ruikt|prijkt)\b"
    r"|(?:Poserend|Zittend|Lachend|Hijgend|Staand)\b|Nog (?:één|een) \w+ (?:is|zijn) er te\b"
)
_GESTURES = re.compile(
    r"\b(?:knikt|zucht|lacht|glimlacht|grijnst|sjokt|flaneert|wandelt|slentert|schuifelt|leunt|tuurt|staart|wuift|zwaait"
    r"|mompelt|zweet|voorhoofd|schouders|glimlach|de lach|tranen|kippenvel|badjas|bandana|keukentafel"
    r"|kop koffie|motorkap|lopen af en aan|loopt af en aan)\b"
)
"""What is told of a person in a scene, seldom in news."""
_PAST = re.compile(
    r"(?:In|Op|Sinds|Begin|Eind|Medio|Tot) (?:\d{1,2} )?(?:\w+ )?(?:(?:19|20)\d\d|vorig jaar)\b"
    r"|(?:Vorig|Vorige) (?:jaar|eeuw|zomer|winter|herfst)\b|\w+ (?:jaar|maanden|weken|dagen|eeuwen) geleden\b"
    r"|(?:Ooit|Vroeger|Destijds|Indertijd|Oorspronkelijk|Aanvankelijk|Eerder|In eerdere|Al eerder|Toen)\b"
)
_QUOTED = re.compile(r"[\"“„‘«']|,,")
_ELIDED = re.compile(r"['‘’][stn](?:-| )")
_SPEAKING = word_set("ik mij mijn we wij ons onze jij je jouw jullie u uw")
_OPENING = 6
"""Words."""
_SMALL = word_set("niet geen meer nieuw nieuwe moet moeten gaat wordt wil willen kan zijn haar naar toch voor door")


def worth(sentence: str) -> float:
    """A factor up to 1 for the chance of a sentence."""
    factor = 1.0
    if is_scene(sentence):
        factor *= SCENE
    if is_past(sentence):
        factor *= OLD
    if _QUOTED.match(sentence) and not _ELIDED.match(sentence):
        factor *= SPOKEN
    if _SPEAKING & {word.bare for word in words_of(unquoted(sentence))}:
        factor *= PERSONAL
    return factor


def is_scene(sentence: str) -> bool:
    """Whether it sets a scene: where and when it begins, a gesture, a person who is not named yet."""
    return bool(_SCENES.match(sentence) or _GESTURES.search(sentence)) or _is_riddle(sentence)


def is_past(sentence: str) -> bool:
    """Whether it opens by telling that it is of long ago."""
    return bool(_PAST.match(sentence))


def _is_riddle(sentence: str) -> bool:
    """Whether it opens on "ze" or "hij" whom only the next sentence names: "Rookies zijn ze al lang niet meer"."""
    words = words_of(sentence)
    return any(word.bare in ("hij", "ze", "zij", "hem") for word in words[:_OPENING]) and not any(
        word.capital for word in words[1:]
    )


def titled(title: str, brief: str) -> float:
    """A factor up to 1 for the score of a brief under this title."""
    named = title_size(title)
    if named <= _TITLE_WORDS:
        return 1.0
    share = shared_stems(title, brief) / max(_TITLED_WELL, _TITLED_SHARE * named)
    return UNTITLED + (1 - UNTITLED) * min(1.0, share)


def title_size(title: str) -> int:
    """How many words of a title matter."""
    return len(_stems(words_of(title)))


def shared_stems(title: str, brief: str) -> int:
    """How many of the words that matter in a title a brief has, as they are or within a compound."""
    said = _telling(words_of(brief))
    return sum(any(_alike(word, other) for other in said) for word in _telling(words_of(title)))


def _alike(one: str, two: str) -> bool:
    """Whether two words begin alike or one ends in the other: "Kamer" and "Kamerlid", "gasprijs" and "prijs"."""
    short, long = sorted((one, two), key=len)
    return one == two or (len(short) >= _COMMON and (short[:_COMMON] == long[:_COMMON] or long.endswith(short)))


_COMMON = 5
"""Letters."""


def is_repeated(one: Sequence[Word], two: Sequence[Word]) -> bool:
    """Whether the second of two sentences mostly says the first again: it shares most of the words that matter."""
    ours, theirs = _stems(one), _stems(two)
    return len(ours & theirs) >= max(_SAME_LEAST, _SAME * min(len(ours), len(theirs)))


_SAME = 0.6
"""Of the content words of the shorter; measured on pairs by hand, where one in three hundred shares as many."""
_SAME_LEAST = 3


def _stems(words: Sequence[Word]) -> set[str]:
    """The first letters of the words that matter."""
    return {word[:_STEM] for word in _telling(words)}


def _telling(words: Sequence[Word]) -> set[str]:
    """The words that matter: no function words or small ones, short ones only where they are names or numbers."""
    return {
        word.bare
        for word in words
        if word.figure
        or (word.nominal and (len(word.bare) > _SHORT or word.core.isupper()) and word.bare not in _SMALL)
    }


_SHORT = 3
"""Letters."""
