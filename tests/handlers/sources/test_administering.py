"""`/admin`: what operators do with sources, in their own chats and nowhere else."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from handlers.asker import Asker
from handlers.desk import Desk
from handlers.sources.keeping import Added
from news.errors import BriefjeError
from news.fetching.course import State
from storage import feed_turns, feeds
from storage.feed_rows import Feed, NewFeed
from tests.handlers.reader import Reader
from tests.handlers.sources.conftest import Sourced
from tests.handlers.stories import NOW

NO_FEED = "https://leeg.example/: no feed there"


class FakeKeeping:
    """A `SourceKeeping` without a network: every address is a feed but that of `NO_FEED`; a check finds all well."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def add(self, address: str) -> Added:
        """The source as it is kept."""
        if address in NO_FEED:
            raise BriefjeError(NO_FEED)
        async with self._desk.db.write() as conn:
            known = await feeds.find(conn, address)
            feed = await feeds.add(conn, NewFeed(address=address), NOW)
        return Added(feed, not known, ("https://krant.example/sport",))

    async def check(self, ids: Sequence[int]) -> list[Feed]:
        """These sources, which are well now."""
        for number in ids:
            await goes(self._desk, number, State.FINE)
        async with self._desk.db.read() as conn:
            return list((await feeds.get(conn, ids)).values())


async def goes(desk: Desk, feed_id: int, state: State, reason: str = "") -> None:
    """The source does so."""
    since = NOW if state is State.FAILING else None
    async with desk.db.write() as conn:
        [claimed] = await feed_turns.claim(conn, [feed_id], NOW)
        course = replace(claimed.course, state=state, reason=reason, failing_since=since)
        await feed_turns.done(conn, [(claimed, course)])


@pytest.fixture
def operator(desk: Desk) -> Reader:
    """Whoever runs the bot, in a chat of ADMIN_CHAT_IDS."""
    return Reader(replace(desk, operators=frozenset({7}), sources=FakeKeeping(desk)))


async def test_elsewhere_there_is_no_such_command(noor: Reader, desk: Desk):
    """A reader is told what is told of any unknown command; in a group nothing is said."""
    assert "/admin ken ik niet" in await noor.says("/admin sources")
    group = Asker(chat_id=-5, kind="supergroup", user_id=7, language_code="nl")
    assert await Reader(replace(desk, operators=frozenset({7})), group).says("/admin sources") == ""


@pytest.mark.parametrize(
    "said", ["", "help", "source", "source add", "source remove", "source paint it", "sources now"]
)
async def test_what_is_not_understood_is_explained(operator: Reader, said: str):
    """With the commands there are."""
    assert "/admin source add" in await operator.says(f"/admin {said}")


async def test_the_troubled_ones_are_listed(operator: Reader, desk: Desk, sourced: Sourced):
    """With their numbers and reasons; those that are well, new or switched off are not."""
    assert "Er zijn geen bronnen" in await operator.says("/admin sources")
    fails, gone, well = await sourced("NOS"), await sourced("AD"), await sourced("NRC")
    off = await sourced("FD", enabled=False)
    await sourced("Trouw")
    assert "Alle 4 bronnen doen het" in await operator.says("/admin bronnen")
    await goes(desk, fails.id, State.FAILING, "https://nos.example/rss: 503 <b>")
    await goes(desk, gone.id, State.GONE)
    await goes(desk, off.id, State.FAILING)
    await goes(desk, well.id, State.FINE)
    said = await operator.says("/admin sources")
    assert "Met 2 van de 4 bronnen" in said
    assert f"{fails.id}. <b>NOS</b>: lukt niet – https://nos.example/rss: 503 &lt;b&gt;" in said
    assert f"{gone.id}. <b>AD</b>: gestopt" in said
    assert "FD" not in said


async def test_a_source_is_added(operator: Reader):
    """With its number, and what else was found; twice is once; a refusal says why."""
    said = await operator.says("/admin source add https://krant.example/rss")
    assert "krant.example" in said
    assert "https://krant.example/sport" in said
    assert "was er al" in await operator.says("/admin source add https://krant.example/rss")
    assert NO_FEED in await operator.says("/admin source add https://leeg.example/")
    assert "Alle" not in await operator.says("/admin sources")


async def test_a_source_is_removed_by_number_address_or_name(operator: Reader, desk: Desk, sourced: Sourced):
    """What is not there is said."""
    for which in ("{0.id}", "https://nos.example/rss", "nos"):
        feed = await sourced("NOS")
        assert "Weg: NOS" in await operator.says(f"/admin source remove {which.format(feed)}")
        async with desk.db.read() as conn:
            assert await feeds.all_feeds(conn) == []
    assert "“nos” is geen bron" in await operator.says("/admin source remove nos")


async def test_sources_are_checked(operator: Reader, desk: Desk, sourced: Sourced):
    """The one that is named, or all with trouble."""
    feed = await sourced("NOS")
    assert "De enige bron doet het" in await operator.says("/admin source check")
    await goes(desk, feed.id, State.FAILING, "x")
    assert "NOS</b>: in orde" in await operator.says("/admin source check")
    assert "NOS</b>: in orde" in await operator.says("/admin source check nos")
    assert "“ad” is geen bron" in await operator.says("/admin source check ad")


async def test_where_nothing_can_be_fetched_that_is_said(desk: Desk, sourced: Sourced):
    """A process without a fetcher can still list and remove."""
    await sourced("NOS")
    bare = Reader(replace(desk, operators=frozenset({7})))
    assert "briefje sources" in await bare.says("/admin source add https://krant.example/rss")
    assert "Weg: NOS" in await bare.says("/admin source remove NOS")


async def test_many_and_hostile_ones_fit_a_message(operator: Reader, desk: Desk):
    """Telegram takes the answer whatever sources are called and why they fail."""
    outlet = "<\"'&>" * 400
    for number in range(30):
        new = NewFeed(address=f"https://x{number}.example/", outlet=outlet)
        async with desk.db.write() as conn:
            feed = await feeds.add(conn, new, NOW)
        await goes(desk, feed.id, State.FAILING, "\"'<&>🦢" * 400)
    assert "En nog 15 andere" in await operator.says("/admin sources")
    assert "in orde" in await operator.says("/admin source check")
    assert "Weg: " in await operator.says(f"/admin source remove {outlet}")
    assert "geen bron" in await operator.says("/admin source remove " + "<" * 4_000)
