"""A reader at the desk."""

import pytest

from handlers.desk import Desk
from tests.handlers.reader import Reader


@pytest.fixture
def noor(desk: Desk) -> Reader:
    """A Dutch reader in a private chat, of whom nothing is kept yet."""
    return Reader(desk)
