"""Lists that a reader pages through: kept as they were when they began, so that a page neither repeats nor skips.

While a reader reads, stories come in, grow and change their order. So what is kept under a number, for the buttons, is
the list itself: the stories in their order, and the mark from which it goes on behind them.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.asked_again import recall, remember
from handlers.briefs import with_briefs
from handlers.desk import Desk
from handlers.items import Item
from handlers.pages import PAGE
from storage import entries
from storage.headlines import Mark

MOST = 600
"""Stories of one list: a hundred and twenty pages."""

_KEPT = re.compile(r"list ([a-z]+) (?:(-?\d{1,11})\.(\d{1,18})|-)((?: \d{1,18}){0,1000})", re.ASCII)
"""A reader's question may be worded like this: it then lists stories that everybody may read."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of that kind ("latest"): the ids of its stories, and where it goes on, None where it ends there."""

    kind: str
    story_ids: tuple[int, ...]
    mark: Mark | None = None

    @property
    def goes_on(self) -> bool:
        """Whether there may be more of it than is kept."""
        return self.mark is not None and len(self.story_ids) < MOST

    def to_text(self) -> str:
        """The list as it is kept."""
        at = f"{int(self.mark[0].timestamp())}.{self.mark[1]}" if self.mark else "-"
        return " ".join(["list", self.kind, at, *map(str, self.story_ids)])

    @classmethod
    def from_text(cls, kept: str) -> "Listed | None":
        """The list that was kept; None where the text is something else."""
        found = _KEPT.fullmatch(kept)
        if found is None:
            return None
        mark = (datetime.fromtimestamp(int(found[2]), UTC), int(found[3])) if found[2] else None
        return cls(found[1], tuple(map(int, found[4].split())), mark)


async def keep(desk: Desk, listed: Listed) -> int:
    """The number under which the list is kept."""
    return await remember(desk, listed.to_text())


async def find(desk: Desk, number: int, kind: str) -> Listed | None:
    """The list of that number and kind; None where it is forgotten, or something else is kept there."""
    kept = await recall(desk, number)
    listed = Listed.from_text(kept) if kept is not None else None
    return listed if listed is not None and listed.kind == kind else None


async def page_of(conn: AsyncConnection, listed: Listed, offset: int) -> tuple[list[Item], list[int]]:
    """The stories of the page that begins there, and for each the place behind it.

    A story that was folded into another one since is left out, and shifts nothing.
    """
    for begin in range(offset, len(listed.story_ids), PAGE):
        some = listed.story_ids[begin : begin + PAGE]
        if items := await with_briefs(conn, await entries.entries_of(conn, some)):
            return items, [begin + 1 + some.index(item.entry.story_id) for item in items]
    return [], []
