"""The stories of digests, loaded and written out once for all the readers that get them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.briefs import with_briefs
from handlers.html import shown_units
from handlers.items import Item, render, shown_by, source_name
from handlers.texts import Texts
from news.story_update import said_since
from storage import story_versions
from storage.entries import entries_of
from storage.outgoing import Shown
from storage.story_versions import Version


@dataclass(frozen=True, slots=True)
class Written:
    """A story as a message shows it: its HTML, of that many UTF-16 units, and the version that it tells.

    `waits` tells what it is to be mended for: nothing where its brief is there already.
    """

    story_id: int
    version: int
    html: str
    units: int
    waits: tuple[Shown, ...]


class Stories:
    """Stories as they are at one moment; it grows with what is asked of it."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._items: dict[int, Item | None] = {}
        self._news: dict[int, list[Version]] = {}
        self._written: dict[tuple[int, str, str, str], Written] = {}

    async def load(self, conn: AsyncConnection, story_ids: Iterable[int]) -> None:
        """Make these stories known, with the brief of each, or its lead where it has none yet."""
        new = [story for story in dict.fromkeys(story_ids) if story not in self._items]
        if not new:
            return
        self._items.update(dict.fromkeys(new))
        entries = await entries_of(conn, new)
        self._news.update(await story_versions.of(conn, [one.story_id for one in entries if one.version > 1]))
        self.add(await with_briefs(conn, entries))

    def add(self, items: Iterable[Item]) -> None:
        """These are the stories as they are."""
        self._items.update({item.entry.story_id: item for item in items})

    def item(self, story_id: int) -> Item | None:
        """The story as it is; None where it is kept no longer."""
        return self._items.get(story_id)

    def written(self, story_id: int, texts: Texts, zone: ZoneInfo, *, had: int | None = None) -> Written | None:
        """The story for readers of this language and zone; None where it is kept no longer.

        Who `had` an earlier version of it reads what is new since.
        """
        item = self._items[story_id]
        if item is None:
            return None
        news = "" if had is None else self._since(item, had)
        key = (story_id, texts.language, zone.key, news)
        if key not in self._written:
            told = replace(item, news=news)
            html = render(told, now=self._now, zone=zone, texts=texts)
            waits = shown_by([told])
            self._written[key] = Written(story_id, item.entry.version, html, shown_units(html), waits)
        return self._written[key]

    def _since(self, item: Item, had: int) -> str:
        versions = [one.news for one in self._news.get(item.entry.story_id, ())]
        return said_since(versions, had, told_by=source_name(item.entry.lead.article)) if versions else ""
