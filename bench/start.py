"""How soon and how heavy the bot is: `python -m bench.start`.

Starts `briefje --help` and `briefje run` (SUMMARY_MODEL=lead, an empty SQLite database, the tests' double of the Bot
API on loopback) `--runs` times, and prints the median seconds until the help is there, until a `/start` that waited
is answered, and until the process has stopped after SIGTERM; and the highest resident memory after a `/topic`.
"""

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.botapi import BotApiDouble

COMMAND = (sys.executable, "-m", "bot.cli.main")
ROOT = Path(__file__).parents[1]


def help_seconds() -> float:
    """Seconds that `briefje --help` takes."""
    began = time.perf_counter()
    subprocess.run([*COMMAND, "--help"], check=True, capture_output=True, cwd=ROOT)  # noqa: S603 - our own command
    return time.perf_counter() - began


async def run_once() -> dict[str, float]:
    """One start, two answers and one stop of `briefje run`."""
    with tempfile.TemporaryDirectory() as folder:
        async with BotApiDouble(token="1000001:double-of-the-bot-api_0123456789abcd") as api:  # noqa: S106 - a double's
            reader = api.private_chat("Noor")
            api.says(reader, "/start")
            settings = {
                "TELEGRAM_BOT_TOKEN": api.token,
                "TELEGRAM_API_URL": api.url,
                "DATABASE_URL": f"sqlite+aiosqlite:///{folder}/bench.sqlite3",
                "SUMMARY_MODEL": "lead",
                "DEFAULT_SOURCES": "false",
            }
            began = time.perf_counter()
            process = await asyncio.create_subprocess_exec(
                *COMMAND, "run", cwd=ROOT, env={**os.environ, **settings}, stderr=asyncio.subprocess.DEVNULL
            )
            await api.until(lambda: api.messages(reader), within=60)
            answered = time.perf_counter() - began
            api.says(reader, "/topic gaza")
            await api.until(lambda: len(api.messages(reader)) == 2, within=60)
            memory = _highest_memory(process.pid)
            process.terminate()
            began = time.perf_counter()
            await process.wait()
            return {"start_answered": answered, "stopped": time.perf_counter() - began, "memory_mb": memory}


def _highest_memory(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024


async def main() -> None:
    """Measure and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    rows = [{"help": help_seconds(), **await run_once()} for _ in range(runs)]
    print(json.dumps({name: round(statistics.median(row[name] for row in rows), 2) for name in rows[0]}))  # noqa: T201


if __name__ == "__main__":
    asyncio.run(main())
