"""Wherever Telegram is: groups, channels, forums, blocked and moved chats, with a real process."""

import json
from datetime import UTC, datetime

from tests.botapi import BotApiDouble, Chat

from .conftest import Briefje, on_both
from .conversation import answer, notice, page

pytestmark = on_both

LAND = {"id": "1", "title": "Merwekust wint land op zee", "text": "Merwekust wint land. Dat meldt het waterschap."}
POOL = {
    "id": "2",
    "title": "Merwekust krijgt een zwembad",
    "text": "Er komt een zwembad. De raad van Merwekust stemde.",
}


async def reads(briefje: Briefje, *articles: dict[str, str]) -> None:
    """The bot has this news, published just now."""
    at = datetime.now(UTC).isoformat()
    lines = "\n".join(json.dumps({"publisher": "De Dijkbode", "published": at} | one) for one in articles)
    status, _, errors = await briefje.command("ingest", "-", said=lines)
    assert status == 0, errors


async def test_in_a_group_only_administrators_change(briefje: Briefje, api: BotApiDouble, reader: Chat):
    """A member sees everything and changes nothing, by typing or by tapping; the bot reads no more than it must."""
    member = api.private_chat("Sem")
    group = api.group("Redactie", admins=[reader], members=[member])
    await briefje.starts(api)
    assert "Alleen beheerders" in (await answer(api, group, "/volg@briefje_bot Gaza", by=member)).text
    assert "Je volgt nu Gaza" in (await answer(api, group, "/volg@briefje_bot Gaza", by=reader)).text
    topics = await answer(api, group, "/onderwerpen@briefje_bot", by=member)
    assert "Gaza" in topics.button(0).text
    assert "Alleen beheerders" in await notice(api, group, topics, "✕", by=member)
    assert "Gaza" in topics.button(0).text
    turned = await page(api, group, topics, topics.button(0).text, by=reader)
    assert turned.button(0).text != topics.button(0).text
    for command in ("/export", "/vergeet"):
        assert "Alleen beheerders" in (await answer(api, group, f"{command}@briefje_bot", by=member)).text


async def test_a_channel_is_set_up_from_a_private_chat(briefje: Briefje, api: BotApiDouble, reader: Chat):
    """Who makes the bot an administrator is invited, chooses the topics, sees a digest and has it posted."""
    await reads(briefje, LAND)
    channel = api.channel("Dijknieuws", admins=[reader])
    await briefje.starts(api)
    api.adds_bot(channel, by=reader, administrator=True)
    await api.until(lambda: api.messages(reader))
    invited = api.messages(reader)[-1]
    assert "Dijknieuws" in invited.text
    set_up = await page(api, reader, invited, "Dijknieuws instellen")
    assert set_up.text.startswith("Je stelt nu in: Dijknieuws")
    followed = await answer(api, reader, "/volg Merwekust")
    assert followed.text.startswith("Voor het kanaal Dijknieuws")
    assert followed.button("Terug naar mezelf")
    preview = await answer(api, reader, "/briefing")
    assert "Merwekust wint land op zee" in preview.text
    assert api.messages(channel) == []
    api.presses(reader, preview, "Plaats dit in het kanaal")
    await api.until(lambda: api.messages(channel))
    [posted] = api.messages(channel)
    assert "Merwekust wint land op zee" in posted.text
    assert posted.keyboard is None
    api.presses(reader, followed, "Terug naar mezelf")
    await api.until(lambda: "geldt weer voor jezelf" in api.messages(reader)[-1].text)
    own = await answer(api, reader, "/onderwerpen")
    assert "Merwekust" not in own.text
    assert "kanaal" not in own.text
    assert "Dijknieuws" in (await answer(api, reader, "/kanalen")).button(0).text


async def test_who_is_no_administrator_any_more_changes_nothing(briefje: Briefje, api: BotApiDouble, reader: Chat):
    """Asked of Telegram, not remembered: not of a channel in setting up, not with a button that is forged."""
    other = api.private_chat("Sem")
    channel = api.channel("Dijknieuws", admins=[other, reader])
    await briefje.starts(api)
    api.adds_bot(channel, by=reader, administrator=True)
    await api.until(lambda: api.messages(reader))
    invited = api.messages(reader)[-1]
    api.leaves(channel, reader)
    assert "geen beheerder" in await notice(api, reader, invited, "Dijknieuws instellen", by=reader)
    assert (await answer(api, reader, "/kanalen")).keyboard is None


async def test_a_reader_who_blocks_the_bot_sleeps_until_it_is_let_in_again(
    briefje: Briefje, api: BotApiDouble, reader: Chat
):
    """Nothing is tried meanwhile, and everything is as it was afterwards."""
    await briefje.starts(api)
    await answer(api, reader, "/volg Merwekust")
    api.blocks(reader)
    await api.until(lambda: api.unconfirmed == 0 and api.is_polled)
    await briefje.stops()
    sent = len(api.calls_of("sendMessage"))
    await reads(briefje, LAND)
    await briefje.starts(api)
    api.unblocks(reader)
    topics = await answer(api, reader, "/onderwerpen")
    assert len(api.calls_of("sendMessage")) == sent + 1
    assert "Merwekust" in topics.button(0).text


async def test_a_group_that_moves_keeps_what_it_follows(briefje: Briefje, api: BotApiDouble, reader: Chat):
    """Both service messages tell of it, in whatever order, twice: the supergroup has the topics, and no greeting."""
    group = api.group("Buurt", admins=[reader], supergroup=False)
    await briefje.starts(api)
    await answer(api, group, "/volg@briefje_bot Merwekust", by=reader)
    moved = api.migrates(group, by=reader)
    api.adds_bot(moved, by=reader)
    api.update("message", {**_service(moved, reader), "migrate_from_chat_id": group.id})
    topics = await answer(api, moved, "/onderwerpen@briefje_bot", by=reader)
    assert "Merwekust" in topics.button(0).text
    assert len(api.messages(moved)) == 1


def _service(chat: Chat, by: Chat) -> dict[str, object]:
    assert by.user is not None
    return {"message_id": 990, "date": 0, "chat": chat.as_json(), "from": by.user.as_json()}


async def test_a_group_is_greeted_once(briefje: Briefje, api: BotApiDouble, reader: Chat):
    """When the bot comes in, not when it is made an administrator; in other words when it comes back."""
    group = api.group("Buurt", admins=[reader])
    api.world.members[group.id, api.bot.id] = "left"
    await briefje.starts(api)
    api.adds_bot(group, by=reader)
    api.adds_bot(group, by=reader, administrator=True)
    await api.until(lambda: api.messages(group))
    await answer(api, group, "/volg@briefje_bot Gaza", by=reader)
    api.removes_bot(group, by=reader)
    api.adds_bot(group, by=reader)
    await api.until(lambda: len(api.messages(group)) == 3)
    assert [one.text.split()[0] for one in api.messages(group)] == ["Dag", "Je", "Daar"]


async def test_each_thread_of_a_forum_follows_its_own(briefje: Briefje, api: BotApiDouble, reader: Chat):
    """Its answers stay in it, and its topics are not those of the other thread."""
    forum = api.group("Redactie", admins=[reader], forum=True)
    sport, politics = api.thread(forum, "Sport"), api.thread(forum, "Politiek")
    await briefje.starts(api)
    for thread, topic in ((sport, "Wielrennen"), (politics, "Stikstof")):
        said = await answer(api, forum, f"/volg@briefje_bot {topic}", by=reader, thread=thread)
        assert (said.thread_id, topic in said.text) == (thread, True)
    listed = await answer(api, forum, "/onderwerpen@briefje_bot", by=reader, thread=sport)
    assert listed.thread_id == sport
    assert "Wielrennen" in listed.button(0).text
    assert "één onderwerp" in listed.text
    api.removes_thread(forum, sport)
    api.says(forum, "/hulp@briefje_bot", by=reader, thread=sport)
    await api.until(lambda: "message thread not found" in str(api.calls_of("sendMessage")[-1].outcome))
    assert (
        "Stikstof" in (await answer(api, forum, "/onderwerpen@briefje_bot", by=reader, thread=politics)).button(0).text
    )
