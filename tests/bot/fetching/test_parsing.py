"""Parsing in processes of its own."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.fetching.parsing import Parser, Parsers
from news.fetching.reading import Body, Read, Unread, read
from tests.bot.fetching.parsing_here import ParserHere
from tests.news.fetching.feeds import MORNING, numbered


def body(data: bytes, source: str = "https://krant.example/rss") -> Body:
    """A feed that is to be read."""
    return Body(data=data, source=source, outlet="Krant", fetched_at=MORNING, zone="Europe/Amsterdam")


def children() -> set[int]:
    """The ids of the processes that this one began."""
    tasks = Path("/proc/self/task").iterdir()
    return {int(child) for task in tasks for child in (task / "children").read_text().split()}


@pytest.fixture(params=["processes", "here"])
async def parser(request: pytest.FixtureRequest) -> AsyncIterator[Parser]:
    """The parser, and the one that other tests use in its place."""
    if request.param == "here":
        yield ParserHere()
        return
    async with Parsers(2) as parsers:
        yield parsers


@pytest.mark.parametrize("data", [numbered(1, 2, 3), b"", b"\x00", b"<rss>" * 1000, numbered(*range(200))])
async def test_feed_is_read_as_ever(parser: Parser, data: bytes) -> None:
    """The same entries, or the same reason."""
    assert await parser.read(body(data)) == read(body(data))


async def test_many_at_once_are_each_answered(parser: Parser) -> None:
    """With their own feed."""
    asked = [body(numbered(number), source=f"https://krant{number}.example/") for number in range(40)]
    answers = await asyncio.gather(*(parser.read(one) for one in asked))
    assert answers == [read(one) for one in asked]


async def test_process_that_was_killed_is_begun_again() -> None:
    """Between two feeds nobody notices."""
    async with Parsers(1) as parsers:
        before = children()
        assert isinstance(await parsers.read(body(numbered(1))), Read)
        (worker,) = children() - before
        os.kill(worker, signal.SIGKILL)
        assert isinstance(await parsers.read(body(numbered(2))), Read)
        assert children() - before != {worker}


async def test_feed_that_takes_too_long_is_given_up() -> None:
    """Its process is killed, and the next feed gets another one."""
    async with Parsers(1) as parsers:
        before = children()
        assert isinstance(await parsers.read(body(numbered(1))), Read)
        (worker,) = children() - before
        os.kill(worker, signal.SIGSTOP)
        parsers.seconds = 0.2
        found = await parsers.read(body(numbered(2)))
        assert isinstance(found, Unread)
        assert found.name == "too_long"
        parsers.seconds = 10
        assert isinstance(await parsers.read(body(numbered(3))), Read)
        assert worker not in children()


async def test_who_waits_at_the_end_is_answered() -> None:
    """Nothing hangs, and no process stays."""
    before = children()
    async with Parsers(1) as parsers:
        assert isinstance(await parsers.read(body(numbered(1))), Read)
        (worker,) = children() - before
        os.kill(worker, signal.SIGSTOP)
        waiting = asyncio.ensure_future(parsers.read(body(numbered(2))))
        await asyncio.sleep(0)
    found = await waiting
    assert isinstance(found, Unread)
    assert children() <= before


async def test_who_gives_up_costs_nobody_else_an_answer() -> None:
    """The answer that nobody waits for any more is given to nobody else."""
    async with Parsers(1) as parsers:
        given_up = asyncio.ensure_future(parsers.read(body(numbered(*range(300)))))
        await asyncio.sleep(0)
        given_up.cancel()
        assert await parsers.read(body(numbered(1))) == read(body(numbered(1)))
