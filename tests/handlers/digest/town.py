"""A town with readers and news, for tests of digests: who follows what, and what happened when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from handlers.answer import Answer
from handlers.asker import Asker
from handlers.desk import Desk
from handlers.digest.on_request import digest_now
from handlers.members import Members
from handlers.turn import turn_of
from news.article import Article
from news.readers_times.slot import EVERY_DAY, Slot
from storage import destinations, following, matches, slots, stories, told
from storage.articles import take_in
from storage.database import Database
from storage.destinations import Destination
from storage.entries import entries_of
from storage.following import Manner
from storage.matches import TopicMatch
from storage.outgoing import Payload
from storage.reader_tables import deliveries, digests, told_in
from storage.stories import Placement
from tests.handlers.fake_members import FakeMembers

NOW = datetime(2026, 3, 3, 6, 30, tzinfo=UTC)
"""A Tuesday, half past seven in Amsterdam."""

EVENING = NOW - timedelta(hours=10)

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

HALF_PAST_SEVEN, SIX = time(7, 30), time(18)


@dataclass(frozen=True, slots=True)
class Sent:
    """A message in the outbox."""

    chat_id: int
    thread_id: int
    payload: Payload
    at: datetime

    @property
    def html(self) -> str:
        """What it says."""
        return self.payload.html


@dataclass
class Town:
    """The database, and a clock that stands still until it is set."""

    db: Database
    now: datetime = NOW

    @property
    def desk(self) -> Desk:
        """A desk with the town's clock."""
        return Desk(self.db, lambda: self.now, AMSTERDAM)

    def ago(self, **span: float) -> datetime:
        """So long before now."""
        return self.now - timedelta(**span)

    async def reader(
        self,
        chat_id: int,
        *follows: str,
        at: Sequence[time] = (),
        on: frozenset[int] = EVERY_DAY,
        zone: ZoneInfo = AMSTERDAM,
        manner: Manner = Manner.DIGEST,
        since: datetime | None = None,
        **chosen: Any,
    ) -> Destination:
        """A destination that follows these topics, for a month already, with slots from now on."""
        known = {name: chosen.pop(name) for name in ("thread_id", "title") if name in chosen}
        async with self.db.write() as conn:
            here = await destinations.keep(
                conn,
                chat_id=chat_id,
                kind=chosen.pop("kind", "private"),
                language=chosen.pop("language", "nl"),
                zone=zone,
                now=self.now,
                **known,
            )
            here = await destinations.change(conn, here, **chosen) if chosen else here
            if at:
                await slots.replace_all(conn, here.id, [Slot(time=each, weekdays=on) for each in at], zone, self.now)
        for name in follows:
            await self.follow(here, name, manner, since)
        return here

    async def at_night(self, *chats: int, at: Sequence[time] = (HALF_PAST_SEVEN,)) -> None:
        """Readers of news about Oekraïne went to bed; now it is half past seven, and there is some."""
        self.now = EVENING
        for chat in chats:
            await self.reader(chat, "Oekraïne", at=at)
        self.now = NOW
        await self.news("Brug bij Cherson hersteld", {"Oekraïne": 0.9}, because=("Cherson",))

    async def follow(
        self, here: Destination, name: str, manner: Manner = Manner.DIGEST, since: datetime | None = None
    ) -> int:
        """Let the reader follow the topic; its id."""
        async with self.db.write() as conn:
            followed, _ = await following.follow(
                conn, here.id, name=name, query=name.lower(), manner=manner, now=since or self.ago(days=30)
            )
        return followed.topic.id

    async def news(
        self,
        title: str,
        about: Mapping[str, float],
        *,
        body: str = "",
        because: Sequence[str] = (),
        publishers: Sequence[str] = ("De Brug",),
        matched_at: datetime | None = None,
        **article: Any,
    ) -> int:
        """A story of one article of each publisher, about these topics; its id."""
        at = matched_at or self.ago(hours=1)
        made = [
            Article(
                source=f"file:{publisher}",
                guid=title,
                title=title,
                body=body or f"{title}, zo blijkt uit het verslag van de raad.",
                publisher=publisher,
                fetched_at=at,
                **({"published_at": at} | article),
            )
            for publisher in publishers
        ]
        async with self.db.write() as conn:
            kept = [taken.kept.id for taken in await take_in(conn, made, at)]
            [story] = await stories.place(conn, [Placement(article_ids=tuple(kept), lead_id=kept[0])])
            await matches.put(conn, await self._matches(conn, about, kept[0], because, at))
        return story

    async def joins(self, story_id: int, publisher: str, about: Mapping[str, float], because: Sequence[str]) -> None:
        """Another publisher tells the story too, an hour ago, and is matched then."""
        at = self.ago(hours=1)
        made = Article(
            source=f"file:{publisher}", guid=f"{story_id}", title="Ook hier", publisher=publisher, fetched_at=at
        )
        async with self.db.write() as conn:
            [entry] = await entries_of(conn, [story_id])
            [taken] = await take_in(conn, [made], at)
            joined = Placement(article_ids=(taken.kept.id,), lead_id=entry.lead.id, story_id=story_id)
            await stories.place(conn, [joined])
            await matches.put(conn, await self._matches(conn, about, taken.kept.id, because, at))

    async def again(self, story_id: int, about: Mapping[str, float]) -> None:
        """The story has news: its next version, matched now."""
        async with self.db.write() as conn:
            [entry] = await entries_of(conn, [story_id])
            lead = entry.lead.id
            await stories.place(conn, [Placement(article_ids=(), lead_id=lead, story_id=story_id, news=True)])
            await matches.put(conn, await self._matches(conn, about, lead, (), self.now), [lead])

    async def _matches(
        self, conn: Any, about: Mapping[str, float], article_id: int, because: Sequence[str], at: datetime
    ) -> list[TopicMatch]:
        known = {topic.name: topic.id for topic in await following.after(conn, 0)}
        return [
            TopicMatch(
                topic_id=known[name], article_id=article_id, weight=weight, because=tuple(because), matched_at=at
            )
            for name, weight in about.items()
            if name in known
        ]

    async def digest_now(self, asker: Asker, members: Members | None = None) -> Answer:
        """The answer to `/digest`, and what it tells is kept as it is when the update is done."""
        turn = await turn_of(self.desk, asker, members or FakeMembers())
        answer = await digest_now(self.desk, turn)
        await self.tells(answer)
        return answer

    async def tells(self, answer: Answer) -> None:
        """What the answer tells is kept."""
        async with self.db.write() as conn:
            await told.put(conn, answer.tells)

    async def sent(self, chat_id: int | None = None) -> list[Sent]:
        """What stands in the outbox, oldest first."""
        query = select(deliveries).order_by(deliveries.c.id)
        if chat_id is not None:
            query = query.where(deliveries.c.chat_id == chat_id)
        async with self.db.read() as conn:
            return [
                Sent(row.chat_id, row.thread_id, Payload.from_json(row.payload), row.created_at)
                for row in await conn.execute(query)
            ]

    async def decided(self, here: Destination) -> list[tuple[str, int, str]]:
        """What was decided about the reader's slots: local date, minute and result."""
        query = select(digests.c.local_date, digests.c.minute, digests.c.result)
        query = query.where(digests.c.destination_id == here.id).order_by(digests.c.due_at)
        async with self.db.read() as conn:
            return [tuple(row) for row in await conn.execute(query)]

    async def waiting(self) -> set[tuple[int, int]]:
        """The stories that wait for a better brief, by the delivery that shows them."""
        async with self.db.read() as conn:
            return {tuple(row) for row in await conn.execute(select(told_in.c.delivery_id, told_in.c.story_id))}
