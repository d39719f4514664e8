"""Parsing in processes of its own: no feed blocks the bot, takes its memory, or keeps another feed waiting for long."""

import asyncio
import os
import socket
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Protocol, Self

from news.article import Article
from news.fetching.reading import Body, Read, Unread
from news.page_reading import NoArticle, PageBody

LONGEST_SECONDS = 10.0
"""What any feed may take; the worst within the bounds of `news.limits` takes some seconds."""
START_SECONDS = 20.0
"""A new process imports for half a second, on a machine that is busy for some."""
_COMMAND = ("-m", "bot.fetching.parsing_worker")


class Parser(Protocol):
    """What makes entries of a feed's bytes."""

    async def read(self, body: Body) -> Read | Unread:
        """The entries, or why there are none. Raises nothing but cancellation."""
        ...


class Parsers:
    """A `Parser` with some processes, begun when first needed; use it in `async with`, by many at a time.

    A feed that takes longer than `seconds` is given up, and its process killed; so is one that a process does not
    survive.
    """

    def __init__(self, count: int | None = None, *, seconds: float = LONGEST_SECONDS) -> None:
        count = count or min(os.cpu_count() or 1, 4)
        self.seconds = seconds
        self._idle: asyncio.LifoQueue[_Worker] = asyncio.LifoQueue()  # the last used first: the others can go
        self._workers = [_Worker() for _ in range(count)]
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="parsing")

    async def __aenter__(self) -> Self:
        for worker in self._workers:
            self._idle.put_nowait(worker)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.end()  # whoever waits for it is answered at once
        self._threads.shutdown()
        for worker in self._workers:
            worker.close()

    async def read(self, body: Body) -> Read | Unread:
        """The entries, or why there are none."""
        answer: Read | Unread = await self._asked(body)
        return answer

    async def read_page(self, body: PageBody) -> Article | NoArticle:
        """The article of a page, or why there is none; raises nothing but cancellation."""
        answer: Article | NoArticle | Unread = await self._asked(body)
        return NoArticle(answer.reason) if isinstance(answer, Unread) else answer

    async def _asked(self, body: Body | PageBody) -> Any:
        worker = await self._idle.get()
        asked = asyncio.get_running_loop().run_in_executor(self._threads, worker.ask, body, self.seconds)
        # Nobody else gets the process before it has answered, whoever was cancelled meanwhile.
        asked.add_done_callback(lambda _: self._idle.put_nowait(worker))
        return await asyncio.shield(asked)


class _Worker:
    """One process, and the pipe to it. `ask` blocks: a thread is in it, one at a time; `end` is for any thread."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe: Connection | None = None
        self._ended = False
        self._lock = threading.Lock()

    def ask(self, body: Body | PageBody, seconds: float) -> Any:
        """What the process says about a feed, or that it could not."""
        while True:
            fresh = self._process is None
            try:
                pipe = self._running()
                pipe.send(body)
                if not pipe.poll(seconds + (START_SECONDS if fresh else 0)):
                    self.close()
                    return Unread("too_long", f"reading it took more than {seconds:.0f} s")
                return pipe.recv()
            except (OSError, EOFError):
                self.close()
                if fresh:  # otherwise it had gone before: it ends by itself when it has nothing to do
                    return Unread("unreadable", "the process that read it ended")

    def end(self) -> None:
        """Kill the process for good: who waits for its answer is told that it ended."""
        with self._lock:
            self._ended = True
            if self._process is not None:
                self._process.kill()

    def close(self) -> None:
        """Kill the process and close the pipe; only for who asks, or when nobody does."""
        with self._lock:
            process, pipe = self._process, self._pipe
            self._process = self._pipe = None
        if process is not None:
            process.kill()
            process.wait()
        if pipe is not None:
            pipe.close()

    def _running(self) -> Connection:
        with self._lock:
            if self._ended:
                raise EOFError("closed")
            if self._pipe is None:
                ours, theirs = socket.socketpair()
                with theirs:
                    command = (sys.executable, *_COMMAND, str(theirs.fileno()))
                    descriptors = (theirs.fileno(),)
                    self._process = subprocess.Popen(command, pass_fds=descriptors, stdin=subprocess.DEVNULL)  # noqa: S603
                self._pipe = Connection(ours.detach())
            return self._pipe
