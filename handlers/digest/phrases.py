"""Short texts of digests with their length, made once: thousands of readers get the same ones in one minute."""

from functools import lru_cache
from typing import NamedTuple

from handlers.html import clip, shown_units, visible
from handlers.texts import Texts, texts_for


class Phrase(NamedTuple):
    """A piece of HTML and its UTF-16 units after entities parsing."""

    html: str
    units: int


def phrase(texts: Texts, name: str, **values: str | int) -> Phrase:
    """The text of that name in this language, as `Texts` gives it."""
    return _phrase(texts.language, name, tuple(values.items()))


@lru_cache(maxsize=10_000)
def _phrase(language: str, name: str, values: tuple[tuple[str, str | int], ...]) -> Phrase:
    html = texts_for(language)(name, **dict(values))
    return Phrase(html, shown_units(html))


def plain(texts: Texts, name: str, **values: str | int) -> str:
    """The text of that name for a place that takes no HTML, as `Texts.plain` gives it."""
    return _plain(texts.language, name, tuple(values.items()))


@lru_cache(maxsize=10_000)
def named(topic: str, units: int) -> str:
    """A topic's name, which a reader typed, as it is shown in at most so many UTF-16 units."""
    return clip(visible(topic), units)


@lru_cache(maxsize=10_000)
def _plain(language: str, name: str, values: tuple[tuple[str, str | int], ...]) -> str:
    return texts_for(language).plain(name, **dict(values))
