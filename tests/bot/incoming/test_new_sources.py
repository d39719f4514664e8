"""A source that is new to us, and readers who want news at once: they are told its news, not its past."""

from datetime import timedelta

from bot.intake import Intake
from news.article import Article
from tests.bot.fetching.desk import Desk
from tests.news.fetching.feeds import item, rss

from .newsroom import Newsroom


def entry(number: int, room: Newsroom, title: str, text: str) -> str:
    """An entry that was published a minute ago."""
    return item(number, title=title, text=text, at=room.now - timedelta(minutes=1))


async def test_past_of_a_source_is_matched_and_not_told_at_once(newsroom: Newsroom) -> None:
    """However fresh it is: it stands in digests and lists, and the next article is an alert."""
    await newsroom.reader(1, "weerdam")
    desk = Desk(newsroom.db, now=newsroom.now)
    await desk.add()
    bridge = entry(1, newsroom, "Weerdam opent nieuwe brug", "Auto's kunnen vanaf morgen over de Linge.")
    old = [bridge, entry(2, newsroom, "Koor uit Weerdam wint prijs", "De zangers kregen zaterdag een beker.")]
    await desk.serve(rss(*old), seconds=1)
    assert await newsroom.match() == 2
    assert len(await newsroom.matched()) == 2
    assert await newsroom.queued() == []
    newsroom.passes(minutes=20)
    new = entry(3, newsroom, "Treinen rijden niet naar Weerdam", "Een omgevallen boom ligt op het spoor.")
    await desk.serve(rss(new, *old), minutes=20)
    assert await newsroom.match() == 1
    assert [title for _, title in await newsroom.titles(1)] == ["Treinen rijden niet naar Weerdam"]


async def test_other_sources_in_the_same_transaction_are_told(newsroom: Newsroom) -> None:
    """Silence is for a source, not for what comes in beside it."""
    await newsroom.reader(1, "weerdam")
    known = {"fetched_at": newsroom.now, "published_at": newsroom.now}
    new = Article(source="https://nieuw.example/", guid="1", title="Weerdam opent een zwembad", **known)
    old = Article(source="https://oud.example/", guid="2", title="Treinen rijden weer naar Weerdam", **known)
    await Intake(newsroom.db, newsroom.clock).take([new, old], quiet={new.source})
    await newsroom.match()
    assert [title for _, title in await newsroom.titles(1)] == [old.title]
