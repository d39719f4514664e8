"""A channel that is set up from a private chat."""

from dataclasses import dataclass

import pytest

from handlers.answer import Answer, Button, Message, Pressed
from handlers.asker import Asker
from handlers.desk import Desk
from handlers.html import MESSAGE_UNITS, shown_units
from handlers.places.addresses import BACK
from handlers.places.channels import channel_pressed, channels
from handlers.places.for_channel import about_subject, signed, signed_press, subjects_button
from handlers.press import Press
from handlers.turn import Turn, turn_of
from storage import destinations
from storage.database import Database
from storage.destinations import Destination
from storage.outgoing import Purpose
from tests.handlers.digest.town import Town
from tests.handlers.fake_members import FakeMembers

NOOR = Asker(chat_id=7, user_id=7, first_name="Noor", language_code="nl")
CHANNEL = -1001


@dataclass
class Office:
    """Noor's private chat with the bot, her channel, and who administers it."""

    town: Town
    members: FakeMembers
    channel: Destination

    @property
    def desk(self) -> Desk:
        """The desk."""
        return self.town.desk

    async def turn(self, asker: Asker = NOOR) -> Turn:
        """Somebody's turn."""
        return await turn_of(self.desk, asker, self.members)

    async def press(self, data: str, asker: Asker = NOOR) -> Pressed | None:
        """Somebody presses a button."""
        return await channel_pressed(self.desk, await self.turn(asker), Press(data, 5))

    async def sets_up(self) -> Turn:
        """Noor begins to set the channel up; her turn after that."""
        await self.press(f"channel:{self.channel.id}")
        return await self.turn()


@pytest.fixture
async def office(db: Database) -> Office:
    """A channel that Noor set up and administers."""
    town = Town(db)
    channel = await town.reader(CHANNEL, kind="channel", title="Dijknieuws", manager_id=7)
    return Office(town, FakeMembers({(CHANNEL, 7)}), channel)


async def test_a_reader_sees_the_channels_that_are_still_hers(office: Office):
    """Not one that she administers no more, nor somebody else's; one in which nothing can be posted has no button."""
    other = await office.town.reader(-1002, kind="channel", title="Oud", manager_id=7)
    await office.town.reader(-1003, kind="channel", title="Van Sem", manager_id=8)
    asleep = await office.town.reader(-1004, kind="channel", title="Stil", manager_id=7, asleep_since=office.town.now)
    office.members.admins |= {(-1003, 7), (-1004, 7)}
    [message] = (await channels(office.desk, await office.turn(), "")).messages
    assert [button.data for row in message.keyboard for button in row] == [f"channel:{office.channel.id}"]
    assert "In <b>Stil</b> mag ik nu niets plaatsen" in message.html
    assert other.title not in message.html
    assert asleep.title in message.html


async def test_who_has_no_channel_reads_how_to_add_one(office: Office):
    """And in a group, where to ask."""
    nobody = await office.turn(Asker(chat_id=9, user_id=9))
    assert "Maak me beheerder van je kanaal" in (await channels(office.desk, nobody, "")).messages[0].html
    group = await office.turn(Asker(chat_id=-5, kind="group", user_id=7))
    assert "/kanalen" in (await channels(office.desk, group, "")).messages[0].html


async def test_setting_up_makes_the_private_chat_act_for_the_channel(office: Office):
    """Until she goes back; also where nothing was kept of her before."""
    done = await office.press(f"channel:{office.channel.id}")
    assert done is not None
    assert done.page is not None
    assert done.page.html.startswith("<b>Je stelt nu in: Dijknieuws</b>")
    turn = await office.turn()
    assert turn.subject == office.channel
    assert turn.chat_id == CHANNEL
    await office.press(BACK)
    turn = await office.turn()
    assert turn.channel is None
    assert (turn.subject, turn.chat_id) == (turn.here, 7)


@pytest.mark.parametrize(
    "data", ["channel:999999", "channel:0", "channel:1:drop", "channel:", "channels", "latest:1:1"]
)
async def test_a_button_that_is_none_of_ours(office: Office, data: str):
    """Or of a channel that is forgotten."""
    assert await office.press(data) is None


async def test_only_administrators_set_up(office: Office):
    """A forged button of a channel of others, of a private chat, or pressed in a group, does nothing."""
    sem, group = Asker(chat_id=8, user_id=8), Asker(chat_id=-5, kind="group", user_id=7)
    for verb in ("", ":post"):
        done = await office.press(f"channel:{office.channel.id}{verb}", sem)
        assert done is not None
        assert (done.urgent, done.page, done.answer) == (True, None, None)
        assert "geen beheerder" in done.notice
        assert await office.press(f"channel:{office.channel.id}{verb}", group) is None
    reader = await office.town.reader(33)
    office.members.admins.add((33, 8))
    assert await office.press(f"channel:{reader.id}", sem) is None
    assert (await office.turn(sem)).channel is None


async def test_a_channel_without_anybody_gets_a_new_one(office: Office):
    """Of one who forgot everything, an administrator can take over."""
    async with office.town.db.write() as conn:
        await destinations.change(conn, office.channel, manager_id=None)
    await office.press(f"channel:{office.channel.id}")
    async with office.town.db.read() as conn:
        assert [one.id for one in await destinations.managed_by(conn, 7)] == [office.channel.id]


async def test_what_a_channel_would_get_is_told_nobody_until_it_is_posted(office: Office):
    """The preview can be posted once; then there is nothing new."""
    await office.town.follow(office.channel, "Gaza")
    await office.town.news("Hulp bereikt Rafah", {"Gaza": 0.9})
    await office.sets_up()
    for _ in range(2):
        answer = await office.town.digest_now(NOOR, office.members)
        assert answer.tells == ()
        assert "Rafah" in answer.messages[-1].html
        assert answer.messages[-1].keyboard[-1][0].data == f"channel:{office.channel.id}:post"
    done = await office.press(f"channel:{office.channel.id}:post")
    assert done is not None
    assert done.answer is not None
    [posted] = done.answer.elsewhere
    assert (posted.chat_id, posted.purpose, posted.destination_id) == (CHANNEL, Purpose.DIGEST, office.channel.id)
    assert "Rafah" in posted.payload.html
    assert posted.payload.keyboard == ()
    await office.town.tells(done.answer)
    again = await office.press(f"channel:{office.channel.id}:post")
    assert again is not None
    assert (again.answer, again.urgent) == (None, True)
    answer = await office.town.digest_now(NOOR, office.members)
    assert "Geen nieuws" in answer.messages[-1].html
    assert answer.messages[-1].keyboard == ()


async def test_rights_are_asked_each_time(office: Office):
    """Who is administrator no more neither sees nor changes anything of the channel, and finds the way back."""
    held: list[str] = []

    async def conversation(_: Desk, __: Turn, said: str) -> Answer:
        held.append(said)
        return Answer.one("Gaza, Ajax")

    async def pressing(_: Desk, __: Turn, press: Press) -> Pressed | None:
        held.append(press.data)
        return Pressed(page=Message("Gaza, Ajax")) if press.data == "topics" else None

    turn = await office.sets_up()
    answer = await about_subject(conversation)(office.desk, turn, "een")
    done = await subjects_button(pressing)(office.desk, turn, Press("topics", 5))
    assert held == ["een", "topics"]
    assert done is not None
    assert done.page is not None
    for message in (answer.messages[0], done.page):
        assert message.html == "Voor het kanaal <b>Dijknieuws</b>\n\nGaza, Ajax"
        assert message.keyboard[-1][0].data == BACK
    office.members.admins.clear()
    refused = await about_subject(conversation)(office.desk, turn, "twee")
    done = await subjects_button(pressing)(office.desk, turn, Press("topics", 5))
    assert "Alleen beheerders" in refused.messages[0].html
    assert refused.messages[0].keyboard[-1][0].data == BACK
    assert done is not None
    assert (done.page, done.urgent) == (None, True)
    assert await subjects_button(pressing)(office.desk, turn, Press("latest:1:1", 5)) is None
    assert held == ["een", "topics", "latest:1:1"]


async def test_ones_own_conversations_stay_as_they_are(office: Office):
    """Nothing above them, nothing below them, and nobody is asked for rights."""
    turn = await office.turn()
    answer = Answer.one("Gaza", ((Button("Meer", "x"),),))
    assert signed(turn, answer) is answer
    assert signed_press(turn, Pressed(page=answer.messages[0])) == Pressed(page=answer.messages[0])


async def test_a_full_message_gets_the_name_in_one_of_its_own(office: Office):
    """Telegram's limit holds with the name too; a message that names the channel is not given its name again."""
    turn = await office.sets_up()
    full = signed(turn, Answer((Message("x" * MESSAGE_UNITS), Message("y"))))
    assert [shown_units(one.html) <= MESSAGE_UNITS for one in full.messages] == [True, True, True]
    assert "Dijknieuws" in full.messages[0].html
    assert [bool(one.keyboard) for one in full.messages] == [False, False, True]
    once = signed(turn, signed(turn, Answer.one("x")))
    assert once == signed(turn, Answer.one("x"))
    assert signed_press(turn, Pressed(notice="Goed")) == Pressed(notice="Goed")
