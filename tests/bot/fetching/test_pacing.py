"""Turns at hosts, on a clock of our own: so many at a time, a pause between starts, nobody waits for another host."""

import asyncio

from hypothesis import given
from hypothesis import strategies as st

from bot.fetching.pacing import MOST_HOSTS, HostPace


class Clock:
    """Time that passes only in sleep."""

    def __init__(self) -> None:
        self.now = 100.0
        self.sleepers: list[tuple[float, asyncio.Event]] = []

    def monotonic(self) -> float:
        """The moment."""
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Wait until somebody moves the clock that far."""
        event = asyncio.Event()
        self.sleepers.append((self.now + seconds, event))
        await event.wait()

    async def run(self) -> None:
        """Move on, from sleeper to sleeper, until nobody sleeps."""
        await settle()
        while self.sleepers:
            self.sleepers.sort(key=lambda sleeper: sleeper[0])
            at, event = self.sleepers.pop(0)
            self.now = max(self.now, at)
            event.set()
            await settle()


async def settle() -> None:
    """Let everything happen that can happen now."""
    for _ in range(20):
        await asyncio.sleep(0)


def paced(at_once: int = 2, pause: float = 1.0) -> tuple[HostPace, Clock]:
    """A pace on a clock."""
    clock = Clock()
    return HostPace(at_once, pause, monotonic=clock.monotonic, sleep=clock.sleep), clock


async def starts(pace: HostPace, clock: Clock, hosts: list[str], pause: float = 0) -> list[float]:
    """When each of these requests, all wanted at once and done at once, starts."""
    begun: dict[int, float] = {}

    async def request(number: int, host: str) -> None:
        async with pace.turn(host, pause):
            begun[number] = clock.now - 100

    tasks = [asyncio.create_task(request(number, host)) for number, host in enumerate(hosts)]
    await clock.run()
    await asyncio.gather(*tasks)
    return [begun[number] for number in range(len(hosts))]


async def test_requests_to_one_host_start_a_pause_apart():
    """The first at once, each next one a second later."""
    assert await starts(*paced(), ["a"] * 4) == [0, 1, 2, 3]


async def test_hosts_do_not_wait_for_one_another():
    """A pause is between two requests to the same host."""
    assert await starts(*paced(), ["a", "b", "c", "a"]) == [0, 0, 0, 1]


async def test_a_host_that_was_left_alone_is_asked_at_once():
    """A pause that is over is not made up for."""
    pace, clock = paced()
    await starts(pace, clock, ["a"])
    clock.now += 60
    assert await starts(pace, clock, ["a", "a"]) == [60, 61]


async def test_a_longer_pause_that_the_host_wants_is_kept():
    """Crawl-delay goes before our own, a shorter one does not."""
    assert await starts(*paced(), ["a"] * 3, pause=5) == [0, 5, 10]
    assert await starts(*paced(), ["a"] * 3, pause=0.1) == [0, 1, 2]


async def test_without_a_pause_only_the_number_counts():
    """Nobody sleeps where there is no pause."""
    pace, clock = paced(pause=0)
    assert await starts(pace, clock, ["a"] * 5) == [0] * 5


@given(st.integers(1, 4), st.lists(st.sampled_from("abc"), max_size=20))
async def test_never_more_than_so_many_at_a_time(at_once: int, hosts: list[str]):
    """Whatever comes, in whatever order."""
    pace, _ = paced(at_once, 0)
    under_way = dict.fromkeys("abc", 0)
    most = dict.fromkeys("abc", 0)

    async def request(host: str) -> None:
        async with pace.turn(host):
            under_way[host] += 1
            most[host] = max(most[host], under_way[host])
            await asyncio.sleep(0)
            under_way[host] -= 1

    await asyncio.gather(*(request(host) for host in hosts))
    assert most == {host: min(at_once, hosts.count(host)) for host in "abc"}


async def test_who_gives_up_leaves_the_place_to_others():
    """Cancelled while waiting or while being served: nothing stays taken."""
    pace, clock = paced(at_once=1)
    forever = asyncio.Event()

    async def request() -> None:
        async with pace.turn("a"):
            await forever.wait()

    tasks = [asyncio.create_task(request()) for _ in range(5)]
    await settle()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    clock.now += 60
    assert await starts(pace, clock, ["a"]) == [60]


async def test_hosts_at_rest_are_forgotten():
    """Whoever adds sources all day does not fill the memory; a host that must pause is not forgotten."""
    pace, clock = paced()
    await starts(pace, clock, [f"host{number}" for number in range(MOST_HOSTS)])
    clock.now += 0.5
    await starts(pace, clock, ["laat"])
    assert pace.remembered == MOST_HOSTS + 1
    clock.now += 0.75
    assert await starts(pace, clock, ["nieuw", "laat"]) == [1.25, 1.5]
    assert pace.remembered == 2
