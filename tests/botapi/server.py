"""The HTTP side: takes requests, meets faults and limits, answers as the Bot API does."""

import asyncio
import json
from collections.abc import Callable
from typing import Final

from aiohttp import web

from .bodies import read_params
from .calls import CallLog
from .errors import RefusedError
from .faults import Answered, Cut, Fault, Faults, Injection, Page, Stalled
from .limits import Limiter
from .methods import METHODS
from .params import Params
from .polling import Polling
from .pulse import Pulse
from .records import Json
from .world import World

_UNAUTHORIZED: Final = RefusedError(401, "Unauthorized")
_NOT_FOUND: Final = RefusedError(404, "Not Found")
_POLL: Final = "getupdates"


class Server:
    """Serves one bot's token; every request ends up in the call log."""

    def __init__(self, token: str, world: World, changes: Pulse, limiter: Limiter, clock: Callable[[], float]) -> None:
        """`changes` rings on each request and on each update."""
        self.log = CallLog()
        self.faults = Faults(clock)
        self.polling = Polling(world, changes)
        self._token = token
        self._world = world
        self._changes = changes
        self._limiter = limiter
        self._clock = clock
        self._runner: web.ServerRunner | None = None
        self._closing = False  # whether stalled requests are to be cut instead of answered

    async def open(self, host: str, port: int) -> int:
        """Listen; gives the port, which is a free one where 0 was asked for."""
        self._closing = False
        self._runner = web.ServerRunner(web.Server(self._serve, handler_cancellation=True), shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        return int(self._runner.addresses[0][1])

    async def close(self) -> None:
        """Let go of everybody who waits and stop listening."""
        self._closing = True
        self.faults.release_all()
        self.polling.interrupt()
        if self._runner:
            await self._runner.cleanup()

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        raw, wrong = await _read(request)
        number = self.log.begin(request.path.rpartition("/")[2], raw, self._clock())
        self._changes.ring()
        try:
            if refused := self._wrong_path(request.path) or wrong:
                raise refused
            return await self._answer(request, number)
        except RefusedError as refused:
            self._end(number, str(refused))
            return _refusal(refused)
        except asyncio.CancelledError:
            stalled = self.log.calls[number].outcome == "stalled"
            self._end(number, "stalled, client gone" if stalled else "client gone")
            raise

    def _wrong_path(self, path: str) -> RefusedError | None:
        if path.startswith(f"/bot{self._token}/"):
            return None
        return _UNAUTHORIZED if path.startswith("/bot") else _NOT_FOUND

    async def _answer(self, request: web.BaseRequest, number: int) -> web.StreamResponse:
        call = self.log.calls[number]
        name, params = call.method.lower(), Params(call.params)
        if met := self.faults.take(name, call.chat_id):
            return await self._broken(request, name, params, number, *met)
        result = await self._carry_out(name, params)
        self._end(number, "ok", result)
        return _ok(result)

    async def _carry_out(self, name: str, params: Params) -> object:
        if name == _POLL:
            return await self.polling.get_updates(params)
        if name not in METHODS:
            raise _NOT_FOUND
        if (chat := self._world.find(params.raw.get("chat_id"))) and (refused := self._limiter.check(name, chat)):
            raise refused
        return METHODS[name](self._world, params)

    async def _broken(
        self,
        request: web.BaseRequest,
        name: str,
        params: Params,
        number: int,
        fault: Fault,
        injection: Injection,
    ) -> web.StreamResponse:
        match fault:
            case Answered(refusal):
                raise refusal
            case Page(status, html):
                self._end(number, str(status))
                return web.Response(status=status, text=html, content_type="text/html")
            case Cut(carried_out):
                result = await self._carry_out(name, params) if carried_out else None
                self._end(number, "cut after" if carried_out else "cut before", result)
                return _cut(request)
            case Stalled(carried_out):
                return await self._stall(request, name, params, number, injection)

    async def _stall(
        self, request: web.BaseRequest, name: str, params: Params, number: int, injection: Injection
    ) -> web.StreamResponse:
        early = isinstance(injection.fault, Stalled) and injection.fault.carried_out
        result = await self._carry_out(name, params) if early else None
        self._end(number, "stalled", result)
        await injection.released.wait()
        if self._closing:
            return _cut(request)
        result = result if early else await self._carry_out(name, params)
        self._end(number, "ok", result)
        return _ok(result)

    def _end(self, number: int, outcome: str, result: object = None) -> None:
        self.log.end(number, outcome, result)
        self._changes.ring()


async def _read(request: web.BaseRequest) -> tuple[Json, RefusedError | None]:
    try:
        return await read_params(request), None
    except RefusedError as refused:
        return {}, refused


def _cut(request: web.BaseRequest) -> web.StreamResponse:
    if request.transport:
        request.transport.abort()
    return web.Response()


def _ok(result: object) -> web.Response:
    return _body(200, {"ok": True, "result": result})


def _refusal(refused: RefusedError) -> web.Response:
    return _body(refused.code, refused.as_json())


def _body(status: int, body: Json) -> web.Response:
    return web.Response(status=status, body=json.dumps(body).encode(), content_type="application/json")
