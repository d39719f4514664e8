"""A strict double of an OpenAI-compatible server on loopback: chat completions of the models that it has.

It refuses what a real server refuses (another path, an unknown field, a missing key, an unknown model) and keeps the
refusals in `wrong`, so that a test can ask that there were none. What is put in `plan` happens first, in its order.
"""

import asyncio
import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from aiohttp import web

MODEL: Final = "klein-model"

_FIELDS: Final[dict[str, type | tuple[type, ...]]] = {
    "model": str,
    "messages": list,
    "temperature": (int, float),
    "max_tokens": int,
    "stream": bool,
}
_ROLES: Final = ("system", "user", "assistant")


@dataclass(frozen=True, slots=True)
class Says:
    """A well-formed answer with this content, which may be no text at all."""

    content: object


@dataclass(frozen=True, slots=True)
class Fails:
    """An error with this status and these headers."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sends:
    """These bytes as the body of a 200."""

    body: bytes


@dataclass(frozen=True, slots=True)
class Pours:
    """A 200 whose body does not end."""


@dataclass(frozen=True, slots=True)
class Cuts:
    """The connection breaks before an answer."""


@dataclass(frozen=True, slots=True)
class Stalls:
    """No answer until `released` is set, then the usual one."""


Turn = Says | Fails | Sends | Pours | Cuts | Stalls


class LlmDouble:
    """The server; `say` makes the answer to a question where the plan has none."""

    def __init__(self, say: Callable[[str], str], *, key: str | None = None) -> None:
        self.say = say
        self.key = key
        self.plan: deque[Turn] = deque()
        self.for_ever: Turn | None = None
        self.questions: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.wrong: list[str] = []
        self.poured = 0
        self.open = 0
        self.most_open = 0
        self.released = asyncio.Event()
        self.address = ""
        self._changed = asyncio.Condition()
        self._runner: web.ServerRunner | None = None

    async def __aenter__(self) -> "LlmDouble":
        self._runner = web.ServerRunner(web.Server(self._serve, handler_cancellation=True), shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.address = f"http://127.0.0.1:{self._runner.addresses[0][1]}/v1"
        return self

    async def __aexit__(self, *_: object) -> None:
        self.released.set()
        if self._runner:
            await self._runner.cleanup()

    async def until_open(self, number: int) -> None:
        """Wait until so many requests are open at once."""
        async with asyncio.timeout(30), self._changed:
            await self._changed.wait_for(lambda: self.open >= number)

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        self.open += 1
        self.most_open = max(self.most_open, self.open)
        async with self._changed:
            self._changed.notify_all()
        try:
            return await self._answered(request)
        finally:
            self.open -= 1

    async def _answered(self, request: web.BaseRequest) -> web.StreamResponse:
        raw = await request.read()
        self.headers.append(dict(request.headers))
        if refused := self._refused(request, raw):
            return refused
        question = json.loads(raw)["messages"][-1]["content"]
        self.questions.append(question)
        turn = self.plan.popleft() if self.plan else self.for_ever or Says(self.say(question))
        return await self._taken(turn, request)

    def _refused(self, request: web.BaseRequest, raw: bytes) -> web.Response | None:
        if (request.method, request.path) != ("POST", "/v1/chat/completions"):
            return self._wrong(404, f"{request.method} {request.path}")
        if self.key and request.headers.get("Authorization") != f"Bearer {self.key}":
            return self._wrong(401, "key")
        if request.content_type != "application/json":
            return self._wrong(415, request.content_type)
        if fault := _fault(raw):
            return self._wrong(400, fault)
        if (model := json.loads(raw)["model"]) != MODEL:
            return self._wrong(404, f"model {model}")
        return None

    def _wrong(self, status: int, what: str) -> web.Response:
        self.wrong.append(what)
        return _error(status, what)

    async def _taken(self, turn: Turn, request: web.BaseRequest) -> web.StreamResponse:
        match turn:
            case Says(content):
                return _completion(content)
            case Fails(status, headers):
                return _error(status, "planned", headers)
            case Sends(body):
                return web.Response(body=body, content_type="application/json")
            case Pours():
                return await self._pour(request)
            case Stalls():
                await self.released.wait()
                return _completion(self.say(json.loads(await request.read())["messages"][-1]["content"]))
            case Cuts():
                if request.transport:
                    request.transport.abort()
                return web.Response()

    async def _pour(self, request: web.BaseRequest) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "application/json"})
        await response.prepare(request)
        while not self.released.is_set():
            await response.write(b" " * 65_536)
            self.poured += 65_536
        return response


def _fault(raw: bytes) -> str:
    """What is wrong with a request's body, "" where nothing is."""
    try:
        body: dict[str, Any] = json.loads(raw)
    except ValueError:
        return "no JSON"
    if set(body) != set(_FIELDS):
        return f"fields {sorted(body)}"
    for name, kind in _FIELDS.items():
        if not isinstance(body[name], kind) or (isinstance(body[name], bool) and kind is not bool):
            return f"type of {name}"
    messages = body["messages"]
    whole = all(set(one) == {"role", "content"} and one["role"] in _ROLES and one["content"] for one in messages)
    if not messages or not whole or messages[-1]["role"] != "user":
        return "messages"
    return "" if body["max_tokens"] > 0 and not body["stream"] else "values"


def _completion(content: object) -> web.Response:
    choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": "stop"}
    return web.json_response({"id": "1", "object": "chat.completion", "model": MODEL, "choices": [choice]})


def _error(status: int, message: str, headers: dict[str, str] | None = None) -> web.Response:
    return web.json_response({"error": {"message": message, "type": "double"}}, status=status, headers=headers)
