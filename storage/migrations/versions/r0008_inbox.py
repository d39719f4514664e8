"""Which updates somebody is at work on: replicas behind a webhook share one inbox."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import MOMENT

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Nobody is at work on what was kept before."""
    op.add_column("inbox", sa.Column("taken_until", MOMENT))
