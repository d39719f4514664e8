"""The tables of what stories show: what was new in each version, what became of them, where they stand, mistakes."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table

from storage.tables import metadata
from storage.types import Strings, UtcDateTime

story_versions = Table(
    "story_versions",
    metadata,
    # What made the second version of a story and each later one.
    Column("story_id", BigInteger, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("article_id", BigInteger, nullable=False),  # that brought the news
    Column("said", Strings, nullable=False),  # its sentences that told something new, the most telling first
    Column("at", UtcDateTime, nullable=False),
)
Index("ix_story_versions_at", story_versions.c.at)  # forgetting the old ones

story_folds = Table(
    "story_folds",
    metadata,
    # A story whose articles, or whose lead, went into another one: who was told it knows the other.
    # No foreign keys: the one that is left empty goes.
    Column("story_id", BigInteger, primary_key=True, autoincrement=False),
    Column("into_id", BigInteger, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),  # that the story had then
    Column("as_version", Integer, nullable=False),  # of the other, which who had been told that one knows
    Column("at", UtcDateTime, nullable=False),
)
Index("ix_story_folds_into_id", story_folds.c.into_id)  # what else a story was told as
Index("ix_story_folds_at", story_folds.c.at)  # forgetting the old ones

appearances = Table(
    "appearances",
    metadata,
    # Which stories stand in which message, so that a mistake can be mended wherever it was sent.
    Column("delivery_id", BigInteger, ForeignKey("deliveries.id", ondelete="CASCADE"), primary_key=True),
    Column("story_id", BigInteger, primary_key=True, autoincrement=False),
)
Index("ix_appearances_story_id", appearances.c.story_id)  # where a story stands

corrections = Table(
    "corrections",
    metadata,
    # A version of an article that takes back what an earlier one said.
    Column("article_id", BigInteger, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("article_version", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    Column("done_at", UtcDateTime),  # when every message that showed it was mended; None: still to do
)
Index("ix_corrections_at", corrections.c.at)  # the newest, and forgetting the old ones
