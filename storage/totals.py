"""What a story's row says of its articles, kept in step with them."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import RowMapping, Select, bindparam, case, delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import Kind
from storage.chunks import chunks
from storage.kept import moment
from storage.tables import articles, stories

STANDING = (Kind.ARTICLE.value, Kind.TEASER.value)
"""The kinds that are news which can stand alone."""


async def renew(conn: AsyncConnection, story_ids: Iterable[int]) -> None:
    """Count these stories' articles anew; a story without any goes, one whose lead left it gets its earliest one."""
    for chunk in chunks(sorted(set(story_ids))):
        totals = (await conn.execute(_totals(chunk))).mappings().all()
        gone = set(chunk) - {row["number"] for row in totals}
        if gone:
            await conn.execute(delete(stories).where(stories.c.id.in_(gone)))
        if totals:
            await conn.execute(_RENEW, [_values(row) for row in totals])
            await conn.execute(_LEADS.where(stories.c.id.in_(chunk)))


def _totals(story_ids: list[int]) -> Select[*tuple[Any, ...]]:
    at = articles.c.sort_second
    return (
        select(
            articles.c.story_id.label("number"),
            func.min(at).label("first"),
            func.max(at).label("last"),
            func.count().label("articles"),
            func.max(case((articles.c.kind.in_(STANDING), 1), else_=0)).label("standing"),
        )
        .where(articles.c.story_id.in_(story_ids))
        .group_by(articles.c.story_id)
    )


def _values(row: RowMapping) -> dict[str, object]:
    first, last = moment(row["first"]), moment(row["last"])
    return {
        "number": row["number"],
        "first": first,
        "last": last,
        "articles": row["articles"],
        "standing": bool(row["standing"]),
    }


_RENEW = (
    update(stories)
    .where(stories.c.id == bindparam("number"))
    .values(
        first_at=bindparam("first"),
        last_at=bindparam("last"),
        article_count=bindparam("articles"),
        stands=bindparam("standing"),
    )
)
_LEAD = articles.alias("lead")
_EARLIEST = (
    select(articles.c.id).where(articles.c.story_id == stories.c.id).order_by(articles.c.sort_key).limit(1)
).scalar_subquery()
_LEADS = (
    update(stories)
    .where(~exists().where(_LEAD.c.id == stories.c.lead_article_id, _LEAD.c.story_id == stories.c.id))
    .values(lead_article_id=_EARLIEST)
)
