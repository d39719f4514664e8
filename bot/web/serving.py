"""A small web server inside the process."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

import structlog
from aiohttp import web

from news.errors import BriefjeError

log = structlog.get_logger()

MAX_BODY = 1024 * 1024
"""Bytes of a request's body; Telegram's updates are some kilobytes."""


class NotServingError(BriefjeError):
    """The port cannot be listened on."""


@asynccontextmanager
async def serving(routes: Iterable[web.RouteDef], host: str, port: int) -> AsyncIterator[int]:
    """Answer these routes meanwhile; the port (one that is free, where 0 was asked for).

    Raises NotServingError where it is taken, or not ours to take.
    """
    app = web.Application(client_max_size=MAX_BODY)
    app.add_routes(list(routes))
    # Lines of an access log would hold addresses of readers' machines, and the webhook's secret path.
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=2.0)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        try:
            await site.start()
        except OSError as error:
            raise NotServingError(f"HTTP_PORT: cannot listen on {host}:{port}: {_cause(error)}") from None
        bound: int = runner.addresses[0][1]
        log.info("serving", host=host, port=bound)
        yield bound
    finally:
        await runner.cleanup()


def _cause(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower().rpartition("] ")[2]
