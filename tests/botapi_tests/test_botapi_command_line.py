"""The double by hand."""

import asyncio
import sys

import aiohttp

from .raw_client import RawClient


async def test_it_serves_and_prints_what_comes_in() -> None:
    """`python -m tests.botapi` tells where it listens and then each request but getUpdates."""
    command = (sys.executable, "-m", "tests.botapi", "--port", "0", "--token", "1:X", "--limits")
    process = await asyncio.create_subprocess_exec(
        *command, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        words = (await process.stdout.readline()).decode().split()
        async with aiohttp.ClientSession() as session:
            client = RawClient(session, f"{words[2].rstrip(',')}1:X")
            await client.post("getUpdates")
            await client.post("sendMessage", chat_id=int(words[-1]), text="hallo")
            answer = await client.post("sendMessage", chat_id=int(words[-1]), text="hallo")
        line = (await process.stdout.readline()).decode()
    finally:
        process.terminate()
        await process.communicate()
    assert answer.status == 429
    assert line == f"sendMessage(chat_id={words[-1]}, text='hallo') -> ok\n"
