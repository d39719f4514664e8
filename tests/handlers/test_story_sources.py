"""Sources behind a button: who tells a story, since when, and what came before, in any chat."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.answer import BUTTON_DATA_BYTES
from handlers.asker import Asker
from handlers.desk import Desk
from handlers.stories.address import Place, ask_data, asked, turn_data, turned
from handlers.stories.sources import PAGE
from news.article import Article, Kind
from storage import story_links
from storage.articles import take_in
from storage.stories import Placement, place

from .reader import Reader
from .stories import NOW

ANP = "<b>Brug & zo</b>"


async def story(desk: Desk, *publishers: str, title: str = "Brug dicht", **values: Any) -> int:
    """A story that these tell, an hour after each other, the first six hours ago; its id."""
    made = [
        Article(
            **{
                "source": f"file:{number}",
                "guid": f"{title}-{number}",
                "title": title if number == 0 else f"{title}, meldt nummer {number}",
                "body": f"Bericht {number} over {title}.",
                "publisher": publisher,
                "url": f"https://krant.example/{title.lower().replace(' ', '-')}/{number}",
                "fetched_at": NOW,
                "published_at": NOW - timedelta(hours=6) + timedelta(hours=min(number, 5)),
            }
            | values
        )
        for number, publisher in enumerate(publishers)
    ]
    async with desk.db.write() as conn:
        ids = tuple(taken.kept.id for taken in await take_in(conn, made, NOW))
        return (await place(conn, [Placement(article_ids=ids, lead_id=ids[0])]))[0]


async def test_one_story_shows_who_tells_it(desk: Desk):
    """Each with its link, its time and its own title, the earliest first; the first and the latest time above."""
    number = await story(desk, "De Dijkbode", ANP, "Het Avondspoor")
    reader = Reader(desk)
    await reader.presses(ask_data([number]))
    assert reader.screen.html == (
        "<b>Brug dicht</b>\n"
        "3 bronnen, van 6.00 uur tot 8.00 uur\n\n"
        '<a href="https://krant.example/brug-dicht/0">De Dijkbode</a> · 6.00 uur\n'
        '<a href="https://krant.example/brug-dicht/1">&lt;b&gt;Brug &amp; zo&lt;/b&gt;</a> · 7.00 uur\n'
        "<i>Brug dicht, meldt nummer 1</i>\n"
        '<a href="https://krant.example/brug-dicht/2">Het Avondspoor</a> · 8.00 uur\n'
        "<i>Brug dicht, meldt nummer 2</i>"
    )
    assert reader.texts() == []


async def test_english_readers_read_it_in_english(desk: Desk):
    """The news stays Dutch."""
    number = await story(desk, "De Dijkbode", "Het Avondspoor")
    reader = Reader(desk, Asker(chat_id=8, user_id=8, language_code="en"))
    await reader.presses(ask_data([number]))
    assert "2 sources, from 6:00 to 7:00" in reader.screen.html


async def test_what_is_special_about_a_source_is_marked(desk: Desk):
    """Paid articles and live blogs; a source without a name is one too."""
    number = await story(desk, "De Dijkbode", paywalled=True, kind=Kind.LIVEBLOG)
    nameless = await story(desk, "", title="Naamloos", publisher=None, url=None)
    reader = Reader(desk)
    await reader.presses(ask_data([number]))
    assert reader.screen.html.endswith("· 6.00 uur · betaald artikel · liveblog")
    await reader.presses(ask_data([nameless]))
    assert reader.screen.html.endswith("\n\nbron onbekend · 6.00 uur")


async def test_many_sources_are_paged_in_place(desk: Desk):
    """On and back; what came before stands on the first page alone."""
    number = await story(desk, *(f"Krant {place}" for place in range(PAGE + 3)))
    await before(desk, number, await story(desk, "De Brug", title="Brug verzakt"))
    reader = Reader(desk)
    done = await reader.presses(ask_data([number]))
    assert done is not None
    assert done.answer is not None
    assert reader.texts() == ["Verder ›"]
    assert ["Krant 7" in reader.screen.html, "Krant 8" in reader.screen.html] == [True, False]
    assert "<b>Eerder</b>" in reader.screen.html
    assert "Krant 8" in await reader.taps("Verder")
    assert reader.texts() == ["‹ Terug"]
    assert "<b>Eerder</b>" not in reader.screen.html
    assert "Krant 0" in await reader.taps("Terug")


async def test_what_came_before_is_named_latest_first(desk: Desk):
    """Three at most, each with its link and day."""
    number = await story(desk, "De Dijkbode")
    for days in (4, 1, 3, 2):
        at = {"published_at": NOW - timedelta(days=days)}
        await before(desk, number, await story(desk, "De Brug", title=f"Van {days} dagen her", **at))
    reader = Reader(desk)
    await reader.presses(ask_data([number]))
    *_, earlier = reader.screen.html.split("\n\n")
    lines = earlier.split("\n")
    assert lines[0] == "<b>Eerder</b>"
    assert [line.split(">")[1].split("<")[0] for line in lines[1:]] == [
        "Van 1 dagen her",
        "Van 2 dagen her",
        "Van 3 dagen her",
    ]
    assert lines[1].endswith(" · gisteren 12.00 uur")


async def before(desk: Desk, later: int, earlier: int) -> None:
    """The later story goes on with the affair of the earlier one."""
    async with desk.db.write() as conn:
        await story_links.keep(conn, {(later, earlier): 1.0})


async def test_of_several_stories_one_is_chosen(desk: Desk):
    """By its title, and back to the others."""
    one, other = await story(desk, "A", "B"), await story(desk, "C", "D", title="Haven open")
    reader = Reader(desk)
    await reader.presses(ask_data([one, other]))
    assert reader.screen.html == "Van welk bericht wil je de bronnen zien?"
    assert reader.texts() == ["Brug dicht", "Haven open"]
    assert "<b>Haven open</b>" in await reader.taps("Haven")
    assert reader.texts() == ["‹ Andere berichten"]
    await reader.taps("Andere")
    assert reader.texts() == ["Brug dicht", "Haven open"]


async def test_the_button_stands_under_news_that_has_more_to_show(desk: Desk):
    """In the answer to /latest: several sources, or an earlier part."""
    lone = await story(desk, "A", title="Alleen hier")
    reader = Reader(desk)
    await reader.says("/laatste")
    assert "Bronnen" not in reader.texts()
    await before(desk, lone, await story(desk, "B", title="Wat eraan voorafging"))
    await reader.says("/laatste")
    assert "Bronnen" in reader.texts()
    assert "Wat eraan voorafging" in await reader.taps("Bronnen")


@pytest.mark.parametrize(
    "chat", [{"chat_id": -5, "kind": "supergroup", "thread_id": 3}, {"chat_id": -6, "kind": "group"}]
)
async def test_anyone_in_a_group_may_ask(desk: Desk, chat: dict[str, Any]):
    """It changes nothing, so that it takes no rights."""
    number = await story(desk, "A", "B")
    reader = Reader(desk, Asker(user_id=9, language_code="nl", **chat))
    done = await reader.presses(ask_data([number]))
    assert done is not None
    assert done.answer is not None


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("src:zzzz", id="no such story"),
        pytest.param("srt:5-0:1", id="no such place"),
        pytest.param("srt::zzzz", id="a list of nothing"),
    ],
)
async def test_what_is_not_there_is_said_to_be_gone(desk: Desk, data: str):
    """Whoever presses may have made it up."""
    await story(desk, "A", "B")
    done = await Reader(desk).presses(data)
    assert done is not None
    assert (done.notice, done.answer, done.page) == ("Dat bericht heb ik niet meer.", None, None)


@pytest.mark.parametrize(
    "data", ["src:", "src:A", "src:1.", "srt:1:1", "srt:1-:1", "src:" + "z" * 14, "why:1", "src:é"]
)
def test_foreign_data_is_none_of_ours(data: str):
    """Another conversation may know it."""
    assert asked(data) is None
    assert turned(data) is None


async def test_a_page_beyond_the_last_is_the_last(desk: Desk):
    """Articles may have left the story."""
    number = await story(desk, "A", "B")
    reader = Reader(desk)
    await reader.presses(turn_data(Place((number,), 0, 99)))
    assert "2 bronnen" in reader.screen.html


@given(st.lists(st.integers(1, 2**63 - 1), min_size=1, max_size=40), st.integers(0, 99), st.integers(0, 99))
def test_as_many_stories_as_fit_are_carried(story_ids: list[int], place_: int, page: int):
    """From the first, each once, and they come back as they were."""
    ours = tuple(dict.fromkeys(story_ids))
    for data in (ask_data(story_ids), turn_data(Place(ours)), turn_data(Place(ours, place_, page))):
        assert len(data.encode()) <= BUTTON_DATA_BYTES
    back = asked(ask_data(story_ids))
    assert back is not None
    assert back.story_ids == ours[: len(back.story_ids)] != ()
    assert turned(turn_data(Place(back.story_ids, place_, page))) == Place(back.story_ids, place_, page)
    assert len(back.story_ids) >= min(len(ours), 3)
