"""Mending: a message that went out with leads is edited when the briefs come; one that still waits is changed there.

The outbox is the memory: what a message still waits for stands in `told_in`, an edit takes along what is left of it,
and only the last edit of a message counts. So a brief that is looked at twice changes nothing the second time.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.correcting import SENT_WITHIN, TOGETHER, change, correct
from handlers.briefs import leads_of
from handlers.mended import Better, mended
from storage import briefs, kept, shown
from storage.briefs import Key
from storage.chunks import chunks
from storage.database import Database
from storage.outgoing import Payload, Shown
from storage.shown import Showing

LOOK_BACK = timedelta(minutes=5)
"""So long after a brief was written a message may be kept that was composed before it was."""

LIMIT = 100
"""Briefs that are looked at together."""


class Mending:
    """Mends what the briefs that are written make better; a new one begins with all that are kept."""

    def __init__(self, db: Database, clock: Callable[[], datetime]) -> None:
        self._db = db
        self._clock = clock
        self._after = 0

    async def mend(self) -> int:
        """Look at the briefs that were written since, and at what was corrected; how many messages were mended."""
        count, after, now = await correct(self._db, self._clock), self._after, self._clock()
        while True:
            async with self._db.read() as conn:
                written = await shown.written(conn, after=after, limit=LIMIT)
                messages = await shown.showing(conn, [one.key for one in written], now - SENT_WITHIN)
            if messages:
                count += await self._mend_all(messages, {one.key for one in written}, now)
            self._after = max((one.id for one in written if now - one.at > LOOK_BACK), default=self._after)
            if len(written) < LIMIT:
                return count
            after = written[-1].id

    async def _mend_all(self, messages: Iterable[Showing], keys: set[Key], now: datetime) -> int:
        better = await self._better(keys)
        wanting = [one for one in messages if _renewed(one, better) is not None]
        count = 0
        for some in chunks(wanting, TOGETHER):
            async with self._db.write() as conn:
                # As they stand now, held: one that is being sent, or that a reader has turned meanwhile, is let be.
                for message in await shown.hold(conn, [one.delivery_id for one in some]):
                    count += await _mend(conn, message, better, now)
        return count

    async def _better(self, keys: set[Key]) -> dict[Key, Better]:
        """What each of these versions of articles showed and shows from now on; not of one that changed since."""
        async with self._db.read() as conn:
            found = {(one.id, one.version): one.article for one in await kept.get(conn, [number for number, _ in keys])}
            texts = await briefs.get(conn, keys & found.keys())
        leads = await leads_of([found[key] for key in texts])
        return {
            key: Better(found[key], lead.text, brief.text)
            for (key, brief), lead in zip(texts.items(), leads, strict=True)
        }


async def _mend(conn: AsyncConnection, message: Showing, better: Mapping[Key, Better], now: datetime) -> int:
    """Change a message that is held; 1, or 0 where nothing is to be changed."""
    payload = _renewed(message, better)
    if payload is None:
        return 0
    done = {one.story_id for one in message.shown if _key(one) in better}
    await change(conn, message, payload, [one for one in message.shown if one.story_id not in done], now)
    return 1


def _renewed(message: Showing, better: Mapping[Key, Better]) -> Payload | None:
    """What the message says with these briefs; None where that is what it says already, or it cannot be changed."""
    if not message.waits and message.message_id is None:
        return None
    of_story = {one.story_id: better[key] for one in message.shown if (key := _key(one)) in better}
    payload = mended(message.payload, of_story)
    return None if payload == message.payload else payload


def _key(one: Shown) -> Key:
    return one.article_id, one.article_version
