"""Backfill: who follows what nobody followed gets the news of the last days too, and no more."""

from datetime import timedelta

import pytest

from bot.intake import Intake
from handlers.backfill import MOST, RECENT, backfill
from handlers.desk import Desk
from news.article import Article
from news.query import parse_query
from storage import destinations, following, matches
from storage.following import Manner
from storage.matches import StoryMatch

from .conftest import Stock
from .stories import NOW

POOL = {"title": "Merwekust krijgt een zwembad", "body": "De raad van Merwekust stemde in met een zwembad."}
OTHER = {"title": "Dijk bij Weerdam is versterkt", "body": "Het waterschap is klaar met de dijk bij Weerdam."}


async def follow(desk: Desk, words: str) -> int:
    """Somebody begins to follow it; how many articles were matched to it afterwards."""
    async with desk.db.write() as conn:
        who = await destinations.keep(conn, chat_id=1, kind="private", language="nl", zone=desk.zone, now=NOW)
        query = str(parse_query(words))
        followed, _ = await following.follow(conn, who.id, name=words, query=query, manner=Manner.DIGEST, now=NOW)
        return await backfill(conn, followed.topic, NOW)


async def found(desk: Desk) -> list[StoryMatch]:
    """What is matched."""
    async with desk.db.read() as conn:
        topics = [topic.id for topic in await following.after(conn, 0)]
        return await matches.since(conn, topics, NOW - timedelta(days=365))


async def test_recent_news_is_matched(desk: Desk, stock: Stock):
    """With the words that made it so, as when it came in; news about something else is not."""
    await stock(POOL, OTHER)
    assert await follow(desk, "merwekust") == 1
    [one] = await found(desk)
    assert one.match.weight > 0.5
    assert [word.casefold() for word in one.match.because] == ["merwekust"]
    assert one.match.matched_at == NOW


@pytest.mark.parametrize("age,count", [(RECENT, 1), (RECENT + timedelta(seconds=1), 0)])
async def test_what_is_older_than_three_days_is_not(desk: Desk, age: timedelta, count: int):
    """By when it was published, also where it came in now."""
    old = Article(source="file:test", fetched_at=NOW, published_at=NOW - age, **POOL)
    await Intake(desk.db, desk.clock).take([old])
    assert await follow(desk, "merwekust") == count


async def test_following_again_changes_nothing(desk: Desk, stock: Stock):
    """What is matched already stays as it is."""
    await stock(POOL)
    await follow(desk, "merwekust")
    before = await found(desk)
    assert await follow(desk, "merwekust") == 1
    assert await found(desk) == before


async def test_only_the_newest_are_looked_at(desk: Desk, stock: Stock):
    """Somebody waits for the answer to /subscribe."""
    towns = [f"{one}{two}stad" for one in ("Noorder", "Zuider", "Ooster", "Wester", "Midden") for two in "abcdefghij"]
    await stock(*({"title": f"Merwekust en {town} bouwen samen", "body": f"Met {town}."} for town in towns))
    assert await follow(desk, "merwekust") == MOST < len(towns)


async def test_samples_are_no_news(desk: Desk):
    """Nobody is told what was invented."""
    sample = Article(source="file:test", fetched_at=NOW, published_at=NOW, **POOL)
    await Intake(desk.db, desk.clock).take([sample], sample=True)
    assert await follow(desk, "merwekust") == 0
