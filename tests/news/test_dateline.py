"""Promises of news.dateline."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.dateline import Dateline, split_dateline, split_signature

REST = "De brug is dicht."


@pytest.mark.parametrize(
    "opening, place, agencies",
    [
        ("LONDEN (ANP) - ", "LONDEN", ("ANP",)),
        ("GAZA-STAD (ANP/AFP/DPA) – ", "GAZA-STAD", ("ANP", "AFP", "DPA")),
        ("DEN HAAG (ANP) — ", "DEN HAAG", ("ANP",)),
        ("DEN HAAG (ANP) -- ", "DEN HAAG", ("ANP",)),
        ("DEN HAAG (ANP) -", "DEN HAAG", ("ANP",)),
        ("'s-HERTOGENBOSCH (ANP) - ", "'s-HERTOGENBOSCH", ("ANP",)),
        ("’s-HERTOGENBOSCH - ", "’s-HERTOGENBOSCH", ()),
        ("SINT-PETERSBURG (ANP/RTR) - ", "SINT-PETERSBURG", ("ANP", "RTR")),
        ("ALPHEN AAN DEN RIJN (ANP) - ", "ALPHEN AAN DEN RIJN", ("ANP",)),
        ("KHAN YOUNIS/RAFAH (ANP) - ", "KHAN YOUNIS/RAFAH", ("ANP",)),
        ("DÜSSELDORF (DPA) - ", "DÜSSELDORF", ("DPA",)),
        ("ST. GALLEN (ANP) - ", "ST. GALLEN", ("ANP",)),
        ("WASHINGTON, D.C. (ANP) - ", "WASHINGTON, D.C.", ("ANP",)),
        ("AMSTERDAM, 1 feb (ANP) - ", "AMSTERDAM", ("ANP",)),
        ("LONDEN (ANP/ Reuters) - ", "LONDEN", ("ANP", "REUTERS")),
        ("BRUSSEL (BELGA) - ", "BRUSSEL", ("BELGA",)),
        ("UTRECHT (RTV) - ", "UTRECHT", ("RTV",)),  # an agency nobody knows, all in capitals
        ("NEW YORK (BLOOMBERG) - ", "NEW YORK", ("BLOOMBERG",)),
        ("DEN HAAG (ANP Extra) - ", "DEN HAAG", ("ANP EXTRA",)),
        ("Amsterdam (ANP) - ", "Amsterdam", ("ANP",)),
        ("Alphen aan den Rijn (ANP) - ", "Alphen aan den Rijn", ("ANP",)),
        ("'t Harde (ANP) – ", "'t Harde", ("ANP",)),
        ("Brussel (Belga) - ", "Brussel", ("BELGA",)),
        ("(ANP) - ", None, ("ANP",)),
        ("DEN HAAG - ", "DEN HAAG", ()),
        ("DÜSSELDORF – ", "DÜSSELDORF", ()),
        ("EDE - ", "EDE", ()),
        ("ROTTERDAM-ZUID - ", "ROTTERDAM-ZUID", ()),
        ("NIJMEGEN, KEULEN - ", "NIJMEGEN, KEULEN", ()),
    ],
)
def test_datelines(opening: str, place: str | None, agencies: tuple[str, ...]) -> None:
    """Places and agencies as agencies write them are taken off the text."""
    assert split_dateline(opening + REST) == (Dateline(place, agencies), REST)


@pytest.mark.parametrize(
    "text",
    [
        "VVD - een partij die groeit",
        "NOS - Een nieuw gezicht",
        "NAVO - De top begint",
        "EU EN VS - Een akkoord",
        "EU en VS - een akkoord",
        "UITSTEL - Het plan ligt stil",  # a key word, as Dutch dailies open
        "BREAKING - De brug is dicht",
        "VIDEO (ANP/X) is geen plaats",
        "Jan Jansen (VVD) - een nieuw gezicht",
        "JAN JANSEN (VVD) - een nieuw gezicht",
        "Amsterdam (RTV) - een omroep die niemand kent",
        "De minister van het kabinet (ANP) - zei dat",
        "dat zei hij (ANP) - en ging",
        "Rotterdam - Een plaats in kleine letters",
        "ROTTERDAM is een stad",
        "ROTTERDAM-Zuid is een wijk",
        "",
        " - ",
    ],
)
def test_sentences_that_begin_alike_are_left_whole(text: str) -> None:
    """Acronyms, key words, politicians with their party: nothing is cut."""
    assert split_dateline(text) == (None, text)


@pytest.mark.parametrize("place", ["MAGNY-COURS", "CAPO D'ORLANDO", "SCHIN OP GEUL"])
def test_agency_copy_may_come_from_anywhere(place: str) -> None:
    """In agency copy a longer name in capitals is a place, also one that is not known."""
    text = f"{place} - {REST}"
    assert split_dateline(text) == (None, text)
    assert split_dateline(text, agency_copy=True) == (Dateline(place), REST)


@pytest.mark.parametrize("text", ["NAVO - De top", "VVD - De fractie", "EU EN VS - Een akkoord", "LIVEBLOG - De dag"])
def test_agency_copy_has_acronyms_too(text: str) -> None:
    """Known acronyms and kinds of article are no place, wherever they stand."""
    assert split_dateline(text, agency_copy=True) == (None, text)


@pytest.mark.parametrize("line", ["LONDEN (ANP)", "LONDEN (ANP) -"])
def test_a_dateline_alone_on_its_line(line: str) -> None:
    """A page that breaks the line behind the dateline leaves nothing after it."""
    assert split_dateline(line) == (Dateline("LONDEN", ("ANP",)), "")


@given(
    st.sampled_from(["LONDEN", "GAZA-STAD", "BUENOS AIRES", "'s-HERTOGENBOSCH", "ÅRHUS"]),
    st.lists(st.sampled_from(["ANP", "AFP", "DPA", "RTR", "EFE", "Belga"]), min_size=1, max_size=5),
    st.sampled_from([" - ", " – ", " — ", " -", "- "]),
    st.text(max_size=60).filter(lambda text: text == text.lstrip() and text[:1] not in {"-", "–", "—", "―"}),
)
def test_what_was_put_together_comes_apart(place: str, agencies: list[str], dash: str, rest: str) -> None:
    """Place, agencies and text come back as they were, whatever the text is."""
    dateline, after = split_dateline(f"{place} ({'/'.join(agencies)}){dash}{rest}")
    assert dateline == Dateline(place, tuple(agency.upper() for agency in agencies))
    assert after == rest


@given(st.text(max_size=120))
def test_nothing_but_the_start_is_cut(text: str) -> None:
    """The rest is always the end of the text."""
    dateline, rest = split_dateline(text)
    assert text.endswith(rest)
    assert dateline or rest == text


@pytest.mark.parametrize(
    "text, dateline",
    [
        ("(Novum) Een brug is ingestort.", Dateline(None, ("NOVUM",))),
        ("(ANP) Een brug is ingestort.", Dateline(None, ("ANP",))),
        ("MEERDORP (ANP/AFP) Een brug is ingestort.", Dateline("MEERDORP", ("ANP", "AFP"))),
        ("ANP - Een brug is ingestort.", Dateline(None, ("ANP",))),
        ("BELGA – Een brug is ingestort.", Dateline(None, ("BELGA",))),
        ("UTRECHT: Een brug is ingestort.", Dateline("UTRECHT")),
        ("DEN HAAG | Een brug is ingestort.", Dateline("DEN HAAG")),
        ("BRUSSEL (ANP/Belga) – Een brug is ingestort.", Dateline("BRUSSEL", ("ANP", "BELGA"))),
    ],
)
def test_datelines_that_lack_a_sign_are_known_by_their_names(text: str, dateline: Dateline) -> None:
    """No dash, no place, or another sign: an agency or a place that we know."""
    assert split_dateline(text) == (dateline, "Een brug is ingestort.")


@pytest.mark.parametrize(
    "text",
    [
        "Jansen (VVD) Een brug te ver, zegt hij.",
        "(UPDATE) Een brug is ingestort.",
        "NAVO: Een brug is ingestort.",
        "Utrecht - Heerenveen 2-1",
        "Meerdorp (ANP) zegt de politie",
        "ANPR - camera's langs de weg",
        "MENING: Een brug is ingestort.",
    ],
)
def test_what_only_looks_alike_stays(text: str) -> None:
    """Parties, key words, matches and quotations."""
    assert split_dateline(text) == (None, text)


@pytest.mark.parametrize(
    "text, agencies, rest",
    [
        ("De brug is dicht. (ANP)", ("ANP",), "De brug is dicht."),
        ("Hij zegt: “nee.” (Belga)", ("BELGA",), "Hij zegt: “nee.”"),
        ("De brug is dicht.\n\nTot maandag. ( ANP / AFP ) ", ("ANP", "AFP"), "De brug is dicht.\n\nTot maandag."),
        ("De brug is dicht, meldt persbureau (ANP)", (), "De brug is dicht, meldt persbureau (ANP)"),
        ("De brug is dicht. (VVD)", (), "De brug is dicht. (VVD)"),
        ("", (), ""),
    ],
)
def test_the_agency_behind_the_last_sentence_is_its_signature(text: str, agencies: tuple[str, ...], rest: str) -> None:
    """In brackets, after a whole sentence, and one that we know."""
    assert split_signature(text) == (agencies, rest)
