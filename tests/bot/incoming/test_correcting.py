"""Correcting: what was sent and is wrong is put right once, marked, wherever it stands; what is right stays."""

from datetime import timedelta
from typing import Any

import pytest

from bot.correcting import LOOKED_AT, SENT_WITHIN, correct
from bot.mending import Mending
from storage import corrections
from storage.kept import KeptArticle
from tests.storage.universe import snapshot

from .newsroom import Newsroom
from .test_mending import answer

WRONG = "De raad van Merwekust trekt acht miljoen euro uit voor een zwembad."
RIGHT = WRONG.replace("acht", "zes")
REST = "Wethouder Joke Tak is er blij mee. Het bad komt naast de haven."
POOL = {"guid": "bad", "title": "Merwekust krijgt een zwembad", "publisher": "De Dijkbode"}


async def publish(newsroom: Newsroom, said: str = WRONG, **values: Any) -> KeptArticle:
    """The article comes in, or comes in changed."""
    [kept] = await newsroom.publish(POOL | {"body": f"{said} {REST}"} | values)
    return kept


async def correction(newsroom: Newsroom, **values: Any) -> KeptArticle:
    """An hour later the publisher takes it back."""
    newsroom.passes(hours=1)
    return await publish(newsroom, RIGHT, **values)


async def sent(newsroom: Newsroom) -> None:
    """The article was shown in an answer, with what a model made of it, and has arrived."""
    kept = await publish(newsroom)
    await newsroom.write(kept, WRONG)
    await answer(newsroom)
    await newsroom.deliver(message_id=100)


async def test_what_is_wrong_is_put_right_and_marked(newsroom: Newsroom):
    """By an edit, which says nothing else than the message did."""
    await sent(newsroom)
    kept = await correction(newsroom)
    await newsroom.write(kept, RIGHT)
    assert await correct(newsroom.db, newsroom.clock) == 1
    first, edit = await newsroom.queued()
    assert (edit["purpose"], edit["edits"]) == ("mending", 100)
    assert edit["text"] == first["text"].replace(WRONG, RIGHT) + " · gecorrigeerd"
    assert edit["payload"].keyboard == first["payload"].keyboard


async def test_it_is_put_right_once(newsroom: Newsroom):
    """Looked at again, and by others, before and after the edit arrived; then it is done."""
    await sent(newsroom)
    await correction(newsroom)
    assert await Mending(newsroom.db, newsroom.clock).mend() == 1
    assert await correct(newsroom.db, newsroom.clock) == 0
    await newsroom.deliver()
    assert await correct(newsroom.db, newsroom.clock) == 0
    newsroom.passes(seconds=LOOKED_AT.total_seconds() + 1)
    assert await correct(newsroom.db, newsroom.clock) == 0
    async with newsroom.db.read() as conn:
        assert await corrections.waiting(conn) == []
    assert len(await newsroom.queued()) == 2


async def test_the_lead_stands_in_until_the_brief_comes(newsroom: Newsroom):
    """Nobody waits for a model with something wrong before them; the mark stays."""
    await sent(newsroom)
    kept = await correction(newsroom)
    mending = Mending(newsroom.db, newsroom.clock)
    assert await mending.mend() == 1
    await newsroom.deliver()
    assert "zes miljoen" in (await newsroom.queued())[-1]["text"]
    await newsroom.write(kept, "Zes miljoen voor een bad.")
    assert await mending.mend() == 1
    last = (await newsroom.queued())[-1]["text"].split("\n")
    assert last[-2] == "Zes miljoen voor een bad."
    assert last[-1].endswith(" · gecorrigeerd")


async def test_a_message_that_still_waits_is_put_right_where_it_is(newsroom: Newsroom):
    """Nobody sees what was wrong."""
    await newsroom.write(await publish(newsroom), WRONG)
    await answer(newsroom)
    await correction(newsroom)
    assert await correct(newsroom.db, newsroom.clock) == 1
    [row] = await newsroom.queued()
    assert ("zes miljoen" in row["text"], row["state"]) == (True, "queued")


async def test_alerts_are_put_right_in_the_readers_language(newsroom: Newsroom):
    """With the title, which was wrong too."""
    await newsroom.reader(1, "merwekust", language="en")
    await publish(newsroom, title="Merwekust krijgt zwembad van acht miljoen")
    await newsroom.match()
    await newsroom.deliver()
    await correction(newsroom, title="Merwekust krijgt zwembad van zes miljoen")
    assert await correct(newsroom.db, newsroom.clock) == 1
    edit = (await newsroom.queued(1))[-1]["text"]
    assert edit.endswith(" · corrected")
    assert "acht" not in edit


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"said": WRONG, "more": "\n\nCorrectie: Tak heet Joke."}, id="what it shows is right"),
        pytest.param({"said": RIGHT, "late": SENT_WITHIN}, id="nobody reads it any more"),
        pytest.param({"said": RIGHT, "publisher": "Het Avondspoor", "guid": "x"}, id="another publisher's article"),
    ],
)
async def test_what_is_not_wrong_stays(newsroom: Newsroom, values: dict[str, Any]):
    """Nothing is edited without need."""
    known: dict[str, Any] = {"late": timedelta(hours=1), "more": ""} | values
    late, said, more = (known.pop(name) for name in ("late", "said", "more"))
    await sent(newsroom)
    newsroom.now += late + timedelta(seconds=1)
    await publish(newsroom, **known, body=f"{said} {REST}{more}")
    before = await snapshot(newsroom.db)
    assert await correct(newsroom.db, newsroom.clock) == 0
    assert await snapshot(newsroom.db) == before


async def test_many_messages_are_put_right(newsroom: Newsroom):
    """More than one transaction takes, in a thread too."""
    await newsroom.write(await publish(newsroom), WRONG)
    for chat_id in range(1, 61):
        await answer(newsroom, chat_id, thread_id=3)
    await newsroom.deliver()
    await correction(newsroom)
    assert await correct(newsroom.db, newsroom.clock) == 60
    assert {one["thread_id"] for one in await newsroom.queued() if one["purpose"] == "mending"} == {3}
