"""The tables of what is taken in; `storage.migrations` makes them, and a test holds the two in step."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Computed,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from storage.types import CleanText, Strings, UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""Every constraint has a name, which batch migrations on SQLite need to find it again."""

ID = BigInteger().with_variant(Integer, "sqlite")  # only an INTEGER PRIMARY KEY is SQLite's own row id
# sqlite_autoincrement: the id of a removed row is not given to another one, as PostgreSQL's sequences never do.

sources = Table(
    "sources",
    metadata,
    Column("id", ID, primary_key=True),
    Column("digest", Text, nullable=False, unique=True),  # of the key: an address may be longer than an index takes
    Column("key", CleanText, nullable=False),  # "file:npo2023", or a feed's address
    Column("name", CleanText, nullable=False),  # what a reader sees; the key until somebody names it
    Column("created_at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)

stories = Table(
    "stories",
    metadata,
    Column("id", ID, primary_key=True),
    # No foreign key: it would go round with articles.story_id, and neither row could be the first.
    Column("lead_article_id", BigInteger, nullable=False),  # the article that is shown
    Column("first_at", UtcDateTime, nullable=False),  # the time of its earliest article
    Column("last_at", UtcDateTime, nullable=False),  # the time of its latest article
    Column("version", Integer, nullable=False, server_default=text("1")),  # counts up when there is news
    Column("article_count", Integer, nullable=False),
    Column("stands", Boolean, nullable=False),  # whether it holds an article or a teaser
    sqlite_autoincrement=True,
)
# /latest reads these backwards and stops after a page, however many stories there are. The first holds only stories
# that stand, which are what is nearly always asked for: a run of stubs costs nothing.
Index(
    "ix_stories_standing",
    stories.c.last_at,
    stories.c.id,
    sqlite_where=text("stands = 1"),
    postgresql_where=stories.c.stands,
)
Index("ix_stories_newest", stories.c.last_at, stories.c.id)

articles = Table(
    "articles",
    metadata,
    Column("id", ID, primary_key=True),
    Column("source_id", BigInteger, ForeignKey("sources.id"), nullable=False),
    Column("guid", CleanText),  # the source's own id
    Column("url", CleanText),  # as it was published
    Column("title", CleanText, nullable=False),  # "" where there is none
    Column("body", CleanText, nullable=False),  # paragraphs parted by one blank line
    Column("place", CleanText),  # of the dateline
    Column("agencies", Strings, nullable=False),  # of the dateline
    Column("author", CleanText),
    Column("publisher", CleanText),
    Column("language", CleanText, nullable=False),
    Column("kind", Text, nullable=False),  # article, teaser, liveblog, stub
    Column("paywalled", Boolean, nullable=False),
    Column("position", Integer, nullable=False),  # among those that came in together
    Column("published_at", UtcDateTime),  # as the source tells it; unknown stays unknown
    Column("fetched_at", UtcDateTime, nullable=False),  # of this version
    Column("first_seen_at", UtcDateTime, nullable=False),  # of the first version
    Column("sample", Boolean, nullable=False, server_default=false()),  # invented, for the first chat
    Column("version", Integer, nullable=False, server_default=text("1")),
    Column("story_id", BigInteger, ForeignKey("stories.id", ondelete="SET NULL")),
    # The second at which it counts as published: published_at, but never later than it was first seen, so that a
    # wrong date in the future does not stay on top; first_seen_at where the source does not tell.
    Column("sort_second", BigInteger, nullable=False),
    # Newest first as one number, which is also the row id in the full-text index: FTS5 gives row ids in their order
    # while it looks, so the newest 300 of 100,000 matches cost as much as 300. 2^30 articles fit.
    Column("sort_key", BigInteger, Computed("sort_second * 1073741824 + id", persisted=True), nullable=False),
    Column("title_stems", Text, nullable=False),  # what is searched, see storage.fulltext
    Column("body_stems", Text, nullable=False),
    sqlite_autoincrement=True,
)
Index("ix_articles_sort_key", articles.c.sort_key, unique=True)  # search, and newest first without search
Index("ix_articles_story_id", articles.c.story_id)  # the articles of a story
Index("ix_articles_source_id", articles.c.source_id)  # the articles of a source
# Samples are few and asked for at every start of the chat.
Index("ix_articles_sample", articles.c.id, sqlite_where=text("sample = 1"), postgresql_where=articles.c.sample)

article_keys = Table(
    "article_keys",
    metadata,
    # What an article is recognised by (guid, address, text), each key for one article: the unique key is what keeps
    # two processes from taking in the same one twice. An article that moves keeps its old keys too.
    Column("key", Text, primary_key=True),
    Column("article_id", BigInteger, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
)
Index("ix_article_keys_article_id", article_keys.c.article_id)  # removing an article

article_fingerprints = Table(
    "article_fingerprints",
    metadata,
    # Each text in which an article ever came in: one that comes again is no news, whatever came between.
    Column("article_id", BigInteger, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("fingerprint", Text, primary_key=True),
)

article_versions = Table(
    "article_versions",
    metadata,
    # The versions before the kept one.
    Column("article_id", BigInteger, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("title", CleanText, nullable=False),
    Column("body", CleanText, nullable=False),
    Column("fetched_at", UtcDateTime, nullable=False),
)

story_bands = Table(
    "story_bands",
    metadata,
    # Pieces of an article's MinHash signature: articles that share one may tell of the same event.
    # The key serves renewing and removing an article's bands.
    Column("article_id", BigInteger, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),  # the article's time: only near ones are looked at
)
Index("ix_story_bands_near", story_bands.c.band, story_bands.c.at)  # who shares a band, within some days

briefs = Table(
    "briefs",
    metadata,
    Column("id", ID, primary_key=True),
    Column("article_id", BigInteger, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    Column("article_version", Integer, nullable=False),
    Column("text", CleanText, nullable=False),
    Column("method", Text, nullable=False),  # lead, model, endpoint
    Column("model", CleanText, nullable=False),  # "" for none: NULLs are never equal, and would not be unique
    Column("seconds", Float, nullable=False),  # what making it took
    Column("rejected", Strings, nullable=False),  # why earlier candidates fell through
    Column("evidence", Strings, nullable=False),  # the source sentences that it rests on
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("article_id", "article_version", "method", "model"),  # its index serves the look-up too
)

asked = Table(
    "asked",
    metadata,
    Column("id", ID, primary_key=True),
    Column("digest", Text, nullable=False, unique=True),  # of the query: a message is longer than an index takes
    Column("query", CleanText, nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),  # the last time
    sqlite_autoincrement=True,
)
Index("ix_asked_asked_at", asked.c.asked_at)  # forgetting the old ones

inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),  # Telegram's
    Column("payload", CleanText, nullable=False),  # the update, JSON; "" once it is handled: nobody's words are kept
    Column("digest", Text),  # of the payload; None for what was kept before there were digests
    Column("received_at", UtcDateTime, nullable=False),
    Column("handled_at", UtcDateTime),  # None: still to be done
    Column("taken_until", UtcDateTime),  # so long it is left to whoever received it; None: to nobody
)
# What is still to be done is little beside what is done.
Index(
    "ix_inbox_unhandled",
    inbox.c.update_id,
    sqlite_where=inbox.c.handled_at.is_(None),
    postgresql_where=inbox.c.handled_at.is_(None),
)
Index("ix_inbox_received_at", inbox.c.received_at, inbox.c.update_id)  # which came last
