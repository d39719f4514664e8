"""The verbs of a scenario: each makes the update that Telegram would send."""

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import ApplicationBuilder, CommandHandler, ContextTypes

from tests.botapi import BotApiDouble, Chat
from tests.botapi.inbound import written

from .raw_client import RawClient


async def received(api: BotApiDouble, bot: Bot) -> list[Update]:
    """All updates that wait, as python-telegram-bot reads them; they are confirmed."""
    updates = list(await bot.get_updates())
    api.world.updates.clear()
    return updates


@pytest.mark.parametrize(
    "text,found",
    [
        ("/latest", [("bot_command", "/latest")]),
        ("/latest@briefje_bot 3", [("bot_command", "/latest@briefje_bot")]),
        ("😀 /topic Gaza", [("bot_command", "/topic")]),
        ("en/of", []),
        ("/usr/bin", []),
        ("zie https://nos.nl/a/b.", [("url", "https://nos.nl/a/b")]),
        ("@noor_nl #gaza", [("mention", "@noor_nl"), ("hashtag", "#gaza")]),
        ("a@b.nl #1", []),
    ],
)
def test_telegram_marks_what_people_write(text: str, found: list[tuple[str, str]]) -> None:
    """Commands, addresses, mentions and hashtags, by UTF-16 offset."""
    content = written(text)
    assert [(one.type, content.covered(one)) for one in content.entities] == found


async def test_a_command_arrives_with_its_entity(api: BotApiDouble, bot: Bot, reader: Chat) -> None:
    """Its offset counts UTF-16 code units, so an emoji before it counts two."""
    api.says(reader, "😀 /topic@briefje_bot Gaza")
    [update] = await received(api, bot)
    assert update.message is not None
    assert update.message.from_user is not None
    assert update.message.from_user.language_code == "nl"
    [entity] = update.message.entities
    assert (entity.type, entity.offset, entity.length) == ("bot_command", 3, 18)


async def test_a_real_application_answers_a_command(api: BotApiDouble, reader: Chat) -> None:
    """The whole round: say, handle, send, wait for it."""

    async def latest(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        await update.message.reply_html("<b>Kort</b> nieuws")

    app = ApplicationBuilder().token(api.token).base_url(api.base_url).build()
    app.add_handler(CommandHandler("latest", latest))
    async with app:
        assert app.updater is not None
        await app.updater.start_polling()
        await app.start()
        api.says(reader, "/latest")
        await api.until(lambda: len(api.messages(reader)) == 1)
        await app.updater.stop()
        await app.stop()
    [message] = api.messages(reader)
    assert (message.text, message.source) == ("Kort nieuws", "<b>Kort</b> nieuws")


async def test_a_press_carries_its_data_and_message(api: BotApiDouble, bot: Bot, reader: Chat) -> None:
    """By the button's text or index; one that opens an address sends nothing."""
    row = [InlineKeyboardButton("Verder", callback_data="p:2"), InlineKeyboardButton("Lees", url="https://nos.nl/")]
    sent = await bot.send_message(reader.id, "x", reply_markup=InlineKeyboardMarkup([row]))
    [message] = api.messages(reader)
    api.presses(reader, message, "Verder")
    api.presses(reader, message, 0)
    first, second = await received(api, bot)
    assert first.callback_query is not None
    assert second.callback_query is not None
    assert first.callback_query.data == second.callback_query.data == "p:2"
    assert first.callback_query.id != second.callback_query.id
    assert first.callback_query.message is not None
    assert first.callback_query.message.message_id == sent.message_id
    with pytest.raises(AssertionError, match="sends nothing"):
        api.presses(reader, message, "Lees")
    with pytest.raises(AssertionError, match="no button 'Terug'"):
        api.presses(reader, message, "Terug")


async def test_a_press_under_a_removed_message_is_inaccessible(api: BotApiDouble, bot: Bot, reader: Chat) -> None:
    """The reader still saw it; the bot gets its number only."""
    button = InlineKeyboardButton("Verder", callback_data="p:2")
    sent = await bot.send_message(reader.id, "x", reply_markup=InlineKeyboardMarkup([[button]]))
    [message] = api.messages(reader)
    await bot.delete_message(reader.id, sent.message_id)
    api.presses(reader, message, "Verder")
    [update] = await received(api, bot)
    assert update.callback_query is not None
    assert update.callback_query.message is not None
    assert not update.callback_query.message.is_accessible


async def test_blocking_is_told_and_undone(api: BotApiDouble, bot: Bot, reader: Chat) -> None:
    """As my_chat_member; who has blocked the bot cannot write to it."""
    api.blocks(reader)
    with pytest.raises(AssertionError, match="shut the bot out"):
        api.says(reader, "/start")
    api.unblocks(reader)
    api.says(reader, "/start")
    blocked, unblocked, start = await received(api, bot)
    assert blocked.my_chat_member is not None
    assert unblocked.my_chat_member is not None
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
    assert unblocked.my_chat_member.old_chat_member.status == "kicked"
    assert unblocked.my_chat_member.new_chat_member.status == "member"
    assert start.message is not None


async def test_the_bot_is_added_promoted_and_removed(api: BotApiDouble, bot: Bot, reader: Chat) -> None:
    """Each change tells the status before and after, and who did it."""
    group = api.group(admins=[reader])
    api.adds_bot(group, by=reader, administrator=True)
    api.removes_bot(group, by=reader)
    api.adds_bot(group, by=reader)
    changes = [update.my_chat_member for update in await received(api, bot)]
    assert [(one.old_chat_member.status, one.new_chat_member.status) for one in changes if one] == [
        ("member", "administrator"),
        ("administrator", "kicked"),
        ("kicked", "member"),
    ]
    assert {one.from_user.first_name for one in changes if one} == {"Noor"}


@pytest.mark.parametrize(
    "text,seen",
    [
        ("/latest", True),
        ("/latest@briefje_bot", True),
        ("/latest@another_bot", False),
        ("hallo allemaal", False),
        ("hallo @Briefje_bot", True),
    ],
)
async def test_privacy_mode_hides_what_is_not_for_the_bot(
    api: BotApiDouble, reader: Chat, text: str, seen: bool
) -> None:
    """In a group a plain bot gets commands and mentions; an administrator gets all."""
    group = api.group(admins=[reader])
    api.says(group, text, by=reader)
    assert api.unconfirmed == int(seen)
    assert [message.text for message in api.history(group)] == [text]
    api.adds_bot(group, by=reader, administrator=True)
    api.says(group, text, by=reader)
    assert api.unconfirmed == int(seen) + 2


async def test_a_reply_to_the_bot_reaches_it(api: BotApiDouble, bot: Bot, reader: Chat) -> None:
    """With the message that it replies to."""
    group = api.group(admins=[reader])
    sent = await bot.send_message(group.id, "vraag")
    api.says(group, "antwoord", by=reader, reply_to=sent.message_id)
    [update] = await received(api, bot)
    assert update.message is not None
    assert update.message.reply_to_message is not None
    assert update.message.reply_to_message.text == "vraag"


async def test_a_thread_is_named_in_its_messages(api: BotApiDouble, bot: Bot, reader: Chat) -> None:
    """A forum's message outside any thread has none."""
    forum = api.group(forum=True, admins=[reader])
    thread = api.thread(forum, "Gaza")
    api.says(forum, "/latest", by=reader, thread=thread)
    api.says(forum, "/latest", by=reader)
    inside, outside = await received(api, bot)
    assert inside.message is not None
    assert outside.message is not None
    assert (inside.message.message_thread_id, inside.message.chat.is_forum) == (thread, True)
    assert outside.message.message_thread_id is None


async def test_a_channel_post_comes_from_the_channel(api: BotApiDouble, bot: Bot, reader: Chat) -> None:
    """As channel_post, without a person; a correction as edited_channel_post."""
    channel = api.channel("Nieuws", admins=[reader])
    post = api.posts(channel, "/latest")
    api.corrects(post, "/laatste")
    posted, edited = await received(api, bot)
    assert posted.channel_post is not None
    assert posted.channel_post.sender_chat is not None
    assert (posted.channel_post.sender_chat.title, posted.channel_post.from_user) == ("Nieuws", None)
    assert edited.edited_channel_post is not None
    assert edited.edited_channel_post.text == "/laatste"


async def test_a_correction_is_an_edited_message(api: BotApiDouble, bot: Bot, reader: Chat) -> None:
    """With the same number and its new text."""
    said = api.says(reader, "/lates")
    api.corrects(said, "/latest")
    _, edited = await received(api, bot)
    assert edited.edited_message is not None
    assert (edited.edited_message.message_id, edited.edited_message.text) == (said.message_id, "/latest")


async def test_a_migration_is_told_on_both_sides(api: BotApiDouble, bot: Bot, reader: Chat) -> None:
    """Two service messages name the new and the old id; members come along."""
    group = api.group(admins=[reader], supergroup=False)
    new = api.migrates(group)
    here, there = await received(api, bot)
    assert here.message is not None
    assert there.message is not None
    assert (here.message.migrate_to_chat_id, there.message.migrate_from_chat_id) == (new.id, group.id)
    assert (await bot.get_chat_member(new.id, reader.id)).status == "creator"


async def test_until_gives_what_it_waited_for(api: BotApiDouble, raw: RawClient) -> None:
    """At once, where it is there already."""
    await raw.post("getMe")
    assert await api.until(lambda: api.calls_of("GETME")) == api.calls


async def test_until_tells_what_came_instead(api: BotApiDouble, raw: RawClient, reader: Chat) -> None:
    """Requests with their outcome, messages per chat, and what was not confirmed."""
    api.says(reader, "/latest")
    for _ in range(20):
        await raw.post("sendMessage", chat_id=reader.id, text=" ")
    await raw.multipart("sendDocument", {"document": ("a.opml", b"x")}, chat_id=str(reader.id), caption="y" * 500)
    with pytest.raises(AssertionError) as late:
        await api.until(lambda: len(api.messages(reader)) == 7, within=0.01)
    told = str(late.value)
    assert "sendMessage(chat_id=10000, text=' ') -> 400 Bad Request: message text is empty" in told
    assert "document=<a.opml, 1 bytes>" in told
    assert "6 earlier requests" in told
    assert "Noor: '/latest'" in told
    assert "1 updates not confirmed" in told


async def test_every_request_is_recorded(api: BotApiDouble, raw: RawClient, reader: Chat) -> None:
    """With its method, parameters, outcome, chat, and a time that does not go back."""
    await raw.form("sendMessage", chat_id=str(reader.id), text="x")
    await raw.post("sendMessage", chat_id="@niemand", text="x")
    first, second = api.calls
    assert (first.method, first.params, first.chat_id) == (
        "sendMessage",
        {"chat_id": str(reader.id), "text": "x"},
        reader.id,
    )
    assert first.ok
    assert (second.ok, second.outcome, second.chat_id) == (False, "400 Bad Request: chat not found", None)
    assert first.at <= second.at
