"""Which articles tell of the same event: pure decisions, precision before recall.

Whether two articles do is told by `news.story_likeness`. A story is more than pairs: a report that is like one article
of it and like none of the others is of another event (A is like B, B is like C, and A is not like C). So two groups of
articles are one story when their most alike articles surely are, and all of them are on the whole. Groups become one
whenever an article comes in that belongs to both, so that the order in which a day's articles come in makes hardly a
difference.

Stories of one affair (the next turn, a look back, a comment) stay apart and are linked.
"""

from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean

from news.story_likeness import likeness, same_affair, same_story
from news.story_profile import Profile, Sort

BAR = 0.0
"""On the scale of `same_story`, for the two articles that are most alike."""
ON_THE_WHOLE = -0.5
"""The same for the mean of all of them, in which no pair counts for more than `MOST` or less than `-MOST`."""
MOST = 2.0
COMPARED = 6
"""Articles of a story that are compared, the earliest and the latest: a hundred papers print the same one."""
LINKED = 1.5
"""On the scale of `same_affair`, from which two stories are linked."""

Members = Mapping[int, Sequence[Profile]]
"""The articles of stories, by the story's id."""


def joined(mine: Sequence[Profile], stories: Members) -> list[int]:
    """The stories that are one with these articles (a new one, or all of its story), the surest first."""
    group, left, found = list(mine), dict(stories), list[int]()
    while left:
        sure, _, story = max((oneness(group, members), _oldest(members), -story) for story, members in left.items())
        if sure == float("-inf"):
            break
        found.append(-story)
        group += left.pop(-story)
    return found


def oneness(one: Sequence[Profile], other: Sequence[Profile]) -> float:
    """How surely two groups of articles are one story; minus infinity where they are not."""
    scores = list(_scores(one, other))
    if max(scores, default=BAR - 1) < BAR:
        return float("-inf")
    whole = fmean(max(-MOST, min(MOST, score)) for score in scores)
    return whole if whole >= ON_THE_WHOLE else float("-inf")


def linked(article: Profile, stories: Members) -> dict[int, float]:
    """The stories that are of one affair with this article, and how surely; each stays a story of its own."""
    if article.sort not in _TELLS:
        return {}
    alike = {
        story: max((same_affair(likeness(article, one)) for one in members if one.sort in _TELLS), default=-1.0)
        for story, members in stories.items()
    }
    return {story: sure for story, sure in alike.items() if sure >= LINKED}


_TELLS = (Sort.REPORT, Sort.OPINION)


def _scores(one: Sequence[Profile], other: Sequence[Profile]) -> Iterator[float]:
    for mine in _compared(one):
        for yours in _compared(other):
            yield same_story(mine, yours, likeness(mine, yours))


def _compared(members: Sequence[Profile]) -> Sequence[Profile]:
    if len(members) <= COMPARED:
        return members
    ordered = sorted(members, key=lambda one: (one.at, one.whole))
    return (*ordered[: COMPARED // 2], *ordered[-(COMPARED // 2) :])


def _oldest(members: Sequence[Profile]) -> float:
    return -min(one.at for one in members).timestamp()
