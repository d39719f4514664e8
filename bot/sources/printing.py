"""What the commands of `briefje sources` do and print: sources on stdout, everything else on stderr."""

import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from bot.clock import now
from bot.documents import print_documents
from bot.opening import open_database
from bot.settings import Settings
from bot.sources.documents import source_document, source_lines
from bot.sources.offering import offer_known_sources
from bot.sources.opened import source_keeper
from news.errors import BriefjeError, UnreadableError
from news.opml import MAX_OPML, Outline, parse_opml, write_opml
from storage import feeds
from storage.database import Database
from storage.feed_rows import Feed, NewFeed


class SourceUnknownError(BriefjeError):
    """No source has that number, address or name."""


class ListUnusableError(BriefjeError):
    """A file that is no list of sources; the message names it and says why."""


async def print_sources(settings: Settings, *, as_json: bool) -> None:
    """Every source, by outlet."""
    async with _database(settings) as db:
        _print(await _all(db), as_json=as_json)


async def add_source(
    settings: Settings, address: str, *, name: str, category: str, by_default: bool, as_json: bool
) -> None:
    """Find a feed and fetch it from now on; the source as it is kept, and the other feeds that were found."""
    async with _database(settings) as db, source_keeper(settings, db, now) as keeper:
        added = await keeper.add(address, name=name, category=category, by_default=by_default)
    _print([added.feed], as_json=as_json)
    if not added.new:
        _say("it was there already")
    for other in added.others:
        _say(f"also found: {other}")


async def check_sources(settings: Settings, which: Sequence[str], *, as_json: bool) -> None:
    """Fetch these sources now, or all that are fetched, take in what is new, and tell how each is doing."""
    async with _database(settings) as db, source_keeper(settings, db, now) as keeper:
        before = {feed.id: feed for feed in (await _found(db, which) if which else await _active(db))}
        after = await keeper.check(list(before))
    if not as_json:
        _print(after, as_json=False)
    new = {feed.id: feed.course.articles - before[feed.id].course.articles for feed in after}
    if as_json:
        print_documents([{**source_document(feed), "new": new[feed.id]} for feed in after])
    wrong = sum(not feed.course.state.is_well for feed in after)
    _say(f"{_count(len(after), 'source')}: {_count(sum(new.values()), 'new article')}, {wrong} not well")


async def remove_sources(settings: Settings, which: Sequence[str], *, as_json: bool) -> None:
    """Fetch these sources no more; what they brought stays."""
    async with _database(settings) as db:
        found = await _found(db, which)
        async with db.write() as conn:
            await feeds.remove(conn, [feed.id for feed in found])
    _print(found, as_json=as_json)
    _say(f"{_count(len(found), 'source')} removed; the articles stay")


async def enable_sources(settings: Settings, which: Sequence[str], enabled: bool | None, *, as_json: bool) -> None:
    """Fetch these sources always, never, or (None) while readers want them."""
    async with _database(settings) as db:
        ids = [feed.id for feed in await _found(db, which)]
        async with db.write() as conn:
            await feeds.set_enabled(conn, ids, enabled)
            found = await feeds.get(conn, ids)
    _print(list(found.values()), as_json=as_json)


async def import_sources(settings: Settings, file: str, *, as_json: bool) -> None:
    """Add the feeds of an OPML list; each is fetched when the bot runs, or by `check`."""
    try:
        outlines = parse_opml(_bytes(file))
    except UnreadableError as error:
        raise ListUnusableError(f"{file}: {error}") from error
    async with _database(settings) as db, db.write() as conn:
        known = {feed.id for feed in await feeds.all_feeds(conn)}
        added = [await feeds.add(conn, _new(one), now()) for one in outlines.found]
    new = [feed for feed in added if feed.id not in known]
    _print(new, as_json=as_json)
    for problem in outlines.problems:
        _say(f"left out: {problem.where or 'an outline'}: {problem.reason}")
    _say(f"{_count(len(outlines.found), 'source')} in {file}: {len(new)} added, {len(added) - len(new)} known already")


async def export_sources(settings: Settings) -> None:
    """Every source as OPML 2.0."""
    async with _database(settings) as db:
        print(write_opml(map(_outline, await _all(db)), "Bronnen van Briefje"), end="")  # noqa: T201


@asynccontextmanager
async def _database(settings: Settings) -> AsyncIterator[Database]:
    """The database, with the known sources where the settings want them."""
    async with await open_database(settings) as db:
        if settings.default_sources:
            await offer_known_sources(db, now)
        yield db


async def _all(db: Database) -> list[Feed]:
    async with db.read() as conn:
        return await feeds.all_feeds(conn)


async def _active(db: Database) -> list[Feed]:
    return [feed for feed in await _all(db) if feed.active]


async def _found(db: Database, which: Sequence[str]) -> list[Feed]:
    """The sources that are named, each once, in that order; raises SourceUnknownError for a name that is none's."""
    found: dict[int, Feed] = {}
    async with db.read() as conn:
        for one in which:
            some = await feeds.find(conn, one)
            if not some:
                raise SourceUnknownError(f"no source {one!r}; `briefje sources list` shows them")
            found.update((feed.id, feed) for feed in some)
    return list(found.values())


def _bytes(file: str) -> bytes:
    """What is in the file, or comes in where it is "-": a little more than a list may have, at most."""
    try:
        with sys.stdin.buffer if file == "-" else Path(file).open("rb") as source:
            return source.read(MAX_OPML + 1)
    except OSError as error:
        raise ListUnusableError(f"{file}: {(error.strerror or 'cannot be read').lower()}") from error


def _new(one: Outline) -> NewFeed:
    return NewFeed(
        address=one.address,
        name=one.name,
        outlet=one.outlet or one.name,
        category=one.category,
        by_default=one.on,
        enabled=None if one.enabled else False,
    )


def _outline(feed: Feed) -> Outline:
    enabled = feed.enabled is not False
    return Outline(feed.course.address, feed.name, feed.category, feed.outlet, feed.by_default, enabled)


def _print(some: Sequence[Feed], *, as_json: bool) -> None:
    if as_json:
        print_documents([source_document(feed) for feed in some])
    else:
        for line in source_lines(some, now()):
            print(line)  # noqa: T201 - what the command gives


def _say(line: str) -> None:
    print(line, file=sys.stderr)  # noqa: T201


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
