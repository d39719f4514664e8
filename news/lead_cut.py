"""A sentence too long for a brief, ended at a clause border where the rest only adds to it.

What may go is a clause at the end that a comma and one of a few conjunctions open (", waarbij …", ", omdat …"). It
stays where the sentence would say something else without it: a condition ("als", "mits", "tenzij"), a contrast
("maar"), a report ("aldus X"), a negation or a pair ("niet alleen …, maar ook …").
"""

import re

from news.abbreviations import words
from news.statement import has_main_verb, is_balanced

_DROPPABLE = words("die waarbij waarin waarmee waaronder waarop waarover waarvan omdat doordat nadat terwijl")
_SUBORDINATE = words(
    "als omdat doordat toen nadat terwijl hoewel nu sinds voordat om wanneer indien mits tenzij zodra ofschoon volgens"
)
_BINDING = re.compile(
    r"\b(?:niet|geen|alleen|zowel|enerzijds|hetzij|noch|of|zo|dermate|zodanig|wanneer|als|mits|tenzij)\b", re.IGNORECASE
)
_REPORT = re.compile(
    r"\b(?:volgens|aldus|zegt|zei|zeggen|zeiden|meldt|melden|meldde|stelt|stelde|schrijft|schreef|vertelt|vertelde|laat|liet"
    r"|verklaart|verklaarde|blijkt|bleek|denkt|vindt|zou|zouden|beweert|mogelijk|vermoedelijk|waarschijnlijk)\b"
)


def cut(sentence: str, limit: int) -> str | None:
    """The longest beginning of a sentence that is a sentence, says the same and fits; None where there is none."""
    parts = sentence.split()
    for end in range(len(parts) - 1, 3, -1):
        if parts[end - 1].endswith(",") and parts[end].casefold() in _DROPPABLE:
            kept = " ".join(parts[:end])[:-1] + "."
            if len(kept) <= limit and _stands(kept, " ".join(parts[end:])):
                return kept
    return None


def _stands(kept: str, dropped: str) -> bool:
    """Whether what is kept is whole, and nothing dropped changes what it says."""
    opening = kept.split(",")[0]
    if opening.split()[0].casefold() in _SUBORDINATE or not has_main_verb(opening):
        return False
    if _BINDING.search(kept) or _REPORT.search(dropped) or re.search(r"\b(?:maar|tenzij|mits|als|niet)\b", dropped):
        return False
    return is_balanced(kept) and has_main_verb(kept)
