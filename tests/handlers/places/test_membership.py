"""The bot comes and goes: what is kept, what waits, and who is told, through Telegram's own updates."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from storage import destinations, outbox
from storage.destinations import Destination
from storage.outgoing import Outgoing, Payload, Purpose
from tests.botapi import Chat
from tests.handlers.talk import Talk


async def kept(talk: Talk, chat: Chat, thread_id: int = 0) -> Destination | None:
    """What is kept of the chat."""
    async with talk.db.read() as conn:
        return await destinations.find(conn, chat.id, thread_id)


async def waits(talk: Talk, chat: Chat) -> None:
    """A digest waits for the chat."""
    digest = Outgoing(chat_id=chat.id, payload=Payload("Nieuws"), purpose=Purpose.DIGEST)
    async with talk.db.write() as conn:
        await outbox.enqueue(conn, [digest], talk.now)


def rights(talk: Talk, channel: Chat, by: Chat, before: bool | None, after: bool | None) -> None:
    """Somebody changes whether the bot may post; None: it is not in the channel."""
    assert by.user is not None
    talk.api.update(
        "my_chat_member",
        {
            "chat": channel.as_json(),
            "from": by.user.as_json(),
            "date": 0,
            "old_chat_member": _member(talk, before),
            "new_chat_member": _member(talk, after),
        },
    )


def _member(talk: Talk, may_post: bool | None) -> dict[str, Any]:
    if may_post is None:
        return {"user": talk.api.bot.as_json(), "status": "left"}
    names = ("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats")
    names += ("can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users")
    names += ("can_post_stories", "can_edit_stories", "can_delete_stories")
    body = {"user": talk.api.bot.as_json(), "status": "administrator", "can_post_messages": may_post}
    return body | dict.fromkeys(names, False)


async def test_a_reader_who_blocks_the_bot_gets_nothing_and_keeps_everything(talk: Talk):
    """What waits is dead; the choices wake with the reader."""
    noor = talk.api.private_chat("Noor")
    await talk.says(noor, "/volg Gaza")
    await waits(talk, noor)
    talk.api.blocks(noor)
    assert await talk.hears() == []
    here = await kept(talk, noor)
    assert here is not None
    assert (here.asleep_since, here.asleep_reason) == (talk.now, "the reader blocked the bot")
    assert await talk.queued(noor) == []
    talk.api.unblocks(noor)
    assert await talk.hears() == []
    here = await kept(talk, noor)
    assert here is not None
    assert here.asleep_since is None
    assert "Gaza" in (await talk.says(noor, "/onderwerpen")).payload.keyboard[0][0].text


async def test_a_forum_sleeps_and_wakes_as_a_whole(talk: Talk):
    """All its threads, also those in which nobody says anything."""
    noor = talk.api.private_chat("Noor")
    forum = talk.api.group("Redactie", admins=[noor], forum=True)
    thread = talk.api.thread(forum, "Sport")
    await talk.says(forum, "/volg@briefje_bot Gaza", by=noor)
    await talk.says(forum, "/volg@briefje_bot Ajax", by=noor, thread=thread)
    talk.api.removes_bot(forum, by=noor)
    await talk.hears()
    for place in (0, thread):
        here = await kept(talk, forum, place)
        assert here is not None
        assert here.asleep_reason == "the bot was removed"
    talk.api.adds_bot(forum, by=noor)
    [said] = await talk.hears()
    assert (said.text.split(".")[0], said.thread_id) == ("Daar ben ik weer", 0)
    for place in (0, thread):
        here = await kept(talk, forum, place)
        assert here is not None
        assert here.asleep_since is None


async def test_a_greeting_waits_a_moment_and_keeps_nothing(talk: Talk):
    """In the language of whoever brings the bot; nothing is kept of a group that chose nothing."""
    noor = talk.api.private_chat("Noor", language_code="en")
    group = talk.api.group("Buurt", admins=[noor])
    talk.api.world.members[group.id, talk.api.bot.id] = "left"
    talk.api.adds_bot(group, by=noor)
    [said] = await talk.hears()
    assert said.text.startswith("Hello all")
    assert (said.purpose, said.not_before) == ("notice", talk.now + timedelta(seconds=2))
    assert await kept(talk, group) is None


async def test_a_channel_is_kept_with_who_let_the_bot_in(talk: Talk):
    """In that person's language and zone, and the person is told, with a button to begin."""
    noor = talk.api.private_chat("Noor")
    channel = talk.api.channel("Dijk <nieuws>", admins=[noor])
    await talk.says(noor, "/tijden zone Paramaribo")
    rights(talk, channel, noor, None, True)
    [said] = await talk.hears()
    assert (said.chat_id, said.purpose) == (noor.id, "notice")
    assert "Dijk <nieuws>" in said.text
    here = await kept(talk, channel)
    assert here is not None
    assert (here.kind, here.title, here.manager_id) == ("channel", "Dijk <nieuws>", noor.id)
    assert here.zone == ZoneInfo("America/Paramaribo")
    assert said.payload.keyboard[0][0].data == f"channel:{here.id}"


async def test_what_was_told_of_a_channel_is_not_told_again(talk: Talk):
    """Other rights change nothing; losing the right to post is told once, also where the bot is removed after that."""
    noor, sem = talk.api.private_chat("Noor"), talk.api.private_chat("Sem")
    channel = talk.api.channel("Dijknieuws", admins=[noor, sem])
    rights(talk, channel, noor, None, True)
    assert len(await talk.hears()) == 1
    rights(talk, channel, sem, True, True)
    assert await talk.hears() == []
    await waits(talk, channel)
    rights(talk, channel, sem, True, False)
    [said] = await talk.hears()
    assert (said.chat_id, "Dijknieuws" in said.text) == (noor.id, True)
    assert await talk.queued(channel) == []
    rights(talk, channel, sem, False, None)
    assert await talk.hears() == []
    here = await kept(talk, channel)
    assert here is not None
    assert (here.asleep_reason, here.manager_id) == ("the bot may not write", noor.id)
    rights(talk, channel, sem, None, True)
    [said] = await talk.hears()
    assert said.chat_id == sem.id
    here = await kept(talk, channel)
    assert here is not None
    assert (here.asleep_since, here.manager_id) == (None, sem.id)


async def test_the_same_update_twice_is_done_once(talk: Talk):
    """As after a kill between answering Telegram and confirming."""
    noor = talk.api.private_chat("Noor")
    channel = talk.api.channel("Dijknieuws", admins=[noor])
    rights(talk, channel, noor, None, True)
    updates = await talk.application.bot.get_updates(allowed_updates=["my_chat_member"])
    for _ in range(2):
        await talk.reception.receive(updates)
        await talk.reception.close(patience=20)
    assert len(await talk.queued()) == 1
