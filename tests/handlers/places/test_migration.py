"""A group becomes a supergroup."""

import itertools
from typing import Any

import pytest

from storage import destinations
from tests.botapi import Chat
from tests.handlers.talk import Talk


def tells(talk: Talk, step: str, old: Chat, new: Chat, by: Chat) -> None:
    """What Telegram sends of a move: that it went, where it came from, or that the bot is new there."""
    assert by.user is not None
    if step == "joins":
        talk.api.world.members[new.id, talk.api.bot.id] = "left"
        return talk.api.adds_bot(new, by=by)
    chat, name, other = (old, "migrate_to_chat_id", new) if step == "to" else (new, "migrate_from_chat_id", old)
    frame: dict[str, Any] = {"message_id": 900, "date": 0, "chat": chat.as_json(), "from": by.user.as_json()}
    talk.api.update("message", frame | {name: other.id})
    return None


@pytest.mark.parametrize("order", list(itertools.permutations(["to", "from", "joins"])), ids=" ".join)
@pytest.mark.parametrize("times", [1, 2])
async def test_a_group_keeps_everything_whatever_comes_first(talk: Talk, order: tuple[str, ...], times: int):
    """Its topics and what waits for it go with it, and it is greeted as a stranger no second time."""
    noor = talk.api.private_chat("Noor")
    old = talk.api.group("Buurt", admins=[noor], supergroup=False)
    await talk.says(old, "/volg@briefje_bot Gaza", by=noor)
    new = talk.api.world.migrate(old)
    for step in order * times:
        tells(talk, step, old, new, noor)
        await talk.hears()
    async with talk.db.read() as conn:
        assert await destinations.find(conn, old.id) is None
        here = await destinations.find(conn, new.id)
    assert here is not None
    assert (here.kind, here.asleep_since) == ("supergroup", None)
    assert ["Dag" in one.text for one in await talk.queued()] == [False]
    assert [one.chat_id for one in await talk.queued()] == [new.id]


async def test_a_message_that_moves_nothing_is_harmless(talk: Talk):
    """A chat that moves to itself."""
    noor = talk.api.private_chat("Noor")
    group = talk.api.group("Buurt", admins=[noor])
    await talk.says(group, "/volg@briefje_bot Gaza", by=noor)
    tells(talk, "from", group, group, noor)
    assert await talk.hears() == []
    async with talk.db.read() as conn:
        assert await destinations.find(conn, group.id) is not None
