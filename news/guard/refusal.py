"""Why a brief is refused."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """The rule that a brief breaks."""

    LENGTH = "length"
    """Empty, or over 280 characters."""
    LANGUAGE = "language"
    """Not Dutch."""
    NOT_A_SENTENCE = "not_a_sentence"
    """No capital, no verb, no full stop, or a quotation mark or bracket that stays open."""
    REPEATED = "repeated"
    """Something is said twice."""
    UNKNOWN_WORD = "unknown_word"
    """A word that the article does not have."""
    NOT_ALIGNED = "not_aligned"
    """Words that the article has, but not in the one or two sentences that this one comes from."""
    ORDER = "order"
    """Words of the source sentence in another order."""
    SUBJECT_OBJECT = "subject_object"
    """Somebody else does it, or it is done to somebody else."""
    VERB = "verb"
    """The verb of a clause, or part of it, is gone or belongs to another clause."""
    NEGATION = "negation"
    """"niet", "geen", "ontkent" and the like were dropped or added."""
    MODALITY = "modality"
    """"zou", "mogelijk", "dreigt" and the like were dropped or added."""
    ATTRIBUTION = "attribution"
    """Who says so was dropped or added."""
    CONDITION = "condition"
    """"als", "mits", "tenzij" with its clause was dropped."""
    PAIR = "pair"
    """Half of "tussen … en", "zowel … als", "niet alleen … maar ook", or the end of a list."""
    LIMIT = "limit"
    """Which ones, since when or compared to what: "mensen die …", "sinds 2019", "dan vorig jaar"."""
    OUTCOME = "outcome"
    """What it led to, where that is the news: "waardoor twee mensen omkwamen"."""
    WHO = "who"
    """The name behind a function, or the function behind a name that nothing else introduces."""
    OBJECT = "object"
    """Whom or what the verb is about, or what it cannot do without."""
    INVERSION = "inversion"
    """The verb comes first, since what stood before it has gone."""
    QUALIFIER = "qualifier"
    """"voormalig", "vermeend", "voorwaardelijk" and the like were dropped from their noun."""
    PHRASE = "phrase"
    """A noun lost the preposition that tells what part it plays."""
    NAME_TORN = "name_torn"
    """Part of a name, or parts of two."""
    NUMBER = "number"
    """A number that is not the source's, or lost its "bijna" or "ruim"."""
    UNIT = "unit"
    """A number without what it counts."""
    QUOTATION = "quotation"
    """A quotation that is not word for word the source's, or a quoted word without its marks."""
    REFERENCE = "reference"
    """A pronoun that points at somebody else than in the source, or at nobody."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One broken rule: its name, the words it is about, and the sentence of the brief ("" for the whole)."""

    reason: Reason
    words: tuple[str, ...] = ()
    sentence: str = ""
