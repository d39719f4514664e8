"""Full texts: pages of teasers are read in rounds, politely; what comes of each is kept, and nobody is told twice."""

from datetime import timedelta

import pytest

from bot import full_text
from bot.fetching.fetcher import Request
from bot.fetching.parsing import Parsers
from bot.full_text import read_pages
from news.article import Article, Kind
from news.full_text import PAUSES, REST, WALLS
from news.limits import MAX_PAGE
from news.page_reading import NoArticle, PageBody, read_page
from storage import kept, page_reads
from storage.kept import KeptArticle
from tests.bot.fetching.fake import FakeFetcher, failed, fetched, refused
from tests.news.page_builder import FIRST, SECOND, THIRD, linked, page

from .newsroom import AMSTERDAM, Newsroom

FEED = "https://courant.example/rss"
BRIDGE = "https://courant.example/brug"


@pytest.fixture
def web() -> FakeFetcher:
    """A web that has one article."""
    fetcher = FakeFetcher()
    fetcher.give(BRIDGE, fetched(page(), address=BRIDGE))
    return fetcher


async def offer(newsroom: Newsroom, **values: object) -> KeptArticle:
    """A feed gives a teaser."""
    known = {
        "guid": "a",
        "source": FEED,
        "url": BRIDGE,
        "title": "Brug bij Meerdorp ingestort",
        "body": FIRST,
        "kind": Kind.TEASER,
    }
    (one,) = await newsroom.publish(known | values)
    return one


class HereParser:
    """Reads pages as the process for it does, in this one."""

    async def read_page(self, body: PageBody) -> Article | NoArticle:
        """The article, or why there is none."""
        return read_page(body)


async def read(newsroom: Newsroom, web: FakeFetcher) -> int:
    """One round."""
    return await read_pages(newsroom.db, web, HereParser(), newsroom.clock, AMSTERDAM)


async def now_kept(newsroom: Newsroom, one: KeptArticle) -> Article:
    """The article as it is now."""
    async with newsroom.db.read() as conn:
        return (await kept.get(conn, [one.id]))[0].article


async def reasons(newsroom: Newsroom) -> dict[str, int]:
    """How the tries ended."""
    async with newsroom.db.read() as conn:
        return await page_reads.figures(conn)


async def test_a_teaser_gets_its_full_text(newsroom: Newsroom, web: FakeFetcher) -> None:
    """Under the name its feed gave it, and once."""
    one = await offer(newsroom)
    assert await read(newsroom, web) == 1
    article_now = await now_kept(newsroom, one)
    assert article_now.paragraphs == (FIRST, SECOND, THIRD)
    assert (article_now.kind, article_now.source, article_now.guid) == (Kind.ARTICLE, FEED, "a")
    assert await read(newsroom, web) == 0
    assert await reasons(newsroom) == {"read": 1}


async def test_pages_are_asked_for_as_pages(newsroom: Newsroom, web: FakeFetcher) -> None:
    """So that the fetcher keeps to robots.txt, within the size of a page."""
    await offer(newsroom)
    await read(newsroom, web)
    (request,) = web.requests
    assert request == Request(address=BRIDGE, accept=full_text.ACCEPT, most=MAX_PAGE, as_page=True)


async def test_who_was_told_the_teaser_is_not_told_the_text(newsroom: Newsroom, web: FakeFetcher) -> None:
    """The full text is a version, and no update for readers."""
    await newsroom.reader(1, "meerdorp")
    one = await offer(newsroom)
    await newsroom.match()
    assert len(await newsroom.queued(1)) == 1
    newsroom.now += timedelta(minutes=5)
    await read(newsroom, web)
    await newsroom.match()
    assert (await now_kept(newsroom, one)).kind is Kind.ARTICLE
    assert len(await newsroom.queued(1)) == 1


async def test_the_text_alone_alerts_nobody(newsroom: Newsroom, web: FakeFetcher) -> None:
    """It may be the past of a source that was added; who follows what only the text tells has it in the digest."""
    await newsroom.reader(1, "veiligheidsregio")
    await offer(newsroom)
    await newsroom.match()
    await read(newsroom, web)
    await newsroom.match()
    assert await newsroom.queued(1) == []
    assert len(await newsroom.matched()) == 1


async def test_a_headline_that_changed_meanwhile_stays_changed(newsroom: Newsroom, web: FakeFetcher) -> None:
    """The page is a version of the article as it is when it comes, not as it was when it was asked for."""
    one = await offer(newsroom)

    async def edited() -> None:
        newsroom.now += timedelta(minutes=1)
        await offer(newsroom, title="Brug bij Meerdorp ingestort, niemand gewond")

    class Slow(FakeFetcher):
        async def fetch(self, request: Request):  # type: ignore[no-untyped-def]
            await edited()
            return await web.fetch(request)

    await read(newsroom, Slow())
    assert (await now_kept(newsroom, one)).title == "Brug bij Meerdorp ingestort, niemand gewond"
    assert (await now_kept(newsroom, one)).paragraphs == (FIRST, SECOND, THIRD)


async def test_a_passing_failure_is_tried_again_and_given_up(newsroom: Newsroom, web: FakeFetcher) -> None:
    """With growing pauses, as often as is reasonable; the last reason stays."""
    await offer(newsroom)
    web.give(BRIDGE, failed("timeout"))
    for pause in PAUSES:
        assert await read(newsroom, web) == 1
        assert await read(newsroom, web) == 0
        newsroom.now += pause
    assert await read(newsroom, web) == 1
    newsroom.now += timedelta(days=1)
    assert await read(newsroom, web) == 0
    assert (len(web.requests), await reasons(newsroom)) == (1 + len(PAUSES), {"timeout": 1})


async def test_a_page_that_comes_at_the_second_try_is_read(newsroom: Newsroom, web: FakeFetcher) -> None:
    """A server that was busy has it later."""
    one = await offer(newsroom)
    web.give(BRIDGE, refused(503, retry_after=1200), fetched(page(), address=BRIDGE))
    await read(newsroom, web)
    newsroom.now += timedelta(seconds=1199)
    assert await read(newsroom, web) == 0
    newsroom.now += timedelta(seconds=1)
    assert await read(newsroom, web) == 1
    assert (await now_kept(newsroom, one)).kind is Kind.ARTICLE


@pytest.mark.parametrize(
    "body, ended",
    [
        pytest.param(b"", "unreadable", id="nothing"),
        pytest.param(b"\x00\x01\x02", "unreadable", id="no page"),
        pytest.param(b"<html><body><p>Hallo.</p></body></html>", "unreadable", id="no article"),
        pytest.param(b"<html>" + b"<b>" * 99_999, "unreadable", id="hostile"),
        pytest.param(page(linked(), f"<p>{FIRST}</p>"), "nothing_more", id="no more than the teaser"),
        pytest.param(
            b"<html><title>Cookies op courant.example</title><p>Wij gebruiken cookies.</p>",
            "consent",
            id="consent wall",
        ),
    ],
)
async def test_a_page_that_gives_nothing_leaves_the_teaser(
    newsroom: Newsroom, web: FakeFetcher, body: bytes, ended: str
) -> None:
    """And its reason."""
    one = await offer(newsroom)
    web.give(BRIDGE, fetched(body, address=BRIDGE))
    before = await now_kept(newsroom, one)
    assert await read(newsroom, web) == 1
    assert await now_kept(newsroom, one) == before
    assert await reasons(newsroom) == {ended: 1}


async def test_being_sent_to_a_consent_page_is_a_wall(newsroom: Newsroom, web: FakeFetcher) -> None:
    """Whatever stands on it."""
    await offer(newsroom)
    web.give(BRIDGE, fetched(page(), address="https://myprivacy.dpgmedia.nl/consent?callbackUrl=x"))
    await read(newsroom, web)
    assert await reasons(newsroom) == {"consent": 1}


async def test_a_paywall_is_kept_with_the_article(newsroom: Newsroom, web: FakeFetcher) -> None:
    """Title and description stay, marked as paid."""
    one = await offer(newsroom)
    walled = page(linked(isAccessibleForFree=False, description="De brug."), "<div class='paywall'>Word abonnee</div>")
    web.give(BRIDGE, fetched(walled, address=BRIDGE))
    await read(newsroom, web)
    article_now = await now_kept(newsroom, one)
    assert (article_now.paywalled, article_now.body, article_now.kind) == (True, FIRST, Kind.TEASER)
    assert await reasons(newsroom) == {"paywall": 1}


async def test_a_paid_entry_without_words_gets_its_description(newsroom: Newsroom, web: FakeFetcher) -> None:
    """Feeds of quality papers have empty descriptions; their pages have some lines for everybody."""
    one = await offer(newsroom, paywalled=True, body="")
    web.give(BRIDGE, fetched(page(linked(isAccessibleForFree=False), f"<p>{FIRST}</p>"), address=BRIDGE))
    await read(newsroom, web)
    assert (await now_kept(newsroom, one)).body == FIRST
    assert await reasons(newsroom) == {"opening": 1}


async def test_what_its_feed_calls_paid_is_not_asked_for(newsroom: Newsroom, web: FakeFetcher) -> None:
    """Its page would show a wall."""
    await offer(newsroom, paywalled=True)
    assert await read(newsroom, web) == 0
    assert (web.requests, await reasons(newsroom)) == ([], {"paid": 1})


async def test_a_host_that_only_shows_walls_rests(newsroom: Newsroom, web: FakeFetcher) -> None:
    """After some walls in a row its pages are not asked for, for hours; those of others are."""
    for number in range(WALLS + 2):
        await offer(newsroom, guid=str(number), url=f"https://dicht.example/{number}", title=f"Bericht {number} over")
        web.give(f"https://dicht.example/{number}", fetched("<title>Cookies op dicht.example</title>"))
    while await read(newsroom, web):
        pass
    asked = len(web.requests)
    assert WALLS <= asked < WALLS + 2
    await offer(newsroom)
    assert await read(newsroom, web) == 1
    newsroom.now += REST
    assert await read(newsroom, web) > 0


async def test_one_host_does_not_fill_a_round(newsroom: Newsroom, web: FakeFetcher) -> None:
    """An outlet with many new teasers leaves room for one with few."""
    await offer(newsroom, published_at=newsroom.now - timedelta(hours=3))
    for number in range(8):
        await offer(newsroom, guid=f"x{number}", url=f"https://druk.example/{number}", title=f"Bericht {number} uit")
    await read(newsroom, web)
    assert sorted(request.address for request in web.requests)[0] == BRIDGE
    assert len(web.requests) == 1 + full_text.PER_HOST


async def test_a_try_that_was_cut_off_is_made_again_later(newsroom: Newsroom, web: FakeFetcher) -> None:
    """A process that is killed while it reads a page leaves a lease, which ends; the try is counted."""
    one = await offer(newsroom)
    async with newsroom.db.write() as conn:
        await page_reads.claim(conn, [one.id], newsroom.now)
    assert await read(newsroom, web) == 0
    newsroom.now += page_reads.LEASE
    assert await read(newsroom, web) == 1
    assert (await now_kept(newsroom, one)).kind is Kind.ARTICLE


async def test_a_page_is_read_in_a_process_of_its_own(newsroom: Newsroom, web: FakeFetcher) -> None:
    """What a hostile page does to its parser it does there."""
    one = await offer(newsroom)
    async with Parsers(1) as parsers:
        assert await read_pages(newsroom.db, web, parsers, newsroom.clock, AMSTERDAM) == 1
        broken = PageBody(data=b"\x00", address=BRIDGE, source=FEED, fetched_at=newsroom.now, zone="Europe/Amsterdam")
        assert await parsers.read_page(broken) == NoArticle("binary file")
    assert (await now_kept(newsroom, one)).paragraphs == (FIRST, SECOND, THIRD)
