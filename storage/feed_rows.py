"""How a fetched source is kept in its row, and read from it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from sqlalchemy import Row, Select, select

from news.fetching.course import FIRST_INTERVAL, Course, State
from storage.source_tables import feeds
from storage.tables import sources
from storage.upsert import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFeed:
    """A source that is to be fetched from now on."""

    address: str
    """Where it is fetched, as it stands in `news.identity.canonical_url` or as the operator wrote it."""
    name: str = ""
    """What the operator calls it ("NOS Binnenland"); "" for the outlet's name."""
    outlet: str = ""
    """What readers choose by ("NOS"); several feeds may share one. "" for the address's host."""
    category: str = ""
    """"landelijk", "regionaal", "vlaams", …; "" where nobody said."""
    by_default: bool = True
    """Whether readers get it unless they say no; otherwise only who switched it on does."""
    enabled: bool | None = None
    """The operator's word: True fetches it always, False never, None while it is by default or somebody wants it."""
    every: timedelta = FIRST_INTERVAL
    """The interval to begin with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A source that is fetched."""

    id: int
    """Its row in `sources`, so `articles.source_id`."""
    key: str
    """Its first address: `Article.source` of what it brings, whatever its address is now (`course.address`)."""
    name: str
    """What it is called in lists for the operator."""
    outlet: str
    """What readers choose by."""
    category: str
    by_default: bool
    """Readers get it unless they say no."""
    wanted: bool
    """Some reader switched it on."""
    enabled: bool | None
    """The operator's word: always, never; None: while it is by default or wanted."""
    added_at: datetime
    leased_until: datetime | None
    """A process is fetching it until then at the latest; None: nobody is."""
    told_failing_at: datetime | None
    """When the operator was told that it fails; None: not, or told since that it is well."""
    course: Course
    """Address, validators, interval, state, reasons and counts: what fetching changes."""

    @property
    def active(self) -> bool:
        """Whether it is to be fetched at all."""
        return self.enabled if self.enabled is not None else self.by_default or self.wanted


def whole_feeds() -> Select[*tuple[Any, ...]]:
    """A query for feeds; `read` reads its rows."""
    return select(feeds, sources.c.key, sources.c.name).join(sources, sources.c.id == feeds.c.source_id)


def read(row: Row[*tuple[Any, ...]]) -> Feed:
    """The feed of a row of `whole_feeds`."""
    values: dict[str, Any] = dict(row._mapping)
    values.pop("digest")
    ours = {name: values.pop(name) for name in _OURS}
    every = timedelta(seconds=values.pop("every_seconds"))
    known = {"every": every, "state": State(values.pop("state")), "left_out": _counts(values.pop("left_out"))}
    return Feed(id=values.pop("source_id"), course=Course(**values | known), **ours)


def course_values(course: Course) -> dict[str, Any]:
    """The columns that hold a course."""
    values: dict[str, Any] = {name: getattr(course, name) for name in _PLAIN}
    counts = json.dumps(dict(course.left_out), ensure_ascii=False)
    return values | {
        "digest": digest(course.address),
        "every_seconds": course.every.total_seconds(),
        "state": course.state.value,
        "left_out": counts,
    }


_OURS = (
    *("key", "name", "outlet", "category", "by_default", "wanted", "enabled"),
    *("added_at", "leased_until", "told_failing_at"),
)
_PLAIN = tuple(name for name in Course.__slots__ if name not in ("every", "state", "left_out"))


def _counts(written: str) -> Mapping[str, int]:
    return MappingProxyType({str(name): int(count) for name, count in json.loads(written).items()})
