"""Files and standard input as bytes: bounded, and each failure a reason that names the file."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from news.errors import UnreadableError
from news.limits import MAX_FILE

STDIN = "-"

SUFFIXES = (".txt", ".html", ".htm", ".html.gz", ".xml", ".rss", ".atom", ".rdf", ".json", ".jsonl")
"""What is taken from a folder; a file that is named itself is always tried."""


@dataclass(frozen=True, slots=True)
class Input:
    """One input: its name as the operator gave it, and its bytes or the reason why there are none."""

    name: str
    data: bytes = b""
    reason: str = ""

    @property
    def source(self) -> str:
        """The key of the source its articles come from: the file's name without folder and ending."""
        return "stdin" if self.name == STDIN else f"file:{Path(self.name).name.split('.')[0]}"


def inputs(names: Sequence[str]) -> Iterator[Input]:
    """Each named file, every known file in each named folder, and standard input for "-"; one after another."""
    for name in names:
        if name == STDIN:
            yield _standard_input()
        elif os.path.isdir(name):  # of a name that cannot be, it only says no
            yield from _folder(name)
        else:
            yield _file(name)


def _folder(name: str) -> Iterator[Input]:
    refused: list[OSError] = []
    count = 0
    for folder, folders, files in os.walk(name, onerror=refused.append):
        folders.sort()
        for file in sorted(files):
            if file.lower().endswith(SUFFIXES) and not file.startswith("."):
                count += 1
                yield _file(os.path.join(folder, file))
    for error in refused:
        yield Input(str(error.filename), reason=_cause(error))
    if not count and not refused:
        yield Input(name, reason=f"a folder without files to take in ({', '.join(SUFFIXES)})")


def _file(name: str) -> Input:
    try:
        size = os.stat(name).st_size
        if size > MAX_FILE:
            return Input(name, reason=_too_large(size))
        with open(name, "rb") as file:
            return _bounded(name, file.read(MAX_FILE + 1))
    except (OSError, ValueError) as error:
        return Input(name, reason=_cause(error))


def _standard_input() -> Input:
    try:
        return _bounded(STDIN, sys.stdin.buffer.read(MAX_FILE + 1))
    except OSError as error:
        return Input(STDIN, reason=_cause(error))


def _bounded(name: str, data: bytes) -> Input:
    if len(data) > MAX_FILE:
        return Input(name, reason=_too_large(len(data)))
    return Input(name, data)


def _too_large(size: int) -> str:
    return f"{size:,} bytes, at most {MAX_FILE:,}"


def _cause(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()


def only(name: str) -> Input:
    """The one input of that name; raises UnreadableError where it cannot be read."""
    for one in inputs([name]):
        if one.reason:
            raise UnreadableError(f"{one.name}: {one.reason}")
        return one
    raise UnreadableError(f"{name}: nothing to read")
