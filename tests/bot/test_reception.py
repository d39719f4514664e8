"""Reception: what is received is handled until it is done, politely, and kept in one moment."""

import json
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.keeping_said import keep_said
from handlers.answer import Answer, Message
from handlers.asker import Asker
from handlers.saying import Said, gathering, say
from storage import destinations, following, inbox, told
from storage.following import Manner
from storage.outgoing import Outgoing, Payload, Purpose
from storage.reader_tables import deliveries
from storage.tables import inbox as updates
from storage.told import Told
from tests.handlers.talk import Talk, talking
from tests.storage.conftest import db, new_postgresql, postgresql_template, sqlite_template, url
from tests.storage.readers import settle

__all__ = ["db", "new_postgresql", "postgresql_template", "sqlite_template", "url"]

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
async def talk() -> AsyncIterator[Talk]:
    """A bot in this process."""
    async with talking() as one:
        yield one


async def test_a_flood_is_answered_so_far_and_asked_for_patience_once(talk: Talk):
    """The rest is done with unanswered, and after a while the reader is answered again."""
    noor, sem = talk.api.private_chat("Noor"), talk.api.private_chat("Sem")
    for _ in range(300):
        talk.api.says(noor, "/hulp")
    talk.api.says(sem, "/hulp")
    await talk.hears()
    said = [one.text.split()[0] for one in await talk.queued(noor)]
    assert said == ["Zo"] * 60 + ["Even"]
    assert len(await talk.queued(sem)) == 1
    assert await talk.unhandled() == 0
    talk.passes(minutes=2)
    assert (await talk.says(noor, "/hulp")).text.startswith("Zo werkt Briefje")


async def test_patience_is_asked_for_in_the_readers_language(talk: Talk):
    """The chosen one; presses count as words do."""
    noor = talk.api.private_chat("Noor", language_code="nl")
    await settle(talk.db, noor.id, language="en")
    for _ in range(70):
        talk.presses(noor, "x")
    assert [one.text.split(",")[0] for one in await talk.hears()] == ["Slowly"]


async def test_in_a_group_a_flood_is_one_members_and_answered_by_silence(talk: Talk):
    """Others are answered; anonymous administrators of one group do not use up those of another."""
    noor, sem = talk.api.private_chat("Noor"), talk.api.private_chat("Sem")
    group, other = (talk.api.group(name, admins=[noor], members=[sem]) for name in ("Buurt", "Straat"))
    for _ in range(70):
        talk.api.says(group, "/hulp@briefje_bot", by=sem)
    assert len(await talk.hears()) == 60
    assert (await talk.says(group, "/hulp@briefje_bot", by=noor)).chat_id == group.id
    for chat, times in ((group, 70), (other, 1)):
        for number in range(times):
            frame = {"message_id": 500 + number, "date": 0, "chat": chat.as_json(), "sender_chat": chat.as_json()}
            sender = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
            entity = {"type": "bot_command", "offset": 0, "length": 17}
            text = {"text": "/hulp@briefje_bot", "entities": [entity], "from": sender}
            talk.api.update("message", frame | text)
    assert Counter(one.chat_id for one in await talk.hears()) == {group.id: 60, other.id: 1}


async def test_what_happens_to_a_chat_is_never_limited(talk: Talk):
    """Being blocked, being let in, moving: also after a flood."""
    noor = talk.api.private_chat("Noor")
    group = talk.api.group("Buurt", admins=[noor], supergroup=False)
    await talk.says(group, "/volg@briefje_bot Gaza", by=noor)
    for _ in range(100):
        talk.api.says(noor, "/hulp")
    await talk.hears()
    moved = talk.api.migrates(group, by=noor)
    await settle(talk.db, noor.id)
    talk.api.blocks(noor)
    await talk.hears()
    async with talk.db.read() as conn:
        assert await destinations.find(conn, moved.id) is not None
        here = await destinations.find(conn, noor.id)
    assert here is not None
    assert here.asleep_since is not None


async def test_what_a_crash_left_is_handled_in_its_order(talk: Talk):
    """Also an update that the library cannot write down by itself."""
    noor = talk.api.private_chat("Noor")
    frame = {"date": 5, "chat": noor.as_json(), "from": noor.user.as_json()}  # type: ignore[union-attr]
    pinned = frame | {"message_id": 9, "pinned_message": frame | {"message_id": 8, "date": 0}}
    command = frame | {
        "message_id": 10,
        "text": "/start",
        "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
    }
    kept = [{"update_id": 1, "message": pinned}, {"update_id": 2, "message": command}]
    async with talk.db.write() as conn:
        await inbox.keep(conn, [(one["update_id"], json.dumps(one)) for one in kept], talk.now)  # type: ignore[misc]
    after = talk.another_reception()
    assert await after.resume() == 2
    await after.close(patience=20)
    assert await talk.unhandled() == 0
    assert len(await talk.queued(noor)) == 1


async def test_who_forgets_is_forgotten_in_the_moment_that_it_is_confirmed(talk: Talk):
    """What waits is dropped, also by who had it in hand; the confirmation leaves nothing behind once it is sent."""
    noor = talk.api.private_chat("Noor")
    await talk.says(noor, "/volg Gaza")
    question = await talk.says(noor, "/vergeet")
    talk.presses(noor, question.payload.keyboard[0][0].data)
    await talk.hears()
    assert talk.forgotten == [noor.id]
    left = await talk.queued()
    assert [(one.purpose, one.text.split()[0]) for one in left] == [("farewell", "Je"), ("farewell", "Alles")]
    async with talk.db.read() as conn:
        assert await destinations.in_chat(conn, noor.id) == []


def telling(destination_id: int) -> Told:
    """Something that an answer tells."""
    return Told(destination_id=destination_id, story_id=1, version=1, topic="Gaza", because=(), told_at=NOW)


async def test_what_is_told_is_kept_with_the_message_that_tells_it(db):
    """Both or neither; the update is done in the same moment."""
    noor = await settle(db, 7)
    with gathering() as said:
        say(Asker(chat_id=7, user_id=7), Answer((Message("Nieuws"),), tells=(telling(noor.id),)))
    async with db.write() as conn:
        await inbox.keep(conn, [(5, "{}")], NOW)
        await keep_said(conn, 5, said, NOW)
    async with db.read() as conn:
        assert [one.story_id for one in await told.why(conn, noor.id, [1])] == [1]
        assert (await conn.execute(select(deliveries.c.purpose))).scalars().all() == ["reply"]
        assert await inbox.unhandled(conn) == []


async def test_an_answer_about_one_who_is_gone_is_given_without_it(db):
    """A channel that was forgotten while its digest was made gets nothing, and is told nothing."""
    noor, channel = await settle(db, 7), await settle(db, -100, kind="channel")
    there = Outgoing(chat_id=-100, payload=Payload("x"), purpose=Purpose.DIGEST, destination_id=channel.id)
    said = Said([there], [telling(channel.id), telling(noor.id)])
    say_own = Outgoing(chat_id=7, payload=Payload("y"), purpose=Purpose.REPLY)
    said.outgoing.append(say_own)
    async with db.write() as conn:
        await destinations.forget(conn, -100)
        await keep_said(conn, 5, said, NOW)
    async with db.read() as conn:
        assert (await conn.execute(select(deliveries.c.chat_id))).scalars().all() == [7]
        assert [one.destination_id for one in await told.why(conn, noor.id, [1])] == [noor.id]


async def test_forgetting_takes_what_the_chat_said_before_and_leaves_what_comes_after(db):
    """Of other chats nothing is taken, whatever numbers they write."""

    def update(number: int, chat: int, text: str, *, pressed: bool = False) -> tuple[int, str]:
        message = {"chat": {"id": chat}, "text": text}
        return number, json.dumps(
            {"update_id": number, **({"callback_query": {"message": message}} if pressed else {"message": message})}
        )

    kept = [
        update(1, 7, "zwaan"),
        update(2, 7, "zwaan", pressed=True),
        update(3, 8, "7"),
        update(4, 7, "ja"),
        update(5, 7, "nieuw"),
    ]
    noor = await settle(db, 7)
    async with db.write() as conn:
        await following.follow(conn, noor.id, name="Zwaan", query="zwaan", manner=Manner.DIGEST, now=NOW)
        await inbox.keep(conn, kept, NOW)
        await keep_said(conn, 4, Said(forgets=[7]), NOW + timedelta(seconds=1))
    async with db.read() as conn:
        assert [number for number, _ in await inbox.unhandled(conn)] == [3, 5]
        payloads = (await conn.execute(select(updates.c.payload))).scalars().all()
    assert not [one for one in payloads if "zwaan" in one]


async def test_what_another_process_has_answered_is_not_answered_again(talk: Talk):
    """Two replicas that were given one update: the second one keeps nothing of what it would say."""
    noor = talk.api.private_chat("Noor")
    async with talk.db.write() as conn:
        await inbox.keep(conn, [(41, "{}")], NOW)
    said = Said()
    said.outgoing.append(Outgoing(chat_id=noor.id, payload=Payload("Dag!"), purpose=Purpose.REPLY))
    for kept in (True, False):
        async with talk.db.write() as conn:
            assert await keep_said(conn, 41, said, NOW) is kept
    assert [one.text for one in await talk.queued(noor)] == ["Dag!"]
