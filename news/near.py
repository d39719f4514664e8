"""Typing errors: which names a reader may have meant (oekriane: Oekraïne)."""

from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from news.compounds import is_word
from news.gazetteer import folded_name

MAX_LETTERS = 60
"""Letters of what was typed that are compared."""
SHORTEST = 3
SHORT = 4
"""Letters of a word of which the first is never the slip: beer is not weer, oma not Oman."""
CLOSE = 0.77
CLOSE_SHORT = 0.74
"""Likeness from which a name is proposed, of 1 for the same: one slip in four letters, two in nine."""
ALIKE_IN_SOUND = str.maketrans({"c": "k", "y": "i", "z": "s", "v": "f"})


def near_topics(text: str, names: Mapping[str, str] | Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """At most `limit` names that look like what was typed, the likeliest first; () where none does.

    `names` maps what a name can be asked as to the name itself (`Gazetteer.asked_as`), or is just names. A name that
    was typed without a mistake is not proposed, nor anything for a word of the language: there is nothing to ask.
    """
    asked = folded_name(text[:MAX_LETTERS])
    if len(asked) < SHORTEST or limit < 1 or is_word(asked):
        return ()
    known = dict(names) if isinstance(names, Mapping) else {name: name for name in names}
    folded = {folded_name(alias): name for alias, name in known.items()}
    if asked in folded:
        return ()
    likeness: dict[str, float] = {}
    for alias, _, _ in process.extract(asked, folded.keys(), scorer=JaroWinkler.similarity, limit=40):
        value = _likeness(asked, alias)
        likeness[folded[alias]] = max(value, likeness.get(folded[alias], 0.0))
    enough = CLOSE_SHORT if len(asked) <= SHORT else CLOSE
    close = (name for name, value in likeness.items() if value >= enough)
    return tuple(sorted(close, key=lambda name: (-likeness[name], name))[:limit])


def _likeness(asked: str, alias: str) -> float:
    """1 for the same, less for each letter that is missing, too many, other or in another's place."""
    if len(alias) < SHORTEST or (len(alias) <= SHORTEST and len(asked) != len(alias)):
        return 0.0
    if len(asked) <= SHORT and asked[0] != alias[0]:
        return 0.0
    written = DamerauLevenshtein.normalized_similarity(asked, alias)
    heard = DamerauLevenshtein.normalized_similarity(asked.translate(ALIKE_IN_SOUND), alias.translate(ALIKE_IN_SOUND))
    begun = 0.78 if len(asked) >= 5 and alias.startswith(asked) and len(alias) - len(asked) <= 4 else 0.0
    return float(max(written, heard * 0.99, begun))
