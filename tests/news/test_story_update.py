"""Updates: what is new since a reader was told, and nothing that the reader had."""

from hypothesis import given
from hypothesis import strategies as st

from news.story_update import MOST, News, said_since

VERSIONS = [News(5, ("Vijf.",)), News(4, ("Vier.", "Ook vier.")), News(3, ("Drie.",)), News(2, ("Twee.",))]


def test_what_came_since_is_told_as_it_came():
    """A reader of version 3 learns of 4 and 5."""
    assert said_since(VERSIONS, 3) == "Vier. Ook vier. Vijf."
    assert said_since(VERSIONS, 4) == "Vijf."
    assert said_since(VERSIONS, 5) == ""


def test_the_latest_is_told_where_not_all_of_it_fits():
    """Whole versions, the newest ones."""
    assert said_since(VERSIONS, 1, most=len("Vier. Ook vier. Vijf. ")) == "Vier. Ook vier. Vijf."
    assert said_since(VERSIONS, 1, most=1) == "Vijf."


def test_nothing_is_told_twice():
    """Two versions may tell the same: another paper brought it again."""
    assert said_since([News(3, ("Brug dicht.", "Veer vaart.")), News(2, ("Brug dicht.",))], 1) == (
        "Brug dicht. Veer vaart."
    )


def test_who_else_says_so_is_named():
    """Behind what it says; the source that stands below it is not named twice."""
    versions = [News(3, ("Drie.", "Ook drie."), "ANP"), News(2, ("Twee.",), "De Brug")]
    assert said_since(versions, 1, told_by="De Brug") == "Twee. Drie. Ook drie. (ANP)"
    assert said_since(versions, 1, told_by="ANP") == "Twee. (De Brug) Drie. Ook drie."


def test_where_nothing_is_known_there_is_nothing_to_say():
    """A version from before it was kept what is new: the brief is told."""
    assert said_since([], 1) == ""
    assert said_since([News(2, ())], 1) == ""


@given(st.lists(st.lists(st.text(min_size=1, max_size=280), max_size=2), max_size=30), st.integers(0, 32))
def test_it_is_never_long_and_has_the_latest(said: list[list[str]], had: int):
    """However often the story had news: the latest version, and more while there is room."""
    versions = [News(number, tuple(some)) for number, some in enumerate(said, 2)][::-1]
    told = said_since(versions, had)
    latest = " ".join(dict.fromkeys(versions[0].said)) if versions and versions[0].version > had else ""
    assert len(told) <= max(MOST, len(" ".join(versions[0].said)) if versions else 0)
    assert told.endswith(latest.split(" ")[-1]) or not latest
