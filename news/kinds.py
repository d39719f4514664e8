"""What sort of publication it is, told from its title, body and address."""

import re

from news.article import Kind

_DAYS = r"(?:vandaag|gisteren|eergisteren|(?:maan|dins|woens|donder|vrij|zater|zon)dag|\d{1,2} \w{3,9})"
_TIME_LINE = re.compile(
    rf"^\W*(?:{_DAYS},?\s+)?(?:om\s+)?\d{{1,2}}[:.]\d{{2}}(?:\s*uur)?\W*$", re.IGNORECASE | re.MULTILINE
)
_TIMED_UPDATES = 3
"""As many lines with only a time of day part the updates of a live blog; results of a match may hold one or two."""
_BLOG_TITLE = re.compile(
    r"\b(?:live-?blog|live ?ticker)\b|^(?:live|blog)\b\s*[:|•-]|[|•-]\s*live$|^volg hier\b", re.IGNORECASE
)
_BLOG_BODY = re.compile(
    r"\bin (?:dit|ons) (?:live-?)?blog (?:houden|volg|lees|vind|praten|brengen|geven)"
    r"|\bwelkom (?:in|bij) (?:dit|ons|het|een) (?:nieuwe? )?(?:live-?)?blog"
    r"|\bvolg (?:hier|in dit (?:live-?)?blog) (?:het laatste|alle|de laatste|live)"
    r"|\bhet (?:live-?)?blog van (?:gisteren|eergisteren|\w+dag)\b.{0,20}\b(?:lees|vind|terug)"
    r"|\b(?:houden|brengen) (?:we|wij) (?:je|u) (?:\w+ )?op de hoogte",
    re.IGNORECASE,
)
_BLOG_ADDRESS = re.compile(r"/(?:live-?blogs?|live)(?:/|-|$)", re.IGNORECASE)

_POINTER_TITLE = re.compile(
    r"^(?:vanavond|vanmiddag|morgen|straks) op (?:tv|radio|npo|de buis)"
    r"|^(?:kijk|bekijk|luister|lees|volg)\b.{0,60}\b(?:hier|terug|live|mee)\b"
    r"|\b(?:kijk|luister|bekijk|lees) (?:hier|het|de|nu).{0,60}\bterug$"
    r"|^(?:terugkijken|kijktip|podcast|video|luister|quiz|fotoserie|foto's|uitzending)\b\s*[:|•-]"
    r"|^in gesprek met\b|\| .{0,40}#\d+$",
    re.IGNORECASE,
)
_LONGEST_POINTER = 2000
"""Characters: a programme guide of an evening is longer than a caption."""
_LONGEST_CAPTION = 260
"""Characters: the longest text under a video, measured on a broadcaster's site; short news is as long."""
_CAPTION = re.compile(
    r"\b(?:kijk|bekijk|luister|lees|zie) (?:hier|ook|mee|het|de)\b|\bte (?:gast|zien)\b|\buitzending\b|\bdebat\w*\b"
    r"|\bpodcast\b|\bverslaggever\b|\binterview\w*\b|\bvoor de camera\b|\bin deze video\b"
    r"|\bin (?:het |een )?(?:tv-|televisie|radio)?programma\b|\?[\"'”’]?$",
    re.IGNORECASE,
)
_SPEAKS = re.compile(r":\s*[\"'‘“„]|^[\"'‘“„][^.]*[\"'’”]$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*(?=\s+[\"'“‘„(]?[A-ZÀ-Þ0-9]|\s*$)")


def kind_of(title: str, body: str, url: str | None = None) -> Kind:
    """`LIVEBLOG`, `STUB` or else `ARTICLE`; a teaser cannot be told from its text.

    A live blog says so in its title, opening or address, or parts its updates by lines with a time. A stub has no
    body, or points at a broadcast, or is one sentence or a caption: one short paragraph that tells who speaks in a
    video. Two or three plain sentences are short news, and an article.
    """
    if _is_liveblog(title, body, url):
        return Kind.LIVEBLOG
    return Kind.STUB if _is_stub(title, body) else Kind.ARTICLE


def _is_liveblog(title: str, body: str, url: str | None) -> bool:
    if _BLOG_TITLE.search(title) or (url and _BLOG_ADDRESS.search(url)):
        return True
    signs = bool(_BLOG_BODY.search(body)) + ("•" in title)
    return len(_TIME_LINE.findall(body)) + signs >= _TIMED_UPDATES or bool(_BLOG_BODY.search(body[:300]))


def _is_stub(title: str, body: str) -> bool:
    if len(body) <= _LONGEST_POINTER and _POINTER_TITLE.search(title):
        return True
    if len(body) > _LONGEST_CAPTION or "\n" in body:
        return False
    return len(_SENTENCE_END.findall(body)) < 2 or bool(_CAPTION.search(body) or _SPEAKS.search(title))
