"""`briefje ingest`: inputs to articles, articles to stories; and what became of each."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bot.clock import now
from bot.documents import article_document, print_documents
from bot.intake import Intake
from bot.opening import open_database
from bot.reading import Input, inputs
from bot.settings import Settings
from news.article import Parsed, Problem
from news.errors import BriefjeError, UnreadableError
from news.formats import parse
from news.known_topics import topics_of
from news.versions import Change
from storage import kept
from storage.articles import Taken
from storage.database import Database

BATCH = 100
"""Articles in one transaction: enough to be quick, little enough to let others write in between."""


class NothingTakenError(BriefjeError):
    """No article came out of any of the inputs."""


@dataclass(frozen=True, slots=True)
class Request:
    """What `briefje ingest` was asked; `fetched_at` without a zone is in the zone of the settings."""

    names: tuple[str, ...]
    fetched_at: datetime | None = None
    topics: tuple[str, ...] = ()
    as_json: bool = False


async def ingest_and_print(settings: Settings, request: Request) -> None:
    """Take in all inputs; one line on stderr for each that was left out in whole or in part, and one for the sum."""
    fetched_at = request.fetched_at or now()
    if fetched_at.tzinfo is None:
        fetched_at = fetched_at.replace(tzinfo=settings.zone)
    async with await open_database(settings) as db:
        intake = Intake(db, lambda: fetched_at)  # an article without a time is as new as its fetching
        taken: list[Taken] = []
        with _progress() as progress:
            for one, parsed in _parsed(settings, request.names, fetched_at):
                _report(progress.console, one, parsed)
                taken += await _take(progress, intake, one, parsed)
        if request.as_json:
            await _print_articles(db, taken, request.topics)
    _sum_up(taken)


def _parsed(settings: Settings, names: Sequence[str], fetched_at: datetime) -> Iterator[tuple[Input, Parsed]]:
    for one in inputs(names):
        if one.reason:
            yield one, Parsed((), (Problem("", one.reason),))
            continue
        try:
            yield one, parse(one.data, one.name, source=one.source, fetched_at=fetched_at, zone=settings.zone)
        except UnreadableError as error:
            yield one, Parsed((), (Problem("", str(error)),))


def _report(console: Console, one: Input, parsed: Parsed) -> None:
    """One line that names the input, the reasons, and what was kept; nothing where all is well."""
    if not parsed.problems:
        return
    reasons = "; ".join(
        f"{found.where}: {found.reason}" if found.where else found.reason for found in parsed.problems[:3]
    )
    if len(parsed.problems) > 3:
        reasons += f"; and {len(parsed.problems) - 3} more"
    kept = f"{_articles(len(parsed.articles))} kept" if parsed.articles else "nothing kept"
    console.print(f"{one.name}: {reasons}; {kept}", markup=False, highlight=False, soft_wrap=True)


async def _take(progress: Progress, intake: Intake, one: Input, parsed: Parsed) -> list[Taken]:
    bar = progress.add_task(one.name, total=len(parsed.articles))
    taken: list[Taken] = []
    for first in range(0, len(parsed.articles), BATCH):
        batch = parsed.articles[first : first + BATCH]
        taken += await intake.take(batch)
        progress.advance(bar, len(batch))
    return taken


async def _print_articles(db: Database, taken: Sequence[Taken], asked: Sequence[str]) -> None:
    async with db.read() as conn:
        now_kept = await kept.get(conn, [one.kept.id for one in taken])
    print_documents([article_document(one, topics_of(one.article, asked)) for one in now_kept])


def _sum_up(taken: Sequence[Taken]) -> None:
    if not taken:
        raise NothingTakenError("no articles came in")
    counts = Counter(one.outcome.change for one in taken)
    parts = ", ".join(f"{counts[change]} {change}" for change in Change)
    print(f"{_articles(len(taken))}: {parts}", file=sys.stderr)  # noqa: T201


def _articles(count: int) -> str:
    return f"{count} article{'' if count == 1 else 's'}"


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True))
