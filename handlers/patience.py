"""Asking a reader for patience who goes too fast."""

from handlers.answer import Answer
from handlers.asker import Asker
from handlers.texts import texts_for
from storage import destinations
from storage.database import Database


async def patience(db: Database, asker: Asker) -> Answer:
    """A kind word, in the reader's language."""
    async with db.read() as conn:
        here = await destinations.find(conn, asker.chat_id, asker.thread_id)
    texts = texts_for(here.language if here is not None else asker.language_code)
    return Answer.one(texts("slow-down"))
