"""Which outlets and languages readers want, and which known sources were added once."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import MOMENT, primary_key, reference

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """The tables; every reader begins with what all get."""
    op.create_table(
        "outlet_choices",
        sa.Column("destination_id", sa.BigInteger, nullable=False),
        sa.Column("outlet", sa.Text, nullable=False),
        sa.Column("wanted", sa.Boolean, nullable=False),
        primary_key("outlet_choices", "destination_id", "outlet"),
        reference("outlet_choices", "destination_id", "destinations.id"),
    )
    op.create_index("ix_outlet_choices_outlet", "outlet_choices", ["outlet", "wanted"])
    op.create_table(
        "language_choices",
        sa.Column("destination_id", sa.BigInteger, nullable=False),
        primary_key("language_choices", "destination_id"),
        reference("language_choices", "destination_id", "destinations.id"),
    )
    op.create_table(
        "offered_sources",
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("offered_at", MOMENT, nullable=False),
        primary_key("offered_sources", "address"),
    )
