"""Briefs by a model, the embedded one or another, from a process of its own that is started when it is first needed.

The event loop never waits for more than a pipe. When the process dies, what it had in hand is asked once more of a new
one; what cannot be had gets its lead, and the operator is told once.
"""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import structlog

from bot.model.channel import LONGEST_LINE, Made, answered, articles_line, greeted
from bot.model.weights import ModelError
from bot.model.writing import is_fit
from news.article import Article
from news.brief import Brief, Summariser

BATCH = 8
LOADING_SECONDS = 300.0
BATCH_SECONDS = 600.0
_TRIES = 2

log = structlog.get_logger()


class ModelSummariser:
    """Makes briefs with the embedded model, or that of `command`; `fallback` makes those that the model cannot.

    `loading` is for how many seconds the process may take until it is ready: fetching a model takes longer.
    """

    method = "model"

    def __init__(
        self,
        fallback: Summariser,
        folder: Path | None = None,
        command: Sequence[str] | None = None,
        *,
        loading: float = LOADING_SECONDS,
    ) -> None:
        self._fallback = fallback
        self._command = command or [sys.executable, "-m", "bot.model.worker", *([str(folder)] if folder else [])]
        self._loading = loading
        self._process: Process | None = None
        self._name = ""
        self._broken = ""
        self._told = ""
        self._turn = asyncio.Lock()

    async def summarise(self, articles: Sequence[Article]) -> list[Brief]:
        """One brief per article, in their order; by the fallback where the model has none."""
        fit = [article for article in articles if is_fit(article)]
        made: dict[int, Brief] = {}
        for start in range(0, len(fit), BATCH):
            batch = fit[start : start + BATCH]
            briefs = await self._batch(batch)
            made |= {id(article): brief for article, brief in zip(batch, briefs, strict=True) if brief is not None}
        return await self._complete(articles, made)

    async def start(self) -> None:
        """Load the model now; raises ModelError where it cannot be."""
        async with self._turn:
            try:
                await self._running()
            except (OSError, TimeoutError) as error:
                await self.close()
                raise ModelError(f"the model's process cannot be started: {error!r}") from error

    async def close(self) -> None:
        """End the process; a later call starts it again, also where it could not be loaded."""
        self._broken = ""
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()

    async def _complete(self, articles: Sequence[Article], made: dict[int, Brief]) -> list[Brief]:
        """The model's briefs, and the fallback's where it has none, with why its candidates fell through."""
        found = {key: brief for key, brief in made.items() if brief.text}
        missing = [article for article in articles if id(article) not in found]
        others = await self._fallback.summarise(missing) if missing else []
        for article, other in zip(missing, others, strict=True):
            rejected = made[id(article)].rejected if id(article) in made else ()
            found[id(article)] = replace(other, rejected=rejected + other.rejected)
        return [found[id(article)] for article in articles]

    async def _batch(self, articles: Sequence[Article]) -> Sequence[Brief | None]:
        async with self._turn:
            for _ in range(_TRIES):
                if self._broken:
                    break
                try:
                    return [self._brief(one) for one in await self._ask(articles)]
                except ModelError as error:
                    self._broken = str(error)
                    if self._broken != self._told:
                        log.warning("model not available, briefs are leads", reason=self._broken)
                    self._told = self._broken
                except (OSError, ValueError, EOFError, TimeoutError) as error:
                    log.info("model process ended", reason=repr(error))
                    await self.close()
                except asyncio.CancelledError:
                    await self.close()  # its answer would be read as that to the next articles
                    raise
        return [None] * len(articles)

    def _brief(self, made: Made) -> Brief:
        return Brief(
            text=made.text,
            method=self.method,
            model=self._name,
            seconds=made.seconds,
            evidence=made.evidence,
            rejected=made.rejected,
        )

    async def _ask(self, articles: Sequence[Article]) -> list[Made]:
        process = await self._running()
        if process.stdin is None or process.stdout is None:
            raise EOFError("no pipe")
        async with asyncio.timeout(BATCH_SECONDS):
            process.stdin.write(articles_line(articles))
            await process.stdin.drain()
            line = await process.stdout.readline()
        if not line.endswith(b"\n"):
            raise EOFError("the model's process ended")
        made = answered(line)
        if len(made) != len(articles):
            raise ValueError(f"{len(made)} answers to {len(articles)} articles")
        return made

    async def _running(self) -> Process:
        """The process, started and greeted where there is none; raises ModelError where it cannot be."""
        if self._process is not None and self._process.returncode is None:
            return self._process
        process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=PIPE,
            stdout=PIPE,
            limit=LONGEST_LINE,
            env={**os.environ, "TOKENIZERS_PARALLELISM": "false"},
        )
        self._process = process
        async with asyncio.timeout(self._loading):
            hello = greeted(await process.stdout.readline() if process.stdout else b"")
        if hello.error:
            await self.close()
            raise ModelError(hello.error)
        self._name, self._told = hello.model, ""
        return process
