"""Commands per scope and language, descriptions, chats and their members."""

import pytest
from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import BadRequest

from tests.botapi import BotApiDouble, Chat

from .raw_client import RawClient


async def test_commands_are_kept_per_scope_and_language(bot: Bot, reader: Chat) -> None:
    """GetMyCommands gives exactly those of the scope and language, and deleteMyCommands removes them."""
    dutch, english = [BotCommand("laatste", "Het laatste nieuws")], [BotCommand("latest", "The latest news")]
    scope = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands(dutch)
    await bot.set_my_commands(english, scope=scope, language_code="en")
    assert await bot.get_my_commands() == tuple(dutch)
    assert await bot.get_my_commands(scope, "en") == tuple(english)
    assert await bot.get_my_commands(scope) == ()
    await bot.delete_my_commands()
    assert await bot.get_my_commands() == ()
    assert await bot.get_my_commands(scope, "en") == tuple(english)


@pytest.mark.parametrize(
    "command,description,reason",
    [
        ("", "x", "command must be non-empty"),
        ("/", "x", "command must be non-empty"),
        ("a" * 33, "x", "command length must not exceed 32"),
        ("Latest", "x", "BOT_COMMAND_INVALID"),
        ("laat-ste", "x", "BOT_COMMAND_INVALID"),
        ("één", "x", "BOT_COMMAND_INVALID"),
        ("latest", " ", "command description must be non-empty"),
        ("latest", "x" * 257, "command description length must not exceed 256"),
    ],
)
async def test_a_wrong_command_is_refused(raw: RawClient, command: str, description: str, reason: str) -> None:
    """Small letters, digits and underscores, 1 to 32 of them, and 1 to 256 characters that describe it."""
    refused = await raw.post("setMyCommands", commands=[{"command": command, "description": description}])
    longest = {"command": "a_1" + "b" * 29, "description": "x" * 256}
    accepted = await raw.post("setMyCommands", commands=[longest])
    assert (refused.status, refused.description) == (400, f"Bad Request: {reason}")
    assert (accepted.result, (await raw.post("getMyCommands")).result) == (True, [longest])


async def test_there_may_be_100_commands(raw: RawClient) -> None:
    """One more is refused and nothing changes."""
    commands = [{"command": f"c{number}", "description": "x"} for number in range(101)]
    assert (await raw.post("setMyCommands", commands=commands[:100])).result is True
    assert (await raw.post("setMyCommands", commands=commands)).description == "Bad Request: BOT_COMMANDS_TOO_MUCH"
    assert len((await raw.post("getMyCommands")).updates) == 100


@pytest.mark.parametrize(
    "scope,reason",
    [
        ({"type": "everyone"}, "can't parse BotCommandScope: Unsupported type specified"),
        ({"type": "chat"}, "can't parse BotCommandScope: Can't find field \"chat_id\""),
        ({"type": "chat", "chat_id": 12}, "chat not found"),
        ("x", "can't parse scope JSON object"),
        ([], 'field "scope" must be of type Object'),
    ],
)
async def test_a_wrong_scope_is_refused(raw: RawClient, scope: object, reason: str) -> None:
    """A scope names a kind, and for some kinds a chat that the bot knows."""
    answer = await raw.post("getMyCommands", scope=scope)
    assert answer.description == f"Bad Request: {reason}"


async def test_a_chat_may_have_commands_of_its_own(bot: Bot, reader: Chat) -> None:
    """They are not those of another scope."""
    commands = (BotCommand("status", "Hoe het gaat"),)
    await bot.set_my_commands(commands, scope=BotCommandScopeChat(reader.id))
    assert await bot.get_my_commands(BotCommandScopeChat(reader.id)) == commands
    assert await bot.get_my_commands() == ()


async def test_a_language_is_two_small_letters(bot: Bot) -> None:
    """Or none."""
    with pytest.raises(BadRequest, match="Invalid language code specified"):
        await bot.set_my_commands([], language_code="nld")


async def test_descriptions_are_kept_per_language(bot: Bot) -> None:
    """A language without one has that of all languages; each has its longest length."""
    await bot.set_my_description("Kort nieuws")
    await bot.set_my_description("Short news", language_code="en")
    await bot.set_my_short_description("x" * 120)
    assert (await bot.get_my_description("en")).description == "Short news"
    assert (await bot.get_my_description("fr")).description == "Kort nieuws"
    assert (await bot.get_my_short_description()).short_description == "x" * 120
    with pytest.raises(BadRequest):
        await bot.set_my_short_description("x" * 121)
    with pytest.raises(BadRequest):
        await bot.set_my_description("x" * 513)


async def test_a_chat_tells_who_is_in_it(bot: Bot, api: BotApiDouble, reader: Chat) -> None:
    """getChat, getChatMember and getChatAdministrators know what the scenario made."""
    sam = api.private_chat("Sam")
    group = api.group("Redactie", admins=[reader], members=[sam])
    assert (await bot.get_chat(group.id)).title == "Redactie"
    assert (await bot.get_chat_member(group.id, reader.id)).status == "creator"
    assert (await bot.get_chat_member(group.id, sam.id)).status == "member"
    assert await bot.get_chat_member_count(group.id) == 3
    api.promotes(group, sam)
    assert {member.user.first_name for member in await bot.get_chat_administrators(group.id)} == {"Noor", "Sam"}
    api.leaves(group, sam)
    assert (await bot.get_chat_member(group.id, sam.id)).status == "left"
    with pytest.raises(BadRequest, match="Invalid user_id specified"):
        await bot.get_chat_member(group.id, 12)


async def test_a_private_chat_has_no_administrators(bot: Bot, reader: Chat) -> None:
    """Its reader is a member of it."""
    assert (await bot.get_chat_member(reader.id, reader.id)).status == "member"
    with pytest.raises(BadRequest, match="There are no administrators in the private chat"):
        await bot.get_chat_administrators(reader.id)


async def test_a_chat_that_the_bot_left_is_closed_to_it(raw: RawClient, api: BotApiDouble, reader: Chat) -> None:
    """It cannot leave a private chat."""
    group = api.group(admins=[reader])
    assert (await raw.post("leaveChat", chat_id=group.id)).result is True
    refused = await raw.post("sendMessage", chat_id=group.id, text="x")
    assert refused.description == "Forbidden: bot is not a member of the supergroup chat"
    assert (await raw.post("leaveChat", chat_id=reader.id)).status == 400
