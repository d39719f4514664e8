"""`/volg`: what was typed is followed, asked about or kindly refused."""

import pytest

from handlers.asker import Asker
from handlers.desk import Desk
from handlers.following.kept import MAX_TOPICS
from handlers.following.subscribe import MOST_AT_ONCE
from storage.following import Manner
from tests.handlers.fake_members import FakeMembers
from tests.handlers.reader import Reader

GROUP = Asker(chat_id=-5, kind="group", title="Buurt", user_id=7, first_name="Noor", language_code="nl")


async def test_a_first_topic_comes_with_a_time(noor: Reader):
    """Who follows something gets a digest without choosing a time, and hears when."""
    said = await noor.says("/volg oekraine")
    assert said == (
        "Je volgt nu <b>Oekraïne</b>.\n\n"
        "Nieuws erover komt in je briefing: elke dag om 7.30 uur. Een andere tijd kies je met /tijden."
    )
    assert await noor.names() == ["Oekraïne"]
    assert noor.texts() == ["Meteen melden", "Mijn onderwerpen", "Mijn tijden"]


async def test_a_second_topic_leaves_the_times(noor: Reader):
    """Whoever wants no fixed time is not given one again."""
    await noor.says("/volg oekraine")
    await noor.says("/tijden geen")
    assert "Je hebt geen vaste tijd" in await noor.says("/volg gaza")
    assert await noor.slots() == []


@pytest.mark.parametrize(
    "typed,followed",
    [
        pytest.param("Kyiv, Ajax", ["Kyiv", "Ajax"], id="comma"),
        pytest.param("gaza; stikstof\najax", ["Gaza", "Stikstof", "Ajax"], id="semicolon and line"),
        pytest.param("Gaza en Oekraïne", ["Gaza", "Oekraïne"], id="two known topics"),
        pytest.param("Gaza EN Oekraïne", ["Gaza EN Oekraïne"], id="a query for both at once"),
        pytest.param("bloemen en bijen", ["bloemen en bijen"], id="words that are no topics"),
        pytest.param('"sloot, gracht", ajax', ['"sloot, gracht"', "Ajax"], id="a phrase with a comma"),
        pytest.param("“sloot, gracht”, ajax", ["“sloot, gracht”", "Ajax"], id="a phrase in curly marks"),
        pytest.param("gaza, Gaza, GAZA", ["Gaza"], id="the same thrice"),
        pytest.param(",,,ajax,,", ["Ajax"], id="empty parts"),
        pytest.param("klimaat niet voetbal", ["Klimaat -Voetbal"], id="not, as one says it"),
        pytest.param("klimaat, maar geen voetbal", ["Klimaat -Voetbal"], id="not, after a comma"),
        pytest.param("padel behalve tennis", ["padel -Tennis"], id="except"),
        pytest.param("dat moet niet kunnen", ["dat moet niet kunnen"], id="not, in a sentence"),
    ],
)
async def test_several_topics_in_one_command(noor: Reader, typed: str, followed: list[str]):
    """However they are parted; names are joined as one says them."""
    said = await noor.says(f"/volg {typed}")
    assert sorted(await noor.names()) == sorted(followed)
    assert said.count("Je volgt") == 1
    if len(followed) == 2:
        assert f"{followed[0]} en {followed[1]}" in said.replace("&quot;", '"')


async def test_what_is_followed_already_is_said_so(noor: Reader):
    """Spelled otherwise it is still the same topic."""
    await noor.says("/volg oekraine")
    assert await noor.says("/volg OEKRAÏNE, ajax") == (
        "Je volgt nu <b>Ajax</b>.\nJe volgt <b>Oekraïne</b> al.\n\n"
        "Nieuws erover komt in je briefing: elke dag om 7.30 uur."
    )


async def test_a_muted_topic_is_followed_anew(noor: Reader):
    """Whoever asks for it wants to hear of it again."""
    await noor.says("/volg gaza")
    await noor.says("/onderwerpen")
    await noor.taps("Gaza")
    await noor.taps("Gaza")
    assert [one.manner for one in await noor.follows()] == [Manner.MUTED]
    assert "Je volgt nu <b>Gaza</b>" in await noor.says("/volg gaza")
    assert [one.manner for one in await noor.follows()] == [Manner.DIGEST]


async def test_a_slip_of_the_pen_is_asked_about(noor: Reader):
    """Nothing is followed until the reader has said which is meant."""
    assert "“oekriane” ken ik niet" in await noor.says("/volg oekriane")
    assert await noor.names() == []
    assert noor.texts() == ["Oekraïne", "Volg toch “oekriane”"]
    await noor.taps("Oekraïne")
    assert await noor.names() == ["Oekraïne"]


async def test_a_slip_beside_a_topic_is_no_query_for_both(noor: Reader):
    """Else nothing would ever be found."""
    assert "“oekriane” ken ik niet" in await noor.says("/volg gaza en oekriane")
    assert await noor.names() == ["Gaza"]


async def test_two_slips_are_asked_about_one_by_one(noor: Reader):
    """Neither is followed as it was typed, let alone both as one query."""
    said = await noor.says("/volg gazza en oekriane")
    assert await noor.names() == []
    assert "“gazza” ken ik niet" in said
    assert "“oekriane” ken ik niet" in said
    await noor.taps("Oekraïne")
    assert await noor.names() == ["Oekraïne"]


async def test_a_slip_beside_what_is_not_wanted_is_asked_about(noor: Reader):
    """It is not taken as it is because of what stands behind it."""
    assert "“oekriane” ken ik niet" in await noor.says("/volg oekriane, niet voetbal")
    assert await noor.names() == []


async def test_a_slip_among_others_holds_up_none_of_them(noor: Reader):
    """The clear ones are followed, the doubtful one is asked about, the unclear one is named."""
    said = await noor.says("/volg gaza, oekriane, -voetbal")
    assert await noor.names() == ["Gaza"]
    assert "“-voetbal” zegt alleen wat je niet wilt" in said
    assert "“oekriane” ken ik niet als onderwerp" in said
    await noor.taps("Volg toch")
    assert await noor.names() == ["Gaza", "oekriane"]


@pytest.mark.parametrize(
    "typed,part",
    [
        pytest.param("x" * 4000, "te lang", id="4,000 characters"),
        pytest.param("((((((((((((gaza))))))))))))", "te ingewikkeld", id="brackets in brackets"),
        pytest.param("a " * 60, "te ingewikkeld", id="60 words"),
        pytest.param("vs " * 30, "Je volgt nu", id="a short name thirty times is one name"),
        pytest.param(" OF ".join(["eu", "vs", "vk"] * 2 + [f"w{n}" for n in range(20)]), "Je volgt nu", id="a choice"),
        pytest.param("-voetbal", "niet wilt lezen", id="only what not"),
        pytest.param("niet Gaza", "niet wilt lezen", id="only what not, in words"),
        pytest.param('"gaza', "begrijp ik niet", id="half a quotation"),
        pytest.param("🙂🙂", "begrijp ik niet", id="no words"),
    ],
)
async def test_hard_words_are_followed_or_kindly_refused(noor: Reader, typed: str, part: str):
    """With an example of the command that was used."""
    said = await noor.says(f"/volg {typed}")
    assert part in said
    if "Je volgt" not in said:
        assert "/volg" in said
        assert "/onderwerp " not in said
        assert await noor.names() == []


async def test_names_that_grow_too_long_are_refused(noor: Reader):
    """What is short as it is typed ("vs") may be longer than can be matched when it is kept by its whole name."""
    typed = " ".join(f"({short} OF {n})" for n, short in enumerate(["vs", "eu", "vk", "bbb", "nsc", "vn"] * 3))[:195]
    typed = typed[: typed.rindex(")") + 1]
    assert "te ingewikkeld" in await noor.says(f"/volg {typed}")
    assert await noor.names() == []


async def test_a_long_list_is_taken_as_far_as_it_goes(noor: Reader):
    """And the reader hears from where to go on."""
    said = await noor.says("/volg " + ", ".join(f"plaats{n}" for n in range(MOST_AT_ONCE + 5)))
    assert len(await noor.names()) == MOST_AT_ONCE
    assert f"vanaf “plaats{MOST_AT_ONCE}”" in said
    assert "en nog 10 andere" in said


async def test_there_is_an_end_to_what_one_follows(noor: Reader):
    """It says what did not fit, and how to make room; a button says so too."""
    for first in range(0, MAX_TOPICS, MOST_AT_ONCE):
        await noor.says("/volg " + ", ".join(f"plaats{n}" for n in range(first, first + MOST_AT_ONCE)))
    assert len(await noor.names()) == MAX_TOPICS
    said = await noor.says("/volg plaats3, gaza, ajax")
    assert "Je volgt <b>plaats3</b> al." in said
    assert "Er past niets meer bij; dit volg je dus niet: Gaza en Ajax." in said
    done = await noor.presses("pick:list:0:on:gaza")
    assert done is not None
    assert "grootste aantal" in done.notice
    assert len(await noor.names()) == MAX_TOPICS
    assert "Klaar. Je volgt nu <b>plaats0, " in await _html(noor, "walk:done")


async def _html(talk: Reader, data: str) -> str:
    done = await talk.presses(data)
    assert done is not None
    assert done.page is not None
    return done.page.html


async def test_meteen_melden_is_for_the_topic_that_was_just_followed(noor: Reader):
    """Pressed twice it says the same; when it is followed no more the button is too old."""
    await noor.says("/volg gaza")
    button = noor.buttons()[0].data
    for _ in range(2):
        done = await noor.presses(button)
        assert done is not None
        assert done.notice == "Nieuws hierover meld ik voortaan meteen."
        assert [one.manner for one in await noor.follows()] == [Manner.AT_ONCE]
    await noor.says("/ontvolg gaza")
    assert await noor.presses(button) is None


async def test_in_a_group_only_administrators_begin(desk: Desk):
    """A member is refused by word and by every button, and nothing is kept."""
    member, admin = Reader(desk, GROUP), Reader(desk, GROUP, FakeMembers([(-5, 7)]))
    assert await member.says("/volg gaza") == "Alleen beheerders kunnen dit hier veranderen."
    assert await member.says("/volg") == "Alleen beheerders kunnen dit hier veranderen."
    assert await member.here() is None
    assert "Je volgt nu <b>Gaza</b>" in await admin.says("/volg gaza")
    done = await member.presses(admin.buttons()[0].data)
    assert done is not None
    assert (done.notice, done.urgent) == ("Alleen beheerders kunnen dit hier veranderen.", True)
    assert [one.manner for one in await member.follows()] == [Manner.DIGEST]


async def test_a_channel_that_is_set_up_is_meant(noor: Reader):
    """Its topics, and not those of whoever sets it up; the buttons are the channel's too."""
    await noor.sets_up_channel()
    said = await noor.says("/volg gaza")
    assert said.startswith("Voor het kanaal <b>Dijk &amp; co</b>\n")
    at_once = noor.buttons()[0].data
    await noor.is_back()
    assert await noor.names() == []
    await noor.says("/volg gaza")
    assert await noor.presses(at_once) is None, "the button is the channel's, not the reader's"
    assert [one.manner for one in await noor.follows()] == [Manner.DIGEST]
    await noor.sets_up_channel()
    noor.members.admins.clear()
    assert "Alleen beheerders" in await noor.says("/volg ajax")


ENGLISH = Asker(chat_id=7, user_id=7, first_name="Noor", language_code="en")


async def test_english_readers_see_english_names(desk: Desk):
    """And may ask by them; what is kept is the same topic that Dutch readers follow."""
    noor = Reader(desk, ENGLISH)
    assert "You now follow <b>Ukraine and Climate</b>" in await noor.says("/subscribe Ukraine, climate")
    assert sorted(await noor.names()) == ["Klimaat", "Oekraïne"]
    await noor.says("/topics")
    assert {text for text in noor.texts() if text.startswith("📰")} == {"📰 Ukraine", "📰 Climate"}
    assert "Ukraine: at once" in await noor.taps("Ukraine")
    await noor.says("/subscribe")
    assert {"✓ Ukraine", "✓ Climate", "Gaza", "Housing"} <= set(noor.texts())
    assert "You no longer follow Climate." in await noor.says("/unsubscribe climate")


async def test_english_slips_get_english_proposals(desk: Desk):
    """In the language of the reader, whatever the topic is kept as."""
    noor = Reader(desk, ENGLISH)
    await noor.says("/subscribe elctions")
    assert noor.texts()[0] == "Elections"
    await noor.taps("Elections")
    assert await noor.names() == ["Verkiezingen"]
