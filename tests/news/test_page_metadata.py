"""What a page says about itself, in all the places where pages say it; what it does not say stays unknown."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.publication_time import publication_time
from tests.news.page_builder import FIRST, NOW, SECOND, THIRD, ZONE, linked, page, read


def test_what_a_page_does_not_say_stays_unknown() -> None:
    """No time, author, address or publisher is made up."""
    article = read(page())
    assert (article.published_at, article.author, article.url, article.publisher) == (None, None, None, None)
    assert article.guid is None
    assert not article.paywalled


def test_the_page_tells_about_itself() -> None:
    """JSON-LD gives time, author and publisher; the canonical link gives the address."""
    article = read(
        page(
            '<link rel="canonical" href="https://krant.nl/brug?utm_source=x">'
            + linked(
                datePublished="2026-01-31T09:05:00+01:00",
                author=[{"@type": "Person", "name": "Jan Jansen"}, {"name": "Piet &amp; Co"}],
                publisher={"name": "De Krant"},
            )
        )
    )
    assert article.published_at == datetime(2026, 1, 31, 8, 5, tzinfo=UTC)
    assert article.author == "Jan Jansen, Piet & Co"
    assert article.publisher == "De Krant"
    assert article.url == "https://krant.nl/brug"


@pytest.mark.parametrize(
    "head, hour",
    [
        pytest.param(
            '<meta property="article:published_time" content="2026-01-31T09:05:00+01:00">', 8, id="Open Graph"
        ),
        pytest.param('<meta name="article:published_time" content="2026-01-31T09:05:00">', 8, id="no zone: local"),
        pytest.param('<meta itemprop="datePublished" content="2026-01-31T09:05:00Z">', 9, id="itemprop in UTC"),
        pytest.param('<meta name="DC.date.issued" content="2026-01-31 09:05">', 8, id="Dublin Core"),
        pytest.param(linked(datePublished="2026-01-31T09:05:00+01:00CET"), 8, id="two zones"),
        pytest.param(linked(datePublished="2026-01-31T08:05:00.0000000Z"), 8, id="seven decimals"),
        pytest.param(
            linked(datePublished="2026-01-31")
            + '<meta property="article:published_time" content="2026-01-31T09:05:00+01:00">',
            8,
            id="a time of day goes before a date alone",
        ),
        pytest.param(
            '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, '
            '{"@type": ["NewsArticle"], "datePublished": "2026-01-31T09:05:00+01:00"}]}</script>',
            8,
            id="graph",
        ),
    ],
)
def test_times_for_machines(head: str, hour: int) -> None:
    """The usual places for a time of publication, with and without zone."""
    assert read(page(head)).published_at == datetime(2026, 1, 31, hour, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "element",
    [
        pytest.param('<time datetime="2026-01-31T09:05:00+01:00">gisteren</time>', id="time element"),
        pytest.param("<time>31 januari 2026 09:05</time>", id="time element in words"),
        pytest.param('<span class="pubdate large">31 januari 2026 09:05</span>', id="words in a dated class"),
        pytest.param('<div class="article-meta">Gepubliceerd op 31 januari 2026 om 09:05</div>', id="label"),
    ],
)
def test_times_for_readers(element: str) -> None:
    """Without a time for machines the one that readers see counts."""
    article = read(page(text=f"{element}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"))
    assert article.published_at == datetime(2026, 1, 31, 8, 5, tzinfo=UTC)


def test_times_of_other_articles_do_not_count() -> None:
    """A list of related articles beside an undated one dates it not."""
    text = f"<p>{FIRST}</p><p>{SECOND}</p><aside><time datetime='2020-01-01T10:00:00Z'>1 januari</time></aside>"
    assert read(page(text=text)).published_at is None


def test_a_time_to_come_is_now() -> None:
    """Nothing is published after it is read."""
    assert read(page(linked(datePublished="2026-02-01T15:00:00+01:00"))).published_at == NOW


@given(st.lists(st.text(max_size=40), max_size=5))
def test_any_texts_may_be_times(texts: list[str]) -> None:
    """Whatever a page calls its time, the answer is None or not in the future."""
    moment = publication_time(texts, NOW, ZONE)
    assert moment is None or moment <= NOW


@pytest.mark.parametrize("name", ["CET", "CEST", "MET", "Europe/Amsterdam"])
def test_names_of_our_zone_mean_the_time_on_the_wall(name: str) -> None:
    """Outlets write CET in summer too."""
    summer = publication_time([f"10 July 2025 18:45:50 {name}"], NOW, ZONE)
    assert summer == datetime(2025, 7, 10, 16, 45, 50, tzinfo=UTC)


@pytest.mark.parametrize(
    "head, url",
    [
        pytest.param('<meta property="og:url" content="https://krant.nl/brug">', None, id="Open Graph"),
        pytest.param(linked(mainEntityOfPage={"@id": "https://krant.nl/brug"}), None, id="main entity"),
        pytest.param(linked(url="https://krant.nl/brug"), None, id="JSON-LD"),
        pytest.param('<link rel="canonical" href="/brug">', "https://krant.nl/brug?fbclid=1", id="where it came from"),
    ],
)
def test_the_address(head: str, url: str | None) -> None:
    """The page's own address, else the one it was read from."""
    assert read(page(head), url).url == "https://krant.nl/brug"


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(linked(isAccessibleForFree=False), id="JSON-LD"),
        pytest.param(linked(isAccessibleForFree="False"), id="JSON-LD in words"),
        pytest.param('<meta name="dpp:paid" content="true">', id="DPG"),
        pytest.param('<meta property="article:content_tier" content="locked">', id="content tier"),
        pytest.param("<premium>", id="premium element"),
    ],
)
def test_a_paywall_shows_title_and_description(head: str) -> None:
    """What the page lets everybody read is taken in, marked as paid."""
    head += f'<meta property="og:type" content="article"><meta name="description" content="{FIRST}">'
    article = read(page(head, text="<p>Lees verder met een abonnement.</p>"))
    assert article.paywalled
    assert (article.title, article.body) == ("Brug bij Meerdorp ingestort", FIRST)


@pytest.mark.parametrize("free", [True, "True", "true", None])
def test_a_free_page_is_not_paid(free: object) -> None:
    """A page that says it is free, or says nothing, has no paywall."""
    assert not read(page(linked(isAccessibleForFree=free))).paywalled


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("{broken", id="broken"),
        pytest.param("[" * 5_000, id="deep"),
        pytest.param('[1, null, "x", {"@type": 3}]', id="odd types"),
        pytest.param('{"@type": "NewsArticle", "author": 1, "datePublished": [], "publisher": ["a"]}', id="odd values"),
    ],
)
def test_broken_data_does_not_break_the_page(script: str) -> None:
    """The text comes in whatever stands in the JSON-LD."""
    assert read(page(f'<script type="application/ld+json">{script}</script>')).lead == FIRST
