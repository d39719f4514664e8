"""Telegram's HTML as a terminal shows it."""

from html.parser import HTMLParser

_BOLD = ("\x1b[1m", "\x1b[22m")
_ITALIC = ("\x1b[3m", "\x1b[23m")
_STYLES = {"b": _BOLD, "strong": _BOLD, "i": _ITALIC, "em": _ITALIC}


class _Plain(HTMLParser):
    def __init__(self, *, colours: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.colours = colours
        self.parts: list[str] = []
        self._url = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._url = dict(attrs).get("href") or ""
        elif self.colours and tag in _STYLES:
            self.parts.append(_STYLES[tag][0])

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._url:
            self.parts.append(f" ({self._url})")
            self._url = ""
        elif self.colours and tag in _STYLES:
            self.parts.append(_STYLES[tag][1])

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def plain(html: str, *, colours: bool = False) -> str:
    """The text of the HTML, a link followed by its address; `colours` gives bold and italic as ANSI codes."""
    reader = _Plain(colours=colours)
    reader.feed(html)
    reader.close()
    return "".join(reader.parts)
