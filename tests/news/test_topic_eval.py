"""Counting what the matching finds beside labels."""

import pytest

from news.errors import QueryError
from news.topic_eval import Count, Labelled, Mistake, judge

from .topic_articles import article

KYIV = article("Tram in Kyiv rijdt weer", "De tram in Kyiv rijdt weer.")
BRIDGE = article("Brug bij Merwekust dicht", "De brug bij Merwekust is dicht.")


def labelled(one: object, *topics: str) -> Labelled:
    """An article with its labels."""
    return Labelled(one, frozenset(topics))  # type: ignore[arg-type]


def test_right_false_and_missed_are_counted_by_topic() -> None:
    """A label that is not in the gazetteer is matched as a query."""
    outcome = judge([labelled(KYIV, "Oekraïne", "Zorg"), labelled(BRIDGE, "merwekust"), labelled(BRIDGE)])
    assert outcome.topics == {
        "merwekust": Count(right=1, false=1),
        "Oekraïne": Count(right=1),
        "Zorg": Count(missed=1),
    }
    assert outcome.total == Count(right=2, false=1, missed=1)


def test_every_mistake_is_told_with_its_reason() -> None:
    """What was false says by which words."""
    outcome = judge([labelled(KYIV, "Zorg"), labelled(BRIDGE, "Oekraïne")])
    assert outcome.mistakes == (
        Mistake("false", "Oekraïne", "", KYIV.title, ("Kyiv",)),
        Mistake("missed", "Zorg", "", KYIV.title),
        Mistake("missed", "Oekraïne", "", BRIDGE.title),
    )


def test_names_of_one_topic_are_one() -> None:
    """Two people may label the same in other words."""
    outcome = judge([labelled(KYIV, "oekraine", "Oekraïne", "Ukraine")])
    assert outcome.topics == {"Oekraïne": Count(right=1)}


def test_only_topics_that_are_a_label_somewhere_are_looked_for() -> None:
    """Who labelled for three topics says nothing of a fourth."""
    assert judge([labelled(KYIV, "Zorg")]).mistakes == (Mistake("missed", "Zorg", "", KYIV.title),)


@pytest.mark.parametrize(
    "count, precision, recall, f1",
    [
        pytest.param(Count(right=3, false=1, missed=3), 0.75, 0.5, 0.6, id="some of each"),
        pytest.param(Count(), None, None, None, id="nothing to find, nothing found"),
        pytest.param(Count(missed=2), None, 0.0, 0.0, id="nothing found"),
        pytest.param(Count(false=2), 0.0, None, 0.0, id="nothing to find"),
    ],
)
def test_rates(count: Count, precision: float | None, recall: float | None, f1: float | None) -> None:
    """Precision, recall and their harmonic mean; none of what says nothing, which is not as good as all."""
    assert (count.precision, count.recall) == (precision, recall)
    assert count.f1 == (None if f1 is None else pytest.approx(f1))


def test_a_label_that_is_no_query_is_refused() -> None:
    """A slip in a file of labels is seen."""
    with pytest.raises(QueryError):
        judge([labelled(KYIV, "(")])
