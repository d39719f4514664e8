"""`/onderwerpen`: each topic a row to tap."""

import asyncio

from handlers.asker import Asker
from handlers.desk import Desk
from storage.following import Manner
from tests.handlers.fake_members import FakeMembers
from tests.handlers.reader import Reader


async def test_a_tap_goes_through_the_manners(noor: Reader):
    """In the digest, at once, not now, and again."""
    await noor.says("/volg gaza")
    await noor.says("/onderwerpen")
    shown = []
    for _ in range(3):
        shown.append((await noor.taps("Gaza")).split("\n")[0])
    assert shown == ["Gaza: meteen", "Gaza: even niet", "Gaza: in de briefing"]


async def test_a_button_that_is_pressed_twice_does_the_same(noor: Reader):
    """Two quick taps, or an update that is handled again after a crash, are one wish."""
    await noor.says("/volg gaza")
    await noor.says("/onderwerpen")
    [at_once] = [one.data for one in noor.buttons() if "Gaza" in one.text]
    for _ in range(2):
        assert await noor.presses(at_once) is not None
    assert [one.manner for one in await noor.follows()] == [Manner.AT_ONCE]
    await noor.says("/onderwerpen")
    [drop] = [one.data for one in noor.buttons() if one.text == "✕"]
    for _ in range(2):
        assert await noor.presses(drop) is not None
    assert await noor.names() == []


async def test_two_who_press_at_the_same_moment_do_it_once(desk: Desk):
    """Two administrators of a group, or one with two telephones."""
    group = Asker(chat_id=-5, kind="group", title="Buurt", user_id=7, language_code="nl")
    both = [Reader(desk, group, FakeMembers([(-5, 7)])) for _ in range(2)]
    for data in ("pick:list:0:on:gaza", "walk:at:1080:on", "pick:list:1:on:ajax"):
        assert None not in await asyncio.gather(*(one.presses(data) for one in both))
    assert await both[0].names() == ["Gaza", "Ajax"]
    assert len(await both[0].slots()) == 2
    await both[0].says("/onderwerpen")
    [muted] = [one.data.replace("at_once", "muted") for one in both[0].buttons() if "Gaza" in one.text]
    assert None not in await asyncio.gather(*(one.presses(muted) for one in both))
    assert {one.topic.name: one.manner for one in await both[0].follows()}["Gaza"] is Manner.MUTED


async def test_many_topics_have_pages(noor: Reader):
    """Taps stay on the page; when its last topic goes, the page before it is shown."""
    await noor.says("/volg " + ", ".join(f"plaats{n:02}" for n in range(17)))
    await noor.says("/onderwerpen")
    assert "Je volgt 17 onderwerpen" in noor.screen.html
    await noor.taps("Verder")
    await noor.taps("Verder")
    assert [one for one in noor.texts() if "plaats" in one] == ["📰 plaats16"]
    await noor.taps("plaats16")
    assert [one for one in noor.texts() if "plaats" in one] == ["🔔 plaats16"]
    await noor.taps("✕")
    assert "📰 plaats15" in noor.texts()
    await noor.taps("Terug")
    assert "📰 plaats00" in noor.texts()


async def test_who_follows_nothing_chooses(noor: Reader):
    """The list is then a keyboard of topics, and a chosen one can be taken back."""
    await noor.says("/onderwerpen")
    assert "Gaza" in noor.texts()
    await noor.taps("Gaza")
    assert "✓ Gaza" in noor.texts()
    assert await noor.names() == ["Gaza"]
    await noor.taps("✓ Gaza")
    assert await noor.names() == []
    await noor.taps("Meer ›")
    await noor.taps("Weer")
    await noor.taps("Klaar")
    assert "Je volgt één onderwerp" in noor.screen.html


async def test_a_member_sees_and_changes_nothing(desk: Desk):
    """Every button of the list and of the choice, in a group."""
    group = Asker(chat_id=-5, kind="supergroup", title="Buurt", user_id=7, language_code="nl")
    admin, member = Reader(desk, group, FakeMembers([(-5, 7)])), Reader(desk, group)
    await admin.says("/volg gaza, ajax")
    for command in ("/onderwerpen", "/volg", "/tijden", "/instellingen", "/start"):
        await admin.says(command)
        before = (await admin.follows(), await admin.slots(), await admin.here())
        for button in admin.buttons():
            await member.presses(button.data)
        assert (await admin.follows(), await admin.slots(), await admin.here()) == before
    assert "Je volgt 2 onderwerpen" in await member.says("/onderwerpen")


async def test_somebody_elses_list_is_not_mine(noor: Reader, desk: Desk):
    """A forwarded or forged button of another chat does nothing here, nor there."""
    await noor.says("/volg gaza")
    await noor.says("/onderwerpen")
    other = Reader(desk, Asker(chat_id=8, user_id=8, language_code="nl"))
    await other.says("/volg ajax")
    for button in noor.buttons():
        if button.data.count(":") > 1 and button.data.startswith("topics:"):
            assert await other.presses(button.data) is None
    assert (await noor.names(), await other.names()) == (["Gaza"], ["Ajax"])
