"""The tables of clustering: what articles are compared by, how rare words are, and which stories are of one affair."""

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, Table, Text

from storage.tables import metadata
from storage.types import CleanText, UtcDateTime

story_profiles = Table(
    "story_profiles",
    metadata,
    # What an article is compared by, made when it came in; forgotten when its story can no longer grow.
    Column("article_id", BigInteger, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("at", UtcDateTime, nullable=False),  # its time, as it is compared
    Column("outlet", CleanText, nullable=False),  # its publisher, "" where unknown
    Column("profile", Text, nullable=False),  # see news.story_profile
    Column("seen_at", UtcDateTime, nullable=False),  # when it came in
)
Index("ix_story_profiles_seen_at", story_profiles.c.seen_at)  # forgetting the old ones

word_counts = Table(
    "word_counts",
    metadata,
    # In how many of the counted articles a stem occurs; "" for how many were counted.
    Column("stem", Text, primary_key=True),
    Column("articles", Integer, nullable=False),
)

story_links = Table(
    "story_links",
    metadata,
    # A story goes on with the affair of an earlier one.
    Column("story_id", BigInteger, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("earlier_id", BigInteger, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("likeness", Float, nullable=False),  # the higher, the surer: 0 is as likely as not
)
Index("ix_story_links_earlier_id", story_links.c.earlier_id)  # removing a story
