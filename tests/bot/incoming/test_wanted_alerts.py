"""Alerts tell what their reader wants to be told, by outlet and language."""

from typing import Any

from news.outlets.naming import outlet_key
from storage import destinations, feeds, outlets
from storage.feed_rows import NewFeed

from .newsroom import Newsroom

FERRY: dict[str, Any] = {
    "guid": "pont",
    "title": "Veerpont van Merwekust vaart",
    "body": "De pont bij Merwekust vaart.",
}


async def outlet(newsroom: Newsroom, name: str, *, by_default: bool = True) -> str:
    """An outlet with one source; that one's key."""
    new = NewFeed(address=f"https://{name}.example/rss", outlet=name, by_default=by_default)
    async with newsroom.db.write() as conn:
        return (await feeds.add(conn, new, newsroom.now)).key


async def wants(newsroom: Newsroom, chat_id: int, name: str, wanted: bool) -> None:
    """The reader says so of the outlet."""
    async with newsroom.db.write() as conn:
        here = await destinations.find(conn, chat_id)
        one = next(one for one in await outlets.all_outlets(conn) if one.key == outlet_key(name))
        assert here is not None
        await outlets.choose(conn, here.id, one, wanted)


async def alerted(newsroom: Newsroom) -> set[int]:
    """The chats that were told something."""
    await newsroom.match()
    return {one["chat_id"] for one in await newsroom.queued()}


async def test_an_unwanted_outlet_alerts_nobody_who_refused_it(newsroom: Newsroom):
    """Each reader by choices of one's own."""
    nos = await outlet(newsroom, "nos")
    for chat in (1, 2):
        await newsroom.reader(chat, "merwekust")
    await wants(newsroom, 2, "nos", False)
    await newsroom.publish(FERRY, source=nos)
    assert await alerted(newsroom) == {1}


async def test_an_outlet_that_is_to_be_switched_on(newsroom: Newsroom):
    """Tells nobody but who did that."""
    regio = await outlet(newsroom, "regio", by_default=False)
    for chat in (1, 2):
        await newsroom.reader(chat, "merwekust")
    await wants(newsroom, 2, "regio", True)
    await newsroom.publish(FERRY, source=regio)
    assert await alerted(newsroom) == {2}


async def test_a_wanted_outlet_that_joins_tells_it_after_all(newsroom: Newsroom):
    """What was kept from a reader was not told, so it can be."""
    nos, regio = await outlet(newsroom, "nos"), await outlet(newsroom, "regio", by_default=False)
    await newsroom.reader(1, "merwekust")
    await newsroom.publish(FERRY, source=regio)
    assert await alerted(newsroom) == set()
    newsroom.passes(minutes=3)
    await newsroom.publish(FERRY | {"guid": "ook"}, source=nos)
    assert await alerted(newsroom) == {1}


async def test_another_language_alerts_who_wants_it(newsroom: Newsroom):
    """One reader said so."""
    for chat in (1, 2):
        await newsroom.reader(chat, "merwekust")
    async with newsroom.db.write() as conn:
        here = await destinations.find(conn, 2)
        assert here is not None
        await outlets.choose_languages(conn, here.id, other=True)
    await newsroom.publish(FERRY, language="en")
    assert await alerted(newsroom) == {2}
