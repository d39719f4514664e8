"""The paragraphs of a page's article, without what the page puts around and between them."""

import re

import lxml.html

from news.agency_page import without_teasers
from news.clutter import is_clutter, without_credit
from news.markup import block_text, plain_text
from news.page_metadata import Metadata
from news.paywall import without_wall

_POINTER = re.compile(
    r"\(?(?:de\s+)?tekst\s+(?:gaat|loopt)\s+(?:verder|door)\s+(?:onder|na)\b[^.()]{0,60}[.)]{0,2}\s*$", re.IGNORECASE
)
"""At the end of a paragraph, before a picture that we do not show."""
_SEE_ALSO = re.compile(
    r"(?:lees|kijk|luister|bekijk|beluister|zie)\s+(?:ook|meer|verder|terug)\s*:.{0,250}", re.IGNORECASE
)
_LARGE = 8_000
"""Elements from which on trafilatura is not asked: its time grows with their square (8,000 take up to 4 s, 60,000
minutes), and pages that large are live blogs, whose paragraphs are easily found."""
_SHORT = 500
"""Characters; trafilatura counts less than 250 as nothing found."""
_AROUND = frozenset(("nav", "aside", "footer", "button", "label", "select", "time", "title", "head"))
_MOST_FRAMES = 5
_FRAMES = ("//*[@itemprop='articleBody']", "//article", "//main", "//body")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_SHORTEST_SENTENCE = 4
"""Words."""
_PROSE = 40
"""Characters from which on a paragraph that stands twice is a slip of the page and not of speech."""


def article_paragraphs(root: lxml.html.HtmlElement, about: Metadata, title: str) -> tuple[list[str], bool]:
    """The article's paragraphs without its title, clutter and repeats, and whether they end at a paywall.

    There are none where the page has no text.

    Where scripts build the page, the text is that in its JSON-LD.
    """
    paragraphs = _extracted(root)
    told = plain_text(about.text).split("\n\n")
    if len(paragraphs) <= 1 or sum(map(len, paragraphs)) < sum(map(len, told)) // 2:
        paragraphs = max(paragraphs, told, key=len)
    paragraphs, walled = without_wall(paragraphs)
    kept = without_teasers([cleaned for part in paragraphs if (cleaned := _without_clutter(part))])
    headlines = {_folded(line) for line in (title, *_headlines(root))} - {""}
    return _once([line for line in kept if _folded(line) not in headlines]), walled


def _headlines(root: lxml.html.HtmlElement) -> list[str]:
    return [" ".join(heading.text_content().split()) for heading in root.xpath("//h1")[:_MOST_FRAMES]]


def _folded(line: str) -> str:
    return line.strip(" .!?:;'\"“”‘’").casefold()


def is_prose(paragraphs: list[str]) -> bool:
    """Whether sentences make up most of the words: lists of links and headlines have no full stops."""
    lengths = [(len(part.split()), _SENTENCE_END.search(part) is not None) for part in paragraphs]
    return 2 * sum(words for words, whole in lengths if whole and words >= _SHORTEST_SENTENCE) > sum(
        w for w, _ in lengths
    )


def _extracted(root: lxml.html.HtmlElement) -> list[str]:
    if root.xpath("count(//*)") > _LARGE:
        return _blocks(root)
    import trafilatura  # a third of a second, and needed for pages only

    found = trafilatura.bare_extraction(root, include_comments=False, include_tables=False, with_metadata=False)
    text = getattr(found, "text", None) or ""
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    if len(lines) == 1 and len(lines[0]) < _SHORT:
        # Of what is short it gives all the words of the page in one line, headline and buttons among them.
        blocks = _blocks(root)
        lines = blocks if 2 * sum(map(len, blocks)) > len(lines[0]) else lines
    return lines


def _blocks(root: lxml.html.HtmlElement) -> list[str]:
    """The paragraphs of the page's largest frame of an article, in one walk over it; lines that end no sentence go."""
    frames = next(found for path in (*_FRAMES, "/*") if (found := root.xpath(path)))
    texts = (block_text(frame, _AROUND) for frame in frames[:_MOST_FRAMES])
    return [line for line in max(texts, key=len).split("\n\n") if _SENTENCE_END.search(line)]


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
