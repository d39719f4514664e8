"""Judging whether articles are about a query, and remembering it: for another look at the same trend."""

import asyncio
from collections import OrderedDict
from collections.abc import Sequence

from news.query_tree import Query
from news.topics import match_query
from storage.kept import KeptArticle
from storage.trends import Hit

REMEMBERED = 20_000
"""Judgements, some 200 bytes each."""


class Judge:
    """Judges articles, in a thread, and remembers what it found by their ids: one for each database."""

    def __init__(self) -> None:
        self._weights: OrderedDict[tuple[Query, int, int], float] = OrderedDict()

    def __len__(self) -> int:
        """How many judgements are remembered."""
        return len(self._weights)

    async def hits(self, query: Query, articles: Sequence[KeptArticle]) -> list[Hit]:
        """Those of the articles that are about the query."""
        lacking = [one for one in articles if _key(query, one) not in self._weights]
        # Apart from the event loop: others are not to wait for a second.
        found = await asyncio.to_thread(lambda: [_weight(query, one) for one in lacking]) if lacking else []
        known = {_key(query, one): weight for one, weight in zip(lacking, found, strict=True)}
        weights = {one.id: known.get(_key(query, one), self._weights.get(_key(query, one), 0.0)) for one in articles}
        self._remember(known)
        return [Hit(one.id, one.story_id, weights[one.id], one.sorted_at) for one in articles if weights[one.id] > 0]

    def _remember(self, known: dict[tuple[Query, int, int], float]) -> None:
        self._weights.update(known)
        while len(self._weights) > REMEMBERED:
            self._weights.popitem(last=False)


def _weight(query: Query, one: KeptArticle) -> float:
    match = match_query(query, one.article)
    return match.weight if match is not None else 0.0


def _key(query: Query, one: KeptArticle) -> tuple[Query, int, int]:
    return query, one.id, one.version
