"""`/bronnen`: which outlets a reader wants, and in which languages, by tapping."""

from dataclasses import replace

import pytest

from handlers.asker import Asker
from handlers.desk import Desk
from handlers.press import Press
from handlers.sources.addresses import View
from handlers.sources.choosing import source_tapped
from handlers.sources.screen import PAGE
from news.fetching.course import State
from news.outlets.known import Region
from news.outlets.naming import outlet_key, outlet_mark
from storage import feed_turns, feeds
from tests.handlers.fake_members import FakeMembers
from tests.handlers.reader import Reader
from tests.handlers.sources.conftest import Sourced
from tests.handlers.stories import NOW


async def test_nothing_to_choose_from(noor: Reader):
    """Without sources there are only the languages."""
    assert "geen bronnen" in await noor.says("/bronnen")
    assert noor.texts() == ["Ook andere talen"]


async def test_an_outlet_is_switched_off_and_on_at_a_tap(noor: Reader, sourced: Sourced):
    """The screen shows it at once, and it is so the next time."""
    await sourced("NOS")
    await sourced("NOS", "sport")
    await noor.says("/bronnen")
    assert noor.texts()[0] == "✓ NOS"
    assert "NOS: daarvan krijg je geen nieuws" in await noor.taps("NOS")
    assert noor.texts()[0] == "○ NOS"
    await noor.says("/sources")
    assert noor.texts()[0] == "○ NOS"
    assert "NOS: daarvan krijg je nieuws" in await noor.taps("NOS")
    assert noor.texts()[0] == "✓ NOS"


async def test_regions_have_screens_of_their_own(noor: Reader, sourced: Sourced):
    """National first; a region is off until it is tapped, and then it is fetched."""
    await sourced("NOS")
    feed = await sourced("Rijnmond", by_default=False)
    assert "Landelijk" in await noor.says("/bronnen")
    assert "Rijnmond" not in "".join(noor.texts())
    assert "<b>Regionaal</b>" in await noor.taps("Regionaal")
    assert noor.texts()[0] == "○ Rijnmond"
    await noor.taps("Rijnmond")
    assert noor.texts()[0] == "✓ Rijnmond"
    async with noor.desk.db.read() as conn:
        assert (await feeds.get(conn, [feed.id]))[feed.id].active


async def test_languages(noor: Reader, sourced: Sourced):
    """Dutch alone until the reader says otherwise, and again when that is unsaid."""
    await sourced("NOS")
    assert "laat ik weg" in await noor.says("/bronnen")
    assert "ook nieuws in andere talen" in await noor.taps("Ook andere talen")
    assert "ook nieuws in andere talen" in await noor.says("/bronnen")
    assert "laat ik weg" in await noor.taps("Alleen Nederlands")


async def test_a_long_list_has_pages(noor: Reader, sourced: Sourced):
    """Each outlet stands on one page; a tap stays on its page."""
    for number in range(PAGE + 3):
        await sourced(f"Krant {number:02}", f"{number}")
    await noor.says("/bronnen")
    first = [text for text in noor.texts() if "Krant" in text]
    await noor.taps("Verder ›")
    second = [text for text in noor.texts() if "Krant" in text]
    assert first + second == [f"✓ Krant {number:02}" for number in range(PAGE + 3)]
    await noor.taps("Krant 10")
    assert "○ Krant 10" in noor.texts()
    await noor.taps("‹ Terug")
    assert [text for text in noor.texts() if "Krant" in text] == first


@pytest.mark.parametrize(
    "states,word",
    [
        ((State.FINE,), ""),
        ((State.NEW,), ""),
        ((State.FAILING, State.FINE), ""),
        ((State.SLOW,), " · traag"),
        ((State.FAILING, State.SLOW), " · traag"),
        ((State.FAILING,), " · hapert"),
        ((State.FAILING, State.NEW), " · hapert"),
        ((State.CONSENT, State.FAILING), " · afgeschermd"),
        ((State.GONE,), " · gestopt"),
    ],
)
async def test_what_is_wrong_is_one_word(noor: Reader, sourced: Sourced, states: tuple[State, ...], word: str):
    """Where one of its sources works, an outlet is well."""
    for number, state in enumerate(states):
        feed = await sourced("NOS", str(number))
        async with noor.desk.db.write() as conn:
            [claimed] = await feed_turns.claim(conn, [feed.id], NOW)
            await feed_turns.done(conn, [(claimed, replace(claimed.course, state=state))])
    await noor.says("/bronnen")
    assert noor.texts()[0] == f"✓ NOS{word}"


async def test_what_the_operator_switched_off_cannot_be_had(noor: Reader, sourced: Sourced):
    """It is not shown, and a button from before does nothing but say so."""
    await sourced("NOS")
    feed = await sourced("AD")
    await noor.says("/bronnen")
    [button] = [one for one in noor.buttons() if "AD" in one.text]
    async with noor.desk.db.write() as conn:
        await feeds.set_enabled(conn, [feed.id], False)
    done = await noor.presses(button.data)
    assert done is not None
    assert done.notice == "Die bron is er niet meer."
    assert not [text for text in noor.texts() if "AD" in text]


async def test_hostile_names_fit_a_button(noor: Reader, sourced: Sourced):
    """Whatever a feed calls itself, Telegram takes the screen and the taps."""
    names = ["<b>" * 90, "\u202eomgekeerd", "🦢" * 200, "a" * 4_000, "sources:1:national:0"]
    for number, name in enumerate(names):
        async with noor.desk.db.write() as conn:
            await feeds.add(conn, feeds.NewFeed(address=f"https://x{number}.example/", outlet=name), NOW)
    await noor.says("/bronnen")
    for number in range(len(names)):
        assert noor.buttons()[number].text.startswith("✓")
        await noor.presses(noor.buttons()[number].data)
        assert noor.buttons()[number].text.startswith("○")


@pytest.mark.parametrize(
    "data",
    [
        *(
            "sources:1:moon:0",
            "sources:1:national:-1",
            "sources:1:national:0:on:xyz",
            "sources:1:national:0:lang:maybe",
        ),
        *("sources:999999999:national:0", "sources:1:national:0:on:" + "a" * 13, "sources:", "sources:1:national"),
    ],
)
async def test_forged_buttons_do_nothing(noor: Reader, sourced: Sourced, data: str):
    """Only what a button of ours offers."""
    await sourced("NOS")
    await noor.says("/bronnen")
    assert await noor.presses(data) is None
    await noor.says("/bronnen")
    assert noor.texts()[0] == "✓ NOS"


async def test_pages_that_are_not_there(noor: Reader, sourced: Sourced):
    """A page behind the last is the last, an empty region the first that has any."""
    await sourced("NOS")
    await noor.says("/bronnen")
    here = await noor.here()
    assert here is not None
    for view in (View(here.id, Region.NATIONAL, 99), View(here.id, Region.FLEMISH)):
        turn = await noor.turn()
        shown = await source_tapped(noor.desk, turn, Press(view.data, 1))
        assert shown is not None
        assert shown.page is not None
        assert shown.page.keyboard[0][0].text == "✓ NOS"


async def test_a_group_is_its_administrators(desk: Desk, sourced: Sourced):
    """Members see what is chosen and cannot change it."""
    await sourced("NOS")
    group = Asker(chat_id=-5, kind="supergroup", title="Buurt", user_id=7, language_code="nl")
    admin, member = Reader(desk, group, FakeMembers([(-5, 7)])), Reader(desk, group)
    assert "Alleen beheerders" in await member.says("/bronnen")
    await admin.says("/bronnen")
    await member.says("/bronnen")
    assert member.texts()[0] == "✓ NOS"
    here = await member.here()
    assert here is not None
    off = View(here.id, Region.NATIONAL).outlet(outlet_mark(outlet_key("NOS")), wanted=False)
    refused = await member.presses(off)
    assert refused is not None
    assert refused.urgent
    await admin.presses(off)
    await member.says("/bronnen")
    assert member.texts()[0] == "○ NOS"


async def test_a_channel_chooses_for_itself(noor: Reader, sourced: Sourced):
    """What is chosen while a channel is set up is the channel's, and every screen says so."""
    await sourced("NOS")
    await noor.sets_up_channel()
    assert "Voor het kanaal <b>Dijk &amp; co</b>" in await noor.says("/bronnen")
    assert "Voor het kanaal" in await noor.taps("NOS")
    await noor.is_back()
    await noor.says("/bronnen")
    assert noor.texts()[0] == "✓ NOS"
