"""Matches: which topics articles are about, kept until they are old."""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import following, matches, samples
from storage.database import Database
from storage.matches import StoryMatch, TopicMatch
from storage.types import storable
from tests.storage.readers import HOSTILE, follow, plans, scans, settle
from tests.storage.universe import NOW, ago, article, keep, tell

LONG_AGO = ago(days=9)


async def followed(db: Database, *queries: str) -> list[int]:
    """The ids of topics that one destination follows."""
    one = await settle(db)
    return [(await follow(db, one, query)).topic.id for query in queries]


async def told(db: Database, *guids: str, sample: bool = False) -> tuple[int, list[int]]:
    """A story of these articles: its id and theirs."""
    story = await tell(db, *(article(guid) for guid in guids), sample=sample)
    return story, [kept.id for kept in await keep(db, *(article(guid) for guid in guids), sample=sample)]


def match(topic: int, about: int, at: datetime = NOW, weight: float = 0.5, because: str = "brug") -> TopicMatch:
    """The article is about the topic."""
    return TopicMatch(topic_id=topic, article_id=about, weight=weight, because=(because,), matched_at=at)


async def put(db: Database, *found: TopicMatch, of: tuple[int, ...] = ()) -> None:
    """Keep these."""
    async with db.write() as conn:
        await matches.put(conn, found, of)


async def since(db: Database, *topics: int, moment: datetime = LONG_AGO) -> list[StoryMatch]:
    """What was matched since."""
    async with db.read() as conn:
        return await matches.since(conn, topics, moment)


async def test_matches_come_back_newest_first_with_their_story(db: Database) -> None:
    """From the moment on that is asked; of these topics only."""
    gaza, ajax = await followed(db, "gaza", "ajax")
    story, (one, two) = await told(db, "1", "2")
    old, new, other = match(gaza, one, ago(hours=2)), match(gaza, two, ago(hours=1)), match(ajax, one)
    await put(db, old, new, other)
    found = [StoryMatch(story_id=story, match=each) for each in (other, new, old)]
    assert await since(db, gaza, ajax) == found
    assert await since(db, gaza) == found[1:]
    assert await since(db, gaza, moment=ago(hours=1)) == found[1:2]
    assert await since(db, gaza, moment=ago(minutes=59)) == []
    assert await since(db) == []


async def test_many_topics_are_one_list(db: Database) -> None:
    """More than one statement takes, each topic asked for more than once: in order, and nothing twice."""
    ids = await followed(db, "a", "b")
    _, (one,) = await told(db, "1")
    await put(db, match(ids[0], one, ago(hours=2)), match(ids[1], one, ago(hours=1)))
    asked = [ids[0], *range(10**6, 10**6 + 600), ids[1], *ids]
    assert [found.match.topic_id for found in await since(db, *asked)] == [ids[1], ids[0]]


async def test_article_is_matched_anew(db: Database) -> None:
    """What it is no longer about goes, what it still is about is renewed; other articles keep theirs."""
    gaza, ajax = await followed(db, "gaza", "ajax")
    _, (one, two) = await told(db, "1", "2")
    await put(db, match(gaza, one, ago(hours=2)), match(ajax, one, ago(hours=2)), match(ajax, two, ago(hours=2)))
    again = match(gaza, one, weight=0.9, because="rafah")
    await put(db, again, of=(one, 10**6))
    assert [found.match for found in await since(db, gaza, ajax)] == [again, match(ajax, two, ago(hours=2))]
    await put(db, of=(one, *range(10**6, 10**6 + 600), two))
    assert await since(db, gaza, ajax) == []


async def test_same_match_twice_is_the_last_one(db: Database) -> None:
    """In one list and in two."""
    (gaza,) = await followed(db, "gaza")
    _, (one,) = await told(db, "1")
    await put(db, match(gaza, one, weight=0.1), match(gaza, one, weight=0.2))
    assert [found.match.weight for found in await since(db, gaza)] == [0.2]
    await put(db, match(gaza, one, weight=0.3))
    assert [found.match.weight for found in await since(db, gaza)] == [0.3]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.floats(0, 1), st.lists(st.sampled_from(HOSTILE), max_size=3))
async def test_weight_and_words_come_back(db: Database, weight: float, because: list[str]) -> None:
    """To the last bit, and without halves of characters."""
    (gaza,) = await followed(db, "gaza")
    _, (one,) = await told(db, "1")
    kept = TopicMatch(topic_id=gaza, article_id=one, weight=weight, because=tuple(because), matched_at=NOW)
    await put(db, kept)
    (found,) = await since(db, gaza)
    assert found.match.weight == weight
    assert [storable(word) for word in found.match.because] == [storable(word) for word in because]


async def test_only_news_that_has_a_story_is_given(db: Database) -> None:
    """Not samples, nor an article whose story is still to come."""
    (gaza,) = await followed(db, "gaza")
    _, (sample,) = await told(db, "sample", sample=True)
    (loose,) = await keep(db, article("loose"))
    await put(db, match(gaza, sample), match(gaza, loose.id))
    assert await since(db, gaza) == []
    async with db.write() as conn:
        await samples.remove(conn)
        assert await matches.purge(conn, NOW + timedelta(days=1)) == 1


async def test_matches_go_with_their_topic_and_with_age(db: Database) -> None:
    """What nobody follows is matched to nothing; those of the moment itself are not old yet."""
    gaza, ajax = await followed(db, "gaza", "ajax")
    _, (one, two) = await told(db, "1", "2")
    await put(db, match(gaza, one, ago(days=3)), match(gaza, two, ago(days=1)), match(ajax, one, ago(days=3)))
    who = await settle(db)
    async with db.write() as conn:
        assert await following.unfollow(conn, who.id, ajax)
        assert await matches.purge(conn, ago(days=1)) == 1
    assert [found.match.article_id for found in await since(db, gaza, ajax)] == [two]


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_new_matches_are_found_by_topic_and_moment(db: Database) -> None:
    """What is old is not read; forgetting it goes by its age."""
    (gaza,) = await followed(db, "gaza")
    found = await plans(db, lambda conn: matches.since(conn, [gaza, 2], NOW))
    assert found[0] == "SEARCH matches USING INDEX ix_matches_new (topic_id=? AND matched_at>?)"

    async def act(conn: AsyncConnection) -> None:
        await matches.put(conn, [], [1, 2])
        await matches.purge(conn, NOW)

    rest = await plans(db, act)
    assert len(rest) >= 2
    assert scans([*found, *rest]) == []
