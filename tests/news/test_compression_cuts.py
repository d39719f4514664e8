"""What may be cut from a Dutch sentence, and what may not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.compression.compressions import compress, compressions
from news.compression.cuts import MOST_CUTS, cuts
from news.compression.words import words_of


def shortened(sentence: str, kind: str) -> list[str]:
    """What is left after each single cut of this kind."""
    words = words_of(sentence)
    return [compress(words, (cut,)).text for cut in cuts(words) if cut.kind == kind]


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
        "subordinate",
        "De brug blijft dicht, omdat er scheuren in het beton zitten.",
        "De brug blijft dicht.",
        id="reason after a comma",
    ),
    pytest.param(
        "subordinate",
        "Een man is opgepakt nadat hij een agent had gebeten.",
        "Een man is opgepakt.",
        id="after, without a comma",
    ),
    pytest.param(
        "subordinate",
        "De omzet steeg met 4 procent, terwijl de winst daalde.",
        "De omzet steeg met 4 procent.",
        id="contrast",
    ),
    pytest.param(
        "subordinate",
        "De brug blijft dicht, omdat er scheuren in het beton zitten, meldt Rijkswaterstaat.",
        "De brug blijft dicht, meldt Rijkswaterstaat.",
        id="the report behind it stays",
    ),
    pytest.param(
        "subordinate",
        "De club krijgt de vergunning, al heeft de bond bezwaar gemaakt.",
        "De club krijgt de vergunning.",
        id="concession with al",
    ),
    pytest.param(
        "coordinate",
        "Het vliegtuig is veilig geland en wordt onderzocht.",
        "Het vliegtuig is veilig geland.",
        id="second verb with the same subject",
    ),
    pytest.param(
        "coordinate",
        "De minister trekt het voorstel in en zij komt in mei met een nieuw plan.",
        "De minister trekt het voorstel in.",
        id="second main clause with a pronoun",
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
    pytest.param(
        "day", "Het kabinet heeft vrijdag ingestemd met de wet.", "Het kabinet heeft ingestemd met de wet.", id="a day"
    ),
    pytest.param(
        "day",
        "De koning opent op dinsdag de nieuwe haven.",
        "De koning opent de nieuwe haven.",
        id="the preposition goes with its day",
    ),
    pytest.param(
        "connective",
        "De bewoners zijn echter boos.",
        "De bewoners zijn boos.",
        id="a word that points at the sentence before",
    ),
    pytest.param(
        "adjunct",
        "Twee broers zijn aangehouden tijdens een inval in Breda.",
        "Twee broers zijn aangehouden.",
        id="place and time behind the verb",
    ),
    pytest.param("label", "ZWEMMEN - Het bad gaat in mei open.", "Het bad gaat in mei open.", id="a key word"),
    pytest.param("age", "Een 44-jarige man is vermist.", "Een man is vermist.", id="an age as adjective"),
    pytest.param(
        "place",
        "De prijs is in Utrecht toegekend aan Noor Blom.",
        "De prijs is toegekend aan Noor Blom.",
        id="a place in the middle",
    ),
    pytest.param("start", "Maar de bond wijst het bod af.", "De bond wijst het bod af.", id="a conjunction in front"),
    pytest.param(
        "opening",
        "Na afloop van het duel heeft hij zijn vertrek aangekondigd.",
        "Hij heeft zijn vertrek aangekondigd.",
        id="a pronoun changes places with the verb",
    ),
    pytest.param(
        "opening",
        "Bij een brand in Zwolle zijn vier mensen gewond geraakt.",
        "Vier mensen zijn gewond geraakt.",
        id="a number and a noun change places with the verb",
    ),
    pytest.param(
        "opening",
        "Vanochtend heeft de Finse premier Aino Virtala haar ontslag ingediend.",
        "De Finse premier Aino Virtala heeft haar ontslag ingediend.",
        id="article, adjective, noun and name",
    ),
    pytest.param(
        "opening",
        "Nadat de storm was gaan liggen, heeft de politie het gebied vrijgegeven.",
        "De politie heeft het gebied vrijgegeven.",
        id="a clause in front",
    ),
    pytest.param(
        "aside",
        "De wethouder is, anders dan eerder gemeld, niet afgetreden.",
        "De wethouder is niet afgetreden.",
        id="an aside behind the verb",
    ),
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


def test_negation_goes_with_its_clause() -> None:
    """A whole clause may go with the negation that is in it; a negation of what stays never goes."""
    texts = [one.text for one in compressions("De trein rijdt weer, terwijl de bus niet is hersteld.")]
    assert "De trein rijdt weer." in texts
    assert "De trein rijdt weer, terwijl de bus is hersteld." not in texts


def test_inversion_of_a_second_verb_keeps_the_opening() -> None:
    """Where "en" leans on the same opening, it cannot go: "… en stond hij" would be left without it."""
    sentence = "Toen hij twintig was, ging hij naar zee en stond hij aan het roer."
    assert not shortened(sentence, "opening")


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
