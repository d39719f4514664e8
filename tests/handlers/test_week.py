"""`/week`: the ten biggest stories of seven days, each under the day on which it began."""

import re
from datetime import timedelta

import pytest

from handlers.asker import Asker
from handlers.desk import Desk
from news.article import Article, Kind
from tests.storage.universe import tell

from .reader import Reader
from .stories import NOW

WORDS = (
    "brug",
    "storm",
    "museum",
    "wolf",
    "kathedraal",
    "dijk",
    "orgel",
    "veerpont",
    "haven",
    "molen",
    "sluis",
    "tram",
)


async def happen(desk: Desk, *stories: tuple[str, int, float], kind: Kind = Kind.ARTICLE) -> None:
    """Each of these, told by so many outlets so many days ago."""
    for word, outlets, ago in stories:
        made = [
            Article(
                source="file:test",
                fetched_at=NOW,
                published_at=NOW - timedelta(days=ago, minutes=outlet),
                guid=f"{word}-{outlet}",
                title=f"Nieuws over de {word} van Heusden",
                body=f"Er is een {word} waar iedereen in Heusden over praat, zegt men.",
                publisher=f"Krant {outlet}",
                kind=kind,
            )
            for outlet in range(outlets)
        ]
        await tell(desk.db, *made, now=NOW)


def told(html: str) -> list[str]:
    """What each story is about, in the order shown."""
    return re.findall(r"<b>Nieuws over de (\w+) van", html)


@pytest.fixture
def reader(desk: Desk) -> Reader:
    """Somebody in a private chat."""
    return Reader(desk)


async def test_the_biggest_of_the_week_come_first(reader: Reader):
    """However old, within the week; of more than five the others are a tap away, ten in all."""
    await happen(reader.desk, *((word, 12 - place, 0.5 + place / 2) for place, word in enumerate(WORDS)))
    first = await reader.says("/week")
    assert first.startswith("<b>Het nieuws van de afgelopen week</b>")
    assert told(first) == list(WORDS[:5])
    second = await reader.taps("Verder")
    assert told(second) == list(WORDS[5:10])
    assert [text for text in reader.texts() if "Verder" in text] == []
    assert told(await reader.taps("Terug")) == list(WORDS[:5])


async def test_last_weeks_news_is_not_this_weeks(reader: Reader):
    """Eight days ago, and told by everybody."""
    await happen(reader.desk, ("brug", 9, 8), ("storm", 1, 3))
    assert told(await reader.says("/week")) == ["storm"]


async def test_each_story_stands_under_its_day(reader: Reader):
    """In the reader's own language."""
    await happen(reader.desk, ("brug", 3, 2))
    assert "<i>vrijdag 30 januari</i>\n<b>Nieuws over de brug" in await reader.says("/week")
    english = Reader(reader.desk, Asker(chat_id=8, user_id=8, language_code="en"))
    assert "<i>Friday 30 January</i>\n<b>Nieuws over de brug" in await english.says("/week")


async def test_an_empty_week_is_said(reader: Reader):
    """With where there may be news; stubs are none."""
    await happen(reader.desk, ("brug", 2, 9))
    await happen(reader.desk, ("storm", 2, 1), kind=Kind.STUB)
    said = await reader.says("/week")
    assert "geen nieuws" in said
    assert "/laatste" in said
    assert reader.buttons() == []


async def test_what_comes_in_meanwhile_shifts_nothing(reader: Reader):
    """The second page is that of the week that was asked for."""
    await happen(reader.desk, *((word, 8 - place, 1) for place, word in enumerate(WORDS[:8])))
    await reader.says("/week")
    await happen(reader.desk, ("tram", 12, 0))
    assert told(await reader.taps("Verder")) == list(WORDS[5:8])


@pytest.mark.parametrize("data", ["week:1", "week:x:0", "week:999:5", "week:1:0:0", "week:-1:0", "latest:1:0"])
async def test_foreign_data_has_no_page(reader: Reader, data: str):
    """Whoever sends it."""
    assert await reader.presses(data) is None


async def test_a_page_behind_the_last_says_so(reader: Reader):
    """And leads back."""
    await happen(reader.desk, *((word, 8 - place, 1) for place, word in enumerate(WORDS[:7])))
    await reader.says("/week")
    number = next(one.data for one in reader.buttons() if "Verder" in one.text).split(":")[1]
    done = await reader.presses(f"week:{number}:10")
    assert done is not None
    assert done.page is not None
    assert "Dit was de week." in done.page.html
    assert told(await reader.taps("Terug")) == list(WORDS[5:7])
