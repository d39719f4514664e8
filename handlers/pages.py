"""Items on pages: the first answer may take several messages, every later page takes the place of the last."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.answer import Answer, Button, Keyboard, Message
from handlers.items import Item, render
from handlers.packing import BETWEEN, fitting, pack
from handlers.texts import Texts

PAGE = 5
"""Stories on a page: what a phone shows in two screens."""

MOST = 20
"""Stories in one answer; more is no longer short news."""


class Pages:
    """Renders the pages of one list; `address` ("latest:87", under 40 bytes) is what its buttons carry."""

    def __init__(self, header: str, address: str, *, now: datetime, zone: ZoneInfo, texts: Texts) -> None:
        self._header = header
        self._address = address
        self._now, self._zone, self._texts = now, zone, texts

    def first(self, items: Sequence[Item], *, more: bool) -> Answer:
        """The first answer, with all the items; the last message has the buttons."""
        parts = pack(self._header, self._render(items))
        keyboard = self._keyboard(0, len(items), more=more)
        messages = [Message(part) for part in parts[:-1]]
        return Answer((*messages, Message(parts[-1], keyboard)))

    def page(self, items: Sequence[Item], offset: int, *, more: bool) -> Message:
        """The page of the list that begins at `offset`: as many of the items as one message holds."""
        rendered = self._render(items)
        count = fitting(self._header, rendered)
        html = BETWEEN.join([self._header, *rendered[:count]])
        return Message(html, self._keyboard(offset, count, more=more or count < len(items)))

    def end(self, text: str, offset: int) -> Message:
        """The page behind the last one: `text` and the way back."""
        return Message(BETWEEN.join([self._header, text]), self._keyboard(offset, 0, more=False))

    def _render(self, items: Sequence[Item]) -> list[str]:
        return [render(item, now=self._now, zone=self._zone, texts=self._texts) for item in items]

    def _keyboard(self, offset: int, count: int, *, more: bool) -> Keyboard:
        row = []
        if offset > 0:
            row.append(Button(self._texts.plain("button-back"), f"{self._address}:{max(0, offset - PAGE)}"))
        if more:
            row.append(Button(self._texts.plain("button-next"), f"{self._address}:{offset + count}"))
        return (tuple(row),) if row else ()
