"""Word to the operators: a notice to the chats of ADMIN_CHAT_IDS."""

from collections.abc import Callable, Sequence
from datetime import datetime

from handlers.texts import texts_for
from storage import outbox
from storage.database import Database
from storage.outgoing import Outgoing, Payload, Purpose


class Admins:
    """The chats of the operators; without any, the log alone tells what is wrong."""

    def __init__(
        self, db: Database, chat_ids: Sequence[int], clock: Callable[[], datetime], wake: Callable[[], None]
    ) -> None:
        self._db = db
        self._chat_ids = chat_ids
        self._clock = clock
        self._wake = wake

    async def tell(self, name: str) -> None:
        """Send the text of that name of the catalogue, in Dutch, to each of them."""
        if not self._chat_ids:
            return
        async with self._db.write() as conn:
            await outbox.enqueue(conn, self.notices(name), self._clock())
        self._wake()

    def notices(self, name: str, **values: str | int) -> list[Outgoing]:
        """The text of that name with these values as messages to each of them, for a transaction that does more."""
        payload = Payload(texts_for("nl")(name, **values))
        return [Outgoing(chat_id=chat_id, payload=payload, purpose=Purpose.NOTICE) for chat_id in self._chat_ids]
