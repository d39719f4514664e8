"""What an article is: one publication by one publisher."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What sort of publication it is; only an `ARTICLE` or a `TEASER` is news that can stand alone."""

    ARTICLE = "article"
    TEASER = "teaser"
    """The opening of an article that is published elsewhere in full."""
    LIVEBLOG = "liveblog"
    """One address on which many updates follow each other."""
    STUB = "stub"
    """A pointer to a video, a broadcast or another page: too little to be an article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One publication as its source gave it, cleaned; times are aware and UTC.

    `title` is "" where the source has none. `body` is clean text, paragraphs parted by one blank line, without
    the dateline. `published_at` is None where the source does not tell: it is never invented. `source` is the key
    of where it came from ("file:npo2023", "https://feeds.example.org/news.xml"); `guid` is that source's own id.
    `position` is the article's place among those that came in together, first 0.
    """

    source: str
    fetched_at: datetime
    title: str = ""
    body: str = ""
    guid: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    place: str | None = None
    agencies: tuple[str, ...] = ()
    published_at: datetime | None = None
    language: str = "nl"
    kind: Kind = Kind.ARTICLE
    paywalled: bool = False
    position: int = 0

    def __post_init__(self) -> None:
        """Refuse naive times: nobody knows which moment they mean."""
        for moment in (self.fetched_at, self.published_at):
            if moment is not None and moment.tzinfo is None:
                raise ValueError(f"naive time {moment.isoformat()}")

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs of the body, none of them empty."""
        return tuple(part for part in self.body.split("\n\n") if part.strip())

    @property
    def lead(self) -> str:
        """The first paragraph, "" where there is no body."""
        return next(iter(self.paragraphs), "")


@dataclass(frozen=True, slots=True)
class Problem:
    """One part of an input that could not be taken in: `where` ("line 12", "" for the whole) and the reason."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """What came out of one input: its articles, in the input's order, and what was left out."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...] = ()
