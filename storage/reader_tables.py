"""The tables of readers: where they are, what they follow and when, what they were told, what is to be sent."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    text,
    true,
)

from storage.tables import ID, metadata
from storage.types import CleanText, Strings, UtcDateTime

destinations = Table(
    "destinations",
    metadata,
    Column("id", ID, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),  # Telegram's
    Column("thread_id", BigInteger, nullable=False, server_default=text("0")),  # of a forum; 0 for the chat itself
    Column("kind", Text, nullable=False),  # private, group, supergroup, channel
    Column("title", CleanText, nullable=False, server_default=text("''")),  # of a group or channel, never a person's
    Column("language", Text, nullable=False),  # nl, en
    Column("zone", Text, nullable=False),  # IANA
    Column("quiet_start", Integer),  # minutes after local midnight; None: no quiet hours
    Column("quiet_end", Integer),
    Column("paused_until", UtcDateTime),
    Column("when_empty", Text, nullable=False, server_default="say"),  # say, silent: a digest with nothing in it
    Column("asleep_since", UtcDateTime),  # Telegram lets us send nothing there: blocked, removed, gone
    Column("asleep_reason", CleanText),  # may be in Telegram's words
    Column("manager_id", BigInteger),  # who set a channel up, the user that is told about it
    Column("acting_for", BigInteger),  # the channel (a destination's id) that this private chat is setting up
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("chat_id", "thread_id"),
    sqlite_autoincrement=True,
)
Index("ix_destinations_manager_id", destinations.c.manager_id)  # the channels that somebody looks after

topics = Table(
    "topics",
    metadata,
    # What at least one destination follows; every destination that asks the same shares the row.
    Column("id", ID, primary_key=True),
    Column("key", Text, nullable=False, unique=True),  # digest of the query's meaning: spelling and case do not matter
    Column("name", CleanText, nullable=False),  # as it is shown: "Oekraïne"
    Column("query", CleanText, nullable=False),  # as it is matched: "gaza OR rafah -voetbal"
    Column("created_at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("destination_id", BigInteger, ForeignKey("destinations.id", ondelete="CASCADE"), primary_key=True),
    Column("topic_id", BigInteger, ForeignKey("topics.id", ondelete="CASCADE"), primary_key=True),
    Column("manner", Text, nullable=False),  # digest, at_once, muted
    Column("created_at", UtcDateTime, nullable=False),
)
Index(
    "ix_subscriptions_topic_id", subscriptions.c.topic_id, subscriptions.c.manner
)  # who is told about a topic at once

slots = Table(
    "slots",
    metadata,
    Column("id", ID, primary_key=True),
    Column("destination_id", BigInteger, ForeignKey("destinations.id", ondelete="CASCADE"), nullable=False),
    Column("minute", Integer, nullable=False),  # after local midnight
    Column("weekdays", Integer, nullable=False),  # bit 0 is Monday
    Column("next_at", UtcDateTime, nullable=False),  # the moment at which it is due
    Column("next_date", Text, nullable=False),  # the local date of that moment, ISO
    UniqueConstraint("destination_id", "minute"),
    sqlite_autoincrement=True,
)
Index("ix_slots_next_at", slots.c.next_at)  # what is due

digests = Table(
    "digests",
    metadata,
    # One per destination, local date and slot: what makes it impossible to send one twice.
    Column("id", ID, primary_key=True),
    Column("destination_id", BigInteger, ForeignKey("destinations.id", ondelete="CASCADE"), nullable=False),
    Column("local_date", Text, nullable=False),  # ISO
    Column("minute", Integer, nullable=False),  # of the slot
    Column("due_at", UtcDateTime, nullable=False),
    Column("decided_at", UtcDateTime, nullable=False),
    Column("result", Text, nullable=False),  # sent, empty, paused, skipped (over two hours late), excused (told of)
    UniqueConstraint("destination_id", "local_date", "minute"),
    sqlite_autoincrement=True,
)
Index("ix_digests_decided_at", digests.c.decided_at)  # forgetting the old ones

arrivals = Table(
    "arrivals",
    metadata,
    # Articles that came in or changed and that nobody has held against the readers' topics yet.
    Column("article_id", BigInteger, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("arrived_at", UtcDateTime, nullable=False),
    Column("alert", Boolean, nullable=False, server_default=true()),  # False: old news of a source that is new to us
)

matches = Table(
    "matches",
    metadata,
    # Which followed topic an article is about; its story is looked up through the article.
    Column("topic_id", BigInteger, ForeignKey("topics.id", ondelete="CASCADE"), primary_key=True),
    Column("article_id", BigInteger, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("weight", Float, nullable=False),
    Column("because", Strings, nullable=False),
    Column("matched_at", UtcDateTime, nullable=False),
)
Index("ix_matches_article_id", matches.c.article_id)  # removing an article
Index("ix_matches_new", matches.c.topic_id, matches.c.matched_at)  # what is new about a topic
Index("ix_matches_matched_at", matches.c.matched_at)  # forgetting the old ones

told = Table(
    "told",
    metadata,
    Column("destination_id", BigInteger, ForeignKey("destinations.id", ondelete="CASCADE"), primary_key=True),
    # No foreign key: a story that is folded into another one goes, what was told of it stays known for a while.
    Column("story_id", BigInteger, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),  # of the story
    Column("topic", CleanText, nullable=False),  # the name of the topic under which it was told
    Column("because", Strings, nullable=False),  # the words that made it so
    Column("told_at", UtcDateTime, nullable=False),
    Column("times", Integer, nullable=False, server_default=text("1")),  # that it was told in the day from `since` on
    Column("since", UtcDateTime),  # None for what was told before it was counted
)
Index("ix_told_told_at", told.c.told_at)  # forgetting the old ones

deliveries = Table(
    "deliveries",
    metadata,
    # The outbox: queued → sending (leased) → sent | queued again at not_before | dead (reason).
    Column("id", ID, primary_key=True),
    # None where nobody is known there (yet, or any more): a first reply, a farewell.
    Column("destination_id", BigInteger, ForeignKey("destinations.id", ondelete="CASCADE")),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger, nullable=False, server_default=text("0")),
    Column("purpose", Text, nullable=False),  # reply, edit, alert, digest, notice, mending, farewell
    Column("rank", Integer, nullable=False),  # 0 goes first: replies and edits, alerts, digests, the rest
    Column("edits", BigInteger),  # the message id in whose place it comes; None: a new message
    Column("payload", Text, nullable=False),  # JSON, see storage.payload; "" when it is no longer needed
    Column("state", Text, nullable=False),  # queued, sending, sent, dead
    Column("not_before", UtcDateTime, nullable=False),
    Column("leased_until", UtcDateTime),  # while sending
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("reason", CleanText),  # of the last failure, or of its death
    Column("message_id", BigInteger),  # Telegram's, once sent
    Column("created_at", UtcDateTime, nullable=False),
    Column("finished_at", UtcDateTime),
    sqlite_autoincrement=True,
)
# What is open is little beside what is done; it is taken in this order.
Index(
    "ix_deliveries_open",
    deliveries.c.rank,
    deliveries.c.not_before,
    deliveries.c.id,
    sqlite_where=text("state IN ('queued', 'sending')"),
    postgresql_where=text("state IN ('queued', 'sending')"),
)
# What a process has in hand is little beside what waits.
Index(
    "ix_deliveries_leased_until",
    deliveries.c.leased_until,
    sqlite_where=text("state = 'sending'"),
    postgresql_where=text("state = 'sending'"),
)
Index("ix_deliveries_chat_id", deliveries.c.chat_id, deliveries.c.state)  # a chat's own: delays, moves, forgetting
Index("ix_deliveries_destination_id", deliveries.c.destination_id)  # forgetting a destination
Index("ix_deliveries_finished_at", deliveries.c.finished_at)  # forgetting what is done

told_in = Table(
    "told_in",
    metadata,
    # Which stories a sent message shows, so that it can be mended by an edit when a better brief comes.
    Column("delivery_id", BigInteger, ForeignKey("deliveries.id", ondelete="CASCADE"), primary_key=True),
    Column("story_id", BigInteger, primary_key=True, autoincrement=False),
    Column("article_id", BigInteger, nullable=False),
    Column("article_version", Integer, nullable=False),
)
Index("ix_told_in_article_id", told_in.c.article_id, told_in.c.article_version)  # a brief has come: where is it shown?
