"""Items on pages: the first answer may take several messages, every later page takes the place of the last."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.answer import Answer, Button, Keyboard, Message
from handlers.items import Item, render, shown_by
from handlers.packing import BETWEEN, fitting, packed
from handlers.stories.button import sources_row
from handlers.texts import Texts

PAGE = 5
"""Stories on a page: what a phone shows in two screens."""

MOST = 20
"""Stories in one answer; more is no longer short news."""


def message_of(html: str, items: Sequence[Item], rendered: Sequence[str]) -> Message:
    """A message in which these items stand, each with its piece of the HTML, so that it can be mended."""
    parts = tuple((item.entry.story_id, piece) for item, piece in zip(items, rendered, strict=True))
    return Message(html, parts=parts, shown=shown_by(items))


class Pages:
    """Renders the pages of one list; `address` ("latest:87", under 40 bytes) is what its buttons carry.

    `above` gives a line of HTML that stands above an item.
    """

    def __init__(
        self,
        header: str,
        address: str,
        *,
        now: datetime,
        zone: ZoneInfo,
        texts: Texts,
        above: Callable[[Item], str] | None = None,
    ) -> None:
        self._header = header
        self._address = address
        self._now, self._zone, self._texts = now, zone, texts
        self._above = above

    def first(self, items: Sequence[Item], *, more: bool) -> Answer:
        """The first answer, with all the items; the last message has the buttons that turn the page."""
        rendered = self._render(items)
        messages: list[Message] = []
        begin = 0
        for html, count in packed(self._header, rendered):
            end = begin + count
            message = message_of(html, items[begin:end], rendered[begin:end])
            messages.append(replace(message, keyboard=self._sources(items[begin:end])))
            begin = end
        keyboard = self._keyboard(0, len(items), more=more)
        messages[-1] = replace(messages[-1], keyboard=(*keyboard, *messages[-1].keyboard))
        return Answer(tuple(messages))

    def page(self, items: Sequence[Item], offset: int, *, more: bool, behind: Sequence[int] = ()) -> Message:
        """The page of the list that begins at `offset`: as many of the items as one message holds.

        `behind` has for each item the place in the list after it, where some places of the list are empty.
        """
        rendered = self._render(items)
        count = fitting(self._header, rendered)
        html = BETWEEN.join([self._header, *rendered[:count]])
        passed = behind[count - 1] - offset if behind else count
        turning = self._keyboard(offset, passed, more=more or count < len(items))
        keyboard = (*turning, *self._sources(items[:count]))
        return replace(message_of(html, items[:count], rendered[:count]), keyboard=keyboard)

    def end(self, text: str, offset: int) -> Message:
        """The page behind the last one: `text` and the way back."""
        return Message(BETWEEN.join([self._header, text]), self._keyboard(offset, 0, more=False))

    def _render(self, items: Sequence[Item]) -> list[str]:
        rendered = [render(item, now=self._now, zone=self._zone, texts=self._texts) for item in items]
        if self._above is None:
            return rendered
        return [f"{self._above(item)}\n{html}" for item, html in zip(items, rendered, strict=True)]

    def _sources(self, items: Sequence[Item]) -> Keyboard:
        row = sources_row((item.entry for item in items), self._texts)
        return (row,) if row else ()

    def _keyboard(self, offset: int, count: int, *, more: bool) -> Keyboard:
        row = []
        if offset > 0:
            row.append(Button(self._texts.plain("button-back"), f"{self._address}:{max(0, offset - PAGE)}"))
        if more:
            row.append(Button(self._texts.plain("button-next"), f"{self._address}:{offset + count}"))
        return (tuple(row),) if row else ()
