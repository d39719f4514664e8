"""`briefje digest`: what a reader of some topics would get now, from what is kept."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import now
from bot.documents import Document, entry_document, print_documents
from bot.opening import open_database
from bot.settings import Settings, SettingsError
from bot.terminal.plain import plain
from handlers.briefs import briefs_of
from handlers.digest.order import Order
from handlers.digest.rendering import render_digest
from handlers.digest.stories import Stories
from handlers.finding import find
from handlers.packing import BETWEEN
from handlers.texts import texts_for
from news.digest import Candidate, Plan, plan
from news.errors import QueryError
from news.gazetteer import gazetteer
from news.importance import importance
from news.outlets.wishes import NO_WISHES, wants
from news.query import parse_query
from news.query_tree import Query, Term
from news.topics import Match
from storage.destinations import Destination
from storage.entries import entries_of
from storage.following import Followed, Manner, Topic
from storage.outlets import all_outlets
from storage.standing import standing
from storage.voices import Outlets, voices_of


@dataclass(frozen=True, slots=True)
class _Asked:
    """A topic as it was asked for, what it asks, and the name that it goes by."""

    words: str
    query: Query
    name: str


@dataclass(frozen=True, slots=True)
class _Digest:
    """What is told, and what each story tells of the topics (by their place), most of it first."""

    plan: Plan
    matches: dict[int, dict[int, Match]]


async def print_digest(settings: Settings, topics: Sequence[str], *, as_json: bool) -> None:
    """Print the digest of a new reader of these topics: as the chat shows it, or with all that is known of it.

    Nobody was matched to these topics, so what is kept is searched, however old: the newest and most relevant comes
    first. Raises SettingsError, naming the topic, for one that cannot be understood.
    """
    asked = [_asked(words) for words in dict.fromkeys(topics)]
    moment = now()
    async with await open_database(settings) as db, db.read() as conn:
        digest = await _digest(conn, asked, moment)
        if as_json:
            print_documents(await _documents(conn, digest))
        else:
            print(await _shown(conn, digest, asked, settings, moment))  # noqa: T201 - what the command gives


def _asked(words: str) -> _Asked:
    try:
        query = parse_query(words)
    except QueryError as error:
        raise SettingsError(f"topic {words!r}: {error}") from error
    known = gazetteer().find(query.tree.text) if isinstance(query.tree, Term) and not query.tree.quoted else None
    return _Asked(words, query, known.name if known else words)


async def _digest(conn: AsyncConnection, asked: Sequence[_Asked], moment: datetime) -> _Digest:
    matches: dict[int, dict[int, Match]] = defaultdict(dict)
    for place, one in enumerate(asked):
        for story_id, match in (await find(conn, one.query, now=moment)).stories.items():
            matches[story_id][place] = replace(match, name=one.words)
    stands = await standing(conn, matches, with_live=True)
    voices = await voices_of(conn, stands, Outlets(await all_outlets(conn)))
    candidates = [
        Candidate(
            story_id=story_id,
            topic=place,
            weight=match.weight,
            importance=importance(weight=match.weight, spread=known.spread, moment=known.last_at, now=moment),
            version=known.version,
            because=match.because,
        )
        for story_id, known in stands.items()
        if wants(NO_WISHES, voices[story_id])
        for place, match in matches[story_id].items()
    ]
    return _Digest(plan(candidates, {}), matches)


async def _documents(conn: AsyncConnection, digest: _Digest) -> list[Document]:
    """One for each story, with all of the topics that touch it."""
    entries = await entries_of(conn, [entry.story_id for entry in digest.plan.entries])
    briefs = await briefs_of(conn, entries)
    return [
        entry_document(entry, brief, sorted(digest.matches[entry.story_id].values(), key=lambda one: -one.weight))
        for entry, brief in zip(entries, briefs, strict=True)
    ]


async def _shown(
    conn: AsyncConnection, digest: _Digest, asked: Sequence[_Asked], settings: Settings, moment: datetime
) -> str:
    if not digest.plan.entries:
        return texts_for("nl").plain("digest-nothing-kept", topics=", ".join(one.name for one in asked))
    stories = Stories(moment)
    await stories.load(conn, [entry.story_id for entry in digest.plan.entries])
    messages = render_digest(_order(asked, settings, moment), digest.plan, stories, {}, moment)
    return BETWEEN.join(plain(message.html) for message in messages)


def _order(asked: Sequence[_Asked], settings: Settings, moment: datetime) -> Order:
    reader = Destination(
        id=0, chat_id=0, thread_id=0, kind="private", title="", language="nl", zone=settings.zone, created_at=moment
    )
    topics = [
        Followed(topic=Topic(id=place, name=one.name, query=one.words), manner=Manner.DIGEST, since=moment)
        for place, one in enumerate(asked)
    ]
    return Order(destination=reader, since=moment, topics=tuple(topics))
