"""`/start`: from the first word to a digest by taps."""

import pytest

from handlers.asker import Asker
from handlers.desk import Desk
from handlers.following.picking import POPULAR
from handlers.following.wanted import wanted
from storage.following import Manner
from tests.handlers.conftest import Stock
from tests.handlers.reader import Reader

KYIV = {"title": "Tram in Kyiv rijdt weer", "body": "De tram in Kyiv rijdt weer. Dat meldt het stadsbestuur van Kyiv."}


async def test_from_start_to_a_digest(noor: Reader, stock: Stock):
    """Topics, times, at once, and a digest, all by taps; the last step says what was chosen."""
    await stock(KYIV)
    hello = await noor.says("/start")
    assert "Dag Noor!" in hello
    assert "Wat wil je volgen?" in hello
    await noor.taps("Oekraïne")
    assert "✓ Oekraïne" in noor.texts()
    await noor.taps("Ajax") if "Ajax" in noor.texts() else await noor.presses("pick:walk:1:on:ajax")
    await noor.taps("Klaar")
    assert noor.texts()[:3] == ["✓ 7.30", "12.30", "18.00"]
    await noor.taps("18.00")
    await noor.taps("Meteen bij nieuws")
    assert "✓ Meteen bij nieuws" in noor.texts()
    assert {one.manner for one in await noor.follows()} == {Manner.AT_ONCE}
    assert await noor.taps("Klaar") == (
        "Klaar. Je volgt nu <b>Oekraïne en Ajax</b>.\n\n"
        "Je briefing komt elke dag om 7.30 en 18.00 uur.\n"
        "Nieuws erover meld ik ook meteen."
    )
    assert "Tram in Kyiv" in await noor.taps("Laat een briefing zien")
    assert "Welkom terug, Noor." in await noor.says("/start")


async def test_each_tap_says_what_is_wanted(noor: Reader):
    """Pressed twice, or handled again after a crash, a tap does what it did the first time."""
    await noor.says("/start")
    for data in ("pick:walk:0:on:gaza", "walk:at:1080:on", "walk:once:on"):
        for _ in range(2):
            assert await noor.presses(data) is not None
    assert await noor.names() == ["Gaza"]
    assert len(await noor.slots()) == 2
    assert [one.manner for one in await noor.follows()] == [Manner.AT_ONCE]
    for data in ("walk:at:1080:off", "walk:once:off", "pick:walk:0:off:gaza"):
        for _ in range(2):
            assert await noor.presses(data) is not None
    assert (await noor.names(), len(await noor.slots())) == ([], 1)


async def test_who_chooses_nothing_hears_how_to_go_on(noor: Reader):
    """No topics, no times: both ends have a word of their own."""
    await noor.says("/start")
    await noor.taps("Klaar")
    assert "Je volgt nu niets" in await noor.taps("Klaar")
    await noor.taps("Meer onderwerpen")
    await noor.taps("Gaza")
    await noor.taps("Klaar")
    await noor.taps("✓ 7.30")
    assert "Een vaste tijd heb je niet" in await noor.taps("Klaar")


async def test_a_time_of_ones_own_stays(noor: Reader):
    """The walk adds and removes only the times that it shows, and keeps the days that were chosen."""
    await noor.says("/tijden werkdagen 7:30, elke dag 9:15")
    await noor.presses("walk:at:450:on")
    await noor.presses("walk:at:750:on")
    assert [(one.slot.time.isoformat("minutes"), len(one.slot.weekdays)) for one in await noor.slots()] == [
        ("07:30", 5),
        ("09:15", 7),
        ("12:30", 7),
    ]


async def test_in_a_group_it_is_short(desk: Desk):
    """It says what everybody can ask, and how administrators begin."""
    group = Reader(desk, Asker(chat_id=-5, kind="group", title="Buurt", user_id=7, language_code="nl"))
    said = await group.says("/start")
    assert len(said) < 300
    assert "Beheerders kiezen met /volg" in said
    assert group.buttons() == []
    assert await group.here() is None


async def test_an_english_reader_walks_in_english(desk: Desk):
    """The times too."""
    ann = Reader(desk, Asker(chat_id=9, user_id=9, first_name="Ann", language_code="en-GB"))
    assert "Hello Ann!" in await ann.says("/start")
    await ann.taps("Gaza")
    await ann.taps("Done")
    assert ann.texts()[0] == "✓ 7:30"
    assert "Your digest comes every day at 7:30." in await ann.taps("Done")


@pytest.mark.parametrize("name", POPULAR)
def test_what_is_offered_is_known(name: str):
    """By that very name, so that it is ticked however it was followed, and fits into a button."""
    assert (wanted(name).name, wanted(name).query) == (name, name)
    assert len(f"pick:walk:99:off:{name}".encode()) <= 64
