"""A reader at the desk, and outlets to choose from."""

from collections.abc import Awaitable, Callable

import pytest

from handlers.desk import Desk
from storage import feeds
from storage.feed_rows import Feed, NewFeed
from tests.handlers.reader import Reader
from tests.handlers.stories import NOW

Sourced = Callable[..., Awaitable[Feed]]


@pytest.fixture
def noor(desk: Desk) -> Reader:
    """A Dutch reader in a private chat, of whom nothing is kept yet."""
    return Reader(desk)


@pytest.fixture
def sourced(desk: Desk) -> Sourced:
    """What adds a source of an outlet, which everybody gets unless told otherwise."""

    async def add(outlet: str, path: str = "rss", **values: object) -> Feed:
        new = NewFeed(address=f"https://{outlet.lower()}.example/{path}", outlet=outlet, **values)  # type: ignore[arg-type]
        async with desk.db.write() as conn:
            return await feeds.add(conn, new, NOW)

    return add
