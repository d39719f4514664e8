"""Names of topics as a reader sees them: those that are known have an English one too."""

from handlers.texts import Texts
from news.gazetteer import folded_name, gazetteer


def shown(name: str, texts: Texts) -> str:
    """The name in the reader's language, not escaped; what is no known topic's own name stays as it is."""
    known = gazetteer().find(name) if texts.language == "en" else None
    return known.english or name if known is not None and folded_name(known.name) == folded_name(name) else name
