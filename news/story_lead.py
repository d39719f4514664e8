"""Which of a story's articles leads it: what is shown of it, and what its brief is made of.

Pure rules, the same whatever order the articles came in, each deciding only where those before it leave a choice:

1. news over pointers: an article or a teaser, then a live blog, then a stub;
2. Dutch over other languages: the brief is Dutch;
3. news over a column, an opinion, a round-up (`news.genre`);
4. full text over a teaser, open over paid;
5. long enough: not less than the longest by `FULLER`, of which only the first `ENOUGH` characters count;
6. the earliest of these, and of its near-copies the agency's own;
7. a report that came `LATER` than that takes over, and so on: so the lead goes forward with the news, at most every few
   hours, and never back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from news.article import Article, Kind
from news.fingerprints import shingles
from news.genre import genre

FULLER = 1.5
"""Times as long from which a report is fuller; a few words more are not, then the first leads."""
ENOUGH = 2_500
"""Characters, about 400 words: what is longer than that is not fuller news, but background."""
LATER = timedelta(hours=3)
"""After which a report is not another one of the same, but what is known by then."""
COPIED = 0.5
"""Part of one opening that stands word for word in the other, from which one is a copy."""
_OPENING = 100
_WITHIN = 400
_PUBLICATION = {Kind.ARTICLE: 0, Kind.TEASER: 0, Kind.LIVEBLOG: 1}


@dataclass(frozen=True, slots=True)
class _Rank:
    """What rules 1 to 4 look at; less is better."""

    kind: int
    foreign: bool
    opinion: bool
    teaser: bool
    paid: bool

    @property
    def key(self) -> tuple[int, bool, bool, bool, bool]:
        """By the rules' order."""
        return self.kind, self.foreign, self.opinion, self.teaser, self.paid


def lead_of(articles: Sequence[Article]) -> int:
    """The place of the article that leads; the same one whatever their order. Raises ValueError for none."""
    keys = [_rank(article).key for article in articles]
    best = min(keys)
    equal = [place for place, key in enumerate(keys) if key == best]
    longest = max(_length(articles[place]) for place in equal)
    full = sorted(
        (place for place in equal if _length(articles[place]) * FULLER >= longest),
        key=lambda place: _order(articles[place]),
    )
    lead = full[0]
    for place in full[1:]:
        if _moment(articles[place]) - _moment(articles[lead]) >= LATER:
            lead = place
    return _original(articles, lead, full)


def better_lead(one: Article, other: Article) -> Article:
    """The one of two articles that leads their story."""
    return (one, other)[lead_of((one, other))]


def _rank(article: Article) -> _Rank:
    return _Rank(
        kind=_PUBLICATION.get(article.kind, 2),
        foreign=article.language != "nl",
        opinion=article.kind is Kind.ARTICLE and _is_opinion(article),
        teaser=article.kind is Kind.TEASER,
        paid=article.paywalled,
    )


@lru_cache(maxsize=512)
def _is_opinion(article: Article) -> bool:
    return genre(article) is not None


def _length(article: Article) -> int:
    return min(len(article.body), ENOUGH)


def _order(article: Article) -> tuple[datetime, bool, int, str, str]:
    return (
        _moment(article),
        not _is_agencys(article),
        -len(article.body),
        article.source,
        article.guid or article.url or article.title,
    )


def _moment(article: Article) -> datetime:
    return article.published_at or article.fetched_at


def _original(articles: Sequence[Article], lead: int, full: Iterable[int]) -> int:
    """The agency's own publication of what the lead is a copy of, and which is no older than the lead may be."""
    if _is_agencys(articles[lead]):
        return lead
    return next(
        (
            place
            for place in full
            if _is_agencys(articles[place])
            and abs(_moment(articles[place]) - _moment(articles[lead])) < LATER
            and _is_copy(articles[lead], articles[place])
        ),
        lead,
    )


def _is_agencys(article: Article) -> bool:
    return bool(article.publisher) and article.publisher in article.agencies


def _is_copy(one: Article, other: Article) -> bool:
    mine = shingles(one.body, _OPENING)
    return bool(mine) and len(mine & shingles(other.body, _WITHIN)) >= COPIED * len(mine)
