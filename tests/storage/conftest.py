"""Every storage test runs on both databases, each on tables of its own that migrations made."""

import os
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
import pytest_asyncio
from psycopg import sql
from sqlalchemy import URL, make_url

from storage.database import Database
from storage.upgrade import upgrade
from tests.storage.universe import emptied

SERVER = os.environ.get("BRIEFJE_TEST_POSTGRESQL", "postgresql+psycopg://postgres@127.0.0.1:5432/test")


@pytest.fixture(scope="session")
def new_postgresql() -> Iterator[Callable[[], str]]:
    """Makes empty schemas in a PostgreSQL database of this session's own, which goes when all tests are done."""
    name = f"briefje_test_{uuid4().hex[:12]}"
    admin = make_url(SERVER).set(drivername="postgresql")
    try:
        with _connected(admin) as conn:
            conn.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    except psycopg.OperationalError as error:
        reason = f"no PostgreSQL at BRIEFJE_TEST_POSTGRESQL ({str(error).splitlines()[0]})"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)

    def make() -> str:
        schema = f"s{uuid4().hex[:12]}"
        with _connected(admin.set(database=name)) as conn:
            conn.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(schema)))
        address = make_url(SERVER).set(database=name).update_query_dict({"options": f"-csearch_path={schema}"})
        return address.render_as_string(hide_password=False)

    yield make
    with _connected(admin) as conn:
        conn.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _connected(address: URL) -> psycopg.Connection:
    return psycopg.connect(address.render_as_string(hide_password=False), autocommit=True, connect_timeout=5)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without any tables."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path}/empty.sqlite3"
    make: Callable[[], str] = request.getfixturevalue("new_postgresql")
    return make()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy: a copy is quicker than the migrations."""
    file = tmp_path_factory.mktemp("template") / "template.sqlite3"
    async with await Database.open(f"sqlite+aiosqlite:///{file}") as db:
        await upgrade(db)
    return file


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def postgresql_template(new_postgresql: Callable[[], str]) -> str:
    """A migrated PostgreSQL schema, which each test empties: making one takes longer."""
    url = new_postgresql()
    async with await Database.open(url) as db:
        await upgrade(db)
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database with all tables."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_template")
        shutil.copy(template, tmp_path / "news.sqlite3")
        return f"sqlite+aiosqlite:///{tmp_path}/news.sqlite3"
    address: str = request.getfixturevalue("postgresql_template")
    return address


@pytest.fixture
async def db(url: str) -> AsyncIterator[Database]:
    """An open database with all tables, and nothing in them."""
    async with await Database.open(url) as database:
        await emptied(database)
        yield database
