"""A place with a zone: what it is called, and what its zone is called after."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global

from news.folding import fold

_FIXED = re.compile(r"(?:Etc/)?GMT([+-])(\d{1,2})")

_AT_GREENWICH = frozenset({"Etc/UTC", "UTC", "Etc/GMT", "GMT"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A city, region or country that readers name: as it is written there, its zone and its country's ISO code."""

    name: str
    zone: ZoneInfo
    country: str | None = None


def place_key(text: str) -> str:
    """A name without case, diacritics and punctuation, so that "Sint-Maarten" is "SINT MAARTEN"."""
    return re.sub(r"[\W_]+", " ", fold(text)).strip()


def zone_label(zone: ZoneInfo, language: str) -> str:
    """What `zone` is called after in a Babel language: "Parijs", "New York"; "UTC+2" for one without a place."""
    own: str | None = own_names()["labels"].get(zone.key)
    return own or _cities(language).get(zone.key) or _city_of_key(zone.key)


def place_label(place: Place, language: str) -> str:
    """A place as a reader of `language` knows it, with its country: "Parijs (Frankrijk)", "UTC+2".

    In a country with several zones the one that is meant is named: "Birmingham (Verenigde Staten, Chicago)".
    """
    city = zone_label(place.zone, language)
    name = city if is_city_of(place.zone, place.name) else place.name
    country = Locale.parse(language).territories.get(place.country) if place.country else None
    if not country or place_key(country) == place_key(name):
        return name
    has_more = len(own_names()["countries"].get(str(place.country), ())) > 1 and name != city
    return f"{name} ({country}, {city})" if has_more else f"{name} ({country})"


def is_city_of(zone: ZoneInfo, name: str) -> bool:
    """Whether `zone` is called after the city `name`, in Dutch or English."""
    return place_key(name) in (place_key(zone_label(zone, "nl")), place_key(zone_label(zone, "en")))


@cache
def own_names() -> dict[str, dict[str, Any]]:
    """The tables of `places.toml`: `countries`, `names` and `labels`."""
    return tomllib.loads((files(__package__) / "places.toml").read_text(encoding="utf-8"))


@cache
def zone_names() -> frozenset[str]:
    """The names of all zones that there are rules for."""
    return frozenset(available_timezones())  # opens 600 files each time


def country_of(zone: str) -> str | None:
    """The ISO code of the country of a zone's name; None for zones of the sea and of several countries."""
    code: str | None = get_global("zone_territories").get(zone)
    return code if code and code.isalpha() and code != "ZZ" else None


@lru_cache(maxsize=8)
def _cities(language: str) -> dict[str, str]:
    """The city of each zone that is not simply in its name; Babel has old names of zones, readers the new ones."""
    renamed = get_global("zone_aliases")
    cities: dict[str, str] = {}
    for key, names in Locale.parse(language).time_zones.items():
        if "city" in names:
            cities[key] = cities[renamed.get(key, key)] = names["city"]
    return cities


def _city_of_key(key: str) -> str:
    if fixed := _FIXED.fullmatch(key):
        return f"UTC{'-' if fixed[1] == '+' else '+'}{fixed[2]}"  # POSIX counts west of Greenwich as plus
    if key in _AT_GREENWICH:
        return "UTC"
    return key.rsplit("/", 1)[-1].replace("_", " ")
