"""Promises of news.language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.language import language_of

TEXTS = {
    "nl": "De gemeente heeft besloten dat de brug volgende week weer opengaat, zodat het verkeer erover kan.",
    "en": "The council has decided that the bridge will be opened again next week, so that traffic can cross.",
    "de": "Die Gemeinde hat beschlossen, dass die Brücke nächste Woche wieder geöffnet wird, damit der Verkehr rollt.",
    "fr": "La commune a décidé que le pont serait rouvert la semaine prochaine afin que la circulation reprenne.",
    "fy": "De gemeente hat besletten dat de brêge takom wike wer iepen giet, sadat it ferkear der wer oerhinne kin.",
    "es": "El ayuntamiento ha decidido que el puente se abrirá de nuevo la próxima semana para el tráfico.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_text_is_known_by_its_words(code: str) -> None:
    """A sentence or two tell the language, whatever the title."""
    assert language_of("", TEXTS[code]) == code
    assert language_of("Brug", f"{TEXTS[code]} {TEXTS[code]}") == code


def test_afrikaans_is_dutch_that_was_misread() -> None:
    """No Dutch outlet writes Afrikaans; the identification finds it in Dutch headlines."""
    assert (
        language_of("", "Die gemeente het besluit dat die brug volgende week weer oopgaan vir al die verkeer.") == "nl"
    )


@pytest.mark.parametrize("title", ["Brug open", "Breaking news", "Trump in Berlin", ""])
def test_a_short_text_is_dutch(title: str) -> None:
    """A few words are too few to tell."""
    assert language_of(title, "") == "nl"


def test_a_short_text_is_what_its_source_says() -> None:
    """The hint decides on a short text, whatever it looks like."""
    assert language_of("Brug open", "", "en-GB") == "en"
    assert language_of("", TEXTS["en"], "nl_NL") == "nl"


def test_a_long_text_overrules_its_source() -> None:
    """A feed that says Dutch of an English article is wrong."""
    assert language_of("", TEXTS["en"] * 3, "nl") == "en"


@pytest.mark.parametrize("hint", ["", "  ", "dutch", "12", "n", "é1"])
def test_a_hint_that_is_no_code_is_none(hint: str) -> None:
    """Nonsense is not repeated."""
    assert language_of("Brug open", "", hint) == "nl"


@given(st.text(max_size=300), st.text(max_size=300), st.none() | st.text(max_size=8))
def test_any_text_has_a_language(title: str, body: str, hint: str | None) -> None:
    """Two small letters, whatever comes in."""
    code = language_of(title, body, hint)
    assert len(code) == 2
    assert code.isascii()
    assert code.islower()
