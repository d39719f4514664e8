"""From what a model wrote freely to a brief: its wrapping taken off, and the guard asked.

Chat models wrap an answer in quotation marks, emphasis, a label ("Samenvatting:") or an announcement, and base models
write on after it. None of that is the brief; it is taken off before the guard looks, and nothing else is changed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from news.article import Article, Kind
from news.brief import Brief, Summariser
from news.genre import genre
from news.guard import check
from news.guard.check import MAX_SENTENCES
from news.lead_candidates import content_stems
from news.sentences import sentences

LONGEST_ANSWER = 4_000
"""Characters of an answer that are looked at."""

NOTHING = "no_text"
"""Why an answer without a sentence fell through."""

_THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
_LABEL = re.compile(
    r"^(?:(?:[\w-]+[,!]? ){0,6}(?:samenvatting|summary)\b[^.:\n]{0,60}|(?:nieuws)?bericht|kort):\s*", re.IGNORECASE
)
_BULLET = re.compile(r"^(?:[-*•]|\d{1,2}[.)])(?:\s+|$)")
_EMPHASIS = re.compile(r"\*\*|__|`+|^#{1,6}\s", re.MULTILINE)
_ENDED = re.compile(r"[.!?…][\"'”’»)]*(?:\s|$)")
_PAIRS = (('"', '"'), ("'", "'"), ("“", "”"), ("‘", "’"), ("„", "”"), ("«", "»"))


@dataclass(frozen=True, slots=True)
class Written:
    """The brief in an answer with the source sentences it rests on; `text` is "" where the guard let none through."""

    text: str
    evidence: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()


def written(answer: str, article: Article) -> Written:
    """What may stand of an answer: its first two sentences, or one of them, whichever the guard lets through first.

    `rejected` names why those before it fell. Takes about 50 ms for each that the guard looks at.
    """
    rejected: list[str] = []
    for text in _candidates(answer):
        refusals = check(text, article)
        if not refusals:
            return Written(text, _evidence(text, article), tuple(dict.fromkeys(rejected)))
        rejected += [refusal.reason.value for refusal in refusals]
    return Written("", rejected=tuple(dict.fromkeys(rejected)) or (NOTHING,))


def is_fit(article: Article) -> bool:
    """Whether a model is asked for it at all: Dutch news that can stand alone, and no column or list of shorts."""
    own = article.kind in (Kind.ARTICLE, Kind.TEASER) and article.language == "nl" and bool(article.body.strip())
    return own and genre(article) is None


async def with_leads(articles: Sequence[Article], made: Mapping[int, Brief], fallback: Summariser) -> list[Brief]:
    """The briefs in the articles' order; `made` has them by place, and one without text becomes the fallback's."""
    missing = [place for place in range(len(articles)) if place not in made or not made[place].text]
    others = await fallback.summarise([articles[place] for place in missing]) if missing else []
    found = dict(made)
    for place, other in zip(missing, others, strict=True):
        rejected = made[place].rejected if place in made else ()
        found[place] = replace(other, rejected=rejected + other.rejected)
    return [found[place] for place in range(len(articles))]


def _candidates(answer: str) -> Iterator[str]:
    first, *rest = sentences(unwrapped(answer)) or ("",)
    if rest:
        yield f"{first} {rest[0]}"
    if first:
        yield first
    yield from rest[:1]


def unwrapped(answer: str) -> str:
    """An answer's first passage without thoughts, label, announcement, bullets, emphasis and outer quotation marks.

    A heading is no passage where a sentence follows.
    """
    text = _EMPHASIS.sub("", _THOUGHT.sub("", answer)[:LONGEST_ANSWER]).strip()
    passages = [kept for passage in re.split(r"\n\s*\n", text) if (kept := _passage(passage))]
    return next((one for one in passages if _ENDED.search(one)), passages[0] if passages else "")


def _passage(text: str) -> str:
    """The lines of a passage as one; a heading, which no sign ends and a capital follows, is left out."""
    found = [_unlabelled(line.strip()) for line in text.splitlines()]
    lines = [line for line in found if line and not line.endswith(":")]
    kept = [line for line, after in zip_longest(lines, lines[1:], fillvalue="") if _runs_on(line, after)]
    return _unquoted(" ".join(kept))


def _runs_on(line: str, following: str) -> bool:
    return bool(_ENDED.search(line)) or not following[:1].isupper()


def _unlabelled(line: str) -> str:
    return _LABEL.sub("", _BULLET.sub("", line))


def _unquoted(text: str) -> str:
    """The text without the quotation marks around all of it; those within, and a quotation at its end, stay."""
    for opens, closes in _PAIRS:
        if len(text) > 1 and text[0] == opens and text[-1] == closes and not {opens, closes} & set(text[1:-1]):
            return text[1:-1].strip()
    return text


def _evidence(text: str, article: Article) -> tuple[str, ...]:
    """For each sentence of a brief the source sentence that shares most of its content words."""
    source = {sentence: content_stems(sentence) for sentence in sentences(article.body)[:MAX_SENTENCES]}
    if not source:
        return ()
    stems = [content_stems(sentence) for sentence in sentences(text)]
    return tuple(dict.fromkeys(max(source, key=lambda one: len(source[one] & each)) for each in stems))
