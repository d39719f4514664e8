"""Under news about a topic: begin to follow it, or send it to somebody."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.asked_again import search_data
from handlers.desk import Desk
from handlers.following.links import link_payload, linked_words, share_url
from handlers.texts import texts_for
from handlers.unknown import unknown_words
from tests.handlers.conftest import Stock
from tests.handlers.reader import Reader, fits

KYIV = {"title": "Tram in Kyiv rijdt weer", "body": "De tram in Kyiv rijdt weer. Dat meldt het stadsbestuur van Kyiv."}


async def test_volg_begins_to_follow(noor: Reader, stock: Stock):
    """Once; then the button is gone."""
    await stock(KYIV)
    await noor.says("/onderwerp oekraine")
    assert "Je volgt nu <b>Oekraïne</b>" in await noor.taps("Volg Oekraïne")
    await noor.says("/onderwerp oekraine")
    assert not [one for one in noor.texts() if one.startswith("Volg")]


async def test_a_slip_of_the_pen_cannot_be_followed_by_accident(noor: Reader):
    """The proposal has the button, not the slip."""
    await noor.says("/onderwerp oekriane")
    assert not [one for one in noor.texts() if one.startswith("Volg")]


async def test_deel_sends_a_link_that_shows_the_news(desk: Desk, stock: Stock):
    """Whoever opens it is greeted and sees the same news, with a button to follow it."""
    await stock(KYIV)
    talk = Reader(replace(desk, bot_name=lambda: "briefje_bot"))
    await talk.says("/onderwerp oekraine")
    [share] = [one for one in talk.buttons() if one.url]
    assert share.text == "Deel"
    link = parse_qs(urlsplit(share.url).query)["url"][0]
    assert link.startswith("https://t.me/briefje_bot?start=")
    said = await Reader(desk).says("/start " + parse_qs(urlsplit(link).query)["start"][0])
    assert "Dag Noor!" in said
    assert "Tram in Kyiv rijdt weer" in said


async def test_there_is_nothing_to_share_without_news_or_without_a_bot(noor: Reader, desk: Desk, stock: Stock):
    """In a terminal nobody else can come along."""
    await Reader(replace(desk, bot_name=lambda: "briefje_bot")).says("/onderwerp merwekust")
    await stock(KYIV)
    await noor.says("/onderwerp kyiv")
    assert "Deel" not in noor.texts()


@given(words=st.text(max_size=80))
def test_a_payload_is_read_back(words: str):
    """And is one that Telegram takes; what is too long has none."""
    try:
        payload = link_payload(words)
    except UnicodeEncodeError:
        return  # half a surrogate pair, which no message has
    if payload is None:
        assert not words or len(words.encode()) > 40
        return
    assert linked_words(payload) == words
    fits_url = share_url("briefje_bot", words)
    assert fits_url is not None
    assert len(fits_url) < 300


@pytest.mark.parametrize("payload", ["", "t_", "t_////", "t_" + "A" * 63, "t_A", "t__w", "a_1", "a_99999999999", "🦢"])
async def test_a_payload_of_somebody_else_is_a_start(noor: Reader, payload: str):
    """Nobody's questions can be read by counting."""
    await noor.says("/onderwerp merwekust OR geheim")
    assert "Wat wil je volgen?" in await noor.says(f"/start {payload}")


@pytest.mark.parametrize(
    "words,can_follow",
    [("kyiv", True), ("oekriane", False), ("kun je me vertellen wat er gisteren in Kyiv was", False)],
)
async def test_plain_words_can_be_looked_for_and_followed(noor: Reader, desk: Desk, words: str, *, can_follow: bool):
    """A sentence and a slip of the pen are only looked for."""
    [message] = unknown_words(words, await search_data(desk, words), texts_for("nl")).messages
    fits(message)
    noor.screen = message
    assert ("Volg kyiv" in noor.texts()) is can_follow
    assert len(noor.buttons()) == 1 + can_follow
    if can_follow:
        await noor.taps("Volg")
        assert await noor.names() == ["kyiv"]
