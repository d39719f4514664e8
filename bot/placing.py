"""Placing: articles that came in are put into their stories, and stories that they show to be one become one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain

from sqlalchemy.ext.asyncio import AsyncConnection

from news.fingerprints import bands as copy_bands
from news.fingerprints import rare_words
from news.story_board import Board
from news.story_profile import Profile, Said, profile, said
from news.word_rarity import Rarity
from storage import bands, placed, profiles, stories, story_links, word_counts
from storage.chunks import chunks
from storage.kept import KeptArticle
from storage.stories import Placement

AT_ONCE = 12
"""Articles that are looked up together: as many as their bands fit one statement."""
AFFAIR = timedelta(days=10)
"""Around an article, in which its affair is looked for: what is further away is another season of it."""
SHARED = 2
"""Bands from which an article is near: all reports of one event that were read share two or more."""
NEAR = 4
"""Stories that an article is compared with, those that share most with it."""
LEARNED = 4
"""Every so manieth article is counted: the frequencies are the same, and the writing a quarter."""
KNOWN = 50_000
"""Words whose counts are remembered between articles, some 5 MB."""
FRESH = 2_000
"""Articles after which they are looked up anew."""


@dataclass(frozen=True, slots=True)
class _Incoming:
    """An article, what it is compared by, and what it is found by."""

    kept: KeptArticle
    said: Said
    profile: Profile
    marks: tuple[int, ...]


class Placing:
    """Puts articles into stories, within transactions of the caller."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._placed = 0

    async def place(self, conn: AsyncConnection, articles: Iterable[KeptArticle]) -> None:
        """Put each article into its story: its own, one that tells the same, or a new one.

        Stories that turn out to be one become the one that was there first; those of one affair are linked.
        """
        for some in chunks(articles, AT_ONCE):
            incoming = await self._incoming(conn, some)
            near = await _near(conn, incoming)
            board = Board(await profiles.of_stories(conn, {*chain.from_iterable(near.values()), *_own(some)}))
            _put(board, incoming, near)
            await _carry_out(conn, incoming, board)
            await self._learn(conn, incoming)

    async def _incoming(self, conn: AsyncConnection, articles: Sequence[KeptArticle]) -> list[_Incoming]:
        spoken = [said(kept.article) for kept in articles]
        rarity = await self._rarity(conn, spoken)
        made = [profile(kept.article, rarity, what) for kept, what in zip(articles, spoken, strict=True)]
        return [
            _Incoming(kept, what, one, (*copy_bands(what), *rare_words(one)))
            for kept, what, one in zip(articles, spoken, made, strict=True)
        ]

    async def _rarity(self, conn: AsyncConnection, spoken: Sequence[Said]) -> Rarity:
        if self._placed >= FRESH or len(self._counts) > KNOWN:
            self._counts, self._placed = {}, 0
        self._placed += len(spoken)
        words = chain((word_counts.OF,), *(what.counts for what in spoken))
        asked = [stem for stem in dict.fromkeys(words) if stem not in self._counts]
        found = await word_counts.get(conn, asked)
        self._counts |= {stem: found.get(stem, 0) for stem in asked}
        return Rarity(self._counts, self._counts[word_counts.OF])

    async def _learn(self, conn: AsyncConnection, incoming: Sequence[_Incoming]) -> None:
        learned = [
            one.said.counts
            for one in incoming
            if one.kept.id % LEARNED == 0 and one.kept.version == 1 and not one.kept.sample
        ]
        if learned:
            await word_counts.add(conn, Counter(chain.from_iterable(learned)), len(learned))


async def _near(conn: AsyncConnection, incoming: Sequence[_Incoming]) -> dict[int, list[int]]:
    """The kept stories that share most with each incoming article, by the article's id."""
    times = [one.profile.at for one in incoming]
    marks = {mark for one in incoming for mark in one.marks}
    having = await bands.sharing(conn, marks, since=min(times) - AFFAIR, until=max(times) + AFFAIR)
    return {
        one.kept.id: _most(Counter(chain.from_iterable(having.get(mark, ()) for mark in one.marks))) for one in incoming
    }


def _most(shared: Mapping[tuple[int, int], int]) -> list[int]:
    """Of articles, each with its story, and how many bands they share: the stories that share most."""
    most: defaultdict[int, int] = defaultdict(int)
    for (_, story), count in shared.items():
        if count >= SHARED:
            most[story] = max(count, most[story])
    return sorted(most, key=lambda story: (-most[story], -story))[:NEAR]


def _own(articles: Iterable[KeptArticle]) -> set[int]:
    return {kept.story_id for kept in articles if kept.story_id is not None}


def _put(board: Board, incoming: Sequence[_Incoming], near: Mapping[int, Sequence[int]]) -> None:
    """Each beside what was kept and what came in before it."""
    having: defaultdict[int, list[int]] = defaultdict(list)
    for one in incoming:
        count = Counter(chain.from_iterable(having[mark] for mark in one.marks))
        beside = _most({(number, board.story_of(number)): shared for number, shared in count.items()})
        board.put(one.kept.id, one.profile, [*near[one.kept.id], *beside], one.kept.story_id)
        for mark in one.marks:
            having[mark].append(one.kept.id)


async def _carry_out(conn: AsyncConnection, incoming: Sequence[_Incoming], board: Board) -> None:
    moved: defaultdict[int, list[int]] = defaultdict(list)
    for one in incoming:
        moved[board.story_of(one.kept.id)].append(one.kept.id)
    for gone, into in board.gone.items():
        moved[into] += [number for number in await placed.article_ids(conn, [gone]) if number not in moved[into]]
        if into > 0:
            await story_links.fold(conn, [gone], into)
    ids = await _place(conn, moved, {one.kept.id: one.kept for one in incoming})
    await bands.keep(conn, [_marked(one) for one in incoming])
    await profiles.keep(conn, [(one.kept.id, one.profile, one.kept.first_seen_at) for one in incoming])
    await _link(conn, {(ids.get(one, one), ids.get(other, other)): sure for (one, other), sure in board.links.items()})


async def _place(
    conn: AsyncConnection, moved: Mapping[int, Sequence[int]], incoming: Mapping[int, KeptArticle]
) -> dict[int, int]:
    """The ids of the stories, by the numbers that they have on the board."""
    alone = {story: incoming[ids[0]] for story, ids in moved.items() if story < 0 and len(ids) == 1}
    alone = {story: kept for story, kept in alone.items() if kept.story_id is None}
    placements = {
        story: Placement(article_ids=tuple(ids), lead_id=ids[0], story_id=story if story > 0 else None)
        for story, ids in moved.items()
        if story not in alone
    }
    ids = dict(zip(alone, await placed.begin(conn, list(alone.values())), strict=True))
    if placements:
        ids |= zip(placements, await stories.place(conn, list(placements.values())), strict=True)
    return ids


def _marked(one: _Incoming) -> bands.Marked:
    return bands.Marked(one.kept.id, one.marks, one.profile.at, new=one.kept.story_id is None)


async def _link(conn: AsyncConnection, alike: Mapping[tuple[int, int], float]) -> None:
    """Of two stories of one affair the one that began later goes on with the other."""
    if alike:
        begun = await placed.begun(conn, {story for pair in alike for story in pair})
        ordered = {tuple(sorted(pair, key=lambda one: (begun[one], one))): sure for pair, sure in alike.items()}
        await story_links.keep(conn, {(later, earlier): sure for (earlier, later), sure in ordered.items()})
