"""The full text of an article whose feed gives an opening: what its page adds, and when a page is asked for again.

- A page is asked for at most `MOST_TRIES` times, with growing pauses; what cannot change is not asked for twice.
- A host that shows `WALLS` walls in a row, asking for consent or for money, rests for `REST`: the next page of it would
  be one more.
- What the feed said stays: title, time, id and address. The page adds the text, and what the feed did not know.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from news.article import Article, Kind

MOST_TRIES = 4
PAUSES = (timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))
"""Before the second, the third and the fourth try: a server is down for minutes or for the night."""
WALLS = 3
"""Walls in a row: one paid article says nothing about an outlet, three do."""
REST = timedelta(hours=6)
NEW_FOR = timedelta(days=2)
"""An article that is older is read by nobody any more."""

READ, OPENING, PAYWALL = "read", "opening", "paywall"
NOTHING_MORE, CONSENT, UNREADABLE = "nothing_more", "consent", "unreadable"
"""How a page that came ends; OPENING is more of a paid article than its feed gave, PAYWALL is not."""
_SHOWS_WALL = {READ: False, NOTHING_MORE: False, PAYWALL: True}
_PASSING = frozenset(
    (
        *("dns", "unreachable", "tls", "timeout", "broken", "cut_short", "robots_unreachable", "internal"),
        *("http_408", "http_425", "http_429"),
    )
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an attempt ended, by a name that is counted, and when it is made again; None for never.

    `wall` tells whether the host showed a wall (True), an article (False), or neither (None).
    """

    reason: str
    again_at: datetime | None = None
    wall: bool | None = None


def verdict_of_page(reason: str, tries: int, now: datetime) -> Verdict:
    """The verdict on a page that came at the `tries`-th try; `reason` is one of the names above."""
    if reason == CONSENT:
        return Verdict(reason, _again(tries, now), wall=True)
    return Verdict(reason, wall=_SHOWS_WALL.get(reason))


def verdict_of_refusal(name: str, tries: int, now: datetime, retry_after: timedelta | None = None) -> Verdict:
    """The verdict where no page came, by the fetcher's name for why; a server's own wish is kept to."""
    if name not in _PASSING and not name.startswith("http_5"):
        return Verdict(name)
    again = _again(tries, now)
    return Verdict(name, max(again, now + retry_after) if again and retry_after else again)


def _again(tries: int, now: datetime) -> datetime | None:
    return None if tries >= MOST_TRIES else now + PAUSES[min(max(tries, 1), len(PAUSES)) - 1]


def rests_until(walls: int, now: datetime) -> datetime | None:
    """Until when a host with so many walls in a row is left alone; None where it is not."""
    return now + REST if walls >= WALLS else None


def is_wanted(article: Article) -> bool:
    """Whether the page of an article is worth asking for: not where its feed says it is paid, and tells what it is."""
    return article.kind is Kind.TEASER and bool(article.url) and not (article.paywalled and article.body)


def in_full(kept: Article, page: Article) -> tuple[str, Article]:
    """What a page makes of a kept teaser, by its name, and the article to take in as a version of it.

    The article is of the kept one's names, so that it is recognised as the same; where the page tells no more than
    the teaser did (a video, another article, a wall), the teaser comes back, with the paywall where there is one.
    """
    longer = len(page.body.split()) > len(kept.body.split())
    whole = page.kind in (Kind.ARTICLE, Kind.LIVEBLOG)
    known = replace(kept, fetched_at=page.fetched_at, paywalled=kept.paywalled or page.paywalled)
    if not longer or not (whole or page.paywalled):
        return PAYWALL if page.paywalled else NOTHING_MORE, known
    reason = READ if whole else OPENING
    return reason, replace(
        known,
        title=kept.title or page.title,
        body=page.body,
        kind=page.kind,
        place=page.place or kept.place,
        agencies=page.agencies or kept.agencies,
        author=kept.author or page.author,
        publisher=kept.publisher or page.publisher,
        published_at=kept.published_at or page.published_at,
        language=page.language,
    )
