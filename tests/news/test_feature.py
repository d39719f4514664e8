"""What tells a feature, an interview or an argument from a report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.feature import feature_points, length_points

REPORT = "De gemeente Straatdam sluit de brug. Dat meldt wethouder Anna Vos. De brug is oud."

SIGNS = [
    pytest.param("Waarom de brug dicht gaat", REPORT, id="explains"),
    pytest.param("Gaat de brug nog open?", REPORT, id="asks"),
    pytest.param("5 opvallende momenten uit het debat over de brug", REPORT, id="counts moments"),
    pytest.param("Reportage: op de brug", REPORT, id="rubric"),
    pytest.param("'Ik mis mijn brug'", REPORT, id="interview"),
    pytest.param("Leer van de brug", REPORT, id="urges"),
    pytest.param("Brug dicht", f"Wat vind jij van de brug? {REPORT}", id="speaks to the reader"),
    pytest.param("Brug dicht", f'"Kijk maar eens achter je." {REPORT}', id="opens with a quotation"),
    pytest.param("Brug dicht", f"De brug - ANALYSE - Het plan is oud. {REPORT}", id="analysis"),
    pytest.param(
        "Brug dicht",
        "Natuurlijk is de brug oud. Kennelijk vindt de raad dat terecht. Onze stad verdient wellicht meer.",
        id="argues",
    ),
]


@pytest.mark.parametrize("title,body", SIGNS)
def test_each_sign_counts_against(title: str, body: str) -> None:
    """A brief of such an article must tell more."""
    assert feature_points(title, body) < feature_points("Brug dicht", REPORT) == 0


def test_signs_add_up() -> None:
    """Two signs count for more than one."""
    assert feature_points("Waarom gaat de brug dicht?", REPORT) < feature_points("Waarom de brug dicht gaat", REPORT)


def test_a_quoted_argument_is_no_argument_of_the_writer() -> None:
    """What stands between quotation marks is somebody's, who may argue."""
    said = 'De raad zei: "Natuurlijk is dat kennelijk terecht, en helaas is onze brug oud." ' + REPORT
    assert feature_points("Brug dicht", said) == 0


def test_a_longer_text_is_less_likely_a_report() -> None:
    """Points fall with the length of a body, and a short one has none against it."""
    assert length_points(REPORT) == 0
    assert length_points(REPORT * 60) < length_points(REPORT * 35) < 0


@given(st.text(max_size=80), st.text(max_size=400))
def test_any_text(title: str, body: str) -> None:
    """No text makes it fail, and none is better than a plain report."""
    assert feature_points(title, body) <= 0
