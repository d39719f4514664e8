"""Writes the conversation in the README from the real thing: `python docs/transcript.py`.

It runs `briefje chat` on an empty database and puts what the terminal shows between the markers of the README.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
SAID = (
    "/latest 2",
    "/onderwerp gaza",
    "/topic oekriane",
    "/volg Gaza, klimaat",
    "/briefing",
)
MARKERS = re.compile(r"(<!-- transcript -->\n```text\n).*?(```\n<!-- /transcript -->)", re.DOTALL)


def transcript() -> str:
    """What the terminal shows when a newcomer says `SAID`."""
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite+aiosqlite:///{folder}/briefje.sqlite3"
        settings = {"DATABASE_URL": database, "SUMMARY_MODEL": "lead", "DEFAULT_SOURCES": "false"}
        settings |= {"PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-m", "bot.cli.main", "chat"],
            input="".join(f"{line}\n" for line in SAID),
            env={**os.environ, **settings},
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
    return done.stdout.strip() + "\n"


def with_transcript(readme: str, shown: str) -> str:
    """The README with this conversation between its markers."""
    return MARKERS.sub(lambda found: found[1] + shown + found[2], readme)


if __name__ == "__main__":
    README.write_text(with_transcript(README.read_text(encoding="utf-8"), transcript()), encoding="utf-8")
