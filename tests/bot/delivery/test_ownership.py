"""One process sends at a time; the next one begins when it has gone, however it went."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from structlog.testing import capture_logs

from bot.delivery.ownership import ownership
from tests.storage.conftest import new_postgresql  # noqa: F401 - a fixture

ROOT = Path(__file__).parents[3]

OTHER = """
import asyncio, sys
from bot.delivery.ownership import ownership

async def hold():
    async with ownership(sys.argv[1]):
        print("held", flush=True)
        await asyncio.sleep(600)

asyncio.run(hold())
"""


@asynccontextmanager
async def another_process(url: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """A process that sends from the outbox of this database."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", OTHER, url, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    try:
        assert process.stdout is not None
        assert await process.stdout.readline() == b"held\n"
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path}/briefje.sqlite3"
    return str(request.getfixturevalue("new_postgresql")())


async def test_the_next_process_takes_over_when_the_owner_is_killed(url: str):
    """It says once that it waits, and once that it goes on."""
    with capture_logs() as logs:
        async with another_process(url) as other:
            waiting = asyncio.create_task(_held(url))
            while not any(one["event"] == "another_process_delivers" for one in logs):  # noqa: ASYNC110 - a log rings no bell
                await asyncio.sleep(0.01)
            assert not waiting.done()
            other.send_signal(signal.SIGKILL)
            await asyncio.wait_for(waiting, 20)
    assert [one["event"] for one in logs] == ["another_process_delivers", "delivery_taken_over"]


async def test_what_is_given_back_can_be_had_again(url: str):
    """By this process or by another one."""
    with capture_logs() as logs:
        for _ in range(2):
            await asyncio.wait_for(_held(url), 20)
    assert logs == []
    async with another_process(url) as other:
        assert other.returncode is None


async def test_another_database_has_another_owner(tmp_path: Path):
    """Two bots on one machine do not wait for each other."""
    async with another_process(f"sqlite+aiosqlite:///{tmp_path}/een.sqlite3"):
        with capture_logs() as logs:
            await asyncio.wait_for(_held(f"sqlite+aiosqlite:///{tmp_path}/twee.sqlite3"), 20)
    assert logs == []


async def test_another_schema_has_another_owner(new_postgresql):  # noqa: F811
    """Two bots in one PostgreSQL database neither."""
    async with another_process(new_postgresql()):
        with capture_logs() as logs:
            await asyncio.wait_for(_held(new_postgresql()), 20)
    assert logs == []


async def test_a_database_in_memory_is_its_own():
    """Nobody else can open it."""
    async with ownership("sqlite+aiosqlite://") as one, ownership("sqlite+aiosqlite://") as other:
        assert one is not other


async def test_a_broken_connection_is_a_lost_lock(new_postgresql):  # noqa: F811
    """The server may give the lock to another process: one has to stop."""
    url = new_postgresql()
    engine = create_async_engine(url, isolation_level="AUTOCOMMIT")
    async with ownership(url) as lock:
        losing = asyncio.create_task(lock.lost())
        async with engine.connect() as conn:
            await conn.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database ="
                    " (SELECT oid FROM pg_database WHERE datname = current_database())"
                )
            )
        await asyncio.wait_for(losing, 20)
        assert losing.done()
    await engine.dispose()


async def test_a_lock_in_a_file_is_not_lost(tmp_path: Path):
    """The kernel keeps it for us."""
    async with ownership(f"sqlite+aiosqlite:///{tmp_path}/een.sqlite3") as lock:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(lock.lost(), 0.05)


async def _held(url: str) -> None:
    async with ownership(url):
        pass
