"""Voices: which outlets tell a story, and in which languages; and the stories that a reader wants for that."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import ColumnElement, and_, exists, or_, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from news.outlets.wishes import DUTCH, NO_WISHES, Voice, Wishes, gets
from storage import outlets
from storage.chunks import chunks
from storage.outlets import Outlet
from storage.tables import articles, stories


class Outlets:
    """The outlets there are, as articles find theirs by its source."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self._all = tuple(outlets)
        self._by_source = {source: one for one in self._all for source in one.sources}

    def voice(self, source_id: int, language: str) -> Voice:
        """Where an article of this source and language comes from."""
        outlet = self._by_source.get(source_id)
        return Voice(language=language) if outlet is None else Voice(outlet.key, outlet.by_default, language)

    def chosen(self, wishes: Wishes) -> tuple[int, ...]:
        """The sources that the reader switched on."""
        return tuple(source for one in self._all if one.key in wishes.on for source in one.sources)

    def refused(self, wishes: Wishes) -> tuple[int, ...]:
        """The sources that the reader does not get."""
        unwanted = (one for one in self._all if not gets(wishes, one.key, by_default=one.by_default))
        return tuple(source for one in unwanted for source in one.sources)


async def voices_of(
    conn: AsyncConnection, story_ids: Collection[int], outlets: Outlets
) -> Mapping[int, frozenset[Voice]]:
    """The voices of each of these stories."""
    found: dict[int, set[Voice]] = defaultdict(set)
    for chunk in chunks(sorted(set(story_ids))):
        query = select(articles.c.story_id, articles.c.source_id, articles.c.language)
        for row in await conn.execute(query.where(articles.c.story_id.in_(chunk)).distinct()):
            found[row.story_id].add(outlets.voice(row.source_id, row.language))
    return {story: frozenset(some) for story, some in found.items()}


def wanted_stories(wishes: Wishes, outlets: Outlets) -> ColumnElement[bool]:
    """Which rows of `stories` are told to the reader, as a condition: what `news.outlets.wishes.wants` says of them."""
    chosen, refused = outlets.chosen(wishes), outlets.refused(wishes)
    dutch = true() if wishes.other_languages else articles.c.language == DUTCH
    others = and_(articles.c.source_id.not_in(refused), dutch) if refused else dutch
    told = or_(articles.c.source_id.in_(chosen), others) if chosen else others
    return exists().where(articles.c.story_id == stories.c.id, told)


async def wanted_by(conn: AsyncConnection, destination_id: int | None) -> ColumnElement[bool]:
    """Which rows of `stories` are told to this destination, as a condition; None stands for one that chose nothing."""
    asked = [destination_id] if destination_id is not None else []
    wishes = next(iter((await outlets.wishes_of(conn, asked)).values()), NO_WISHES)
    return wanted_stories(wishes, Outlets(await outlets.all_outlets(conn)))
