"""Who brings an article of a story, as a reader knows them."""

from urllib.parse import urlsplit

from storage.story_articles import Part


def source_of(part: Part) -> str:
    """The publisher, else the agencies, else the address's host, else ""."""
    host = (urlsplit(part.url).hostname or "") if part.url else ""
    return part.publisher or "/".join(part.agencies) or host.removeprefix("www.")
