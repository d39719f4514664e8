"""Pages that are read for the full text of what feeds only announce."""

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Nothing yet."""
