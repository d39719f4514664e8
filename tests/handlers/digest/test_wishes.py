"""A digest tells what its reader wants to be told, by outlet and language."""

from datetime import time, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.composing import compose_due
from handlers.asker import Asker
from storage import destinations, feeds, outlets
from storage.database import Database
from storage.feed_rows import NewFeed
from tests.handlers.digest.town import EVENING, NOW, Town


async def outlet(town: Town, publisher: str, *, by_default: bool = True) -> None:
    """What this publisher of the town tells is fetched from an outlet of that name."""
    async with town.db.write() as conn:
        await feeds.add(conn, NewFeed(address=f"file:{publisher}", outlet=publisher, by_default=by_default), town.now)


async def wants(town: Town, chat_id: int, publisher: str, wanted: bool) -> None:
    """The reader says so of the outlet."""
    async with town.db.write() as conn:
        one = next(one for one in await outlets.all_outlets(conn) if one.name == publisher)
        await outlets.choose(conn, await number(conn, chat_id), one, wanted)


async def number(conn: AsyncConnection, chat_id: int) -> int:
    """The destination's id."""
    here = await destinations.find(conn, chat_id)
    assert here is not None
    return here.id


async def digests(town: Town) -> dict[int, str]:
    """What each chat is sent at half past seven."""
    await compose_due(town.desk)
    return {one.chat_id: one.html for one in await town.sent()}


@pytest.fixture
async def town(db: Database) -> Town:
    """At night, with readers 1, 2 and 3 who get a digest in the morning."""
    one = Town(db, EVENING)
    for chat in (1, 2, 3):
        await one.reader(chat, "Gaza", at=[time(7, 30)])
    one.now = NOW
    return one


async def test_a_story_of_unwanted_outlets_is_not_told(town: Town):
    """Each reader by choices of one's own; what another outlet tells too is told."""
    for publisher in ("De Brug", "De Sluis"):
        await outlet(town, publisher)
    await outlet(town, "Regio", by_default=False)
    await wants(town, 2, "De Brug", False)
    await wants(town, 3, "Regio", True)
    await town.news("Alleen de Brug", {"Gaza": 0.9}, publishers=["De Brug"])
    await town.news("Brug en Sluis", {"Gaza": 0.8}, publishers=["De Brug", "De Sluis"])
    await town.news("Alleen de regio", {"Gaza": 0.7}, publishers=["Regio"])
    sent = await digests(town)
    titles = ("Alleen de Brug", "Brug en Sluis", "Alleen de regio")
    told = {chat: [title for title in titles if title in html] for chat, html in sent.items()}
    assert told == {1: [*titles[:2]], 2: [titles[1]], 3: [*titles]}


async def test_another_language_is_for_who_wants_it(town: Town):
    """A story in English is told to the one reader who said so, and to nobody else that there is no news."""
    async with town.db.write() as conn:
        await outlets.choose_languages(conn, await number(conn, 2), other=True)
    await town.news("Ferry sails to Gaza", {"Gaza": 0.9}, language="en")
    sent = await digests(town)
    assert {chat for chat, html in sent.items() if "Ferry" in html} == {2}
    assert "Geen nieuws" in sent[1]


async def test_what_was_not_told_can_be_told_later(town: Town):
    """A story that a wanted outlet joins is news to a reader who was not told it."""
    await outlet(town, "Regio", by_default=False)
    story = await town.news("Alleen de regio", {"Gaza": 0.7}, publishers=["Regio"])
    assert "Alleen de regio" not in (await digests(town))[1]
    town.now = NOW + timedelta(hours=2)
    await town.joins(story, "De Sluis", {"Gaza": 0.7}, ["Gaza"])
    [message] = (await town.digest_now(Asker(chat_id=1, user_id=1))).messages
    assert "Alleen de regio" in message.html
