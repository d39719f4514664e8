"""Both databases."""

from tests.storage.conftest import db, new_postgresql, postgresql_template, sqlite_template, url

__all__ = ["db", "new_postgresql", "postgresql_template", "sqlite_template", "url"]
