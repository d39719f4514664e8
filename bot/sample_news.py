"""Sample news: what a newcomer sees in the terminal before any source has been read."""

from collections.abc import Callable
from datetime import datetime

from bot.intake import Intake
from news.brief import Summariser
from news.samples import sample_articles
from storage import samples
from storage.database import Database


async def keep_sample_news(db: Database, summariser: Summariser, clock: Callable[[], datetime]) -> bool:
    """Keep the sample news, dated back from now, where there is no real news; whether it is there afterwards.

    Samples of an earlier day are replaced: news of a week ago would be no sample of what the bot does.
    """
    async with db.write() as conn:
        if await samples.has_real(conn):
            return False
        await samples.remove(conn)
    await Intake(db, summariser, clock).take(sample_articles(clock()), sample=True)
    return True
