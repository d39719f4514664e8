"""Saying something to the bot and waiting for what it does."""

from tests.botapi import BotApiDouble, Chat, Message


async def answer(api: BotApiDouble, chat: Chat, text: str, *, by: Chat | None = None, **named: int) -> Message:
    """What the bot says to this."""
    before = len(api.messages(chat))
    api.says(chat, text, by=by, **named)
    await api.until(lambda: len(api.messages(chat)) > before)
    return api.messages(chat)[-1]


async def page(api: BotApiDouble, chat: Chat, message: Message, button: str, *, by: Chat | None = None) -> Message:
    """The message as the button turns it."""
    press = api.presses(chat, message, button, by=by)

    def turned() -> Message | None:
        now = api.world.message(chat, message.message_id)
        return now if api.answer(press) is not None and now is not None and now.edits > message.edits else None

    found = await api.until(turned)
    assert found is not None
    return found


async def notice(api: BotApiDouble, chat: Chat, message: Message, button: str, *, by: Chat | None = None) -> str:
    """What is shown for a moment to who presses the button."""
    press = api.presses(chat, message, button, by=by)
    given = await api.until(lambda: api.answer(press))
    return (given and given.text) or ""
