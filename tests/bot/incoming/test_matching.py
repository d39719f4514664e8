"""Matching: what comes in is held against what is followed, once, whatever happens in between."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import partial

import pytest
from sqlalchemy import delete
from structlog.testing import capture_logs

from bot.followed import FollowedTopics, Found
from bot.matching import match_arrivals
from news.article import Article, Kind
from storage import arrivals, following
from storage.database import Database
from storage.following import Manner, Topic
from storage.reader_tables import topics
from tests.storage.universe import snapshot

from .newsroom import Newsroom

POOL = {"guid": "bad", "title": "Merwekust krijgt een zwembad", "body": "De raad van Merwekust stemde in."}
DIKE = {"guid": "dijk", "title": "Dijk bij Weerdam is versterkt", "body": "Het waterschap is klaar bij Weerdam."}


async def waiting(newsroom: Newsroom) -> list[int]:
    """The articles that nobody looked at."""
    async with newsroom.db.read() as conn:
        return [one.kept.id for one in await arrivals.waiting(conn, limit=1000)]


async def test_new_and_changed_articles_wait_and_others_do_not(newsroom: Newsroom):
    """The same again is no news, and a sample is none."""
    [sample] = await newsroom.publish({"title": "Voorbeeld", "body": "Verzonnen."}, sample=True)
    assert await waiting(newsroom) == []
    pool, dike = await newsroom.publish(POOL, DIKE)
    assert sample.id not in await waiting(newsroom)
    assert sorted(await waiting(newsroom)) == [pool.id, dike.id]
    assert await newsroom.match() == 2
    await newsroom.publish(POOL, DIKE | {"body": "Het waterschap is nog lang niet klaar bij Weerdam."})
    assert await waiting(newsroom) == [dike.id]


async def test_what_an_article_is_about_is_kept(newsroom: Newsroom):
    """For every topic that somebody follows, in whatever manner."""
    reader = await newsroom.reader(1)
    town = await newsroom.follow(reader, "merwekust", Manner.DIGEST)
    pool_ = await newsroom.follow(reader, "zwembad", Manner.MUTED)
    await newsroom.follow(reader, "kaas", Manner.AT_ONCE)
    [pool, _] = await newsroom.publish(POOL, DIKE)
    assert await newsroom.match() == 2
    assert await newsroom.matched() == {(town, pool.id), (pool_, pool.id)}
    assert await waiting(newsroom) == []


async def test_a_changed_article_is_about_something_else(newsroom: Newsroom):
    """What it was about before is forgotten."""
    reader = await newsroom.reader(1)
    town, dam = [await newsroom.follow(reader, name) for name in ("merwekust", "weerdam")]
    [pool] = await newsroom.publish(POOL)
    await newsroom.match()
    await newsroom.publish(DIKE | {"guid": "bad"})
    await newsroom.match()
    assert await newsroom.matched() == {(dam, pool.id)}
    assert town != dam


async def test_what_is_followed_from_now_on_is_looked_for_from_now_on(newsroom: Newsroom):
    """Also what somebody began to follow while the bot was running."""
    reader = await newsroom.reader(1, "merwekust")
    await newsroom.publish(POOL)
    await newsroom.match()
    dam = await newsroom.follow(reader, "weerdam")
    [dike] = await newsroom.publish(DIKE)
    await newsroom.match()
    assert (dam, dike.id) in await newsroom.matched()
    assert len(newsroom.topics) == 2


async def test_a_topic_that_is_gone_stops_nothing(newsroom: Newsroom):
    """Nobody follows it any more, and the index finds that out when it finds something about it."""
    reader = await newsroom.reader(1)
    town, pool_ = [await newsroom.follow(reader, name) for name in ("merwekust", "zwembad")]
    await newsroom.publish(DIKE)
    await newsroom.match()
    async with newsroom.db.write() as conn:
        assert await following.unfollow(conn, reader.id, town)
    [pool] = await newsroom.publish(POOL)
    assert await newsroom.match() == 1
    assert await newsroom.matched() == {(pool_, pool.id)}
    assert len(newsroom.topics) == 1


async def test_topics_that_are_never_found_are_forgotten_too(newsroom: Newsroom):
    """When the house is kept; what is followed stays."""
    reader = await newsroom.reader(1, "merwekust", "kaas")
    await newsroom.publish(DIKE)
    await newsroom.match()
    async with newsroom.db.write() as conn:
        await conn.execute(delete(topics).where(topics.c.name == "kaas"))
    async with newsroom.db.read() as conn:
        await newsroom.topics.forget_gone(conn)
    assert len(newsroom.topics) == 1
    await newsroom.follow(reader, "kaas")
    await newsroom.publish({"title": "Kaas wordt duurder", "body": "Kaas wordt dit jaar duurder."})
    await newsroom.match()
    assert len(await newsroom.matched()) == 1


async def test_a_query_that_cannot_be_read_hurts_nobody(newsroom: Newsroom):
    """It is named in the log, once, and the others are looked for."""
    reader = await newsroom.reader(1, "merwekust")
    async with newsroom.db.write() as conn:
        await following.follow(conn, reader.id, name="?", query="((", manner=Manner.AT_ONCE, now=newsroom.now)
    with capture_logs() as logs:
        await newsroom.publish(POOL)
        await newsroom.match()
        await newsroom.publish(DIKE)
        await newsroom.match()
    assert [entry["event"] for entry in logs] == ["topic_cannot_be_read"]
    assert len(await newsroom.matched()) == 1


async def test_the_newest_come_first_and_a_few_at_a_time(newsroom: Newsroom):
    """A thousand that wait keep nobody out."""
    first = await newsroom.publish(POOL)
    second = await newsroom.publish(DIKE)
    assert await match_arrivals(newsroom.db, newsroom.topics, newsroom.clock, limit=1) == 1
    assert await waiting(newsroom) == [first[0].id]
    assert await match_arrivals(newsroom.db, newsroom.topics, newsroom.clock, limit=1) == 1
    assert await match_arrivals(newsroom.db, newsroom.topics, newsroom.clock, limit=1) == 0
    assert second[0].id > first[0].id


async def test_a_kill_leaves_everything_as_it_was(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch):
    """Whatever was done before it is done again, and once."""
    await newsroom.reader(1, "merwekust")
    await newsroom.publish(POOL)
    before = await snapshot(newsroom.db)

    async def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(arrivals, "done", killed)
        with pytest.raises(KeyboardInterrupt):
            await newsroom.match()
    assert await snapshot(newsroom.db) == before
    assert await newsroom.match() == 1
    assert await newsroom.titles(1) == [("Nieuws over merwekust", "Merwekust krijgt een zwembad")]


class Interrupted(FollowedTopics):
    """Topics during whose first look at articles something happens."""

    happens: Callable[[], Awaitable[object]] | None = None

    async def match(self, articles: Sequence[Article], only: Iterable[Topic] | None = None) -> Found:
        """Look, and let it happen."""
        found = await super().match(articles, only)
        happens, self.happens = self.happens, None
        if happens is not None:
            await happens()
        return found


async def test_an_article_that_changes_while_it_is_looked_at_is_looked_at_again(newsroom: Newsroom):
    """Its old text tells nothing of it any more."""
    newsroom.topics = interrupted = Interrupted()
    reader = await newsroom.reader(1)
    town, dam = [await newsroom.follow(reader, name) for name in ("merwekust", "weerdam")]
    [pool] = await newsroom.publish(POOL)
    interrupted.happens = partial(newsroom.publish, DIKE | {"guid": "bad"})
    assert await newsroom.match() == 0
    assert await newsroom.matched() == set()
    assert await newsroom.match() == 1
    assert await newsroom.matched() == {(dam, pool.id)}
    assert town != dam


async def test_what_somebody_begins_to_follow_meanwhile_is_looked_for_too(newsroom: Newsroom):
    """Its followers were shown none of these articles yet."""
    newsroom.topics = interrupted = Interrupted()
    reader = await newsroom.reader(1, "kaas")
    [pool] = await newsroom.publish(POOL)
    interrupted.happens = partial(newsroom.follow, reader, "merwekust")
    assert await newsroom.match() == 1
    assert {article for _, article in await newsroom.matched()} == {pool.id}


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
async def test_two_processes_tell_nobody_twice(newsroom: Newsroom, url: str):
    """Each takes what the other has not."""
    await newsroom.reader(1, "merwekust")
    await newsroom.publish(POOL)
    async with await Database.open(url) as other:
        twin = Newsroom(other)
        async with newsroom.db.write() as conn:
            ids = [one.kept.id for one in await arrivals.waiting(conn, limit=10)]
            assert len(await arrivals.claim(conn, ids)) == 1
            assert await twin.match() == 0
        assert await twin.match() == 1
    assert await newsroom.match() == 0
    assert len(await newsroom.queued(1)) == 1


async def test_a_stub_is_matched_and_told_to_nobody(newsroom: Newsroom):
    """A digest may want to know; an alert is no place for it."""
    reader = await newsroom.reader(1)
    town = await newsroom.follow(reader, "merwekust")
    [stub] = await newsroom.publish(POOL | {"kind": Kind.STUB})
    await newsroom.match()
    assert await newsroom.matched() == {(town, stub.id)}
    assert await newsroom.queued() == []
