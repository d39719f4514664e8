"""`briefje eval stories`: what clustering makes of articles beside what somebody says belongs together.

The articles go through the same intake as news, into a database of its own, in the order of their time.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.clock import now
from bot.intake import Intake
from bot.settings import Settings
from bot.story_labels import Key, Labels, read_labels
from news.article import Article
from news.story_eval import Rates, b_cubed, errors, judged, pairwise
from news.story_likeness import likeness, same_story
from news.story_profile import profile
from news.word_rarity import Rarity
from storage import kept
from storage.database import Database
from storage.upgrade import upgrade

BATCH = 100
"""Articles that are taken in at once."""


@dataclass(frozen=True, slots=True)
class Error:
    """Two articles that were falsely put together, or missed; `likeness` on the scale of `news.story_likeness`."""

    error: str
    likeness: float
    guids: tuple[str, str]
    titles: tuple[str, str]


async def print_story_figures(
    settings: Settings, name: str, *, articles: Sequence[str], most: int, as_json: bool
) -> None:
    """Print precision, recall and F1, pairwise and B³, and the worst errors, at most `most` of each sort."""
    labels = read_labels(name, articles, now(), settings.zone)
    found = await stories_of(labels.articles)
    rows = dict(_figures(labels, found))
    wrong = [error for pairs in _wrong(labels, found) for error in _worst(labels, *pairs)[:most]]
    if as_json:
        for kind, figures in rows.items():
            print(json.dumps({"kind": kind, **figures}))  # noqa: T201
        for error in wrong:
            print(json.dumps({"kind": "error", **asdict(error)}, ensure_ascii=False))  # noqa: T201
        return
    for kind, figures in rows.items():
        print(f"{kind:<9}" + "  ".join(f"{column} {value}" for column, value in figures.items()))  # noqa: T201
    for error in wrong:
        one, other = (f"{guid} {title}" for guid, title in zip(error.guids, error.titles, strict=True))
        print(f"{error.error:>6} {error.likeness:>6.2f}  {one}  |  {other}")  # noqa: T201


async def stories_of(articles: Mapping[Key, Article]) -> dict[Key, int]:
    """The story that each article comes to stand in; each is an article of its own, whatever addresses say."""
    ordered = sorted(articles.items(), key=lambda item: (_moment(item[1]), item[0]))
    with TemporaryDirectory() as folder:
        async with await Database.open(f"sqlite+aiosqlite:///{Path(folder) / 'eval.sqlite3'}") as db:
            await upgrade(db)
            intake, ids = Intake(db, now), list[int]()
            for first in range(0, len(ordered), BATCH):
                some = [
                    replace(
                        article, source=f"eval:{first + place}", guid=None, url=f"https://eval.invalid/{first + place}"
                    )
                    for place, (_, article) in enumerate(ordered[first : first + BATCH])
                ]
                ids += [one.kept.id for one in await intake.take(some)]
            async with db.read() as conn:
                placed = {one.id: one.story_id or 0 for one in await kept.get(conn, ids)}
    return {key: placed[number] for (key, _), number in zip(ordered, ids, strict=True)}


def _figures(labels: Labels, found: Mapping[Key, int]) -> Iterator[tuple[str, dict[str, float]]]:
    if labels.stories:
        pairs = pairwise(found, labels.stories)
        yield "pairwise", {**asdict(pairs), **_rates(pairs.rates)}
        yield "b3", _rates(b_cubed(found, labels.stories))
        counted = {found[key] for key in labels.stories}
        yield (
            "stories",
            {"articles": len(labels.stories), "found": len(counted), "labels": len(set(labels.stories.values()))},
        )
    if labels.pairs:
        pairs = judged(labels.pairs, found)
        yield "judged", {**asdict(pairs), **_rates(pairs.rates)}


def _rates(rates: Rates) -> dict[str, float]:
    return {"precision": round(rates.precision, 4), "recall": round(rates.recall, 4), "f1": round(rates.f1, 4)}


def _wrong(labels: Labels, found: Mapping[Key, int]) -> Iterator[tuple[str, Iterable[tuple[Key, Key]]]]:
    false, missed = errors(found, labels.stories)
    for pair, same in labels.pairs.items():
        together = found[pair[0]] == found[pair[1]]
        if together != same:
            (false if together else missed).append(pair)
    yield "false", false
    yield "missed", missed


def _worst(labels: Labels, name: str, pairs: Iterable[tuple[Key, Key]]) -> list[Error]:
    """The false ones that are least alike and the missed ones that are most alike come first."""
    rarity, found = Rarity(), list[Error]()
    for one, other in pairs:
        mine, yours = (profile(labels.articles[key], rarity) for key in (one, other))
        sure = round(same_story(mine, yours, likeness(mine, yours)), 2)
        titles = labels.articles[one].title, labels.articles[other].title
        found.append(Error(name, sure, (one[1], other[1]), titles))
    return sorted(found, key=lambda error: error.likeness if name == "false" else -error.likeness)


def _moment(article: Article) -> datetime:
    return article.published_at or article.fetched_at
