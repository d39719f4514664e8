"""`/ontvolg`: what was named is followed no more."""

import pytest

from handlers.asker import Asker
from handlers.desk import Desk
from tests.handlers.reader import Reader


@pytest.mark.parametrize(
    "typed,left,part",
    [
        pytest.param("OEKRAINE", ["Gaza", "Ajax"], "Je volgt Oekraïne niet meer.", id="however it is spelled"),
        pytest.param("gaza en ajax", ["Oekraïne"], "Je volgt Gaza en Ajax niet meer.", id="two"),
        pytest.param("gaza, Gaza", ["Oekraïne", "Ajax"], "Je volgt Gaza niet meer.", id="twice the same"),
        pytest.param("gaza, stikstof", ["Oekraïne", "Ajax"], "“stikstof” volg je niet.", id="one that is not followed"),
        pytest.param("<b>x", ["Gaza", "Oekraïne", "Ajax"], "“&lt;b&gt;x” volg je niet.", id="what was typed is shown"),
    ],
)
async def test_what_is_named_goes(noor: Reader, typed: str, left: list[str], part: str):
    """And nothing else."""
    await noor.says("/volg gaza, oekraine, ajax")
    assert part in await noor.says(f"/ontvolg {typed}")
    assert sorted(await noor.names()) == sorted(left)


async def test_a_slip_of_the_pen_offers_what_is_followed(noor: Reader):
    """Each with a button that ends it; pressed again, it says that this is done."""
    await noor.says("/volg gaza, ajax")
    assert "Bedoel je" in await noor.says("/ontvolg gasa")
    button = noor.buttons()[0]
    assert "Je volgt Gaza niet meer." in await noor.taps("Gaza")
    done = await noor.presses(button.data)
    assert done is not None
    assert done.notice == "Dat volgde je al niet meer."


async def test_everything_is_asked_about_first(noor: Reader):
    """One tap keeps it all, another ends it; handled twice, it says the same."""
    await noor.says("/volg gaza, ajax")
    assert "alle 2 onderwerpen" in await noor.says("/ontvolg alles")
    assert "alles blijft" in await noor.taps("Nee")
    assert len(await noor.names()) == 2
    yes = noor.buttons()[0].data
    for _ in range(2):
        done = await noor.presses(yes)
        assert done is not None
        assert done.answer is not None
        assert done.answer.messages[0].html == "Je volgt nu niets meer."
    assert await noor.names() == []
    assert "Je volgt nu geen onderwerpen" in await noor.says("/ontvolg alles")


async def test_another_chats_button_ends_nothing(noor: Reader, desk: Desk):
    """Neither there nor here, where the same is followed."""
    other = Reader(desk, Asker(chat_id=8, user_id=8, language_code="nl"))
    await other.says("/volg gaza")
    await other.says("/ontvolg alles")
    await noor.says("/volg gaza")
    for button in other.buttons():
        assert await noor.presses(button.data) is None
    assert (await noor.names(), await other.names()) == (["Gaza"], ["Gaza"])


async def test_without_words_it_is_the_list(noor: Reader):
    """With a cross behind each."""
    await noor.says("/volg gaza")
    await noor.says("/ontvolg")
    assert "✕" in noor.texts()
