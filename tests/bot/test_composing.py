"""Composing: what becomes of a slot that is due, and what its digest tells."""

from datetime import date, datetime, time, timedelta

import pytest

from bot.composing import compose_due
from handlers.asker import Asker
from storage import destinations, digests, slots, story_versions, told
from storage.destinations import Destination
from storage.digests import Decision, Result
from storage.entries import entries_of
from storage.following import Manner
from storage.stories import Placement, place
from tests.handlers.digest.conftest import *  # noqa: F403 - a town on either database
from tests.handlers.digest.town import EVENING, HALF_PAST_SEVEN, NOW, SIX, Town


async def test_a_slot_that_is_due_gets_its_digest(town: Town):
    """At its time, not before, with what is told kept as told and the next slot tomorrow."""
    await town.at_night(1)
    town.now = NOW - timedelta(seconds=1)
    assert await compose_due(town.desk) == 0
    town.now = NOW
    assert await compose_due(town.desk) == 1
    [sent] = await town.sent()
    assert sent.html.startswith("<b>Je briefing van 7.30 uur</b>\n\n<b><u>Oekraïne</u></b>\n\n<b>Brug bij Cherson")
    async with town.db.read() as conn:
        assert await slots.next_at(conn) == NOW + timedelta(days=1)
    assert await compose_due(town.desk) == 0
    assert len(await town.sent()) == 1


async def test_what_was_told_is_not_told_again(town: Town):
    """The next morning tells only what is new; a story that went on comes as an update."""
    await town.at_night(1)
    first = await town.news("Sneeuw in Lviv", {"Oekraïne": 0.4})
    await compose_due(town.desk)
    town.now += timedelta(days=1)
    await town.news("Markt in Odessa open", {"Oekraïne": 0.8})
    await town.again(first, {"Oekraïne": 0.4})
    await compose_due(town.desk)
    html = (await town.sent())[-1].html
    assert "Odessa" in html
    assert "Update: <b>Sneeuw in Lviv</b>" in html
    assert "Cherson" not in html


async def test_a_destination_in_a_thread_gets_it_there(town: Town):
    """A topic of a forum has its own slots and topics."""
    town.now = EVENING
    await town.reader(-5, "Oekraïne", at=[HALF_PAST_SEVEN], kind="supergroup", thread_id=44)
    town.now = NOW
    await town.news("Brug bij Cherson hersteld", {"Oekraïne": 0.9})
    await compose_due(town.desk)
    [sent] = await town.sent()
    assert (sent.chat_id, sent.thread_id) == (-5, 44)


@pytest.mark.parametrize(
    "late, said, decided",
    [
        pytest.param(timedelta(minutes=4), None, "sent", id="on time"),
        pytest.param(timedelta(hours=1), "Later dan afgesproken", "sent", id="late"),
        pytest.param(timedelta(hours=2, seconds=1), None, "skipped", id="skipped"),
    ],
)
async def test_a_slot_that_was_missed(town: Town, late: timedelta, said: str | None, decided: str):
    """Is made up for within two hours, with a word about it, and left out after that."""
    await town.at_night(1)
    town.now = NOW + late
    await compose_due(town.desk)
    sent = await town.sent()
    assert len(sent) == (decided == "sent")
    assert ("Later dan afgesproken" in "".join(one.html for one in sent)) == (said is not None)
    async with town.db.read() as conn:
        [reader] = (await destinations.get(conn, [1, *range(2, 99)])).values()
    assert await town.decided(reader) == [("2026-03-03", 450, decided)]


async def test_what_was_skipped_is_said_in_the_next_digest_once(town: Town):
    """The bot was away all morning: the evening's digest says so, the next morning's does not."""
    await town.at_night(1, at=(HALF_PAST_SEVEN, SIX))
    town.now = NOW + timedelta(hours=4)
    await compose_due(town.desk)
    assert await town.sent() == []
    town.now = NOW.replace(hour=17, minute=0)
    await compose_due(town.desk)
    assert "De briefing van 7.30 uur is uitgevallen; ik was even weg." in (await town.sent())[0].html
    town.now = NOW + timedelta(days=1)
    await town.news("Markt in Odessa open", {"Oekraïne": 0.8})
    await compose_due(town.desk)
    assert "uitgevallen" not in (await town.sent())[1].html


async def test_days_of_absence_are_decided_day_by_day(town: Town):
    """From Tuesday to Friday morning: three are skipped, Friday's comes, and says how many did not."""
    await town.at_night(1)
    town.now = NOW + timedelta(days=3, minutes=30)
    await compose_due(town.desk)
    [sent] = await town.sent()
    assert "3 briefings zijn uitgevallen, de laatste van gisteren 7.30 uur" in sent.html
    assert "Later dan afgesproken" in sent.html
    async with town.db.read() as conn:
        reader = await destinations.find(conn, 1)
    assert reader is not None
    assert await town.decided(reader) == [
        ("2026-03-03", 450, "excused"),
        ("2026-03-04", 450, "excused"),
        ("2026-03-05", 450, "excused"),
        ("2026-03-06", 450, "sent"),
    ]


async def test_two_slots_within_the_absence_are_one_digest(town: Town):
    """At half past seven and at eight, back at nine: one digest, also where the batches would part the two."""
    await town.at_night(1, 2, 3, at=(HALF_PAST_SEVEN, time(8)))
    town.now = NOW + timedelta(hours=1, minutes=30)
    assert await compose_due(town.desk, batch=2) == 6
    assert [one.chat_id for one in await town.sent()] == [1, 2, 3]
    assert all("Je briefing van 8.00 uur" in one.html for one in await town.sent())


async def test_who_is_asleep_or_paused_gets_nothing(town: Town):
    """The slots go on, so that they are on time when the reader is back."""
    town.now = EVENING
    paused = await town.reader(1, "Oekraïne", at=[HALF_PAST_SEVEN], paused_until=NOW + timedelta(days=1))
    asleep = await town.reader(2, "Oekraïne", at=[HALF_PAST_SEVEN], asleep_since=EVENING, asleep_reason="blocked")
    town.now = NOW
    await town.news("Brug bij Cherson hersteld", {"Oekraïne": 0.9})
    assert await compose_due(town.desk) == 2
    assert await town.sent() == []
    assert await town.decided(paused) == await town.decided(asleep) == [("2026-03-03", 450, "paused")]
    town.now = NOW + timedelta(days=1)
    await compose_due(town.desk)
    [sent] = await town.sent()
    assert sent.chat_id == 1
    assert "uitgevallen" not in sent.html


async def test_a_pause_that_ended_while_the_bot_was_away_still_held(town: Town):
    """What would have come within the pause is not made up for, nor excused."""
    town.now = EVENING
    reader = await town.reader(1, "Oekraïne", at=[HALF_PAST_SEVEN], paused_until=NOW + timedelta(minutes=10))
    town.now = NOW + timedelta(minutes=20)
    await compose_due(town.desk)
    assert await town.decided(reader) == [("2026-03-03", 450, "paused")]
    assert await town.sent() == []


async def test_nothing_new_is_said_or_not_as_the_reader_chose(town: Town):
    """An honest line with since when, or silence; both are decided as empty."""
    town.now = EVENING
    told = await town.reader(1, "Oekraïne", at=[HALF_PAST_SEVEN])
    silent = await town.reader(2, "Oekraïne", at=[HALF_PAST_SEVEN], when_empty="silent")
    nobody = await town.reader(3, at=[HALF_PAST_SEVEN])
    town.now = NOW
    await compose_due(town.desk)
    [sent] = await town.sent()
    assert (sent.chat_id, sent.html) == (1, "Geen nieuws over je onderwerpen sinds gisteren 7.30 uur.")
    for reader in (told, silent, nobody):
        assert await town.decided(reader) == [("2026-03-03", 450, "empty")]


async def test_muted_topics_give_nothing_and_at_once_topics_what_was_not_told(town: Town):
    """What quiet hours held back comes in the digest; a story that is about a muted topic too still comes."""
    town.now = EVENING
    reader = await town.reader(1, "Oekraïne", at=[HALF_PAST_SEVEN], manner=Manner.AT_ONCE)
    await town.follow(reader, "Voetbal", Manner.MUTED)
    town.now = NOW
    await town.news("Brug bij Cherson hersteld", {"Oekraïne": 0.9})
    await town.news("Benefietduel in Lviv", {"Oekraïne": 0.5, "Voetbal": 0.9})
    await town.news("Beker voor Heerenveen", {"Voetbal": 0.9})
    await compose_due(town.desk)
    [sent] = await town.sent()
    assert "Cherson" in sent.html
    assert "Lviv" in sent.html
    assert "Heerenveen" not in sent.html
    assert "Voetbal" not in sent.html


async def test_what_came_before_the_window_is_left_out(town: Town):
    """A first digest looks back a day, the next one to the one before, and none further than a week."""
    town.now = EVENING
    await town.reader(1, "Oekraïne", at=[HALF_PAST_SEVEN])
    town.now = NOW
    await town.news("Van eergisteren", {"Oekraïne": 0.9}, matched_at=NOW - timedelta(hours=25))
    await town.news("Van gisteravond", {"Oekraïne": 0.9}, matched_at=NOW - timedelta(hours=12))
    await compose_due(town.desk)
    [sent] = await town.sent()
    assert "Van gisteravond" in sent.html
    assert "Van eergisteren" not in sent.html
    town.now = NOW + timedelta(days=9)
    await town.news("Van acht dagen", {"Oekraïne": 0.9}, matched_at=town.ago(days=8))
    await town.news("Van zes dagen", {"Oekraïne": 0.9}, matched_at=town.ago(days=6))
    await compose_due(town.desk)
    html = (await town.sent())[-1].html
    assert "Van zes dagen" in html
    assert "Van acht dagen" not in html


async def test_readers_of_one_topic_each_have_their_own_window(town: Town):
    """Who was away gets the week, also when who had a digest yesterday is composed first; the best match explains."""
    town.now = EVENING
    await town.reader(2, "Oekraïne", at=[HALF_PAST_SEVEN])
    away = await town.reader(1, "Oekraïne", at=[HALF_PAST_SEVEN], paused_until=NOW + timedelta(days=5))
    await _had_a_digest(town, away, NOW - timedelta(days=1))
    town.now = NOW + timedelta(days=4)
    await compose_due(town.desk)
    town.now = NOW + timedelta(days=5)
    await town.news("Van drie dagen", {"Oekraïne": 0.9}, matched_at=town.ago(days=3))
    await town.news("Van een uur", {"Oekraïne": 0.9})
    both = await town.news("Van toen en nu", {"Oekraïne": 0.6}, matched_at=town.ago(days=3), because=("toen",))
    await town.joins(both, "De Dijk", {"Oekraïne": 0.3}, because=("nu",))
    for batch in (1, 5):
        await compose_due(town.desk, batch=batch)
    day, week = [one.html for one in (await town.sent())[-2:]]
    assert [title in week for title in ("Van drie dagen", "Van een uur", "Van toen en nu")] == [True, True, True]
    assert [title in day for title in ("Van drie dagen", "Van een uur", "Van toen en nu")] == [False, True, True]
    async with town.db.read() as conn:
        [reason] = await told.why(conn, away.id, [both])
    assert reason.because == ("toen",)


async def test_what_was_skipped_long_ago_is_not_said(town: Town):
    """Nobody misses the briefing of nine days ago."""
    await town.at_night(1)
    async with town.db.write() as conn:
        reader = await destinations.find(conn, 1)
        assert reader is not None
        long_ago = NOW - timedelta(days=9)
        skipped = Decision(
            destination_id=reader.id,
            local_date=long_ago.date(),
            at=HALF_PAST_SEVEN,
            due_at=long_ago,
            result=Result.SKIPPED,
        )
        await digests.decide(conn, [skipped], long_ago)
    await compose_due(town.desk)
    assert "uitgevallen" not in (await town.sent())[0].html


async def _had_a_digest(town: Town, reader: Destination, at: datetime) -> None:
    had = Decision(destination_id=reader.id, local_date=at.date(), at=HALF_PAST_SEVEN, due_at=at, result=Result.SENT)
    async with town.db.write() as conn:
        await digests.decide(conn, [had], at)


async def test_a_match_that_was_kept_after_its_moment_is_not_lost(town: Town):
    """It bore a moment before the last digest, but was not there yet when that was composed."""
    await town.at_night(1)
    await compose_due(town.desk)
    town.now = NOW + timedelta(days=1)
    await town.news("Laat opgeslagen", {"Oekraïne": 0.9}, matched_at=NOW - timedelta(seconds=2))
    await compose_due(town.desk)
    assert "Laat opgeslagen" in (await town.sent())[-1].html


async def test_a_digest_that_was_decided_on_before_is_not_sent(town: Town):
    """By whatever process: the slot only goes on."""
    await town.at_night(1)
    async with town.db.write() as conn:
        reader = await destinations.find(conn, 1)
        assert reader is not None
        taken = Decision(
            destination_id=reader.id, local_date=date(2026, 3, 3), at=HALF_PAST_SEVEN, due_at=NOW, result=Result.SENT
        )
        await digests.decide(conn, [taken], NOW)
    assert await compose_due(town.desk) == 1
    assert await town.sent() == []
    assert await compose_due(town.desk) == 0


async def test_an_update_tells_each_reader_what_is_new_since(town: Town):
    """Who had the first version gets all of it, who had a later one the rest, who had none the story."""
    await town.at_night(1)
    story = await town.news("Sneeuw in Lviv", {"Oekraïne": 0.9})
    await compose_due(town.desk)
    await _goes_on(town, story, "In Lviv viel zestig centimeter.")
    town.now += timedelta(hours=1)
    await town.reader(2, "Oekraïne")
    await town.digest_now(Asker(chat_id=2, user_id=2))
    await _goes_on(town, story, "Het leger ruimt de wegen bij Lviv.")
    town.now = NOW + timedelta(days=1)
    await town.reader(3, "Oekraïne")
    await compose_due(town.desk)
    first = (await town.sent(1))[-1].html
    assert "Update: <b>Sneeuw in Lviv</b>\nIn Lviv viel zestig centimeter. Het leger ruimt de wegen bij Lviv." in first
    second = (await town.digest_now(Asker(chat_id=2, user_id=2))).messages[0].html
    assert "Update: <b>Sneeuw in Lviv</b>\nHet leger ruimt de wegen bij Lviv.\n" in second
    third = (await town.digest_now(Asker(chat_id=3, user_id=3))).messages[0].html
    assert "Update" not in third
    assert "Sneeuw in Lviv</b>\nSneeuw in Lviv, zo blijkt" in third


async def _goes_on(town: Town, story: int, said: str) -> None:
    """The story has this news."""
    async with town.db.write() as conn:
        await story_versions.add(conn, story, 1, (said,), town.now)
    await town.joins(story, f"Krant {len(said)}", {"Oekraïne": 0.5}, ())


async def test_a_story_that_touches_four_topics_is_told_once(town: Town):
    """Under one of them, by digest or when asked, also where it went into another story meanwhile."""
    topics = ("Oekraïne", "Gaza", "Klimaat", "Voetbal")
    town.now = EVENING
    await town.reader(1, *topics, at=[HALF_PAST_SEVEN])
    town.now = NOW
    one = await town.news("Top over alles", dict.fromkeys(topics, 0.9))
    two = await town.news("Andere top", dict.fromkeys(topics, 0.8))
    await compose_due(town.desk)
    [sent] = await town.sent()
    assert [sent.html.count(title) for title in ("<b>Top over alles", "<b>Andere top")] == [1, 1]
    async with town.db.write() as conn:
        [kept] = await entries_of(conn, [two])
        [into] = await entries_of(conn, [one])
        whole = Placement(article_ids=kept.article_ids, lead_id=into.lead.id, story_id=one)
        await place(conn, [whole])
        apart = Placement(article_ids=into.article_ids, lead_id=into.lead.id)
        await place(conn, [apart])
    town.now += timedelta(minutes=5)
    assert "Geen nieuws" in (await town.digest_now(Asker(chat_id=1, user_id=1))).messages[0].html
