"""Full texts: what a page adds to its teaser, and when a page is asked for again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.article import Article, Kind
from news.full_text import (
    CONSENT,
    MOST_TRIES,
    NOTHING_MORE,
    OPENING,
    PAUSES,
    PAYWALL,
    READ,
    REST,
    UNREADABLE,
    WALLS,
    in_full,
    is_wanted,
    rests_until,
    verdict_of_page,
    verdict_of_refusal,
)
from news.identity import identity_keys
from news.versions import Change, decide

NOW = datetime(2026, 2, 1, 11, 0, tzinfo=UTC)
TEASER = Article(
    source="https://courant.example/rss",
    fetched_at=NOW,
    guid="b1",
    url="https://courant.example/brug",
    title="Brug bij Meerdorp ingestort",
    body="Een brug is ingestort.",
    kind=Kind.TEASER,
    published_at=NOW - timedelta(hours=1),
)
PAGE = Article(
    source="page",
    fetched_at=NOW + timedelta(minutes=5),
    url="https://courant.example/brug?amp",
    title="Brug stort in bij Meerdorp | Binnenland",
    body="Een brug is ingestort.\n\nNiemand raakte gewond, zegt de veiligheidsregio. Het kanaal is dicht.",
    publisher="De Courant",
    author="Jan Jansen",
    place="MEERDORP",
    agencies=("ANP",),
    published_at=NOW - timedelta(hours=3),
)


def test_the_page_gives_the_text_and_what_the_feed_did_not_know() -> None:
    """Text, place, agencies, author and outlet are the page's."""
    reason, article = in_full(TEASER, PAGE)
    assert reason == READ
    assert (article.body, article.kind, article.fetched_at) == (PAGE.body, Kind.ARTICLE, PAGE.fetched_at)
    assert (article.author, article.publisher, article.place, article.agencies) == (
        *("Jan Jansen", "De Courant", "MEERDORP"),
        ("ANP",),
    )


def test_what_the_feed_said_stays() -> None:
    """Title, id, address, source and time are the feed's: the page is a version of that article, and of no other."""
    _, article = in_full(TEASER, PAGE)
    assert (article.title, article.guid, article.url) == (TEASER.title, TEASER.guid, TEASER.url)
    assert (article.source, article.published_at) == (TEASER.source, TEASER.published_at)
    assert identity_keys(article) == identity_keys(TEASER)


def test_a_feed_without_words_takes_the_pages() -> None:
    """Where the feed has no title and no time the page's are better than none."""
    _, article = in_full(replace(TEASER, title="", published_at=None), PAGE)
    assert (article.title, article.published_at) == (PAGE.title, PAGE.published_at)


def test_the_full_text_is_no_news_and_the_teaser_again_changes_nothing() -> None:
    """Readers were told the teaser; the feed that goes on showing it takes nothing away."""
    _, full = in_full(TEASER, PAGE)
    outcome = decide(TEASER, full)
    assert (outcome.change, outcome.fuller) == (Change.CHANGED, True)
    again = decide(outcome.article, replace(TEASER, fetched_at=NOW + timedelta(hours=1)))
    assert (again.change, again.article.body) == (Change.UNCHANGED, PAGE.body)


@pytest.mark.parametrize(
    "page, reason, body",
    [
        pytest.param({"body": "Een brug."}, NOTHING_MORE, TEASER.body, id="shorter"),
        pytest.param({"kind": Kind.STUB}, NOTHING_MORE, TEASER.body, id="a video"),
        pytest.param({"kind": Kind.TEASER, "paywalled": True}, OPENING, PAGE.body, id="more of a paid one"),
        pytest.param({"body": "Een brug.", "paywalled": True}, PAYWALL, TEASER.body, id="a wall"),
        pytest.param({"paywalled": True}, READ, PAGE.body, id="paid, and there in full"),
        pytest.param({"kind": Kind.LIVEBLOG}, READ, PAGE.body, id="a live blog"),
    ],
)
def test_a_page_that_tells_no_more_leaves_the_teaser(page: dict[str, object], reason: str, body: str) -> None:
    """It is kept that the rest is paid, where it is."""
    ended, article = in_full(TEASER, replace(PAGE, **page))  # type: ignore[arg-type]
    assert (ended, article.body, article.paywalled) == (reason, body, page.get("paywalled", False))


def test_a_paid_teaser_that_tells_what_it_is_is_left_alone() -> None:
    """Its page would show a wall; one without a description is asked for that."""
    assert is_wanted(TEASER)
    assert not is_wanted(replace(TEASER, paywalled=True))
    assert is_wanted(replace(TEASER, paywalled=True, body=""))
    assert not is_wanted(replace(TEASER, url=None))
    assert not is_wanted(replace(TEASER, kind=Kind.ARTICLE))


@pytest.mark.parametrize("name", ["timeout", "dns", "http_503", "http_500", "http_429", "robots_unreachable", "tls"])
def test_what_may_pass_is_tried_again_with_growing_pauses(name: str) -> None:
    """Ten minutes, an hour, six hours; then never."""
    pauses = [verdict_of_refusal(name, tries, NOW).again_at for tries in range(1, MOST_TRIES + 1)]
    assert pauses == [*(NOW + pause for pause in PAUSES), None]
    assert list(PAUSES) == sorted(PAUSES)


@pytest.mark.parametrize(
    "name", ["http_404", "http_410", "http_403", "robots", "private_address", "too_large", "nieuw"]
)
def test_what_stays_is_not_asked_for_twice(name: str) -> None:
    """The reason is kept as it was named."""
    verdict = verdict_of_refusal(name, 1, NOW)
    assert (verdict.reason, verdict.again_at, verdict.wall) == (name, None, None)


def test_a_server_that_names_its_time_is_kept_to() -> None:
    """Later than it would have been, never sooner."""
    assert verdict_of_refusal("http_429", 1, NOW, timedelta(hours=9)).again_at == NOW + timedelta(hours=9)
    assert verdict_of_refusal("http_429", 1, NOW, timedelta(seconds=1)).again_at == NOW + PAUSES[0]


def test_only_walls_count_as_walls() -> None:
    """An article and a page that adds nothing are open; one that could not be read says nothing."""
    reasons = (READ, NOTHING_MORE, OPENING, UNREADABLE, PAYWALL, CONSENT)
    walls = [verdict_of_page(reason, 1, NOW).wall for reason in reasons]
    assert walls == [False, False, None, None, True, True]
    assert verdict_of_page(CONSENT, 1, NOW).again_at == NOW + PAUSES[0]
    assert verdict_of_page(PAYWALL, 1, NOW).again_at is None


@given(st.integers(1, 50))
def test_a_host_rests_after_some_walls_in_a_row(walls: int) -> None:
    """One paid article says nothing about an outlet."""
    assert rests_until(walls, NOW) == (NOW + REST if walls >= WALLS else None)
