"""What an earlier process left behind: messages in hand, and a part of Telegram's limits that it has used up."""

import asyncio
from collections.abc import Callable
from datetime import datetime

import structlog

from bot.delivery.database_trouble import DatabaseTrouble
from bot.delivery.pace import Pace
from storage import outbox
from storage.database import Database
from storage.errors import StorageError

log = structlog.get_logger()

TAKE_BACK_EVERY = 60.0
"""Seconds between two looks for what has outlived its lease."""


async def take_over(
    db: Database,
    clock: Callable[[], datetime],
    seconds: Callable[[], float],
    pace: Pace,
    most_sent: int,
    *,
    only_chat: int | None,
    not_chat: int | None,
) -> None:
    """Queue again what was in hand; what was sent in the last minute counts as sent by us.

    Of what was in hand at most `most_sent` can have been sent.
    """
    trouble = DatabaseTrouble("outbox_not_taken_over")
    while True:
        try:
            async with db.write() as conn:
                now, at = clock(), seconds()
                used = await outbox.used(conn, now)
                back = await outbox.take_back(conn, now, all_=True, only_chat=only_chat, not_chat=not_chat)
            break
        except StorageError as error:
            await asyncio.sleep(trouble.begins(error))
    trouble.ends()
    unknown = [one.chat_id for one in used if one.at is None]
    for number, chat_id in enumerate(unknown):
        pace.used(chat_id, at, in_all=number < most_sent)
    for one in used:
        if one.at is not None:
            pace.used(one.chat_id, at - max(0.0, (now - one.at).total_seconds()))
    if back:
        log.info("deliveries_taken_back", count=back)


async def take_back_late(
    db: Database,
    clock: Callable[[], datetime],
    wake: Callable[[], None],
    *,
    only_chat: int | None,
    not_chat: int | None,
) -> None:
    """Queue again, now and then, what has outlived its lease, and call `wake` after it; until cancelled."""
    while True:
        await asyncio.sleep(TAKE_BACK_EVERY)
        try:
            async with db.write() as conn:
                back = await outbox.take_back(conn, clock(), all_=False, only_chat=only_chat, not_chat=not_chat)
        except StorageError:
            continue  # the loops that need the database more say so
        if back:
            log.warning("deliveries_outlived_their_lease", count=back)
            wake()
