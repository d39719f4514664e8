"""Which of some stories each of many readers wants, by the outlets and languages that they chose."""

from collections.abc import Collection, Mapping
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from news.outlets.wishes import NO_WISHES, Voice, Wishes, wants
from storage import outlets
from storage.voices import Outlets, voices_of

T = TypeVar("T")


class WantedStories:
    """What readers want of the stories of one moment; those who chose alike share one answer."""

    def __init__(self, wishes: Mapping[int, Wishes], voices: Mapping[int, frozenset[Voice]]) -> None:
        self._wishes = wishes
        self._voices = voices
        self._wanted: dict[Wishes, frozenset[int]] = {}

    @classmethod
    async def load(
        cls, conn: AsyncConnection, destination_ids: Collection[int], story_ids: Collection[int]
    ) -> "WantedStories":
        """What these readers want of these stories."""
        known = Outlets(await outlets.all_outlets(conn))
        return cls(await outlets.wishes_of(conn, destination_ids), await voices_of(conn, story_ids, known))

    def of(self, destination_id: int, stories: Mapping[int, T]) -> dict[int, T]:
        """Those of these stories (by id) that the reader wants."""
        wishes = self._wishes.get(destination_id, NO_WISHES)
        if wishes not in self._wanted:
            self._wanted[wishes] = frozenset(story for story, some in self._voices.items() if wants(wishes, some))
        wanted = self._wanted[wishes]
        return {story: one for story, one in stories.items() if story in wanted}
