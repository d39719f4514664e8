"""What stories show: their versions and what was new in each."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import MOMENT, primary_key, reference

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """The tables; and how often a story was told."""
    op.create_table(
        "story_versions",
        sa.Column("story_id", sa.BigInteger, nullable=False),
        sa.Column("version", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("article_id", sa.BigInteger, nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        primary_key("story_versions", "story_id", "version"),
        reference("story_versions", "story_id", "stories.id"),
    )
    op.create_table(
        "story_folds",
        *(sa.Column(name, sa.BigInteger, autoincrement=False, nullable=False) for name in ("story_id", "into_id")),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("version", "as_version")),
        sa.Column("at", MOMENT, nullable=False),
        primary_key("story_folds", "story_id", "into_id"),
    )
    op.create_table(
        "appearances",
        sa.Column("delivery_id", sa.BigInteger, nullable=False),
        sa.Column("story_id", sa.BigInteger, autoincrement=False, nullable=False),
        primary_key("appearances", "delivery_id", "story_id"),
        reference("appearances", "delivery_id", "deliveries.id"),
    )
    op.create_table(
        "corrections",
        sa.Column("article_id", sa.BigInteger, nullable=False),
        sa.Column("article_version", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("done_at", MOMENT),
        primary_key("corrections", "article_id", "article_version"),
        reference("corrections", "article_id", "articles.id"),
    )
    _indexes()
    op.add_column("told", sa.Column("times", sa.Integer, server_default=sa.text("1"), nullable=False))
    op.add_column("told", sa.Column("since", MOMENT))


def _indexes() -> None:
    op.create_index("ix_story_versions_at", "story_versions", ["at"])
    op.create_index("ix_story_folds_into_id", "story_folds", ["into_id"])
    op.create_index("ix_story_folds_at", "story_folds", ["at"])
    op.create_index("ix_appearances_story_id", "appearances", ["story_id"])
    op.create_index("ix_corrections_at", "corrections", ["at"])
