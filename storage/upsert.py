"""Inserts that know what to do with a row that is there already: both databases write them alike."""

import hashlib

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


def insert(conn: AsyncConnection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An insert in the words of this connection's database, with `on_conflict_do_nothing` and `…_do_update`."""
    return sqlite.insert(table) if conn.dialect.name == "sqlite" else postgresql.insert(table)


def digest(text: str) -> str:
    """What stands for a text in a unique index, which takes at most 2,704 bytes of it (PostgreSQL, B-tree)."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
