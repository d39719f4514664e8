"""The sources that Briefje knows are added once; what the operator takes away stays away."""

from collections.abc import Callable
from datetime import datetime

from news.outlets.known import KnownSource, known_sources
from storage import feeds, outlets
from storage.database import Database
from storage.feed_rows import NewFeed


async def offer_known_sources(db: Database, clock: Callable[[], datetime]) -> int:
    """Add the known sources that this database was never given; how many there were."""
    known = {one.address: one for one in known_sources()}
    async with db.read() as conn:
        if not await outlets.not_offered(conn, known):
            return 0
    now = clock()
    async with db.write() as conn:
        new = await outlets.not_offered(conn, known)
        for address in new:
            await feeds.add(conn, _new(known[address]), now)
        await outlets.mark_offered(conn, new, now)
        await outlets.renew_wanted(conn)
    return len(new)


def _new(one: KnownSource) -> NewFeed:
    name = one.outlet if one.category == "algemeen" else f"{one.outlet} {one.category}"
    return NewFeed(address=one.address, name=name, outlet=one.outlet, category=one.category, by_default=one.on)
