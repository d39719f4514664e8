"""Methods that change or remove a message."""

from dataclasses import replace
from typing import Final

from ..composing import caption, markup, message_text
from ..errors import NOT_MODIFIED, bad_request
from ..params import Params
from ..records import Json, Message
from ..world import World
from .handler import Handlers
from .photos import photo_of


def edit_message_text(world: World, params: Params) -> Json:
    """editMessageText; without reply_markup the keyboard goes."""
    content, keyboard = message_text(params), markup(params)
    message = _own_message(world, params)
    if message.attachment:
        raise bad_request("there is no text in the message to edit")
    return _changed(world, message, replace(message, content=content, keyboard=keyboard, source=params.text("text")))


def edit_message_media(world: World, params: Params) -> Json:
    """Changes photo and caption (editMessageMedia); without reply_markup the keyboard goes."""
    media = params.record("media")
    if media.get("type") != "photo":
        raise bad_request("can't parse InputMedia: the double knows photos only")
    inner = Params({**params.raw, **{name: media.get(name) for name in ("caption", "caption_entities", "parse_mode")}})
    content, keyboard = caption(inner), markup(params)
    message = _own_message(world, params)
    photo = photo_of(world, Params({**params.raw, "photo": media.get("media")}), message.chat)
    if message.attachment is None:
        raise bad_request("there is no media in the message to edit")
    edited = replace(message, content=content, keyboard=keyboard, attachment=photo, source=inner.text("caption"))
    return _changed(world, message, edited)


def edit_message_reply_markup(world: World, params: Params) -> Json:
    """editMessageReplyMarkup; without reply_markup the keyboard goes."""
    keyboard = markup(params)
    message = _own_message(world, params)
    return _changed(world, message, replace(message, keyboard=keyboard))


def delete_message(world: World, params: Params) -> bool:
    """DeleteMessage."""
    chat = world.open_chat(params.raw.get("chat_id"))
    message_id = _message_id(params)
    if world.message(chat, message_id) is None:
        raise bad_request("message to delete not found")
    del world.history[chat.id][message_id]
    return True


def _own_message(world: World, params: Params) -> Message:
    chat = world.open_chat(params.raw.get("chat_id"))
    message = world.message(chat, _message_id(params))
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender != world.bot or message.service:
        raise bad_request("message can't be edited")
    return message


def _message_id(params: Params) -> int:
    message_id = params.integer("message_id", 0)
    if message_id <= 0:
        raise bad_request("message identifier is not specified")
    return message_id


def _changed(world: World, before: Message, after: Message) -> Json:
    if _shows(before) == _shows(after):
        raise bad_request(NOT_MODIFIED)
    edited = replace(after, edits=before.edits + 1, edit_date=int(world.date()))
    return world.message_json(world.keep(edited))


def _shows(message: Message) -> tuple[object, ...]:
    file = message.attachment.file if message.attachment else None
    return message.content, message.keyboard, file.content if file else None


EDITING: Final[Handlers] = {
    "editMessageText": edit_message_text,
    "editMessageMedia": edit_message_media,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
}
