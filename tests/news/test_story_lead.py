"""The lead of a story: the fullest, most open, first report, and later the one that knows more."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.article import Article, Kind
from news.story_lead import LATER, better_lead, lead_of

NOW = datetime(2026, 2, 1, 12, tzinfo=UTC)
BODY = (
    "De brug over de Vliet is sinds vanochtend weer open voor auto's en fietsers. De gemeente Leidschendam had de brug "
    "drie weken gesloten om roestige balken te vervangen. Volgens wethouder Hagens is het werk een week eerder klaar. "
    "Schippers moeten tot zondag nog wel wachten, want de motor van het val wordt pas in het weekeinde getest."
)
ORIGINAL = Article(
    source="a", guid="1", fetched_at=NOW, published_at=NOW, title="Brug over de Vliet weer open voor verkeer", body=BODY
)


def copy(**changes: object) -> Article:
    """The original at another publisher, an hour later, with something changed."""
    later = replace(ORIGINAL, source="b", guid="2", published_at=NOW + timedelta(hours=1))
    return replace(later, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "better, worse",
    [
        pytest.param(ORIGINAL, copy(kind=Kind.TEASER), id="the article before its teaser"),
        pytest.param(copy(), replace(ORIGINAL, paywalled=True), id="open before paid"),
        pytest.param(copy(), replace(ORIGINAL, body=BODY[:100]), id="full before short, though later"),
        pytest.param(ORIGINAL, copy(), id="the first of equals"),
        pytest.param(ORIGINAL, copy(body=f"{BODY} Ja."), id="a word more does not lead"),
        pytest.param(copy(kind=Kind.TEASER), replace(ORIGINAL, kind=Kind.LIVEBLOG), id="a teaser before a live blog"),
        pytest.param(copy(kind=Kind.TEASER), replace(ORIGINAL, language="en"), id="Dutch before a fuller foreign one"),
        pytest.param(copy(), replace(ORIGINAL, title="Eindelijk open. Column"), id="news before a column"),
        pytest.param(copy(publisher="ANP", agencies=("ANP",)), ORIGINAL, id="the agency before who copies it"),
        pytest.param(copy(published_at=NOW + LATER), ORIGINAL, id="what is known hours later"),
        pytest.param(copy(published_at=NOW + LATER, body=BODY[:-9]), ORIGINAL, id="nor a word less full hours later"),
        pytest.param(ORIGINAL, copy(published_at=NOW + LATER, body=BODY[:60]), id="not hours later, and a line only"),
        pytest.param(
            replace(ORIGINAL, body=BODY * 9), copy(body=BODY * 40), id="a very long read is no fuller than a long one"
        ),
    ],
)
def test_the_better_lead(better: Article, worse: Article):
    """Whichever came in first."""
    assert better_lead(better, worse) is better
    assert better_lead(worse, better) is better


def test_a_story_without_articles_has_no_lead():
    """Nobody asks for it."""
    with pytest.raises(ValueError, match="empty"):
        lead_of([])


reports = st.lists(
    st.builds(
        lambda number, hours, length, **values: copy(
            guid=str(number), published_at=NOW + timedelta(hours=hours), body=(BODY * 6)[:length], **values
        ),
        number=st.integers(0, 10**6),
        hours=st.integers(0, 40),
        length=st.sampled_from([0, 120, 300, 390, 2_000]),
        kind=st.sampled_from(Kind),
        paywalled=st.booleans(),
        language=st.sampled_from(["nl", "en"]),
        publisher=st.sampled_from(["De Dijkbode", "ANP"]),
        agencies=st.sampled_from([(), ("ANP",)]),
    ),
    min_size=1,
    max_size=7,
    unique_by=lambda article: article.guid,
)


@given(reports, st.randoms(use_true_random=False))
def test_the_order_in_which_they_came_makes_no_difference(articles: list[Article], dice):
    """The same articles have the same lead."""
    shuffled = list(articles)
    dice.shuffle(shuffled)
    assert shuffled[lead_of(shuffled)] == articles[lead_of(articles)]


@given(st.lists(st.integers(0, 72), min_size=1, max_size=12))
def test_the_lead_goes_forward_with_the_news_and_never_back(hours: Sequence[int]):
    """Of reports that are as full the lead stays for hours, however many follow."""
    articles = [copy(guid=str(place), published_at=NOW + timedelta(hours=at)) for place, at in enumerate(sorted(hours))]
    leads = [articles[lead_of(articles[: place + 1])] for place in range(len(articles))]
    moments = [one.published_at or NOW for one in leads]
    assert moments == sorted(moments)
    changes = sorted(set(moments))
    assert all(later - earlier >= LATER for earlier, later in pairwise(changes))
