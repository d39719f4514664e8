"""Who asks, read from an update of Telegram's."""

from telegram import Chat, MaybeInaccessibleMessage, Update
from telegram import Message as TelegramMessage

from handlers.asker import Asker


def asker_of(update: Update) -> Asker | None:
    """The reader and the place of this update; None where it happens in no chat."""
    message, chat = update.effective_message or _pressed(update), update.effective_chat
    if chat is None:
        return None
    user, from_chat = update.effective_user, message.sender_chat if isinstance(message, TelegramMessage) else None
    # An anonymous administrator writes as the group itself, whoever else it is said to come from.
    as_chat = update.callback_query is None and from_chat is not None and from_chat.id == chat.id
    return Asker(
        chat_id=chat.id,
        thread_id=_thread(message),
        kind=str(chat.type),
        title=_title(chat),
        user_id=None if user is None or as_chat else user.id,
        first_name="" if user is None or as_chat else user.first_name,
        language_code=None if user is None or as_chat else user.language_code,
        speaks_for_chat=as_chat,
    )


def _pressed(update: Update) -> MaybeInaccessibleMessage | None:
    return update.callback_query.message if update.callback_query is not None else None


def _thread(message: MaybeInaccessibleMessage | None) -> int:
    """The forum's thread; a reply in an ordinary supergroup has a thread id too, which is none of its chat's."""
    if isinstance(message, TelegramMessage) and message.is_topic_message:
        return message.message_thread_id or 0
    return 0


def _title(chat: Chat) -> str:
    return chat.title or ""
