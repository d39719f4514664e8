"""Finding a feed: at the address itself, through a front page, at the usual paths; or a reason."""

import pytest

from bot.sources.finding import MOST_TRIED, FeedFinder, Found, NoFeedError
from news.feed_address import AddressError
from tests.bot.fetching.fake import FakeFetcher, failed, fetched, refused
from tests.bot.sources.conftest import AMSTERDAM, NOW
from tests.bot.sources.press import feed, page

SITE = "https://dijkpost.example/"
RSS = "https://dijkpost.example/rss.xml"


async def find(fetcher: FakeFetcher, written: str) -> Found:
    """What is found there."""
    return await FeedFinder(fetcher, AMSTERDAM).find(written, NOW)


async def test_the_address_of_a_feed(fetcher: FakeFetcher):
    """It is fetched once, and tells its outlet's name."""
    fetcher.give(RSS, fetched(feed("Pont vaart")))
    found = await find(fetcher, RSS)
    assert (found.address, found.outlet, found.others) == (RSS, "De Dijkpost", ())
    assert len(fetcher.requests) == 1


async def test_a_feed_without_entries_is_a_feed(fetcher: FakeFetcher):
    """It is called after its host until it tells more."""
    fetcher.give(RSS, fetched(feed()))
    assert (await find(fetcher, RSS)).outlet == "dijkpost.example"


async def test_a_front_page_leads_to_its_feed(fetcher: FakeFetcher):
    """The best one that works; the others are named."""
    fetcher.give(SITE, fetched(page("/weg.xml", "/rss.xml", "/sport.xml")))
    fetcher.give(RSS, fetched(feed("Pont vaart")))
    found = await find(fetcher, "dijkpost.example")
    assert found.address == RSS
    assert found.others == ("https://dijkpost.example/weg.xml", "https://dijkpost.example/sport.xml")


async def test_a_page_without_links_is_asked_at_the_usual_paths(fetcher: FakeFetcher):
    """Until one is a feed."""
    fetcher.give(SITE, fetched(page()))
    fetcher.give("https://dijkpost.example/feed", fetched(feed("Pont vaart")))
    assert (await find(fetcher, SITE)).address == "https://dijkpost.example/feed"


async def test_only_so_many_links_are_tried(fetcher: FakeFetcher):
    """A page that names a hundred feeds that are none costs some requests and a reason."""
    fetcher.give(SITE, fetched(page(*(f"/nep/{number}" for number in range(100)))))
    with pytest.raises(NoFeedError, match="no feed there"):
        await find(fetcher, SITE)
    assert len([one for one in fetcher.requests if "/nep/" in one.address]) == MOST_TRIED
    assert len(fetcher.requests) < 15


async def test_where_it_moved_for_good_is_where_it_is_kept(fetcher: FakeFetcher):
    """A redirect for the time being is not remembered."""
    fetcher.give(
        RSS, fetched(feed("Pont vaart"), address="https://nieuw.example/rss", moved_to="https://nieuw.example/rss")
    )
    assert (await find(fetcher, RSS)).address == "https://nieuw.example/rss"
    fetcher.give(RSS, fetched(feed("Pont vaart"), address="https://elders.example/rss"))
    assert (await find(fetcher, RSS)).address == RSS


async def test_who_wrote_no_scheme_means_either(fetcher: FakeFetcher):
    """A server that has only http is found; one that was asked for https is not asked otherwise."""
    fetcher.give(SITE, failed("tls"))
    fetcher.give("http://dijkpost.example/", fetched(feed("Pont vaart")))
    assert (await find(fetcher, "dijkpost.example")).address == "http://dijkpost.example/"
    with pytest.raises(NoFeedError, match="tls"):
        await find(fetcher, SITE)


@pytest.mark.parametrize(
    "outcome,reason",
    [
        (refused(404), "404"),
        (refused(410), "410"),
        (failed("private_address"), "private_address"),
        (failed("timeout"), "timeout"),
        (fetched(b""), "no feed there"),
        (fetched(b"\x89PNG\r\n\x1a\n"), "no feed there"),
        (fetched('{"error": "geen toegang"}'), "no feed there"),
        (
            fetched('<!DOCTYPE r [<!ENTITY a "ha">]><rss version="2.0"><channel>&a;</channel></rss>'),
            "entity declarations",
        ),
    ],
)
async def test_what_cannot_be_had_has_a_reason(fetcher: FakeFetcher, outcome: object, reason: str):
    """One line that names the address and tells why."""
    fetcher.give(RSS, outcome)  # type: ignore[arg-type]
    with pytest.raises(NoFeedError, match=reason) as error:
        await find(fetcher, RSS)
    assert str(error.value).startswith(RSS)
    assert "\n" not in str(error.value)


async def test_what_is_no_address_is_asked_of_nobody(fetcher: FakeFetcher):
    """The mistake is the operator's."""
    with pytest.raises(AddressError):
        await find(fetcher, "ftp://dijkpost.example/")
    assert fetcher.requests == []
