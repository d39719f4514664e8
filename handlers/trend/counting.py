"""Counting what was written about a topic: the database narrows, `news` judges, what is known is not judged again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.trend.judge import Judge
from news.query_tree import Query
from news.topics import expression_for
from news.trend import Count, Span, Telling, counted, evenly, peaks, spans, told
from storage import trends
from storage.database import Database
from storage.standing import standing
from storage.trends import Hit, Known

JUDGED = 420
"""Articles that are judged for one trend, at 2 to 4 ms each: about a second, shared by the days."""

FEWEST = 6
"""Of each day at least; with fewer its share would say nothing."""

FOUND_A_DAY = 2_000
"""Articles of one day that are looked for: of more the newest stand for the day."""

MATCHED_WITHIN = timedelta(days=13)
"""Matches are forgotten after two weeks; what is younger is all there."""

_MOST_STORIES = 60
"""Stories that are weighed for a mark: those that most articles are of."""


@dataclass(frozen=True, slots=True)
class Trend:
    """The counts of the days, oldest first, and the biggest stories in the order of their days."""

    counts: tuple[Count, ...]
    stories: tuple[Telling, ...]

    @property
    def total(self) -> int:
        """All articles of all days."""
        return sum(count.articles for count in self.counts)


async def trend(
    db: Database, judge: Judge, query: Query, canonical: str, *, now: datetime, zone: ZoneInfo, days: int
) -> Trend:
    """How much was written about the query in the last days; `canonical` is how it is kept where it is followed."""
    wanted = spans(now, zone, days)
    async with db.read() as conn:
        known = await trends.known(conn, canonical, max(wanted[0].begin, now - MATCHED_WITHIN))
    counts: list[Count] = []
    hits: list[Hit] = []
    unknown = [span for span in wanted if not _is_known(span, known, now)]
    share = max(FEWEST, JUDGED // max(1, len(unknown)))
    for span in wanted:
        if known is not None and span not in unknown:
            about = [hit for hit in known.hits if span.begin <= hit.at < span.end]
            count = Count(span.day, len(about))
        else:
            about, count = await _judged(db, judge, query, span, share)
        counts.append(count)
        hits += about
    return Trend(tuple(counts), await _biggest(db, hits, zone))


def _is_known(span: Span, known: Known | None, now: datetime) -> bool:
    """Whether all of the day came in when its topic was followed, and nothing of that is forgotten yet."""
    return known is not None and span.begin >= max(known.since, now - MATCHED_WITHIN)


async def _judged(db: Database, judge: Judge, query: Query, span: Span, share: int) -> tuple[list[Hit], Count]:
    async with db.read() as conn:
        keys = await trends.keys(conn, expression_for(query), span.begin, span.end, most=FOUND_A_DAY)
        articles = await trends.of_keys(conn, evenly(keys, share))
    about = await judge.hits(query, articles)
    # Of what was found, some may be gone since: judged is all that there was of it.
    judged = len(keys) if len(keys) <= share else len(articles)
    return about, counted(span.day, found=len(keys), judged=judged, about=len(about))


async def _biggest(db: Database, hits: Sequence[Hit], zone: ZoneInfo) -> tuple[Telling, ...]:
    told_by: dict[int, int] = {}
    for hit in hits:
        if hit.story_id is not None:
            told_by[hit.story_id] = told_by.get(hit.story_id, 0) + 1
    most = sorted(told_by, key=lambda story: (told_by[story], story), reverse=True)[:_MOST_STORIES]
    async with db.read() as conn:
        spreads = {story: stands.spread for story, stands in (await standing(conn, most)).items()}
    rows = ((hit.story_id, hit.at.astimezone(zone).date(), hit.weight) for hit in hits if hit.story_id is not None)
    return tuple(peaks(told(rows, spreads)))
