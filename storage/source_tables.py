"""The tables of sources that are fetched: where and when each is asked, how it is doing, what it brought before."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    false,
    text,
)

from storage.tables import metadata
from storage.types import CleanText, UtcDateTime

_NONE = text("0")

feeds = Table(
    "feeds",
    metadata,
    # Beside `sources`: the key there is the first address, under which its articles are filed for good.
    Column(
        "source_id", BigInteger, ForeignKey("sources.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("address", CleanText, nullable=False),  # where it is asked now
    Column("digest", Text, nullable=False, unique=True),  # of the address: no two rows ask the same one
    Column("outlet", CleanText, nullable=False),  # what readers choose by: "NOS"
    Column("category", CleanText, nullable=False),  # "landelijk", "regionaal", …; "" where nobody said
    Column("by_default", Boolean, nullable=False),  # readers get it unless they say no
    Column("wanted", Boolean, nullable=False, server_default=false()),  # some reader switched it on
    Column("enabled", Boolean),  # the operator's word: always, never; None: as readers want it
    Column("added_at", UtcDateTime, nullable=False),
    Column("etag", CleanText),
    Column("last_modified", CleanText),
    Column("body_hash", Text),
    Column("every_seconds", Float, nullable=False),  # the interval while all is well
    Column("next_at", UtcDateTime),  # None: not asked by itself
    Column("leased_until", UtcDateTime),  # a process is fetching it
    Column("fetched_at", UtcDateTime),
    Column("succeeded_at", UtcDateTime),
    Column("changed_at", UtcDateTime),
    Column("failing_since", UtcDateTime),
    Column("failures", Integer, nullable=False, server_default=_NONE),  # in a row
    Column("state", Text, nullable=False),  # new, fine, slow, failing, gone, consent
    Column("reason", CleanText, nullable=False, server_default=text("''")),
    Column("seconds", Float, nullable=False, server_default=_NONE),  # of the last fetch
    Column("fetches", BigInteger, nullable=False, server_default=_NONE),
    Column("unchanged", BigInteger, nullable=False, server_default=_NONE),
    Column("articles", BigInteger, nullable=False, server_default=_NONE),
    Column("left_out", CleanText, nullable=False, server_default=text("'{}'")),  # JSON: reason → count
    Column("told_failing_at", UtcDateTime),  # the operator was told that it fails
)
Index("ix_feeds_next_at", feeds.c.next_at)  # what is due

feed_memories = Table(
    "feed_memories",
    metadata,
    # What a feed brought before, see `news.fetching.memory`: 150 kB at most, 1 to 4 kB for most.
    Column(
        "source_id",
        BigInteger,
        ForeignKey("feeds.source_id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("hashes", LargeBinary, nullable=False),  # of the entries of its last body, 8 bytes each
    Column("entries", LargeBinary, nullable=False),  # those and earlier ones, 40 bytes each
)
