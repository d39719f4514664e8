"""Who we say we are: `Briefje/0.1.0 (+mailto:redactie@example.org)`."""

from importlib.metadata import version

TOKEN = "Briefje"  # noqa: S105 - the name by which robots.txt speaks to us
"""Our name, in the user agent and in robots.txt."""


def user_agent(contact: str) -> str:
    """Our name, version and, where the operator gave one, the mail or https address to write to."""
    name = f"{TOKEN}/{version('briefje')}"
    return f"{name} (+{_link(contact)})" if contact else name


def _link(contact: str) -> str:
    return f"mailto:{contact}" if "@" in contact and "://" not in contact else contact
