"""The stories that a query is about, best first: the database narrows, `news` decides."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from news.query_tree import Query
from news.ranking import Ranked, rank
from news.topics import Match, expression_for, match_query
from storage.kept import KeptArticle
from storage.search import search

CANDIDATES = 300
"""The newest articles that are looked at; older ones would be far down the list anyway."""


@dataclass(frozen=True, slots=True)
class Found:
    """Story ids, best first, with the match that put each there; `upto` is the newest article looked at."""

    stories: dict[int, Match] = field(default_factory=dict)
    upto: int = 0

    def ids(self, offset: int, count: int) -> list[int]:
        """The story ids of one page."""
        return list(self.stories)[offset : offset + count]

    @property
    def because(self) -> dict[int, tuple[str, ...]]:
        """The words that put each story there."""
        return {story_id: match.because for story_id, match in self.stories.items()}


async def find(conn: AsyncConnection, query: Query, *, now: datetime, upto: int | None = None) -> Found:
    """The stories about the query, by match and recency; with `upto`, as they were when that article was the newest."""
    candidates = await search(conn, expression_for(query), limit=CANDIDATES, upto_id=upto)
    stories: dict[int, Match] = {}
    for story_id, match in rank(_matches(query, candidates), now):
        stories.setdefault(story_id, match)  # a story stands where its best article stands
    newest = upto if upto is not None else max((kept.id for kept in candidates), default=0)
    return Found(stories, newest)


def _matches(query: Query, candidates: Iterable[KeptArticle]) -> Iterator[Ranked[tuple[int, Match]]]:
    """The articles that are really about it, as their story and what put it there."""
    for kept in candidates:
        match = match_query(query, kept.article)
        if match is not None and kept.story_id is not None:
            yield Ranked((kept.story_id, match), match.weight, kept.sorted_at)
