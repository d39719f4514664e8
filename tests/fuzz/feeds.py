"""`python -m tests.fuzz.feeds --seconds N --seed S`: broken and hostile files for so long, and what was found.

Every file is made from the seed, so a finding comes again with the same one; with `--keep FOLDER` it is written there
as well. The exit status is 1 where something was found.
"""

import argparse
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

from tests.fuzz.giants import GIANTS
from tests.fuzz.mutating import mutated
from tests.fuzz.reading import Told, Worker


def main() -> int:
    """Fuzz, and tell."""
    asked = _asked()
    findings = _giants(asked) if asked.giants else 0
    ends = time.monotonic() + asked.seconds
    outcomes: Counter[str] = Counter()
    number, slowest = 0, Told("")
    with Worker() as worker:
        while time.monotonic() < ends:
            name, data = mutated(Random(f"{asked.seed}:{number}"))
            told = worker.read(name, data)
            outcomes[_sort(told.outcome)] += 1
            slowest = max(slowest, told, key=lambda one: one.seconds)
            if told.finding:
                findings += 1
                _tell(f"{number} ({name}): {told.finding}")
                _keep(asked.keep, f"{asked.seed}-{number}-{name}", data)
            number += 1
    _tell(f"{number:,} files, {findings} findings; slowest {slowest.seconds:.2f} s, at most {slowest.peak_mb:.0f} MB")
    for outcome, count in outcomes.most_common(12):
        _tell(f"{count:7,} {outcome}")
    return 1 if findings else 0


def _giants(asked: argparse.Namespace) -> int:
    findings = 0
    for what, (name, make) in GIANTS.items():
        data = make()
        with Worker() as worker:  # one each: a peak of memory does not go down again
            told = worker.read(name, data)
        _tell(f"{what}: {told.finding or told.outcome[:70]} ({told.seconds:.1f} s, {told.peak_mb:.0f} MB)")
        if told.finding:
            findings += 1
            _keep(asked.keep, f"{what.replace(' ', '-')}-{name}", data)
    return findings


def _sort(outcome: str) -> str:
    """The outcome without its numbers, to be counted."""
    return "".join("#" if sign.isdigit() else sign for sign in outcome)[:60]


def _keep(folder: Path | None, name: str, data: bytes) -> None:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def _tell(line: str) -> None:
    print(line, flush=True)  # noqa: T201


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.feeds", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="how long (default 60)")
    parser.add_argument("--seed", type=int, default=1, help="where the random numbers begin (default 1)")
    parser.add_argument("--keep", type=Path, help="a folder for the files that something was found with")
    parser.add_argument("--giants", action="store_true", help="the hostile giants first, each in a process of its own")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
