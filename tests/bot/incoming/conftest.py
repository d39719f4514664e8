"""A newsroom on both databases."""

import pytest

from storage.database import Database
from tests.storage.conftest import db, new_postgresql, postgresql_template, sqlite_template, url

from .newsroom import Newsroom

__all__ = ["db", "new_postgresql", "newsroom", "postgresql_template", "sqlite_template", "url"]


@pytest.fixture
def newsroom(db: Database) -> Newsroom:
    """Nobody reads, nothing has happened."""
    return Newsroom(db)
