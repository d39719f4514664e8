"""Intake: articles are kept and put into their stories.

What is new or changed is left in `arrivals`, for `bot.matching`; briefs are written in the background.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import Article
from news.fingerprints import bands as marks_of
from news.lead import lead_brief
from news.stories import WINDOW, Candidate, better_lead, choose_story
from news.versions import Change
from storage import arrivals, articles, bands, entries, samples, stories
from storage.articles import Taken
from storage.database import Database
from storage.kept import KeptArticle
from storage.stories import Placement


class Intake:
    """Takes in articles; the same ones twice change nothing, and each call is one transaction."""

    def __init__(self, db: Database, clock: Callable[[], datetime]) -> None:
        self._db = db
        self._clock = clock

    async def take(self, incoming: Sequence[Article], *, sample: bool = False) -> list[Taken]:
        """What became of each article, in their order. The first real article ends the sample news."""
        async with self._db.write() as conn:
            if not sample:
                await samples.remove(conn)
            taken = await articles.take_in(conn, incoming, self._clock(), sample=sample)
            touched = {one.kept.id: one for one in taken if one.outcome.change is not Change.UNCHANGED}
            for one in touched.values():
                await _place(conn, one.kept, news=await _is_news(conn, one))
            if not sample:
                await arrivals.add(conn, list(touched), self._clock())
        return taken


async def _is_news(conn: AsyncConnection, taken: Taken) -> bool:
    """Whether a changed article has another lead: a mended comma, or a line at its end, is no update.

    Readers are told of an update by its lead; the same one again would tell them nothing.
    """
    if taken.outcome.change is not Change.CHANGED:
        return False
    before = await articles.version_before(conn, taken.kept.id, taken.kept.version)
    if before is None:
        return True
    was = replace(taken.kept.article, title=before.title, body=before.body)
    return lead_brief(was).text != lead_brief(taken.kept.article).text


async def _place(conn: AsyncConnection, kept: KeptArticle, *, news: bool) -> None:
    """Put the article into its story: its own, that of a near copy, or a new one."""
    marks = marks_of(kept.article)
    story_id = kept.story_id or await _story_of_copies(conn, kept, marks)
    lead = kept
    if story_id is not None:
        for entry in await entries.entries_of(conn, [story_id]):
            if entry.lead.id != kept.id and better_lead(entry.lead.article, kept.article) is entry.lead.article:
                lead = entry.lead
    await stories.place(conn, [Placement(article_ids=(kept.id,), lead_id=lead.id, story_id=story_id, news=news)])
    await bands.keep(conn, {kept.id: marks})


async def _story_of_copies(conn: AsyncConnection, kept: KeptArticle, marks: Sequence[int]) -> int | None:
    moment = kept.article.published_at or kept.first_seen_at
    near = await bands.near(conn, marks, since=moment - WINDOW, until=moment + WINDOW)
    others = [one.kept for one in near if one.kept.id != kept.id]
    known = [Candidate(other.story_id, other.article) for other in others if other.story_id is not None]
    return choose_story(kept.article, known)
