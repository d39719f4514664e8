"""A newsroom for scenarios: articles come in, readers follow, and what waits in the outbox is looked at."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.followed import FollowedTopics
from bot.intake import Intake
from bot.matching import match_arrivals
from news.article import Article
from news.brief import Brief
from news.folding import words
from news.query import parse_query
from news.readers_times.slot import Slot
from storage import briefs, destinations, following, matches, outbox, slots, told
from storage.database import Database
from storage.destinations import Destination
from storage.following import Manner
from storage.kept import KeptArticle
from storage.outbox import Due
from storage.outgoing import Payload
from storage.reader_tables import deliveries
from storage.told import Told
from tests.botapi import parse_html

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
LEASE = timedelta(minutes=5)


THINGS = words(
    "brug molen school haven kerk markt bibliotheek manege sporthal station park toren sluis dijk veerpont theater"
    " museum gemaal fietspad rotonde camping"
)
DEEDS = words(
    "ingestort verkocht geopend bezet beklad gekeurd ontruimd gedicht bewaakt vernoemd gehuurd geveild bekroond gedempt"
    " gekraakt verzakt bejubeld gelakt beschoten bevroren verplaatst"
)


def towns(count: int) -> list[dict[str, str]]:
    """So many different stories about Merwekust."""
    return [
        {
            "guid": thing,
            "title": f"{thing.title()} aan de {deed.title()}laan {deed}",
            "body": f"De {thing} van Merwekust is {deed}. {thing.title()}wachter {deed.title()} zag het gebeuren.",
        }
        for thing, deed in list(zip(THINGS, DEEDS, strict=True))[:count]
    ]


@dataclass
class Newsroom:
    """A database and a clock that stands still until a test moves it."""

    db: Database
    now: datetime = NOW
    topics: FollowedTopics = field(default_factory=FollowedTopics)

    def clock(self) -> datetime:
        """The time."""
        return self.now

    def passes(self, **span: float) -> None:
        """Let time pass."""
        self.now += timedelta(**span)

    async def publish(self, *articles: dict[str, Any], sample: bool = False, **values: Any) -> list[KeptArticle]:
        """Articles come in together, published now; of one `guid` they are the same one."""
        made = [
            Article(**{"source": "file:proef", "fetched_at": self.now, "published_at": self.now} | values | one)
            for one in articles
        ]
        return [one.kept for one in await Intake(self.db, self.clock).take(made, sample=sample)]

    async def reader(self, chat_id: int, *queries: str, manner: Manner = Manner.AT_ONCE, **chosen: Any) -> Destination:
        """Somebody who follows these topics; a group has an id below zero."""
        kind = chosen.pop("kind", "private" if chat_id > 0 else "supergroup")
        thread_id = chosen.pop("thread_id", 0)
        async with self.db.write() as conn:
            one = await destinations.keep(
                conn, chat_id=chat_id, kind=kind, language="nl", zone=AMSTERDAM, now=self.now, thread_id=thread_id
            )
            if chosen:
                one = await destinations.change(conn, one, **chosen)
        for query in queries:
            await self.follow(one, query, manner)
        return one

    async def follow(self, one: Destination, query: str, manner: Manner = Manner.AT_ONCE) -> int:
        """The reader follows another topic, named as it is asked; the topic's id."""
        async with self.db.write() as conn:
            asked = str(parse_query(query))
            followed, _ = await following.follow(conn, one.id, name=query, query=asked, manner=manner, now=self.now)
        return followed.topic.id

    async def at(self, one: Destination, *times: Slot) -> None:
        """The reader wants digests at these times."""
        async with self.db.write() as conn:
            await slots.replace_all(conn, one.id, times, one.zone, self.now)

    async def match(self, limit: int = 50) -> int:
        """Hold what waits against the topics, until nothing waits; how many articles."""
        count = 0
        while done := await match_arrivals(self.db, self.topics, self.clock, limit=limit):
            count += done
        return count

    async def matched(self) -> set[tuple[int, int]]:
        """Every topic with the articles that are about it."""
        async with self.db.read() as conn:
            known = [topic.id for topic in await following.after(conn, 0)]
            found = await matches.since(conn, known, self.now - timedelta(days=365))
        return {(one.match.topic_id, one.match.article_id) for one in found}

    async def queued(self, chat_id: int | None = None) -> list[dict[str, Any]]:
        """What was put into the outbox (for that chat), in its order; `text` is what is read."""
        query = select(deliveries).order_by(deliveries.c.id)
        if chat_id is not None:
            query = query.where(deliveries.c.chat_id == chat_id)
        async with self.db.read() as conn:
            rows = (await conn.execute(query)).all()
        return [dict(row._mapping) | _read(row.payload) for row in rows]

    async def titles(self, chat_id: int) -> list[tuple[str, str]]:
        """The first line of each message to the chat, and the title of the story below it."""
        texts = [one["text"].split("\n") for one in await self.queued(chat_id)]
        return [(lines[0], lines[2]) for lines in texts]

    async def told(self, one: Destination) -> list[Told]:
        """What the reader was told."""
        async with self.db.read() as conn:
            return await told.why(conn, one.id, range(1, 200))

    async def deliver(self, message_id: int = 100, *, keeps: bool = True) -> list[Due]:
        """Everything that is due arrives, as messages numbered from here on; an edit keeps its number."""
        sent: list[Due] = []
        async with self.db.write() as conn:
            while claimed := await outbox.claim(conn, limit=100, now=self.now, lease=LEASE):
                results = [
                    outbox.Sent(due.id, due.edits or message_id + len(sent) + place, self.now, keeps=keeps)
                    for place, due in enumerate(claimed)
                ]
                await outbox.settle(conn, results, self.now)
                sent += claimed
        return sent

    async def write(self, one: KeptArticle, text: str, method: str = "model") -> None:
        """The brief of an article comes."""
        async with self.db.write() as conn:
            await briefs.put(conn, {(one.id, one.version): Brief(text=text, method=method)}, self.now)


def _read(payload: str) -> dict[str, Any]:
    found = Payload.from_json(payload) if payload else None
    return {"payload": found, "text": parse_html(found.html).text if found else ""}
