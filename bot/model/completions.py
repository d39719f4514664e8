"""Chat completions of an OpenAI-compatible server (vLLM, Ollama): one question, one answer, everything bounded.

Tried again, with growing pauses or the one that the server names: a connection that fails, 429 and 5xx. Never shown in
a log or a message: the key, the question, the answer, a password in the address.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from news.errors import BriefjeError

MOST_BYTES = 1 << 20
"""Of an answer; a brief is a thousandth of it."""

MOST_TOKENS = 200
"""That the server may write: 280 characters of Dutch are 70 to 120, with something around them."""

_BUSY = 429
_OF_THE_ARTICLE = (400, 413, 422)
"""Refusals that another article may not meet: it is too long, or holds what the server's filter refuses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long a server is waited for, in seconds, and how often it is asked the same."""

    connect: float = 5.0
    whole: float = 120.0
    """For one try, from its first byte to its last: a model on a CPU takes a minute to load."""
    tries: int = 4
    pause: float = 1.0
    """Before the second try; each next pause is twice as long."""
    longest_pause: float = 30.0
    """A server that asks for a longer one is left alone instead."""


class NoAnswerError(BriefjeError):
    """The server gave no answer to this question; `reason` is a short name ("http_400") without anybody's text."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotServingError(NoAnswerError):
    """The server answers no question now; `rest` is for how many seconds it asks to be left alone, if it does."""

    def __init__(self, reason: str, rest: float | None = None) -> None:
        super().__init__(reason)
        self.rest = rest


class _AgainError(NotServingError):
    """A failure that the next try may not meet."""


class Completions:
    """A client of one model at one server; connections are kept until `close`, and opened again after it.

    `address` is the address up to and with `/v1`; raises ValueError where it is none. `key` goes along as a bearer
    token. `sleep` passes the pauses.
    """

    def __init__(
        self,
        address: str,
        model: str,
        key: str | None = None,
        *,
        patience: Patience = Patience(),
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._url, self._login = _parted(address)
        self._model = model
        self._key = key
        self._patience = patience
        self._sleep = sleep
        self._client: httpx.AsyncClient | None = None

    @property
    def host(self) -> str:
        """Where the server is, for a log."""
        return self._url.netloc.decode("ascii", "replace")

    async def answer(self, question: str) -> str:
        """What the model writes to the question; raises NoAnswerError."""
        content = self._content(question)
        pause = self._patience.pause
        for _ in range(self._patience.tries - 1):
            try:
                return await self._once(content)
            except _AgainError as again:
                wait = max(pause, again.rest or 0.0)
                if wait > self._patience.longest_pause:
                    raise
            await self._sleep(wait)
            pause *= 2
        return await self._once(content)

    async def close(self) -> None:
        """Give the connections back."""
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()

    def _content(self, question: str) -> bytes:
        """The request's body; JSON in ASCII, since half a character of a broken article is no UTF-8."""
        return json.dumps(
            {
                "model": self._model,
                "messages": [{"role": "user", "content": question}],
                "temperature": 0,
                "max_tokens": MOST_TOKENS,
                "stream": False,
            }
        ).encode()

    async def _once(self, content: bytes) -> str:
        try:
            async with asyncio.timeout(self._patience.whole):
                status, after, body = await self._exchange(content)
        except TimeoutError:
            raise NotServingError("timed_out") from None
        except httpx.TransportError:  # its text may quote a header, so the key: it is not passed on
            raise _AgainError("unreachable") from None
        except httpx.HTTPError:
            raise NoAnswerError("not_readable") from None
        if status == _BUSY or status >= 500:
            raise _AgainError(f"http_{status}", after)
        if status != 200:
            raise (NoAnswerError if status in _OF_THE_ARTICLE else NotServingError)(f"http_{status}")
        return _text(body)

    async def _exchange(self, content: bytes) -> tuple[int, float | None, bytes]:
        """Status, the pause that the server names, and the body of one request."""
        client = self._opened()
        async with client.stream("POST", self._url, content=content, auth=self._login) as response:
            after = seconds_to_wait(response.headers.get("retry-after"), datetime.now(UTC))
            body = bytearray()
            if response.status_code == 200:
                async for chunk in response.aiter_bytes():
                    body += chunk
                    if len(body) > MOST_BYTES:
                        raise NoAnswerError("too_large")
            return response.status_code, after, bytes(body)

    def _opened(self) -> httpx.AsyncClient:
        if self._client is None:
            headers = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
            if self._key:
                headers["Authorization"] = f"Bearer {self._key}"
            # Redirects are not followed: the key and the articles are for this server alone.
            self._client = httpx.AsyncClient(
                headers=headers, timeout=httpx.Timeout(None, connect=self._patience.connect), follow_redirects=False
            )
        return self._client


def seconds_to_wait(retry_after: str | None, now: datetime) -> float | None:
    """The pause that a Retry-After header asks for (RFC 9110: seconds, or a date), None where it asks for none."""
    value = (retry_after or "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())


def _parted(address: str) -> tuple[httpx.URL, httpx.BasicAuth | None]:
    """Where to ask, and the login that the address holds: parted, so that no log of an address shows it."""
    try:
        url = httpx.URL(address.strip())
    except httpx.InvalidURL:
        raise ValueError("no web address") from None
    if url.scheme not in ("http", "https") or not url.host:
        raise ValueError("no web address")
    login = httpx.BasicAuth(url.username, url.password) if url.userinfo else None
    return url.copy_with(path=f"{url.path.rstrip('/')}/chat/completions", userinfo=b""), login


def _text(body: bytes) -> str:
    try:
        text = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        raise NoAnswerError("not_an_answer") from None
    if not isinstance(text, str) or not text.strip():
        raise NoAnswerError("no_text")
    return text
