"""Articles that are nearly the same share a number."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.article import Article
from news.fingerprints import bands, shingles

NOW = datetime(2026, 2, 1, 12, tzinfo=UTC)
BODY = (
    "De brug over de Vliet is sinds vanochtend weer open voor auto's en fietsers. De gemeente had de brug drie weken "
    "gesloten om roestige balken te vervangen. Volgens wethouder Hagens is het werk een week eerder klaar dan gepland. "
    "Schippers moeten tot zondag nog wel wachten, want de motor van het val wordt pas in het weekeinde getest. "
    "Omwonenden kregen een brief met de tijden waarop er 's nachts wordt gewerkt. Daarna gaat de brug elk uur open."
)
OTHER = (
    "In het museum van Oudeveen hangt vanaf morgen een schilderij dat veertig jaar zoek was. Een visser vond het in de "
    "schuur van zijn grootvader, achter een stapel netten. Deskundigen noemen het doek gaaf en schatten het op twee "
    "ton."
)


def article(title: str, body: str) -> Article:
    """An article with nothing but its text."""
    return Article(source="test", fetched_at=NOW, title=title, body=body)


def share(one: Article, other: Article) -> bool:
    """Whether two articles would be compared at all."""
    return not set(bands(one)).isdisjoint(bands(other))


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(article("Brug over de Vliet weer open", BODY), id="word for word"),
        pytest.param(article("Vlietbrug een week eerder klaar", BODY), id="another title"),
        pytest.param(article("Brug over de Vliet weer open", BODY[:150]), id="a teaser of it"),
        pytest.param(article("", BODY[:150]), id="a teaser without a title"),
        pytest.param(article("BRUG OVER DE VLIET WEER OPEN", OTHER), id="the same title in capitals"),
        pytest.param(
            article("Nieuws uit de stad", BODY.replace("vanochtend", "dinsdag").replace("drie", "3")),
            id="words changed",
        ),
    ],
)
def test_a_copy_is_found_again(copy: Article) -> None:
    """However a copy was changed, it shares something with its original."""
    original = article("Brug over de Vliet weer open", BODY)
    assert share(original, copy)


def test_titles_that_share_two_telling_words_are_compared() -> None:
    """A report told anew is found by the words that its title cannot do without."""
    assert share(article("Vlietbrug gesloten na aanvaring", BODY), article("Aanvaring: de Vlietbrug is dicht", OTHER))


def test_another_article_shares_nothing() -> None:
    """Two articles about other things are not compared."""
    assert not share(article("Brug over de Vliet weer open", BODY), article("Schilderij na veertig jaar terug", OTHER))


def test_bands_are_the_same_tomorrow() -> None:
    """What is kept in a database must be found by a later version of the process: the numbers are fixed."""
    found = bands(article("Brug over de Vliet weer open", BODY))
    assert {7219518403248950974, 7224242542564530476, -1075437689391246716} <= set(found)


@given(st.text(max_size=120), st.text(max_size=400))
def test_bands_fit_a_signed_column_for_any_text(title: str, body: str) -> None:
    """Whatever stands in an article, its numbers are few, different and fit 64 bits."""
    found = bands(article(title, body))
    assert len(set(found)) == len(found) <= 35
    assert all(-(2**63) <= number < 2**63 for number in found)


def test_an_article_without_text_shares_nothing() -> None:
    """Two empty articles are no copies."""
    assert bands(article("", "")) == ()


def test_shingles_are_runs_of_three_folded_words() -> None:
    """Case and marks make no other run."""
    assert shingles("De één, de TWEE") == {"de een de", "een de twee"}
    assert shingles("Eén twee") == {"een twee"}
    assert shingles("…") == frozenset()


def test_shingles_stop_at_their_limit() -> None:
    """Only the opening counts, so a long article costs no more than a short one."""
    assert len(shingles(" ".join(f"w{number}" for number in range(500)), 50)) == 48
