"""A parser in this process: what feeds are read with where processes of their own are not the point."""

from news.fetching.reading import Body, Read, Unread, read


class ParserHere:
    """A `Parser` that keeps what it was asked; the same reading as in `bot.fetching.parsing_worker`."""

    def __init__(self) -> None:
        self.bodies: list[Body] = []

    async def read(self, body: Body) -> Read | Unread:
        """The entries, or why there are none."""
        self.bodies.append(body)
        return read(body)
