"""Trends: what may be about a topic in a span of time, and what is known of a followed one."""

from datetime import datetime, timedelta

import pytest

from news.errors import QueryError
from news.expression import All, Any, Not, Words
from news.stemming import stem
from storage import matches, trends
from storage.database import Database
from storage.kept import KeptArticle
from storage.matches import TopicMatch
from storage.stories import Placement, place
from storage.trends import Hit, Known
from tests.storage.readers import follow, settle
from tests.storage.universe import NOW, ago, article, keep

BRIDGE = Words((stem("brug"),))
SNOW = Words((stem("sneeuw"),))


async def found(
    db: Database, expression: object, begin: datetime, end: datetime = NOW, most: int = 100
) -> list[KeptArticle]:
    """The articles of the keys that are found."""
    async with db.read() as conn:
        keys = await trends.keys(conn, expression, begin, end, most=most)  # type: ignore[arg-type]  # of any sort
        return await trends.of_keys(conn, keys)


async def test_what_matches_in_the_span_is_found(db: Database) -> None:
    """From its begin to before its end, newest first."""
    at = [ago(hours=number) for number in range(5)]
    kept = await keep(db, *(article(str(number), published_at=one) for number, one in enumerate(at)))
    await keep(db, article("x", title="Regen", body="Het regent.", published_at=at[2]))
    assert [one.id for one in await found(db, BRIDGE, at[3], at[1])] == [kept[2].id, kept[3].id]
    assert await found(db, BRIDGE, ago(days=9), at[4]) == []


async def test_every_sort_of_expression_can_be_asked(db: Database) -> None:
    """All, any, and without; on both databases alike."""
    dry, wet = await keep(db, article("1", title="Brug open"), article("2", title="Brug dicht", body="Door sneeuw."))
    begin, end = ago(days=1), NOW + timedelta(hours=1)
    asked = {
        Any((BRIDGE, SNOW)): {dry.id, wet.id},
        All((BRIDGE, SNOW)): {wet.id},
        All((BRIDGE, Not(SNOW))): {dry.id},
    }
    for expression, ids in asked.items():
        assert {one.id for one in await found(db, expression, begin, end)} == ids


async def test_of_too_many_the_newest_are_found(db: Database) -> None:
    """As many as may be."""
    kept = await keep(db, *(article(str(number), published_at=ago(minutes=number + 1)) for number in range(6)))
    assert [one.id for one in await found(db, BRIDGE, ago(days=1), most=2)] == [kept[0].id, kept[1].id]


async def test_what_only_excludes_is_refused(db: Database) -> None:
    """It would be every article there is."""
    async with db.read() as conn:
        with pytest.raises(QueryError):
            await trends.keys(conn, Not(BRIDGE), ago(days=1), NOW, most=10)


async def test_what_is_gone_is_left_out(db: Database) -> None:
    """A key that is no longer kept."""
    async with db.read() as conn:
        assert await trends.of_keys(conn, [12345]) == []
        assert await trends.of_keys(conn, []) == []


async def known(db: Database, query: str, begin: datetime) -> Known | None:
    """What is known of it."""
    async with db.read() as conn:
        return await trends.known(conn, query, begin)


async def test_a_followed_topic_has_its_matches(db: Database) -> None:
    """Since when it is followed, and each article about it with its story; from the begin on, newest first."""
    topic = (await follow(db, await settle(db), "brug")).topic.id
    (told,) = await keep(db, article("1", published_at=ago(hours=2)))
    (loose, old) = await keep(db, article("2", published_at=ago(hours=1)), article("3", published_at=ago(days=4)))
    async with db.write() as conn:
        (story,) = await place(conn, [Placement(article_ids=(told.id,), lead_id=told.id)])
        rows = [(told.id, 0.5, ago(hours=2)), (loose.id, 0.25, ago(hours=1)), (old.id, 1.0, ago(days=4))]
        await matches.put(
            conn,
            [
                TopicMatch(topic_id=topic, article_id=number, weight=weight, because=("brug",), matched_at=at)
                for number, weight, at in rows
            ],
        )
    found_ = await known(db, "brug", ago(days=2))
    assert found_ == Known(NOW, (Hit(loose.id, None, 0.25, ago(hours=1)), Hit(told.id, story, 0.5, ago(hours=2))))
    assert await known(db, "sneeuw", ago(days=2)) is None
