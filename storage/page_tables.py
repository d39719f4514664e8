"""The tables of pages that are read for their full text, and of the hosts that keep theirs behind a wall."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text, text

from storage.tables import articles, metadata
from storage.types import CleanText, UtcDateTime

page_reads = Table(
    "page_reads",
    metadata,
    # A teaser whose page was asked for at least once, or is being asked for; one without a row waits to be.
    Column("article_id", BigInteger, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("tries", Integer, nullable=False),  # counted before the page is asked for: a kill is a try too
    Column("tried_at", UtcDateTime, nullable=False),  # the last time
    Column("next_at", UtcDateTime),  # when it is tried again, or the lease of who tries now; None: it is over
    Column("reason", Text, nullable=False),  # how it ended the last time: read, paywall, consent, robots, http_404, …
)
Index("ix_page_reads_tried_at", page_reads.c.tried_at)  # forgetting the old ones

page_hosts = Table(
    "page_hosts",
    metadata,
    # A web server whose pages showed a wall and no article.
    Column("host", CleanText, primary_key=True),
    Column("walls", Integer, nullable=False),  # in a row
    Column("seen_at", UtcDateTime, nullable=False),  # the last one
    Column("rests_until", UtcDateTime),  # its pages are not asked for before
)

# What waits for its page, newest first: an article that has been read is no teaser any more, and leaves it.
Index(
    "ix_articles_teasers",
    articles.c.sort_key,
    sqlite_where=text("kind = 'teaser'"),
    postgresql_where=text("kind = 'teaser'"),
)
