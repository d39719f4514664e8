"""The studio: where trends are judged and drawn, and what was made is remembered; one for a whole process."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE
from collections import OrderedDict
from collections.abc import Sequence

import structlog

from handlers.trend.chart import Chart
from handlers.trend.judge import Judge

log = structlog.get_logger()

SECONDS = 20.0
"""A picture takes less than one; a machine that is busy takes longer, and nobody waits for more."""

AT_ONCE = 2
"""Pictures that are drawn beside each other, of about 90 MB while they are."""

REMEMBERED = 64
"""Pictures of about 10 kB each."""


class Studio:
    """Judges articles and draws charts; each picture in a process of its own, which ends with it.

    `command` is the process: it is given the chart on standard input and gives a PNG.
    """

    def __init__(self, *, command: Sequence[str] = (), seconds: float = SECONDS) -> None:
        self.judge = Judge()
        self._command = tuple(command) or (sys.executable, "-m", "handlers.trend.picture")
        self._seconds = seconds
        self._room = asyncio.Semaphore(AT_ONCE)
        self._drawn: OrderedDict[tuple[Chart, str], bytes] = OrderedDict()

    async def draw(self, chart: Chart, description: str) -> bytes | None:
        """The chart as a PNG with that description, None where none could be made, which is logged."""
        key = (chart, description)
        if (known := self._drawn.get(key)) is not None:
            return known
        async with self._room:
            made = await self._made(chart, description)
        if made is not None:
            self._drawn[key] = made
            while len(self._drawn) > REMEMBERED:
                self._drawn.popitem(last=False)
        return made

    async def _made(self, chart: Chart, description: str) -> bytes | None:
        given = chart.to_json()
        env = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}  # threads that draw nothing, and take memory each
        process = await asyncio.create_subprocess_exec(*self._command, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=env)
        try:
            async with asyncio.timeout(self._seconds):
                out, complaint = await process.communicate(b"%d\n" % len(given) + given + description.encode())
        except TimeoutError:
            log.error("picture_not_drawn", reason=f"not within {self._seconds:g} s")
            return None
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        if process.returncode != 0 or not out:
            log.error("picture_not_drawn", reason=complaint.decode("utf-8", "replace").strip().rpartition("\n")[2])
            return None
        return out
