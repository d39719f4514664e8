"""What a command of the command line runs in: settings, logs, one event loop."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.logs import set_up_logs
from bot.settings import Settings, load_settings

Result = TypeVar("Result")


def run_command(work: Callable[[Settings], Awaitable[Result]], *, level: int = logging.WARNING) -> Result:
    """Run the work with the settings in force; only warnings are logged, so that the output stays the command's own."""
    settings = load_settings()
    set_up_logs(settings.log_format, level=level)

    async def session() -> Result:
        return await work(settings)

    return asyncio.run(session())
