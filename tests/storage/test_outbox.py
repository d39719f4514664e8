"""The outbox: nothing is lost, nothing is claimed twice, the first goes first."""

from collections.abc import Collection
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from news.readers_times.quiet import QuietHours
from storage import destinations, outbox
from storage.database import Database
from storage.outbox import Again, Dead, Due, Gone, Released, Sent
from storage.outgoing import Key, Outgoing, Payload, Purpose, Shown
from storage.reader_tables import deliveries, slots, subscriptions, told_in, topics
from tests.storage.universe import NOW, ago, emptied

LEASE = timedelta(minutes=5)
SOON = NOW + timedelta(minutes=1)


def message(chat: int = 1, text: str = "Nieuws", purpose: Purpose = Purpose.DIGEST, **values: Any) -> Outgoing:
    """A message for a chat."""
    return Outgoing(chat_id=chat, payload=Payload(text), purpose=purpose, **values)


async def queue(db: Database, *outgoing: Outgoing, now: datetime = NOW) -> list[int]:
    """Put these into the outbox."""
    async with db.write() as conn:
        return await outbox.enqueue(conn, outgoing, now)


async def claim(db: Database, limit: int = 100, now: datetime = NOW, **asked: Any) -> list[Due]:
    """Claim what is due."""
    async with db.write() as conn:
        return await outbox.claim(conn, limit=limit, now=now, lease=LEASE, **asked)


async def settle(db: Database, *results: outbox.Result, now: datetime = NOW) -> None:
    """Keep what came of them."""
    async with db.write() as conn:
        await outbox.settle(conn, results, now)


async def row(db: Database, id_: int) -> Any:
    """A delivery as it is kept."""
    async with db.read() as conn:
        return (await conn.execute(select(deliveries).where(deliveries.c.id == id_))).one()


async def states(db: Database, ids: Collection[int]) -> list[str]:
    """Their states, in the order of the ids."""
    return [(await row(db, id_)).state for id_ in ids]


async def settle_in(db: Database, chat_id: int, thread_id: int = 0, **chosen: Any) -> destinations.Destination:
    """A destination with what it chose."""
    place = {"chat_id": chat_id, "thread_id": thread_id, "kind": "group", "language": "nl", "title": "Buurt"}
    async with db.write() as conn:
        here = await destinations.keep(conn, **place, zone=ZoneInfo("Europe/Amsterdam"), now=NOW)
        return await destinations.change(conn, here, **chosen) if chosen else here


async def test_a_message_is_claimed_as_it_was_queued(db: Database) -> None:
    """Everything that sending needs comes back, and the lease keeps others away."""
    payload = Payload("<b>Kort</b>", ((Key("Meer", data="m:1"), Key("Bron", url="https://x.example")),), ((4, "<b>"),))
    outgoing = Outgoing(chat_id=-100, thread_id=9, payload=payload, purpose=Purpose.ALERT, edits=77)
    [id_] = await queue(db, outgoing)
    [due] = await claim(db)
    assert (due.id, due.chat_id, due.thread_id, due.edits, due.payload) == (id_, -100, 9, 77, payload)
    assert (due.purpose, due.rank, due.attempts, due.created_at) == (Purpose.ALERT, 1, 0, NOW)
    assert await claim(db) == []
    assert (await row(db, id_)).leased_until == NOW + LEASE


async def test_ids_come_in_the_order_of_the_messages(db: Database) -> None:
    """Also for more than one statement takes: a digest's parts keep their order."""
    ids = await queue(db, *(message(number, f"{number}") for number in range(1, 1202)))
    assert ids == sorted(ids)
    assert [(await row(db, ids[place])).chat_id for place in (0, 500, 1200)] == [1, 501, 1201]


async def test_replies_go_first_then_what_is_due_longest(db: Database) -> None:
    """By rank; within one by the moment from which it could go; then by age."""
    digest, mending, reply, alert = await queue(
        db,
        message(1, purpose=Purpose.DIGEST),
        message(2, purpose=Purpose.MENDING),
        message(3, purpose=Purpose.REPLY),
        message(4, purpose=Purpose.ALERT),
    )
    [older] = await queue(db, message(5), now=ago(minutes=1))
    assert [due.id for due in await claim(db)] == [reply, alert, older, digest, mending]


async def test_what_is_not_due_waits(db: Database) -> None:
    """And is due at its moment, not before."""
    [id_] = await queue(db, message(not_before=SOON))
    async with db.read() as conn:
        assert await outbox.next_at(conn, NOW) == SOON
    assert await claim(db) == []
    assert [due.id for due in await claim(db, now=SOON)] == [id_]
    async with db.read() as conn:
        assert await outbox.next_at(conn, SOON) is None


async def test_next_is_the_earliest_of_all_ranks(db: Database) -> None:
    """A digest that is due sooner than a reply is not overlooked."""
    await queue(db, message(1, purpose=Purpose.REPLY, not_before=SOON), message(2, not_before=ago(hours=1)))
    async with db.read() as conn:
        assert await outbox.next_at(conn, NOW) == ago(hours=1)
        assert await outbox.next_at(conn, NOW, only_chat=1) == SOON
        assert await outbox.next_at(conn, NOW, not_chat=2) == SOON
        assert await outbox.next_at(conn, NOW, only_chat=3) is None


async def test_a_chat_is_given_one_at_a_time(db: Database) -> None:
    """A chat with many messages keeps nobody out, and gets them in their order; a reply overtakes them."""
    many = await queue(db, *(message(1, f"{number}") for number in range(50)))
    [other] = await queue(db, message(2))
    assert [due.id for due in await claim(db, limit=2, skip={2})] == [many[0]]
    assert [due.id for due in await claim(db, limit=2)] == [other]
    [reply] = await queue(db, message(1, purpose=Purpose.REPLY))
    assert [due.id for due in await claim(db, limit=2)] == [reply]
    await settle(db, Sent(reply, 2, NOW), Sent(many[0], 1, NOW))
    assert [due.id for due in await claim(db, limit=2)] == [many[1]]


async def test_a_group_that_moves_while_it_is_sent_to_keeps_its_order(db: Database) -> None:
    """Telegram's notice of the move comes before the answer to the first message: the second still waits for it."""
    first, second = await queue(db, message(-5, "1"), message(-5, "2"))
    await claim(db)
    async with db.write() as conn:
        await outbox.migrate(conn, -5, -100, NOW)
    assert await claim(db) == []
    await settle(db, Released(first))
    assert [due.id for due in await claim(db)] == [first]
    await settle(db, Sent(first, 1, NOW))
    assert [due.id for due in await claim(db)] == [second]


async def test_only_the_first_is_taken_however_many_there_are(db: Database) -> None:
    """`limit` is a limit; what is left is given next."""
    ids = await queue(db, *(message(number) for number in range(1, 21)))
    assert [due.id for due in await claim(db, limit=7)] == ids[:7]
    assert [due.id for due in await claim(db, limit=100)] == ids[7:]


async def test_what_was_found_is_taken_only_while_it_is_due(db: Database) -> None:
    """Looking locks nothing: what is delayed, taken or buried meanwhile is left where it is."""
    taken, delayed, buried, left = ids = await queue(db, *(message(number) for number in range(1, 5)))
    async with db.read() as conn:
        assert await outbox.find(conn, limit=9, now=NOW) == ids
    assert [due.id for due in await claim(db, only_chat=1)] == [taken]
    async with db.write() as conn:
        await outbox.delay_chat(conn, 2, SOON)
        await outbox.close_chat(conn, 3, "blocked", NOW)
        assert [due.id for due in await outbox.take(conn, ids, NOW, LEASE)] == [left]
    assert await states(db, [taken, delayed, buried, left]) == ["sending", "queued", "dead", "sending"]


async def test_deliverers_share_the_outbox_by_chat(db: Database) -> None:
    """The terminal takes its own chat, `briefje run` all the others; urgent ones can be asked for alone."""
    mine, theirs, urgent = await queue(db, message(1), message(2), message(3, purpose=Purpose.REPLY))
    assert [due.id for due in await claim(db, most_rank=0)] == [urgent]
    assert [due.id for due in await claim(db, only_chat=1)] == [mine]
    await settle(db, Released(mine))
    assert [due.id for due in await claim(db, not_chat=1)] == [theirs]
    async with db.write() as conn:
        assert await outbox.take_back(conn, NOW, all_=True, only_chat=1) == 0
        assert await outbox.take_back(conn, NOW, all_=True, not_chat=1) == 2


async def test_what_was_sent_is_done_and_its_words_are_gone(db: Database) -> None:
    """Nobody's messages are kept; what may have to be mended is."""
    shown = (Shown(story_id=5, article_id=6, article_version=1), Shown(story_id=5, article_id=6, article_version=1))
    plain, waits, parted = await queue(db, message(1), message(2, shown=shown), message(3))
    await claim(db)
    await settle(db, Sent(plain, 11, NOW), Sent(waits, 12, NOW), Sent(parted, 13, NOW, keeps=True))
    kept = await row(db, plain)
    assert (kept.state, kept.message_id, kept.payload, kept.attempts) == ("sent", 11, "", 1)
    assert (kept.finished_at, kept.leased_until) == (NOW, None)
    assert "Nieuws" in (await row(db, waits)).payload
    assert "Nieuws" in (await row(db, parted)).payload
    async with db.read() as conn:
        assert [tuple(one) for one in await conn.execute(select(told_in))] == [(waits, 5, 6, 1)]


async def test_what_has_to_be_tried_again_waits_for_its_turn(db: Database) -> None:
    """Not before its moment, and after what was due sooner: a chat in trouble makes nobody else late."""
    first, second, reply = await queue(db, message(1), message(2), message(3, purpose=Purpose.REPLY))
    await claim(db)
    await settle(db, *(Again(id_, SOON, "502") for id_ in (first, second, reply)))
    assert await claim(db) == []
    await queue(db, message(4))
    due = await claim(db, now=SOON)
    assert [(one.chat_id, one.attempts) for one in due] == [(3, 1), (4, 0), (1, 1), (2, 1)]
    assert (await row(db, first)).reason == "502"


async def test_what_is_dead_is_never_tried_again(db: Database) -> None:
    """It keeps its reason and loses its words."""
    [id_] = await queue(db, message())
    await claim(db)
    await settle(db, Dead(id_, "message is too long", NOW))
    await settle(db, Released(id_), Again(id_, NOW, "late"), Sent(id_, 3, NOW))
    kept = await row(db, id_)
    assert (kept.state, kept.reason, kept.payload, kept.finished_at) == ("dead", "message is too long", "", NOW)
    assert await claim(db) == []


async def test_the_last_word_to_a_chat_leaves_nothing(db: Database) -> None:
    """After `/forget` nothing is kept of the chat: not that it was told so, nor that it could not be."""
    told, _ = await queue(db, message(1, purpose=Purpose.FAREWELL), message(2, purpose=Purpose.FAREWELL))
    await claim(db, only_chat=1)
    await settle(db, Gone(told))
    async with db.write() as conn:
        await outbox.close_chat(conn, 2, "blocked", NOW)
        assert (await conn.execute(select(deliveries.c.id))).all() == []


async def test_notices_can_be_taken_back(db: Database) -> None:
    """Those that wait, of that chat; nothing else."""
    _, digest, other = await queue(
        db, message(1, purpose=Purpose.NOTICE), message(1), message(2, purpose=Purpose.NOTICE)
    )
    async with db.write() as conn:
        await outbox.unsay(conn, 1)
        assert sorted((await conn.execute(select(deliveries.c.id))).scalars()) == [digest, other]


async def test_what_was_released_is_as_it_was(db: Database) -> None:
    """Not tried: no attempt counts, nothing is later."""
    [id_] = await queue(db, message())
    before = await row(db, id_)
    await claim(db)
    await settle(db, Released(id_))
    assert await row(db, id_) == before


async def test_a_message_that_was_forgotten_stays_so(db: Database) -> None:
    """`/forget` while it is on its way: its result is kept nowhere."""
    [id_] = await queue(db, message())
    await claim(db)
    async with db.write() as conn:
        await destinations.forget(conn, 1)
    await settle(db, Sent(id_, 3, NOW))
    async with db.read() as conn:
        assert await outbox.counts(conn) == {"queued": 0, "sending": 0, "sent": 0, "dead": 0}


async def test_a_crash_loses_nothing(db: Database) -> None:
    """What an earlier process had in hand is queued again, and only that."""
    sent, left, waiting = await queue(db, message(1), message(2), message(3, not_before=SOON))
    await claim(db)
    await settle(db, Sent(sent, 1, NOW))
    async with db.write() as conn:
        assert await outbox.take_back(conn, NOW, all_=False) == 0  # its lease is not over
        assert await outbox.take_back(conn, NOW, all_=True) == 1
    assert await states(db, [sent, left, waiting]) == ["sent", "queued", "queued"]
    [due] = await claim(db)
    assert due.id == left
    async with db.write() as conn:
        assert await outbox.take_back(conn, NOW + LEASE, all_=False) == 1


async def test_a_result_that_comes_after_all_counts(db: Database) -> None:
    """Taken back, and then the answer comes: it has arrived and is not sent again."""
    [id_] = await queue(db, message())
    await claim(db)
    async with db.write() as conn:
        await outbox.take_back(conn, NOW, all_=True)
    await settle(db, Sent(id_, 5, NOW))
    assert await states(db, [id_]) == ["sent"]


async def test_a_newer_edit_makes_older_ones_superfluous(db: Database) -> None:
    """Of the same message in the same chat, queued or to be tried again; not the one that is on its way."""
    [flying] = await queue(db, message(1, "0", Purpose.EDIT, edits=7))
    await claim(db)
    older, elsewhere, other = await queue(
        db,
        message(1, "1", Purpose.EDIT, edits=7),
        message(2, "1", Purpose.EDIT, edits=7),
        message(1, "1", Purpose.MENDING, edits=8),
    )
    passed, newest = await queue(db, message(1, "2", Purpose.EDIT, edits=7), message(1, "3", Purpose.EDIT, edits=7))
    assert await states(db, [flying, older, elsewhere, other, passed, newest]) == [
        "sending", "dead", "queued", "queued", "dead", "queued",
    ]  # fmt: skip
    assert (await row(db, older)).reason == "superseded"
    await settle(db, Again(flying, SOON, "502"))
    assert await states(db, [flying, newest]) == ["dead", "queued"]


async def test_an_edit_that_a_crash_left_does_not_overwrite_a_newer_one(db: Database) -> None:
    """The page that was asked for last is the one that stays."""
    [old] = await queue(db, message(1, "1", Purpose.EDIT, edits=7))
    await claim(db)
    [new] = await queue(db, message(1, "2", Purpose.EDIT, edits=7))
    async with db.write() as conn:
        await outbox.take_back(conn, NOW, all_=True)
    assert await states(db, [old, new]) == ["dead", "queued"]


async def test_a_payload_that_cannot_be_read_dies_alone(db: Database) -> None:
    """A row that somebody broke does not stop the others, nor come back for ever."""
    broken, whole = await queue(db, message(1), message(2))
    async with db.write() as conn:
        await conn.execute(update(deliveries).where(deliveries.c.id == broken).values(payload="{"))
    assert [due.id for due in await claim(db)] == [whole]
    assert (await row(db, broken)).state == "dead"


async def test_a_chat_is_delayed_as_a_whole(db: Database) -> None:
    """What was to wait longer does; other chats notice nothing."""
    later = SOON + timedelta(hours=1)
    now_due, much_later, other = await queue(db, message(1), message(1, not_before=later), message(2))
    async with db.write() as conn:
        await outbox.delay_chat(conn, 1, SOON)
    assert [(await row(db, id_)).not_before for id_ in (now_due, much_later, other)] == [SOON, later, NOW]


async def test_a_closed_chat_sleeps(db: Database) -> None:
    """All that waits for it is dead, all its destinations sleep with the first reason; the next chat does not."""
    await settle_in(db, -5)
    await settle_in(db, -5, 8)
    other = await settle_in(db, -6)
    gone, threaded, stays = await queue(db, message(-5), message(-5, thread_id=8), message(-6))
    async with db.write() as conn:
        await outbox.close_chat(conn, -5, "bot was kicked", NOW)
        await outbox.close_chat(conn, -5, "chat not found", SOON)
        chat, thread = await destinations.in_chat(conn, -5)
        assert await destinations.find(conn, -6) == other
    assert await states(db, [gone, threaded, stays]) == ["dead", "dead", "queued"]
    assert (await row(db, gone)).payload == ""
    assert {(one.asleep_since, one.asleep_reason) for one in (chat, thread)} == {(NOW, "bot was kicked")}


async def test_a_closed_thread_sleeps_alone(db: Database) -> None:
    """The rest of the forum goes on."""
    await settle_in(db, -5)
    await settle_in(db, -5, 8)
    in_chat, in_thread = await queue(db, message(-5), message(-5, thread_id=8))
    async with db.write() as conn:
        await outbox.close_thread(conn, -5, 8, "TOPIC_CLOSED", NOW)
        chat, thread = await destinations.in_chat(conn, -5)
    assert await states(db, [in_chat, in_thread]) == ["queued", "dead"]
    assert (chat.asleep_since, thread.asleep_since) == (None, NOW)


async def test_a_group_that_moves_keeps_everything(db: Database) -> None:
    """Messages, topics, times and settings are found under the new id; edits of the old chat's messages are not."""
    quiet = QuietHours(time(23), time(7))
    old = await settle_in(db, -5, quiet=quiet, when_empty="silent")
    waiting, edit = await queue(db, message(-5), message(-5, purpose=Purpose.EDIT, edits=3))
    async with db.write() as conn:
        await outbox.migrate(conn, -5, -100, NOW)
        new = await destinations.find(conn, -100)
        assert await destinations.find(conn, -5) is None
    assert new is not None
    assert (new.id, new.kind, new.when_empty, new.quiet) == (old.id, "supergroup", "silent", quiet)
    assert await states(db, [waiting, edit]) == ["queued", "dead"]
    assert (await row(db, waiting)).chat_id == -100


@pytest.mark.parametrize("configured", [False, True])
async def test_two_chats_that_become_one_keep_the_topics_and_times_of_both(db: Database, configured: bool) -> None:
    """Without doubles; the settings are the old chat's, unless somebody has set the new one up already."""
    old, new = await settle_in(db, -5, language="en"), await settle_in(db, -100)
    async with db.write() as conn:
        rows = [{"id": n, "key": str(n), "name": str(n), "query": str(n), "created_at": NOW} for n in (1, 2, 3)]
        await conn.execute(topics.insert(), rows)
        followed = [(old.id, 1, "digest"), (old.id, 2, "at_once")]
        followed += [(new.id, 2, "digest"), (new.id, 3, "digest")] if configured else []
        columns = ("destination_id", "topic_id", "manner")
        rows = [dict(zip(columns, one, strict=True), created_at=NOW) for one in followed]
        await conn.execute(subscriptions.insert(), rows)
        times = [(old.id, 450), (old.id, 1080), *([(new.id, 450)] if configured else [])]
        columns = ("destination_id", "minute")
        rows = [
            dict(zip(columns, one, strict=True), weekdays=127, next_at=NOW, next_date="2026-03-01") for one in times
        ]
        await conn.execute(slots.insert(), rows)
        [waiting] = await outbox.enqueue(conn, [message(-5, destination_id=old.id)], NOW)
        await destinations.sleep(conn, -100, "chat not found", NOW)
        await outbox.migrate(conn, -5, -100, NOW)
        one = await destinations.find(conn, -100)
        kept = await conn.execute(select(subscriptions.c.topic_id, subscriptions.c.manner))
        manners = {row.topic_id: row.manner for row in kept}
        minutes = sorted((await conn.execute(select(slots.c.minute))).scalars())
    assert one is not None
    assert (one.id, one.language, one.asleep_since) == (new.id, "nl" if configured else "en", None)
    assert manners == ({1: "digest", 2: "digest", 3: "digest"} if configured else {1: "digest", 2: "at_once"})
    assert minutes == [450, 1080]
    assert (await row(db, waiting)).destination_id == new.id


async def test_moving_twice_changes_nothing_more(db: Database) -> None:
    """The service message and the refused message both tell of the move."""
    await settle_in(db, -5)
    for _ in range(2):
        async with db.write() as conn:
            await outbox.migrate(conn, -5, -100, NOW)
    async with db.read() as conn:
        assert len(await destinations.in_chat(conn, -100)) == 1


async def test_figures_tell_how_it_goes(db: Database) -> None:
    """How many are where, and since when the oldest is due."""
    first, second, *_ = await queue(db, message(1), message(2), message(3), message(4, not_before=SOON))
    await claim(db, limit=3)
    await settle(db, Sent(first, 1, NOW), Dead(second, "x", NOW))
    async with db.read() as conn:
        assert await outbox.counts(conn) == {"queued": 1, "sending": 1, "sent": 1, "dead": 1}
        assert await outbox.oldest_due(conn, NOW) == NOW
        assert await outbox.oldest_due(conn, ago(minutes=1)) is None


async def test_what_is_done_is_forgotten_in_time(db: Database) -> None:
    """Not what waits, however old, and not what was done lately; what it showed goes with it."""
    shown = (Shown(story_id=5, article_id=6, article_version=1),)
    old, fresh, waiting = await queue(db, message(1, shown=shown), message(2), message(3), now=ago(days=9))
    await claim(db, limit=2)
    await settle(db, Sent(old, 1, ago(days=8)), Sent(fresh, 1, ago(days=6)))
    async with db.write() as conn:
        assert await outbox.purge(conn, ago(days=7)) == 1
        assert sorted((await conn.execute(select(deliveries.c.id))).scalars()) == [fresh, waiting]
        assert (await conn.execute(select(told_in))).all() == []


async def test_the_pace_can_be_taken_over(db: Database) -> None:
    """The last seconds of all, the last minute of groups, what may have been on its way; never what was not tried."""
    ids = await queue(db, *(message(chat) for chat in (1, 2, -3, -4, 5, 6)), message(7, not_before=SOON))
    await claim(db)
    moments = [ago(seconds=1), ago(seconds=5), ago(seconds=50), ago(seconds=70)]
    await settle(db, *(Sent(id_, 1, at) for id_, at in zip(ids, moments, strict=False)), Dead(ids[4], "403", NOW))
    async with db.write() as conn:
        await outbox.close_chat(conn, 7, "blocked", NOW)
        used = await outbox.used(conn, NOW)
    assert {(one.chat_id, one.at) for one in used} == {
        (1, ago(seconds=1)),
        (-3, ago(seconds=50)),
        (5, NOW),
        (6, None),
    }


ACTIONS = st.lists(st.sampled_from(["queue", "claim", "sent", "again", "crash", "release"]), max_size=25)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTIONS, st.lists(st.integers(1, 4), min_size=25, max_size=25))
async def test_every_message_is_sent_once_in_its_chats_order(
    db: Database, actions: list[str], chats: list[int]
) -> None:
    """Whatever comes between: at the end each one was sent, none is claimed twice at a time, a chat's are in order."""
    await emptied(db)
    held: dict[int, Due] = {}
    sent: list[Due] = []
    queued: list[int] = []
    for action, chat in [*zip(actions, chats, strict=False), *[("crash", 0)], *[("claim", 0), ("sent", 0)] * 30]:
        if action == "queue":
            queued += await queue(db, message(chat))
        elif action == "claim":
            for due in await claim(db, skip=set(held)):
                assert due.chat_id not in held
                held[due.chat_id] = due
        elif action == "crash":
            held.clear()
            async with db.write() as conn:
                await outbox.take_back(conn, NOW, all_=True)
        elif held:
            due = held.pop(min(held))
            results = {"sent": Sent(due.id, 1, NOW), "again": Again(due.id, NOW, "502"), "release": Released(due.id)}
            sent += [due] if action == "sent" else []
            await settle(db, results[action])
    assert sorted(due.id for due in sent) == queued
    for chat in range(1, 5):
        ids = [due.id for due in sent if due.chat_id == chat]
        assert ids == sorted(ids)
