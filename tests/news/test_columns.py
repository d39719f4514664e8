"""Columns are known by their title."""

import pytest

from news.columns import headline, is_column


@pytest.mark.parametrize(
    "title, column",
    [
        pytest.param("Zanger Job Terpstra (81) overleden", False, id="a death is news"),
        pytest.param("Overleden", True, id="the column of deaths"),
        pytest.param("Dijk hoog op de agenda", False, id="an agenda in a sentence"),
        pytest.param("Agenda: van vrijdag tot zondag", True, id="the agenda"),
        pytest.param("Gelekte brieven brengen raad in nood", False, id="letters in the news"),
        pytest.param("Brieven. Over de Vliet", True, id="readers' letters"),
        pytest.param("KORT NIEUWS", True, id="capitals"),
        pytest.param("", False, id="no title"),
    ],
)
def test_a_column_is_known_by_its_place_in_the_title(title: str, column: bool) -> None:
    """A word that names a rubric is only one where a rubric stands."""
    assert is_column(title) == column


def test_a_rubric_behind_a_headline_is_no_part_of_it() -> None:
    """It stands behind other headlines too; what is too short to be one keeps all of its words."""
    assert headline("Brug over de Vliet dicht. leidschendam") == "Brug over de Vliet dicht"
    assert headline("Dicht. Vliet") == "Dicht. Vliet"
