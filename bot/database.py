"""`briefje db upgrade` and `briefje status`."""

import json
from dataclasses import asdict

from bot import clock
from bot.opening import open_database
from bot.settings import Settings
from storage import feed_figures
from storage import status as figures
from storage.database import Database
from storage.upgrade import upgrade


async def print_upgrade(settings: Settings) -> None:
    """Upgrade the database and say which steps were taken."""
    async with await Database.open(settings.database_url.get_secret_value()) as db:
        steps = await upgrade(db)
        print(f"{db.name}: {'upgraded to ' + steps[-1] if steps else 'up to date'}")  # noqa: T201


async def print_status(settings: Settings, *, as_json: bool) -> None:
    """Print how much of everything there is, and how the fetched sources are doing."""
    async with await open_database(settings) as db, db.read() as conn:
        now = asdict(await figures.status(conn))
        fetched = await feed_figures.figures(conn, clock.now())
    now["fetched"] = {str(state): count for state, count in fetched.states.items() if count}
    now["left_out"] = dict(fetched.left_out)
    now["articles"] = {str(kind): count for kind, count in now["articles"].items()}
    now["newest"] = now["newest"].isoformat() if now["newest"] else None
    if as_json:
        print(json.dumps(now))  # noqa: T201
        return
    for name, value in now.items():
        shown = ", ".join(f"{count} {kind}" for kind, count in value.items()) if isinstance(value, dict) else value
        print(f"{name:<12}{shown if shown not in (None, '') else '-'}")  # noqa: T201
