"""Figures over a set of briefs."""

import json

import pytest

from news.brief import Brief
from news.brief_eval import Judged, figures, refusals, unsourced

TEXT = "De brug in Almen is niet veilig. Hij gaat maandag dicht."


def judged(
    brief: str, reference: str = "", *, method: str = "lead", seconds: float = 0.0, rejected: tuple[str, ...] = ()
) -> Judged:
    """One brief of the text above."""
    return Judged(
        text=TEXT, reference=reference, brief=Brief(text=brief, method=method, seconds=seconds, rejected=rejected)
    )


def test_a_perfect_brief_has_perfect_figures() -> None:
    """The reference itself, from the text's own words."""
    sentence = "De brug in Almen is niet veilig."
    found = figures([judged(sentence, sentence, seconds=0.5)])
    assert (found.rouge_1, found.rouge_2, found.rouge_l, found.chrf) == pytest.approx((1, 1, 1, 1))
    assert (found.briefs, found.referenced, found.empty, found.length) == (1, 1, 0, len(sentence))
    assert (found.unsourced, found.refusals, found.seconds) == (0, {}, 0.5)


def test_figures_are_means_over_the_briefs() -> None:
    """One perfect and one empty brief make a half; length is of what was written."""
    sentence = "De brug in Almen is niet veilig."
    found = figures([judged(sentence, sentence, seconds=1.0), judged("", sentence, seconds=3.0)])
    assert (found.rouge_1, found.rouge_2, found.rouge_l, found.chrf) == pytest.approx((0.5, 0.5, 0.5, 0.5))
    assert (found.empty, found.length, found.seconds) == (1, len(sentence), 2.0)


def test_texts_without_a_reference_count_for_all_but_the_scores() -> None:
    """Where nobody wrote a brief, there is nothing to score against."""
    sentence = "De brug in Almen is niet veilig."
    found = figures([judged(sentence, sentence), judged("De brug in Almen is veilig.")])
    assert (found.referenced, found.rouge_1) == (1, pytest.approx(1))
    assert found.refusals == {"negation": 1}


def test_nothing_has_figures_too() -> None:
    """No briefs: zeros, not an error."""
    found = figures([])
    assert (found.briefs, found.rouge_1, found.length, found.methods, found.seconds) == (0, 0.0, 0.0, {}, 0.0)


def test_methods_and_rejections_are_counted() -> None:
    """Shares of the methods, and why earlier candidates fell through, most frequent first."""
    briefs = [
        judged("De brug gaat dicht.", method="model"),
        judged("", method="lead", rejected=("order", "negation")),
        judged("", method="model", rejected=("negation",)),
        judged("", method="model"),
    ]
    found = figures(briefs)
    assert found.methods == {"model": 0.75, "lead": 0.25}
    assert list(found.rejected.items()) == [("negation", 2), ("order", 1)]


def test_a_brief_counts_once_for_a_reason() -> None:
    """Two unknown words make one refused brief."""
    assert refusals([judged("De tunnel in Zutven is niet veilig.")])["unknown_word"] == 1


def test_words_without_a_source_are_found_in_any_spelling() -> None:
    """Case and diacritics do not make a word another one; another form does."""
    assert unsourced("De BRÚG in Almen is veiliger, zegt Vis.", TEXT) == ("veiliger", "zegt", "vis")


def test_figures_can_be_printed() -> None:
    """They are plain values, so that JSON can hold them."""
    assert (
        json.loads(json.dumps(figures([judged("De brug gaat dicht.", "De brug gaat dicht.")]).as_dict()))["briefs"] == 1
    )
