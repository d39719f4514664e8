"""Methods that put a message into a chat."""

from typing import Final

from ..composing import caption, markup, message_text
from ..entities import FormattedText
from ..errors import bad_request
from ..params import Params
from ..records import Attachment, Chat, Json, Message
from ..world import World
from .handler import Handlers
from .photos import attachment, photo_of

_ACTIONS: Final = frozenset(
    {f"upload_{what}" for what in ("photo", "video", "voice", "document", "video_note", "audio")}
    | {f"record_{what}" for what in ("video", "voice", "video_note", "audio")}
    | {"typing", "choose_sticker", "find_location"}
)


def send_message(world: World, params: Params) -> Json:
    """SendMessage."""
    return _send(world, params, message_text(params), "text")


def send_photo(world: World, params: Params) -> Json:
    """SendPhoto."""
    photo = photo_of(world, params, world.open_chat(params.raw.get("chat_id")))
    return _send(world, params, caption(params), "caption", photo)


def send_document(world: World, params: Params) -> Json:
    """SendDocument."""
    return _send(world, params, caption(params), "caption", attachment(world, params, "document"))


def send_chat_action(world: World, params: Params) -> bool:
    """SendChatAction."""
    if params.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = world.open_chat(params.raw.get("chat_id"))
    _thread(world, params, chat)
    return True


def _send(
    world: World,
    params: Params,
    content: FormattedText,
    field: str,
    attachment: Attachment | None = None,
) -> Json:
    keyboard = markup(params)
    chat = world.open_chat(params.raw.get("chat_id"))
    message = Message(
        chat=chat,
        sender=world.bot,
        thread_id=_thread(world, params, chat),
        reply_to=_reply_to(world, params, chat),
        message_id=world.new_message_id(chat),
        date=int(world.date()),
        content=content,
        source=params.text(field),
        keyboard=keyboard,
        attachment=attachment,
    )
    return world.message_json(world.keep(message))


def _thread(world: World, params: Params, chat: Chat) -> int | None:
    thread_id = params.integer("message_thread_id", 0)
    if thread_id == 0:
        return None
    if thread_id not in world.threads[chat.id]:
        raise bad_request("message thread not found")
    return thread_id


def _reply_to(world: World, params: Params, chat: Chat) -> int | None:
    reply = params.record("reply_parameters")
    allowed = bool(reply.get("allow_sending_without_reply")) or params.flag("allow_sending_without_reply")
    raw = reply.get("message_id", params.integer("reply_to_message_id", 0))
    message_id = raw if isinstance(raw, int) else 0
    if not reply and not message_id:
        return None
    if world.message(chat, message_id):
        return message_id
    if allowed:
        return None
    raise bad_request("message to be replied not found")


SENDING: Final[Handlers] = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendChatAction": send_chat_action,
}
