"""Readers: destinations, topics, subscriptions, slots, digests, what they were told, and the outbox."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import ID, MOMENT, primary_key, reference

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Every table, then the indexes; handled updates leave their words behind from here on."""
    _destinations()
    _what_they_follow()
    _when_they_want_it()
    _what_is_new()
    _what_they_were_told()
    _outbox()
    _indexes()
    op.add_column("inbox", sa.Column("digest", sa.Text))
    op.execute("UPDATE inbox SET payload = '' WHERE handled_at IS NOT NULL")
    op.execute("INSERT INTO arrivals (article_id, arrived_at) SELECT id, first_seen_at FROM articles WHERE NOT sample")


def _destinations() -> None:
    op.create_table(
        "destinations",
        sa.Column("id", ID, nullable=False),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("thread_id", sa.BigInteger, server_default=sa.text("0"), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("title", sa.Text, server_default=sa.text("''"), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("language", "zone")),
        *(sa.Column(name, sa.Integer) for name in ("quiet_start", "quiet_end")),
        sa.Column("paused_until", MOMENT),
        sa.Column("when_empty", sa.Text, server_default="say", nullable=False),
        sa.Column("asleep_since", MOMENT),
        sa.Column("asleep_reason", sa.Text),
        *(sa.Column(name, sa.BigInteger) for name in ("manager_id", "acting_for")),
        sa.Column("created_at", MOMENT, nullable=False),
        primary_key("destinations", "id"),
        sa.UniqueConstraint("chat_id", "thread_id", name="uq_destinations_chat_id_thread_id"),
        sqlite_autoincrement=True,
    )


def _what_they_follow() -> None:
    op.create_table(
        "topics",
        sa.Column("id", ID, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("key", "name", "query")),
        sa.Column("created_at", MOMENT, nullable=False),
        primary_key("topics", "id"),
        sa.UniqueConstraint("key", name="uq_topics_key"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "subscriptions",
        sa.Column("destination_id", sa.BigInteger, nullable=False),
        sa.Column("topic_id", sa.BigInteger, nullable=False),
        sa.Column("manner", sa.Text, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        primary_key("subscriptions", "destination_id", "topic_id"),
        reference("subscriptions", "destination_id", "destinations.id"),
        reference("subscriptions", "topic_id", "topics.id"),
    )


def _when_they_want_it() -> None:
    op.create_table(
        "slots",
        sa.Column("id", ID, nullable=False),
        sa.Column("destination_id", sa.BigInteger, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("minute", "weekdays")),
        sa.Column("next_at", MOMENT, nullable=False),
        sa.Column("next_date", sa.Text, nullable=False),
        primary_key("slots", "id"),
        reference("slots", "destination_id", "destinations.id"),
        sa.UniqueConstraint("destination_id", "minute", name="uq_slots_destination_id_minute"),
        sqlite_autoincrement=True,
    )
    key = ("destination_id", "local_date", "minute")
    op.create_table(
        "digests",
        sa.Column("id", ID, nullable=False),
        sa.Column("destination_id", sa.BigInteger, nullable=False),
        sa.Column("local_date", sa.Text, nullable=False),
        sa.Column("minute", sa.Integer, nullable=False),
        *(sa.Column(name, MOMENT, nullable=False) for name in ("due_at", "decided_at")),
        sa.Column("result", sa.Text, nullable=False),
        primary_key("digests", "id"),
        reference("digests", "destination_id", "destinations.id"),
        sa.UniqueConstraint(*key, name=f"uq_digests_{'_'.join(key)}"),
        sqlite_autoincrement=True,
    )


def _what_is_new() -> None:
    op.create_table(
        "arrivals",
        sa.Column("article_id", sa.BigInteger, nullable=False),
        sa.Column("arrived_at", MOMENT, nullable=False),
        primary_key("arrivals", "article_id"),
        reference("arrivals", "article_id", "articles.id"),
    )
    op.create_table(
        "matches",
        *(sa.Column(name, sa.BigInteger, nullable=False) for name in ("topic_id", "article_id")),
        sa.Column("weight", sa.Float, nullable=False),
        sa.Column("because", sa.Text, nullable=False),
        sa.Column("matched_at", MOMENT, nullable=False),
        primary_key("matches", "topic_id", "article_id"),
        reference("matches", "topic_id", "topics.id"),
        reference("matches", "article_id", "articles.id"),
    )


def _what_they_were_told() -> None:
    op.create_table(
        "told",
        sa.Column("destination_id", sa.BigInteger, nullable=False),
        sa.Column("story_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("topic", "because")),
        sa.Column("told_at", MOMENT, nullable=False),
        primary_key("told", "destination_id", "story_id"),
        reference("told", "destination_id", "destinations.id"),
    )


def _outbox() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", ID, nullable=False),
        sa.Column("destination_id", sa.BigInteger),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("thread_id", sa.BigInteger, server_default=sa.text("0"), nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("rank", sa.Integer, nullable=False),
        sa.Column("edits", sa.BigInteger),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("payload", "state")),
        sa.Column("not_before", MOMENT, nullable=False),
        sa.Column("leased_until", MOMENT),
        sa.Column("attempts", sa.Integer, server_default=sa.text("0"), nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("message_id", sa.BigInteger),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("finished_at", MOMENT),
        primary_key("deliveries", "id"),
        reference("deliveries", "destination_id", "destinations.id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "told_in",
        sa.Column("delivery_id", sa.BigInteger, nullable=False),
        sa.Column("story_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("article_id", sa.BigInteger, nullable=False),
        sa.Column("article_version", sa.Integer, nullable=False),
        primary_key("told_in", "delivery_id", "story_id"),
        reference("told_in", "delivery_id", "deliveries.id"),
    )


def _indexes() -> None:
    for table, *columns in (
        ("destinations", "manager_id"),
        ("subscriptions", "topic_id", "manner"),
        ("slots", "next_at"),
        ("digests", "decided_at"),
        ("matches", "article_id"),
        ("matches", "matched_at"),
        ("told", "told_at"),
        ("deliveries", "chat_id", "state"),
        ("deliveries", "destination_id"),
        ("deliveries", "finished_at"),
        ("told_in", "article_id", "article_version"),
    ):
        op.create_index(f"ix_{table}_{columns[0]}", table, columns)
    op.create_index("ix_matches_new", "matches", ["topic_id", "matched_at"])
    still_open = sa.text("state IN ('queued', 'sending')")
    columns = ["rank", "not_before", "id"]
    op.create_index("ix_deliveries_open", "deliveries", columns, sqlite_where=still_open, postgresql_where=still_open)
    sending = sa.text("state = 'sending'")
    leased = ["leased_until"]
    op.create_index("ix_deliveries_leased_until", "deliveries", leased, sqlite_where=sending, postgresql_where=sending)
