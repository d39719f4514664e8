"""The tables of what readers choose about outlets, and of which known sources an operator has been given."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Table

from storage.tables import metadata
from storage.types import CleanText, UtcDateTime

outlet_choices = Table(
    "outlet_choices",
    metadata,
    # What differs from what every reader gets: an outlet that was switched on, or off.
    Column("destination_id", BigInteger, ForeignKey("destinations.id", ondelete="CASCADE"), primary_key=True),
    Column("outlet", CleanText, primary_key=True),  # news.outlets.naming.outlet_key of its name
    Column("wanted", Boolean, nullable=False),
)
Index("ix_outlet_choices_outlet", outlet_choices.c.outlet, outlet_choices.c.wanted)  # whether anybody wants it

language_choices = Table(
    "language_choices",
    metadata,
    # Who wants news in other languages than Dutch too; who does not has no row.
    Column("destination_id", BigInteger, ForeignKey("destinations.id", ondelete="CASCADE"), primary_key=True),
)

offered_sources = Table(
    "offered_sources",
    metadata,
    # Known sources that were added once: one that the operator removes is not added again.
    Column("address", CleanText, primary_key=True),
    Column("offered_at", UtcDateTime, nullable=False),
)
