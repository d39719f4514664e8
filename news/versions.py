"""What becomes of an article that comes in again: the same, or a new version, and what is kept of both.

- The same words are the same version; what was unknown (time, address, author, …) is filled in.
- A teaser or a stub of what is kept in full changes its title at most; the full text stays.
- Of two full texts the one fetched last is the version, in whatever order they come in.
- While the text is the same the first known time stays: a relative time ("3 uur geleden") only gets coarser.
- A live blog has a new version when it has a new update, or a title that says something new: not when its updates are
  counted anew, cut off at the end, or dated "zojuist" once more.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from news.article import Article, Kind
from news.folding import fold
from news.identity import content_fingerprint

_FULLNESS = {Kind.STUB: 0, Kind.TEASER: 1, Kind.ARTICLE: 2, Kind.LIVEBLOG: 2}
_OPENINGS = (Kind.TEASER, Kind.STUB)
_ELLIPSES = ("…", "...")
_WORD = re.compile(r"[^\W\d_]{2,}|\d+")
_TIME = re.compile(
    r"\b(?:\d{1,2}[:.]\d{2}(?: ?uur)?|[\d.,]+ (?:seconden?|min(?:uut|uten)?|u(?:ur|ren)?|dag(?:en)?) geleden)\b"
)
_SMALL_WORD = 3
"""Letters: what is no longer joins words and says nothing."""
_SHORTEST_UPDATE = 4
"""Words; what is shorter is a time, a name or a button."""


class Change(StrEnum):
    """What an article that came in means for what is kept."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The change and the article to keep; UNCHANGED may still have filled in what was unknown.

    `fuller` tells of a CHANGED article that it only became longer: a teaser or a stub got its text under the title it
    had. Who was told the teaser has nothing new to hear.
    """

    change: Change
    article: Article
    fuller: bool = False


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
    return Outcome(Change.CHANGED, merged, fuller=_is_fuller(kept, merged))


def _is_fuller(kept: Article, merged: Article) -> bool:
    if kept.kind not in _OPENINGS or _words(kept.title) != _words(merged.title):
        return False
    opening = _words(kept.body)
    return _FULLNESS[merged.kind] > _FULLNESS[kept.kind] or _words(merged.body)[: len(opening)] == opening


def _is_old_blog(older: Article, newer: Article) -> bool:
    """Whether a live blog is read again and has no update that it did not have before."""
    if not older.kind is newer.kind is Kind.LIVEBLOG or not older.body:
        return False
    known = {_words(part) for part in older.paragraphs}
    updates = (_words(part) for part in newer.paragraphs)
    if any(len(update) >= _SHORTEST_UPDATE and update not in known for update in updates):
        return False
    said = {word for word in _words(newer.title) if len(word) > _SMALL_WORD}
    return said <= set(_words(f"{older.title}\n{older.body}"))


def _words(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, without the times that a live blog writes above its updates."""
    return tuple(_WORD.findall(_TIME.sub(" ", fold(text))))


def filled(kept: Article, incoming: Article) -> Article:
    """The kept article with what it does not know and the incoming one does: id, address, publisher, author, time.

    Of an opening it is known from then on that the rest is paid, wherever that was seen: feeds seldom tell, pages do.
    """
    paywalled = kept.paywalled or (
        incoming.paywalled and kept.kind in _OPENINGS and not _is_other_opening(incoming, kept)
    )
    return replace(_filled(kept, incoming), guid=_guid(kept, incoming), paywalled=paywalled)


def _merged(kept: Article, incoming: Article) -> Article:
    """The version that both make together, whichever came first; it goes by the kept one's names."""
    older, newer = (incoming, kept) if incoming.fetched_at < kept.fetched_at else (kept, incoming)
    if _is_old_blog(older, newer):
        merged = replace(_filled(older, newer), fetched_at=newer.fetched_at)
    elif _is_weaker(newer, older):
        newer = replace(newer, paywalled=newer.paywalled and not _is_other_opening(newer, older))
        title = newer.title if _is_new_title(newer.title, older.title) else older.title
        merged = replace(_filled(older, newer), title=title, fetched_at=newer.fetched_at)
    else:
        merged = replace(_filled(newer, older), title=newer.title or older.title)
    paid = older.paywalled or newer.paywalled if merged.kind in _OPENINGS else merged.paywalled
    return replace(merged, source=kept.source, guid=_guid(kept, incoming), position=kept.position, paywalled=paid)


def _is_weaker(incoming: Article, kept: Article) -> bool:
    """Whether the incoming text is only the opening of what is kept, or less."""
    rank, kept_rank = _FULLNESS[incoming.kind], _FULLNESS[kept.kind]
    shorter = len(incoming.body.split()) < len(kept.body.split())
    fresh = kept.paywalled and _is_other_opening(incoming, kept)  # what is paid is told in other words: an edit
    behind_wall = rank == kept_rank and shorter and incoming.paywalled and not fresh
    return bool(kept.body) and (not incoming.body or rank < kept_rank or behind_wall)


def _is_other_opening(incoming: Article, kept: Article) -> bool:
    """Whether its text is not how the kept one begins."""
    opening = _words(incoming.body)
    return _words(kept.body)[: len(opening)] != opening


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
