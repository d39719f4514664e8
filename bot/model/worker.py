"""The model's own process: reads batches from stdin and answers on stdout.

`python -m bot.model.worker [FOLDER]` is the embedded model, `python -m bot.model.worker --pretrained NAME` any other.

It gives way to the bot (`nice`), ends when the bot ends (its stdin closes, and Linux kills it with its parent), and
ends by itself when it has had nothing to do for a while, so that its memory is the machine's again.
"""

import ctypes
import os
import select
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, Protocol

from bot.model.channel import Hello, Made, asked, hello_line, made_line
from bot.model.weights import ModelError

IDLE_SECONDS = 900.0
NICENESS = 10
_PR_SET_PDEATHSIG = 1


class Loaded(Protocol):
    """A model that is ready."""

    @property
    def name(self) -> str:
        """What a brief names as its model."""
        ...

    def briefs(self, articles: Sequence[tuple[str, str]]) -> list[Made]:
        """One answer per (title, body), in their order."""
        ...


def main() -> int:
    """Load, greet, answer until stdin ends; 1 where the model cannot be loaded."""
    _end_with_parent()
    os.nice(NICENESS)
    out = _own_stdout()
    try:
        engine = _load(sys.argv[1:])
    except (ModelError, ImportError, OSError, ValueError, KeyError, RuntimeError) as error:
        _write(out, hello_line(Hello(error=f"{error}")))
        return 1
    _write(out, hello_line(Hello(model=engine.name)))
    while (line := _next_line(sys.stdin.buffer)) is not None:
        _write(out, made_line(engine.briefs(asked(line))))
    return 0


def _load(arguments: Sequence[str]) -> Loaded:
    """The model that the command line names; torch takes seconds to import: not before the process is nice."""
    match arguments:
        case ["--pretrained", name]:
            from bot.model.pretrained import Pretrained

            return Pretrained.load(name)
        case _:
            from bot.model.engine import Engine

            return Engine.load(Path(arguments[0]) if arguments else None)


def _end_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() == 1:  # the parent was gone before the line above
            sys.exit(0)


def _own_stdout() -> BinaryIO:
    """The real stdout for answers alone: what libraries print goes to stderr."""
    sys.stdout.flush()
    own = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    return own


def _write(out: BinaryIO, line: bytes) -> None:
    rest = memoryview(line)
    while rest:
        rest = rest[out.write(rest) :]


def _next_line(file: BinaryIO) -> bytes | None:
    """The next batch, None where there will be none or there was none for long."""
    ready, _, _ = select.select([file], [], [], IDLE_SECONDS)
    return (file.readline() or None) if ready else None


if __name__ == "__main__":
    sys.exit(main())
