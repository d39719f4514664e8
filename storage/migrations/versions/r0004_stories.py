"""What stories show: their versions and what was new in each."""

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Nothing yet."""
