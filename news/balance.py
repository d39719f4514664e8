"""A list of news that no event and no subject fills: the most important first, but not the same thing all the time.

Each place goes to the most important story that is left, unless that would make, of any five stories in a row,

- more than two about one known topic, or
- more than one about one affair: stories whose titles share at least two telling words, and a third of those of the
  shorter one.

Where every story that is left would, the one that crowds least goes first. So nothing is left out, only put later, and
a day on which there is only one subject is told in the order of importance.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from news.subjects import Subjects

ROW = 5
"""Stories that are seen together: a page."""

PER_TOPIC = 2
"""Stories about one topic in a row of five."""

_SHARED_WORDS = 2
_SHARED_PART = 1 / 3


@dataclass(frozen=True, slots=True)
class Weighed:
    """A story with its importance and what it is about; of equals the higher id, the younger story, goes first."""

    story_id: int
    importance: float
    subjects: Subjects


def balanced(stories: Iterable[Weighed]) -> list[int]:
    """The ids of all the stories, in the order in which they are shown; the same whatever order they came in."""
    left = sorted(stories, key=lambda one: (one.importance, one.story_id), reverse=True)
    shown: list[Weighed] = []
    while left:
        before = shown[-(ROW - 1) :]
        place = _least_crowding(left, before)
        shown.append(left.pop(place))
    return [one.story_id for one in shown]


def is_same_affair(one: Subjects, other: Subjects) -> bool:
    """Whether two headlines seem to tell of one affair."""
    shared = len(one.words & other.words)
    return shared >= _SHARED_WORDS and shared >= _SHARED_PART * min(len(one.words), len(other.words))


def _least_crowding(left: Sequence[Weighed], before: Sequence[Weighed]) -> int:
    """The place of the first that crowds nothing; where all of them do, of the first that crowds least."""
    best, least = 0, float("inf")
    for place, one in enumerate(left):
        crowding = _crowding(one.subjects, before)
        if crowding == 0:
            return place
        if crowding < least:
            best, least = place, crowding
    return best


def _crowding(about: Subjects, before: Sequence[Weighed]) -> int:
    """By how many stories the row would have too much of something."""
    affair = sum(is_same_affair(about, other.subjects) for other in before)
    topics = (sum(topic in other.subjects.topics for other in before) for topic in about.topics)
    return affair + sum(max(0, count + 1 - PER_TOPIC) for count in topics)
