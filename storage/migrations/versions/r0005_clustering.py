"""What clustering learns and remembers."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import MOMENT, primary_key, reference

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """The tables; what came in before is not compared any more, as its profiles were never made."""
    op.create_table(
        "story_profiles",
        sa.Column("article_id", sa.BigInteger, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("outlet", "profile")),
        sa.Column("seen_at", MOMENT, nullable=False),
        primary_key("story_profiles", "article_id"),
        reference("story_profiles", "article_id", "articles.id"),
    )
    op.create_index("ix_story_profiles_seen_at", "story_profiles", ["seen_at"])
    op.create_table(
        "word_counts",
        sa.Column("stem", sa.Text, nullable=False),
        sa.Column("articles", sa.Integer, nullable=False),
        primary_key("word_counts", "stem"),
    )
    op.create_table(
        "story_links",
        *(sa.Column(name, sa.BigInteger, nullable=False) for name in ("story_id", "earlier_id")),
        sa.Column("likeness", sa.Float, nullable=False),
        primary_key("story_links", "story_id", "earlier_id"),
        reference("story_links", "story_id", "stories.id"),
        reference("story_links", "earlier_id", "stories.id"),
    )
    op.create_index("ix_story_links_earlier_id", "story_links", ["earlier_id"])
