"""Inline keyboards: what Telegram accepts under a message."""

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

from tests.botapi import BotApiDouble, Chat

from .raw_client import RawAnswer, RawClient


async def sent_with(raw: RawClient, reader: Chat, *buttons: object) -> RawAnswer:
    """The answer to a message with one row of these buttons."""
    return await raw.post("sendMessage", chat_id=reader.id, text="x", reply_markup={"inline_keyboard": [list(buttons)]})


@pytest.mark.parametrize("data,status", [("x" * 64, 200), ("x" * 65, 400), ("é" * 32, 200), ("é" * 33, 400)])
async def test_callback_data_may_have_64_bytes(raw: RawClient, reader: Chat, data: str, status: int) -> None:
    """Bytes count, not characters."""
    answer = await sent_with(raw, reader, {"text": "Verder", "callback_data": data})
    assert answer.status == status
    assert answer.description == ("" if status == 200 else "Bad Request: BUTTON_DATA_INVALID")


@pytest.mark.parametrize(
    "button,reason",
    [
        ("Verder", "can't parse inline keyboard button: InlineKeyboardButton must be an Object"),
        ({"callback_data": "x"}, "can't parse inline keyboard button: Can't find field \"text\""),
        ({"text": 1}, 'can\'t parse inline keyboard button: Field "text" must be of type String'),
        ({"text": " ", "callback_data": "x"}, "BUTTON_TEXT_INVALID"),
        ({"text": "x"}, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        # empty data is no data, as Telegram says
        (
            {"text": "x", "callback_data": ""},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "x", "callback_data": "x", "url": "https://nos.nl"},
            "can't parse inline keyboard button: Exactly one of the optional fields must be used",
        ),
        (
            {"text": "x", "callback_data": 1},
            'can\'t parse inline keyboard button: Field "callback_data" must be of type String',
        ),
        ({"text": "x", "url": "nergens"}, "inline keyboard button URL 'nergens' is invalid: Wrong HTTP URL"),
        (
            {"text": "x", "url": "http://localhost/"},
            "inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL",
        ),
        (
            {"text": "x", "url": "ftp://nos.nl"},
            "inline keyboard button URL 'ftp://nos.nl' is invalid: Unsupported URL protocol",
        ),
        ({"text": "x", "url": 1}, 'can\'t parse inline keyboard button: Field "url" must be of type String'),
    ],
)
async def test_a_wrong_button_is_refused(raw: RawClient, reader: Chat, button: object, reason: str) -> None:
    """A button needs a text and exactly one thing to do."""
    answer = await sent_with(raw, reader, button)
    assert (answer.status, answer.description) == (400, f"Bad Request: {reason}")


@pytest.mark.parametrize(
    "button",
    [
        {"text": "x", "callback_data": "x"},
        {"text": "x", "url": "https://nos.nl/artikel"},
        {"text": "x", "url": "tg://resolve?domain=briefje"},
        {"text": "x", "copy_text": {"text": "y"}},
        {"text": "x", "switch_inline_query": ""},
    ],
)
async def test_a_fine_button_comes_back_with_the_message(
    raw: RawClient, reader: Chat, button: dict[str, object]
) -> None:
    """Each kind of action is accepted by itself."""
    answer = await sent_with(raw, reader, button)
    assert answer.message["reply_markup"] == {"inline_keyboard": [[button]]}


async def test_a_keyboard_may_have_100_buttons(raw: RawClient, reader: Chat) -> None:
    """Rows together count."""
    button = {"text": "x", "callback_data": "x"}
    accepted = await raw.post(
        "sendMessage", chat_id=reader.id, text="x", reply_markup={"inline_keyboard": [[button] * 5] * 20}
    )
    refused = await raw.post(
        "sendMessage", chat_id=reader.id, text="x", reply_markup={"inline_keyboard": [[button]] * 101}
    )
    assert accepted.status == 200
    assert (refused.status, refused.description) == (400, "Bad Request: reply markup is too long")


@pytest.mark.parametrize(
    "markup,reason",
    [
        ([], "object expected as reply markup"),
        ("{", "can't parse reply markup JSON object"),
        ({"inline_keyboard": {}}, 'field "inline_keyboard" must be of type Array'),
        ({"inline_keyboard": [{}]}, 'field "inline_keyboard" must be an Array of Arrays'),
    ],
)
async def test_markup_of_another_shape_is_refused(raw: RawClient, reader: Chat, markup: object, reason: str) -> None:
    """An inline keyboard is an array of rows."""
    answer = await raw.post("sendMessage", chat_id=reader.id, text="x", reply_markup=markup)
    assert answer.description == f"Bad Request: {reason}"


@pytest.mark.parametrize("markup", ["", {}, {"inline_keyboard": []}, {"remove_keyboard": True}, {"force_reply": True}])
async def test_other_markup_shows_no_inline_buttons(
    api: BotApiDouble, raw: RawClient, reader: Chat, markup: object
) -> None:
    """Reply keyboards and empty ones are accepted."""
    answer = await raw.post("sendMessage", chat_id=reader.id, text="x", reply_markup=markup)
    assert "reply_markup" not in answer.message
    assert api.messages(reader)[0].buttons == []


async def test_python_telegram_bot_is_refused_alike(bot: Bot, reader: Chat) -> None:
    """Its keyboards arrive as JSON text in a form."""
    fine = InlineKeyboardMarkup([[InlineKeyboardButton("Lees", url="https://nos.nl/1")]])
    wrong = InlineKeyboardMarkup([[InlineKeyboardButton("Verder", callback_data="x" * 65)]])
    sent = await bot.send_message(reader.id, "x", reply_markup=fine)
    assert sent.reply_markup == fine
    with pytest.raises(BadRequest, match=r"(?i)button_data_invalid"):
        await bot.send_message(reader.id, "x", reply_markup=wrong)
