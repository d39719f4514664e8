"""Who may be written to, in which thread, in reply to what, and with which file."""

import pytest
from telegram import Bot, ReplyParameters
from telegram.error import BadRequest, Forbidden, InvalidToken

from tests.botapi import BotApiDouble, Chat
from tests.pictures import png

from .raw_client import RawClient


async def test_a_wrong_token_is_unauthorized(api: BotApiDouble, raw: RawClient) -> None:
    """The right one is not."""
    wrong = await raw.at(f"{api.base_url}1:verkeerd/getMe")
    right = await raw.at(f"{api.base_url}{api.token}/getMe")
    assert (wrong.status, wrong.description) == (401, "Unauthorized")
    assert right.message["username"] == "briefje_bot"


async def test_python_telegram_bot_sees_a_wrong_token(api: BotApiDouble) -> None:
    """It calls getMe as it starts."""
    with pytest.raises(InvalidToken):
        async with Bot("1:verkeerd", base_url=api.base_url):
            pass
    assert [(call.method, call.outcome) for call in api.calls] == [("getMe", "401 Unauthorized")]


async def test_an_unknown_method_or_path_is_not_found(api: BotApiDouble, raw: RawClient) -> None:
    """Names of methods are known in any case of letters."""
    assert (await raw.post("sendNews")).body == {"ok": False, "error_code": 404, "description": "Not Found"}
    assert (await raw.at(f"{api.url}/elders")).status == 404
    assert (await raw.post("GETME")).status == 200


@pytest.mark.parametrize(
    "chat_id,reason", [(None, "chat_id is empty"), (12, "chat not found"), ("@niemand", "chat not found")]
)
async def test_an_unknown_chat_is_refused(raw: RawClient, chat_id: object, reason: str) -> None:
    """By id, by name, and where none is given."""
    answer = await raw.post("sendMessage", chat_id=chat_id, text="x")
    assert (answer.status, answer.description) == (400, f"Bad Request: {reason}")


async def test_a_channel_is_found_by_its_name(api: BotApiDouble, raw: RawClient) -> None:
    """In any case of letters; the post is the channel's, not the bot's."""
    channel = api.channel(username="BriefjeNieuws")
    answer = await raw.post("sendMessage", chat_id="@briefjenieuws", text="x")
    assert answer.message["sender_chat"] == channel.as_json()
    assert "from" not in answer.message


async def test_who_never_started_the_bot_cannot_be_written_to(api: BotApiDouble, bot: Bot) -> None:
    """Telegram lets people begin."""
    stranger = api.private_chat(started=False)
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(stranger.id, "x")


@pytest.mark.parametrize("form", ["json", "form", "multipart", "query"])
async def test_parameters_come_in_every_form(api: BotApiDouble, raw: RawClient, reader: Chat, form: str) -> None:
    """JSON, a form, multipart and the query all do."""
    chat_id = str(reader.id)
    if form == "json":
        await raw.post("sendMessage", chat_id=reader.id, text="é")
    elif form == "form":
        await raw.form("sendMessage", chat_id=chat_id, text="é")
    elif form == "multipart":
        await raw.multipart("sendMessage", {}, chat_id=chat_id, text="é")
    else:
        await raw.at(f"{api.base_url}{api.token}/sendMessage?chat_id={chat_id}&text=%C3%A9")
    assert [message.text for message in api.messages(reader)] == ["é"]


@pytest.mark.parametrize("body", [b"{", b"[]", b'"x"'])
async def test_a_json_body_must_be_an_object(raw: RawClient, body: bytes) -> None:
    """An empty one is no parameters."""
    refused = await raw.body("getMe", body, "application/json")
    assert (refused.status, refused.description) == (400, "Bad Request: can't parse request: JSON object expected")
    assert (await raw.body("getMe", b"", "application/json")).status == 200


async def test_a_reply_needs_its_message(bot: Bot, api: BotApiDouble, reader: Chat) -> None:
    """Unless it may be sent without."""
    asked = api.says(reader, "/latest")
    reply = await bot.send_message(reader.id, "x", reply_parameters=ReplyParameters(asked.message_id))
    assert reply.reply_to_message is not None
    assert reply.reply_to_message.text == "/latest"
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(reader.id, "x", reply_parameters=ReplyParameters(99))
    lenient = ReplyParameters(99, allow_sending_without_reply=True)
    assert (await bot.send_message(reader.id, "x", reply_parameters=lenient)).reply_to_message is None


async def test_a_thread_must_exist(bot: Bot, api: BotApiDouble) -> None:
    """A message goes to its thread; one for a thread that was removed is refused."""
    forum = api.group(forum=True)
    thread = api.thread(forum, "Gaza")
    sent = await bot.send_message(forum.id, "x", message_thread_id=thread)
    assert (sent.message_thread_id, sent.is_topic_message) == (thread, True)
    assert [message.text for message in api.messages(forum, thread=thread)] == ["x"]
    api.removes_thread(forum, thread)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(forum.id, "x", message_thread_id=thread)


async def test_a_chat_action_must_be_known(raw: RawClient, reader: Chat) -> None:
    """`typing` is."""
    assert (await raw.post("sendChatAction", chat_id=reader.id, action="typing")).result is True
    refused = await raw.post("sendChatAction", chat_id=reader.id, action="dancing")
    assert refused.description == "Bad Request: wrong parameter action in request"


async def test_a_photo_and_a_document_are_uploaded(bot: Bot, api: BotApiDouble, reader: Chat) -> None:
    """Their content, name and caption are kept, and a file may be sent again by its id."""
    photo = await bot.send_photo(reader.id, png(), caption="<b>kop</b>", parse_mode="HTML")
    document = await bot.send_document(reader.id, b"<opml/>", filename="bronnen.opml")
    await bot.send_photo(reader.id, photo.photo[0].file_id)
    assert document.document is not None
    assert document.document.file_name == "bronnen.opml"
    attachments = [message.attachment for message in api.messages(reader)]
    assert [one.file.content for one in attachments if one and one.file] == [png(), b"<opml/>", png()]
    assert api.messages(reader)[0].text == "kop"


@pytest.mark.parametrize("method,field", [("sendPhoto", "photo"), ("sendDocument", "document")])
async def test_a_caption_may_have_1024_utf16_units(raw: RawClient, reader: Chat, method: str, field: str) -> None:
    """One more unit is refused, and so is a message without its file."""
    target = {"chat_id": str(reader.id)}
    file = {field: ("a.bin", png())}
    assert (await raw.multipart(method, file, caption="😀" * 512, **target)).status == 200
    refused = await raw.multipart(method, file, caption="😀" * 512 + "a", **target)
    assert refused.description == "Bad Request: message caption is too long"
    assert (await raw.post(method, **target)).description == f"Bad Request: there is no {field} in the request"
    assert (
        await raw.multipart(method, {field: ("a", b"")}, **target)
    ).description == "Bad Request: file must be non-empty"


@pytest.mark.parametrize(
    "content,reason",
    [
        (b"x", "IMAGE_PROCESS_FAILED"),
        (png()[:40], "IMAGE_PROCESS_FAILED"),
        (png(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
        (png(5001, 5000), "PHOTO_INVALID_DIMENSIONS"),
    ],
)
async def test_a_photo_is_looked_at(raw: RawClient, reader: Chat, content: bytes, reason: str) -> None:
    """What is no picture, a broken one, a ribbon or a wall is refused."""
    answer = await raw.multipart("sendPhoto", {"photo": ("a.png", content)}, chat_id=str(reader.id))
    assert (answer.status, answer.description) == (400, f"Bad Request: {reason}")


async def test_a_chat_may_allow_no_photos(bot: Bot, api: BotApiDouble) -> None:
    """Texts and documents it takes."""
    group = api.group("Buurt")
    api.forbids_photos(group)
    with pytest.raises(BadRequest, match="Not enough rights to send photos to the chat"):
        await bot.send_photo(group.id, png())
    await bot.send_document(group.id, png())
    await bot.send_message(group.id, "x")


async def test_a_file_may_be_attached_by_name(raw: RawClient, api: BotApiDouble, reader: Chat) -> None:
    """`attach://part` names another part of the same request."""
    await raw.multipart("sendDocument", {"deel": ("a.txt", b"x")}, chat_id=str(reader.id), document="attach://deel")
    [message] = api.messages(reader)
    assert message.attachment is not None
    assert message.attachment.file is not None
    assert message.attachment.file.file_name == "a.txt"


@pytest.mark.parametrize(
    "method,params,reason",
    [
        ("sendMessage", {"text": {}}, 'field "text" must be of type String'),
        ("setMyCommands", {"commands": {}}, 'field "commands" must be an Array of Objects'),
        ("getUpdates", {"allowed_updates": {}}, 'field "allowed_updates" must be of type Array'),
    ],
)
async def test_a_parameter_has_its_type(raw: RawClient, method: str, params: dict[str, object], reason: str) -> None:
    """Another shape is refused by the parameter's name."""
    assert (await raw.post(method, **params)).description == f"Bad Request: {reason}"


async def test_a_number_must_be_one(raw: RawClient, reader: Chat) -> None:
    """Where a parameter is a whole number, text is refused."""
    answer = await raw.post("sendMessage", chat_id=reader.id, text="x", message_thread_id="twee")
    assert answer.description == 'Bad Request: parameter "message_thread_id" must be a valid Number'
