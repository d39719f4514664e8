"""Alerts: what came in is told at once to who wants that, each story once to each reader, and kept as told."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.alert import alert as alert_of
from handlers.answer import Message
from handlers.briefs import with_briefs
from handlers.items import Item, source_name
from handlers.sources.wanted import WantedStories
from news.alerting import FLOOD, Had, News, Reader, Telling, floods, is_flood, may_be_told, telling
from news.story_update import said_since
from news.topic_index import Match
from storage import arrivals, destinations, entries, following, outbox, slots, story_versions, told
from storage.arrivals import Arrival
from storage.destinations import Destination
from storage.following import Topic
from storage.outgoing import Outgoing, Purpose
from storage.story_versions import Version
from storage.told import Told

BREATH = 200
"""Readers that are decided on before others in this process have their turn: about 10 ms."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that came in is about a topic that somebody follows."""

    arrival: Arrival
    topic: Topic
    match: Match


@dataclass(frozen=True, slots=True)
class _Choice:
    """One story as one reader is told it: under the topic of the hit, and of an update what is new in it."""

    hit: Hit
    item: Item
    telling: Telling

    def since(self, had: Had | None, versions: Sequence[Version]) -> "_Choice":
        """The choice for who had that version."""
        told_by = source_name(self.item.entry.lead.article)
        news = "" if had is None else said_since([one.news for one in versions], had.version, told_by=told_by)
        return replace(self, item=replace(self.item, news=news))


@dataclass(frozen=True, slots=True)
class _Tray:
    """What is decided in one batch, ready to be kept; what many readers get alike is rendered once."""

    now: datetime
    outgoing: list[Outgoing] = field(default_factory=list)
    tellings: list[Told] = field(default_factory=list)
    rendered: dict[Any, Message] = field(default_factory=dict)

    def put(self, reader: Destination, choice: _Choice) -> None:
        """The reader is to be told this."""
        message = self._message(reader, choice)
        self.outgoing.append(
            Outgoing(
                chat_id=reader.chat_id,
                thread_id=reader.thread_id,
                destination_id=reader.id,
                payload=message.payload,
                purpose=Purpose.ALERT,
                not_before=choice.telling.not_before,
                shown=message.shown,
            )
        )
        self.tellings.append(
            Told(
                destination_id=reader.id,
                story_id=choice.item.entry.story_id,
                version=choice.item.entry.version,
                topic=choice.hit.topic.name,
                because=choice.hit.match.because,
                told_at=self.now,
            )
        )

    def _message(self, reader: Destination, choice: _Choice) -> Message:
        name, update = choice.hit.topic.name, choice.telling.update
        at = choice.telling.not_before or self.now  # what comes in the morning is as old as it is then
        shown = (choice.item.entry.story_id, choice.item.news, name, update, at)
        alike = (*shown, reader.language, reader.zone.key, reader.kind)
        if alike not in self.rendered:
            message = alert_of(choice.item, name, reader, update=update, told_at=self.now, read_at=at)
            self.rendered[alike] = message
        return self.rendered[alike]


async def alert(conn: AsyncConnection, batch: Sequence[Arrival], hits: Sequence[Hit], now: datetime) -> int:
    """Queue the alerts about the hits of a batch of articles, and keep them as told; how many."""
    tellable = await _tellable(conn, batch)
    wanted = [hit for hit in hits if hit.arrival.kept.id in tellable]
    followers = await following.at_once(conn, {hit.topic.id for hit in wanted})
    by_reader: dict[int, list[Hit]] = defaultdict(list)
    for hit in sorted(wanted, key=lambda hit: (-hit.match.weight, hit.topic.name, -hit.arrival.kept.id)):
        for destination_id in followers.get(hit.topic.id, ()):
            by_reader[destination_id].append(hit)
    if not by_reader:
        return 0
    tray = _Tray(now)
    await _fill(conn, tray, by_reader)
    await outbox.enqueue(conn, tray.outgoing, now)
    await told.put(conn, tray.tellings)
    return len(tray.outgoing)


async def _tellable(conn: AsyncConnection, batch: Sequence[Arrival]) -> set[int]:
    """The articles that may be told at once: of a kind that is, and not part of a flood."""
    flooding = floods((one.kept.article.source, one.arrived_at) for one in batch)
    kept = [
        one.kept
        for one in batch
        if one.alert and (one.kept.article.source, one.arrived_at) not in flooding and may_be_told(_news(one, 1))
    ]
    together = await arrivals.seen_together(conn, [one.id for one in kept], within=2 * FLOOD)
    return {one.id for one in kept if one.version > 1 or not is_flood(together.get(one.id, 1))}


async def _fill(conn: AsyncConnection, tray: _Tray, by_reader: Mapping[int, Sequence[Hit]]) -> None:
    """Decide for each reader, whom no other process decides about until the transaction ends."""
    stories = {story for hits in by_reader.values() for hit in hits if (story := hit.arrival.kept.story_id)}
    items = {item.entry.story_id: item for item in await with_briefs(conn, await entries.entries_of(conn, [*stories]))}
    readers = await destinations.get(conn, by_reader, lock=True)
    had = {key: _had(one, tray.now) for key, one in (await told.told_of(conn, readers, stories)).items()}
    versions = await story_versions.of(conn, {story for _, story in had})
    slotted = await slots.soonest(conn, readers)
    wanted = await WantedStories.load(conn, readers, items)
    for number, (number_of, reader) in enumerate(readers.items(), 1):
        wants = _reader(reader, has_slot=number_of in slotted)
        stories_for = wanted.of(number_of, items)
        knows = _knows(had, number_of, items)
        for choice in _choices(by_reader[number_of], stories_for, wants, knows, tray.now):
            story = choice.item.entry.story_id
            tray.put(reader, choice.since(knows.get(story), versions.get(story, ())))
        if number % BREATH == 0:
            await asyncio.sleep(0)


def _choices(
    hits: Sequence[Hit], items: Mapping[int, Item], reader: Reader, knows: Mapping[int, Had], now: datetime
) -> list[_Choice]:
    """The stories that the reader is told, oldest first, each under the topic that it tells most about."""
    chosen: dict[int, _Choice] = {}
    for hit in hits:  # the most telling first
        story = hit.arrival.kept.story_id
        item = items.get(story) if story is not None else None
        if item is None or item.entry.story_id in chosen:
            continue
        tell = telling(_news(hit.arrival, item.entry.version), reader, knows.get(item.entry.story_id), now)
        if tell is not None:
            chosen[item.entry.story_id] = _Choice(hit, item, tell)
    return sorted(chosen.values(), key=lambda one: (one.item.entry.last_at, one.item.entry.story_id))


def _had(one: Told, now: datetime) -> Had:
    """What was told, counted within the day."""
    is_today = one.since is not None and now - one.since < told.DAY
    return Had(one.version, one.told_at, one.times if is_today else 1)


def _knows(had: Mapping[tuple[int, int], Had], destination_id: int, stories: Mapping[int, Item]) -> dict[int, Had]:
    return {story: had[destination_id, story] for story in stories if (destination_id, story) in had}


def _news(arrival: Arrival, version: int) -> News:
    kept = arrival.kept
    return News(article=kept.article, first_seen_at=kept.first_seen_at, version=version, sample=kept.sample)


def _reader(reader: Destination, *, has_slot: bool) -> Reader:
    return Reader(
        zone=reader.zone,
        quiet=reader.quiet,
        paused_until=reader.paused_until,
        asleep=reader.asleep_since is not None,
        has_slot=has_slot,
    )
