"""The bot's place in a chat changes: what is kept sleeps or wakes, and who has to know is told."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection
from telegram import ChatMember, ChatMemberAdministrator, ChatMemberRestricted, ChatMemberUpdated
from telegram.constants import ChatMemberStatus, ChatType

from handlers.answer import Answer, Button, Message
from handlers.desk import Desk
from handlers.html import clip, visible
from handlers.places.addresses import channel_data
from handlers.places.standing import Change, Standing, Word, effect
from handlers.texts import Texts, texts_for
from storage import destinations, outbox
from storage.destinations import Destination
from storage.outgoing import Outgoing, Purpose

SETTLED = timedelta(seconds=2)
"""A greeting waits so long: a group that becomes a supergroup lets the bot in first and tells that it moved then."""

_GONE = frozenset({ChatMemberStatus.LEFT, ChatMemberStatus.BANNED})
_TITLE_UNITS = 100


def standing_of(kind: str, member: ChatMember) -> Standing:
    """What the bot is, being this member of a chat of that kind."""
    if member.status in _GONE or (isinstance(member, ChatMemberRestricted) and not member.is_member):
        return Standing.OUT
    if isinstance(member, ChatMemberRestricted):
        return Standing.WRITES if member.can_send_messages else Standing.SILENT
    if kind == ChatType.CHANNEL:
        may = isinstance(member, ChatMemberAdministrator) and member.can_post_messages is not False
        return Standing.WRITES if may else Standing.SILENT
    return Standing.WRITES


async def member_changed(desk: Desk, update: ChatMemberUpdated) -> Answer:
    """Keep what the change means; what is said about it is for another chat than the one that is asleep."""
    kind = str(update.chat.type)
    before, after = (standing_of(kind, one) for one in (update.old_chat_member, update.new_chat_member))
    async with desk.db.write() as conn:
        known = await destinations.in_chat(conn, update.chat.id)
        does = effect(Change(kind, before, after), known)
        if does.sleeps is not None:
            await outbox.close_chat(conn, update.chat.id, does.sleeps, desk.clock())
        for one in known if does.sleeps is None else ():
            await destinations.wake(conn, one.chat_id, one.thread_id)
        channel = await _channel(desk, conn, update, known) if does.word is Word.CHANNEL_READY else None
        said = await _said(desk, conn, update, does.word, channel or next(iter(known), None))
    return Answer((), elsewhere=said)


async def _channel(
    desk: Desk, conn: AsyncConnection, update: ChatMemberUpdated, known: list[Destination]
) -> Destination:
    """The channel, looked after by whoever let the bot in, with that person's language and zone where it is new."""
    person = await destinations.find(conn, update.from_user.id)
    texts = texts_for(person.language if person is not None else update.from_user.language_code)
    return await destinations.keep(
        conn,
        chat_id=update.chat.id,
        kind=str(update.chat.type),
        title=_title(update),
        language=texts.language,
        zone=person.zone if person is not None else desk.zone,
        now=desk.clock(),
        manager_id=None if update.from_user.is_bot else update.from_user.id,
    )


async def _said(
    desk: Desk, conn: AsyncConnection, update: ChatMemberUpdated, word: Word | None, known: Destination | None
) -> tuple[Outgoing, ...]:
    if word in (Word.HELLO, Word.BACK):
        texts = texts_for(known.language if known is not None else update.from_user.language_code)
        greeting = Message(texts("group-hello" if word is Word.HELLO else "group-back"))
        return (_notice(update.chat.id, greeting, after=desk.clock() + SETTLED),)
    if known is None or known.manager_id is None or word is None:
        return ()
    person = await destinations.find(conn, known.manager_id)
    texts = texts_for(person.language if person is not None else known.language)
    return (_notice(known.manager_id, _about_channel(word, known, _title(update), texts)),)


def _about_channel(word: Word, channel: Destination, title: str, texts: Texts) -> Message:
    if word is Word.CHANNEL_CLOSED:
        return Message(texts("channel-closed", title=title))
    button = Button(texts.plain("button-channel", title=clip(title, 40)), channel_data(channel.id))
    return Message(texts("channel-ready", title=title), ((button,),))


def _notice(chat_id: int, message: Message, after: datetime | None = None) -> Outgoing:
    return Outgoing(chat_id=chat_id, payload=message.payload, purpose=Purpose.NOTICE, not_before=after)


def _title(update: ChatMemberUpdated) -> str:
    return clip(visible(update.chat.title or ""), _TITLE_UNITS)
