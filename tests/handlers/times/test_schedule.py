"""`/tijden` as a reader types it."""

import pytest

from handlers.asker import Asker
from handlers.desk import Desk
from tests.handlers.fake_members import FakeMembers
from tests.handlers.reader import Reader


async def kept(reader: Reader) -> list[tuple[str, str]]:
    """The times and their weekdays (0 is Monday)."""
    return [
        (f"{one.slot.time:%H:%M}", "".join(str(day) for day in sorted(one.slot.weekdays)))
        for one in await reader.slots()
    ]


@pytest.mark.parametrize(
    "typed,expected",
    [
        pytest.param(["werkdagen 7:30, weekend 9 uur"], [("07:30", "01234"), ("09:00", "56")], id="days"),
        pytest.param(["half acht", "erbij 18:00"], [("07:30", "0123456"), ("18:00", "0123456")], id="one more"),
        pytest.param(["7:30 en 18:00", "weg 7:30"], [("18:00", "0123456")], id="one less"),
        pytest.param(["7:30", "weg 7:30 in het weekend"], [("07:30", "01234")], id="some days less"),
        pytest.param(["7:30", "geen"], [], id="none"),
        pytest.param(["7:30", "alles weg"], [], id="all away"),
        pytest.param(["7:30", "onzin"], [("07:30", "0123456")], id="nonsense changes nothing"),
        pytest.param(["7:30", "25:00"], [("07:30", "0123456")], id="no such time changes nothing"),
        pytest.param(["7:30", "morgen 8 uur"], [("07:30", "0123456")], id="a day of its own changes nothing"),
        pytest.param(["7:30", "erbij vanavond 8 uur"], [("07:30", "0123456")], id="not beside others either"),
    ],
)
async def test_times_are_set_in_words(noor: Reader, typed: list[str], expected: list[tuple[str, str]]):
    """As one says them; what is not understood changes nothing."""
    for words in typed:
        await noor.says(f"/tijden {words}")
    assert await kept(noor) == expected


@pytest.mark.parametrize(
    "typed,part",
    [
        pytest.param("onzin", "kan ik niet lezen als tijd", id="nonsense"),
        pytest.param("25:00", "Die tijd bestaat niet", id="no such time"),
        pytest.param("morgen 8 uur", "alleen “morgen 8 uur” kan niet", id="a day of its own"),
        pytest.param("overmorgen", "alleen “overmorgen” kan niet", id="a day and no time"),
        pytest.param(" ".join(f"{n // 2}:{n % 2 * 30:02}" for n in range(48)), "te veel tijden", id="48 times"),
        pytest.param("<b>&" * 1000, "&lt;b&gt;&amp;", id="4,000 characters of HTML"),
        pytest.param("weg 9:00", "kreeg je al geen briefing", id="one that is not there"),
        pytest.param("stil tussen", "als stille uren", id="quiet, but when"),
        pytest.param("stil 7:00-7:00", "als stille uren", id="quiet for no time"),
        pytest.param("pauze tot gisteren", "als dag", id="a pause until yesterday"),
        pytest.param("pauze tot 1 januari 2020", "al voorbij", id="a pause in the past"),
        pytest.param("pauze tot 1 januari 2090", "te lang", id="a pause for life"),
        pytest.param("zone Xyzzyq", "ken ik niet", id="no such place"),
        pytest.param("zone", "Waar ben je?", id="a zone, but which"),
        pytest.param("stil", "Tijdens welke uren", id="quiet hours to tap"),
        pytest.param("pauze", "Hoelang", id="a pause to tap"),
    ],
)
async def test_what_cannot_be_done_is_said_kindly(noor: Reader, typed: str, part: str):
    """With what is wrong or what can be chosen; nothing has changed."""
    await noor.says("/tijden 7:30")
    before = (await noor.here(), await noor.slots())
    assert part in await noor.says(f"/tijden {typed}")
    assert (await noor.here(), await noor.slots()) == before


async def test_everything_at_a_glance(noor: Reader):
    """The times, the next one, the zone, quiet hours and a pause."""
    await noor.says("/tijden 7:30 en 18:00")
    await noor.says("/tijden stil 22:00-7:00")
    said = await noor.says("/tijden")
    assert "Briefing: elke dag om 7.30 en 18.00 uur" in said
    assert "De volgende komt zondag 1 februari om 18.00 uur." in said
    assert "Tijdzone: Amsterdam, daar is het nu 12.00 uur" in said
    assert "Stil: van 22.00 tot 7.00 uur." in said
    paused = await noor.says("/tijden pauze tot 3 maart")
    assert "Pauze:</b> tot dinsdag 3 maart stuur ik niets uit mezelf." in paused
    assert "De volgende komt" not in paused
    assert "De pauze is voorbij" in await noor.says("/tijden hervat")
    assert "Stil: nooit" in await noor.says("/tijden stil geen")


async def test_a_place_that_is_one_of_several_is_asked_about(noor: Reader):
    """Each with a button that sets the zone, and shows the time there."""
    assert "Welke plaats" in await noor.says("/tijden zone Portland")
    assert len(noor.buttons()) > 1
    assert "Het is nu 3.00 uur bij je" in await noor.taps(noor.texts()[0])


async def test_a_slip_in_a_place_is_proposed(noor: Reader):
    """And a tap takes it."""
    await noor.says("/tijden zone Paramaribi")
    await noor.taps("Paramaribo")
    here = await noor.here()
    assert here is not None
    assert here.zone.key == "America/Paramaribo"


async def test_an_english_reader_reads_english_times(desk: Desk):
    """Also on the buttons."""
    ann = Reader(desk, Asker(chat_id=9, user_id=9, language_code="en"))
    said = await ann.says("/schedule weekdays 7:30")
    assert "7:30" in said
    assert "7.30" not in said
    assert "7:30 · weekdays" in ann.texts()
    await ann.taps("Quiet hours")
    assert "22:00 – 7:00" in ann.texts()


async def test_members_of_a_group_look_and_do_not_touch(desk: Desk):
    """Where nothing is kept yet, looking makes nothing: a group's language is for its administrators to begin with."""
    group = Asker(chat_id=-5, kind="group", title="Buurt", user_id=7, language_code="en")
    member, admin = Reader(desk, group), Reader(desk, group, FakeMembers([(-5, 7)]))
    for command in ("/tijden", "/instellingen", "/tijden 8:00", "/tijden geen"):
        assert "Only administrators" in await member.says(command)
    assert await member.here() is None
    await admin.says("/tijden 8:00")
    assert "8:00" in await member.says("/tijden")
    assert "Only administrators" in await member.says("/tijden geen")
    assert await kept(member) == [("08:00", "0123456")]


async def test_a_time_of_one_day_can_be_had_every_day(noor: Reader):
    """By a button that says so, and beside the times that there are."""
    await noor.says("/tijden 7:30")
    await noor.says("/tijden vanavond 8 uur")
    await noor.taps("Elke dag om 20.00")
    assert await kept(noor) == [("07:30", "0123456"), ("20:00", "0123456")]
