"""Composing digests for many destinations at once: what they share is loaded and written out once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.answer import Message
from handlers.asked_again import search_address
from handlers.digest.order import Order
from handlers.digest.rendering import render_digest, render_empty, render_unfollowed
from handlers.digest.sampled import sampled
from handlers.digest.stories import Stories
from handlers.digest.topic_news import TopicNews
from handlers.texts import texts_for
from news.alerting import may_live_go_on
from news.digest import Candidate, Plan, plan
from storage import asked, told
from storage.destinations import Destination
from storage.outgoing import Outgoing, Purpose
from storage.told import Told


@dataclass(frozen=True, slots=True)
class Composed:
    """What came of an order: the messages to send, none where there is nothing to say, and what they tell."""

    order: Order
    messages: tuple[Message, ...]
    tells: tuple[Told, ...] = ()

    @property
    def outgoing(self) -> list[Outgoing]:
        """The messages as the outbox takes them."""
        to = self.order.destination
        return [
            Outgoing(
                chat_id=to.chat_id,
                thread_id=to.thread_id,
                destination_id=to.id,
                payload=message.payload,
                purpose=Purpose.DIGEST,
                shown=message.shown,
            )
            for message in self.messages
        ]


class Composer:
    """Composes digests as of one moment; the more destinations, the less each costs.

    Loading changes nothing, so it may be done ahead, in a transaction that only reads (`prepare`).
    """

    def __init__(self, now: datetime, *, with_samples: bool = False) -> None:
        """As of `now`; `with_samples` tells of the sample news too, while there is no other."""
        self._now = now
        self._with_samples = with_samples
        self._news = TopicNews(now)
        self._stories = Stories(now)
        self._more: dict[int, str] = {}

    async def prepare(self, conn: AsyncConnection, orders: Sequence[Order]) -> list[Plan]:
        """What the digests of these orders will tell, in their order; the stories they tell are known afterwards."""
        await self._news.load(conn, orders)
        if self._with_samples:
            topics = {each.topic.id: each.topic for order in orders for each in order.topics}
            if found_samples := await sampled(conn, [*topics.values()], self._now):
                await self._news.add(conn, topics, found_samples)
        found = await self._tellable(conn, orders)
        stories = {one.story_id for some in found for one in some}
        had = await told.versions(conn, [order.destination.id for order in orders], stories)
        plans = [
            plan(candidates, had.get(order.destination.id, {})) for order, candidates in zip(orders, found, strict=True)
        ]
        await self._stories.load(conn, [entry.story_id for one in plans for entry in one.entries])
        return plans

    async def _tellable(self, conn: AsyncConnection, orders: Sequence[Order]) -> list[list[Candidate]]:
        """What each order's topics have in news, but for live blogs that were told a while ago."""
        found = [list(self._news.candidates(order)) for order in orders]
        live = self._news.live({one.story_id for some in found for one in some})
        if not live:
            return found
        had = await told.told_of(conn, [order.destination.id for order in orders], live)
        waiting = {key for key, one in had.items() if not may_live_go_on(one.told_at, self._now)}
        return [
            [one for one in some if (order.destination.id, one.story_id) not in waiting]
            for order, some in zip(orders, found, strict=True)
        ]

    async def compose(self, conn: AsyncConnection, orders: Sequence[Order], now: datetime) -> list[Composed]:
        """The digests of these orders, in their order; `now` is when they are told. Needs a transaction that writes."""
        plans = await self.prepare(conn, orders)
        await self._remember_more(conn, orders, plans, now)
        empty = [order.destination.id for order, one in zip(orders, plans, strict=True) if not one.entries]
        had = await told.last(conn, empty)
        return [
            self._composed(order, one, had.get(order.destination.id), now)
            for order, one in zip(orders, plans, strict=True)
        ]

    async def _remember_more(
        self, conn: AsyncConnection, orders: Sequence[Order], plans: Sequence[Plan], now: datetime
    ) -> None:
        left = {section.topic for one in plans for section in one.sections if section.left} - self._more.keys()
        queries = {each.topic.id: each.topic.query for order in orders for each in order.topics}
        for topic in sorted(left):
            self._more[topic] = search_address(await asked.remember(conn, queries[topic], now))

    def _composed(self, order: Order, plan_: Plan, had: datetime | None, now: datetime) -> Composed:
        tells = self._tells(order, plan_, now)
        if tells:
            return Composed(order, render_digest(order, plan_, self._stories, self._more, now), tells)
        if order.at is None and not order.topics:
            return Composed(order, (render_unfollowed(order),))
        if order.at is not None and (not order.topics or order.destination.when_empty == "silent"):
            return Composed(order, ())
        return Composed(order, (render_empty(order, max(order.since, had or order.since), now),))

    def _tells(self, order: Order, plan_: Plan, now: datetime) -> tuple[Told, ...]:
        to: Destination = order.destination
        texts, names = texts_for(to.language), {each.topic.id: each.topic.name for each in order.topics}
        return tuple(
            Told(
                destination_id=to.id,
                story_id=written.story_id,
                version=written.version,
                topic=names[entry.candidate.topic],
                because=entry.candidate.because,
                told_at=now,
            )
            for entry in plan_.entries
            if (written := self._stories.written(entry.story_id, texts, to.zone)) is not None
        )
