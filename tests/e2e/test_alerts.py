"""News that comes in while `briefje run` runs: told at once, mended when the brief comes, trouble told to admins."""

import json
import signal
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from news.brief import Brief
from storage import arrivals, briefs, destinations, entries, following
from storage.database import Database
from storage.following import Manner
from storage.upgrade import upgrade
from tests.botapi import BotApiDouble, Chat

from .conftest import Briefje, on_both

pytestmark = on_both

LEAD = "De sluis bij Merwekust is dicht. Dat meldt Rijkswaterstaat."
SLUICE = {
    "id": "sluis-1",
    "title": "Sluis gestremd",
    "text": f"{LEAD}\n\nSchepen varen om.",
    "publisher": "De Dijkbode",
}
WITHIN = 60
"""Seconds within which an alert leaves."""


@pytest.fixture
async def following_merwekust(briefje: Briefje, reader: Chat) -> Briefje:
    """A bot that a reader asked to tell all about Merwekust at once."""
    async with await Database.open(briefje.settings["DATABASE_URL"]) as db:
        await upgrade(db)
        async with db.write() as conn:
            now, zone = datetime.now(UTC), ZoneInfo("Europe/Amsterdam")
            who = await destinations.keep(conn, chat_id=reader.id, kind="private", language="nl", zone=zone, now=now)
            await following.follow(conn, who.id, name="Merwekust", query="Merwekust", manner=Manner.AT_ONCE, now=now)
    return briefje


async def test_an_article_is_told_at_once_and_mended(following_merwekust: Briefje, api: BotApiDouble, reader: Chat):
    """Another process takes it in, yet another writes its brief: the reader gets one message, which becomes better."""
    briefje = following_merwekust
    await briefje.starts(api)
    assert (await briefje.command("ingest", "-", said=json.dumps(SLUICE)))[0] == 0
    await api.until(lambda: len(api.messages(reader)) == 1, within=WITHIN)
    [alert] = api.messages(reader)
    assert alert.text.startswith(f"Nieuws over Merwekust\n\nSluis gestremd\n{LEAD}\nDe Dijkbode · ")
    await _write(briefje, "Rijkswaterstaat heeft de sluis bij Merwekust gesloten.")
    await api.until(lambda: api.messages(reader)[0].edits == 1, within=WITHIN)
    assert api.messages(reader)[0].text == alert.text.replace(
        LEAD, "Rijkswaterstaat heeft de sluis bij Merwekust gesloten."
    )
    assert len(api.messages(reader)) == 1
    assert await briefje.stops() == 0


async def test_what_came_in_while_the_bot_was_down_is_told_once(
    following_merwekust: Briefje, api: BotApiDouble, reader: Chat
):
    """However it ended, and however often it is started."""
    briefje = following_merwekust
    assert (await briefje.command("ingest", "-", said=json.dumps(SLUICE)))[0] == 0
    await briefje.starts(api)
    await api.until(lambda: len(api.messages(reader)) == 1, within=WITHIN)
    async with await Database.open(briefje.settings["DATABASE_URL"]) as db, db.read() as conn:
        assert await arrivals.waiting(conn, limit=1) == []
    for _ in range(2):
        await briefje.stops(signal.SIGTERM)
        await briefje.starts(api)
    api.says(reader, "/laatste")
    await api.until(lambda: len(api.messages(reader)) > 1)
    assert [one.text.split("\n")[0] for one in api.messages(reader)] == ["Nieuws over Merwekust", "Het laatste nieuws"]


async def test_operators_hear_that_the_model_cannot_be_loaded(
    briefje: Briefje, api: BotApiDouble, reader: Chat, tmp_path: Path
):
    """Once, in their chat; readers get leads meanwhile."""
    briefje.settings |= {"SUMMARY_MODEL": str(tmp_path / "nowhere"), "ADMIN_CHAT_IDS": str(reader.id)}
    api.says(reader, "/laatste")
    assert (await briefje.command("ingest", "-", said=json.dumps(SLUICE)))[0] == 0
    await briefje.starts(api)
    await api.until(lambda: len(api.messages(reader)) == 2, within=90)
    texts = sorted(one.text.split("\n")[0] for one in api.messages(reader))
    assert texts == ["De briefjes zijn nu de eerste zinnen van elk artikel.", "Het laatste nieuws"]


async def _write(briefje: Briefje, text: str) -> None:
    """The brief of the newest story comes."""
    async with await Database.open(briefje.settings["DATABASE_URL"]) as db, db.write() as conn:
        [entry] = await entries.latest(conn, limit=1)
        key = (entry.lead.id, entry.lead.version)
        await briefs.put(conn, {key: Brief(text=text, method="model", model="proef+1")}, datetime.now(UTC))
