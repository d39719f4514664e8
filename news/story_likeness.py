"""How surely two articles tell of the same event, or of the same affair: two small scales that were fitted.

Looked at are, all of them with rare words weighing more (`news.word_rarity`):

- the words that both have, as a cosine of the whole, and of the titles;
- how much of one's title and lead is found anywhere in the other: a short report of what another tells at length;
- how many runs of three words of one's opening stand in the other;
- the time between them: what is alike and a day later is often the next turn of the same affair.

The coefficients are those that `training.story_likeness` found on the pairs in `tests/news/labels/story_pairs.jsonl`.
"""

from collections.abc import Set
from dataclasses import dataclass
from datetime import timedelta
from math import fsum

from news.story_profile import Profile, Sort
from news.title_twins import Differs, difference

COPIED = 0.5
"""Part of an opening that stands word for word in the other, from which one is a copy; all pairs above it were."""
EVIDENCE = 40.0
"""Weight of what both say, of some four rare words, below which they are too short to be told apart."""
REPRINTED = 0.9
"""The same for short items under one name, the first of which stands in many lists, and for what one pattern made."""
UNLIKE = 0.08
"""Cosine below which the rest is not looked at; of the pairs of one event that were read none is below .15."""
MIN_RUNS = 10
"""Runs of an opening below which a part of them proves nothing."""
HEAD = 8
"""Runs of an opening, a line of it, of which one must stand in the other: a house text at the end is no copy."""
SURE = 5.0
"""On the scale: for a copy, and below zero for what cannot be the same."""
WINDOW = timedelta(days=3)
"""Between two articles of one story."""
SAME_OUTLET, OTHER_OUTLET = -1.25, 0.3
"""On the scale for two articles that are no copies and whose outlets are known: one outlet seldom tells the same twice,
but prints a second piece beside the first; the fitted pairs had no outlets, and both sorts are among them."""
_STORY, _STORY_BIAS = (8.5, 2.23, 3.46, 1.34, -1.36), -5.39
_AFFAIR, _AFFAIR_BIAS = (6.91, 1.29, 7.47, 11.78, -0.11), -2.13


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two articles are: shares, the days between them, and the weight of the words that both have."""

    whole: float
    titles: float
    covered: float
    copied: float
    days: float
    weight: float

    @property
    def features(self) -> tuple[float, ...]:
        """What the scales are made of."""
        return self.whole, self.titles, self.covered, self.copied, self.days


def likeness(one: Profile, other: Profile) -> Likeness:
    """What two articles have in common; the same whichever comes first."""
    mine, yours = one.words, other.words
    shared = mine.keys() & yours.keys()
    whole = fsum(mine[word] * yours[word] for word in shared) / (one.norm * other.norm or 1.0)
    if whole < UNLIKE and one.whole != other.whole:
        return Likeness(whole=whole, titles=0.0, covered=0.0, copied=0.0, days=0.0, weight=0.0)
    return Likeness(
        whole=whole,
        titles=_titles(one, other),
        covered=max(_covered(one, shared), _covered(other, shared)),
        copied=max(_within(one, other), _within(other, one)),
        days=abs((one.at - other.at).total_seconds()) / 86_400,
        weight=fsum(min(mine[word], yours[word]) for word in shared),
    )


def same_story(one: Profile, other: Profile, alike: Likeness) -> float:
    """On a scale (0: as likely as not, 3: surely) whether both tell of one event."""
    sure = decided(one, other, alike)
    if sure is not None:
        return sure
    return _scale(alike, _STORY, _STORY_BIAS) + _of_outlets(one.outlet, other.outlet)


def decided(one: Profile, other: Profile, alike: Likeness) -> float | None:
    """The same where a rule decides it, None where it has to be weighed."""
    sorts = {one.sort, other.sort}
    if abs(one.at - other.at) > WINDOW or (len(sorts) > 1 and sorts & {Sort.LIVE, Sort.LISTED}):
        return -SURE
    if one.whole and one.whole == other.whole:
        return SURE
    if _of_one_pattern(one, other, alike) or not (_speaks_of(one, other) or _speaks_of(other, one)):
        return -SURE
    if alike.copied >= (REPRINTED if Sort.LISTED in sorts else COPIED):
        return SURE if Sort.LIVE not in sorts or one.outlet == other.outlet else -SURE
    return None if sorts == {Sort.REPORT} and alike.weight >= EVIDENCE else -SURE


def _speaks_of(one: Profile, other: Profile) -> bool:
    """Whether a telling word of the other's title is said in one; what shares house texts alone says none."""
    return not (one.title and other.title) or not one.words.keys().isdisjoint(other.title_words)


def _of_one_pattern(one: Profile, other: Profile, alike: Likeness) -> bool:
    """Whether both are made by one pattern for different things: an outlet's own, or not copied and of other names.

    Another outlet's count of the same event, or a copy of an agency's text under a changed title, is not.
    """
    differs = difference(one.headline, other.headline)
    if differs is Differs.NOTHING:
        return False
    if one.outlet and one.outlet == other.outlet:
        return True
    return alike.copied < REPRINTED and (differs is Differs.NAMES or not (one.outlet or other.outlet))


def same_affair(alike: Likeness) -> float:
    """On the same scale, whether both belong to one affair, whatever happened between them."""
    return _scale(alike, _AFFAIR, _AFFAIR_BIAS)


def _scale(alike: Likeness, coefficients: tuple[float, ...], bias: float) -> float:
    return bias + fsum(factor * value for factor, value in zip(coefficients, alike.features, strict=True))


def _of_outlets(one: str, other: str) -> float:
    if not (one and other):
        return 0.0
    return SAME_OUTLET if one == other else OTHER_OUTLET


def _titles(one: Profile, other: Profile) -> float:
    mine, yours = one.title_words, other.title_words
    product = fsum(mine[word] * yours[word] for word in mine.keys() & yours.keys())
    return product / (one.title_norm * other.title_norm or 1.0)


def _covered(one: Profile, shared: Set[str]) -> float:
    lead = one.lead_words
    return fsum(lead[word] for word in lead.keys() & shared) / (one.lead_weight or 1.0)


def _within(one: Profile, other: Profile) -> float:
    """The part of one's opening that stands in the other; none where only its end does, as house texts do."""
    if len(one.opening) < MIN_RUNS or not other.all_runs.intersection(one.runs[:HEAD]):
        return 0.0
    return len(one.opening & other.all_runs) / len(one.opening)
