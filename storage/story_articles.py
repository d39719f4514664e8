"""The articles of stories: whole, beside one that came in; their openings; and who brings them, one by one."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.chunks import chunks
from storage.kept import KeptArticle, get, moment
from storage.tables import articles, stories

OPENING = 2_000
"""Characters of a body in which its news stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An article of a story as who brings it, when and where; `opening` is how its body begins, "" where not asked."""

    id: int
    story_id: int
    publisher: str | None
    agencies: tuple[str, ...]
    title: str
    url: str | None
    kind: str
    language: str
    paywalled: bool
    at: datetime
    opening: str = ""


async def placed(conn: AsyncConnection, article_ids: Collection[int]) -> dict[int, tuple[int, int]]:
    """The story of each of these articles, and how many articles that has; those without one are left out."""
    found: dict[int, tuple[int, int]] = {}
    for chunk in chunks(sorted(set(article_ids))):
        query = select(articles.c.id, articles.c.story_id, stories.c.article_count)
        query = query.join(stories, stories.c.id == articles.c.story_id).where(articles.c.id.in_(chunk))
        found.update((row.id, (row.story_id, row.article_count)) for row in await conn.execute(query))
    return found


async def beside(conn: AsyncConnection, article_ids: Sequence[int], *, most: int) -> dict[int, list[KeptArticle]]:
    """The stories of these articles, by id, each with these and the newest of its others: `most` about, newest first.

    Stories stand in the order in which the articles are given; an article without a story is left out.
    """
    wanted: dict[int, list[int]] = defaultdict(list)
    placed_in = await placed(conn, article_ids)
    for article_id in article_ids:
        if article_id in placed_in:
            wanted[placed_in[article_id][0]].append(article_id)
    found: dict[int, list[KeptArticle]] = {}
    for story_id, mine in wanted.items():
        newest = select(articles.c.id).where(articles.c.story_id == story_id).order_by(articles.c.sort_key.desc())
        ids = dict.fromkeys([*mine, *(await conn.execute(newest.limit(most))).scalars()])
        found[story_id] = sorted(await get(conn, list(ids)), key=lambda one: (one.sorted_at, one.id), reverse=True)
    return found


async def openings(conn: AsyncConnection, story_ids: Collection[int], *, most: int = 12) -> dict[int, list[Part]]:
    """How the newest articles of these stories begin, at most `most` of each, newest first."""
    found: dict[int, list[Part]] = defaultdict(list)
    for chunk in chunks(sorted(set(story_ids))):
        place = func.row_number().over(partition_by=articles.c.story_id, order_by=articles.c.sort_key.desc())
        newest = select(articles.c.id, place.label("place")).where(articles.c.story_id.in_(chunk)).subquery()
        query = select(*_PART, func.substr(articles.c.body, 1, OPENING).label("opening"))
        query = query.join(newest, newest.c.id == articles.c.id).where(newest.c.place <= most)
        for row in await conn.execute(query.order_by(articles.c.sort_key.desc())):
            found[row.story_id].append(_part(row, row.opening))
    return dict(found)


async def parts(conn: AsyncConnection, story_id: int, *, most: int) -> list[Part]:
    """The articles of a story, earliest first; of more than `most` the newest."""
    query = select(*_PART).where(articles.c.story_id == story_id).order_by(articles.c.sort_key.desc()).limit(most)
    return [_part(row) for row in await conn.execute(query)][::-1]


_PART = tuple(
    articles.c[name]
    for name in (
        "id",
        "story_id",
        "publisher",
        "agencies",
        "title",
        "url",
        "kind",
        "language",
        "paywalled",
        "sort_second",
    )
)


def _part(row: Any, opening: str = "") -> Part:
    values = dict(row._mapping)
    values.pop("opening", None)
    return Part(at=moment(values.pop("sort_second")), opening=opening, **values)
