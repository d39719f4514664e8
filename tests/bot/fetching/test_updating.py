"""Updating, told as scenarios: a feed does something, and what is kept, told and asked next is as it should be."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot.fetching.fetcher import Fetched, Outcome, Request
from bot.intake import Intake
from news.article import Article
from news.fetching.course import State
from storage import feed_turns, feeds
from storage.articles import Taken
from storage.database import Database
from tests.bot.fetching.desk import NOON, RSS, Desk
from tests.bot.fetching.fake import FakeFetcher, failed, fetched, refused
from tests.news.fetching.feeds import item, numbered, rss
from tests.storage.conftest import db, new_postgresql, postgresql_template, sqlite_template, url

__all__ = ["db", "new_postgresql", "postgresql_template", "sqlite_template", "url"]

WALL = b"<html><head><title>Cookies op krant.example</title></head></html>"


def title(number: int) -> str:
    """The title of the entry with this number."""
    return f"Sluis {number} bij Heusden gaat voorlopig niet meer open"


def titles(*numbers: int) -> list[str]:
    """Their titles."""
    return [title(number) for number in numbers]


@pytest.fixture
async def desk(db: Database) -> Desk:
    """A desk with one feed."""
    made = Desk(db)
    await made.add(outlet="De Krant")
    return made


async def test_new_feed_brings_its_newest_and_nobody_is_told_at_once(desk: Desk) -> None:
    """Twenty of sixty; what comes after that is news."""
    assert await desk.serve(numbered(*range(60, 0, -1))) == 1
    assert await desk.titles() == titles(*range(41, 61))
    assert await desk.loud() == set()
    feed = await desk.feed()
    assert (feed.course.state, feed.course.articles, dict(feed.course.left_out)) == (State.FINE, 20, {"old": 40})
    await desk.serve(numbered(*range(62, 1, -1)), minutes=20)
    assert await desk.titles() == titles(*range(41, 63))
    assert await desk.loud() == {title(61), title(62)}
    assert (await desk.feed()).course.articles == 22


async def test_unchanged_feed_is_not_parsed(desk: Desk) -> None:
    """Neither by its server's word nor by its bytes; nothing but its turns is written."""
    await desk.serve(numbered(1, 2))
    before = await desk.everything()
    parsed = len(desk.parser.bodies)
    await desk.serve(numbered(1, 2))
    assert desk.fetcher.requests[-1].etag is not None
    desk.fetcher.give(RSS, fetched(numbered(1, 2, head="<title>De Krant</title><lastBuildDate>nu</lastBuildDate>")))
    desk.now += timedelta(hours=5)
    assert await desk.updating().due() == 1
    feed = await desk.feed()
    assert len(desk.parser.bodies) == parsed
    assert (feed.course.unchanged, feed.course.fetches, feed.course.changed_at) == (2, 3, NOON + timedelta(hours=5))
    assert (await desk.everything())[0] == before[0]


async def test_of_a_changed_feed_only_what_is_new_is_parsed(desk: Desk) -> None:
    """The parser is told what it can leave out."""
    await desk.serve(numbered(1, 2, 3))
    await desk.serve(numbered(4, 3, 2), minutes=20)
    assert [len(body.known) // 8 for body in desk.parser.bodies] == [0, 3]
    assert await desk.titles() == titles(1, 2, 3, 4)


async def test_changed_headline_is_a_version(desk: Desk) -> None:
    """Under the same guid; going back to the old one is none."""
    await desk.serve(numbered(1, 2))
    await desk.serve(rss(item(1, title="Sluis bij Heusden weer open"), item(2)), minutes=20)
    assert await desk.versions() == {"Sluis bij Heusden weer open": 2, title(2): 1}
    await desk.serve(numbered(1, 2), minutes=20)
    assert sorted((await desk.versions()).values()) == [1, 2]


async def test_feed_that_shrinks_reorders_and_grows_brings_nothing(desk: Desk) -> None:
    """What was there is known, in whatever order it comes again."""
    await desk.serve(numbered(*range(10)))
    for body in (numbered(9, 8), numbered(*range(9, -1, -1)), numbered(), numbered(*range(5))):
        await desk.serve(body, minutes=30)
    assert await desk.titles() == titles(*range(10))
    assert (await desk.feed()).course.articles == 10


async def test_same_words_under_other_names_are_the_same_articles(desk: Desk) -> None:
    """Other guids, other addresses: nothing is told again, and a change after that is a version of the article."""
    await desk.serve(numbered(*range(30)))
    await desk.loud()
    await desk.serve(rss(*(item(number, guid=f"nieuw-{number}") for number in range(30))), minutes=30)
    assert await desk.titles() == titles(*range(10, 30))
    assert (await desk.feed()).course.left_out["republished"] == 30
    edited = [
        item(number, guid=f"nieuw-{number}", title="Sluis weer open" if number == 29 else "") for number in range(30)
    ]
    await desk.serve(rss(*edited), minutes=30)
    versions = await desk.versions()
    assert (len(versions), versions["Sluis weer open"]) == (20, 2)


async def test_feed_that_comes_back_brings_its_newest_in_silence(desk: Desk) -> None:
    """After days without an answer; before that a failure is just a failure."""
    await desk.serve(numbered(1))
    desk.fetcher.give(RSS, refused(503))
    for _ in range(12):
        desk.now += timedelta(hours=7)
        await desk.updating().due()
    down = await desk.feed()
    assert (down.course.state, down.course.failing_since) == (State.FAILING, NOON + timedelta(hours=12))
    assert "503" in down.course.reason
    await desk.loud()
    await desk.serve(numbered(*range(60)), hours=7)
    assert len(await desk.titles()) == 21
    assert await desk.loud() == set()
    assert (await desk.feed()).course.failing_since is None
    await desk.serve(numbered(*range(61)), minutes=20)
    assert await desk.loud() == {title(60)}


async def test_two_feeds_of_an_outlet_have_one_article(desk: Desk) -> None:
    """What has one address is one article, whichever comes first; it is new to one of them."""
    other = "https://krant.example/binnenland"
    await desk.add(other, outlet="De Krant")
    desk.fetcher.serve(other, numbered(2, 3))
    await desk.serve(numbered(1, 2))
    assert await desk.titles() == titles(1, 2, 3)
    assert (await desk.feed()).course.articles + (await desk.feed(other)).course.articles == 3


@pytest.mark.parametrize(
    "outcome, state, name",
    [
        (failed("timeout"), State.FAILING, "timeout"),
        (refused(404), State.FAILING, "http_404"),
        (refused(410), State.GONE, "http_410"),
        (fetched(WALL), State.CONSENT, "consent"),
        (fetched(b"<html><title>Storing</title>"), State.FAILING, "page"),
        (fetched(b"\x00" * 999), State.FAILING, "unreadable"),
        (fetched(b""), State.FAILING, "empty"),
    ],
)
async def test_each_failure_has_its_state_and_its_reason(desk: Desk, outcome: Outcome, state: State, name: str) -> None:
    """What was known stays; the validators of what was no feed are not kept."""
    await desk.serve(numbered(1, 2))
    known = (await desk.feed()).course
    desk.fetcher.give(RSS, outcome)
    desk.now += timedelta(hours=5)
    await desk.updating().due()
    course = (await desk.feed()).course
    assert (course.state, dict(course.left_out), course.failures) == (state, {name: 1}, 1)
    assert (course.etag, course.body_hash) == (known.etag, known.body_hash)
    assert course.reason
    assert (course.next_at is None) == (state is State.GONE)
    assert await desk.titles() == titles(1, 2)


async def test_retry_after_is_waited_for(desk: Desk) -> None:
    """Not a second less."""
    desk.fetcher.give(RSS, refused(429, retry_after=7200), fetched(numbered(1)))
    await desk.updating().due()
    desk.now += timedelta(seconds=7199)
    assert await desk.updating().due() == 0
    desk.now += timedelta(seconds=1)
    assert await desk.updating().due() == 1
    assert await desk.titles() == titles(1)


async def test_gone_is_not_asked_but_by_hand(desk: Desk) -> None:
    """Whoever checks it, and finds it is there again, has it back."""
    desk.fetcher.give(RSS, refused(410))
    await desk.updating().due()
    desk.now += timedelta(days=400)
    assert await desk.updating().due() == 0
    desk.fetcher.serve(RSS, numbered(1))
    (checked,) = await desk.updating().check([(await desk.feed()).id])
    assert (checked.course.state, checked.course.articles) == (State.FINE, 1)
    assert checked.course.next_at is not None


async def test_permanent_move_is_followed_and_filed_as_before(desk: Desk) -> None:
    """The next time the new address is asked; its articles stand under the key of the old one."""
    new = "https://nieuw.example/rss"
    desk.fetcher.give(RSS, fetched(numbered(1), address=new, moved_to=new))
    await desk.updating().due()
    await desk.serve(numbered(2, 1), new)
    assert desk.fetcher.requests[-1].address == new
    feed = await desk.feed(RSS)
    assert (feed.key, feed.course.address, feed.course.articles) == (RSS, new, 2)


async def test_move_to_where_another_one_is_ends_a_feed(desk: Desk) -> None:
    """Also when both move there at once: one of them goes on."""
    one, two, there = RSS, "https://krant.example/rss2", "https://nieuw.example/rss"
    await desk.add(two)
    for address in (one, two):
        desk.fetcher.give(address, fetched(numbered(1), address=there, moved_to=there))
    assert await desk.updating().due() == 2
    courses = [(await desk.feed(address)).course for address in (one, two)]
    assert sorted(course.state for course in courses) == [State.FINE, State.GONE]
    ended = next(course for course in courses if course.state is State.GONE)
    assert there in ended.reason
    assert ended.address != there
    assert await desk.titles() == titles(1)


async def test_one_bad_feed_costs_the_others_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the intake refuses of one, or a mistake of ours in one, is that one's failure."""
    for number in range(6):
        desk.fetcher.serve(f"https://{number}.example/rss", rss(item(number)))
        await desk.add(f"https://{number}.example/rss")
    take = Intake.take

    async def taking(self: Intake, incoming: list[Article], **values: Any) -> list[Taken]:
        if any(article.source == "https://3.example/rss" for article in incoming):
            raise ValueError("dit kan niet")
        return await take(self, incoming, **values)

    monkeypatch.setattr(Intake, "take", taking)
    desk.fetcher.give("https://5.example/rss", lambda _: 1 / 0)  # type: ignore[arg-type, return-value]
    await desk.updating().due()
    states = [(await desk.feed(f"https://{number}.example/rss")).course.state for number in range(6)]
    assert states == [State.FINE, State.FINE, State.FINE, State.FAILING, State.FINE, State.FAILING]
    assert await desk.titles() == titles(0, 1, 2, 4)
    assert dict((await desk.feed("https://3.example/rss")).course.left_out) == {"not_kept": 1}


class Slow(FakeFetcher):
    """A fetcher that keeps some addresses waiting until it is told to go on."""

    def __init__(self, *slow: str) -> None:
        super().__init__()
        self.go_on = asyncio.Event()
        self.waits = asyncio.Event()
        self._slow = slow

    async def fetch(self, request: Request) -> Outcome:
        """The outcome, later for some."""
        if request.address in self._slow:
            self.waits.set()
            await self.go_on.wait()
        return await super().fetch(request)


async def test_slow_server_holds_nobody_up(desk: Desk) -> None:
    """What the others bring is kept while it still does not answer."""
    slow = Slow(RSS)
    slow.serve(RSS, numbered(1))
    slow.serve("https://vlug.example/rss", numbered(2))
    await desk.add("https://vlug.example/rss")
    under_way = asyncio.ensure_future(desk.updating(slow).due())
    while await desk.titles() != titles(2):
        assert not under_way.done()
    slow.go_on.set()
    assert await under_way == 2
    assert await desk.titles() == titles(1, 2)


async def test_what_a_stop_leaves_is_due_again_at_once(desk: Desk) -> None:
    """And nobody else was given it meanwhile."""
    slow = Slow(RSS)
    under_way = asyncio.ensure_future(desk.updating(slow).due())
    await slow.waits.wait()
    assert await desk.updating().due() == 0
    under_way.cancel()
    await asyncio.gather(under_way, return_exceptions=True)
    assert (await desk.feed()).leased_until is None
    assert await desk.serve(numbered(1), seconds=1) == 1
    assert await desk.titles() == titles(1)


async def test_kill_between_taking_in_and_recording_loses_and_doubles_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The articles are there and the feed knows nothing of it: the next process brings it to the same end."""
    await desk.serve(numbered(1))
    undisturbed = Desk(desk.db, now=desk.now)

    async def killed(*_: object) -> None:
        raise asyncio.CancelledError

    with monkeypatch.context() as patch:
        patch.setattr(feed_turns, "done", killed)
        desk.now += timedelta(minutes=20)
        desk.fetcher.serve(RSS, numbered(*range(40)))
        with pytest.raises(asyncio.CancelledError):
            await desk.updating().due()
    kept = await desk.titles()
    assert len(kept) > 1
    assert (await desk.feed()).leased_until is not None
    assert await desk.serve(numbered(*range(40)), seconds=feed_turns.LEASE.total_seconds()) == 1
    assert await desk.titles() == kept
    assert undisturbed.now < desk.now
    assert (await desk.feed()).course.state is State.FINE
    before = await desk.everything()
    desk.fetcher.give(RSS, fetched(numbered(*range(40))))
    await desk.updating().check([(await desk.feed()).id])
    assert (await desk.everything())[0] == before[0]


async def test_without_a_network_no_feed_is_to_blame(desk: Desk) -> None:
    """From the third host on that nobody answers at; when it is back all are asked within minutes."""
    hosts = [f"https://{number}.example/rss" for number in range(8)]
    for address in hosts:
        await desk.add(address)
    for address in (*hosts, RSS):
        desk.fetcher.give(address, failed("dns"))
    process = desk.updating()
    for _ in range(30):
        await process.due()
        desk.now += timedelta(minutes=30)
    failures = [(await desk.feed(address)).course.failures for address in (*hosts, RSS)]
    assert sum(failures) == 2
    for address in (*hosts, RSS):
        desk.fetcher.serve(address, numbered(1))
    desk.now += timedelta(minutes=5)
    assert await process.due() == 9
    assert {(await desk.feed(address)).course.state for address in hosts} == {State.FINE}


async def test_only_what_is_wanted_is_fetched(desk: Desk) -> None:
    """A regional paper nobody reads is left alone; one that is checked by hand is fetched all the same."""
    feed = await desk.feed()
    async with desk.db.write() as conn:
        await feeds.set_enabled(conn, [feed.id], False)
    assert await desk.serve(numbered(1)) == 0
    assert desk.fetcher.requests == []
    (checked,) = await desk.updating().check([feed.id])
    assert checked.course.articles == 1
    assert await desk.updating().check([10**6]) == []


async def test_article_is_filed_under_its_outlet(desk: Desk) -> None:
    """By the name that readers choose by, from the source that it came from, when it came."""
    desk.fetcher.give(RSS, Fetched(status=200, address=RSS, body=numbered(1), max_age=timedelta(minutes=45)))
    await desk.updating().due()
    async with desk.db.write() as conn:
        (taken,) = (await conn.exec_driver_sql("SELECT publisher, source_id FROM articles")).all()
    assert tuple(taken) == ("De Krant", (await desk.feed()).id)
    assert (await desk.feed()).course.every == timedelta(minutes=45)
