"""What a digest tells: which stories, under which topics, in which order, and what is left out.

A story stands once, under the topic that it tells most of; `news.importance` says how important it is there. Topics
stand in the order of their best story. Where not all of it fits, the topics take turns: each gives its best, then its
second, so that none fills a digest.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

MOST_STORIES = 12
"""Stories in a digest: four screens of a phone, which is as long as short news may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A story that a followed topic has news of.

    `topic` is the topic's id, `weight` (0..1) that of its best match, `because` the words of that match; `importance`
    is what `news.importance` makes of it; `version` (from 1) counts the times that it had news.
    """

    story_id: int
    topic: int
    weight: float
    importance: float
    version: int
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A story as a digest tells it; an update when an earlier version of it, `had`, was told before."""

    candidate: Candidate
    update: bool
    had: int = 0

    @property
    def story_id(self) -> int:
        """The story's id."""
        return self.candidate.story_id


@dataclass(frozen=True, slots=True)
class Section:
    """What a digest tells of one topic, most important first, and how many more stories it has no room for."""

    topic: int
    entries: tuple[Entry, ...]
    left: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A digest: its topics in order; those for which there was no room at all come last, with no entries."""

    sections: tuple[Section, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All that is told, in order."""
        return tuple(entry for section in self.sections for entry in section.entries)


def plan(candidates: Iterable[Candidate], told: Mapping[int, int], *, most: int = MOST_STORIES) -> Plan:
    """The digest of a reader who was `told` these versions of stories, by id; the same whatever the candidates' order.

    What was told in this version or a later one is left out. Of equal stories the one with the higher id, which is
    the younger, comes first.
    """
    sections = _by_topic(_under_their_topic(candidates, told))
    shares = _shares([len(stories) for stories in sections.values()], most)
    return Plan(
        tuple(
            Section(
                topic,
                tuple(_entry(one, told) for one in stories[:share]),
                len(stories) - share,
            )
            for (topic, stories), share in zip(sections.items(), shares, strict=True)
        )
    )


def _entry(one: Candidate, told: Mapping[int, int]) -> Entry:
    return Entry(one, update=one.story_id in told, had=told.get(one.story_id, 0))


def _under_their_topic(candidates: Iterable[Candidate], told: Mapping[int, int]) -> Iterable[Candidate]:
    best: dict[int, Candidate] = {}
    for one in candidates:
        if told.get(one.story_id, 0) < one.version:
            other = best.setdefault(one.story_id, one)
            if other is not one and (one.weight, -one.topic) > (other.weight, -other.topic):
                best[one.story_id] = one
    return best.values()


def _by_topic(stories: Iterable[Candidate]) -> dict[int, list[Candidate]]:
    found: dict[int, list[Candidate]] = defaultdict(list)
    for one in sorted(stories, key=lambda one: (one.importance, one.story_id), reverse=True):
        found[one.topic].append(one)
    return found


def _shares(waiting: Sequence[int], most: int) -> list[int]:
    """How many each topic tells when they take turns, first to last, until there is no room."""
    shares = [0] * len(waiting)
    room = min(most, sum(waiting))
    while room:
        for place, count in enumerate(waiting):
            if room and shares[place] < count:
                shares[place] += 1
                room -= 1
    return shares
