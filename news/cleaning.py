"""Text as it is kept: no control or invisible characters, one blank line between paragraphs, bounded."""

import re
import unicodedata

from news.rubrics import without_rubric

MAX_TITLE = 300
"""Characters."""
MAX_BODY = 200_000
"""Characters; far more than any article, and the bound of all that later steps must handle."""

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffc\ud800-\udfff]"
)
"""Controls, soft hyphens, zero-width characters, bidirectional marks and overrides, lone surrogates."""
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""Gone before words are joined, so that none of them stands between."""
_EMOJI = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_LOOSE_JOINER = re.compile(f"(?<![{_EMOJI}])\u200d|\u200d(?![{_EMOJI}])")
"""A joiner holds an emoji together; anywhere else it is invisible junk."""
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\s*\n\s*")

_TO_MEND = ("  ", "- ", "-\n", "¬ ", "\n\n\n", " \n", "\n ")
"""What a clean text may not hold beside signs that cannot be printed, which `str.isprintable` knows."""

_HYPHENATED = re.compile(
    r"(?P<head>[a-zà-ÿ]{2,})(?P<hyphen>-|\u00ad|¬)(?P<gap>[ \t]*\n[ \t]*|[ \t]+)(?=(?P<tail>[a-zà-ÿ]{2,}))"
)
"""A word broken over two lines, or the first half of a pair: "land- en tuinbouw"."""
_NAME_BROKEN = re.compile(r"(?<=\w)-[ \t]*\n[ \t]*(?=[A-ZÀ-Þ0-9])")
"""Noord-Holland over two lines."""
_PAIRING = frozenset(
    (
        "en",
        "of",
        "als",
        "dan",
        "maar",
        "noch",
        "tot",
        "naar",
        "niet",
        "om",
        "te",
        "na",
        "die",
        "de",
        "en/of",
        "voor",
        "versus",
        "én",
    )
)
_WITH_HYPHEN = frozenset(("ex", "oud", "non", "vice", "niet"))
_LONGEST_BREAK = 6
"""Parts of one word: joining two may bring the next two together."""
_CLASH = re.compile(r"(?:a[aeiu]|e[eiu]|i[ej]|o[eiou]|u[iu])", re.IGNORECASE)
"""Two vowels that would be read as one keep their hyphen: zee-eend."""


def clean_text(text: str, limit: int = MAX_BODY) -> str:
    """`text` with each line a paragraph, plain single spaces, nothing invisible, at most `limit` characters.

    Paragraphs are parted by one blank line. Letters are composed (NFC), so "é" is one character. Cleaning what is
    clean changes nothing.
    """
    if _is_clean(text):
        return _cut(text.strip(), limit)
    text = _CONTROLS.sub("", _LINE_END.sub("\n", text[: 2 * limit]))
    for _ in range(_LONGEST_BREAK):
        text, before = _HYPHENATED.sub(_joined, text), text
        if text == before:
            break
    text = _NAME_BROKEN.sub("-", text)
    text = _LOOSE_JOINER.sub("", _INVISIBLE.sub("", text))
    text = _SPACES.sub(" ", unicodedata.normalize("NFC", text))
    return _cut(_BLANK_LINES.sub("\n\n", text).strip(), limit)


def _is_clean(text: str) -> bool:
    """Whether there is nothing to do, as with most titles and descriptions: it costs a tenth of doing it."""
    return (
        all(part.isprintable() for part in text.split("\n\n"))
        and not any(sign in text for sign in _TO_MEND)
        and unicodedata.is_normalized("NFC", text)
        and not text.startswith("\n")
    )


def _joined(found: re.Match[str]) -> str:
    """A broken word in one piece; the first half of a pair, and what is not certain, as it was."""
    head, tail, wrapped = found["head"], found["tail"], "\n" in found["gap"]
    if tail in _PAIRING:
        return f"{head}- " if wrapped else found[0]
    hyphen = "-" if head in _WITH_HYPHEN or _CLASH.fullmatch(head[-1] + tail[0]) else ""
    return f"{head}{hyphen}"


def clean_title(title: str) -> str:
    """`title` on one line, at most `MAX_TITLE` characters, without its rubric (see `news.rubrics`)."""
    line = " ".join(clean_text(title, 4 * MAX_TITLE).split()).lstrip(".•| ")
    return _cut(without_rubric(line), MAX_TITLE)


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    whole = text[: limit - 1]
    return (whole.rpartition(" ")[0] or whole).rstrip() + "…"
