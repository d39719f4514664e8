"""The one tree of exceptions; each message names the thing it is about."""


class BriefjeError(Exception):
    """Something the operator or a reader can be told in one line; the root of all exceptions of ours."""

    wrong_use = False
    """Whether the operator asked for something that cannot be (exit status 2), rather than that it failed (1)."""


class UnreadableError(BriefjeError):
    """Bytes that cannot be taken in; the message is the reason alone ("empty file", "no article on this page")."""


class QueryError(BriefjeError):
    """A topic query that cannot be understood; the message is the reason alone, for a log."""
