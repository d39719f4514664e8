"""The text of a message: its length, its blanks, its entities, and how it may come in."""

import pytest
from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import BadRequest

from tests.botapi import BotApiDouble, Chat, Entity

from .raw_client import RawClient


@pytest.mark.parametrize(
    "text,length",
    [
        ("a", 4096),
        # an emoji outside the basic plane is two UTF-16 code units
        ("😀", 2048),
        ("é", 4096),
    ],
)
async def test_a_text_may_have_4096_utf16_units_and_no_more(
    raw: RawClient, reader: Chat, text: str, length: int
) -> None:
    """One more unit than 4096 is refused."""
    accepted = await raw.post("sendMessage", chat_id=reader.id, text=text * length)
    refused = await raw.post("sendMessage", chat_id=reader.id, text=text * length + "a")
    assert accepted.status == 200
    assert (refused.status, refused.description) == (400, "Bad Request: message is too long")


async def test_the_length_counts_after_entities_parsing(bot: Bot, reader: Chat) -> None:
    """Tags and references do not count, what they show does."""
    longest = "<b>" + "&amp;" * 4096 + "</b>"
    sent = await bot.send_message(reader.id, longest, parse_mode=ParseMode.HTML)
    assert sent.text == "&" * 4096
    with pytest.raises(BadRequest, match="Message is too long"):
        await bot.send_message(reader.id, longest + "x", parse_mode=ParseMode.HTML)


@pytest.mark.parametrize("blank", ["", " ", "\n\t ", "\u200b", "\ufeff \u2060"])
async def test_a_text_must_show_something(raw: RawClient, reader: Chat, blank: str) -> None:
    """Empty text and text of blanks alone are refused, a dot between them is enough."""
    refused = await raw.post("sendMessage", chat_id=reader.id, text=blank)
    accepted = await raw.post("sendMessage", chat_id=reader.id, text=f"{blank}.{blank}")
    assert (refused.status, refused.description) == (400, "Bad Request: message text is empty")
    assert accepted.status == 200


async def test_a_missing_text_is_an_empty_one(raw: RawClient, reader: Chat) -> None:
    """Telegram does not tell the two apart."""
    assert (await raw.post("sendMessage", chat_id=reader.id)).description == "Bad Request: message text is empty"


async def test_markup_without_text_is_empty(raw: RawClient, reader: Chat) -> None:
    """Tags show nothing by themselves."""
    answer = await raw.post("sendMessage", chat_id=reader.id, text="<b> </b>", parse_mode="HTML")
    assert answer.description == "Bad Request: message text is empty"


async def test_broken_markup_is_refused_and_shown_as_text_without_parse_mode(raw: RawClient, reader: Chat) -> None:
    """Only a parse mode gives < a meaning."""
    refused = await raw.post("sendMessage", chat_id=reader.id, text="<b>nee", parse_mode="HTML")
    accepted = await raw.post("sendMessage", chat_id=reader.id, text="<b>nee")
    reason = "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\""
    assert (refused.status, refused.description) == (400, reason)
    assert accepted.message["text"] == "<b>nee"


@pytest.mark.parametrize("mode,status", [("html", 200), ("HTML", 200), ("", 200), ("Latex", 400)])
async def test_the_parse_mode_must_be_known(raw: RawClient, reader: Chat, mode: str, status: int) -> None:
    """Its case does not matter."""
    answer = await raw.post("sendMessage", chat_id=reader.id, text="x", parse_mode=mode)
    assert answer.status == status
    assert answer.description == ("" if status == 200 else "Bad Request: unsupported parse_mode")


async def test_a_message_may_have_100_entities(raw: RawClient, reader: Chat) -> None:
    """Telegram drops the 101st in silence; here it is refused, so that a lost link is seen."""
    accepted = await raw.post("sendMessage", chat_id=reader.id, text="<b>x</b> " * 100, parse_mode="HTML")
    refused = await raw.post("sendMessage", chat_id=reader.id, text="<b>x</b> " * 101, parse_mode="HTML")
    entities = accepted.message["entities"]
    assert isinstance(entities, list)
    assert len(entities) == 100
    assert (refused.status, refused.description) == (400, "Bad Request: ENTITIES_TOO_LONG")


async def test_white_space_at_the_ends_goes(api: BotApiDouble, raw: RawClient, reader: Chat) -> None:
    """Telegram trims a text and moves its entities along."""
    await raw.post("sendMessage", chat_id=reader.id, text="\n  😀 <b>kop </b>\n", parse_mode="HTML")
    [message] = api.messages(reader)
    assert message.text == "😀 kop"
    assert message.content.entities == (Entity("bold", 3, 3),)


async def test_control_characters_become_spaces(api: BotApiDouble, raw: RawClient, reader: Chat) -> None:
    """Carriage returns go, line feeds stay, other controls become spaces."""
    await raw.post("sendMessage", chat_id=reader.id, text="a\r\nb\tc\x01d")
    assert api.messages(reader)[0].text == "a\nb c d"


async def test_entities_may_be_given_instead_of_markup(raw: RawClient, reader: Chat) -> None:
    """They come back with the message, their addresses made whole."""
    fine = {"type": "text_link", "offset": 0, "length": 2, "url": "nos.nl"}
    accepted = await raw.post("sendMessage", chat_id=reader.id, text="ja", entities=[fine])
    assert accepted.message["entities"] == [fine | {"url": "http://nos.nl/"}]


async def test_a_mention_of_a_user_comes_back_with_the_user(raw: RawClient, reader: Chat) -> None:
    """As text_mention, where the link names a user's number."""
    source = f'<a href="tg://user?id={reader.id}">Noor</a>'
    answer = await raw.post("sendMessage", chat_id=reader.id, text=source, parse_mode="HTML")
    entities = answer.message["entities"]
    assert isinstance(entities, list)
    assert (entities[0]["type"], entities[0]["user"]["id"]) == ("text_mention", reader.id)


@pytest.mark.parametrize(
    "wrong,reason",
    [
        ({"length": 3}, "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 2"),
        ({"type": "vet"}, "can't parse MessageEntity: unsupported type specified"),
        ({"url": "nergens"}, "entity URL 'nergens' is invalid: Wrong HTTP URL"),
        ({"offset": "a"}, 'can\'t parse MessageEntity: Field "offset" and "length" must be of type Number'),
    ],
)
async def test_a_wrong_entity_is_refused(raw: RawClient, reader: Chat, wrong: dict[str, object], reason: str) -> None:
    """Out of bounds, of an unknown type, to nowhere, or of the wrong shape."""
    entity = {"type": "text_link", "offset": 0, "length": 2, "url": "nos.nl"} | wrong
    refused = await raw.post("sendMessage", chat_id=reader.id, text="ja", entities=[entity])
    assert refused.description == f"Bad Request: {reason}"


@pytest.mark.parametrize(
    "body,content_type",
    [
        (b'{"chat_id": 10000, "text": "\\ud83d"}', "application/json"),
        (b'{"chat_id": 10000, "text": "\xff"}', "application/json"),
        (b"chat_id=10000&text=%FF", "application/x-www-form-urlencoded"),
        (
            b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n\xff\r\n--x--\r\n',
            "multipart/form-data; boundary=x",
        ),
    ],
)
async def test_text_must_be_utf8(raw: RawClient, reader: Chat, body: bytes, content_type: str) -> None:
    """Broken bytes and lone surrogates are refused in every kind of body; a whole pair is not."""
    refused = await raw.body("sendMessage", body, content_type)
    pair = await raw.body("sendMessage", b'{"chat_id": %d, "text": "\\ud83d\\ude00"}' % reader.id, "application/json")
    assert (refused.status, refused.description) == (400, "Bad Request: strings must be encoded in UTF-8")
    assert pair.message["text"] == "😀"


async def test_lone_surrogates_within_a_json_parameter_are_refused(raw: RawClient, reader: Chat) -> None:
    """A form carries keyboards as JSON text, in which a surrogate may hide behind an escape."""
    markup = '{"inline_keyboard": [[{"text": "\\ud83d", "callback_data": "x"}]]}'
    answer = await raw.form("sendMessage", chat_id=str(reader.id), text="x", reply_markup=markup)
    assert answer.description == "Bad Request: strings must be encoded in UTF-8"
