"""Briefs in the background: newest first, each once, kept with why candidates fell through."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.admins import Admins
from bot.brief_writer import BATCH, Trouble, write_batch, writing_briefs
from bot.intake import Intake
from bot.sample_news import SampleNews, keep_sample_news
from news.article import Article, Kind
from news.brief import Brief
from news.lead import Lead
from storage import briefs, entries, outbox
from storage.database import Database
from storage.errors import StorageError
from storage.outgoing import Purpose
from storage.upgrade import upgrade

NOW = datetime(2026, 2, 1, 11, 0, tzinfo=UTC)


@dataclass
class Writer:
    """A summariser whose brief is the article's title; `broken` is one whose model is not there, so many times.

    Then its briefs are leads, with what was `rejected`.
    """

    method = "model"
    broken: int = 0
    rejected: tuple[str, ...] = ()
    asked: list[str] = field(default_factory=list)
    closed: int = 0

    async def close(self) -> None:
        """Begin anew."""
        self.closed += 1

    async def summarise(self, articles: Sequence[Article]) -> list[Brief]:
        """One brief per article, in their order."""
        self.asked += [article.title for article in articles]
        if self.broken:
            self.broken -= 1
            return [Brief(text=article.title, method="lead", rejected=self.rejected) for article in articles]
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
    assert await write_batch(db, Writer(broken=1), clock) is None
    assert await shown(db) == [None, None]
    assert await write_batch(db, Writer(), clock) == 2


@pytest.mark.parametrize(
    "reason,tried",
    [
        pytest.param("unreachable", False, id="no server"),
        pytest.param("http_401", False, id="a wrong key"),
        pytest.param("http_503", False, id="a server that is busy"),
        pytest.param("http_400", True, id="an article that it refuses"),
        pytest.param("http_500", True, id="an article that breaks it, perhaps"),
        pytest.param("timed_out", True, id="an article that takes too long, perhaps"),
        pytest.param("number", True, id="the guard"),
    ],
)
async def test_a_server_that_is_away_is_not_the_articles_fault(db: Database, reason: str, tried: bool):
    """The article waits for it; what the article may have caused is not tried for ever."""
    await take(db)
    assert await write_batch(db, Writer(broken=1, rejected=(reason,)), clock) == (1 if tried else None)
    assert await write_batch(db, Writer(), clock) == (0 if tried else 1)


async def test_trouble_is_told_once_and_its_end_too():
    """However long it lasts; the pauses grow, and what the summariser holds is given back each time."""
    told: list[str] = []
    writer = Writer()

    async def tell(name: str) -> None:
        told.append(name)

    trouble = Trouble(tell)
    await trouble.ends()
    assert told == []
    assert [await trouble.goes_on(writer) for _ in range(7)] == [60, 120, 240, 480, 900, 900, 900]
    assert (told, writer.closed) == (["notice-briefs-are-leads"], 7)
    await trouble.ends()
    await trouble.ends()
    assert told[1:] == ["notice-briefs-are-back"]
    assert await trouble.goes_on(writer) == 60
    assert told[2:] == ["notice-briefs-are-leads"]


async def test_a_notice_that_could_not_be_kept_is_told_the_next_time():
    """The database was away at that moment."""
    told: list[str] = []

    async def tell(name: str) -> None:
        told.append(name)
        if len(told) == 1:
            raise StorageError("no room")

    trouble = Trouble(tell)
    with pytest.raises(StorageError):
        await trouble.goes_on(Writer())
    await trouble.goes_on(Writer())
    await trouble.goes_on(Writer())
    assert len(told) == 2


async def test_a_model_that_comes_back_is_used_again(db: Database, monkeypatch: pytest.MonkeyPatch):
    """Without anybody doing anything; the operators hear of both."""
    monkeypatch.setattr("bot.brief_writer.LONG_PAUSES", (0.0,))
    told: list[str] = []
    back = asyncio.Event()

    async def tell(name: str) -> None:
        told.append(name)
        if name == "notice-briefs-are-back":
            back.set()

    await take(db, 2)
    with capture_logs() as logs:
        async with writing_briefs(db, Writer(broken=3), clock, tell):
            await back.wait()
    assert await shown(db) == ["Alkmaar", "Breda"]
    assert told == ["notice-briefs-are-leads", "notice-briefs-are-back"]
    assert [entry["event"] for entry in logs] == ["briefs_are_leads", "briefs_are_written_again"]


async def test_the_operators_hear_of_a_model_that_is_not_there(db: Database):
    """Once; leads that were asked for are no trouble."""
    told: list[str] = []

    async def tell(name: str) -> None:
        told.append(name)

    async with writing_briefs(db, Lead(), clock, tell):
        assert told == []
    async with writing_briefs(db, Lead(), clock, tell, missing=True):
        assert told == ["notice-model-is-missing"]


@pytest.mark.parametrize("chats", [(), (7, -100)])
async def test_word_to_the_operators_goes_to_each_of_their_chats(db: Database, chats: tuple[int, ...]):
    """In Dutch, through the outbox; without a chat the log is all there is."""
    woken: list[bool] = []
    await Admins(db, chats, clock, lambda: woken.append(True)).tell("notice-briefs-are-leads")
    async with db.write() as conn:
        due = await outbox.claim(conn, limit=9, now=NOW, lease=timedelta(minutes=1))
    assert [(one.chat_id, one.purpose) for one in due] == [(chat, Purpose.NOTICE) for chat in chats]
    assert all("eerste zinnen" in one.payload.html for one in due)
    assert len(woken) == (1 if chats else 0)


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
