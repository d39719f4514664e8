"""A process that reads feeds for the bot: `python -m bot.fetching.parsing_worker FD`, asked over that socket.

What a hostile feed can do to a parser it does here: take long, take memory, crash. The bot kills this process then and
starts another one. It ends when the bot ends, and by itself when it has had nothing to do for a while.
"""

import os
import resource
import sys
from multiprocessing.connection import Connection

from news.fetching.reading import read
from news.page_reading import PageBody, read_page

IDLE_SECONDS = 300.0
NICENESS = 5
MOST_MEMORY = 1 << 30
"""Bytes; what is within the bounds of `news.limits` takes 300 MB at most, so this is never reached but by a mistake."""


def main(descriptor: int) -> None:
    """Read what is asked, one feed after another, until nobody asks."""
    os.nice(NICENESS)
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    with Connection(descriptor) as pipe:
        try:
            while pipe.poll(IDLE_SECONDS):
                asked = pipe.recv()
                pipe.send(read_page(asked) if isinstance(asked, PageBody) else read(asked))
        except (EOFError, ConnectionError):
            return  # the bot has ended


if __name__ == "__main__":
    main(int(sys.argv[1]))
