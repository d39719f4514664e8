"""Promises of news.readers_times.zones."""

from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.readers_times.known_places import known_names, known_places
from news.readers_times.place import own_names
from news.readers_times.zones import Place, ZoneFound, ZoneUnknown, place_label, zone_at, zone_label, zone_named


def label(text: str) -> str:
    """The place that is found for a text, in Dutch."""
    found = zone_named(text)
    assert isinstance(found, ZoneFound), found
    return place_label(found.place, "nl")


@pytest.mark.parametrize(
    "text, zone",
    [
        ("Amsterdam", "Europe/Amsterdam"),
        ("AMSTERDAM ", "Europe/Amsterdam"),
        ("'s-Gravenhage", "Europe/Amsterdam"),
        ("Giethoorn", "Europe/Amsterdam"),
        ("bergen-op-zoom", "Europe/Amsterdam"),
        ("Friesland", "Europe/Amsterdam"),
        ("Brussel", "Europe/Brussels"),
        ("Antwerpen", "Europe/Brussels"),
        ("Parijs", "Europe/Paris"),
        ("Londen", "Europe/London"),
        ("Schotland", "Europe/London"),
        ("Kyiv", "Europe/Kyiv"),
        ("Kiev", "Europe/Kyiv"),
        ("Київ", "Europe/Kyiv"),
        ("Genève", "Europe/Zurich"),
        ("Geneve", "Europe/Zurich"),
        ("New York", "America/New_York"),
        ("new york, VS", "America/New_York"),
        ("Paris, Texas", "America/Chicago"),
        ("Hawaï", "Pacific/Honolulu"),
        ("São Paulo", "America/Sao_Paulo"),
        ("sao paulo", "America/Sao_Paulo"),
        ("Curaçao", "America/Curacao"),
        ("curacao", "America/Curacao"),
        ("Willemstad", "America/Curacao"),
        ("Paramaribo", "America/Paramaribo"),
        ("Suriname", "America/Paramaribo"),
        ("Aruba", "America/Aruba"),
        ("Sint Maarten", "America/Lower_Princes"),
        ("Sint-Maarten", "America/Lower_Princes"),
        ("Philipsburg", "America/Lower_Princes"),
        ("Bonaire", "America/Kralendijk"),
        ("Jakarta", "Asia/Jakarta"),
        ("Djakarta", "Asia/Jakarta"),
        ("Bali", "Asia/Makassar"),
        ("Peking", "Asia/Shanghai"),
        ("Tokio", "Asia/Tokyo"),
        ("東京", "Asia/Tokyo"),
        ("Kaapstad", "Africa/Johannesburg"),
        ("Marokko", "Africa/Casablanca"),
        ("Turkije", "Europe/Istanbul"),
        ("Germany", "Europe/Berlin"),
        ("America/New_York", "America/New_York"),
        ("america/new york", "America/New_York"),
        ("UTC", "Etc/UTC"),
        ("UTC+2", "Etc/GMT-2"),
        ("gmt -3", "Etc/GMT+3"),
    ],
)
def test_the_zone_of_a_place(text: str, zone: str) -> None:
    """Cities, regions and countries are found by their Dutch, English and own names, and zones by theirs."""
    found = zone_named(text)
    assert isinstance(found, ZoneFound)
    assert found.zone == ZoneInfo(zone)


@pytest.mark.parametrize(
    "text, zones",
    [
        pytest.param("Birmingham", ["Europe/London", "America/Chicago"], id="two large cities"),
        pytest.param("Birmingham, VS", ["America/Chicago", "America/Detroit"], id="in a country"),
        pytest.param("Cordoba", ["America/Argentina/Cordoba", "Europe/Madrid"], id="the largest first"),
        pytest.param("Georgia", ["Asia/Tbilisi", "America/New_York"], id="a country and a state"),
        pytest.param("Indonesië", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"], id="a country of three"),
        pytest.param("Rome", ["Europe/Rome"], id="small towns do not count"),
    ],
)
def test_names_that_several_places_have(text: str, zones: list[str]) -> None:
    """The place that most live in comes first, others in other zones are offered with it."""
    found = zone_named(text)
    assert isinstance(found, ZoneFound)
    assert [place.zone.key for place in (found.place, *found.others)] == zones


@pytest.mark.parametrize(
    "text, proposal",
    [
        ("Amsterdm", "Amsterdam (Nederland)"),
        ("Nederlandd", "Amsterdam (Nederland)"),
        ("Parjis", "Parijs (Frankrijk)"),
        ("Paramaribbo", "Paramaribo (Suriname)"),
        ("Nieuw-Zeland", "Auckland (Nieuw-Zeeland)"),
    ],
)
def test_a_typing_error_gets_a_proposal(text: str, proposal: str) -> None:
    """A name that no place has is never taken for another, but the most alike is offered first."""
    unknown = zone_named(text)
    assert isinstance(unknown, ZoneUnknown)
    assert place_label(unknown.proposals[0], "nl") == proposal


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("!?", id="marks"),
        pytest.param("qqqqzz", id="no place"),
        pytest.param("UTC+15", id="no hour on earth"),
        pytest.param("Etc/GMT-2", id="a name that says its opposite"),
        pytest.param("../../etc/passwd", id="a path"),
        pytest.param('"}, {"geonameid"', id="a piece of the file"),
        pytest.param(".*" * 30, id="an expression"),
        pytest.param("a" * 4000, id="too long"),
        pytest.param("Amsterdam " * 400, id="too many"),
        pytest.param("😀" * 90, id="emoji"),
        pytest.param("\u202e\u200f" * 40, id="marks of direction"),
    ],
)
def test_what_is_no_place(text: str) -> None:
    """Nonsense finds nothing, and nothing is offered for it."""
    assert zone_named(text) == ZoneUnknown()


@settings(max_examples=10, deadline=None)
@given(st.text(max_size=110))
def test_any_text_has_an_answer(text: str) -> None:
    """Whatever is typed, a place is found or not."""
    assert isinstance(zone_named(text), ZoneFound | ZoneUnknown)


@pytest.mark.parametrize(
    "text, named",
    [
        pytest.param("Paris", "Parijs (Frankrijk)", id="as the reader of this language knows it"),
        pytest.param("Kaapstad", "Kaapstad (Zuid-Afrika)", id="as it was typed, where that is one of its names"),
        pytest.param("Suriname", "Paramaribo (Suriname)", id="the city of a country"),
        pytest.param("Curacao", "Curaçao", id="a country that is called after itself"),
        pytest.param("Birmingham, VS", "Birmingham (Verenigde Staten, Chicago)", id="with its zone"),
        pytest.param("utc+2", "UTC+2", id="no place"),
    ],
)
def test_a_place_in_words(text: str, named: str) -> None:
    """A place is named with its country, and with its zone where the country has more of them."""
    assert label(text) == named


@pytest.mark.parametrize(
    "zone, dutch, english",
    [
        ("Europe/Amsterdam", "Amsterdam", "Amsterdam"),
        ("America/New_York", "New York", "New York"),
        ("Europe/Paris", "Parijs", "Paris"),
        ("America/Curacao", "Curaçao", "Curaçao"),
        ("America/Lower_Princes", "Philipsburg", "Philipsburg"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires", "Buenos Aires"),
        ("Etc/GMT-2", "UTC+2", "UTC+2"),
        ("Etc/GMT+11", "UTC-11", "UTC-11"),
        ("Etc/UTC", "UTC", "UTC"),
        ("Etc/GMT", "UTC", "UTC"),
    ],
)
def test_a_zone_in_words(zone: str, dutch: str, english: str) -> None:
    """A zone is called after its city in the language of the reader, or by its offset as people write it."""
    assert zone_label(ZoneInfo(zone), "nl") == dutch
    assert zone_label(ZoneInfo(zone), "en") == english


def test_every_zone_has_a_label() -> None:
    """No zone is shown with an underscore or a slash, or with nothing."""
    labels = [zone_label(ZoneInfo(zone), language) for zone in available_timezones() for language in ("nl", "en")]
    assert not [text for text in labels if not text or "_" in text or "/" in text]


@pytest.mark.parametrize(
    "latitude, longitude, zone",
    [
        pytest.param(52.37, 4.90, "Europe/Amsterdam", id="Amsterdam"),
        pytest.param(53.3, 5.07, "Europe/Amsterdam", id="Vlieland"),
        pytest.param(52.10, 4.20, "Europe/Amsterdam", id="in sight of Scheveningen"),
        pytest.param(51.23, 4.93, "Europe/Brussels", id="just over the border"),
        pytest.param(40.71, -74.0, "America/New_York", id="New York"),
        pytest.param(-6.2, 106.82, "Asia/Jakarta", id="Jakarta"),
        pytest.param(12.17, -69.0, "America/Curacao", id="Curaçao"),
        pytest.param(-13.83, -171.77, "Pacific/Apia", id="Apia"),
        pytest.param(52.3, 4.0, "Europe/Amsterdam", id="25 km from the beach"),
        pytest.param(30.0, -30.0, "Etc/GMT+2", id="the open sea"),
        pytest.param(-90.0, 0.0, "Antarctica/McMurdo", id="the South Pole"),
        pytest.param(0.0, 180.0, "Etc/GMT-12", id="the date line"),
    ],
)
def test_the_zone_of_a_location(latitude: float, longitude: float, zone: str) -> None:
    """On land it is the zone of the land, near a coast that of the coast, and at sea one by the degrees."""
    assert zone_at(latitude, longitude) == ZoneInfo(zone)


@pytest.mark.parametrize("latitude, longitude", [(91, 0), (0, 181), (float("nan"), 0), (0, float("inf"))])
def test_a_location_outside_of_the_earth(latitude: float, longitude: float) -> None:
    """There is no zone outside of the earth."""
    assert zone_at(latitude, longitude) is None


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_location_on_earth_has_a_zone(latitude: float, longitude: float) -> None:
    """All zones of the map are known to the rules of time that are installed."""
    assert isinstance(zone_at(latitude, longitude), ZoneInfo)


def test_our_own_names_are_of_zones_and_countries_that_exist() -> None:
    """Each name in places.toml leads to a place, and each known name finds what it is a name of."""
    assert all(known_places(name) for name in own_names()["names"])
    zones = [zone for zones in own_names()["countries"].values() for zone in zones] + [*own_names()["labels"]]
    assert set(zones) <= available_timezones()
    assert all(isinstance(zone_named(name), ZoneFound) for name in sorted(known_names())[::40])


def test_a_place_without_a_country() -> None:
    """A place that is in no country is called by its name alone."""
    assert place_label(Place(name="op zee", zone=ZoneInfo("Etc/GMT+2")), "nl") == "op zee"
