"""Counting: every day its own, what is known from the matches and what is found by searching."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.housekeeping import MATCHES_KEPT
from handlers.desk import Desk
from handlers.trend import counting
from handlers.trend.counting import MATCHED_WITHIN, Trend, trend
from handlers.trend.judge import Judge
from news.query import parse_query
from storage import matches
from storage.matches import TopicMatch
from tests.storage.readers import follow, settle
from tests.storage.universe import keep

from ..stories import NOW
from .articles import loose, report, snow

ZONE = ZoneInfo("Europe/Amsterdam")
SNOW = parse_query("sneeuw")


async def counted(desk: Desk, days: int = 7, zone: ZoneInfo = ZONE, words: str = "sneeuw") -> Trend:
    """The trend of these words."""
    query = parse_query(words)
    return await trend(desk.db, Judge(), query, str(query), now=NOW, zone=zone, days=days)


def numbers(found: Trend) -> list[int]:
    """How many each day has, oldest first."""
    return [count.articles for count in found.counts]


async def test_each_day_has_its_articles(desk: Desk):
    """Those of the query alone, and those of these days alone."""
    await snow(desk.db, 0.1, 0.2, 1, 3, 3.1, 3.2, 9)
    await keep(desk.db, report("regen", 1, title="Regen", body="Het regent."), now=NOW)
    found = await counted(desk)
    assert numbers(found) == [0, 0, 0, 3, 0, 1, 2]
    assert found.total == 6
    assert not any(count.estimated for count in found.counts)


async def test_days_are_those_of_the_reader(desk: Desk):
    """What is Saturday evening in Amsterdam is Sunday in Auckland."""
    await snow(desk.db, 0.5)  # 23:00 UTC, midnight in Amsterdam
    assert numbers(await counted(desk, 2)) == [0, 1]
    assert numbers(await counted(desk, 2, ZoneInfo("UTC"))) == [1, 0]


async def test_of_too_many_a_part_is_judged(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    """Taken evenly: a day on which a quarter is about it counts a quarter of what was found."""
    monkeypatch.setattr(counting, "JUDGED", 40)
    monkeypatch.setattr(counting, "FEWEST", 1)
    passing = {"title": "Marktdag", "body": "Er was veel te koop, zei men op het plein. " * 40 + "Er viel geen sneeuw."}
    articles = [
        report(f"p{number}", 0.2 + number / 1000, **({} if number % 4 == 0 else passing)) for number in range(200)
    ]
    await keep(desk.db, *articles, now=NOW)
    [count] = (await counted(desk, 1)).counts
    assert count.estimated
    assert abs(count.articles - len([one for one in articles if one.title != "Marktdag"])) <= 15


async def test_a_followed_topic_is_counted_from_its_matches(desk: Desk):
    """On days that all came in since it is followed; nothing of them is judged again."""
    who = await settle(desk.db, now=NOW - timedelta(days=30))
    topic = (await follow(desk.db, who, "sneeuw")).topic.id
    await loose(desk.db, 3, 1)
    [told] = await keep(desk.db, report("m", 1.1), now=NOW)
    async with desk.db.write() as conn:
        at = NOW - timedelta(days=1.1)
        one = TopicMatch(topic_id=topic, article_id=told.id, weight=0.5, because=("sneeuw",), matched_at=at)
        await matches.put(conn, [one])
    # The tests' followers begin in March, after all of these days: the index counts.
    assert numbers(await counted(desk, 3)) == [0, 4, 0]
    await _followed_since(desk, topic, days=2)
    assert numbers(await counted(desk, 3)) == [0, 1, 0]


async def _followed_since(desk: Desk, topic: int, days: int) -> None:
    from sqlalchemy import update

    from storage.reader_tables import topics

    async with desk.db.write() as conn:
        since = NOW - timedelta(days=days)
        await conn.execute(update(topics).where(topics.c.id == topic).values(created_at=since))


async def test_days_that_are_half_known_are_searched(desk: Desk):
    """The day on which somebody began to follow it, and those of which the matches are forgotten."""
    who = await settle(desk.db)
    topic = (await follow(desk.db, who, "sneeuw")).topic.id
    await _followed_since(desk, topic, days=40)
    await loose(desk.db, 2, 20)
    await loose(desk.db, 1, 1)
    found = numbers(await counted(desk, 30))
    assert sum(found) == 2
    assert found[-21] == 2
    await _followed_since(desk, topic, days=1)
    assert numbers(await counted(desk, 2)) == [1, 0]


def test_matches_are_kept_as_long_as_they_are_counted():
    """With a day to spare."""
    assert MATCHED_WITHIN + timedelta(days=1) <= MATCHES_KEPT


async def test_the_biggest_stories_are_known(desk: Desk):
    """With the day on which each began; an article without a story counts and is none."""
    ids = await snow(desk.db, 3, 1, 0.1)
    await loose(desk.db, 4, 2)
    found = await counted(desk)
    assert [(one.story_id, (NOW.date() - one.day).days) for one in found.stories] == [
        (ids[0], 3),
        (ids[1], 1),
        (ids[2], 0),
    ]
    assert found.total == 7


async def test_no_news_counts_nothing(desk: Desk):
    """An empty database, and a word that nobody wrote."""
    assert (await counted(desk)).total == 0
    await snow(desk.db, 1)
    assert (await counted(desk, words="hagel")).total == 0


async def test_what_was_judged_is_not_judged_again(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    """The same version of the same article for the same query; a new one, or another query, is."""
    judge, asked = Judge(), []
    from handlers.trend import judge as judging

    real = judging.match_query
    monkeypatch.setattr(judging, "match_query", lambda query, one: asked.append(str(query)) or real(query, one))
    one, two = await keep(desk.db, report("a", 1), report("b", 1, title="Regen", body="Het regent."), now=NOW)
    first = await judge.hits(SNOW, [one, two])
    assert await judge.hits(SNOW, [one, two]) == first
    assert [hit.article_id for hit in first] == [one.id]
    assert asked == ["sneeuw"] * 2
    await judge.hits(parse_query("regen"), [one])
    assert len(asked) == 3


async def test_only_so_many_judgements_are_remembered(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    """And what is forgotten is judged anew, with the same result."""
    monkeypatch.setattr("handlers.trend.judge.REMEMBERED", 1)
    kept = await keep(desk.db, report("a", 1), report("b", 2), now=NOW)
    judge = Judge()
    assert await judge.hits(SNOW, kept) == await judge.hits(SNOW, kept) != []
    assert len(judge) == 1
