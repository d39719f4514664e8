"""`briefje sources` and the chat, as processes, against a web server on loopback."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.bot.fetching.server import Server, answer
from tests.bot.sources.press import feed, page

from .conftest import Briefje


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    """An outlet's site with a front page and a feed."""
    async with Server() as one:
        one.on("/", answer(body=page("/feed.xml").encode(), Content_Type="text/html"))
        one.on("/feed.xml", answer(body=feed("Pont over het Spaarne vaart", "Brug bij Heusden dicht").encode()))
        yield one


@pytest.fixture
def allowed(briefje: Briefje) -> Briefje:
    """The command line of an operator with sources on their own network."""
    briefje.settings["FETCH_PRIVATE_ADDRESSES"] = "true"
    return briefje


async def sources(briefje: Briefje, *words: str, said: str = "") -> list[dict[str, Any]]:
    """The objects that the command prints."""
    status, out, errors = await briefje.command("sources", *words, "--json", said=said)
    assert status == 0, errors
    return [json.loads(line) for line in out.splitlines()]


async def test_private_addresses_are_refused(briefje: Briefje, server: Server):
    """Unless the operator allows them; nothing is asked and nothing is kept."""
    status, out, errors = await briefje.command("sources", "add", server.address("/feed.xml"))
    assert (status, out) == (1, "")
    assert "private address" in errors
    assert errors.count("\n") == 1
    assert await sources(briefje, "list") == []


async def test_from_an_address_to_the_news(allowed: Briefje, server: Server):
    """Added by its feed, checked, and its news is the latest."""
    [added] = await sources(allowed, "add", server.address("/feed.xml"), "--name", "Dijkpost", "--category", "regio")
    assert (added["outlet"], added["category"], added["state"]) == ("Dijkpost", "regio", "fine")
    [checked] = await sources(allowed, "check")
    assert (checked["state"], checked["articles"], checked["new"]) == ("fine", 2, 0)
    status, out, _ = await allowed.command("latest", "--json")
    assert status == 0
    found = [json.loads(line) for line in out.splitlines()]
    assert {one["title"] for one in found} == {"Pont over het Spaarne vaart", "Brug bij Heusden dicht"}
    assert {one["publisher"] for one in found} == {"Dijkpost"}


async def test_a_front_page_leads_to_its_feed(allowed: Briefje, server: Server):
    """The operator need not know where the feed is."""
    [added] = await sources(allowed, "add", server.address("/"))
    assert added["address"] == server.address("/feed.xml")


@pytest.mark.parametrize(
    "path,status,reason",
    [
        ("{url}/weg.xml", 1, "404"),
        ("http://127.0.0.1:1/", 1, "127.0.0.1"),
        ("ftp://dijkpost.example/", 2, "http"),
        ("", 2, "not an address"),
    ],
)
async def test_what_cannot_be_added_says_why(allowed: Briefje, server: Server, path: str, status: int, reason: str):
    """One line, and the exit status tells whose mistake it is."""
    done, out, errors = await allowed.command("sources", "add", path.format(url=server.address("")))
    assert (done, out, errors.count("\n")) == (status, "", 1)
    assert reason in errors


async def test_a_list_goes_out_and_in_again(allowed: Briefje, server: Server):
    """Also into another database; hostile lists are refused with a reason."""
    await sources(allowed, "add", server.address("/feed.xml"), "--category", "regio", "--optional")
    status, opml, _ = await allowed.command("sources", "export")
    assert status == 0
    await sources(allowed, "remove", "1")
    assert await sources(allowed, "list") == []
    [again] = await sources(allowed, "import", "-", said=opml)
    assert (again["address"], again["category"], again["by_default"]) == (server.address("/feed.xml"), "regio", False)
    assert await sources(allowed, "import", "-", said=opml) == []
    bomb = '<!DOCTYPE opml [<!ENTITY a "ha">]><opml><body>&a;</body></opml>'
    status, _, errors = await allowed.command("sources", "import", "-", said=bomb)
    assert (status, "entity declarations" in errors) == (1, True)


async def test_off_on_and_away(allowed: Briefje, server: Server):
    """A source that is off is not checked with the others; a name that is none's is a mistake."""
    await sources(allowed, "add", server.address("/feed.xml"))
    [off] = await sources(allowed, "disable", "De Dijkpost")
    assert off["enabled"] is False
    assert await sources(allowed, "check") == []
    [on] = await sources(allowed, "enable", "de dijkpost", "--as-wanted")
    assert (on["enabled"], on["operator"]) == (True, None)
    status, _, errors = await allowed.command("sources", "check", "Waalbode")
    assert (status, "Waalbode" in errors) == (1, True)


async def test_the_chat_shows_the_real_news(allowed: Briefje, server: Server):
    """Where a source answers, its news of now is there from the first answer, and no sample."""
    status, _, errors = await allowed.command("sources", "import", "-", said=OPML.format(url=server.address("")))
    assert status == 0, errors
    status, out, errors = await allowed.command("chat", said="/latest\n")
    assert (status, errors) == (0, "")
    assert "Dit is echt nieuws, van 1 bron." in out
    assert "Pont over het Spaarne vaart" in out
    assert "voorbeeld" not in out


async def test_the_chat_without_a_network_shows_samples(briefje: Briefje, server: Server):
    """And says that it cannot reach its sources; a private address stands for a network that is not there."""
    await briefje.command("sources", "import", "-", said=OPML.format(url=server.address("")))
    status, out, errors = await briefje.command("chat", said="/latest\n")
    assert (status, errors) == (0, "")
    assert "voorbeeldnieuws" in out
    assert "niet te bereiken" in out
    assert out.count("· voorbeeld ·") == 5


OPML = '<opml version="2.0"><body><outline type="rss" text="Dijkpost" xmlUrl="{url}/feed.xml"/></body></opml>'
