"""Corrections: what a publisher takes back, and what is news."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.article import Article, Kind
from news.corrections import is_correction, is_wrong

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
BODY = (
    "De raad van Merwekust trekt acht miljoen euro uit voor een zwembad. Wethouder Joke Tak is er blij mee. "
    "Het bad komt naast de haven.\n\nDe bouw begint in het voorjaar. Eerder was er ook al een plan."
)
ARTICLE = Article(source="a", fetched_at=NOW, title="Merwekust krijgt een zwembad", body=BODY)


def changed(old: str = "", new: str = "", *, more: str = "", **values: object) -> Article:
    """The article with some words replaced, and more at its end."""
    return replace(ARTICLE, body=BODY.replace(old, new) + more, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(changed(more="\n\nCorrectie: het gaat om zes miljoen."), id="it says so"),
        pytest.param(changed(more="\n\nIn een eerdere versie van dit artikel stond Tok."), id="an earlier version"),
        pytest.param(changed(more="\n\nRECTIFICATIE (3 maart)"), id="in capitals"),
        pytest.param(changed(more="\n\n*Aanvulling: ook de SP stemde voor."), id="an addition"),
        pytest.param(changed("acht", "zes"), id="a number"),
        pytest.param(changed("Joke Tak", "Joke Tuk"), id="a name"),
        pytest.param(changed("Merwekust", "Weerdam", title="Weerdam krijgt een zwembad"), id="in title and text"),
    ],
)
def test_a_correction(after: Article):
    """Whether the publisher says so or not; the other way round it is one where it is not said."""
    assert is_correction(ARTICLE, after)


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(ARTICLE, id="nothing changed"),
        pytest.param(changed("zwembad.", "zwembad!"), id="a comma"),
        pytest.param(changed("De raad", "Vanavond heeft de raad"), id="another sentence"),
        pytest.param(changed("acht", "zes", more=" Er komt ook een park."), id="the rest is not as it was"),
        pytest.param(changed("blij mee", "boos over"), id="other words"),
        pytest.param(changed("Eerder", "Daarvoor"), id="far down"),
        pytest.param(changed(more="\n\nDe correctie van de beurs houdt aan."), id="the word means something else"),
        pytest.param(changed("acht", "zes", kind=Kind.LIVEBLOG), id="a live blog"),
    ],
)
def test_no_correction(after: Article):
    """An update, or nothing at all."""
    assert not is_correction(ARTICLE, after)


def test_what_says_so_already_corrects_nothing_again():
    """A later version that has the same remark is just a later version."""
    once = changed(more="\n\nCorrectie: zes miljoen.")
    assert not is_correction(once, replace(once, body=f"{once.body} En nog iets."))


@pytest.mark.parametrize(
    "was, now, corrects",
    [
        pytest.param("twee mensen gewond", "vier mensen gewond", False, id="more wounded"),
        pytest.param("vier mensen gewond", "twee mensen gewond", True, id="fewer wounded"),
        pytest.param("drie doden", "vijf doden", False, id="more dead"),
        pytest.param("drie huizen", "vijf huizen", True, id="more houses"),
    ],
)
def test_more_victims_are_news_and_no_mistake(was: str, now: str, corrects: bool):
    """What was told was right then."""
    before, after = (replace(ARTICLE, body=f"Bij de storm zijn er {count}. Het waait nog.") for count in (was, now))
    assert is_correction(before, after) is corrects


def test_what_was_shown_is_wrong_where_it_stands_there_no_more():
    """The other sentences are as right as they were."""
    after = changed("acht", "zes")
    assert is_wrong("De raad van Merwekust trekt acht miljoen euro uit voor een zwembad.", after)
    assert not is_wrong("De raad van Merwekust trekt zes miljoen euro uit voor een zwembad.", after)
    assert not is_wrong("", after)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_texts_are_compared(before: str, after: str):
    """No text brings it down, and what did not change corrects nothing."""
    one, other = replace(ARTICLE, body=before), replace(ARTICLE, body=after)
    assert is_correction(one, other) in (True, False)
    assert not is_correction(one, one)
