"""Every table there is, in one place: who needs all of them imports this."""

from storage import cluster_tables, outlet_tables, page_tables, reader_tables, source_tables, story_tables
from storage.tables import metadata

MODULES = (cluster_tables, outlet_tables, page_tables, reader_tables, source_tables, story_tables)
"""The modules whose tables are in the metadata beside those of `storage.tables`."""

__all__ = ["MODULES", "metadata"]
