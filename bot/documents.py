"""What the command line prints with `--json`: one object per line, in the shapes that others read."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from handlers.items import source_name
from news.article import Article
from news.brief import Brief
from news.gazetteer import folded_name
from news.topics import Match
from storage.entries import Entry
from storage.kept import KeptArticle

Document = dict[str, Any]


def article_document(kept: KeptArticle, matches: Sequence[Match]) -> Document:
    """An article with the topics it is about; times are ISO 8601 in UTC, null where unknown."""
    article = kept.article
    return {
        "id": kept.id,
        "guid": article.guid,
        "title": article.title,
        "body": article.body,
        "place": article.place,
        "agencies": list(article.agencies),
        "author": article.author,
        "published_at": _time(article.published_at),
        "fetched_at": _time(article.fetched_at),
        "url": article.url,
        "publisher": article.publisher,
        "language": article.language,
        "kind": article.kind.value,
        "paywalled": article.paywalled,
        "version": kept.version,
        "sample": kept.sample,
        "story_id": kept.story_id,
        "topics": [match_document(match) for match in matches],
    }


def match_document(match: Match) -> Document:
    """A topic that an article is about, how much (0-1), and by which of its words."""
    return {"name": match.name, "weight": round(match.weight, 3), "because": _once(match.because)}


def brief_document(brief: Brief, article: Article, kept: KeptArticle | None) -> Document:
    """A brief; `article_id` and `story_id` are null where the article is not kept."""
    return {
        "article_id": kept.id if kept else None,
        "guid": article.guid,
        "story_id": kept.story_id if kept else None,
        "text": brief.text,
        "method": brief.method,
        "model": brief.model,
        "seconds": round(brief.seconds, 4),
        "rejected": list(brief.rejected),
    }


def entry_document(entry: Entry, brief: Brief, matches: Sequence[Match]) -> Document:
    """A story as an answer shows it: its lead article, brief and sources, and why it is there."""
    lead = entry.lead
    sources = list(entry.sources) or [name for name in [source_name(lead.article)] if name]
    return {
        **article_document(lead, matches),
        "brief": brief_document(brief, lead.article, lead),
        "sources": sources,
        "because": _once(word for match in matches for word in match.because),
    }


def _once(words: Iterable[str]) -> list[str]:
    """Each word once, as it was first written: RAFAH in a dateline says no more than Rafah."""
    first: dict[str, str] = {}
    for word in words:
        first.setdefault(folded_name(word), word)
    return list(first.values())


def print_documents(documents: Sequence[Document]) -> None:
    """One JSON object per line on standard output."""
    for document in documents:
        print(json.dumps(document, ensure_ascii=False))  # noqa: T201 - this is what the command gives


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
