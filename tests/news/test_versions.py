"""Versions: what comes in again is the same, or news; nothing fuller is lost and nothing flips to and fro."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.article import Article, Kind
from news.versions import Change, decide

NOW = datetime(2026, 2, 1, 11, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
FULL = Article(
    source="feed:a",
    fetched_at=NOW,
    guid="1",
    title="Brug bij Zwolle dicht",
    body="De brug is dicht.\n\nHet duurt tot maandag, zegt de provincie.",
)
TEASER = replace(FULL, body="De brug is dicht.", kind=Kind.TEASER)


def test_what_is_not_kept_is_new() -> None:
    """The first time an article comes in it is kept as it is."""
    outcome = decide(None, FULL)
    assert (outcome.change, outcome.article) == (Change.NEW, FULL)


def test_the_same_again_changes_nothing() -> None:
    """An article that is read again an hour later is unchanged, and keeps the moment it was first read."""
    outcome = decide(FULL, replace(FULL, fetched_at=LATER))
    assert (outcome.change, outcome.article) == (Change.UNCHANGED, FULL)


def test_signs_and_spaces_are_no_news() -> None:
    """A comma that moved makes no version."""
    outcome = decide(FULL, replace(FULL, fetched_at=LATER, title="Brug bij Zwolle - dicht"))
    assert (outcome.change, outcome.article) == (Change.UNCHANGED, FULL)


@pytest.mark.parametrize(
    "known",
    [
        pytest.param({"published_at": NOW - timedelta(hours=2)}, id="time"),
        pytest.param({"url": "https://krant.nl/a"}, id="address"),
        pytest.param({"author": "Jan Jansen"}, id="author"),
        pytest.param({"publisher": "De Krant"}, id="publisher"),
        pytest.param({"agencies": ("ANP",)}, id="agencies"),
    ],
)
def test_the_unknown_is_filled_in(known: dict[str, object]) -> None:
    """The same text with something that was not known before stays unchanged and learns it."""
    richer = replace(FULL, fetched_at=LATER, **known)  # type: ignore[arg-type]
    outcome = decide(FULL, richer)
    assert outcome.change is Change.UNCHANGED
    assert outcome.article == replace(FULL, **known)  # type: ignore[arg-type]


def test_the_first_known_time_stays_while_the_text_does() -> None:
    """Read an hour later, "3 uur geleden" is a coarser guess at the same moment."""
    kept = replace(FULL, published_at=NOW - timedelta(minutes=170))
    outcome = decide(kept, replace(FULL, fetched_at=LATER, published_at=NOW - timedelta(minutes=120)))
    assert outcome.article.published_at == kept.published_at


def test_another_text_is_a_new_version() -> None:
    """The new words and their time are kept, under the names of the old."""
    told = NOW + timedelta(minutes=30)
    newer = replace(FULL, fetched_at=LATER, body="De brug is weer open.", published_at=told, position=9)
    outcome = decide(FULL, newer)
    assert outcome.change is Change.CHANGED
    assert outcome.article == replace(newer, position=0)


def test_a_new_version_keeps_what_it_does_not_tell() -> None:
    """An update without author, address or time still has those of the first version."""
    kept = replace(FULL, author="Jan Jansen", url="https://krant.nl/a", published_at=NOW)
    outcome = decide(kept, replace(FULL, fetched_at=LATER, body="De brug is weer open."))
    assert (outcome.article.author, outcome.article.url, outcome.article.published_at) == ("Jan Jansen", kept.url, NOW)


def test_the_full_text_replaces_a_teaser() -> None:
    """A page read after its feed makes the teaser an article."""
    outcome = decide(TEASER, replace(FULL, fetched_at=LATER, source="page:a", guid=None))
    assert outcome.change is Change.CHANGED
    assert (outcome.article.body, outcome.article.kind) == (FULL.body, Kind.ARTICLE)
    assert (outcome.article.source, outcome.article.guid) == ("feed:a", "1")


@pytest.mark.parametrize("kind", [Kind.TEASER, Kind.STUB])
def test_a_teaser_never_replaces_the_full_text(kind: Kind) -> None:
    """Its words are not news where its title is the same."""
    outcome = decide(FULL, replace(TEASER, fetched_at=LATER, kind=kind))
    assert (outcome.change, outcome.article) == (Change.UNCHANGED, FULL)


def test_a_teasers_new_title_is_news() -> None:
    """A changed headline is a new version, over the full text that is kept."""
    outcome = decide(FULL, replace(TEASER, fetched_at=LATER, title="Brug bij Zwolle weer open"))
    assert outcome.change is Change.CHANGED
    assert (outcome.article.title, outcome.article.body) == ("Brug bij Zwolle weer open", FULL.body)
    assert outcome.article.kind is Kind.ARTICLE


@pytest.mark.parametrize("title", ["Brug bij…", "Brug bij ...", ""])
def test_a_title_that_breaks_off_is_no_new_title(title: str) -> None:
    """A list of teasers cuts long headlines."""
    assert decide(FULL, replace(TEASER, fetched_at=LATER, title=title)).change is Change.UNCHANGED


def test_a_page_behind_its_paywall_does_not_take_the_text_away() -> None:
    """What was read before the wall went up stays."""
    outcome = decide(FULL, replace(FULL, fetched_at=LATER, body="De brug is dicht.", paywalled=True))
    assert (outcome.change, outcome.article) == (Change.UNCHANGED, FULL)


def test_an_empty_body_takes_nothing_away() -> None:
    """A feed that lost its descriptions changes no article."""
    assert decide(FULL, replace(FULL, fetched_at=LATER, body="")).article == FULL


def test_what_was_read_earlier_is_no_news() -> None:
    """Old copy that comes in late does not replace what was read since."""
    older = replace(FULL, fetched_at=NOW - timedelta(days=1), body="De brug gaat dicht.", author="Jan Jansen")
    outcome = decide(FULL, older)
    assert outcome.change is Change.UNCHANGED
    assert outcome.article == replace(FULL, author="Jan Jansen")


def test_an_id_of_another_source_is_not_taken_over() -> None:
    """An id names an article within its own source only."""
    nameless = replace(FULL, guid=None)
    assert decide(nameless, replace(FULL, source="feed:b", guid="9")).article.guid is None
    assert decide(nameless, FULL).article.guid == "1"


@pytest.mark.parametrize(
    "known, fuller",
    [
        pytest.param({}, True, id="the rest of the text"),
        pytest.param({"title": "Brug bij Zwolle - dicht!"}, True, id="a sign in the title"),
        pytest.param({"title": "Brug bij Zwolle weer open"}, False, id="another title"),
        pytest.param({"kind": Kind.TEASER, "body": "De brug is dicht. Het duurt lang."}, True, id="a longer opening"),
        pytest.param({"kind": Kind.TEASER, "body": "De brug is weer open."}, False, id="another opening"),
    ],
)
def test_a_teaser_that_gets_its_text_is_fuller_and_no_news(known: dict[str, object], fuller: bool) -> None:
    """Who was told the teaser has nothing new to hear; another title or opening is another matter."""
    outcome = decide(TEASER, replace(FULL, fetched_at=LATER, **known))  # type: ignore[arg-type]
    assert (outcome.change, outcome.fuller) == (Change.CHANGED, fuller)


def test_a_full_text_that_changes_is_not_fuller() -> None:
    """A line at its end may be news."""
    outcome = decide(FULL, replace(FULL, fetched_at=LATER, body=FULL.body + "\n\nUpdate: de brug is weer open."))
    assert (outcome.change, outcome.fuller) == (Change.CHANGED, False)


def test_of_an_opening_it_is_learned_that_the_rest_is_paid() -> None:
    """The page tells, the feed does not; of a text that is there in full it does not matter."""
    outcome = decide(TEASER, replace(TEASER, fetched_at=LATER, paywalled=True))
    assert (outcome.change, outcome.article.paywalled) == (Change.UNCHANGED, True)
    assert not decide(FULL, replace(FULL, fetched_at=LATER, paywalled=True)).article.paywalled


BLOG = replace(
    FULL,
    kind=Kind.LIVEBLOG,
    title="Liveblog: storm boven Zwolle",
    body="12.05\n\nDe trein naar Zwolle staat stil.\n\n11.30\n\nEen boom viel op een huis.",
)


@pytest.mark.parametrize(
    "known",
    [
        pytest.param({"body": BLOG.body.replace("12.05", "5 minuten geleden")}, id="times told anew"),
        pytest.param({"body": "12.05\n\nDe trein naar Zwolle staat stil."}, id="older updates cut off"),
        pytest.param({"body": "\n\n".join(reversed(BLOG.body.split("\n\n")))}, id="turned round"),
        pytest.param({"title": "Storm boven Zwolle"}, id="fewer words in the title"),
        pytest.param({"title": "Liveblog: boom viel op huis in storm"}, id="a title of what was told"),
        pytest.param({"body": BLOG.body + "\n\nDeel dit"}, id="a button"),
    ],
)
def test_a_live_blog_without_a_new_update_has_no_new_version(known: dict[str, object]) -> None:
    """It is read every few minutes, and what is kept stays as it is."""
    outcome = decide(BLOG, replace(BLOG, fetched_at=LATER, **known))  # type: ignore[arg-type]
    assert (outcome.change, outcome.article) == (Change.UNCHANGED, BLOG)


@pytest.mark.parametrize(
    "known",
    [
        pytest.param({"body": "12.40\n\nDe brug bij Kampen is dicht.\n\n" + BLOG.body}, id="an update"),
        pytest.param({"title": "Liveblog: brug bij Kampen dicht"}, id="a title that says something new"),
        pytest.param({"body": BLOG.body.replace("Zwolle", "Zwolle, 14 wagons lang,")}, id="a count"),
    ],
)
def test_a_live_blog_with_a_new_update_has_a_new_version(known: dict[str, object]) -> None:
    """One article, whatever it is called by now."""
    outcome = decide(BLOG, replace(BLOG, fetched_at=LATER, **known))  # type: ignore[arg-type]
    assert outcome.change is Change.CHANGED
    assert decide(outcome.article, BLOG).change is Change.UNCHANGED


def test_a_day_of_a_live_blog_is_a_version_for_each_update() -> None:
    """Three hundred readings with fifty updates and times told anew each time are fifty versions."""
    kept, changes = BLOG, 0
    for number in range(300):
        updates = [
            f"Bericht {'abcdefghij'[n // 10]}{'klmnopqrst'[n % 10]} over de storm van nu." for n in range(number // 6)
        ]
        told = [f"{number}.{n} minuten geleden\n\n{update}" for n, update in enumerate(reversed(updates))]
        body = "\n\n".join((*told, BLOG.body))
        outcome = decide(kept, replace(BLOG, body=body, fetched_at=NOW + timedelta(minutes=number)))
        changes += outcome.change is Change.CHANGED
        kept = outcome.article
    assert changes == 49


moments = st.integers(min_value=0, max_value=5).map(lambda hours: NOW + timedelta(hours=hours))
articles = st.builds(
    Article,
    source=st.sampled_from(["feed:a", "page:a"]),
    fetched_at=moments,
    title=st.sampled_from(["", "Brug dicht", "Brug open", "Brug…"]),
    body=st.sampled_from(["", "De brug is dicht.", "De brug is dicht.\n\nTot maandag.", "De brug is open."]),
    guid=st.sampled_from([None, "1"]),
    url=st.sampled_from([None, "https://krant.nl/a"]),
    author=st.sampled_from([None, "Jan"]),
    place=st.sampled_from([None, "ZWOLLE"]),
    published_at=st.none() | moments,
    kind=st.sampled_from(list(Kind)),
    paywalled=st.booleans(),
)


@given(articles, articles)
def test_deciding_twice_is_deciding_once(kept: Article, incoming: Article) -> None:
    """The same input a second time is UNCHANGED and leaves the article as the first time left it."""
    once = decide(kept, incoming).article
    again = decide(once, incoming)
    assert (again.change, again.article) == (Change.UNCHANGED, once)


@given(articles, articles)
def test_what_is_kept_never_gets_poorer(kept: Article, incoming: Article) -> None:
    """Whatever comes in, nothing that is known becomes unknown, and no full text gives way to an opening."""
    article = decide(kept, incoming).article
    known = ("url", "author", "published_at", "guid")
    assert all(getattr(article, name) is not None for name in known if getattr(kept, name) is not None)
    assert article.body or not kept.body
    assert not (kept.kind is Kind.ARTICLE and kept.body and article.kind in (Kind.TEASER, Kind.STUB))


@given(articles, articles)
def test_the_text_does_not_depend_on_the_order(first: Article, second: Article) -> None:
    """Two readings at different times end in the same words, whichever is taken in first."""
    if first.fetched_at != second.fetched_at:
        one, other = decide(first, second).article, decide(second, first).article
        assert (one.body, one.title) == (other.body, other.title)
