"""Which sentences of an article could stand in a brief: whole, Dutch, and saying something about the news."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from news.abbreviations import words
from news.article import Article
from news.compression.hanging import hangs
from news.compression.lexicon import CONNECTIVES
from news.compression.verbs import is_finite
from news.compression.whole import is_whole
from news.compression.words import words_of
from news.dateline import split_dateline
from news.folding import words as folded_words
from news.sentences import sentences
from news.statement import FUNCTION_WORDS, REPORTS, SIGNS, has_main_verb, is_balanced, is_dutch, unquoted
from news.stemming import stem

MAX_SENTENCES = 100
"""Sentences of one article that are looked at; news stands long before."""

MAX_PARAGRAPHS = 200
"""Paragraphs that are looked at, headings and by-lines among them."""

MAX_CHARACTERS = 20_000
"""Of one paragraph; a longer one is no news."""

LONGEST_WORD = 60
"""Letters; a longer word is an address or a table, not Dutch."""

_ANAPHORIC = words(
    """
    aldus anderen andere anders beide bovendien daar daaraan daarbij daardoor daarin daarmee daarna daarnaast daarom
    daarop daarover daartegen daaruit daarvan daarvoor dan dat deze die dit dus echter elders en er haar hen hem hierbij
    hierdoor hiermee hierna hierop hierover hiertoe hiervoor hij hun immers inmiddels intussen kortom maar niettemin
    ondertussen ook overigens terwijl tevens toch toen verder vervolgens want wel zelf ze zij zijn zo zodoende
    tegelijkertijd eerder later laatstgenoemde eerstgenoemde laatste sindsdien hoe waarom welke wie wat waar
    """
)
_POINTING = words("hem haar hen die deze dit dat")
_POINTING_ADVERBS = words("hiervoor hiermee hierbij hierdoor daarvoor daarmee daarbij daardoor daarop")
_PRONOUNS = words("hij zij ze hem")
_OPENING_WORDS = 6
"""Words; a pronoun after these has most likely been given its noun in the same sentence."""
_FIRST_PERSON = words("ik mij mijn wij we ons onze je jij jou jouw jullie u uw me")
_TOP = 3
"""Sentences."""
_HOLDER = re.compile(
    r", (?:betoog|vind|stel|schrijf|zeg|waarschuw|pleit|mene?|bepleit|concludeer)(?:t|en|den|de|te|ten)?"
    r" (?:\w+ ){0,4}[A-ZÀ-Þ]\w+"
)
_BOILERPLATE = re.compile(
    r"\b(?:lees (?:ook|hier|meer|verder)|bekijk|klik|luister|kijk (?:hier|ook|mee|terug)|hier (?:vind|zie|lees|kun) je"
    r"|abonneer|podcast|meld je aan|volg (?:ons|hier|het)|houden (?:we|wij) (?:je|jullie|u) op de hoogte|nieuwsbrief"
    r"|goede(?:morgen|middag|navond)|cookies?|terugkijken|(?:in )?(?:dit|deze|ons|onze|het) (?:live)?blog|deze video"
    r"|stel (?:ons )?je vraag|onderstaande|zie (?:ook|kader)|reageren\?|© |copyright|bron: |praat mee|stuur je"
    r"|verkiezingstool|te gast)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?:|www\.|\w@\w|[\[\]{}<>|#•*_=~^\\]|\b\w+\.(?:nl|com|be|org)\b")
_CLOCK = re.compile(r"^\W*\d{1,2}[.:]\d{2}\b(?!\s*(?:uur|u\b))")
_KICKER = re.compile(r"[A-ZÀ-Þ][\w'’]*(?: [\w'’]+)? [-–—] [\"“‘'A-ZÀ-Þ]")
"""The key word of a paper before a sentence: "Luchthaven - De gemeente …"."""
_ORDINAL = re.compile(r"^\W*\d{1,2}[.)]\s")
_FULL_STOP = re.compile(r"[.!][\"”’»')]*$")
_BEGINNING = re.compile(r"(?:[\"“‘„«'(]|,,)*(?:[A-ZÀ-ÖØ-Þ0-9]|['’][a-z] ?[A-Z]|[a-z][A-Z])")


@dataclass(frozen=True)
class Candidate:
    """One sentence of an article with its place there: `place` counts sentences, `paragraph` paragraphs, from 0."""

    text: str
    place: int
    paragraph: int

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its words, function words left out."""
        return content_stems(self.text)

    @cached_property
    def leans(self) -> bool:
        """Whether it points back at a sentence before it, so that it cannot come first."""
        bare = [word.strip(SIGNS).casefold() for word in self.text.split()]
        if bare[0] in _ANAPHORIC or (bare[0] == "het" and is_finite(bare[1]) and not bare[1].endswith("en")):
            return True
        if (self.place and hangs(words_of(self.text))) or CONNECTIVES & set(bare):
            return True
        return (bare[0] in ("volgens", "ook") and bare[1] in _POINTING) or self._unnamed(bare)

    def _unnamed(self, bare: list[str]) -> bool:
        """Whether it has a pronoun for somebody whom it has not named yet."""
        for place, (word, written) in enumerate(zip(bare, self.text.split(), strict=True)):
            if word in _PRONOUNS or word in _POINTING_ADVERBS:
                return True
            if (place and written.strip(SIGNS)[:1].isupper()) or place > _OPENING_WORDS:
                return False
        return False

    @cached_property
    def definite(self) -> bool:
        """Whether it begins with "De …" or "Het …": somebody or something that may have been brought up before."""
        return self.text.startswith(("De ", "Het ")) and self.text.split()[1][:1].islower()

    @cached_property
    def attributes(self) -> bool:
        """Whether it tells who says the sentence before it, which is then no fact of its own: "Dat zegt …"."""
        return _tells_who(self.text.split()[:8])

    @cached_property
    def personal(self) -> bool:
        """Whether the writer or the reader speaks in it, outside quotation marks."""
        return bool(_FIRST_PERSON & {word.strip(".,:;!?()").casefold() for word in unquoted(self.text).split()})

    @cached_property
    def names_holder(self) -> bool:
        """Whether it stands at the top and ends by telling by name whose opinion it is: "…, betoogt Anna Vos."."""
        return self.place < _TOP and not self.personal and bool(_HOLDER.search(unquoted(self.text)))

    @cached_property
    def quotation(self) -> bool:
        """Whether it begins within quotation marks, so that it is somebody's word rather than news."""
        return self.text.startswith(("“", "‘", '"', "„", ",,", "«")) or bool(re.match(r"'(?![stnk]\b)", self.text))


def candidates(article: Article) -> tuple[Candidate, ...]:
    """The sentences of the body that could be a brief, in their order."""
    found: list[Candidate] = []
    place = 0
    for number, paragraph in enumerate(article.paragraphs[:MAX_PARAGRAPHS]):
        text = split_dateline(paragraph)[1] if number == 0 else paragraph
        for sentence in sentences(text[:MAX_CHARACTERS]):
            if place >= MAX_SENTENCES:
                return tuple(found)
            if is_statement(sentence) and is_dutch(sentence):
                found.append(Candidate(sentence, place, number))
            place += 1
    return tuple(found)


def is_statement(sentence: str) -> bool:
    """Whether it is one whole sentence that states something: no heading, by-line, time, question or page furniture."""
    if not _FULL_STOP.search(sentence) or not _BEGINNING.match(sentence) or sentence.endswith(("...", "...'", '..."')):
        return False
    if (
        _KICKER.match(sentence)
        or _CLOCK.match(sentence)
        or _ORDINAL.match(sentence)
        or _ADDRESS.search(sentence)
        or _BOILERPLATE.search(sentence)
    ):
        return False
    parts = sentence.split()
    if len(parts) < (3 if _tells_who(parts) else 4) or max(map(len, parts)) > LONGEST_WORD:
        return False
    return is_balanced(sentence) and has_main_verb(sentence) and is_whole(words_of(sentence))


def _tells_who(parts: Sequence[str]) -> bool:
    """Whether these words begin as "Dat meldt Rijkswaterstaat" does."""
    bare = [word.strip(SIGNS).casefold() for word in parts]
    return bare[0] in ("dat", "dit", "zo", "aldus") and bool(REPORTS & set(bare[1:]))


def content_stems(text: str) -> frozenset[str]:
    """The stems of the words that carry a text, function words left out."""
    return frozenset(stem(word) for word in folded_words(text) if word not in FUNCTION_WORDS and len(word) > 2)
