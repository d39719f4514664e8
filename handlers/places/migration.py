"""A group becomes a supergroup: it has another id from then on, and keeps everything."""

from telegram import Message

from handlers.desk import Desk
from storage import outbox


async def moved(desk: Desk, message: Message) -> None:
    """Keep what one of both service messages tells; the other, or the same again, changes nothing more."""
    old = message.migrate_from_chat_id or message.chat.id
    new = message.migrate_to_chat_id or message.chat.id
    if old == new:
        return
    async with desk.db.write() as conn:
        await outbox.migrate(conn, old, new, desk.clock())
        # To Telegram the bot is new in the supergroup; the people there know it.
        await outbox.unsay(conn, new)
