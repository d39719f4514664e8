"""`/digest`: what is new, now; what it tells is told."""

from datetime import time, timedelta

from bot.composing import compose_due
from bot.sample_news import keep_sample_news
from handlers.asker import Asker
from news.article import Kind
from storage import slots
from storage.following import Manner

from .town import Town

READER = Asker(chat_id=1, user_id=1)


async def now(town: Town, asker: Asker = READER) -> str:
    """What the reader gets."""
    return "\n\n".join(message.html for message in (await town.digest_now(asker)).messages)


async def test_it_tells_what_is_new_and_only_once(town: Town):
    """Asked again, there is nothing new since."""
    await town.reader(1, "Gaza")
    await town.news("Hulp bereikt Rafah", {"Gaza": 0.9})
    first = await now(town)
    assert first.startswith("<b>Nieuw over je onderwerpen</b>\n\n<b><u>Gaza</u></b>\n\n<b>Hulp bereikt Rafah</b>")
    town.now += timedelta(minutes=12)
    assert await now(town) == "Geen nieuws over je onderwerpen sinds 7.30 uur."


async def test_silence_is_for_slots_only(town: Town):
    """Who asks gets an answer, also who wants no empty digests."""
    await town.reader(1, "Gaza", when_empty="silent")
    assert await now(town) == "Geen nieuws over je onderwerpen sinds gisteren 7.30 uur."


async def test_who_follows_nothing_hears_how_to(town: Town):
    """Who was never here, who follows nothing, and who muted it all."""
    assert "/volg Oekraïne" in await now(town)
    await town.reader(1)
    assert "/volg Oekraïne" in await now(town)
    await town.reader(2, "Gaza", manner=Manner.MUTED)
    assert "/volg Oekraïne" in await now(town, Asker(chat_id=2, user_id=2))


async def test_the_slots_go_on_as_they_were(town: Town):
    """A digest that was asked for decides about none, and what it told is not in the next one."""
    town.now -= timedelta(hours=1)
    reader = await town.reader(1, "Gaza", at=[time(7, 30)])
    await town.news("Hulp bereikt Rafah", {"Gaza": 0.9})
    assert "Rafah" in await now(town)
    assert await town.decided(reader) == []
    town.now += timedelta(hours=1)
    async with town.db.read() as conn:
        assert await slots.next_at(conn) == town.now
    await town.news("Grens bij Gaza open", {"Gaza": 0.9}, matched_at=town.ago(minutes=5))
    await compose_due(town.desk)
    [sent] = await town.sent()
    assert "Grens bij Gaza open" in sent.html
    assert "Rafah" not in sent.html


async def test_each_thread_has_its_own(town: Town):
    """What is told in one thread of a forum is new in another."""
    for thread in (3, 4):
        await town.reader(-9, "Gaza", thread_id=thread, kind="supergroup")
    await town.news("Hulp bereikt Rafah", {"Gaza": 0.9})
    for thread in (3, 4):
        assert "Rafah" in await now(town, Asker(chat_id=-9, thread_id=thread, kind="supergroup"))


async def test_sample_news_shows_what_a_digest_is(town: Town):
    """Until there is real news; then a topic has what is matched to it, and no samples."""
    await keep_sample_news(town.db, lambda: town.now)
    await town.reader(1, "Oekraïne")
    assert "voorbeeld" in await now(town)
    assert "Geen nieuws" in await now(town)


async def test_a_live_blog_is_told_every_eight_hours_at_most(town: Town):
    """Three times a day, to who follows what it is about, however often it changes and is asked for."""
    await town.reader(1, "Gaza")
    blog = await town.news("Liveblog Gaza", {"Gaza": 0.9}, kind=Kind.LIVEBLOG)
    told = 0
    for _ in range(24):
        told += "Liveblog Gaza" in await now(town)
        town.now += timedelta(hours=1)
        await town.again(blog, {"Gaza": 0.9})
    assert told == 3


async def test_stubs_stand_in_no_digest(town: Town):
    """They would fill it."""
    await town.reader(1, "Gaza")
    await town.news("Kijk terug: Gaza", {"Gaza": 0.9}, kind=Kind.STUB)
    assert "Geen nieuws" in await now(town)
