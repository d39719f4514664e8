"""The paragraphs of a page's article, without what the page puts around and between them."""

import re

import lxml.html

from news.clutter import is_clutter, without_credit
from news.markup import plain_text
from news.page_metadata import Metadata

_POINTER = re.compile(
    r"\(?(?:de\s+)?tekst\s+(?:gaat|loopt)\s+(?:verder|door)\s+(?:onder|na)\b[^.()]{0,60}[.)]{0,2}\s*$", re.IGNORECASE
)
"""At the end of a paragraph, before a picture that we do not show."""
_SEE_ALSO = re.compile(
    r"(?:lees|kijk|luister|bekijk|beluister|zie)\s+(?:ook|meer|verder|terug)\s*:.{0,250}", re.IGNORECASE
)
_LARGE = 10_000
"""Elements from which on a page is read once and not compared with two other readings, which takes seconds."""
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_SHORTEST_SENTENCE = 4
"""Words."""
_PROSE = 40
"""Characters from which on a paragraph that stands twice is a slip of the page and not of speech."""


def article_paragraphs(root: lxml.html.HtmlElement, about: Metadata, title: str) -> list[str]:
    """The article's paragraphs without its title, clutter and repeats; [] where the page has no text.

    Where scripts build the page, the text is that in its JSON-LD.
    """
    paragraphs = _extracted(root)
    told = plain_text(about.text).split("\n\n")
    if len(paragraphs) <= 1 or sum(map(len, paragraphs)) < sum(map(len, told)) // 2:
        paragraphs = max(paragraphs, told, key=len)
    kept = [cleaned for part in paragraphs if (cleaned := _without_clutter(part))]
    while kept and kept[0].casefold() == title.casefold():
        del kept[0]
    return _once(kept)


def is_prose(paragraphs: list[str]) -> bool:
    """Whether sentences make up most of the words: lists of links and headlines have no full stops."""
    lengths = [(len(part.split()), _SENTENCE_END.search(part) is not None) for part in paragraphs]
    return 2 * sum(words for words, whole in lengths if whole and words >= _SHORTEST_SENTENCE) > sum(
        w for w, _ in lengths
    )


def _extracted(root: lxml.html.HtmlElement) -> list[str]:
    import trafilatura  # a third of a second, and needed for pages only

    large = root.xpath("count(//*)") > _LARGE
    found = trafilatura.bare_extraction(
        root, fast=large, include_comments=False, include_tables=False, with_metadata=False
    )
    text = getattr(found, "text", None) or ""
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def _without_clutter(paragraph: str) -> str:
    paragraph = (paragraph[:-120] + _POINTER.sub("", paragraph[-120:])).strip()
    return "" if is_clutter(paragraph) or _SEE_ALSO.fullmatch(paragraph) else without_credit(paragraph)


def _once(paragraphs: list[str]) -> list[str]:
    seen: set[str] = set()
    kept = []
    for paragraph in paragraphs:
        if len(paragraph) < _PROSE or paragraph not in seen:
            kept.append(paragraph)
        seen.add(paragraph)
    return kept
