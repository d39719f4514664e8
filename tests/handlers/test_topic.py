"""`/topic`: stories by meaning, with the reason; and a kind word when there are none."""

import pytest

from handlers.answer import Answer, Message
from handlers.asked_again import pressed
from handlers.desk import Desk
from handlers.texts import texts_for
from handlers.topic import search_button, topic, topic_page

from .conftest import Stock

NL = texts_for("nl")

KYIV = {"title": "Tram in Kyiv rijdt weer", "body": "De tram in Kyiv rijdt weer. Dat meldt het stadsbestuur van Kyiv."}
GAZA = {
    "title": "Bakkerij in Gazastrook open",
    "body": "In de Gazastrook is een bakkerij geopend, meldt een hulpdienst.",
}
SLUICE = {"title": "Sluis bij Merwekust dicht", "body": "De sluis bij Merwekust is dicht na een aanvaring."}


async def asked(desk: Desk, words: str) -> str:
    """The one message that answers these words."""
    [message] = (await topic(desk, words, NL)).messages
    return message.html


@pytest.mark.parametrize("words", ["Oekraïne", "oekraine", "OEKRAÏNE"])
async def test_a_topic_is_found_however_it_is_written(desk: Desk, stock: Stock, words: str):
    """By its places too, and the answer says which word it was."""
    await stock(KYIV, GAZA, SLUICE)
    answer = await asked(desk, words)
    assert "Nieuws over Oekraïne" in answer
    assert "Tram in Kyiv" in answer
    assert "omdat: Kyiv" in answer
    assert "Gazastrook" not in answer


async def test_a_topic_that_the_text_names_needs_no_reason(desk: Desk, stock: Stock):
    """Nobody asks why an article about Merwekust is about Merwekust."""
    await stock(KYIV, SLUICE)
    answer = await asked(desk, "merwekust")
    assert "Sluis bij Merwekust dicht" in answer
    assert "omdat" not in answer


@pytest.mark.parametrize(
    "words,found",
    [
        ("kyiv OR sluis", {"Tram", "Sluis"}),
        ("dicht -sluis", set()),
        ('"sluis bij merwekust"', {"Sluis"}),
        ("(oekraine OF gaza) tram", {"Tram"}),
    ],
)
async def test_queries_are_understood(desk: Desk, stock: Stock, words: str, found: set[str]):
    """OR, exclusion, phrases, brackets."""
    await stock(KYIV, GAZA, SLUICE)
    answer = await asked(desk, words)
    assert {name for name in ("Tram", "Bakkerij", "Sluis") if f"<b>{name}" in answer} == found


async def test_pages_follow_each_other_without_shifting(desk: Desk, stock: Stock):
    """The button keeps the question and the moment, not the list."""
    await stock(
        *[
            {"title": f"Merwekust plant {n} eiken", "body": f"Merwekust plant {n} eiken, straat {n * 7}."}
            for n in range(8)
        ]
    )
    [first] = (await topic(desk, "merwekust", NL)).messages
    await stock({"title": "Merwekust wint prijs", "body": "Merwekust heeft een prijs gewonnen."})
    second = await topic_page(desk, first.keyboard[0][0].data, NL)
    assert second is not None
    shown = [title for message in (first, second) for title in titles(message)]
    assert len(shown) == len(set(shown)) == 8


def titles(message: Message) -> list[str]:
    """The titles a message shows."""
    return [line for line in message.html.splitlines() if line.startswith("<b>Merwekust")]


@pytest.mark.parametrize(
    "words, said, button",
    [
        pytest.param("oekriane", "Bedoelde je Oekraïne?", "Oekraïne", id="what was perhaps meant, and nothing else"),
        pytest.param("steenmarter", "Hierover is wel nieuws: Gaza", "Gaza", id="else what there is news about"),
    ],
)
async def test_nothing_found_proposes_what_may_help(desk: Desk, stock: Stock, words: str, said: str, button: str):
    """With a button that asks for it."""
    await stock(GAZA)
    [message] = (await topic(desk, words, NL)).messages
    assert f"geen nieuws over “{words}”" in message.html
    assert message.html.endswith(f"{said}.".replace("?.", "?"))
    buttons = {one.text: one.data for row in message.keyboard for one in row}
    assert list(buttons) == [button]
    assert await pressed(desk, buttons[button]) == button


@pytest.mark.parametrize(
    "words,part",
    [
        pytest.param("", "Over welk onderwerp", id="nothing"),
        pytest.param(" \u202e\u200b ", "Over welk onderwerp", id="nothing that can be seen"),
        pytest.param("x" * 4000, "te lang", id="4,000 characters"),
        pytest.param("((((((((((((gaza))))))))))))", "te ingewikkeld", id="brackets in brackets"),
        pytest.param("a " * 60, "te ingewikkeld", id="60 words"),
        pytest.param("-voetbal", "niet wilt lezen", id="only what not"),
        pytest.param('"gaza', "begrijp ik niet", id="half a quotation"),
        pytest.param("gaza OR", "begrijp ik niet", id="half a choice"),
        pytest.param("🙂🙂", "begrijp ik niet", id="no words"),
    ],
)
async def test_what_cannot_be_looked_for_is_answered_kindly(desk: Desk, words: str, part: str):
    """It says what is wrong, with an example that works."""
    answer = await asked(desk, words)
    assert part in answer
    assert "/onderwerp" in answer


@pytest.mark.parametrize("words", ["<b>vet</b>", "'; DROP TABLE articles; --", "%_*", "‏שלום", "NEAR(a b)", "stems:x"])
async def test_a_readers_words_are_only_words(desk: Desk, stock: Stock, words: str):
    """Neither HTML nor SQL nor search syntax."""
    await stock(KYIV)
    answer: Answer = await topic(desk, words, NL)
    assert "<b>vet" not in answer.messages[0].html
    assert "Tram in Kyiv" in await asked(desk, "kyiv")


@pytest.mark.parametrize("data", ["topic:1:1:0", "topic:x", "latest:1:0", ""])
async def test_a_button_of_a_forgotten_question_is_none(desk: Desk, data: str):
    """The reader is then told that the button is old."""
    assert await topic_page(desk, data, NL) is None
    assert await pressed(desk, data.replace("topic", "search")) is None


async def test_plain_words_get_a_button_that_looks_for_them(desk: Desk, stock: Stock):
    """Also when they are too long for callback data."""
    await stock(SLUICE)
    data = await search_button(desk, "sluis bij merwekust " + "en de haven " * 10)
    assert data is not None
    assert len(data) <= 64
    assert await search_button(desk, "x" * 4000) is None
