"""`/instellingen`: the language, and what happens when there is nothing to tell."""

import pytest

from handlers.asker import Asker
from handlers.desk import Desk
from tests.handlers.fake_members import FakeMembers
from tests.handlers.reader import Reader


async def test_the_language_changes_at_a_tap(noor: Reader):
    """The screen is in the other language at once, and so is everything after it."""
    assert "Taal: Nederlands" in await noor.says("/instellingen")
    assert "Language: English" in await noor.taps("English")
    assert "You now follow" in await noor.says("/volg gaza")
    await noor.says("/instellingen")
    assert "✓ English" in noor.texts()
    assert "Taal: Nederlands" in await noor.taps("Nederlands")


async def test_silence_when_there_is_nothing(noor: Reader):
    """Chosen by a tap; twice is once."""
    await noor.says("/instellingen")
    for _ in range(2):
        assert "dan zeg ik niets" in await noor.taps("Niet melden")
    here = await noor.here()
    assert here is not None
    assert here.when_empty == "silent"
    assert "✓ Niet melden" in noor.texts()


@pytest.mark.parametrize("what", ["language:xx", "empty:maybe", "zone:nl", "language", "empty:say:say", "language:NL"])
async def test_forged_choices_do_nothing(noor: Reader, what: str):
    """Only what a button of ours offers."""
    await noor.says("/instellingen")
    here = await noor.here()
    assert here is not None
    assert await noor.presses(f"settings:{here.id}:{what}") is None
    assert await noor.presses("settings:999:language:en") is None
    assert await noor.here() == here


async def test_a_group_is_its_administrators(desk: Desk):
    """Members see the settings and cannot change them; an anonymous administrator can."""
    group = Asker(chat_id=-5, kind="supergroup", title="Buurt", user_id=7, language_code="nl")
    anonymous = Asker(chat_id=-5, kind="supergroup", title="Buurt", speaks_for_chat=True)
    admin, member, nobody = (
        Reader(desk, group, FakeMembers([(-5, 7)])),
        Reader(desk, group),
        Reader(desk, anonymous),
    )
    await admin.says("/instellingen")
    english = next(one.data for one in admin.buttons() if one.text == "English")
    refused = await member.presses(english)
    assert refused is not None
    assert refused.urgent
    assert (await member.here()) == (await admin.here())
    assert "Taal: Nederlands" in await member.says("/instellingen")
    changed = await nobody.presses(english)
    assert changed is not None
    assert "Language: English" in await member.says("/instellingen")


async def test_a_channel_has_settings_of_its_own(noor: Reader, desk: Desk):
    """The screen stays in the language of whoever sets it up."""
    await noor.sets_up_channel()
    said = await noor.says("/instellingen")
    assert "Voor het kanaal <b>Dijk &amp; co</b>" in said
    assert "Taal: English" in await noor.taps("English")
    await noor.is_back()
    assert "Taal: Nederlands" in await noor.says("/instellingen")
