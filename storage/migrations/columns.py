"""What columns of the steps have in common; frozen with them: a change here would change the past."""

import sqlalchemy as sa

ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
MOMENT = sa.DateTime(timezone=True)


def primary_key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    """The primary key, named as `storage.tables` names them."""
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    """A row that goes when the one it points at goes."""
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}", ondelete="CASCADE")
