"""Whether a brief tells news: that something happened, was decided, said or found, and who did it.

Papers and broadcasters publish much that is true and no news: features, portraits, explanations, questions and answers,
pieces that lead to another page. A brief of such a text is a scene or a commonplace. Each of its sentences gets points
for what news has (an event, who says so, a day, a figure, a name) and loses some for what features have (the reader
spoken to, a scene, "vaak" and "steeds meer", how it was before); the article adds what its title and opening tell.

The points are set by hand on briefs read with their articles; hard news lies far above the bar.
"""

import re
from functools import lru_cache

from news.abbreviations import words as word_set
from news.compression import verbs
from news.compression.lexicon import DAYS, NUMERALS
from news.compression.words import Word, words_of
from news.compression.worth import is_past, is_scene, shared_stems
from news.sentences import sentences
from news.statement import unquoted

NO_NEWS = "no_news"
"""Why a brief that says nothing new fell through."""

LEAST = 0.0
"""Points of a brief that tells news. A higher bar keeps out more features, and more news with them: of 80 drawn
articles 74 % had a brief by the model at 0 and 66 % at 1 (44 % at 3, before a second sentence had to be the next one).
"""

_EVENT, _REPORT, _ACTION, _TIME, _FIGURE, _NAME, _OFFICIAL = 2.0, 2.0, 1.5, 1.0, 1.0, 1.0, 0.5
_SPOKEN, _SCENE, _GENERAL, _PAST, _POSED, _LOOSE = -2.0, -3.0, -1.5, -1.5, -2.0, -2.0
_DULL = 0.5
"""What the points that its worst sentence is below zero count."""
_BESIDE = -2.5
"""For a brief that has no word of its title, where the article looks like a feature."""
_FEATURE, _FEATURED = -2.0, 0.5
"""At so few points for the article the words of its title count no more than this."""
_SAID_ALONE = -4.0
"""For a brief that is one quotation: what happened is missing."""
_UNTITLED = 1.0
"""For an article whose title tells next to nothing."""
_EXPLAINS, _ASKS, _QUOTES, _CALLS, _QUESTIONS, _TITLED, _RUBRIC = -1.5, -1.0, -0.5, -1.0, -1.0, 0.5, -1.0
_INTERVIEW = -1.0
_OPENING = 450
"""Characters of a body in which a feature asks its question and speaks to the reader."""
_TITLED_MOST = 3
_FEWEST_TITLE_WORDS = 3

_AUXILIARIES = word_set("is zijn was waren heeft hebben had hadden werd werden wordt worden")
_ACTIONS = word_set(
    """
    arresteerde arresteert begint begon behaalde beloofde belooft bepaalde beslist besloot besluit bestaat betaalde
    betaalt bevestigde bevestigt bezocht bezoekt biedt bood botst botste bouwt brak breekt daalde daalt dalen deed
    doen doet dreigde dreigen dreigt eisen eist eiste gaan gaat gaf geeft geven ging gingen groeide groeit haalde
    haalt herdacht herdenkt hield hoeft houdt investeerde investeert kan keerde keert kiest kocht komen komt kon
    konden kondigde kondigt koopt koos kreeg kregen krijgen krijgt kunnen kwam kwamen laat laten legaliseert legde
    legt leidde leidt liet maakt maakte mag meldde meldt mocht mochten moest moesten moet moeten mogen nam neemt nemen
    noemde noemt onderbrak onderzocht onderzoekt ontdekt ontdekte ontkende ontkent ontslaat ontsloeg oordeelde opende
    opent opgepakt organiseert overleed overlijdt overtreden overtreedt overweegt overwegen overwoog pleit pleitte
    presenteerde presenteert protesteerde protesteerden protesteert publiceerde publiceert raakt raakte raakten
    reageert riep roepen roept schiet schoot schorst schrapt schrapte slaat sloeg sloegen sloot sluit sprak spraken
    spreekt staakt staakte stapt stapte start startte steeg stegen stelde stelt stemde stemmen stemt sterft steunde
    steunt stierf stijgen stijgt stopt stopte stuurde stuurt trad treedt trekt trof trok uitbreidt valt verbiedt
    verbood verbouwt verdacht verhoogt verkocht verkoopt verlaagt verlaat verleent verliest verliezen verloor verslaat
    versloeg vertrekt vertrok vervolgt verwacht verwachten viel vielen vierde viert vindt vond vonden vraagt vragen
    vroeg waarschuwde waarschuwt wees weigerde weigert wijst wil wilde willen winnen wint won wonnen wordt zakt zakte
    zal zet zette zocht zoekt zullen
    """
)
_REPORTS = verbs.REPORTING - word_set("staat heeft vinden denken weet weten vraagt vroeg")
_OFFICIALS = re.compile(
    r"\b(?:\w*minister\w*|kabinet|regering|staatssecretaris|politie\w*|justitie|rechtbank|rechter|gerechtshof|hof"
    r"|raad van state|openbaar ministerie|om|gemeente\w*|provincie|kamer|parlement|senaat|burgemeester|wethouder"
    r"|president|premier|koning\w*|fractie\w*|partij\w*|vakbond\w*|bedrijf|concern|bank|brandweer|leger|navo|eu"
    r"|europese|commissie|inspectie|rijkswaterstaat|rivm|knmi|cbs|cpb|onderzoek\w*|ziekenhuis|club|trainer|coach"
    r"|ggd|universiteit|vereniging|stichting|organisatie|bisdom|kerk\w*|directeur|voorzitter|woordvoerder|raad|man|vrouw"
    r"|verdachte|automobilist|bestuur|school|scholen|bewoners)\b",
    re.IGNORECASE,
)
_TIMES = DAYS | word_set(
    """
    vandaag gisteren morgen vanochtend vanmiddag vanavond vannacht januari februari maart april mei juni juli augustus
    september oktober november december weekend weekeinde deze komende volgende afgelopen vorige binnenkort nu
    inmiddels voortaan opnieuw
    """
)
_GENERAL_WORDS = re.compile(
    r"\b(?:vaak|altijd|meestal|soms|tegenwoordig|van alles|steeds (?:meer|vaker|minder)|allerlei|veel mensen"
    r"|zo'n beetje|een mens|mensen die|natuurlijk|eigenlijk|van links tot rechts|duidelijk zijn"
    r"|van oudsher|al langer|al jaren|al eeuwen|in eerdere|de een|weleens|laten we|ooit|iedereen)\b",
    re.IGNORECASE,
)
_POSES = re.compile(
    r"(?:Als je|Vaak |Wie |Stel|Denk |Kijk|Ken je|Wist je|Het moge|De tijd was|Dit is|Dit zijn|Dat zijn|Dat is"
    r"|Nooit eerder|Winnen was|Iedereen|Er zijn (?:veel|steeds|mensen)|Je |Of |Zo |Eén |Maar wat|Waar eerst"
    r"|Het was (?:maart|een|de))"
)
_EXPLAINING = re.compile(
    r"(?:Hoe|Waarom|Dit|Zo|Wat|Wie|Waar|Welke?|Wanneer|Hier|Moet|Mag|Kan|Alles|Van|Het (?:verhaal|geheim)"
    r"|\d+ (?:tips|vragen))\b|.*\b(?:hoe (?:dan|zit|komt|kan|gaat)|bekijk|waarom|dit (?:is|zijn|moet)"
    r"|wat (?:je|we|nu|betekent|is|zijn))\b"
)
_RUBRIC_TITLE = re.compile(
    r"(?i)\b(?:interview|portret|profiel|reportage|essay|achtergrond|serie|rubriek|vraag en antwoord|q&a|vijf vragen"
    r"|in beeld|de kwestie|vergeten)\b"
)
_UNNAMED = re.compile(r"(?:Ze|Zij|Hij) ")
_CAPITALS = re.compile(r"[A-Z]\w*[A-Z0-9]")
"""PostNL, D66: a name also where it opens the sentence."""
_LOOSE_QUOTE = re.compile(r": [\"“‘'][^\"”]*[\"”’']\.?$")
"""A quotation that nobody is named for."""
_QUOTED_TITLE = re.compile(r"(?:^|[ :])['\"‘“](?:[^'\"’”]+ ){2,}[^'\"’”]+['\"’”]")
_OPENS_QUOTE = re.compile(r"[\"“„‘]|,,|'(?![stnk]\b)")
_SPEAKS = re.compile(r"['\"‘“][^'\"’”]*\b(?:ik|mijn|we|wij|ons|onze)\b", re.IGNORECASE)
"""The title of an interview."""
_READER = word_set("je jij jouw jullie u uw")
_WRITER = word_set("ik mij mijn we wij ons onze")


def is_news(brief: str, title: str, body: str) -> bool:
    """Whether this brief of an article with this title and body tells news.

    Ask it of the best brief: where that tells none, the next ones read worse, so none is tried.
    """
    return news_points(brief, title, body) >= LEAST


def news_points(brief: str, title: str, body: str) -> float:
    """How much a brief tells that is new; compare with `LEAST`."""
    points = [_sentence(one) for one in sentences(brief)] or [0.0]
    points[0] += _POSED * bool(_UNNAMED.match(brief))
    shared = min(shared_stems(title, brief), _TITLED_MOST)
    setting = _setting(title, body[:_OPENING])
    titled = _TITLED * shared if len(title.split()) >= _FEWEST_TITLE_WORDS else _UNTITLED
    titled = min(titled, _FEATURED) if setting <= _FEATURE else titled
    beside = _BESIDE if setting < 0 and not titled else 0.0
    alone = _SAID_ALONE * (len(points) == 1 and bool(_OPENS_QUOTE.match(brief)))
    return max(points) + _DULL * min(0.0, *points) + titled + beside + alone + setting


def _sentence(sentence: str) -> float:
    words = words_of(sentence)
    bare = {word.bare for word in words}
    said = {word.bare for word in words_of(unquoted(sentence))}
    named = any(word.capital for word in words[1:]) or bool(_CAPITALS.match(sentence))
    points = _EVENT if _has_event(words) else _ACTION if bare & _ACTIONS else 0.0
    points += _REPORT * bool(said & _REPORTS or "volgens" in said)
    points += _TIME * bool(bare & _TIMES) + _FIGURE * any(_counts(word) for word in words)
    points += _NAME * named + _OFFICIAL * bool(_OFFICIALS.search(sentence))
    points += _SPOKEN * bool(said & (_READER | _WRITER)) + _SCENE * is_scene(sentence)
    points += _LOOSE * bool(_LOOSE_QUOTE.search(sentence) and not said & _REPORTS)
    points += _GENERAL * bool(_GENERAL_WORDS.search(sentence)) + _PAST * is_past(sentence)
    return points + _POSED * bool(_POSES.match(sentence))


def _counts(word: Word) -> bool:
    return word.figure or word.bare in NUMERALS


def _has_event(words: tuple[Word, ...]) -> bool:
    """Whether something has been done: an auxiliary with its participle."""
    return any(word.bare in _AUXILIARIES and not word.capital for word in words) and any(
        verbs.is_participle(word.bare) and not word.capital for word in words
    )


@lru_cache(maxsize=64)
def _setting(title: str, opening: str) -> float:
    """What the title and the opening tell of the article."""
    points = _EXPLAINS * bool(_EXPLAINING.match(title)) + _ASKS * ("?" in unquoted(title))
    points += (
        _INTERVIEW * bool(_SPEAKS.match(title))
        + _QUOTES * bool(_QUOTED_TITLE.search(title))
        + _RUBRIC * bool(_RUBRIC_TITLE.search(title))
    )
    said = {word.bare for word in words_of(unquoted(opening))}
    return points + _CALLS * bool(said & _READER) + _QUESTIONS * ("?" in unquoted(opening))
