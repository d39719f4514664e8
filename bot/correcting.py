"""Correcting: what was sent in the last two days and shows what its publisher took back is put right, and marked.

A correction is looked at for some minutes: until then a message may be on its way that was composed before it came.
What was put right is no longer wrong, so that looking again changes nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.briefs import leads_of
from handlers.mended import Corrected, corrected
from handlers.texts import texts_for
from news.corrections import is_wrong
from storage import briefs, corrections, destinations, outbox, shown, story_folds
from storage.briefs import Key
from storage.chunks import chunks
from storage.corrections import Correction
from storage.database import Database
from storage.outgoing import Outgoing, Payload, Purpose, Shown
from storage.shown import Showing

SENT_WITHIN = timedelta(hours=48)
"""Telegram lets bots edit what they sent longer ago too; nobody reads it again."""

LOOKED_AT = timedelta(minutes=5)
"""How long after a correction there may still be messages that were composed before it."""

TOGETHER = 50
"""Messages that are changed in one transaction: some tens of milliseconds."""


async def correct(db: Database, clock: Callable[[], datetime]) -> int:
    """Put right what shows what was corrected; how many messages were changed."""
    count, now = 0, clock()
    async with db.read() as conn:
        waiting = await corrections.waiting(conn)
    for one in waiting:
        count += await _correct(db, one, now)
    finished = [one.kept.id for one in waiting if now - one.at > LOOKED_AT]
    if finished:
        async with db.write() as conn:
            await corrections.done(conn, finished, now)
    return count


async def change(
    conn: AsyncConnection, message: Showing, payload: Payload, waits: Sequence[Shown], now: datetime
) -> None:
    """Let a message that is held say this: where it waits to be sent in its place, else by an edit.

    `waits` are the stories in it that still wait for a better brief.
    """
    if message.waits:
        still = {one.story_id for one in waits}
        await shown.renew(conn, message, payload, {one.story_id for one in message.shown} - still)
        return
    edit = Outgoing(
        chat_id=message.chat_id,
        thread_id=message.thread_id,
        destination_id=message.destination_id,
        payload=payload,
        purpose=Purpose.MENDING,
        edits=message.message_id,
        shown=tuple(waits),
    )
    await outbox.enqueue(conn, [edit], now)


async def _correct(db: Database, one: Correction, now: datetime) -> int:
    story_id = one.kept.story_id
    if story_id is None:
        return 0
    async with db.read() as conn:
        folds = (await story_folds.into(conn, [story_id])).get(story_id, ())
        stories = {story_id, *(fold.story_id for fold in folds)}
        messages = await shown.telling(conn, stories, now - SENT_WITHIN)
        right = await _right(conn, one)
        waits = one.key not in await briefs.get(conn, [one.key]) and briefs.is_briefed(one.kept.article)
    count = 0
    for some in chunks(messages, TOGETHER):
        async with db.write() as conn:
            for message in await shown.hold(conn, [each.delivery_id for each in some]):
                count += await _put_right(conn, message, _Putting(stories, right, one.key if waits else None), now)
    return count


async def _right(conn: AsyncConnection, one: Correction) -> Corrected:
    """What is shown of the article from now on: its brief, or its lead until there is one."""
    article = one.kept.article
    brief = (await briefs.get(conn, [one.key])).get(one.key)
    [lead] = await leads_of([article])
    wrong = lru_cache(maxsize=256)(lambda text: is_wrong(text, article))
    return Corrected(article, frozenset(title for title, _ in one.earlier), (brief or lead).text, wrong)


@dataclass(frozen=True, slots=True)
class _Putting:
    """What is put right in messages that show one of these stories; `awaits` is the brief that is still to come."""

    stories: set[int]
    right: Corrected
    awaits: Key | None


async def _put_right(conn: AsyncConnection, message: Showing, putting: _Putting, now: datetime) -> int:
    """Change a message that is held; 1, or 0 where nothing in it is wrong or it cannot be changed."""
    if not message.waits and message.message_id is None:
        return 0
    here = await destinations.find(conn, message.chat_id, message.thread_id)
    mark = f"<i>{texts_for(here.language if here else None)('item-corrected')}</i>"
    payload = corrected(message.payload, putting.stories, putting.right, mark)
    if payload == message.payload:
        return 0
    pairs = zip(message.payload.parts, payload.parts, strict=True)
    changed = [story for (story, before), (_, after) in pairs if before != after]
    waits = [each for each in message.shown if each.story_id not in changed]
    if putting.awaits is not None:
        waits += [Shown(story, *putting.awaits) for story in changed]
    await change(conn, message, payload, waits, now)
    return 1
