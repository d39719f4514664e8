"""Looking names up: the system's own way, checked, and bounded in threads."""

import asyncio
import socket
import threading

import pytest

from bot.fetching.refusal import RefusalError
from bot.fetching.resolver import LOOKUPS_AT_ONCE, CheckedResolver, system_lookup


async def test_the_systems_lookup_finds_this_machine():
    """The name localhost leads to loopback; each address stands there once."""
    found = await system_lookup()("localhost")
    assert set(found) <= {"127.0.0.1", "::1"}
    assert len(found) == len(set(found)) > 0


@pytest.mark.parametrize("host", ["bestaat.niet.invalid", "a" * 64 + ".example", "x" * 300, "\udc80"])
async def test_a_name_that_leads_nowhere_is_an_error(host):
    """Unknown, or no name at all."""
    with pytest.raises(OSError):
        await system_lookup()(host)


async def test_only_so_many_look_up_at_a_time_and_who_gave_up_still_counts(monkeypatch):
    """A name server that does not answer cannot take thread after thread."""
    answered = threading.Event()
    begun = threading.Semaphore(0)
    asked: list[str] = []

    def slow(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        asked.append(host)
        begun.release()
        answered.wait(10)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", 0))]

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    mistakes: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: mistakes.append(context))
    lookup = system_lookup()
    tasks = [asyncio.create_task(lookup(f"n{number}.example")) for number in range(LOOKUPS_AT_ONCE + 5)]
    for _ in range(LOOKUPS_AT_ONCE):
        await asyncio.to_thread(begun.acquire)
    tasks[0].cancel()
    await asyncio.sleep(0)
    assert len(asked) == LOOKUPS_AT_ONCE
    answered.set()
    found = await asyncio.gather(*tasks, return_exceptions=True)
    assert found[1:] == [["93.184.215.14"]] * (LOOKUPS_AT_ONCE + 4)
    assert mistakes == []


async def test_a_loop_that_ended_meanwhile_is_no_error(monkeypatch):
    """The process does not wait for a name server when it ends, and says nothing of it."""
    begun, answered = threading.Event(), threading.Event()
    threads: list[threading.Thread] = []

    def slow(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        threads.append(threading.current_thread())
        begun.set()
        answered.wait(10)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", slow)

    def run_and_leave() -> None:
        async def ask() -> None:
            task = asyncio.create_task(system_lookup()("n.example"))
            await asyncio.sleep(0)
            await asyncio.to_thread(begun.wait)
            task.cancel()

        asyncio.run(ask())

    await asyncio.to_thread(run_and_leave)
    answered.set()
    await asyncio.to_thread(threads[0].join)
    assert threads[0].daemon


async def test_a_name_without_an_address_is_an_error():
    """Nothing found is not nothing wrong."""

    async def nothing(host: str) -> list[str]:
        return []

    with pytest.raises(OSError, match=r"no address for n\.example"):
        await CheckedResolver(nothing, private=False).resolve("n.example", 80)


async def test_all_addresses_are_given_with_their_kind():
    """Both kinds, so that the connection can try the one that works."""

    async def both(host: str) -> list[str]:
        return ["93.184.215.14", "2606:4700::1111"]

    found = await CheckedResolver(both, private=False).resolve("n.example", 443)
    assert [(one["host"], one["port"], one["family"]) for one in found] == [
        ("93.184.215.14", 443, socket.AF_INET),
        ("2606:4700::1111", 443, socket.AF_INET6),
    ]


async def test_private_addresses_are_found_where_they_are_allowed():
    """The same name, with and without leave."""

    async def within(host: str) -> list[str]:
        return ["10.0.0.1"]

    assert await CheckedResolver(within, private=True).resolve("nas.example", 80)
    with pytest.raises(RefusalError):
        await CheckedResolver(within, private=False).resolve("nas.example", 80)
