"""The studio draws in a process of its own, remembers what it drew, and gives up in time."""

import asyncio
import sys

from bot.pictures import description
from handlers.trend.studio import Studio
from tests.pictures import png

from .test_chart import chart


def process(code: str) -> tuple[str, ...]:
    """A drawing process that does this instead."""
    return (sys.executable, "-c", code)


ECHO = process("import sys; sys.stdout.buffer.write(sys.stdin.buffer.read())")


async def test_a_chart_becomes_a_picture_with_words():
    """By the real process."""
    made = await Studio().draw(chart(1, 2, 3), "▁▄▇")
    assert made is not None
    assert description(made) == "▁▄▇"


async def test_what_was_drawn_is_not_drawn_again(tmp_path):
    """The same chart with the same words; another one is."""
    log = tmp_path / "drawn"
    studio = Studio(command=process(f"open({str(log)!r}, 'a').write('x'); print('p')"))
    assert await studio.draw(chart(1), "een") == await studio.draw(chart(1), "een") == b"p\n"
    await studio.draw(chart(2), "een")
    await studio.draw(chart(1), "twee")
    assert log.read_text() == "xxx"


async def test_only_so_many_are_remembered(tmp_path, monkeypatch):
    """The oldest goes first."""
    monkeypatch.setattr("handlers.trend.studio.REMEMBERED", 2)
    log = tmp_path / "drawn"
    studio = Studio(command=process(f"open({str(log)!r}, 'a').write('x'); print('p')"))
    for number in (1, 2, 3, 3, 2, 1):
        await studio.draw(chart(number), "")
    assert log.read_text() == "xxxx"


async def test_a_picture_that_takes_too_long_is_given_up():
    """And its process is gone."""
    studio = Studio(command=process("import threading; threading.Event().wait()"), seconds=0.3)
    assert await studio.draw(chart(1), "") is None


async def test_a_process_that_fails_is_no_picture():
    """Nor is one that says nothing, or that does not read; the next one is drawn."""
    for code in ("raise SystemExit('kapot')", "", "import os; os._exit(3)", "print(1); exit(1)"):
        assert await Studio(command=process(code)).draw(chart(1), "x" * 100_000) is None
    assert await Studio(command=ECHO).draw(chart(1), "x") is not None


async def test_what_could_not_be_drawn_is_tried_again(tmp_path):
    """A failure is not remembered."""
    flag = tmp_path / "there"
    code = f"import os, sys; p = {str(flag)!r}; print('p') if os.path.exists(p) else (open(p, 'w'), sys.exit(1))"
    studio = Studio(command=process(code))
    assert await studio.draw(chart(1), "") is None
    assert await studio.draw(chart(1), "") == b"p\n"


async def test_many_ask_at_once():
    """Each gets its own."""
    studio = Studio(command=ECHO)
    made = await asyncio.gather(*(studio.draw(chart(number), str(number)) for number in range(6)))
    assert [one is not None and one.endswith(b"}" + str(number).encode()) for number, one in enumerate(made)] == [
        True
    ] * 6
    assert png() not in made
