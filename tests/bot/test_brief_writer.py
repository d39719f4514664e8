"""Briefs in the background: newest first, each once, kept with why candidates fell through."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.brief_writer import BATCH, write_batch, writing_briefs
from bot.intake import Intake
from bot.sample_news import SampleNews, keep_sample_news
from news.article import Article, Kind
from news.brief import Brief
from news.lead import Lead
from storage import briefs, entries
from storage.database import Database
from storage.upgrade import upgrade

NOW = datetime(2026, 2, 1, 11, 0, tzinfo=UTC)


@dataclass
class Writer:
    """A summariser whose brief is the article's title; `broken` is one whose model is not there."""

    method = "model"
    broken: bool = False
    asked: list[str] = field(default_factory=list)

    async def summarise(self, articles: Sequence[Article]) -> list[Brief]:
        """One brief per article, in their order."""
        self.asked += [article.title for article in articles]
        if self.broken:
            return [Brief(text=article.title, method="lead") for article in articles]
        return [Brief(text=article.title, method="model", model="proef+1") for article in articles]


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    """A database without news; in a file, as one in memory is gone with a connection that is cancelled."""
    async with await Database.open(f"sqlite+aiosqlite:///{tmp_path / 'briefje.sqlite3'}") as one:
        await upgrade(one)
        yield one


def clock() -> datetime:
    """It stands still."""
    return NOW


async def take(db: Database, count: int = 1, **values: object) -> None:
    """Take in so many articles, the first the newest."""
    towns = ("Alkmaar", "Breda", "Culemborg", "Delft", "Elst", "Franeker", "Goes", "Heerlen", "IJlst", "Joure")
    known = {"body": "Er komen bomen langs de vaart.", "kind": Kind.ARTICLE, "source": "file:proef", "fetched_at": NOW}
    await Intake(db, clock).take(
        [
            Article(
                guid=str(number), title=towns[number], published_at=NOW - timedelta(hours=number), **(known | values)
            )
            for number in range(count)
        ]
    )


async def shown(db: Database) -> list[str | None]:
    """The kept brief of each of the newest stories."""
    async with db.read() as conn:
        found = await entries.latest(conn, limit=20)
        kept = await briefs.get(conn, [(one.lead.id, one.lead.version) for one in found])
        return [kept[key].text if (key := (one.lead.id, one.lead.version)) in kept else None for one in found]


async def test_the_newest_articles_come_first_and_each_once(db: Database):
    """Two batches of ten articles, and then there is nothing to do."""
    await take(db, 10)
    writer = Writer()
    assert await write_batch(db, writer, clock) == BATCH
    assert writer.asked[0] == "Alkmaar"
    assert await write_batch(db, writer, clock) == 10 - BATCH
    assert await write_batch(db, writer, clock) == 0
    assert len(writer.asked) == len(set(writer.asked)) == 10
    assert None not in await shown(db)


async def test_a_changed_article_is_written_anew(db: Database):
    """Its old brief tells of a version that is gone."""
    await take(db)
    writer = Writer()
    await write_batch(db, writer, clock)
    await take(db, body="Er komen toch geen bomen langs de vaart.")
    assert await shown(db) == [None]
    assert await write_batch(db, writer, clock) == 1


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"kind": Kind.LIVEBLOG}, id="a live blog"),
        pytest.param({"kind": Kind.STUB}, id="a stub"),
        pytest.param({"language": "en"}, id="English"),
    ],
)
async def test_what_is_no_dutch_news_is_not_written(db: Database, values: dict[str, object]):
    """Its lead, made when it is shown, is all it gets."""
    await take(db, **values)
    writer = Writer()
    assert await write_batch(db, writer, clock) == 0
    assert writer.asked == []


async def test_a_model_that_is_not_there_leaves_the_queue_as_it_is(db: Database):
    """When it is there again, the articles still wait for their briefs."""
    await take(db, 2)
    assert await write_batch(db, Writer(broken=True), clock) is None
    assert await shown(db) == [None, None]
    assert await write_batch(db, Writer(), clock) == 2


async def test_writing_begins_by_itself_and_ends_with_its_block(db: Database):
    """The event tells when the newest have their briefs; nothing goes on afterwards."""
    await take(db, 3)
    async with writing_briefs(db, Writer(), clock) as begun:
        await begun.wait()
    assert await shown(db) == ["Alkmaar", "Breda", "Culemborg"]
    assert len(asyncio.all_tasks()) == 1


async def test_leads_need_no_writing(db: Database):
    """Nothing is kept, nobody waits."""
    await take(db)
    async with writing_briefs(db, Lead(), clock) as begun:
        assert begun.is_set()
    assert await shown(db) == [None]


async def test_sample_news_is_dated_anew_and_keeps_its_briefs(db: Database):
    """The second start shows the same news, as old as before, with the briefs of the first."""
    assert await keep_sample_news(db, clock) is SampleNews.FRESH
    await write_batch(db, Writer(), clock)
    first = await shown(db)
    assert await keep_sample_news(db, lambda: NOW + timedelta(days=9)) is SampleNews.KNOWN
    assert await shown(db) == first
    async with db.read() as conn:
        newest, *_ = await entries.latest(conn, limit=1)
    assert newest.lead.sample
    assert timedelta(0) < NOW + timedelta(days=9) - newest.last_at < timedelta(hours=2)


async def test_sample_news_gives_way_to_real_news(db: Database):
    """The first real article removes it, and it does not come back."""
    await keep_sample_news(db, clock)
    await take(db)
    assert await keep_sample_news(db, clock) is SampleNews.NONE
    assert len(await shown(db)) == 1
