"""Sample news: what a newcomer sees in the terminal before any source has been read."""

from collections.abc import Callable
from datetime import datetime
from enum import Enum

from bot.intake import Intake
from news.brief import Brief
from news.samples import sample_articles
from storage import briefs, samples
from storage.database import Database


class SampleNews(Enum):
    """Whether there is sample news, and whether it is there for the first time."""

    NONE = 0
    FRESH = 1
    KNOWN = 2


async def keep_sample_news(db: Database, clock: Callable[[], datetime]) -> SampleNews:
    """Keep the sample news, dated back from now, where there is no real news.

    Samples of an earlier day are dated anew: news of a week ago would be no sample of what the bot does. The briefs
    that were written for them stay.
    """
    async with db.write() as conn:
        if await samples.has_real(conn):
            return SampleNews.NONE
        known = await samples.kept(conn)
        written = await briefs.get(conn, [(one.id, one.version) for one in known])
        texts = {(one.id, one.version): (one.article.guid, one.article.body) for one in known}
        await samples.remove(conn)
    taken = await Intake(db, clock).take(sample_articles(clock()), sample=True)
    kept: dict[tuple[str | None, str], Brief] = {texts[key]: brief for key, brief in written.items()}
    again = {
        (one.kept.id, one.kept.version): kept[text]
        for one in taken
        if (text := (one.kept.article.guid, one.kept.article.body)) in kept
    }
    async with db.write() as conn:
        await briefs.put(conn, again, clock())
    return SampleNews.KNOWN if known else SampleNews.FRESH
