"""Rubrics in headlines: cut or put in front, and no headline that is whole is hurt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.cleaning import clean_title
from news.rubrics import without_outlet, without_rubric


@pytest.mark.parametrize(
    "title, clean",
    [
        pytest.param("VIDEO | Brand verwoest loods", "Brand verwoest loods", id="pictures before a bar"),
        pytest.param("Video | Brand verwoest loods", "Brand verwoest loods", id="in any letters"),
        pytest.param("VIDEO & FOTO'S | Brand verwoest loods", "Brand verwoest loods", id="both"),
        pytest.param("UPDATE: Brug bij Meerdorp weer open", "Brug bij Meerdorp weer open", id="new, in capitals"),
        pytest.param("BREAKING - Kabinet is gevallen", "Kabinet is gevallen", id="new, with a dash"),
        pytest.param("Premium | Hoe de haven leegloopt", "Hoe de haven leegloopt", id="paid"),
        pytest.param("Brand in loods (+video)", "Brand in loods", id="pictures behind"),
        pytest.param("Brand in loods (met foto's)", "Brand in loods", id="with pictures"),
        pytest.param("Brand in loods [VIDEO]", "Brand in loods", id="in square brackets"),
        pytest.param("Brand in loods | video", "Brand in loods", id="behind a bar"),
        pytest.param("Hoe de haven leegloopt (+)", "Hoe de haven leegloopt", id="a plus"),
        pytest.param("Hoe de haven leegloopt 🔒", "Hoe de haven leegloopt", id="a lock"),
        pytest.param("Column | Hup Meerdorp", "Column: Hup Meerdorp", id="a column before"),
        pytest.param("OPINIE: Doe er iets aan", "Opinie: Doe er iets aan", id="opinion in capitals"),
        pytest.param("Hup Meerdorp | Column", "Column: Hup Meerdorp", id="a column behind a bar"),
        pytest.param("Hup Meerdorp - column", "Column: Hup Meerdorp", id="a column behind a dash"),
        pytest.param("Hup met de brug. Column Ans Vos", "Column: Hup met de brug", id="a column and whose"),
        pytest.param("Hup met de brug. Ans Vos Column", "Column: Hup met de brug", id="whose column"),
        pytest.param(
            "'Dit moet echt anders!'. Interview Ans Vos", "Interview: 'Dit moet echt anders!'", id="interview"
        ),
        pytest.param("Auto ramt gevel van woning. Veenendaal", "Auto ramt gevel van woning", id="a place"),
        pytest.param("Brug bij Meerdorp is dicht. Etten-Leur", "Brug bij Meerdorp is dicht", id="with a hyphen"),
        pytest.param("VIDEO | Brug bij Meerdorp dicht. Zwolle", "Brug bij Meerdorp dicht", id="before and behind"),
    ],
)
def test_rubrics_are_cut_or_told_first(title: str, clean: str) -> None:
    """And cleaning what is clean changes nothing."""
    assert clean_title(title) == clean
    assert clean_title(clean) == clean


@pytest.mark.parametrize(
    "title",
    [
        "Video: zo stortte de brug in",  # points at a broadcast: `news.kinds` reads it
        "Live: storm raast over Meerdorp",
        "Liveblog | Storm raast over Meerdorp",
        "Analyse: waarom de brug instortte",
        "Brug dicht • Trein staat stil • Storm op komst",
        "Het is voorbij met de pret. Eindelijk",
        "Het mag niet meer van de minister. Jammer",
        "Brug dicht. Veenendaal",
        "Vrouw gewond bij brand. Twee arrestaties",
        "Minister: 'Column was misplaatst'",
        "Ajax - Feyenoord eindigt in gelijkspel",
        "De beste video van het jaar",
        "Kabinet komt met update van de cijfers",
        "Koning op bezoek in Den Haag",
    ],
)
def test_headlines_that_are_whole_stay_whole(title: str) -> None:
    """What names a live blog, an analysis or a broadcast stays, and so does a second sentence."""
    assert clean_title(title) == title


@pytest.mark.parametrize(
    "title, outlet, clean",
    [
        ("Brug bij Meerdorp ingestort | De Courant", "De Courant", "Brug bij Meerdorp ingestort"),
        ("Brug bij Meerdorp ingestort - COURANT.NL", "Courant", "Brug bij Meerdorp ingestort"),
        ("Brug bij Meerdorp ingestort | De Courant", None, "Brug bij Meerdorp ingestort | De Courant"),
        ("Brug bij Meerdorp ingestort | Storm", "De Courant", "Brug bij Meerdorp ingestort | Storm"),
        ("Kort | De Courant", "De Courant", "Kort | De Courant"),
    ],
)
def test_the_outlets_name_goes(title: str, outlet: str | None, clean: str) -> None:
    """Only its own, behind a bar or a dash, and where a headline is left."""
    assert without_outlet(title, outlet) == clean


PARTS = st.sampled_from(
    ["VIDEO | ", "Column | ", "Brug bij Meerdorp is dicht", ". Column", ". Zwolle", " | video", " (+)", "• ", "A", ". "]
)


@given(st.lists(PARTS, max_size=7).map("".join) | st.text(max_size=60))
def test_a_title_is_never_cut_away(title: str) -> None:
    """Something is left of whatever has words, and taking off rubrics twice is taking them off once."""
    line = " ".join(title.split())
    clean = without_rubric(line)
    assert bool(clean) == bool(line)
    assert without_rubric(clean) == clean
