"""What can go wrong with what is kept."""

from news.errors import BriefjeError


class StorageError(BriefjeError):
    """The database cannot be used; the message is one line that names it, without its password, and the cause."""
