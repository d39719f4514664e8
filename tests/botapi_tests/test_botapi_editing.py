"""Changing and removing messages, and answering pressed buttons."""

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto
from telegram.error import BadRequest

from tests.botapi import BotApiDouble, Chat
from tests.pictures import png

from .raw_client import RawClient

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Verder", callback_data="p:2")]])
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


async def test_an_edit_changes_the_message_where_it_stands(bot: Bot, api: BotApiDouble, reader: Chat) -> None:
    """Text, markup and the count of edits are those of now; without a keyboard the old one goes."""
    sent = await bot.send_message(reader.id, "een", reply_markup=KEYBOARD)
    await bot.edit_message_text("<b>twee</b>", reader.id, sent.message_id, parse_mode="HTML")
    [message] = api.messages(reader)
    assert (message.text, message.source, message.edits, message.buttons) == ("twee", "<b>twee</b>", 1, [])


async def test_an_edit_must_change_something(raw: RawClient, reader: Chat) -> None:
    """Text, entities and keyboard together count: another tag alone is a change."""
    await raw.post("sendMessage", chat_id=reader.id, text="een")
    same = await raw.post("editMessageText", chat_id=reader.id, message_id=1, text="een ")
    other = await raw.post("editMessageText", chat_id=reader.id, message_id=1, text="<b>een</b>", parse_mode="HTML")
    assert (same.status, same.description) == (400, f"Bad Request: {NOT_MODIFIED}")
    assert other.status == 200


async def test_a_keyboard_alone_may_be_edited(bot: Bot, api: BotApiDouble, reader: Chat) -> None:
    """The same keyboard again is not a change."""
    sent = await bot.send_message(reader.id, "een")
    await bot.edit_message_reply_markup(reader.id, sent.message_id, reply_markup=KEYBOARD)
    assert api.messages(reader)[0].button_texts == ["Verder"]
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_reply_markup(reader.id, sent.message_id, reply_markup=KEYBOARD)


@pytest.mark.parametrize(
    "message_id,reason",
    [
        (None, "message identifier is not specified"),
        (99, "message to edit not found"),
        # the first message is the reader's
        (1, "message can't be edited"),
        (2, "there is no text in the message to edit"),
    ],
)
async def test_only_a_text_of_the_bot_can_be_edited(
    raw: RawClient, api: BotApiDouble, reader: Chat, message_id: int | None, reason: str
) -> None:
    """Not another's, not a picture, not one that is not there."""
    api.says(reader, "hallo")
    await raw.multipart("sendPhoto", {"photo": ("a", png())}, chat_id=str(reader.id))
    answer = await raw.post("editMessageText", chat_id=reader.id, message_id=message_id, text="twee")
    assert (answer.status, answer.description) == (400, f"Bad Request: {reason}")


async def test_a_picture_is_changed_where_it_stands(bot: Bot, api: BotApiDouble, reader: Chat) -> None:
    """Picture, caption and keyboard are those of now; the same once more is no change."""
    sent = await bot.send_photo(reader.id, png(), "een", reply_markup=KEYBOARD)
    other = InputMediaPhoto(png(60, 30), "<b>twee</b>", "HTML")
    await bot.edit_message_media(other, reader.id, sent.message_id)
    [message] = api.messages(reader)
    assert (message.text, message.source, message.edits, message.buttons) == ("twee", "<b>twee</b>", 1, [])
    assert message.attachment is not None
    assert message.attachment.file is not None
    assert message.attachment.file.content == png(60, 30)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_media(other, reader.id, sent.message_id)


async def test_a_text_does_not_become_a_picture(bot: Bot, raw: RawClient, reader: Chat) -> None:
    """Nor is a caption too long, a picture broken, or a medium of another kind."""
    sent = await bot.send_message(reader.id, "een")
    with pytest.raises(BadRequest, match="There is no media in the message to edit"):
        await bot.edit_message_media(InputMediaPhoto(png()), reader.id, sent.message_id)
    photo = await bot.send_photo(reader.id, png())
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.edit_message_media(InputMediaPhoto(png(), "a" * 1025), reader.id, photo.message_id)
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await bot.edit_message_media(InputMediaPhoto(b"x"), reader.id, photo.message_id)
    answer = await raw.post("editMessageMedia", chat_id=reader.id, message_id=photo.message_id, media={"type": "video"})
    assert answer.status == 400


async def test_an_edit_obeys_the_rules_of_a_text(raw: RawClient, reader: Chat) -> None:
    """Length, blanks and markup count as in sendMessage."""
    await raw.post("sendMessage", chat_id=reader.id, text="een")
    edit = {"chat_id": reader.id, "message_id": 1, "parse_mode": "HTML"}
    assert (
        await raw.post("editMessageText", text="a" * 4097, **edit)
    ).description == "Bad Request: message is too long"
    assert (await raw.post("editMessageText", text=" ", **edit)).description == "Bad Request: message text is empty"
    assert (await raw.post("editMessageText", text="<b>", **edit)).status == 400
    assert (await raw.post("editMessageText", text="a" * 4096, **edit)).status == 200


async def test_a_removed_message_is_gone(raw: RawClient, api: BotApiDouble, reader: Chat) -> None:
    """It cannot be removed twice."""
    await raw.post("sendMessage", chat_id=reader.id, text="een")
    assert (await raw.post("deleteMessage", chat_id=reader.id, message_id=1)).result is True
    assert api.messages(reader) == []
    again = await raw.post("deleteMessage", chat_id=reader.id, message_id=1)
    assert again.description == "Bad Request: message to delete not found"


async def test_a_press_is_answered_once(bot: Bot, api: BotApiDouble, reader: Chat) -> None:
    """A second answer, one to a press that never was and one that comes too late are refused."""
    await bot.send_message(reader.id, "een", reply_markup=KEYBOARD)
    press = api.presses(reader, api.messages(reader)[0], "Verder")
    late = api.presses(reader, api.messages(reader)[0], 0)
    api.expires(late)
    await bot.answer_callback_query(press.id, "Pagina 2", show_alert=True)
    answer = api.answer(press)
    assert answer is not None
    assert (answer.text, answer.show_alert) == ("Pagina 2", True)
    for query_id in (press.id, late.id, "nooit"):
        with pytest.raises(BadRequest, match="Query is too old and response timeout expired or query id is invalid"):
            await bot.answer_callback_query(query_id)


async def test_an_answer_may_have_200_characters(raw: RawClient, api: BotApiDouble, reader: Chat) -> None:
    """One more is refused, and the press can still be answered."""
    await raw.post("sendMessage", chat_id=reader.id, text="x", reply_markup=KEYBOARD.to_dict())
    press = api.presses(reader, api.messages(reader)[0], "Verder")
    refused = await raw.post("answerCallbackQuery", callback_query_id=press.id, text="a" * 201)
    accepted = await raw.post("answerCallbackQuery", callback_query_id=press.id, text="a" * 200)
    assert (refused.status, refused.description) == (400, "Bad Request: MESSAGE_TOO_LONG")
    assert accepted.result is True
