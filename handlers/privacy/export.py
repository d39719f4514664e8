"""`/export`: everything that is kept of the chat, as a JSON document with readable names and ISO times."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.answer import Answer, Message
from handlers.desk import Desk
from handlers.rights import refusal
from handlers.turn import Turn
from news.outlets.wishes import NO_WISHES
from news.readers_times.slot import Slot
from storage import destinations, following, outlets, slots
from storage.chat_records import KeptDelivery, KeptDigest, deliveries_of, digests_of, told_to
from storage.destinations import Destination
from storage.entries import entries_of
from storage.following import Followed
from storage.minutes import clock

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Json = dict[str, Any]


async def export(desk: Desk, turn: Turn, _: str) -> Answer:
    """The document; of a group or channel only for its administrators."""
    if (refused := await refusal(turn)) is not None:
        return refused
    now = desk.clock()
    async with desk.db.read() as conn:
        kept = await everything_of(conn, turn.chat_id, now)
    content = json.dumps(kept, ensure_ascii=False, indent=2)
    name = f"briefje-{now.astimezone(desk.zone).date().isoformat()}.json"
    return Answer((Message(turn.texts("export"), document=content, document_name=name),))


async def everything_of(conn: AsyncConnection, chat_id: int, now: datetime) -> Json:
    """What is kept of the chat: its places (itself and its threads), its messages, the channels that it set up."""
    places = await destinations.in_chat(conn, chat_id)
    managed = await destinations.managed_by(conn, chat_id)
    return {
        "exported_at": _time(now),
        "chat_id": chat_id,
        "places": [await _place(conn, one) for one in places],
        "messages": [_message(one) for one in await deliveries_of(conn, chat_id)],
        "channels": [{"chat_id": one.chat_id, "title": one.title} for one in managed],
    }


async def _place(conn: AsyncConnection, one: Destination) -> Json:
    acting = await destinations.get(conn, [one.acting_for] if one.acting_for is not None else [])
    wishes = (await outlets.wishes_of(conn, [one.id])).get(one.id, NO_WISHES)
    return _settings(one) | {
        "sources": {"on": sorted(wishes.on), "off": sorted(wishes.off), "other_languages": wishes.other_languages},
        "setting_up_channel": next((channel.title for channel in acting.values()), None),
        "topics": [_topic(each) for each in await following.of(conn, one.id)],
        "times": [_slot(each.slot) | {"next_at": _time(each.due.at)} for each in await slots.of(conn, one.id)],
        "digests": [_digest(each) for each in await digests_of(conn, one.id)],
        "told": await _told(conn, one.id),
    }


async def _told(conn: AsyncConnection, destination_id: int) -> list[Json]:
    tellings = await told_to(conn, destination_id)
    entries = await entries_of(conn, [one.story_id for one in tellings])
    titles = {one.story_id: one.lead.article.title for one in entries}
    return [
        {
            "story": one.story_id,
            "title": titles.get(one.story_id),
            "version": one.version,
            "topic": one.topic,
            "because": list(one.because),
            "told_at": _time(one.told_at),
        }
        for one in tellings
    ]


def _settings(one: Destination) -> Json:
    return {
        "kind": one.kind,
        "title": one.title or None,
        "thread_id": one.thread_id or None,
        "language": one.language,
        "time_zone": one.zone.key,
        "quiet_hours": [f"{one.quiet.start:%H:%M}", f"{one.quiet.end:%H:%M}"] if one.quiet is not None else None,
        "paused_until": _time(one.paused_until),
        "when_there_is_no_news": one.when_empty,
        "asleep_since": _time(one.asleep_since),
        "asleep_reason": one.asleep_reason,
        "set_up_by": one.manager_id,
        "known_since": _time(one.created_at),
    }


def _topic(one: Followed) -> Json:
    return {
        "name": one.topic.name,
        "query": one.topic.query,
        "manner": one.manner.value,
        "since": _time(one.since),
    }


def _slot(slot: Slot) -> Json:
    return {"time": f"{slot.time:%H:%M}", "days": [_DAYS[day] for day in sorted(slot.weekdays)]}


def _digest(one: KeptDigest) -> Json:
    return {
        "date": one.local_date,
        "time": f"{clock(one.minute):%H:%M}",
        "due_at": _time(one.due_at),
        "decided_at": _time(one.decided_at),
        "result": one.result,
    }


def _message(one: KeptDelivery) -> Json:
    return {
        "purpose": one.purpose,
        "state": one.state,
        "thread_id": one.thread_id or None,
        "queued_at": _time(one.created_at),
        "not_before": _time(one.not_before),
        "finished_at": _time(one.finished_at),
        "message_id": one.message_id,
        "reason": one.reason,
        "html": one.html,
        "stories": list(one.story_ids),
    }


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None
