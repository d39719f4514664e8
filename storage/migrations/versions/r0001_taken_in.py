"""The first tables: what is taken in, what is made of it, what was asked, what Telegram sent."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import ID, MOMENT, primary_key, reference

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Every table, then the indexes, then full text in each database's own way."""
    _sources_and_stories()
    _articles()
    _of_articles()
    _briefs()
    _asked_and_inbox()
    _indexes()
    for statement in _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL:
        op.execute(statement)


def _sources_and_stories() -> None:
    op.create_table(
        "sources",
        sa.Column("id", ID, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        primary_key("sources", "id"),
        sa.UniqueConstraint("digest", name="uq_sources_digest"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "stories",
        sa.Column("id", ID, nullable=False),
        sa.Column("lead_article_id", sa.BigInteger, nullable=False),
        sa.Column("first_at", MOMENT, nullable=False),
        sa.Column("last_at", MOMENT, nullable=False),
        sa.Column("version", sa.Integer, server_default=sa.text("1"), nullable=False),
        sa.Column("article_count", sa.Integer, nullable=False),
        sa.Column("stands", sa.Boolean, nullable=False),
        primary_key("stories", "id"),
        sqlite_autoincrement=True,
    )


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("id", ID, nullable=False),
        sa.Column("source_id", sa.BigInteger, nullable=False),
        *(sa.Column(name, sa.Text) for name in ("guid", "url")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("title", "body")),
        sa.Column("place", sa.Text),
        sa.Column("agencies", sa.Text, nullable=False),
        *(sa.Column(name, sa.Text) for name in ("author", "publisher")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("language", "kind")),
        sa.Column("paywalled", sa.Boolean, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("published_at", MOMENT),
        *(sa.Column(name, MOMENT, nullable=False) for name in ("fetched_at", "first_seen_at")),
        sa.Column("sample", sa.Boolean, server_default=sa.false(), nullable=False),
        sa.Column("version", sa.Integer, server_default=sa.text("1"), nullable=False),
        sa.Column("story_id", sa.BigInteger),
        sa.Column("sort_second", sa.BigInteger, nullable=False),
        sa.Column(
            "sort_key", sa.BigInteger, sa.Computed("sort_second * 1073741824 + id", persisted=True), nullable=False
        ),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("title_stems", "body_stems")),
        primary_key("articles", "id"),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_articles_source_id"),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name="fk_articles_story_id", ondelete="SET NULL"),
        sqlite_autoincrement=True,
    )


def _of_articles() -> None:
    op.create_table(
        "article_keys",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("article_id", sa.BigInteger, nullable=False),
        primary_key("article_keys", "key"),
        reference("article_keys", "article_id", "articles.id"),
    )
    op.create_table(
        "article_fingerprints",
        sa.Column("article_id", sa.BigInteger, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        primary_key("article_fingerprints", "article_id", "fingerprint"),
        reference("article_fingerprints", "article_id", "articles.id"),
    )
    op.create_table(
        "article_versions",
        sa.Column("article_id", sa.BigInteger, nullable=False),
        sa.Column("version", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("fetched_at", MOMENT, nullable=False),
        primary_key("article_versions", "article_id", "version"),
        reference("article_versions", "article_id", "articles.id"),
    )
    op.create_table(
        "story_bands",
        sa.Column("article_id", sa.BigInteger, nullable=False),
        sa.Column("band", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        primary_key("story_bands", "article_id", "band"),
        reference("story_bands", "article_id", "articles.id"),
    )


def _briefs() -> None:
    key = ("article_id", "article_version", "method", "model")
    op.create_table(
        "briefs",
        sa.Column("id", ID, nullable=False),
        sa.Column("article_id", sa.BigInteger, nullable=False),
        sa.Column("article_version", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("text", "method", "model")),
        sa.Column("seconds", sa.Float, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("rejected", "evidence")),
        sa.Column("created_at", MOMENT, nullable=False),
        primary_key("briefs", "id"),
        reference("briefs", "article_id", "articles.id"),
        sa.UniqueConstraint(*key, name=f"uq_briefs_{'_'.join(key)}"),
    )


def _asked_and_inbox() -> None:
    op.create_table(
        "asked",
        sa.Column("id", ID, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("query", sa.Text, nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        primary_key("asked", "id"),
        sa.UniqueConstraint("digest", name="uq_asked_digest"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "inbox",
        sa.Column("update_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("handled_at", MOMENT),
        primary_key("inbox", "update_id"),
    )


def _indexes() -> None:
    op.create_index("ix_stories_newest", "stories", ["last_at", "id"])
    _partial_index("ix_stories_standing", "stories", ["last_at", "id"], "stands", "stands = 1")
    op.create_index("ix_articles_sort_key", "articles", ["sort_key"], unique=True)
    op.create_index("ix_articles_story_id", "articles", ["story_id"])
    op.create_index("ix_articles_source_id", "articles", ["source_id"])
    _partial_index("ix_articles_sample", "articles", ["id"], "sample", "sample = 1")
    op.create_index("ix_article_keys_article_id", "article_keys", ["article_id"])
    op.create_index("ix_story_bands_near", "story_bands", ["band", "at"])
    op.create_index("ix_asked_asked_at", "asked", ["asked_at"])
    op.create_index("ix_inbox_received_at", "inbox", ["received_at", "update_id"])
    _partial_index("ix_inbox_unhandled", "inbox", ["update_id"], "handled_at IS NULL", "handled_at IS NULL")


def _partial_index(name: str, table: str, columns: list[str], where: str, sqlite_where: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(sqlite_where), postgresql_where=sa.text(where))


_SQLITE = (
    """
    CREATE VIRTUAL TABLE articles_fts USING fts5(
        title_stems, body_stems, content='articles', content_rowid='sort_key',
        tokenize='unicode61', prefix='4 5 6 7 8', columnsize=0
    )
    """,
    """
    CREATE TRIGGER articles_fts_insert AFTER INSERT ON articles BEGIN
        INSERT INTO articles_fts (rowid, title_stems, body_stems)
        VALUES (new.sort_key, new.title_stems, new.body_stems);
    END
    """,
    """
    CREATE TRIGGER articles_fts_delete AFTER DELETE ON articles BEGIN
        INSERT INTO articles_fts (articles_fts, rowid, title_stems, body_stems)
        VALUES ('delete', old.sort_key, old.title_stems, old.body_stems);
    END
    """,
    """
    CREATE TRIGGER articles_fts_update AFTER UPDATE OF sort_second, title_stems, body_stems ON articles BEGIN
        INSERT INTO articles_fts (articles_fts, rowid, title_stems, body_stems)
        VALUES ('delete', old.sort_key, old.title_stems, old.body_stems);
        INSERT INTO articles_fts (rowid, title_stems, body_stems)
        VALUES (new.sort_key, new.title_stems, new.body_stems);
    END
    """,
)

_POSTGRESQL = (
    r"""
    ALTER TABLE articles ADD COLUMN stems tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', regexp_replace(title_stems, '(^| )(?=\w)', '\1w', 'g') || ' é'), 'A')
        || to_tsvector('simple', regexp_replace(body_stems, '(^| )(?=\w)', '\1w', 'g'))
    ) STORED
    """,
    "CREATE INDEX ix_articles_stems ON articles USING gin (stems)",
)
