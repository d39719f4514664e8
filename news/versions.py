"""What becomes of an article that comes in again: the same, or a new version, and what is kept of both.

- The same words are the same version; what was unknown (time, address, author, …) is filled in.
- A teaser or a stub of what is kept in full changes its title at most; the full text stays.
- Of two full texts the one fetched last is the version, in whatever order they come in.
- While the text is the same the first known time stays: a relative time ("3 uur geleden") only gets coarser.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from news.article import Article, Kind
from news.identity import content_fingerprint

_FULLNESS = {Kind.STUB: 0, Kind.TEASER: 1, Kind.ARTICLE: 2, Kind.LIVEBLOG: 2}
_ELLIPSES = ("…", "...")


class Change(StrEnum):
    """What an article that came in means for what is kept."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The change and the article to keep; UNCHANGED may still have filled in what was unknown."""

    change: Change
    article: Article


def decide(kept: Article | None, incoming: Article) -> Outcome:
    """What to keep, given what is kept under one of the incoming article's keys (None: nothing).

    Deciding again on the outcome with the same article gives UNCHANGED and the same article.
    """
    if kept is None:
        return Outcome(Change.NEW, incoming)
    merged = _merged(kept, incoming)
    if content_fingerprint(merged) == content_fingerprint(kept):
        # The same text is as much as either says it is; no text says nothing.
        kind = max(kept.kind, incoming.kind, key=_FULLNESS.__getitem__) if incoming.body else kept.kind
        return Outcome(Change.UNCHANGED, replace(filled(kept, incoming), kind=kind))
    return Outcome(Change.CHANGED, merged)


def filled(kept: Article, incoming: Article) -> Article:
    """The kept article with what it does not know and the incoming one does: id, address, publisher, author, time."""
    return replace(_filled(kept, incoming), guid=_guid(kept, incoming))


def _merged(kept: Article, incoming: Article) -> Article:
    """The version that both make together, whichever came first; it goes by the kept one's names."""
    older, newer = (incoming, kept) if incoming.fetched_at < kept.fetched_at else (kept, incoming)
    if _is_weaker(newer, older):
        title = newer.title if _is_new_title(newer.title, older.title) else older.title
        merged = replace(_filled(older, newer), title=title, fetched_at=newer.fetched_at)
    else:
        merged = replace(_filled(newer, older), title=newer.title or older.title)
    return replace(merged, source=kept.source, guid=_guid(kept, incoming), position=kept.position)


def _is_weaker(incoming: Article, kept: Article) -> bool:
    """Whether the incoming text is only the opening of what is kept, or less."""
    rank, kept_rank = _FULLNESS[incoming.kind], _FULLNESS[kept.kind]
    shorter = len(incoming.body.split()) < len(kept.body.split())
    behind_wall = rank == kept_rank and shorter and incoming.paywalled and not kept.paywalled
    return bool(kept.body) and (not incoming.body or rank < kept_rank or behind_wall)


def _is_new_title(title: str, kept: str) -> bool:
    cut = next((title.removesuffix(mark).rstrip() for mark in _ELLIPSES if title.endswith(mark)), None)
    return bool(title) and not (cut is not None and kept.startswith(cut))


def _filled(article: Article, other: Article) -> Article:
    """The article with what it does not know and the other does; its text and place are its own."""
    return replace(
        article,
        url=article.url or other.url,
        publisher=article.publisher or other.publisher,
        author=article.author or other.author,
        agencies=article.agencies or other.agencies,
        published_at=article.published_at or other.published_at,
    )


def _guid(kept: Article, incoming: Article) -> str | None:
    """An id names an article within its own source only."""
    return kept.guid or (incoming.guid if incoming.source == kept.source else None)
