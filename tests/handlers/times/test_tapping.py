"""The buttons of `/tijden`."""

import pytest

from handlers.desk import Desk
from handlers.times.location import located
from tests.handlers.reader import Reader

from .test_schedule import kept


async def test_a_time_is_added_changed_and_removed_by_taps(noor: Reader):
    """Days go round: each day, work days, weekend."""
    await noor.says("/tijden")
    await noor.taps("+ 7.30")
    for days in ("werkdagen", "za, zo", "elke dag"):
        await noor.taps("7.30 ·")
        assert f"7.30 · {days}" in noor.texts()
    await noor.taps("✕ 7.30")
    assert await kept(noor) == []
    assert "geen briefing op een vaste tijd" in noor.screen.html


async def test_a_tap_that_comes_twice_is_one_wish(noor: Reader):
    """Two quick taps on the days, or a crash between: the second changes nothing."""
    await noor.says("/tijden 7:30")
    [days] = [one.data for one in noor.buttons() if one.text.startswith("7.30")]
    for _ in range(2):
        await noor.presses(days)
    assert await kept(noor) == [("07:30", "01234")]


async def test_quiet_pause_and_zone_have_screens_with_a_way_back(noor: Reader):
    """In the same message."""
    await noor.says("/tijden 7:30")
    await noor.taps("Stille uren")
    await noor.taps("22.00 – 7.00")
    assert "Stil: van 22.00 tot 7.00 uur" in noor.screen.html
    await noor.taps("Stille uren")
    await noor.taps("Geen stille uren")
    assert "Stil: nooit" in noor.screen.html
    await noor.taps("Pauze")
    await noor.taps("Een week")
    assert "tot zondag 8 februari" in noor.screen.html
    await noor.taps("Pauze")
    await noor.taps("Pauze beëindigen")
    assert "Pauze:" not in noor.screen.html
    await noor.taps("Tijdzone")
    await noor.taps("Terug")
    assert "Je tijden" in noor.screen.html


async def test_there_is_an_end_to_the_times(noor: Reader):
    """A tap on one more says so, and keeps what is there."""
    await noor.says("/tijden " + " ".join(f"{hour}:05" for hour in range(24)))
    here = await noor.here()
    assert here is not None
    done = await noor.presses(f"times:{here.id}:add:450")
    assert done is not None
    assert "hoogstens 24" in done.notice
    assert len(await noor.slots()) == 24
    await noor.presses("walk:at:450:on")
    assert len(await noor.slots()) == 24


@pytest.mark.parametrize(
    "latitude,longitude,zone",
    [(5.85, -55.2, "America/Paramaribo"), (-6.2, 106.8, "Asia/Jakarta"), (91.0, 0.0, None), (float("nan"), 0.0, None)],
)
async def test_a_location_tells_the_zone(noor: Reader, desk: Desk, latitude: float, longitude: float, zone: str | None):
    """And one that is nowhere on earth is asked about, and makes nothing."""
    answer = await located(desk, await noor.turn(), latitude, longitude)
    here = await noor.here()
    assert (here.zone.key if here else None) == zone
    assert ("Het is nu" in answer.messages[0].html) is (zone is not None)


@pytest.mark.parametrize(
    "what",
    [
        *("zone:", "zone:../../etc/passwd", "zone:Europe", "zone:tzdata.zi", "zone:Europe/Nergenshuizen", "zone:\x00"),
        *("add:1440", "add:-1", "add:٣", "add:450-work", "days:450", "days:450-never", "del:99999", "del:" + "9" * 39),
        *("quiet:1-1", "quiet:9-9999", "quiet:ja", "pause:0", "pause:999", "pause:ja", "main:x", "nonsense", "add"),
    ],
)
async def test_forged_buttons_do_nothing(noor: Reader, what: str):
    """Whatever stands in them."""
    await noor.says("/tijden 7:30")
    here, slots = await noor.here(), await noor.slots()
    assert here is not None
    assert await noor.presses(f"times:{here.id}:{what}") is None
    assert (await noor.here(), await noor.slots()) == (here, slots)


async def test_buttons_of_another_chat_do_nothing(noor: Reader):
    """Nor those of a channel that is not set up any more."""
    channel = await noor.sets_up_channel()
    said = await noor.says("/tijden 9:00")
    assert "Dijk &amp; co" in said
    await noor.is_back()
    assert await noor.presses(f"times:{channel.id}:add:450") is None
    assert await kept(noor) == []
    assert await noor.presses("times:999:add:450") is None
