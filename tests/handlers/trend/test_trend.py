"""`/trend`: a picture in the chat, that turns to other days and colours where it stands."""

import pytest

from bot.pictures import description
from handlers.answer import BUTTON_DATA_BYTES
from handlers.asker import Asker
from handlers.desk import Desk
from handlers.trend.studio import Studio

from ..reader import Reader
from .articles import snow


@pytest.fixture
def reader(desk: Desk) -> Reader:
    """Somebody in a private chat."""
    return Reader(desk)


def drawn(reader: Reader) -> str:
    """The picture on the screen, in words."""
    assert reader.screen.picture is not None
    return description(reader.screen.picture)


async def test_a_topic_gets_its_picture(reader: Reader):
    """With the counts in words, the stories under it, and buttons to turn it."""
    await snow(reader.desk.db, 0.1, 0.2, 3)
    said = await reader.says("/trend sneeuw")
    assert said.startswith("<b>sneeuw</b>: 3 berichten in 14 dagen, de meeste op zondag 1 februari (2).")
    assert said.count("https://dijkbode.example/") == 3
    assert drawn(reader).split("\n")[0].startswith("2 │")
    assert drawn(reader).endswith("19 jan – 1 feb")
    assert reader.texts() == ["30 dagen", "90 dagen", "Donker", "Nieuws over sneeuw"]


async def test_it_turns_where_it_stands(reader: Reader):
    """Other days, other colours, and back; what is chosen once stays chosen."""
    await snow(reader.desk.db, 0.1, 20)
    await reader.says("/trend sneeuw")
    light = reader.screen.picture
    assert "2 berichten in 30 dagen" in await reader.taps("30 dagen")
    await reader.taps("Donker")
    assert reader.texts() == ["14 dagen", "90 dagen", "Licht", "Nieuws over sneeuw"]
    assert "één bericht in 14 dagen" in await reader.taps("14 dagen")
    dark = reader.screen.picture
    assert dark != light
    assert drawn(reader) == description(light or b"")
    await reader.taps("Licht")
    assert reader.screen.picture == light


async def test_the_news_itself_is_a_tap_away(reader: Reader):
    """As `/topic` gives it."""
    await snow(reader.desk.db, 1)
    await reader.says("/trend sneeuw")
    assert "<b>Nieuws over sneeuw</b>" in await reader.taps("Nieuws over")


async def test_without_news_there_are_kind_words_and_no_picture(reader: Reader):
    """And older days to ask for, which come as a message of their own."""
    await snow(reader.desk.db, 60)
    said = await reader.says("/trend sneeuw")
    assert said == "In de laatste 14 dagen vond ik niets over “sneeuw”."
    assert reader.screen.picture is None
    assert reader.texts() == ["30 dagen", "90 dagen"]
    assert "In de laatste 30 dagen vond ik niets" in await reader.taps("30 dagen")
    done = await reader.presses(reader.buttons()[-1].data)
    assert done is not None
    assert done.page is None
    assert done.answer is not None
    assert "één bericht in 90 dagen" in done.answer.messages[0].html


async def test_days_without_news_leave_the_picture(reader: Reader):
    """What a button would turn into nothing stays, and says why."""
    await snow(reader.desk.db, 20)
    await reader.says("/trend sneeuw")
    await reader.taps("30 dagen")
    done = await reader.presses(reader.buttons()[0].data)
    assert done is not None
    assert (done.page, done.answer) == (None, None)
    assert "niets over “sneeuw”" in done.notice


async def test_a_slip_of_the_pen_is_asked_about(reader: Reader):
    """With a button for what was perhaps meant."""
    await snow(reader.desk.db, 1, title="Kyiv zonder stroom", body="In Kyiv viel de stroom uit.")
    said = await reader.says("/trend oekriane")
    assert "Bedoelde je" in said
    assert "<b>Oekraïne</b>: één bericht" in await reader.taps("Oekraïne")


async def test_a_known_topic_is_named_as_it_is_known(reader: Reader):
    """However it was typed; in the reader's language."""
    await snow(reader.desk.db, 1, title="Kyiv zonder stroom", body="In Kyiv viel de stroom uit.")
    assert "<b>Oekraïne</b>" in await reader.says("/trend OEKRAINE")
    english = Reader(reader.desk, Asker(chat_id=8, user_id=8, language_code="en"))
    assert "one report in 14 days, on Saturday 31 January." in await english.says("/trend oekraine")
    assert english.texts()[:3] == ["30 days", "90 days", "Dark"]


@pytest.mark.parametrize(
    "said,answer",
    [
        ("/trend", "Van welk onderwerp"),
        ("/trend \u200b", "Van welk onderwerp"),
        ("/trend -gaza", "niet wilt lezen"),
        ("/trend (", "/trend Oekraïne"),
        ("/trend " + "a" * 500, "te lang"),
    ],
)
async def test_what_cannot_be_drawn_is_explained(reader: Reader, said: str, answer: str):
    """With an example."""
    assert answer in await reader.says(said)
    assert reader.screen.picture is None


async def test_a_long_question_fits_its_buttons(reader: Reader):
    """64 bytes cannot carry it; a name that is long is cut where it is shown."""
    await snow(reader.desk.db, 1)
    await reader.says("/trend sneeuw OR " + " OR ".join(f'"{letter * 20} x"' for letter in "abcdef"))
    assert reader.screen.picture is not None
    assert all(len(one.data.encode()) <= BUTTON_DATA_BYTES for one in reader.buttons())


@pytest.mark.parametrize(
    "data", ["trend:1:15:l", "trend:1:14:x", "trend:x:14:l", "trend:999:14:l", "trend:1:14", "trend"]
)
async def test_foreign_data_draws_nothing(reader: Reader, data: str):
    """Whoever sends it."""
    assert await reader.presses(data) is None


async def test_where_nothing_can_be_drawn_the_words_are_there(desk: Desk):
    """The chart in characters instead; a picture that stands stays as it is, and says so."""
    reader = Reader(desk)
    await snow(desk.db, 1)
    await reader.says("/trend sneeuw")
    button = reader.buttons()[0].data
    broken = Reader(_with(desk, Studio(command=("false",))))
    said = await broken.says("/trend sneeuw")
    assert broken.screen.picture is None
    assert "<pre>1 │" in said
    assert broken.buttons() == []
    done = await broken.presses(button)
    assert done is not None
    assert done.page is None
    assert "niet om “sneeuw”" in done.notice


def _with(desk: Desk, studio: Studio) -> Desk:
    return Desk(desk.db, desk.clock, desk.zone, studio=studio)
