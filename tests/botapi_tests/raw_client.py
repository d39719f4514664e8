"""A Bot API client without opinions, for what python-telegram-bot would not let through."""

from dataclasses import dataclass

import aiohttp


@dataclass(frozen=True)
class RawAnswer:
    """One answer of the Bot API."""

    status: int
    body: dict[str, object]

    @property
    def description(self) -> str:
        """Why it was refused; empty where it was not."""
        return str(self.body.get("description", ""))

    @property
    def result(self) -> object:
        """What came of it."""
        return self.body["result"]

    @property
    def message(self) -> dict[str, object]:
        """The result, where it is an object."""
        assert isinstance(self.result, dict)
        return self.result

    @property
    def updates(self) -> list[dict[str, object]]:
        """The result, where it is a list of objects."""
        assert isinstance(self.result, list)
        return self.result


class RawClient:
    """Posts parameters as JSON, as a form, as multipart, or any bytes at all."""

    def __init__(self, session: aiohttp.ClientSession, base: str) -> None:
        """`base` ends with the token."""
        self._session = session
        self._base = base

    async def post(self, method: str, **params: object) -> RawAnswer:
        """A JSON body."""
        async with self._session.post(f"{self._base}/{method}", json=params) as response:
            return RawAnswer(response.status, await response.json())

    async def form(self, method: str, **params: str) -> RawAnswer:
        """A form, in which everything is a string."""
        async with self._session.post(f"{self._base}/{method}", data=params) as response:
            return RawAnswer(response.status, await response.json())

    async def multipart(self, method: str, files: dict[str, tuple[str, bytes]], **params: str) -> RawAnswer:
        """A multipart body with files, each a name and its content."""
        body = aiohttp.FormData(params, default_to_multipart=True)
        for name, (file_name, content) in files.items():
            body.add_field(name, content, filename=file_name, content_type="application/octet-stream")
        async with self._session.post(f"{self._base}/{method}", data=body) as response:
            return RawAnswer(response.status, await response.json())

    async def body(self, method: str, content: bytes, content_type: str) -> RawAnswer:
        """Any bytes."""
        headers = {"Content-Type": content_type}
        async with self._session.post(f"{self._base}/{method}", data=content, headers=headers) as response:
            return RawAnswer(response.status, await response.json())

    async def at(self, url: str) -> RawAnswer:
        """Another address, by GET."""
        async with self._session.get(url) as response:
            return RawAnswer(response.status, await response.json())
