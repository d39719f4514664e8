"""`Waarom kreeg ik dit?`: for each story its topic and the words that made it so."""

from datetime import timedelta

import pytest

from handlers.answer import Pressed
from handlers.asker import Asker
from handlers.digest.why import why_pressed
from handlers.texts import texts_for
from storage import destinations, outbox, told
from storage.outgoing import Outgoing, Payload, Purpose
from storage.told import Told
from tests.botapi import parse_html

from .town import Town

NL = texts_for("nl")
READER = Asker(chat_id=1, user_id=1)


async def pressed(town: Town, data: str, message_id: int = 5, asker: Asker = READER) -> Pressed:
    """What pressing the button does."""
    done = await why_pressed(town.desk, asker, message_id, data, NL)
    assert done is not None
    return done


def text(done: Pressed) -> str:
    """What the reader reads."""
    assert done.answer is not None
    return "\n\n".join(parse_html(message.html).text for message in done.answer.messages)


async def a_digest(town: Town) -> str:
    """A digest of two topics; the data of its button."""
    await town.reader(1, "Oekraïne", "Gaza")
    await town.news("Brug hersteld", {"Oekraïne": 0.9}, because=("Cherson", "cherson", "Dnipro", "Kyiv", "Lviv"))
    await town.news("Hulp bereikt <Rafah>", {"Gaza": 0.8}, because=("Rafah",))
    answer = await town.digest_now(READER)
    return next(button.data for row in answer.messages[-1].keyboard for button in row if button.data[:3] == "why")


async def test_each_story_has_its_topic_and_words(town: Town):
    """At most three words, each once, and nothing that a source wrote is taken for HTML."""
    data = await a_digest(town)
    assert text(await pressed(town, data)) == (
        "Waarom je dit kreeg\n\n"
        "Hulp bereikt <Rafah>\nJe volgt Gaza; in het bericht staat: Rafah.\n\n"
        "Brug hersteld\nJe volgt Oekraïne; in het bericht staat: cherson, Dnipro, Kyiv."
    )


async def test_the_stories_stand_in_the_order_in_which_they_were_read(town: Town):
    """As the digest told them, not as they came in; the order of topics is that of their stories."""
    data = await a_digest(town)
    async with town.db.read() as conn:
        reader = await destinations.find(conn, 1)
        assert reader is not None
        ids = {one.topic: one.story_id for one in await told.at(conn, reader.id, town.now)}
    parts = tuple((ids[topic], "x") for topic in ("Oekraïne", "Gaza"))
    one = Outgoing(chat_id=1, payload=Payload("x", parts=parts), purpose=Purpose.DIGEST)
    async with town.db.write() as conn:
        [delivery] = await outbox.enqueue(conn, [one], town.now)
        await outbox.settle(conn, [outbox.Sent(delivery, 5, town.now, keeps=True)], town.now)
    read = text(await pressed(town, data))
    assert read.index("Brug hersteld") < read.index("Hulp bereikt")


async def test_a_story_that_was_told_anew_is_explained_in_the_newer_message(town: Town):
    """The older one explains what is left of it."""
    data = await a_digest(town)
    async with town.db.read() as conn:
        reader = await destinations.find(conn, 1)
        assert reader is not None
        first = next(one for one in await told.at(conn, reader.id, town.now) if one.topic == "Oekraïne")
    town.now += timedelta(hours=1)
    await town.again(first.story_id, {"Oekraïne": 0.9})
    await town.digest_now(READER)
    assert "Brug hersteld" not in text(await pressed(town, data))
    assert "Rafah" in text(await pressed(town, data))


async def test_an_alert_is_looked_up_by_its_message(town: Town):
    """A button without a moment: by what was told when that message was queued, and by the stories it shows."""
    reader = await town.reader(1, "Gaza")
    story = await town.news("Hulp bereikt Rafah", {"Gaza": 0.8}, because=("Rafah",))
    telling = Told(
        destination_id=reader.id, story_id=story, version=1, topic="Gaza", because=("Rafah",), told_at=town.now
    )
    alert = Outgoing(
        chat_id=1, destination_id=reader.id, payload=Payload("Hulp", parts=((story, "Hulp"),)), purpose=Purpose.ALERT
    )
    async with town.db.write() as conn:
        [delivery] = await outbox.enqueue(conn, [alert], town.now)
        await told.put(conn, [telling])
        await outbox.settle(conn, [outbox.Sent(delivery, 77, town.now)], town.now)
    assert "in het bericht staat: Rafah" in text(await pressed(town, "why", 77))
    assert (await pressed(town, "why", 78)).urgent


async def test_another_chat_learns_nothing(town: Town):
    """Callback data is the reader's to forge: only what was told here is explained here."""
    data = await a_digest(town)
    await town.reader(2, "Gaza")
    assert (await pressed(town, data, asker=Asker(chat_id=2, user_id=2))).answer is None
    assert (await pressed(town, data, asker=Asker(chat_id=3, user_id=3))).answer is None


async def test_what_is_forgotten_is_said_to_be(town: Town):
    """In a notice that Telegram takes: 200 characters at most."""
    data = await a_digest(town)
    async with town.db.write() as conn:
        await told.purge(conn, town.now + timedelta(days=60))
    done = await pressed(town, data)
    assert done.answer is None
    assert 0 < len(done.notice) <= 200


@pytest.mark.parametrize("data", ["", "whyever", "why:", "why:x", "why:-1", f"why:{'9' * 18}", "search:1"])
async def test_foreign_data_is_none_of_ours(town: Town, data: str):
    """Another conversation may know it."""
    assert await why_pressed(town.desk, READER, 1, data, NL) is None


async def test_a_moment_that_nobody_told_anything_at(town: Town):
    """The highest number that fits is no error."""
    await town.reader(1, "Gaza")
    assert (await pressed(town, f"why:{'9' * 17}")).answer is None
