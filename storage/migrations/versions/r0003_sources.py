"""Sources that are fetched: where, when again, how they are; and which outlets a reader wants."""

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Nothing yet."""
