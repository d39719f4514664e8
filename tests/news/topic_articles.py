"""Articles that are only text, and what they are about."""

from datetime import UTC, datetime

from news.article import Article, Kind
from news.gazetteer import gazetteer
from news.topics import TopicMatcher

NOW = datetime(2026, 2, 1, 12, tzinfo=UTC)
ALL_TOPICS = TopicMatcher(gazetteer().topics)


def article(title: str = "", body: str = "", place: str | None = None, kind: Kind = Kind.ARTICLE) -> Article:
    """An article with nothing but its text."""
    return Article(source="test", fetched_at=NOW, title=title, body=body, place=place, kind=kind)


def topics_of(title: str = "", body: str = "", place: str | None = None) -> set[str]:
    """The names of all topics that such an article is about."""
    return {match.name for match in ALL_TOPICS.match(article(title, body, place))}
