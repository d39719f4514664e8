"""The brief without a model: the one or two sentences of an article that carry its news.

Each sentence that can stand in a brief (`news.lead_candidates`) gets a score, a weighted sum of:

- position: news stands at the top, so it halves about every three sentences;
- title: the share of the title's words that it has;
- core: how many of its words the article comes back to;
- names and numbers: who, where and how many;
- penalties for what is no news: the writer's or reader's "ik" and "je", a quotation without its occasion, a sentence
  of a few words, one that leans on a sentence that the brief leaves out.

The brief is the best pair of sentences that fits, or the best one, which the guard accepts. A second sentence counts
only where it belongs to the first: one of the next few, and the very next one if it points back ("Daarmee …"), and
where it does not say the first again.

Where what it would be tells no news at all (`news.newsworthy`), or no sentence can stand alone, the title is the brief
if it is a sentence of a plain report. A column or a list of shorts (`news.genre`) has none, for its opening is no fact;
of an opinion, a sentence that names who holds it is one.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from news.article import Article
from news.brief import MAX_BRIEF, Brief
from news.compression.compressions import fitting
from news.compression.hanging import hangs
from news.compression.lexicon import DETERMINERS, NUMERALS, PREPOSITIONS
from news.compression.verbs import is_participle
from news.compression.words import Word, words_of
from news.compression.worth import is_repeated, worth
from news.feature import feature_points, length_points
from news.genre import Genre, genre
from news.guard import check
from news.lead_candidates import Candidate, candidates, content_stems
from news.lead_cut import cut
from news.newsworthy import NO_NEWS, news_points
from news.statement import has_main_verb, is_balanced, is_dutch

NEAR = 3
"""Sentences; a second sentence that stands further from the first one is another story."""

CHOSEN_FROM = 8
"""Candidates that are scored; what comes later is detail, and hangs on what was said above it."""

TOO_LONG, NO_SENTENCE = "too_long", "no_sentence"
"""Why an article has no brief that the guard could refuse: its sentences do not fit, or it has none."""

LEAST = -1.0
"""Points of news (`news.newsworthy`) below which a plain title tells more than the article's own sentences."""

LEAST_PLAIN = -0.5
"""Points of an article (`news.feature`) whose title may stand as a fact: that of an opinion may not."""

TRIED = 8
"""Choices that the guard looks at before the title is the last resort."""

_POSITION, _TITLE, _CORE, _NAME, _NUMBER = 1.5, 0.9, 0.5, 0.1, 0.05
_PERSONAL, _QUOTATION, _SHORT, _LEANING = -1.5, -0.5, -0.3, -0.8
_WORTHLESS = -1.0
"""For a sentence that is all scene or old news, and less for a part of that."""
_UNATTRIBUTED = -1.0
"""Where the next sentence tells who says it, and the brief would leave that out."""
_SKIPPED = -0.25
"""For each sentence that is left out between the two."""
_SECOND = 0.45
"""What a second sentence's score counts: enough to add it, not enough to spoil a good single one."""


@dataclass(frozen=True, slots=True)
class _News:
    """What an article is about: the stems of its title, and how often it uses each stem."""

    title: frozenset[str]
    counts: Counter[str]


class Lead:
    """Makes briefs of the articles' own sentences; never fails, needs no model."""

    method = "lead"

    async def summarise(self, articles: Sequence[Article]) -> list[Brief]:
        """One brief per article, in their order."""
        return [lead_brief(article) for article in articles]


def lead_brief(article: Article) -> Brief:
    """The brief of one article, which the guard accepts; its text is "" where no sentence of it can stand alone."""
    rejected: list[str] = []
    found = candidates(article)[:CHOSEN_FROM]
    if (kind := genre(article)) is not None:
        rejected.append(f"genre_{kind.value}")
        found = tuple(each for each in found if kind is Genre.OPINION and each.names_holder)
    for text, evidence in _texts(article, found, with_title=kind is None):
        refusals = check(text, article)
        if not refusals and kind is None and news_points(text, article.title, article.body) < LEAST:
            rejected.append(NO_NEWS)
            if titled := title_brief(article):
                return Brief(text=titled, method=Lead.method, rejected=tuple(dict.fromkeys(rejected)))
        if not refusals:
            return Brief(text=text, method=Lead.method, evidence=evidence, rejected=tuple(dict.fromkeys(rejected)))
        rejected += [refusal.reason.value for refusal in refusals]
    if not rejected:
        rejected.append(TOO_LONG if any(len(each.text) > MAX_BRIEF for each in found) else NO_SENTENCE)
    return Brief(text="", method=Lead.method, rejected=tuple(dict.fromkeys(rejected)))


def title_brief(article: Article) -> str:
    """The title as a brief; "" where it is no sentence, or that of a piece which explains, asks or argues."""
    points = feature_points(article.title, article.body) + length_points(article.body)
    text = _title(article.title) if points >= LEAST_PLAIN else ""
    return "" if text and check(text, article) else text


def _texts(article: Article, found: Sequence[Candidate], *, with_title: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What the brief could be, best first, each with the sentences it comes from."""
    choices = _ranked([each for each in found if len(each.text) <= MAX_BRIEF], _news(article, found))
    shortened = cut(found[0].text, MAX_BRIEF) if found and len(found[0].text) > MAX_BRIEF else None
    if shortened and (not choices or choices[0][0].leans or choices[0][0].place > NEAR):
        yield shortened, (found[0].text,)
    for chosen in choices[:TRIED]:
        yield _joined(chosen), tuple(each.text for each in chosen)
    if not choices:
        yield from _shortened(found)
    if with_title and (title := _title(article.title)):
        yield title, ()


def _shortened(found: Sequence[Candidate]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What the cuts leave of the first sentences, where all of them are too long."""
    for each in found[:NEAR]:
        for text in fitting(each.text)[:TRIED]:
            yield text, (each.text,)


def _news(article: Article, found: Sequence[Candidate]) -> _News:
    return _News(content_stems(article.title), Counter(stem for each in found for stem in each.stems))


def _ranked(found: Sequence[Candidate], news: _News) -> list[tuple[Candidate, ...]]:
    """The pairs and single sentences, the one with the highest score first."""
    scores = {each: _score(each, news) for each in found}
    attributed = {each.place - 1 for each in found if each.attributes}
    choices: list[tuple[float, tuple[Candidate, ...]]] = [
        (_first(each, scores[each]) + _UNATTRIBUTED * (each.place in attributed), (each,)) for each in found
    ]
    choices += [
        (_first(one, scores[one]) + _SECOND * scores[two] + _SKIPPED * (two.place - one.place - 1), (one, two))
        for one, two in combinations(found, 2)
        if _belongs(one, two) and (two.place == one.place + 1 or one.place not in attributed)
    ]
    choices.sort(key=lambda choice: -choice[0])
    return [chosen for _, chosen in choices]


def _first(candidate: Candidate, score: float) -> float:
    """Its score as the first sentence of a brief."""
    return score + (_LEANING if candidate.leans else 0.0)


def _belongs(one: Candidate, two: Candidate) -> bool:
    """Whether the second may follow the first in a brief."""
    distance = two.place - one.place
    near = distance == 1 or (distance <= NEAR and not two.leans and not two.definite)
    fits = near and len(_joined((one, two))) <= MAX_BRIEF
    return fits and not is_repeated(words_of(one.text), words_of(two.text))


def _score(candidate: Candidate, news: _News) -> float:
    text = candidate.text
    score = _POSITION / (1 + 0.35 * candidate.place)
    score += _TITLE * len(candidate.stems & news.title) / max(1, len(news.title))
    score += _CORE * sum(news.counts[stem] > 1 for stem in candidate.stems) / max(1, len(candidate.stems))
    score += _NAME * bool(re.search(r"(?<=[a-z,] )[A-ZÀ-Þ]", text)) + _NUMBER * bool(re.search(r"\d", text))
    score += _PERSONAL * candidate.personal + _QUOTATION * candidate.quotation + _SHORT * (len(text) < 45)
    score += _WORTHLESS * (1 - worth(text))
    return score


def _joined(chosen: Sequence[Candidate]) -> str:
    return " ".join(each.text for each in chosen)


def _title(title: str) -> str:
    """The title as a sentence where it is one, else ""."""
    text = " ".join(title.split())
    sentence = text if text.endswith((".", "!")) else f"{text}."
    whole = (
        text
        and text[0] not in "'‘\"“"
        and not re.search(r"[?•|:]|[.!] (?=\S)", text)
        and has_main_verb(text)
        and _tells(words_of(text))
        and not hangs(words_of(text))
        and is_dutch(text)
        and is_balanced(text)
    )
    return sentence if whole and len(sentence) <= MAX_BRIEF else ""


def _tells(words: tuple[Word, ...]) -> bool:
    """Whether a verb stands there that is no participle and no noun: "Rijk gewaarschuwd", "Twee doden" have none."""
    return any(
        word.finite and not word.capital and not _done(word.bare) and not _before_noun(before)
        for before, word in pairwise(words[:-1])
    )


def _done(word: str) -> bool:
    """Whether it is a participle; "verbiedt" and "bedreigt" only look like one."""
    return is_participle(word) and (word.startswith("ge") or word.endswith(("d", "en")))


def _before_noun(word: Word) -> bool:
    return word.figure or word.bare in PREPOSITIONS | DETERMINERS | NUMERALS | {"te", "om"}
