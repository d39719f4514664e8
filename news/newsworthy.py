"""Whether a brief tells news: that something happened, was decided, said or found, and who did it.

Papers and broadcasters publish much that is true and no news: features, portraits, explanations, questions and answers,
pieces that lead to another page. A brief of such a text is a scene or a commonplace. Each of its sentences gets points
for what news has (an event, who says so, a day, a figure, a name) and loses some for what features have (the reader
spoken to, a scene, "vaak" and "steeds meer", how it was before); the article adds what its title and opening tell.

The points are set by hand on briefs read with their articles; hard news lies far above the bar.
"""

import re

from news.abbreviations import words as word_set
from news.compression import verbs
from news.compression.lexicon import DAYS, NUMERALS
from news.compression.words import Word, words_of
from news.compression.worth import is_past, is_scene, shared_stems, title_size
from news.feature import feature_points, length_points
from news.sentences import sentences
from news.statement import unquoted

NO_NEWS = "no_news"
"""Why a brief that says nothing new fell through."""

LEAST = 3.0
"""Points of a brief that tells news."""

_EVENT, _REPORT, _ACTION, _DEED, _TIME, _FIGURE, _NAME, _OFFICIAL = 2.5, 2.0, 1.5, 1.0, 1.0, 1.0, 1.0, 0.5
_SPOKEN, _SCENE, _GENERAL, _PAST, _POSED, _LOOSE, _STALE = -2.0, -5.0, -1.5, -1.5, -2.0, -2.0, -2.0
_FINDING = 4
"""Words by which a sentence is found in its article."""
_DULL = 0.5
"""What the points that its worst sentence is below zero count."""
_SAID_ALONE = -4.0
"""For a brief that is one quotation: what happened is missing."""
_TITLED = ((0.5, 1.5), (0.33, 1.0), (0.25, 0.0), (0.15, -1.0), (0.0, -2.0))
"""For these shares of the title's words that a brief has, or more."""
_BESIDE = -1.0
"""The least for the opening of a plain report, which may put the title in other words."""
_TITLE_MOST = 6
"""Words of a title that count: a second part of it tells more than a brief can."""
_FEWEST_TITLE_WORDS = 3
_SHORTLY = 0.34
"""What one word of a title counts that has but two: as a share of it would be too much."""
_FAIR = 0.5
"""Of the words of the title: a sentence that has as many is what it is about."""
_BELOW, _ASTRAY, _DEEP = -1.5, -2.0, -1.0
"""For a brief from below the first sentence, with a fair share of the title or not; and from below the…"""
_TOP = 4
"""…first sentences: news stands at the top, and less hangs there."""

_PERFECT = word_set("is zijn heeft hebben werd werden")
_AUXILIARIES = _PERFECT | word_set("was waren had hadden wordt worden")
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
    r"|van oudsher|hét|al langer|al jaren|al eeuwen|in eerdere|de een|weleens|laten we|ooit|iedereen)\b",
    re.IGNORECASE,
)
_POSES = re.compile(
    r"(?:Als je|Vaak |Zelden |Wie |Hoe |Wat |Waarom |Stel|Denk |Kijk|Ken je|Wist je|Het moge|De tijd was|Dit is"
    r"|Dit zijn|Dat zijn|Dat is"
    r"|Nooit eerder|Winnen was|Iedereen|Er zijn (?:veel|steeds|mensen)|Je |Of |Zo |Eén |Maar wat|Waar eerst"
    r"|Het was (?:maart|een|de))"
)
_STALE_TIME = re.compile(
    r"(?<!van )\b(?:vorige? (?:week|weekeind|weekend|maand|zomer|winter|jaar)|onlangs|recentelijk|dezer dagen"
    r"|(?:[Bb]egin|[Ee]ind|[Ee]erder) (?:dit|vorig) jaar|enige tijd geleden)\b"
)
"""What was news then is the occasion of a piece now."""
_UNNAMED = re.compile(r"(?:Ze|Zij|Hij) ")
_CAPITALS = re.compile(r"[A-Z]\w*[A-Z0-9]")
"""PostNL, D66: a name also where it opens the sentence."""
_LOOSE_QUOTE = re.compile(r": [\"“‘'][^\"”]*[\"”’']\.?$")
"""A quotation that nobody is named for."""
_OPENS_QUOTE = re.compile(r"[\"“„‘]|,,|'(?![stnk]\b)")
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
    setting = feature_points(title, body)
    alone = _SAID_ALONE * (len(points) == 1 and bool(_OPENS_QUOTE.match(brief)))
    best = (points[0] + max(points)) / 2 + _DULL * min(0.0, *points) + _DULL * min(0.0, points[0])
    return best + _titled(title, brief, _above(brief, body), plain=not setting) + alone + setting + length_points(body)


def _titled(title: str, brief: str, above: int, *, plain: bool) -> float:
    """What the words of the title in it tell, below so many sentences of a `plain` report or another."""
    named, shared = title_size(title), shared_stems(title, brief)
    if not named:
        return 0.0
    share = shared / min(named, _TITLE_MOST) if named >= _FEWEST_TITLE_WORDS else min(1, shared) * _SHORTLY
    points = next(points for least, points in _TITLED if share >= least)
    if above:
        return points + (_BELOW if share >= _FAIR else _ASTRAY) + _DEEP * (above >= _TOP)
    return max(points, _BESIDE) if plain else points


def _above(brief: str, body: str) -> int:
    """How many sentences of the article stand above it."""
    place = max(0, body.find(" ".join(brief.split()[:_FINDING])))
    return len(sentences(body[:place])) if place else 0


def _sentence(sentence: str) -> float:
    words = words_of(sentence)
    bare = {word.bare for word in words}
    said = {word.bare for word in words_of(unquoted(sentence))}
    named = any(word.capital for word in words[1:]) or bool(_CAPITALS.match(sentence))
    done = bare & _PERFECT and _has_event(words)
    points = _EVENT if done else _ACTION if _has_event(words) or bare & _ACTIONS else _DEED * _has_deed(words)
    points += _REPORT * bool(said & _REPORTS or "volgens" in said)
    points += _TIME * bool(bare & _TIMES) + _FIGURE * any(_counts(word) for word in words)
    points += _NAME * named + _OFFICIAL * bool(_OFFICIALS.search(sentence))
    points += _SPOKEN * bool(said & (_READER | _WRITER)) + _SCENE * is_scene(sentence)
    points += _LOOSE * bool(_LOOSE_QUOTE.search(sentence) and not said & _REPORTS)
    points += _GENERAL * bool(_GENERAL_WORDS.search(sentence)) + _PAST * is_past(sentence)
    return points + _POSED * bool(_POSES.match(sentence)) + _STALE * bool(_STALE_TIME.search(sentence))


def _counts(word: Word) -> bool:
    return word.figure or word.bare in NUMERALS or word.bare in ("meerderheid", "helft", "kwart", "recordaantal")


def _has_deed(words: tuple[Word, ...]) -> bool:
    """Whether a verb of the sentence tells more than how things are."""
    return any(word.finite and not word.capital and word.bare not in _STATES for word in words[1:])


_STATES = _AUXILIARIES | word_set(
    """
    blijft blijven bleef betekent bestaat betreft duurt geldt hangt heet hoort houdt kan komt kunnen lag lagen lijkt
    lijken ligt liggen mag moet moeten stond stonden staat staan zat zaten zit zitten weet weten wil willen wilde woont
    zou zouden zal zullen denkt vindt leeft voelt klinkt past
    """
)


def _has_event(words: tuple[Word, ...]) -> bool:
    """Whether something has been done: an auxiliary with its participle."""
    return any(word.bare in _AUXILIARIES and not word.capital for word in words) and any(
        verbs.is_participle(word.bare) and not word.capital for word in words
    )
