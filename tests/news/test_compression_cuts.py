"""What may be cut from a Dutch sentence, and what may not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.compression.compressions import compress, compressions
from news.compression.cuts import FOR_ROOM, MOST_CUTS, cuts
from news.compression.phrases import phrase_cuts
from news.compression.relatives import relative_cuts
from news.compression.words import words_of


def shortened(sentence: str, kind: str) -> list[str]:
    """What is left after each single cut of this kind, as its rule finds it."""
    words = words_of(sentence)
    found = (*relative_cuts(words), *phrase_cuts(words))
    return [compress(words, (cut,)).text for cut in found if cut.kind == kind]


ALLOWED = [
    pytest.param(
        "bracket",
        "De Noordzeebond (NZB) wil een verbod.",
        "De Noordzeebond wil een verbod.",
        id="abbreviation in brackets",
    ),
    pytest.param(
        "bracket",
        "De boete bedraagt 40 dollar (37 euro).",
        "De boete bedraagt 40 dollar.",
        id="brackets at the end keep the stop",
    ),
    pytest.param(
        "bracket",
        "Het plan – het derde in een jaar – kost 40 miljoen.",
        "Het plan kost 40 miljoen.",
        id="between dashes",
    ),
    pytest.param(
        "relative",
        "De burgemeester, die in mei aantrad, heeft het plan ingetrokken.",
        "De burgemeester heeft het plan ingetrokken.",
        id="relative clause behind the subject",
    ),
    pytest.param(
        "relative",
        "De partij heeft een motie ingediend, die volgende week wordt behandeld.",
        "De partij heeft een motie ingediend.",
        id="relative clause at the end",
    ),
    pytest.param(
        "relative",
        "Het museum, waarvan het dak vorig jaar instortte, gaat weer open.",
        "Het museum gaat weer open.",
        id="pronominal adverb",
    ),
    pytest.param(
        "relative",
        "De trein botste op een auto, waarna de wissels dagen onbruikbaar waren.",
        "De trein botste op een auto.",
        id="what came after",
    ),
    pytest.param(
        "apposition",
        "Directeur Karin Dollekamp, arts van opleiding, noemt de brand een drama.",
        "Directeur Karin Dollekamp noemt de brand een drama.",
        id="function between name and verb",
    ),
    pytest.param(
        "apposition",
        "Dat zegt woordvoerder Karin Dollekamp, oud-directeur van het ziekenhuis.",
        "Dat zegt woordvoerder Karin Dollekamp.",
        id="function at the end",
    ),
    pytest.param(
        "apposition", "Bram Oltmans, 43, is aangehouden.", "Bram Oltmans is aangehouden.", id="an age between commas"
    ),
    pytest.param(
        "examples",
        "Bij het ongeluk raakten zes mensen gewond, onder wie twee kinderen.",
        "Bij het ongeluk raakten zes mensen gewond.",
        id="among whom",
    ),
    pytest.param(
        "examples",
        "Drie partijen, waaronder de PvdZ, stemden tegen.",
        "Drie partijen stemden tegen.",
        id="examples before the verb",
    ),
    pytest.param("label", "ZWEMMEN - Het bad gaat in mei open.", "Het bad gaat in mei open.", id="a key word"),
]


@pytest.mark.parametrize("kind, sentence, left", ALLOWED)
def test_the_rest_is_dutch(kind: str, sentence: str, left: str) -> None:
    """Each rule leaves the sentence that a sub-editor would."""
    assert left in shortened(sentence, kind)


REFUSED = [
    pytest.param("De proef gaat door, als de raad ermee instemt.", "Als", id="a condition stays"),
    pytest.param("De proef gaat niet door, tenzij de raad ermee instemt.", "tenzij", id="an exception stays"),
    pytest.param("Volgens de politie zijn twee mannen gevlucht.", "volgens", id="an attribution in front stays"),
    pytest.param("Twee mannen zijn gevlucht, aldus de politie.", "aldus", id="an attribution at the end stays"),
    pytest.param("Twee mannen zijn gevlucht, zegt de politie.", "zegt", id="a report stays"),
    pytest.param(
        "De man kreeg een jaar cel, waarvan acht maanden voorwaardelijk.", "waarvan", id="what halves a sentence stays"
    ),
    pytest.param("Vanaf 2031 mogen er geen dieselbussen meer rijden.", "2031", id="a year to come stays"),
    pytest.param("Volgend jaar stijgt de huur met 3 procent.", "Volgend", id="a time to come stays"),
    pytest.param(
        "Uit onderzoek van het instituut blijkt dat bijen verdwijnen.", "onderzoek", id="the source of a finding stays"
    ),
    pytest.param("Zonder vergunning heeft de boer een stal gebouwd.", "Zonder", id="a negation in front stays"),
    pytest.param("Met een vergunning mag de boer een stal bouwen.", "vergunning", id="a condition with met stays"),
    pytest.param("In Almere ligt een nieuw bos.", "Almere", id="a place that is the news stays"),
    pytest.param("Het is de eerste zege van de club sinds 2010.", "2010", id="what bounds a superlative stays"),
    pytest.param("De ploeg heeft niet gewonnen in Italië.", "Italië", id="what a negation denies stays"),
    pytest.param(
        "Iedereen, die een kaartje heeft, mag naar binnen.", "kaartje", id="a clause that says which ones stays"
    ),
    pytest.param("De vader zegt, dat zijn zoon onschuldig is.", "onschuldig", id="what is said stays"),
    pytest.param("Hij stuurde bloemen, bonbons, de ring en een brief.", "ring", id="the end of a list stays"),
    pytest.param("De dader, zegt de rechter, had spijt.", "rechter", id="a report between commas stays"),
    pytest.param('"De brug, die nu dicht is, moet open", zegt zij.', "dicht", id="a quotation is not touched"),
    pytest.param(
        "Frankrijk, Duitsland, Italië en Spanje hebben getekend.", "Duitsland", id="a list of names is no apposition"
    ),
]


@pytest.mark.parametrize("sentence, word", REFUSED)
def test_what_must_stay(sentence: str, word: str) -> None:
    """No compression loses what the rest depends on."""
    assert all(word.lower() in one.text.lower() for one in compressions(sentence))


def test_a_list_within_a_clause_is_not_its_end() -> None:
    """A clause whose verb is followed by a list goes whole or not at all: no half of the list is left behind."""
    sentence = (
        "Er brak ruzie uit in Delft, waar leden riepen om minder regels, beter overleggen, een fonds en een loket."
    )
    assert [one.text for one in compressions(sentence)] == [sentence]


ROOM = " Dat staat in een lange brief aan de raad van Straatdam" + " over de wegen en de dijken van de stad" * 6 + "."
"""With it a sentence is longer than a brief may be."""
TOLD = "De burgemeester, die in mei aantrad, heeft het plan voor een haven (het derde) ingetrokken,"


def test_only_a_sentence_that_does_not_fit_loses_clauses() -> None:
    """A clause or an apposition stays where the sentence fits in a brief, and may go where it does not."""
    fits, long = f"{TOLD} meldt de raad.", f"{TOLD} meldt de raad,{ROOM.lower()}"
    assert {cut.kind for cut in cuts(words_of(fits))} == {"bracket"}
    assert {cut.kind for cut in cuts(words_of(long))} == {"bracket", "relative"}
    assert "relative" in FOR_ROOM


KEPT_WHOLE = [
    "De brug blijft dicht, omdat er scheuren in het beton zitten.",
    "Na afloop van het duel heeft hij vrijdag zijn vertrek aangekondigd.",
    "Het vliegtuig is veilig geland en wordt vrijdag in Utrecht onderzocht.",
    "Maar de bond wijst het bod van de 44-jarige eigenaar echter af.",
]


@pytest.mark.parametrize("sentence", KEPT_WHOLE)
def test_days_openings_reasons_and_second_clauses_stay(sentence: str) -> None:
    """What readers missed in briefs is never offered to go."""
    assert [one.text for one in compressions(sentence)] == [sentence]


def test_a_kicker_goes() -> None:
    """The key word of the paper before the sentence proper is no part of it."""
    assert shortened("Luchthaven - De gemeente wil minder vluchten.", "label") == ["De gemeente wil minder vluchten."]


def test_all_brackets_go_or_none() -> None:
    """Party names in brackets go together, so that a list stays a list."""
    texts = [one.text for one in compressions("Mulder (VDP), Anker (KNM) en Roos (BLD) stemden tegen.")]
    assert texts == ["Mulder (VDP), Anker (KNM) en Roos (BLD) stemden tegen.", "Mulder, Anker en Roos stemden tegen."]


WORDS = st.sampled_from(
    [
        "De",
        "man",
        "vrouw",
        ",",
        "die",
        "in",
        "Utrecht",
        "woont,",
        "omdat",
        "is",
        "heeft",
        "gezien",
        "en",
        "maar",
        "zegt",
        "niet",
        "geen",
        "vrijdag",
        "(KNM)",
        "op",
        "de",
        "44-jarige",
        "Jan",
        "Blom,",
        "directeur",
        "van",
        '"nee"',
        "terwijl",
        "hij",
        "liep.",
        "volgens",
        "de",
        "politie,",
        "na",
        "afloop",
        "12",
        "mensen,",
        "onder",
        "wie",
        "kinderen",
        "opgepakt",
        "–",
        "dat",
    ]
)


@given(st.lists(WORDS, min_size=1, max_size=45))
def test_any_words(words: list[str]) -> None:
    """Whatever the words, compressions are bounded, keep their words but for case and stops, and lose whole cuts."""
    source = words_of(" ".join(words))
    assert len(cuts(source)) <= MOST_CUTS
    made = compressions(" ".join(words))
    assert made[0].text == " ".join(words)
    assert 1 <= len(made) <= 64
    assert len({one.text for one in made}) == len(made)
    for one in made:
        gone = {place for cut in one.cuts for place in range(cut.start, cut.stop)}
        assert sorted(one.kept) == [place for place in range(len(source)) if place not in gone]
        assert [word.strip(",;:–-.!?…").lower() for word in one.text.split()] == [
            words[place].strip(",;:–-.!?…").lower() for place in one.kept
        ]


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    """No text breaks the rules."""
    assert len(compressions(text)) <= 64
