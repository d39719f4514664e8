"""Articles about the weather in invented towns, day by day."""

from datetime import datetime, timedelta
from typing import Any

from news.article import Article
from storage.database import Database
from tests.storage.universe import keep, tell

from ..stories import NOW


def report(name: str, days: float, **values: Any) -> Article:
    """An article of so many days ago."""
    known: dict[str, Any] = {
        "source": "file:test",
        "guid": name,
        "fetched_at": NOW,
        "published_at": NOW - timedelta(days=days),
        "title": f"Sneeuw in Heusden, dag {name}",
        "body": "Er ligt sneeuw, en de kinderen glijden van de dijk.",
        "url": f"https://dijkbode.example/{name}",
        "publisher": "De Dijkbode",
    }
    return Article(**known | values)


async def snow(db: Database, *days: float, now: datetime = NOW, **values: Any) -> list[int]:
    """A story of one article for each of these days ago; their ids."""
    return [await tell(db, report(f"{number}-{ago}", ago, **values), now=now) for number, ago in enumerate(days)]


async def loose(db: Database, count: int, days: float, **values: Any) -> None:
    """So many articles of one day, in no story yet."""
    await keep(db, *(report(f"l{number}-{days}", days, **values) for number in range(count)), now=NOW)
