"""Renewing stories: what an article that came in makes of its story: news for a next version, another lead.

It comes after placing, in the same transaction. Articles that came in together are looked at in the order in which
they were published, each beside what was there before it, so that what two of them bring is news once.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from news.corrections import is_correction
from news.story_lead import lead_of
from news.story_news import news_in, news_of_change
from news.versions import Change
from storage import corrections, stories, story_articles, story_versions
from storage.articles import Taken
from storage.kept import KeptArticle
from storage.stories import Placement

MOST = 40
"""Articles of one story that are looked at, the newest: what is no longer among them is told, or old."""


async def renew(conn: AsyncConnection, touched: Iterable[Taken], now: datetime) -> None:
    """Count the news, choose the leads and note the corrections of what these articles, placed by now, are about."""
    taken = {one.kept.id: one for one in touched}
    counts = await story_articles.placed(conn, taken)
    telling = [number for number, (_, count) in counts.items() if count > 1 or taken[number].before is not None]
    for story_id, articles in (await story_articles.beside(conn, telling, most=MOST)).items():
        mine = sorted((one for one in articles if one.id in taken), key=lambda one: (one.sorted_at, one.id))
        known = [one for one in articles if one.id not in taken]
        for one in mine:
            said = _news(taken[one.id], one, known)
            if said:
                await story_versions.add(conn, story_id, one.id, said, now)
            known.append(one)
        if len(articles) > 1:
            lead = articles[lead_of([one.article for one in articles])]
            await stories.place(conn, [Placement(article_ids=(), lead_id=lead.id, story_id=story_id)])
    await corrections.note(conn, [_key(one) for one in taken.values() if _corrects(one)], now)


def _news(taken: Taken, one: KeptArticle, known: Sequence[KeptArticle]) -> tuple[str, ...]:
    others = [each.article for each in known]
    if taken.outcome.change is Change.NEW:
        return news_in(one.article, others) if others else ()
    if taken.before is None or taken.outcome.fuller:
        return ()
    return news_of_change(taken.before, one.article, others)


def _corrects(taken: Taken) -> bool:
    return taken.before is not None and is_correction(taken.before, taken.kept.article)


def _key(taken: Taken) -> tuple[int, int]:
    return taken.kept.id, taken.kept.version
