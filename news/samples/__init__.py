"""Sample news: invented Dutch articles, dated relative to now."""

import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from news.article import Article

SOURCE = "samples"

_FILE = Path(__file__).parent / "voorbeelden.toml"


def sample_articles(now: datetime) -> tuple[Article, ...]:
    """The sample articles as if they had come in over the last days, the oldest first."""
    records = tomllib.loads(_FILE.read_text(encoding="utf-8"))["article"]
    records.sort(key=lambda record: -record["hours_ago"])
    return tuple(_article(record, now, position) for position, record in enumerate(records))


def _article(record: dict[str, Any], now: datetime, position: int) -> Article:
    return Article(
        source=SOURCE,
        guid=record["id"],
        title=record["title"],
        body=record["body"],
        publisher=record["publisher"],
        place=record["place"],
        published_at=now - timedelta(hours=record["hours_ago"]),
        fetched_at=now,
        position=position,
    )
