"""The stories that some articles may belong to, while these are put into them one after another.

New stories have numbers below zero until they are kept. What was decided is read from the board at the end: where each
article came to stand, which stories went into others, and which are of one affair.
"""

from collections.abc import Iterable, Mapping

from news.stories import joined, linked
from news.story_profile import Profile


class Board:
    """Stories with the profiles of their articles, by the ids of both."""

    def __init__(self, stories: Mapping[int, Mapping[int, Profile]]) -> None:
        self._stories = {story: dict(members) for story, members in stories.items()}
        self._into: dict[int, int] = {}
        self._alike: dict[tuple[int, int], float] = {}
        self._new = 0

    def put(self, article: int, profile: Profile, near: Iterable[int], story: int | None = None) -> None:
        """Put an article into its `story`, where it has one, and that into those of the `near` that it is one with.

        Of stories that turn out to be one the oldest stays. Others that are of the same affair are linked.
        """
        own = {} if story is None else self._stories.get(self.now(story), {})
        mine = {article: profile, **{number: one for number, one in own.items() if number != article}}
        others = {number for number in map(self.now, near) if self._stories.get(number) is not own}
        members = {number: list(self._stories[number].values()) for number in others if number in self._stories}
        into = joined(list(mine.values()), members)
        stays = min((*into, *([self.now(story)] if story is not None else [])), key=_age, default=None)
        if stays is None:
            self._new -= 1
            stays = self._new
        for number in {*into, *([self.now(story)] if story is not None else [])} - {stays}:
            mine |= self._stories.pop(number, {})
            self._into[number] = stays
        self._stories.setdefault(stays, {}).update(mine)
        sure = linked(profile, {number: found for number, found in members.items() if number not in into})
        self._alike |= {(stays, number): likeness for number, likeness in sure.items()}

    def now(self, story: int) -> int:
        """What a story is part of by now: itself, or the one that it went into."""
        while story in self._into:
            story = self._into[story]
        return story

    def story_of(self, article: int) -> int:
        """The story in which an article that was put stands now; raises KeyError for one that was not."""
        for story, members in self._stories.items():
            if article in members:
                return story
        raise KeyError(article)

    @property
    def gone(self) -> dict[int, int]:
        """The kept stories that went into others, and the one in which their articles are now."""
        return {story: self.now(story) for story in self._into if story > 0}

    @property
    def links(self) -> dict[tuple[int, int], float]:
        """Pairs of stories that are of one affair, in no order, and how surely."""
        found: dict[tuple[int, int], float] = {}
        for pair, likeness in self._alike.items():
            one, other = sorted(map(self.now, pair))
            if one != other:
                found[one, other] = max(likeness, found.get((one, other), likeness))
        return found


def _age(story: int) -> tuple[bool, int]:
    """Kept ones before new ones, and each in the order in which they were made."""
    return story < 0, abs(story)
