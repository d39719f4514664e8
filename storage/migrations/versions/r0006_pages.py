"""Pages: which were read for their full text, and which hosts have walls."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import MOMENT, primary_key, reference

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Two tables, and an index over what waits."""
    op.create_table(
        "page_reads",
        sa.Column("article_id", sa.BigInteger, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("tried_at", MOMENT, nullable=False),
        sa.Column("next_at", MOMENT),
        sa.Column("reason", sa.Text, nullable=False),
        primary_key("page_reads", "article_id"),
        reference("page_reads", "article_id", "articles.id"),
    )
    op.create_table(
        "page_hosts",
        sa.Column("host", sa.Text, nullable=False),
        sa.Column("walls", sa.Integer, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("rests_until", MOMENT),
        primary_key("page_hosts", "host"),
    )
    op.create_index("ix_page_reads_tried_at", "page_reads", ["tried_at"])
    teasers = sa.text("kind = 'teaser'")
    op.create_index("ix_articles_teasers", "articles", ["sort_key"], sqlite_where=teasers, postgresql_where=teasers)
