"""Sources that are fetched: where, when again, how they are; and what came in without being news to anybody."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import MOMENT, primary_key, reference

revision = "0003"
down_revision = "0002"

_NONE = sa.text("0")


def upgrade() -> None:
    """The tables; of what waits to be matched, whether it may be told at once."""
    _feeds()
    op.create_table(
        "feed_memories",
        sa.Column("source_id", sa.BigInteger, autoincrement=False, nullable=False),
        *(sa.Column(name, sa.LargeBinary, nullable=False) for name in ("hashes", "entries")),
        primary_key("feed_memories", "source_id"),
        reference("feed_memories", "source_id", "feeds.source_id"),
    )
    op.add_column("arrivals", sa.Column("alert", sa.Boolean, server_default=sa.true(), nullable=False))


def _feeds() -> None:
    op.create_table(
        "feeds",
        sa.Column("source_id", sa.BigInteger, autoincrement=False, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("address", "digest", "outlet", "category")),
        sa.Column("by_default", sa.Boolean, nullable=False),
        sa.Column("wanted", sa.Boolean, server_default=sa.false(), nullable=False),
        sa.Column("enabled", sa.Boolean),
        sa.Column("added_at", MOMENT, nullable=False),
        *(sa.Column(name, sa.Text) for name in ("etag", "last_modified", "body_hash")),
        sa.Column("every_seconds", sa.Float, nullable=False),
        *(sa.Column(name, MOMENT) for name in ("next_at", "leased_until", "fetched_at", "succeeded_at", "changed_at")),
        sa.Column("failing_since", MOMENT),
        sa.Column("failures", sa.Integer, server_default=_NONE, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, server_default=sa.text("''"), nullable=False),
        sa.Column("seconds", sa.Float, server_default=_NONE, nullable=False),
        *(
            sa.Column(name, sa.BigInteger, server_default=_NONE, nullable=False)
            for name in ("fetches", "unchanged", "articles")
        ),
        sa.Column("left_out", sa.Text, server_default=sa.text("'{}'"), nullable=False),
        sa.Column("told_failing_at", MOMENT),
        primary_key("feeds", "source_id"),
        reference("feeds", "source_id", "sources.id"),
        sa.UniqueConstraint("digest", name="uq_feeds_digest"),
    )
    op.create_index("ix_feeds_next_at", "feeds", ["next_at"])
