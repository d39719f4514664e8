"""The zone of a reader, from the name of a city or country, or from a shared location."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from zoneinfo import ZoneInfo

from rapidfuzz import fuzz, process

from news.readers_times.cities import City, cities_named, city_names
from news.readers_times.known_places import known_names, known_places, zone_by_its_own_name, zones_cities
from news.readers_times.place import Place, place_key, place_label, zone_label

__all__ = ["Place", "ZoneFound", "ZoneUnknown", "place_label", "zone_at", "zone_label", "zone_named"]

MAX_NAME = 100
"""Characters; the longest name of a place in use, that of a hill in New Zealand, has 85."""
_MOST = 5
"""Places that are offered beside the first: more buttons are no help."""
_PROPOSED = 3
_ALSO_MEANT = 0.1
"""A city with the same name is offered too if it has this share of the people of the first."""
_ALIKE = 75
"""Of 100; "Amsterdm" and "Amsterdam" are 94, "Pars" and "Parijs" 80, "Parijs" and "Madrid" 33."""
_COASTS = (0.0, 0.1, 0.3)
"""Degrees: a beach or a ship before the coast has the zone of the land beside it, within 30 km or so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneFound:
    """The place that is meant most likely, and others of that name in other zones, the likeliest first."""

    place: Place
    others: tuple[Place, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the place."""
        return self.place.zone


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneUnknown:
    """No place has that name; `proposals` are places that have nearly that name, if any, the likeliest first."""

    proposals: tuple[Place, ...] = ()


def zone_named(text: str) -> ZoneFound | ZoneUnknown:
    """The zone of the city, region, country or zone that `text` names in Dutch, English or its own language.

    Case, diacritics and punctuation do not matter; a country may follow after a comma; a typing error gives proposals.
    Reads up to 77 MB of files (0.1 s; 0.4 s for a village, 0.7 s for proposals): not in an event loop.
    """
    text = " ".join(text.split())
    if not place_key(text) or len(text) > MAX_NAME:
        return ZoneUnknown()
    name, comma, where = text.rpartition(",")
    places = _places_in_country(name, where) or _places(text) or (_places(name) if comma else ())
    if places:
        return ZoneFound(place=places[0], others=places[1 : _MOST + 1])
    return ZoneUnknown(proposals=_proposals(place_key(text)))


def zone_at(latitude: float, longitude: float) -> ZoneInfo | None:
    """The zone of a location in degrees, that of the nearest coast if one is near, "Etc/GMT…" on the open sea.

    None outside of the earth. The first call loads a map of 34 MB, in 0.1 s.
    """
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return None
    from tzfpy import get_tz  # the map is large, and few readers share where they are

    keys = [get_tz(_turned(longitude + east), max(-90, min(90, latitude + north))) for north, east in _RING]
    land = [key for key in keys if key and not key.startswith("Etc/")]
    key = land[0] if land else keys[0]
    return ZoneInfo(key) if key else None


_RING = sorted(
    {(a * north, a * east) for a in _COASTS for north, east in product((0, -1, 1), repeat=2)},
    key=lambda step: step[0] ** 2 + step[1] ** 2,
)


def _turned(longitude: float) -> float:
    return longitude if -180 <= longitude <= 180 else (longitude + 180) % 360 - 180


def _places(text: str) -> tuple[Place, ...]:
    own_zone = zone_by_its_own_name(text)
    if own_zone:
        return (own_zone,)
    return known_places(text) or _cities(text) or zones_cities(text)


def _cities(text: str, *, even_small: bool = True) -> tuple[Place, ...]:
    return _likely(cities_named(text, even_small=even_small))


def _likely(cities: list[City]) -> tuple[Place, ...]:
    return _one_per_zone(city.place for city in cities if city.weight >= _ALSO_MEANT * cities[0].weight)


def _places_in_country(name: str, where: str) -> tuple[Place, ...]:
    """The places of that name in a country, or in the country of a region, as in "Birmingham, VS"."""
    countries = {place.country for place in known_places(where)} if name else set()
    return _likely([city for city in cities_named(name) if city.place.country in countries]) if countries else ()


def _one_per_zone(places: Iterable[Place]) -> tuple[Place, ...]:
    firsts: dict[str, Place] = {}
    for place in places:
        firsts.setdefault(place.zone.key, place)
    return tuple(firsts.values())


@lru_cache(maxsize=1)
def _names() -> dict[str, int]:
    """Names that a typing error may have been made in, folded, with how likely each is meant."""
    names = {place_key(name): people for name, people in city_names()}
    return names | {name: max(names.get(name, 0), _AS_KNOWN) for name in known_names()}


_AS_KNOWN = 500_000
"""People: how a country or a name of our own counts beside cities that are as much alike."""


def _proposals(key: str) -> tuple[Place, ...]:
    names = _names()
    near = process.extract(key, names.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=20)
    likely = sorted(near, key=lambda match: (-round(match[1] / 5), -names[match[0]]))
    found = [
        known_places(name) or zones_cities(name) or _cities(name, even_small=False) for name, _, _ in likely[:_MOST]
    ]
    return _one_per_zone(places[0] for places in found if places)[:_PROPOSED]
