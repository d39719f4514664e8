"""Articles that are nearly the same share a number."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.article import Article
from news.fingerprints import bands, rare_words, shingles
from news.story_profile import profile, said
from news.word_rarity import Rarity

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
    """Whether two articles have a fingerprint in common."""
    return not set(bands(said(one))).isdisjoint(bands(said(other)))


def rare(one: Article) -> set[int]:
    """The numbers of an article's rarest words, before anything was learned."""
    return set(rare_words(profile(one, Rarity())))


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


def test_a_report_told_anew_shares_its_rarest_words() -> None:
    """Without a run of words in common, the names and the rare words of the event bring two reports together."""
    one = article("Vlietbrug gesloten na aanvaring", BODY)
    other = article("Schip ramt de Vlietbrug", "Wethouder Hagens hoopt dat de roestige Vlietbrug snel open kan.")
    assert not share(one, other)
    assert len(rare(one) & rare(other)) >= 2


def test_common_words_bring_nothing_together() -> None:
    """What every article says is nobody's mark."""
    assert not rare(article("Het is van de", "Dat is van het en de, van een in het, en dat is op de van een."))


def test_another_article_shares_nothing() -> None:
    """Two articles about other things are not compared."""
    assert not share(article("Brug over de Vliet weer open", BODY), article("Schilderij na veertig jaar terug", OTHER))


def test_bands_are_the_same_tomorrow() -> None:
    """What is kept in a database must be found by a later version of the process: the numbers are fixed."""
    found = bands(said(article("Brug over de Vliet weer open", BODY)))
    assert {7219518403248950974, 7224242542564530476, -1075437689391246716} <= set(found)


@given(st.text(max_size=120), st.text(max_size=400))
def test_bands_fit_a_signed_column_for_any_text(title: str, body: str) -> None:
    """Whatever stands in an article, its numbers are few, different and fit 64 bits."""
    found = (*bands(said(article(title, body))), *rare_words(profile(article(title, body), Rarity())))
    assert len(set(found)) == len(found) <= 34
    assert all(-(2**63) <= number < 2**63 for number in found)


def test_an_article_without_text_shares_nothing() -> None:
    """Two empty articles are no copies."""
    assert bands(said(article("", ""))) == ()
    assert not rare(article("", ""))


def test_shingles_are_runs_of_three_folded_words() -> None:
    """Case and marks make no other run."""
    assert shingles("De één, de TWEE") == {"de een de", "een de twee"}
    assert shingles("Eén twee") == {"een twee"}
    assert shingles("…") == frozenset()


def test_shingles_stop_at_their_limit() -> None:
    """Only the opening counts, so a long article costs no more than a short one."""
    assert len(shingles(" ".join(f"w{number}" for number in range(500)), 50)) == 48
