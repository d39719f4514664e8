"""What no cut may take, and what it may."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.compression.compressions import compressions, fitting
from news.compression.limits import Limit, limits
from news.compression.words import words_of
from news.guard import check


def lost(source: str, gone: str) -> set[Limit]:
    """The limits that go with these words of a sentence."""
    words, part = source.split(), gone.split()
    start = next(place for place in range(len(words)) if words[place : place + len(part)] == part)
    return {limit for limit, _ in limits(words_of(source), frozenset(range(start, start + len(part))))}


LOST = [
    (Limit.PAIR, "De trein rijdt tussen Almen en Brug niet.", "en Brug"),
    (Limit.PAIR, "De trein rijdt tussen Almen en Brug niet.", "Almen"),
    (Limit.PAIR, "Zij wil zowel meer wegen als minder regels.", "als minder regels."),
    (Limit.PAIR, "Zij wil niet alleen meer wegen, maar ook minder regels.", "maar ook minder regels."),
    (
        Limit.PAIR,
        "Zij schiet niet alleen tekort; zij laat bovendien armen betalen.",
        "zij laat bovendien armen betalen.",
    ),
    (Limit.PAIR, "Enerzijds stijgt de huur, anderzijds daalt de rente.", "anderzijds daalt de rente."),
    (Limit.PAIR, "De prijs stijgt van 3 tot 5 euro per kaart.", "tot 5 euro"),
    (Limit.OUTCOME, "De dijk brak, waardoor het dorp onderliep.", "waardoor het dorp onderliep."),
    (Limit.OUTCOME, "De dijk brak, zodat het dorp onderliep.", "zodat het dorp onderliep."),
    (Limit.OUTCOME, "De bus kantelde, waarna 12 mensen naar huis gingen.", "waarna 12 mensen naar huis gingen."),
    (Limit.OUTCOME, "De bus kantelde, waarbij de chauffeur is overleden.", "waarbij de chauffeur is overleden."),
    (Limit.OUTCOME, "De bus kantelde, waarna Karin Zomer aftrad.", "waarna Karin Zomer aftrad."),
    (Limit.OUTCOME, "De weg is hersteld en blijft tot mei dicht.", "en blijft tot mei dicht."),
    (Limit.OUTCOME, "De man vluchtte en is uiteindelijk opgepakt.", "en is uiteindelijk opgepakt."),
    (Limit.OUTCOME, "Het was druk en werd de grootste mars ooit.", "en werd de grootste mars ooit."),
    (Limit.LIMIT, "De mensen die een kaart hebben mogen mee.", "die een kaart hebben"),
    (Limit.LIMIT, "Er kwamen bedrijven, die de stad verlaten, aan het woord.", "die de stad verlaten,"),
    (Limit.LIMIT, "Er wonen 21 boeren, die hun land verkopen.", "die hun land verkopen."),
    (Limit.LIMIT, "Het raakt vooral Belgen uit Almen, die hier werken.", "die hier werken."),
    (Limit.LIMIT, "Het zijn niet de banken, die het meest betalen.", "die het meest betalen."),
    (Limit.LIMIT, "De huur is 8 procent gestegen sinds mei.", "sinds mei."),
    (Limit.LIMIT, "De winst steeg 3 procent ten opzichte van 2019.", "ten opzichte van 2019."),
    (Limit.LIMIT, "De trein rijdt vaker dan vorig jaar.", "dan vorig jaar."),
    (Limit.LIMIT, "Een kwart verhuisde vorig jaar naar de stad.", "vorig jaar"),
    (Limit.LIMIT, "De brug gaat niet dicht, omdat zij oud is.", "omdat zij oud is."),
    (Limit.CONDITION, "De brug gaat dicht, voordat het water stijgt.", "voordat het water stijgt."),
    (Limit.CONDITION, "De brug gaat dicht zolang het vriest.", "zolang het vriest."),
    (Limit.CONDITION, "De bussen rijden, behalve op zondag.", "behalve op zondag."),
    (Limit.WHO, "De voorzitter, Karin Zomer, stapt op.", "Karin Zomer,"),
    (Limit.WHO, "Dat zegt Karin Zomer, hoogleraar waterbouw.", "hoogleraar waterbouw."),
    (Limit.WHO, "De stad steekt geld in Ciran, een zorgbedrijf uit Almen.", "een zorgbedrijf uit Almen."),
    (Limit.HEDGE, "Het debat – ten onrechte een ramp genoemd – duurde lang.", "– ten onrechte een ramp genoemd –"),
    (Limit.HEDGE, "Het (nog niet openbare) rapport is klaar.", "(nog niet openbare)"),
]


@pytest.mark.parametrize("limit,source,gone", LOST, ids=[f"{source} -{gone}" for _, source, gone in LOST])
def test_what_narrows_a_claim_is_a_limit(limit: Limit, source: str, gone: str) -> None:
    """It is told apart by name, and no compression of the sentence is without it."""
    if "Ciran" not in source:
        assert limit in lost(source, gone)
    words = {word.strip(".,") for word in gone.split()}
    assert all(words <= {word.strip(".,") for word in made.text.split()} for made in compressions(source))


FREE = [
    ("De brug gaat dicht, omdat er scheuren in het beton zitten.", "omdat er scheuren in het beton zitten."),
    ("De wethouder, die in mei aantrad, stapt op.", "die in mei aantrad,"),
    ("De bond heeft een motie ingediend, die in mei wordt behandeld.", "die in mei wordt behandeld."),
    ("Minister Karin Zomer, moeder van drie kinderen, stapt op.", "moeder van drie kinderen,"),
    ("Bram Oltmans, 43, is aangehouden.", "43,"),
    ("De Noordzeebond (NZB) wil een verbod.", "(NZB)"),
    ("Zes mensen raakten gewond, onder wie twee kinderen.", "onder wie twee kinderen."),
    ("De trein botste op een auto, waarna de wissels stuk waren.", "waarna de wissels stuk waren."),
    ("De bus kantelde, waarna de weg twee uur vrij was.", "waarna de weg twee uur vrij was."),
]


@pytest.mark.parametrize("source,gone", FREE, ids=[gone for _, gone in FREE])
def test_what_only_adds_is_none(source: str, gone: str) -> None:
    """A description, a reason and an aside may go."""
    assert lost(source, gone) == set()


LONG = (
    "De gemeenteraad van Straatdam (24 zetels) heeft gisteravond na een debat van ruim zes uur ingestemd met de bouw "
    "van een nieuw zwembad aan de rand van de wijk Zuiderpark, onder meer voor de jeugd van de stad en voor de "
    "scholen uit de dorpen in de omgeving die er elke woensdag en elke zaterdag in de zomer willen zwemmen."
)


def test_a_long_sentence_is_cut_until_it_fits() -> None:
    """A sentence that is too long for a brief has compressions that fit and that the guard lets through."""
    assert len(LONG) > 280
    texts = fitting(LONG)
    assert texts
    assert all(len(text) <= 280 and check(text, LONG) == () for text in texts)
    assert [len(text) for text in texts] == sorted(map(len, texts), reverse=True)


@given(st.text(max_size=400), st.frozensets(st.integers(0, 60), max_size=30))
def test_any_words_may_go_from_any_text(text: str, gone: frozenset[int]) -> None:
    """Whatever goes from whatever text, the limits are places of words that go or stand between two halves."""
    words = words_of(text)
    taken = gone & frozenset(range(len(words)))
    assert all(place in taken for _, place in limits(words, taken))
