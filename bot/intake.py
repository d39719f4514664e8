"""Intake: articles are kept and put into their stories.

What is new or changed is left in `arrivals`, for `bot.matching`; briefs are written in the background.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from bot.placing import Placing
from bot.renewing import renew
from news.article import Article
from news.versions import Change
from storage import arrivals, articles, samples
from storage.articles import Taken
from storage.database import Database


class Intake:
    """Takes in articles; the same ones twice change nothing, and each call is one transaction."""

    def __init__(self, db: Database, clock: Callable[[], datetime]) -> None:
        self._db = db
        self._clock = clock
        self._placing = Placing()

    async def take(
        self, incoming: Sequence[Article], *, sample: bool = False, quiet: Collection[str] = ()
    ) -> list[Taken]:
        """What became of each article, in their order. The first real article ends the sample news.

        Of what comes from the sources with these keys nobody is told at once: it is their past.
        """
        async with self._db.write() as conn:
            if not sample:
                await samples.remove(conn)
            taken = await articles.take_in(conn, incoming, self._clock(), sample=sample)
            touched = {one.kept.id: one for one in taken if one.outcome.change is not Change.UNCHANGED}
            await self._placing.place(conn, [one.kept for one in touched.values()])
            await renew(conn, touched.values(), self._clock())
            if not sample:
                hushed = {one.kept.id for new, one in zip(incoming, taken, strict=True) if new.source in quiet}
                await arrivals.add(conn, touched.keys() - hushed, self._clock())
                await arrivals.add(conn, touched.keys() & hushed, self._clock(), alert=False)
        return taken
