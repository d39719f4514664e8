"""`/admin`: what operators do with sources from a chat; only in the chats of ADMIN_CHAT_IDS, and in no menu."""

from collections.abc import Sequence

from handlers.answer import Answer
from handlers.commands import ADMIN
from handlers.desk import Desk
from handlers.html import clip, visible
from handlers.sources.keeping import Added, SourceKeeping
from handlers.texts import Texts
from handlers.turn import Turn
from handlers.unknown import unknown_command
from news.errors import BriefjeError
from news.fetching.course import State
from storage import feeds
from storage.feed_rows import Feed

MOST = 15
"""Sources in one answer: with a reason each they fill a message."""
OTHERS = 5
"""Addresses of other feeds that are named."""
_NAME_UNITS, _LINE_UNITS = 60, 160
"""A catalogue takes 2,500 characters of a value at most, and escaping makes up to six of one."""


async def admin(desk: Desk, turn: Turn, said: str) -> Answer:
    """What was asked; in any other chat the command does not exist."""
    if turn.asker.chat_id not in desk.operators:
        return unknown_command(f"/{ADMIN.name}", turn.texts) if turn.asker.is_private else Answer(())
    subject, _, rest = said.partition(" ")
    verb, _, what = rest.strip().partition(" ")
    if subject.lower() in ("sources", "bronnen") and not rest.strip():
        return await _troubled(desk, turn.texts)
    if subject.lower() not in ("source", "bron") or verb.lower() not in ("add", "remove", "check"):
        return Answer.one(turn.texts("admin-help"))
    try:
        return await _source(desk, turn.texts, verb.lower(), what.strip())
    except BriefjeError as error:
        return Answer.one(turn.texts("admin-refused", reason=clip(visible(str(error)), _LINE_UNITS)))


async def _source(desk: Desk, texts: Texts, verb: str, what: str) -> Answer:
    if verb != "check" and not what:
        return Answer.one(texts("admin-help"))
    if verb == "remove":
        return await _remove(desk, texts, what)
    if desk.sources is None:
        return Answer.one(texts("admin-not-here"))
    if verb == "add":
        return _added(await desk.sources.add(what), texts)
    return await _check(desk, desk.sources, texts, what)


async def _troubled(desk: Desk, texts: Texts) -> Answer:
    """The sources that something is wrong with, those that have failed longest first."""
    async with desk.db.read() as conn:
        all_ = [one for one in await feeds.all_feeds(conn) if one.active]
    wrong = _wrong(all_)
    if not wrong:
        return Answer.one(texts("admin-all-well", count=len(all_)))
    return Answer.one("\n".join([texts("admin-troubled", count=len(wrong), all=len(all_)), *_lines(wrong, texts)]))


async def _remove(desk: Desk, texts: Texts, which: str) -> Answer:
    async with desk.db.write() as conn:
        found = await feeds.find(conn, which)
        await feeds.remove(conn, [one.id for one in found])
    if not found:
        return _unknown(which, texts)
    names = ", ".join(visible(one.name) for one in found)
    return Answer.one(texts("admin-removed", names=clip(names, _LINE_UNITS)))


async def _check(desk: Desk, keeping: SourceKeeping, texts: Texts, which: str) -> Answer:
    """The sources that were named, or all with trouble: fetched now, and how they are then."""
    async with desk.db.read() as conn:
        found = await feeds.find(conn, which) if which else _wrong(await feeds.all_feeds(conn))
        count = len(await feeds.all_feeds(conn))
    if not found:
        return _unknown(which, texts) if which else Answer.one(texts("admin-all-well", count=count))
    return Answer.one("\n".join(_lines(await keeping.check([one.id for one in found[:MOST]]), texts)))


def _wrong(some: Sequence[Feed]) -> list[Feed]:
    """Those of these that are fetched and not well, the longest failing first."""
    wrong = [one for one in some if one.active and not one.course.state.is_well and one.course.state is not State.NEW]
    return sorted(wrong, key=lambda one: (one.course.failing_since or one.added_at, one.id))


def _added(added: Added, texts: Texts) -> Answer:
    feed = added.feed
    if not added.new:
        return Answer.one(texts("admin-known", number=str(feed.id), name=_name(feed)))
    address = clip(feed.course.address, _LINE_UNITS)
    lines = [texts("admin-added", number=str(feed.id), name=_name(feed), address=address)]
    lines += [texts("admin-also", other=clip(one, _LINE_UNITS)) for one in added.others[:OTHERS]]
    return Answer.one("\n".join(lines))


def _lines(some: Sequence[Feed], texts: Texts) -> list[str]:
    lines = [_line(one, texts) for one in some[:MOST]]
    return [*lines, texts("admin-more", count=len(some) - MOST)] if len(some) > MOST else lines


def _line(one: Feed, texts: Texts) -> str:
    known = {"number": str(one.id), "name": _name(one), "state": texts.plain(f"state-{one.course.state.value}")}
    if not one.course.reason:
        return texts("admin-source", **known)
    return texts("admin-source-reason", reason=clip(visible(one.course.reason), _LINE_UNITS), **known)


def _name(one: Feed) -> str:
    return clip(visible(one.name), _NAME_UNITS)


def _unknown(which: str, texts: Texts) -> Answer:
    return Answer.one(texts("admin-unknown", which=clip(visible(which), _NAME_UNITS)))
