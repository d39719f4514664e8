"""How PostgreSQL is opened, through psycopg 3."""

from sqlalchemy import URL, Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

CONNECT_SECONDS = 10
"""Seconds after which a server that does not answer is taken for absent."""


def engines(url: URL) -> tuple[AsyncEngine, AsyncEngine]:
    """The engine that reads and the one that writes: one and the same, as PostgreSQL orders writes itself."""
    patient = (
        url if "connect_timeout" in url.query else url.update_query_dict({"connect_timeout": str(CONNECT_SECONDS)})
    )
    # A connection may have died with a restart of the server: the pool looks before it lends one.
    engine = create_async_engine(patient, pool_size=10, max_overflow=10, pool_pre_ping=True, pool_timeout=60)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine, engine


def _begin(conn: Connection) -> None:
    if conn.get_execution_options().get("briefje_purpose") == "read":
        conn.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
