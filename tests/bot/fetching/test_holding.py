"""What is fetched and waits to be parsed is bounded."""

import asyncio

import pytest

from bot.fetching.holding import Holding


class Hand:
    """Feeds in hand: each takes a place, holds some bytes and waits until it may go."""

    def __init__(self, holding: Holding, sizes: list[int]) -> None:
        self.inside: set[int] = set()
        self.gone = [asyncio.Event() for _ in sizes]
        self.tasks = [asyncio.ensure_future(self._one(holding, *one)) for one in enumerate(sizes)]

    async def _one(self, holding: Holding, number: int, size: int) -> None:
        async with holding.place() as hold:
            hold(size)
            self.inside.add(number)
            await self.gone[number].wait()
        self.inside.remove(number)

    async def settled(self) -> set[int]:
        """Who is inside when nothing moves any more."""
        for _ in range(50):
            await asyncio.sleep(0)
        return set(self.inside)

    async def let_go(self, *numbers: int) -> set[int]:
        """These go; who is inside then."""
        for number in numbers:
            self.gone[number].set()
        return await self.settled()


async def test_no_more_at_once_than_places() -> None:
    """The next one comes when one goes."""
    hand = Hand(Holding(places=2), [1, 1, 1, 1])
    assert await hand.settled() == {0, 1}
    assert await hand.let_go(1) == {0, 2}
    await hand.let_go(0, 2, 3)
    await asyncio.gather(*hand.tasks)


async def test_nobody_begins_while_too_many_bytes_wait() -> None:
    """Until they are fewer; who has begun is not stopped."""
    hand = Hand(Holding(places=10, most=100), [60, 60, 1, 1])
    assert await hand.settled() == {0, 1}
    assert await hand.let_go(0) == {1, 2, 3}
    await hand.let_go(1, 2, 3)
    await asyncio.gather(*hand.tasks)


@pytest.mark.parametrize("places", [1, 3])
async def test_place_of_who_gives_up_is_free_again(places: int) -> None:
    """With its bytes; also of one that was still waiting for it."""
    holding = Holding(places=places, most=100)
    hand = Hand(holding, [500, 1, 1])
    assert await hand.settled() == {0}
    for task in hand.tasks:
        task.cancel()
    await asyncio.gather(*hand.tasks, return_exceptions=True)
    again = Hand(holding, [1])
    assert await again.settled() == {0}
    await again.let_go(0)
