"""Placing: what tells one event comes to stand in one story, whatever way it came in."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import placing
from bot.intake import Intake
from news.article import Article, Kind
from storage import arrivals, kept, story_links, word_counts
from storage.database import Database
from storage.upgrade import upgrade

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
FIRST = (
    "Een storm heeft in Westerwijk het dak van zwembad De Golf weggeblazen, meldt de brandweer van Noorderhaven. "
    "Badmeester Piet Kuipers zag de platen over het parkeerterrein vliegen."
)
LAST = (
    "Niemand raakte gewond, zegt burgemeester Lotte Ruiter, die de zwemmers in sporthal De Duinroos laat opvangen. "
    "De schade bedraagt volgens verzekeraar Achterweg zeker drie miljoen euro. Woensdag komt de constructeur kijken."
)
WHOLE = f"{FIRST} {LAST}"
OTHER = (
    "De politie hield in Oosterdam drie inbrekers van juwelier Smaragd aan na een achtervolging over de snelweg, "
    "zegt officier Terpstra. De buit van twee ton is terug bij de eigenaar, die met de schrik vrijkwam."
)


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database."""
    async with await Database.open(f"sqlite+aiosqlite:///{tmp_path}/news.sqlite3") as database:
        await upgrade(database)
        yield database


def report(number: int, body: str, **values: object) -> Article:
    """A report at a publisher of its own."""
    known = {"published_at": NOW - timedelta(hours=1), "publisher": f"Krant {number}", "title": f"Bericht {number}"}
    return Article(source=f"file:{number}", guid=str(number), fetched_at=NOW, body=body, **(known | values))  # type: ignore[arg-type]


async def placed(db: Database, *batches: Sequence[Article]) -> list[int]:
    """The story of each article, after all of these came in."""
    intake = Intake(db, lambda: NOW)
    ids = [one.kept.id for batch in batches for one in await intake.take(batch)]
    async with db.read() as conn:
        return [one.story_id or 0 for one in await kept.get(conn, ids)]


async def test_reports_of_one_event_stand_together(db: Database) -> None:
    """In one batch, in two, and beside another event."""
    copies = [report(1, WHOLE), report(2, OTHER), report(3, WHOLE.replace("Een storm", "De storm"))]
    one, other, copy, later = await placed(db, copies, [report(4, WHOLE)])
    assert one == copy == later != other


async def test_more_than_is_looked_up_at_once(db: Database) -> None:
    """Copies in one batch find each other however long it is."""
    found = await placed(db, [report(number, WHOLE if number % 2 else OTHER) for number in range(2 * placing.AT_ONCE)])
    assert len(set(found)) == 2
    assert found[0] == found[2] != found[1]


async def test_a_report_that_belongs_to_two_stories_makes_them_one(db: Database) -> None:
    """They become the one that was there first; nothing is left of the other."""
    first, last, whole = await placed(db, [report(1, FIRST)], [report(2, LAST)], [report(3, WHOLE)])
    assert first == last == whole


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (2, 0, 3, 1), (3, 2, 1, 0)])
async def test_the_order_makes_no_difference(db: Database, order: tuple[int, ...]) -> None:
    """The same articles in another order stand together alike."""
    all_of_them = [report(1, FIRST), report(2, LAST), report(3, WHOLE), report(4, OTHER)]
    found = await placed(db, *([all_of_them[number]] for number in order))
    story = {number: found[place] for place, number in enumerate(order)}
    assert story[0] == story[1] == story[2] != story[3]


async def test_a_changed_article_keeps_its_story_and_may_bring_another(db: Database) -> None:
    """A first flash says little; when it says more, it turns out to be what others tell."""
    flash = report(1, "Er is iets met een zwembad in Westerwijk.")
    first, others = await placed(db, [flash], [report(2, WHOLE)])
    assert first != others
    fuller = replace(flash, body=WHOLE, fetched_at=NOW + timedelta(minutes=9))
    (after,) = await placed(db, [fuller])
    assert after == first
    async with db.read() as conn:
        assert {one.story_id for one in await kept.get(conn, [1, 2])} == {first}


async def test_three_hundred_updates_are_one_story(db: Database) -> None:
    """A live blog under one address stays one story, and takes no report of its event in."""
    address = "https://bode.example/liveblog/storm"
    blog = report(1, WHOLE, url=address, kind=Kind.LIVEBLOG, title="Liveblog storm")
    updates = [
        replace(
            blog, body=f"Update {number}: de wind draait.\n\n{blog.body}", fetched_at=NOW + timedelta(minutes=number)
        )
        for number in range(300)
    ]
    found = await placed(db, *(updates[first : first + 50] for first in range(0, 300, 50)), [report(2, WHOLE)])
    assert len(set(found[:-1])) == 1
    assert found[-1] not in found[:-1]


async def test_stories_of_one_affair_are_linked_by_what_came_first(db: Database) -> None:
    """The later of both goes on with the earlier, also where the earlier one comes in last."""
    day_after = report(
        1,
        f"{OTHER} Vandaag zei officier Terpstra dat de drie inbrekers ook elders toesloegen.",
        published_at=NOW,
    )
    before = report(2, OTHER, published_at=NOW - timedelta(days=4))
    later, earlier = await placed(db, [day_after], [before])
    async with db.read() as conn:
        found = await story_links.earlier(conn, [later, earlier])
    assert later != earlier
    assert found == {later: [earlier]}


async def test_columns_of_other_days_stay_apart_and_copies_of_one_do_not(db: Database) -> None:
    """The same name is not the same news; the same words under it are."""
    one = report(1, f"Kuipers wint. {WHOLE}", title="Kort nieuws Westerwijk")
    other = report(2, f"Ruiter weg. {OTHER}", title="Kort nieuws Westerwijk")
    first, second, again = await placed(db, [one, other, replace(one, source="file:3", guid="3")])
    assert first == again != second


async def test_every_fourth_article_is_learned_once(db: Database) -> None:
    """Its words are counted when it comes in, and not again when it changes; samples teach nothing."""
    intake = Intake(db, lambda: NOW)
    await intake.take([report(number, OTHER) for number in range(9)], sample=True)
    async with db.read() as conn:
        assert not await word_counts.get(conn, [word_counts.OF])
    articles = [report(number, f"{WHOLE} Nummer {number}.") for number in range(20, 28)]
    await intake.take(articles)
    await intake.take([replace(one, body=f"{one.body} Meer.", fetched_at=NOW + timedelta(hours=1)) for one in articles])
    async with db.read() as conn:
        assert await word_counts.get(conn, [word_counts.OF, "zwembad"]) == {word_counts.OF: 2, "zwembad": 2}
        assert await arrivals.waiting(conn, limit=50)
