"""Alerts: who follows a topic at once is told a story once, when it is news, at a moment that suits."""

from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import insert

from news.article import Kind
from news.folding import words
from news.lead import lead_brief
from news.readers_times.quiet import QuietHours
from news.readers_times.slot import Slot
from storage import arrivals, destinations, kept, shown, stories, story_versions, told
from storage.following import Manner
from storage.reader_tables import destinations as table
from storage.reader_tables import subscriptions

from .newsroom import AMSTERDAM, NOW, Newsroom, towns

POOL = {"guid": "bad", "title": "Merwekust krijgt een zwembad", "body": "De raad van Merwekust stemde in."}
DIKE = {"guid": "dijk", "title": "Dijk bij Weerdam is versterkt", "body": "Het waterschap is klaar bij Weerdam."}
COPY = (
    "De jaarlijkse optocht van versierde boten trok zaterdag volgens de organisatie ruim twaalfduizend mensen naar de"
    " haven. De burgemeester reikte de prijzen uit aan drie verenigingen uit de buurt, meldt de gemeente Merwekust."
)
QUIET = QuietHours(time(12, 0), time(14, 30))
"""Amsterdam has 13:00 when the newsroom opens."""


async def test_who_wants_it_at_once_gets_it_at_once(newsroom: Newsroom):
    """With the topic; the others get nothing now."""
    await newsroom.reader(1, "merwekust")
    await newsroom.reader(2, "merwekust", manner=Manner.DIGEST)
    await newsroom.reader(3, "merwekust", manner=Manner.MUTED)
    await newsroom.reader(4, "weerdam")
    await newsroom.publish(POOL)
    await newsroom.match()
    [one] = await newsroom.queued()
    assert (one["chat_id"], one["purpose"], one["state"], one["not_before"]) == (1, "alert", "queued", newsroom.now)
    assert one["text"].startswith("Nieuws over merwekust\n\nMerwekust krijgt een zwembad\n")
    assert one["payload"].keyboard[0][0].text == "Waarom kreeg ik dit?"


async def test_it_is_kept_why_it_was_told(newsroom: Newsroom):
    """In the same moment, so that no digest tells it again."""
    reader = await newsroom.reader(1, "merwekust")
    await newsroom.publish(POOL)
    await newsroom.match()
    [telling] = await newsroom.told(reader)
    assert (telling.version, telling.topic, telling.told_at) == (1, "merwekust", newsroom.now)
    assert [word.casefold() for word in telling.because] == ["merwekust"]


async def test_a_story_that_touches_four_topics_is_told_once(newsroom: Newsroom):
    """Under the one that it tells most about, and in one message."""
    queries = ("raad", "stemde", "merwekust", "raad OR stemde")
    reader = await newsroom.reader(1, *queries)
    await newsroom.publish(POOL)
    await newsroom.match()
    assert len(await newsroom.matched()) == 4
    assert await newsroom.titles(1) == [("Nieuws over merwekust", POOL["title"])]
    [telling] = await newsroom.told(reader)
    assert telling.topic == "merwekust"


async def test_a_copy_of_what_was_told_is_no_news(newsroom: Newsroom):
    """Another publisher brings the same story; also where both come in together."""
    await newsroom.reader(1, "merwekust")
    first = {"guid": "1", "title": "Optocht in Merwekust trekt twaalfduizend bezoekers", "body": COPY}
    second = {"guid": "2", "title": "Twaalfduizend mensen bij de optocht", "body": COPY, "publisher": "Het Avondspoor"}
    await newsroom.publish(first, second)
    await newsroom.match()
    await newsroom.publish(second | {"guid": "3", "publisher": "De Dijkbode"})
    await newsroom.match()
    assert len(await newsroom.queued(1)) == 1


async def test_a_story_that_goes_on_is_an_update(newsroom: Newsroom):
    """Also for who was told it hours ago, and for nobody else then."""
    reader = await newsroom.reader(1, "merwekust")
    await newsroom.publish(POOL)
    await newsroom.match()
    newsroom.passes(hours=5)
    late = await newsroom.reader(2, "merwekust")
    await newsroom.publish(POOL | {"body": "De raad van Merwekust trekt het besluit weer in.", "published_at": None})
    await newsroom.match()
    title = "Merwekust krijgt een zwembad"
    assert await newsroom.titles(1) == [("Nieuws over merwekust", title), ("Update over merwekust", title)]
    assert [one.version for one in await newsroom.told(reader)] == [2]
    assert await newsroom.told(late) == []


async def test_a_live_blog_is_told_three_times_a_day(newsroom: Newsroom):
    """However often it changes."""
    await newsroom.reader(1, "merwekust")
    blog = {"guid": "blog", "title": "Liveblog Merwekust", "kind": Kind.LIVEBLOG, "published_at": newsroom.now}
    for hour in range(24):
        await newsroom.publish(blog | {"body": f"In {chr(97 + hour)}dorp bij Merwekust is weer een brug geopend."})
        await newsroom.match()
        newsroom.passes(hours=1)
    assert len(await newsroom.queued(1)) == 3


FIRE = {
    "title": "Brand in flat Merwekust",
    "body": "In een flat in Merwekust heeft vannacht brand gewoed. De brandweer had het vuur snel onder controle.",
}


HELPERS = words("Gorcum Heusden Tiel Urk Zeist Bunnik Edam Goes Hoorn Joure Kampen Lisse Medemblik Nijkerk Oss Putten")


def fire(helpers: int) -> dict[str, str]:
    """The fire as its publisher tells it when so many towns have come to help, the last one on top."""
    came = [f"De brandweer van {town.title()} is aangekomen in Merwekust." for town in HELPERS[:helpers]]
    return FIRE | {"guid": "brand", "body": " ".join([*came[::-1], FIRE["body"]])}


async def test_a_story_that_went_into_another_is_not_told_again(newsroom: Newsroom):
    """What was told of either counts; news after that is an update."""
    reader = await newsroom.reader(1, "merwekust", "brug", "molen", "brug OR molen")
    bridge, mill = await newsroom.publish(*towns(2))
    await newsroom.match()
    assert len(await newsroom.queued(1)) == 2
    async with newsroom.db.write() as conn:
        [now, then] = await kept.get(conn, [bridge.id, mill.id])
        [story] = await stories.place(
            conn, [stories.Placement(article_ids=(mill.id,), lead_id=bridge.id, story_id=now.story_id)]
        )
        assert then.story_id not in (None, story)
        await arrivals.add(conn, [bridge.id, mill.id], newsroom.now)
    newsroom.passes(hours=1)
    await newsroom.match()
    assert len(await newsroom.queued(1)) == 2
    async with newsroom.db.write() as conn:
        await story_versions.add(conn, story, mill.id, ("De molen van Merwekust is weg.",), newsroom.now)
        await arrivals.add(conn, [bridge.id, mill.id], newsroom.now)
    await newsroom.match()
    *_, update = await newsroom.queued(1)
    assert len(await newsroom.queued(1)) == 3
    assert update["text"].startswith("Update over ")
    assert "De molen van Merwekust is weg." in update["text"]
    assert [one.version for one in await newsroom.told(reader) if one.story_id == story] == [2]


async def test_an_update_tells_what_is_new_since(newsroom: Newsroom):
    """Each reader what came after the version that this reader was told."""
    await newsroom.reader(1, "merwekust")
    await newsroom.publish(fire(1))
    await newsroom.match()
    newsroom.passes(minutes=40)
    await newsroom.publish(fire(2))
    late = await newsroom.reader(2, "merwekust")
    await newsroom.match()
    newsroom.passes(hours=3)
    await newsroom.publish(fire(3))
    await newsroom.match()
    says = [[line for line in one["text"].split("\n") if "aangekomen" in line] for one in await newsroom.queued(1)]
    assert [["Gorcum" in line, "Heusden" in line, "Tiel" in line] for [line] in says] == [
        [True, False, False],
        [False, True, False],
        [False, False, True],
    ]
    assert [one["text"].split()[0] for one in await newsroom.queued(1)] == ["Nieuws", "Update", "Update"]
    assert [one.version for one in await newsroom.told(late)] == [3]


async def test_what_was_missed_comes_with_the_next_update(newsroom: Newsroom):
    """Two versions in one message, as they came."""
    await newsroom.reader(1, "merwekust")
    for minutes, helpers in ((0, 1), (31, 2), (60, 3), (180, 4)):
        newsroom.now = NOW + timedelta(minutes=minutes)
        await newsroom.publish(fire(helpers))
        await newsroom.match()
    *_, last = await newsroom.queued(1)
    assert len(await newsroom.queued(1)) == 3
    assert last["text"].index("van Tiel") < last["text"].index("van Urk")


async def test_an_update_that_comes_soon_waits_until_half_an_hour_has_passed(newsroom: Newsroom):
    """It is told once, and later."""
    await newsroom.reader(1, "merwekust")
    await newsroom.publish(fire(1))
    await newsroom.match()
    newsroom.passes(minutes=10)
    await newsroom.publish(fire(2))
    await newsroom.match()
    first, update = await newsroom.queued(1)
    assert update["not_before"] - first["not_before"] == timedelta(minutes=30)


async def test_a_story_that_goes_on_all_day_is_updated_three_times(newsroom: Newsroom):
    """Besides its first telling; the next day it is told again."""
    await newsroom.reader(1, "merwekust")
    for helpers in range(1, len(HELPERS) + 1):
        await newsroom.publish(fire(helpers))
        await newsroom.match()
        newsroom.passes(hours=1)
    assert [one["text"].split()[0] for one in await newsroom.queued(1)] == ["Nieuws", *["Update"] * 3]


async def test_a_copy_that_joins_tells_nobody_anything(newsroom: Newsroom):
    """Nor does a mended comma, a longer tail, a column about it."""
    await newsroom.reader(1, "merwekust")
    first = FIRE | {"guid": "1", "publisher": "De Dijkbode", "title": "Brand verwoest flat in Merwekust", "body": COPY}
    await newsroom.publish(first)
    await newsroom.match()
    newsroom.passes(hours=1)
    await newsroom.publish(first | {"guid": "2", "publisher": "Het Avondspoor"})
    await newsroom.publish(first | {"body": COPY.replace("zaterdag", "zaterdag,")})
    await newsroom.publish(first | {"body": f"{COPY} Dat is veel."})
    await newsroom.match()
    assert len(await newsroom.queued(1)) == 1


async def test_an_alert_has_a_button_for_the_sources(newsroom: Newsroom):
    """Once several tell the story."""
    await newsroom.reader(1, "merwekust")
    first = FIRE | {
        "guid": "1",
        "publisher": "De Dijkbode",
        "title": "Optocht in Merwekust trekt veel mensen",
        "body": COPY,
    }
    await newsroom.publish(first, first | {"guid": "2", "publisher": "Het Avondspoor"})
    await newsroom.match()
    [one] = await newsroom.queued(1)
    assert [[key.text for key in row] for row in one["payload"].keyboard] == [["Bronnen"], ["Waarom kreeg ik dit?"]]
    assert "De Dijkbode en 1 andere bron" in one["text"]


async def test_old_news_is_for_the_digest(newsroom: Newsroom):
    """Published long ago, or taken in while nobody looked."""
    reader = await newsroom.reader(1, "merwekust", "weerdam")
    await newsroom.publish(POOL | {"published_at": newsroom.now - timedelta(hours=3)})
    await newsroom.publish(DIKE)
    newsroom.passes(hours=2, seconds=1)
    assert await newsroom.match() == 2
    assert await newsroom.queued() == []
    assert await newsroom.told(reader) == []


@pytest.mark.parametrize("count,told", [pytest.param(20, 20, id="a busy hour"), pytest.param(21, 0, id="an archive")])
async def test_a_source_that_is_new_brings_no_flood(newsroom: Newsroom, count: int, told: int):
    """Other sources are told as ever; so is the source's next article."""
    await newsroom.reader(1, "merwekust", "weerdam")
    await newsroom.publish(*towns(count), source="https://nieuw.example/feed")
    await newsroom.publish(DIKE)
    await newsroom.match(limit=10)
    assert len(await newsroom.queued(1)) == told + 1
    newsroom.passes(minutes=5)
    await newsroom.publish(POOL, source="https://nieuw.example/feed")
    await newsroom.match()
    assert len(await newsroom.queued(1)) == told + 2


async def test_a_source_that_writes_everything_anew_brings_no_flood(newsroom: Newsroom):
    """A publisher who changes all articles at once has changed something else than the news."""
    await newsroom.reader(1, "merwekust")
    for town in towns(21):
        await newsroom.publish(town)
        newsroom.passes(seconds=1)
    await newsroom.match()
    assert len(await newsroom.queued(1)) == 21
    await newsroom.publish(*({**town, "body": f"{town['body']} Lees ook dit."} for town in towns(21)))
    await newsroom.match()
    assert len(await newsroom.queued(1)) == 21


async def test_quiet_hours_hold_it_back_until_they_end(newsroom: Newsroom):
    """It then says how old it is then; and it is told, so that it is not told twice."""
    reader = await newsroom.reader(1, "merwekust", quiet=QUIET)
    await newsroom.publish(POOL)
    await newsroom.match()
    [one] = await newsroom.queued(1)
    assert one["not_before"] == datetime(2026, 3, 1, 13, 30, tzinfo=UTC)
    assert one["text"].endswith("1 uur geleden")
    assert len(await newsroom.told(reader)) == 1
    assert await newsroom.deliver() == []
    newsroom.passes(hours=1, minutes=30)
    assert len(await newsroom.deliver()) == 1


async def test_quiet_hours_leave_it_to_the_next_digest(newsroom: Newsroom):
    """Where there is one: nothing is told, so that the digest tells it."""
    reader = await newsroom.reader(1, "merwekust", quiet=QUIET)
    await newsroom.at(reader, Slot(time=time(18, 0)))
    await newsroom.publish(POOL)
    await newsroom.match()
    assert await newsroom.queued() == []
    assert await newsroom.told(reader) == []
    assert len(await newsroom.matched()) == 1


async def test_who_pauses_or_sleeps_is_told_nothing(newsroom: Newsroom):
    """And has not been told it, when the pause is over."""
    paused = await newsroom.reader(1, "merwekust", paused_until=newsroom.now + timedelta(days=1))
    asleep = await newsroom.reader(2, "merwekust")
    async with newsroom.db.write() as conn:
        await destinations.sleep(conn, 2, "blocked", newsroom.now)
    await newsroom.publish(POOL)
    await newsroom.match()
    assert await newsroom.queued() == []
    assert await newsroom.told(paused) == await newsroom.told(asleep) == []


async def test_each_gets_it_where_it_is_and_in_its_language(newsroom: Newsroom):
    """A thread of a forum, a channel without buttons, an English reader."""
    await newsroom.reader(-7, "merwekust", thread_id=4)
    await newsroom.reader(-8, "merwekust", kind="channel")
    await newsroom.reader(9, "merwekust", language="en")
    await newsroom.publish(POOL)
    await newsroom.match()
    forum, channel, english = [(await newsroom.queued(chat))[0] for chat in (-7, -8, 9)]
    assert (forum["thread_id"], channel["thread_id"]) == (4, 0)
    assert (len(forum["payload"].keyboard), channel["payload"].keyboard) == (1, ())
    assert english["text"].startswith("News about merwekust\n")
    assert english["payload"].keyboard[0][0].text == "Why did I get this?"


async def test_several_stories_come_oldest_first(newsroom: Newsroom):
    """As they would have come one by one."""
    await newsroom.reader(1, "merwekust", "weerdam")
    await newsroom.publish(
        POOL | {"published_at": newsroom.now - timedelta(minutes=1)},
        DIKE | {"published_at": newsroom.now - timedelta(minutes=9)},
    )
    await newsroom.match()
    assert [title for _, title in await newsroom.titles(1)] == [DIKE["title"], POOL["title"]]


async def test_it_shows_the_lead_until_the_brief_comes(newsroom: Newsroom):
    """And waits for the brief of that version of that article."""
    await newsroom.reader(1, "merwekust")
    [pool] = await newsroom.publish(POOL)
    await newsroom.match()
    [one] = await newsroom.queued(1)
    assert lead_brief(pool.article).text in one["text"]
    async with newsroom.db.read() as conn:
        [message] = await shown.showing(conn, [(pool.id, 1)], newsroom.now)
    assert (message.delivery_id, message.waits, message.message_id) == (one["id"], True, None)


async def test_samples_are_told_to_nobody(newsroom: Newsroom):
    """They are no news."""
    await newsroom.reader(1, "merwekust")
    await newsroom.publish(POOL, sample=True)
    assert await newsroom.match() == 0
    assert await newsroom.queued() == []


async def test_hundreds_of_readers_are_told_in_one_go(newsroom: Newsroom):
    """Each once, and each kept as told."""
    topic = await newsroom.follow(await newsroom.reader(1), "merwekust")
    async with newsroom.db.write() as conn:
        many = {"kind": "private", "language": "nl", "zone": AMSTERDAM.key, "created_at": newsroom.now}
        made = insert(table).values([many | {"chat_id": number} for number in range(2, 452)]).returning(table.c.id)
        rows = [{"destination_id": number, "topic_id": topic} for number in (await conn.execute(made)).scalars()]
        follow = insert(subscriptions).values(manner=Manner.AT_ONCE.value, created_at=newsroom.now)
        await conn.execute(follow, rows)
    await newsroom.publish(POOL)
    await newsroom.match()
    assert sorted(one["chat_id"] for one in await newsroom.queued()) == list(range(1, 452))
    async with newsroom.db.read() as conn:
        assert len(await told.told_of(conn, [row["destination_id"] for row in rows], range(1, 200))) == 450
