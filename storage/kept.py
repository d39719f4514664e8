"""What a kept article is, and how its row is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import Article, Kind
from storage.chunks import chunks
from storage.tables import articles, sources


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptArticle:
    """An article as it is kept now: its latest version.

    `id` is ours and is never given out again. `version` begins at 1. `story_id` is None until it is clustered.
    `sample` tells the invented articles of the first `briefje chat` from real ones.
    """

    id: int
    article: Article
    version: int
    story_id: int | None
    first_seen_at: datetime
    sample: bool = False

    @property
    def sorted_at(self) -> datetime:
        """When it counts as published, to the second: `published_at`, but never after it was first seen."""
        return moment(sort_second(self.article.published_at, self.first_seen_at))


def sort_second(published_at: datetime | None, first_seen_at: datetime) -> int:
    """The second since 1970 by which an article is put in order; within ±272 years, so that `sort_key` holds it.

    A source that dates its article in the future does not get it to stay on top.
    """
    counted = first_seen_at if published_at is None else min(published_at, first_seen_at)
    return max(1 - 2**33, min(2**33 - 1, int(counted.timestamp() // 1)))


def moment(second: int) -> datetime:
    """The moment of a `sort_second`."""
    return datetime.fromtimestamp(second, UTC)


def kept_articles() -> Select[*tuple[Any, ...]]:
    """A query for whole articles, without their stems; `kept` reads its rows."""
    unread = {"source_id", "sort_second", "sort_key", "title_stems", "body_stems"}
    columns = [column for column in articles.c if column.name not in unread]
    return select(*columns, sources.c.key.label("source")).join(sources, sources.c.id == articles.c.source_id)


def kept(row: Row[*tuple[Any, ...]]) -> KeptArticle:
    """The article of a row of `kept_articles`."""
    values = dict(row._mapping)
    ours = {name: values.pop(name) for name in ("id", "version", "story_id", "first_seen_at", "sample")}
    return KeptArticle(article=Article(**values | {"kind": Kind(values["kind"])}), **ours)


async def get(conn: AsyncConnection, ids: Sequence[int]) -> list[KeptArticle]:
    """The kept articles with these ids, in that order; an id that is not kept is left out."""
    found: dict[int, KeptArticle] = {}
    for chunk in chunks(dict.fromkeys(ids)):
        for row in await conn.execute(kept_articles().where(articles.c.id.in_(chunk))):
            found[row.id] = kept(row)
    return [found[number] for number in ids if number in found]
