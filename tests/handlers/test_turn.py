"""A reader's turn: whose settings are meant, in which language and zone, and who may change them."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from handlers.asker import Asker
from handlers.desk import Desk
from handlers.turn import at_home, own, seen, subject_of, turn_of
from storage import destinations
from storage.destinations import Destination

from .fake_members import FakeMembers

NOOR = Asker(chat_id=7, user_id=7, language_code="en")
GROUP = Asker(chat_id=-5, kind="supergroup", title="Buurt", user_id=7, language_code="nl")
PARAMARIBO = ZoneInfo("America/Paramaribo")


async def keep(desk: Desk, chat_id: int, kind: str = "private", thread_id: int = 0, **chosen: Any) -> Destination:
    """Something that is kept."""
    async with desk.db.write() as conn:
        here = await destinations.keep(
            conn, chat_id=chat_id, thread_id=thread_id, kind=kind, language="nl", zone=desk.zone, now=desk.clock()
        )
        return await destinations.change(conn, here, **chosen)


async def test_a_stranger_is_not_kept_for_asking(desk: Desk):
    """Only who chooses something is; then with what the client tells."""
    turn = await turn_of(desk, NOOR, FakeMembers())
    assert (turn.subject, turn.texts.language) == (None, "en")
    async with desk.db.read() as conn:
        assert await destinations.find(conn, 7) is None
    made = await subject_of(desk, turn)
    assert (made.chat_id, made.kind, made.language, made.zone) == (7, "private", "en", desk.zone)
    assert seen(turn, made).subject == made
    assert await subject_of(desk, seen(turn, made)) == made


async def test_what_was_chosen_counts_more_than_the_client(desk: Desk):
    """Language and zone."""
    await keep(desk, 7, zone=PARAMARIBO)
    turn = await turn_of(desk, NOOR, FakeMembers())
    assert turn.texts.language == "nl"
    assert at_home(desk, turn).zone == PARAMARIBO


async def test_a_thread_is_a_place_of_its_own(desk: Desk):
    """What the forum chose is not the thread's."""
    await keep(desk, -5, "supergroup")
    there = await keep(desk, -5, "supergroup", thread_id=3)
    turn = await turn_of(desk, Asker(chat_id=-5, thread_id=3, kind="supergroup", user_id=7), FakeMembers())
    assert turn.subject == there
    turn = await turn_of(desk, Asker(chat_id=-5, thread_id=4, kind="supergroup", user_id=7), FakeMembers())
    assert turn.subject is None


async def test_who_says_something_is_awake(desk: Desk):
    """A chat that slept wakes by it, and a thread with its chat."""
    await keep(desk, -5, "supergroup", asleep_since=desk.clock(), asleep_reason="x")
    await keep(desk, -5, "supergroup", thread_id=3, asleep_since=desk.clock(), asleep_reason="x")
    turn = await turn_of(desk, Asker(chat_id=-5, thread_id=3, kind="supergroup", user_id=7), FakeMembers())
    assert turn.here is not None
    assert turn.here.asleep_since is None
    async with desk.db.read() as conn:
        assert [one.asleep_since for one in await destinations.in_chat(conn, -5)] == [None, None]


@pytest.mark.parametrize(
    "asker,admins,expected",
    [
        pytest.param(NOOR, set(), True, id="one's own chat"),
        pytest.param(GROUP, set(), False, id="a member of a group"),
        pytest.param(GROUP, {(-5, 7)}, True, id="an administrator of the group"),
        pytest.param(GROUP, {(-6, 7), (-5, 8)}, False, id="an administrator of another group"),
        pytest.param(Asker(chat_id=-5, kind="group", speaks_for_chat=True), set(), True, id="anonymous administrator"),
        pytest.param(Asker(chat_id=-5, kind="group"), set(), False, id="nobody knows who"),
    ],
)
async def test_who_may_change(desk: Desk, asker: Asker, admins: set[tuple[int, int]], expected: bool):
    """In a private chat the reader, in a group its administrators."""
    turn = await turn_of(desk, asker, FakeMembers(admins))
    assert await turn.may_change() is expected


async def test_a_private_chat_may_act_for_a_channel(desk: Desk):
    """Then its settings are meant, and only its administrators may change them."""
    channel = await keep(desk, -100, "channel", zone=PARAMARIBO, language="en")
    here = await keep(desk, 7, acting_for=channel.id)
    members = FakeMembers()
    turn = await turn_of(desk, NOOR, members)
    assert (turn.here, turn.subject, turn.chat_id) == (here, channel, -100)
    assert turn.texts.language == "nl"  # the language is the reader's
    assert at_home(desk, turn).zone == PARAMARIBO
    assert not await turn.may_change()
    assert await own(turn).may_change()
    assert (own(turn).subject, own(turn).chat_id) == (here, 7)
    members.admins.add((-100, 7))
    assert await turn.may_change()
    assert seen(turn, channel).subject == channel


async def test_a_channel_that_is_forgotten_is_acted_for_no_more(desk: Desk):
    """Nor does a group act for one, whatever is kept of it."""
    channel = await keep(desk, -100, "channel")
    await keep(desk, 7, acting_for=channel.id)
    await keep(desk, -5, "supergroup", acting_for=channel.id)
    assert (await turn_of(desk, GROUP, FakeMembers())).channel is None
    async with desk.db.write() as conn:
        await destinations.forget(conn, -100)
    turn = await turn_of(desk, NOOR, FakeMembers())
    assert turn.channel is None
    assert turn.subject is not None
    assert turn.subject.chat_id == 7
