"""A town on either database."""

import pytest

from storage.database import Database
from tests.storage.conftest import (  # noqa: F401 - the fixtures that every storage test runs on
    db,
    new_postgresql,
    postgresql_template,
    sqlite_template,
    url,
)

from .town import Town


@pytest.fixture
def town(db: Database) -> Town:  # noqa: F811 - the fixture of that name
    """A town without readers or news."""
    return Town(db)
