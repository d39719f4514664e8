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


@pytest.mark.parametrize(
    "text, language",
    [
        ("De brug over het kanaal is niet meer open voor het verkeer, zegt de gemeente, en ook niet morgen.", "nl"),
        ("Minister Van Dijk: 'Wij gaan de boeren helpen met nieuwe regels voor mest en stikstof in 2026'", "nl"),
        (
            "The bridge over the canal is closed to all traffic until Monday, the city council has announced today.",
            "en",
        ),
        (
            "Le pont sur le canal est fermé à toute circulation jusqu'à lundi, a annoncé la ville ce dimanche matin.",
            "fr",
        ),
        (
            "De brêge oer it kanaal is ticht foar al it ferkear oant moandei, seit de gemeente hjoed.",
            "fy",
        ),
        (
            "Die Brücke über den Kanal ist bis Montag für den gesamten Verkehr gesperrt, teilte die Stadt heute mit.",
            "de",
        ),
    ],
)
def test_languages_of_our_outlets_are_kept_apart(text: str, language: str) -> None:
    """A feed in another language says so seldom; Frisian is a language of its own."""
    assert language_of("", text) == language


@pytest.mark.parametrize(
    "title", ["Man in Breda opgepak", "Ajax wen weer", "Die boek is uit", "Wie is die nuwe baas?", "Storm kom na Texel"]
)
def test_a_short_headline_is_in_the_language_of_its_outlet(title: str) -> None:
    """Identification takes Dutch for Afrikaans now and then, and for Frisian: below some length it is not asked."""
    assert language_of(title, "") == "nl"
    assert language_of(title, "", "nl-NL") == "nl"
    assert language_of(title, "", "en-GB") == "en"


def test_dutch_words_in_a_foreign_outlet_are_its_own() -> None:
    """A Frisian or English outlet quotes Dutch now and then: below some length its own word counts."""
    text = "De brug over het kanaal is niet open voor al het verkeer, zegt de gemeente, en ook niet morgen."
    assert (language_of("", text, "fy"), language_of("", text, "en")) == ("fy", "en")


def test_what_a_source_says_of_its_language_yields_to_the_text() -> None:
    """A Dutch text in a feed that calls itself English is Dutch, where it is long enough to tell."""
    text = (
        "De brug over het kanaal is dicht voor al het verkeer, zegt de gemeente, en blijft dat zeker tot maandag. " * 3
    )
    assert language_of("", text, "en") == "nl"
