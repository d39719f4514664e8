"""Mending: what went out with a lead is edited once when its brief comes, and what still waits is changed there."""

from datetime import timedelta
from typing import Any

import pytest

from bot.mending import LOOK_BACK, SENT_WITHIN, Mending
from handlers.briefs import with_briefs
from handlers.pages import Pages
from handlers.texts import texts_for
from news.lead import lead_brief
from storage import destinations, entries, outbox, stories
from storage.database import Database
from storage.kept import KeptArticle, get
from storage.outgoing import Outgoing, Payload, Purpose, Shown
from storage.shown import Showing, hold, showing
from tests.storage.universe import snapshot

from .newsroom import AMSTERDAM, Newsroom, towns

STEMDE = "De raad van Merwekust stemde dinsdag in met een bad van acht miljoen euro."
POOL = {"guid": "bad", "title": "Merwekust krijgt een zwembad", "body": STEMDE}
DIKE = {"guid": "dijk", "title": "Dijk bij Weerdam is versterkt", "body": "Het waterschap is klaar bij Weerdam."}
TREES = {"guid": "boom", "title": "Heerwaard krijgt bomen", "body": "Heerwaard plant tien bomen langs de vaart."}


async def answer(newsroom: Newsroom, chat_id: int = 1, *, edits: int | None = None, **values: Any) -> int:
    """The bot answers /latest in that chat, as a new message or in the place of one; the delivery's id."""
    async with newsroom.db.write() as conn:
        items = await with_briefs(conn, await entries.latest(conn, limit=5))
        pages = Pages("<b>Kop</b>", "latest:1", now=newsroom.now, zone=AMSTERDAM, texts=texts_for("nl"))
        [message] = pages.first(items, more=True).messages
        purpose = Purpose.REPLY if edits is None else Purpose.EDIT
        one = Outgoing(
            chat_id=chat_id, payload=message.payload, purpose=purpose, edits=edits, shown=message.shown, **values
        )
        return (await outbox.enqueue(conn, [one], newsroom.now))[0]


def said(row: dict[str, Any]) -> set[str]:
    """Which of the briefs that tests write are lines of a message."""
    return {line for line in row["text"].split("\n") if line.removesuffix(".") in ("Bad", "Dijk", "Bomen")}


@pytest.fixture
def mending(newsroom: Newsroom) -> Mending:
    """What mends in this newsroom."""
    return Mending(newsroom.db, newsroom.clock)


async def test_a_sent_message_is_edited(newsroom: Newsroom, mending: Mending):
    """With the brief, and everything else as it was."""
    [pool] = await newsroom.publish(POOL)
    await answer(newsroom, thread_id=3)
    await newsroom.deliver(message_id=100)
    assert await mending.mend() == 0
    await newsroom.write(pool, "Er komt een bad.")
    assert await mending.mend() == 1
    first, edit = await newsroom.queued()
    assert (edit["purpose"], edit["edits"], edit["chat_id"], edit["thread_id"]) == ("mending", 100, 1, 3)
    assert edit["text"] == first["text"].replace(lead_brief(pool.article).text, "Er komt een bad.") != first["text"]
    assert edit["payload"].keyboard == first["payload"].keyboard != ()
    assert [story for story, _ in edit["payload"].parts] == [story for story, _ in first["payload"].parts]


async def test_it_is_edited_once(newsroom: Newsroom, mending: Mending):
    """However often it is looked at, by whom, before and after the edit arrived."""
    [pool] = await newsroom.publish(POOL)
    await answer(newsroom)
    await newsroom.deliver()
    await newsroom.write(pool, "Er komt een bad.")
    assert await mending.mend() == 1
    assert await mending.mend() == 0
    await newsroom.deliver()
    assert await mending.mend() == 0
    assert await Mending(newsroom.db, newsroom.clock).mend() == 0
    assert len(await newsroom.queued()) == 2


async def test_briefs_that_come_together_are_one_edit(newsroom: Newsroom, mending: Mending):
    """And what comes later is another, of the message as it is by then."""
    pool, dike, trees = await newsroom.publish(POOL, DIKE, TREES)
    await answer(newsroom)
    await newsroom.deliver()
    await newsroom.write(pool, "Bad.")
    await newsroom.write(dike, "Dijk.")
    assert await mending.mend() == 1
    async with newsroom.db.read() as conn:
        assert await showing(conn, [(pool.id, 1), (dike.id, 1)], newsroom.now) == []
        assert len(await showing(conn, [(trees.id, 1)], newsroom.now)) == 1
    await newsroom.deliver()
    await newsroom.write(trees, "Bomen.")
    assert await mending.mend() == 1
    *_, before, after = await newsroom.queued()
    assert said(before) == {"Bad.", "Dijk."}
    assert said(after) == {"Bad.", "Bomen.", "Dijk."}
    assert len(await newsroom.queued()) == 3


async def test_what_still_waits_is_changed_where_it_is(newsroom: Newsroom, mending: Mending):
    """Nobody sees the lead, and nobody is sent an edit."""
    pool, dike = await newsroom.publish(POOL, DIKE)
    await answer(newsroom)
    await newsroom.write(pool, "Bad.")
    assert await mending.mend() == 1
    [row] = await newsroom.queued()
    assert (row["state"], said(row)) == ("queued", {"Bad."})
    async with newsroom.db.read() as conn:
        assert await showing(conn, [(pool.id, 1)], newsroom.now) == []
    await newsroom.deliver(message_id=100)
    await newsroom.write(dike, "Dijk.")
    assert await mending.mend() == 1
    assert [(one["edits"], said(one)) for one in await newsroom.queued()][1:] == [(100, {"Bad.", "Dijk."})]


async def test_what_is_being_sent_is_mended_when_it_has_arrived(newsroom: Newsroom, mending: Mending):
    """Between claim and arrival it is the deliverer's; minutes later it is looked at again."""
    [pool] = await newsroom.publish(POOL)
    await answer(newsroom)
    async with newsroom.db.write() as conn:
        [due] = await outbox.claim(conn, limit=1, now=newsroom.now, lease=timedelta(minutes=5))
    await newsroom.write(pool, "Bad.")
    assert await mending.mend() == 0
    newsroom.passes(minutes=4)
    async with newsroom.db.write() as conn:
        await outbox.settle(conn, [outbox.Sent(due.id, 100, newsroom.now)], newsroom.now)
    assert await mending.mend() == 1


async def test_a_message_that_was_composed_before_the_brief_came_is_mended_too(newsroom: Newsroom, mending: Mending):
    """Composing many digests takes a while: what was looked at already is looked at again for some minutes."""
    pool, dike = await newsroom.publish(POOL, DIKE)
    await answer(newsroom)
    first = (await newsroom.queued())[0]
    await newsroom.deliver()
    await newsroom.write(pool, "Bad.")
    assert await mending.mend() == 1
    newsroom.passes(seconds=LOOK_BACK.total_seconds())
    async with newsroom.db.write() as conn:
        [shown] = await showing(conn, [(dike.id, 1)], newsroom.now - SENT_WITHIN)
        late = Outgoing(chat_id=2, payload=first["payload"], purpose=Purpose.DIGEST, shown=_both(shown, pool, first))
        await outbox.enqueue(conn, [late], newsroom.now)
    assert await mending.mend() == 1
    assert said((await newsroom.queued(2))[0]) == {"Bad."}


def _both(message: Showing, pool: KeptArticle, first: dict[str, Any]) -> tuple[Shown, ...]:
    """What a message composed at the beginning waits for."""
    story = next(number for number, part in first["payload"].parts if POOL["title"] in part)
    return (*message.shown, Shown(story, pool.id, 1))


async def test_a_page_that_a_reader_turned_is_not_turned_back(newsroom: Newsroom, mending: Mending):
    """The message shows something else by now."""
    [pool] = await newsroom.publish(POOL)
    await answer(newsroom)
    await newsroom.deliver(message_id=100)
    async with newsroom.db.write() as conn:
        await outbox.enqueue(conn, [page("Volgende bladzij")], newsroom.now)
    await newsroom.write(pool, "Bad.")
    assert await mending.mend() == 0
    await newsroom.deliver()
    assert await mending.mend() == 0


def page(text: str) -> Outgoing:
    """Another page in the place of message 100."""
    return Outgoing(chat_id=1, payload=Payload(text), purpose=Purpose.EDIT, edits=100)


async def test_the_page_that_it_shows_now_is_mended(newsroom: Newsroom, mending: Mending):
    """Also where it came in the place of another."""
    async with newsroom.db.write() as conn:
        await outbox.enqueue(
            conn, [Outgoing(chat_id=1, payload=page("x").payload, purpose=Purpose.REPLY)], newsroom.now
        )
    await newsroom.deliver(message_id=100)
    [pool] = await newsroom.publish(POOL)
    await answer(newsroom, edits=100)
    await newsroom.deliver()
    await newsroom.write(pool, "Bad.")
    assert await mending.mend() == 1
    edit = (await newsroom.queued())[-1]
    assert (edit["edits"], said(edit)) == (100, {"Bad."})


async def test_an_edit_that_failed_is_not_tried_for_ever(newsroom: Newsroom, mending: Mending):
    """The message may be gone."""
    pool, dike = await newsroom.publish(POOL, DIKE)
    await answer(newsroom)
    await newsroom.deliver()
    await newsroom.write(pool, "Bad.")
    assert await mending.mend() == 1
    async with newsroom.db.write() as conn:
        [due] = await outbox.claim(conn, limit=1, now=newsroom.now, lease=timedelta(minutes=5))
        await outbox.settle(conn, [outbox.Dead(due.id, "message to edit not found", newsroom.now)], newsroom.now)
    await newsroom.write(dike, "Dijk.")
    assert await mending.mend() == 0


@pytest.mark.parametrize("after", [SENT_WITHIN, SENT_WITHIN + timedelta(seconds=1)])
async def test_what_was_sent_long_ago_stays(newsroom: Newsroom, mending: Mending, after: timedelta):
    """Nobody reads the news of the day before yesterday again."""
    [pool] = await newsroom.publish(POOL)
    await answer(newsroom)
    await newsroom.deliver()
    newsroom.now += after
    await newsroom.write(pool, "Bad.")
    assert await mending.mend() == (1 if after <= SENT_WITHIN else 0)


async def test_a_chat_that_is_closed_to_us_is_left_alone(newsroom: Newsroom, mending: Mending):
    """An edit would only be refused."""
    reader = await newsroom.reader(1)
    [pool] = await newsroom.publish(POOL)
    await answer(newsroom, destination_id=reader.id)
    await newsroom.deliver()
    async with newsroom.db.write() as conn:
        await destinations.sleep(conn, 1, "blocked", newsroom.now)
    await newsroom.write(pool, "Bad.")
    assert await mending.mend() == 0


async def test_a_brief_that_is_the_lead_changes_nothing(newsroom: Newsroom, mending: Mending):
    """The model had nothing better."""
    [pool] = await newsroom.publish(POOL)
    await answer(newsroom)
    await newsroom.deliver()
    await newsroom.write(pool, lead_brief(pool.article).text, method="lead")
    before = await snapshot(newsroom.db)
    assert await mending.mend() == 0
    assert await snapshot(newsroom.db) == before


async def test_a_brief_of_another_version_is_not_for_what_was_told(newsroom: Newsroom, mending: Mending):
    """What the message says was true of the text that it told of."""
    await newsroom.publish(POOL)
    await answer(newsroom)
    await newsroom.deliver()
    [changed] = await newsroom.publish(POOL | {"body": "De raad van Merwekust trekt het besluit weer in."})
    await newsroom.write(changed, "Geen bad.")
    assert await mending.mend() == 0


async def test_a_story_that_has_another_lead_by_now_is_mended_as_it_was_told(newsroom: Newsroom, mending: Mending):
    """The message names the source of the article that it tells of."""
    [pool] = await newsroom.publish(POOL, publisher="De Dijkbode")
    await answer(newsroom)
    await newsroom.deliver()
    [other] = await newsroom.publish(DIKE, publisher="Het Avondspoor")
    async with newsroom.db.write() as conn:
        [now] = await get(conn, [pool.id])
        placed = stories.Placement(article_ids=(other.id,), lead_id=other.id, story_id=now.story_id)
        await stories.place(conn, [placed])
    await newsroom.write(pool, "Bad.")
    assert await mending.mend() == 1
    edit = (await newsroom.queued())[-1]
    assert said(edit) == {"Bad."}
    assert "De Dijkbode" in edit["text"]


async def test_many_messages_that_show_it_are_all_mended(newsroom: Newsroom, mending: Mending):
    """More than one transaction takes."""
    [pool] = await newsroom.publish(POOL)
    for chat_id in range(1, 121):
        await answer(newsroom, chat_id)
    await newsroom.deliver()
    await newsroom.write(pool, "Bad.")
    assert await mending.mend() == 120
    assert {one["chat_id"] for one in await newsroom.queued() if one["purpose"] == "mending"} == set(range(1, 121))


async def test_more_briefs_than_are_looked_at_together(
    newsroom: Newsroom, mending: Mending, monkeypatch: pytest.MonkeyPatch
):
    """All of them are looked at in one round."""
    monkeypatch.setattr("bot.mending.LIMIT", 2)
    articles = await newsroom.publish(*towns(5))
    await answer(newsroom)
    await newsroom.deliver()
    for place, one in enumerate(articles):
        await newsroom.write(one, f"Feest {place}.")
    await mending.mend()
    text = (await newsroom.queued())[-1]["text"]
    assert [f"Feest {place}." in text for place in range(5)] == [True] * 5


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
async def test_two_processes_edit_it_once(newsroom: Newsroom, mending: Mending, url: str):
    """Who comes second finds it done."""
    [pool] = await newsroom.publish(POOL)
    delivery = await answer(newsroom)
    await newsroom.deliver()
    await newsroom.write(pool, "Bad.")
    async with await Database.open(url) as other:
        async with newsroom.db.write() as conn:
            assert len(await hold(conn, [delivery])) == 1
            assert await Mending(other, newsroom.clock).mend() == 0
        assert await Mending(other, newsroom.clock).mend() == 1
    assert await mending.mend() == 0
