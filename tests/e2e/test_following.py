"""A reader's first day: choosing by taps, an alert, a digest at a time of the reader's own, and the end of it."""

import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from news.readers_times.slot import Due
from storage import destinations, slots
from storage.database import Database
from tests.botapi import BotApiDouble, Chat, Message

from .conftest import Briefje, on_both

pytestmark = on_both

SLUICE = {
    "id": "sluis-1",
    "title": "Sluis gestremd",
    "text": "De sluis bij Merwekust is dicht. Dat meldt Rijkswaterstaat.",
    "publisher": "De Dijkbode",
}
TRAM = {
    "id": "tram-1",
    "title": "Tram in Kyiv rijdt weer",
    "text": "De tram in Kyiv rijdt weer. Dat meldt het stadsbestuur van Kyiv.",
    "publisher": "Het Avondspoor",
}
CRANE = {
    "id": "kraan-1",
    "title": "Haven van Merwekust koopt hijskraan",
    "text": "De haven van Merwekust koopt een hijskraan voor veertig meter lange buizen. Dat zegt de havenmeester.",
    "publisher": "Het Avondspoor",
}
WITHIN = 60
"""Seconds within which news is told, on a busy machine."""


async def test_from_start_to_farewell(briefje: Briefje, api: BotApiDouble, reader: Chat):
    """By real updates and a real process; each piece of news comes once, and nothing that was sent was refused."""
    await briefje.starts(api)
    day = Day(briefje, api, reader)

    await day.says("/start")
    assert "Dag Noor!" in day.last.text
    await day.taps("Oekraïne", "✓ Oekraïne")
    await day.taps("Klaar ›", "7.30")
    await day.taps("Klaar ›", "Je volgt nu Oekraïne.\n\nJe briefing komt elke dag om 7.30 uur.")

    await day.says("/volg Merwekust")
    assert day.last.text.startswith("Je volgt nu Merwekust.")
    press = api.presses(reader, day.last, "Meteen melden")
    await api.until(lambda: api.answer(press) is not None)

    await day.comes_in(TRAM, SLUICE)
    await api.until(lambda: day.with_text("Sluis gestremd"), within=WITHIN)
    [alert] = day.with_text("Sluis gestremd")
    assert alert.text.startswith("Nieuws over Merwekust\n")
    assert day.with_text("Tram in Kyiv") == []
    api.presses(reader, alert, "Waarom kreeg ik dit?")
    await api.until(lambda: "Je volgt Merwekust" in day.last.text)

    await day.is_half_past_seven()
    await api.until(lambda: day.with_text("Tram in Kyiv"), within=WITHIN)
    [digest] = day.with_text("Tram in Kyiv")
    assert digest.text.startswith("Je briefing van ")
    assert "Oekraïne" in digest.text
    assert len(day.with_text("Sluis gestremd\n")) == 1, "what was told at once is not told again"

    await day.says("/instellingen")
    await day.taps("English", "Language: English")
    await day.says("/unsubscribe all")
    assert "stop following all 2 topics" in day.last.text
    api.presses(reader, day.last, "Yes, follow nothing")
    await api.until(lambda: day.last.text == "You follow nothing now.")
    await day.comes_in(CRANE)
    await day.says("/latest")
    assert len(day.with_text(CRANE["title"])) == 1, "only the answer tells it"
    assert not [call for call in api.calls if call.outcome not in ("ok", "waiting")]
    assert await briefje.stops() == 0


class Day:
    """What the reader does, and what there is to read."""

    def __init__(self, briefje: Briefje, api: BotApiDouble, reader: Chat) -> None:
        self.briefje, self.api, self.reader = briefje, api, reader

    @property
    def last(self) -> Message:
        """The newest message of the bot's, as it stands now."""
        return self.api.messages(self.reader)[-1]

    def with_text(self, text: str) -> list[Message]:
        """The bot's messages in which this stands, but for explanations of why they came."""
        found = [one for one in self.api.messages(self.reader) if text in one.text + "\n"]
        return [one for one in found if "Waarom je dit kreeg" not in one.text]

    async def says(self, text: str) -> None:
        """Say it, and wait for the answer."""
        before = len(self.api.messages(self.reader))
        self.api.says(self.reader, text)
        await self.api.until(lambda: len(self.api.messages(self.reader)) > before, within=WITHIN)

    async def taps(self, button: str, then: str) -> None:
        """Press a button under the newest message, and wait until this stands in it or under it."""
        self.api.presses(self.reader, self.last, button)
        await self.api.until(lambda: then in "\n".join([self.last.text, *self.last.button_texts]), within=WITHIN)

    async def comes_in(self, *articles: dict[str, str]) -> None:
        """Another process takes these articles in."""
        said = "\n".join(json.dumps(one) for one in articles)
        status, _, errors = await self.briefje.command("ingest", "-", said=said)
        assert status == 0, errors

    async def is_half_past_seven(self) -> None:
        """The reader's slot is due now."""
        async with await Database.open(self.briefje.settings["DATABASE_URL"]) as db, db.write() as conn:
            here = await destinations.find(conn, self.reader.id)
            assert here is not None
            [slot] = await slots.of(conn, here.id)
            now = datetime.now(UTC)
            today = now.astimezone(ZoneInfo("Europe/Amsterdam")).date()
            await slots.advance(conn, [(slot.id, Due(at=now, local_date=today))])
