"""`/trend` and `/week` with a real process: pictures that arrive, turn where they stand, and are words elsewhere."""

import json
from datetime import UTC, datetime, timedelta

from bot.pictures import description
from tests.botapi import BotApiDouble, Chat, Message

from .conftest import Briefje, on_both
from .conversation import answer, page

PLACES = ("Kyiv", "Charkiv", "Odesa", "Lviv", "Cherson", "Zaporizja")


async def reads(briefje: Briefje) -> None:
    """Six reports about one country, each a day older than the one before."""
    now = datetime.now(UTC)
    lines = [
        json.dumps(
            {
                "id": place,
                "title": f"{place} herstelt zijn {thing}",
                "text": f"In {place} werkt de {thing} weer. Dat meldt de burgemeester van {place}.",
                "publisher": "De Dijkbode",
                "date": (now - timedelta(days=days)).isoformat(),
            }
        )
        for days, (place, thing) in enumerate(
            zip(PLACES, ("tram", "haven", "schouwburg", "bibliotheek", "dijk", "brug"), strict=True)
        )
    ]
    status, _, errors = await briefje.command("ingest", "-", said="\n".join(lines))
    assert status == 0, errors


def drawn(message: Message) -> bytes:
    """The picture of the message."""
    assert message.attachment is not None
    assert message.attachment.kind == "photo"
    assert message.attachment.file is not None
    return message.attachment.file.content


@on_both
async def test_a_picture_arrives_and_turns(briefje: Briefje, api: BotApiDouble, reader: Chat):
    """With its caption; other days and colours come in its place, and its news below it."""
    await reads(briefje)
    await briefje.starts(api)
    trend = await answer(api, reader, "/trend oekraine")
    assert trend.text.startswith("Oekraïne: 6 berichten in 14 dagen")
    assert len(trend.text.split("\n")) == 7  # two lines above five stories
    light = drawn(trend)
    month = await page(api, reader, trend, "30 dagen")
    assert month.text.startswith("Oekraïne: 6 berichten in 30 dagen")
    dark = await page(api, reader, month, "Donker")
    assert len({light, drawn(month), drawn(dark)}) == 3
    assert description(drawn(dark)) == description(drawn(month))
    api.presses(reader, dark, "Nieuws over Oekraïne")
    await api.until(lambda: len(api.messages(reader)) == 2)
    assert api.messages(reader)[-1].text.startswith("Nieuws over Oekraïne")


async def test_in_a_thread_and_where_no_pictures_are_allowed(briefje: Briefje, api: BotApiDouble, reader: Chat):
    """The picture comes in the thread that asked; where none may be sent its words do, and the next answer too."""
    await reads(briefje)
    forum = api.group("Buurt", admins=[reader], forum=True)
    thread = api.thread(forum, "Nieuws")
    await briefje.starts(api)
    trend = await answer(api, forum, "/trend@briefje_bot Oekraïne", by=reader, thread=thread)
    assert (trend.thread_id, bool(drawn(trend))) == (thread, True)
    api.forbids_photos(forum)
    words = await answer(api, forum, "/trend@briefje_bot Charkiv", by=reader, thread=thread)
    assert (words.thread_id, words.attachment, words.buttons) == (thread, None, [])
    assert words.text.startswith("Charkiv: één bericht in 14 dagen")
    assert "│" in words.text
    latest = await answer(api, forum, "/laatste@briefje_bot 1", by=reader, thread=thread)
    assert latest.text.startswith("Het laatste nieuws")


async def test_the_week_is_paged(briefje: Briefje, api: BotApiDouble, reader: Chat):
    """Five, then the sixth."""
    await reads(briefje)
    await briefje.starts(api)
    first = await answer(api, reader, "/week")
    second = await page(api, reader, first, "Verder ›")
    told = [place for place in PLACES if f"{place} herstelt" in first.text]
    assert len(told) == 5
    assert [place for place in PLACES if f"{place} herstelt" in second.text] == [
        place for place in PLACES if place not in told
    ]


async def test_in_the_terminal_it_is_drawn_in_characters(briefje: Briefje):
    """And turns there too, by the number of its button."""
    await reads(briefje)
    status, out, errors = await briefje.command("chat", said="/trend oekraine\n1\n/trend zeppelin\n/week\n")
    assert status == 0, errors
    assert "Oekraïne: 6 berichten in 14 dagen" in out
    assert "Oekraïne: 6 berichten in 30 dagen" in out
    assert out.count("0 │") == 2
    assert "vond ik niets over “zeppelin”" in out
    assert "Het nieuws van de afgelopen week" in out
