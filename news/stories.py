"""Which articles tell of the same event, and which of them leads: pure decisions, precision before recall.

Two articles within three days are of one story when one of these holds, and never otherwise:

- **copied**: a good part of the opening of one stands word for word in the other (cut short, another title);
- **same title**: of at least five words, and their openings share telling words;
- **retold**: title and lead share most of what tells events apart: names, numbers and long words.

A live blog, a stub, and a column that gathers short items or opinions never join anything.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from news.article import Article, Kind
from news.fingerprints import shingles
from news.folding import Token, tokens, words
from news.stemming import stem

WINDOW = timedelta(days=3)
COPIED = 0.3
"""Part of an opening's runs of three words; on dpg2019, of 54 pairs above .5 all were copies, below .25 few."""
OPENING = 100
WITHIN = 400
"""Words of the other article in which the opening is looked for."""
MIN_SHINGLES = 10
TITLE_WORDS = 5
SAME_TITLE_SHARE = 0.15
MIN_HEADLINE = 3
RETOLD = 0.45
RETOLD_TITLE = 2.0
"""Weight that the titles, or a title and the other's lead, must share themselves."""
RETOLD_WEIGHT = 10.0
HALF_COPIED = 0.1
"""Part that stands word for word from which titles need not be alike: a quotation, an agency's paragraph."""
LEAD_WORDS = 60
FULLER = 1.5
"""Times as long from which a report is fuller; a few words more are not, then the first leads."""
_COLUMN = re.compile(
    r"\b(?:kort? nieuws|in het kort|nieuwsoverzicht|lezersbrieven|lezersreacties|geachte redactie|oneens eens|"
    r"vanavond op tv|wekdienst|net op de wereld|quote van de dag)\b"
    # The rest is a column only as the whole of a title or its rubric: a singer who is "overleden" is news.
    r"|(?:^|[.:|]\s*)(?:brieven|column|(?:de )?stelling|puzzel|agenda|correcties?|aanvullingen(?: & verbeteringen)?|"
    r"overleden|ingezonden|weerbericht|colofon|personalia|commentaar)\s*(?:$|[.:|])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article of a story that a new article may belong to."""

    story_id: int
    article: Article


def choose_story(article: Article, candidates: Sequence[Candidate]) -> int | None:
    """The story the article belongs to, the likeliest of the candidates' own, or None for a story of its own."""
    if not can_join(article):
        return None
    likely = [(likeness(article, candidate.article), -candidate.story_id) for candidate in candidates]
    best = max(likely, default=(0.0, 0))
    return -best[1] if best[0] > 0 else None


def can_join(article: Article) -> bool:
    """Whether an article tells of one event, so that it can be of a story with another."""
    return article.kind in (Kind.ARTICLE, Kind.TEASER) and not _COLUMN.search(article.title) and bool(article.body)


def likeness(one: Article, other: Article) -> float:
    """How surely two articles tell of the same event: 0 for not surely enough, to 1 for a copy; symmetric."""
    if not (can_join(one) and can_join(other)) or _apart(one, other) > WINDOW:
        return 0.0
    if words(one.title) == words(other.title) and words(one.body) == words(other.body):
        return 1.0  # also where there is too little text to compare parts of it
    copied = _copied(one, other)
    if copied >= COPIED:
        return copied
    share, weight, in_title = _shared(one, other)
    if _same_title(one, other) and _shared(replace(one, title=""), replace(other, title=""))[0] >= SAME_TITLE_SHARE:
        return share
    retold = share >= RETOLD and weight >= RETOLD_WEIGHT and (in_title >= RETOLD_TITLE or copied >= HALF_COPIED)
    return share if retold else 0.0


def better_lead(one: Article, other: Article) -> Article:
    """The one of two articles that leads their story: news over pointer, open over paid, full over short, first."""
    longer, shorter = sorted((one, other), key=lambda article: -len(article.body))
    if _standing(one) == _standing(other) and len(longer.body) > FULLER * len(shorter.body):
        return longer
    return min((one, other), key=_rank)


def _standing(article: Article) -> tuple[int, bool]:
    return {Kind.ARTICLE: 0, Kind.TEASER: 1}.get(article.kind, 2), article.paywalled


def _rank(article: Article) -> tuple[tuple[int, bool], datetime, int, str, str]:
    return _standing(article), _moment(article), -len(article.body), article.source, article.guid or article.url or ""


def _moment(article: Article) -> datetime:
    return article.published_at or article.fetched_at


def _apart(one: Article, other: Article) -> timedelta:
    return abs(_moment(one) - _moment(other))


def _copied(one: Article, other: Article) -> float:
    return max(_within(one.body, other.body), _within(other.body, one.body))


def _within(opening: str, text: str) -> float:
    looked_for = shingles(opening, OPENING)
    if len(looked_for) < MIN_SHINGLES:
        return 0.0
    return len(looked_for & shingles(text, WITHIN)) / len(looked_for)


def _same_title(one: Article, other: Article) -> bool:
    title = words(one.title)
    return len(title) >= TITLE_WORDS and title == words(other.title)


def _shared(one: Article, other: Article) -> tuple[float, float, float]:
    """The part of what tells the events that both have, its weight, and what of it stands in a title."""
    mine, yours = _telling(one), _telling(other)
    common = {word: min(mine[word], yours[word]) for word in mine.keys() & yours.keys()}
    weight = sum(common.values())
    smaller = min(sum(mine.values()), sum(yours.values())) or 1.0
    titles = [{stem(word) for word in words(_headline(article.title))} for article in (one, other)]
    return min(1.0, weight / smaller), weight, min(sum(common.get(word, 0.0) for word in title) for title in titles)


def _headline(title: str) -> str:
    """The title without the rubric that some papers put behind it ("… . hongarije")."""
    headline, point, _ = title.rpartition(". ")
    return headline if point and len(headline.split()) >= MIN_HEADLINE else title


def _telling(article: Article) -> dict[str, float]:
    """The stems of title and lead with the weight of each: names and numbers most, then long words."""
    text = f"{_headline(article.title)}. {article.body[:2_000]}"
    found = list(tokens(text))[: len(words(_headline(article.title))) + LEAD_WORDS]
    weights: dict[str, float] = {}
    for place, token in enumerate(found):
        value = _weight(token, text, place)
        if value:
            key = stem(token.word)
            weights[key] = max(value, weights.get(key, 0.0))
    return weights


def _weight(token: Token, text: str, place: int) -> float:
    if token.word.isdigit():
        return 1.5 if len(token.word) > 1 else 0.0
    opens = place == 0 or text[: token.start].rstrip(" \n\"'‘“").endswith((".", "!", "?", ":"))
    if text[token.start].isupper() and not opens and len(token.word) > 2:
        return 2.0
    return 1.0 if len(token.word) >= 8 else 0.6 if len(token.word) >= 6 else 0.0
