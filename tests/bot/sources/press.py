"""Invented feeds and pages, and a parser that works in this process."""

from news.fetching.reading import Body, Read, Unread, read

ITEM = """<item><title>{title}</title><link>https://dijkpost.example/{number}</link><guid>{number}</guid>
<description>{title}.</description></item>"""


def feed(*titles: str, name: str = "De Dijkpost - Algemeen") -> str:
    """A feed of an outlet with these items."""
    items = "".join(ITEM.format(title=title, number=number) for number, title in enumerate(titles))
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{name}</title>{items}</channel></rss>'


def page(*links: str) -> str:
    """A front page that names these feeds."""
    named = "".join(f'<link rel="alternate" type="application/rss+xml" href="{link}">' for link in links)
    return f"<!DOCTYPE html><html><head><title>De Dijkpost</title>{named}</head><body><p>Welkom.</p></body></html>"


class OwnParser:
    """A `Parser` without processes of its own."""

    async def read(self, body: Body) -> Read | Unread:
        """The entries, or why there are none."""
        return read(body)
