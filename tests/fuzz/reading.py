"""Reading files in a worker, which is watched: what takes too long or too much is a finding and not an accident."""

import json
import select
import subprocess
import sys
from dataclasses import dataclass
from types import TracebackType
from typing import Self

SECONDS = 10.0
"""Longer than this is a hang (issue: "never a hang over 10 s")."""
MEGABYTES = 300.0
"""More than this is too much; the process takes about 110 of them before it reads anything."""


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one file: its outcome, seconds of CPU, and the process's peak of memory in megabytes."""

    outcome: str
    seconds: float = 0.0
    peak_mb: float = 0.0

    @property
    def finding(self) -> str:
        """What is wrong with it; "" for nothing."""
        if self.outcome.startswith("unforeseen"):
            return self.outcome
        if self.seconds > SECONDS:
            return f"took {self.seconds:.0f} s"
        return f"took {self.peak_mb:.0f} MB" if self.peak_mb > MEGABYTES else ""


class Worker:
    """A process that reads; started when needed, and anew after it was killed."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def read(self, name: str, data: bytes) -> Told:
        """What becomes of this file."""
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(f"{name} {len(data)}\n".encode() + data)
            process.stdin.flush()
        except BrokenPipeError:
            return self._lost()
        # Three times as much by the clock as is allowed of a core: the machine may have other things to do.
        if not select.select([process.stdout], [], [], 3 * SECONDS)[0]:
            self.end()
            return Told("unforeseen: no answer", 3 * SECONDS)
        line = process.stdout.readline()
        return Told(**json.loads(line)) if line else self._lost()

    def end(self) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            command = [sys.executable, "-m", "tests.fuzz.worker"]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        return self._process

    def _lost(self) -> Told:
        code = self._process.poll() if self._process else None
        self.end()
        return Told(f"unforeseen: the process died ({code})")
