"""The countries of the world, the cities that zones are called after, and names of our own, in Dutch and English."""

import re
from collections.abc import Iterator
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global

from news.readers_times.place import Place, country_of, own_names, place_key, zone_label, zone_names

_LANGUAGES = ("nl", "en")
_OFFSET = re.compile(r"(?:utc|gmt)(?:\s*([+-])\s*(\d{1,2})(?::?00)?)?")
_EAST, _WEST = 14, 12
"""Hours; farther from Greenwich it is no date on earth."""


def zone_by_its_own_name(text: str) -> Place | None:
    """The zone that is written as such: "America/New_York", "utc+2"; None for what is not a name of a zone."""
    written = text.strip().replace(" ", "_").casefold()
    key = _zone_keys().get(written) or _fixed_zone(text.strip().casefold())
    return _place(key, zone_label(ZoneInfo(key), "en")) if key else None


def known_places(text: str) -> tuple[Place, ...]:
    """The places that are called `text` in our own list, or else the zones of the country with that name."""
    return _own().get(place_key(text)) or _countries().get(place_key(text), ())


def zones_cities(text: str) -> tuple[Place, ...]:
    """The zones that are called after a city named `text`: some of those are too small for lists of cities."""
    return _cities().get(place_key(text), ())


def known_names() -> Iterator[str]:
    """The names, folded, by which the functions of this module find a place."""
    yield from {*_own(), *_countries(), *_cities()}


def _place(zone: str, name: str) -> Place:
    return Place(name=name, zone=ZoneInfo(zone), country=country_of(zone))


@cache
def _zone_keys() -> dict[str, str]:
    wanted = (key for key in zone_names() if "/" in key and not key.startswith(("Etc/", "SystemV/")))
    return {key.casefold(): key for key in wanted}


def _fixed_zone(text: str) -> str | None:
    found = _OFFSET.fullmatch(text)
    if not found:
        return None
    hours = int(found[2] or 0)
    if not hours:
        return "Etc/UTC"
    if hours > (_EAST if found[1] == "+" else _WEST):
        return None
    return f"Etc/GMT{'-' if found[1] == '+' else '+'}{hours}"  # POSIX counts west of Greenwich as plus


@cache
def _own() -> dict[str, tuple[Place, ...]]:
    found: dict[str, tuple[Place, ...]] = {}
    for name, where in own_names()["names"].items():
        if isinstance(where, str) and "/" not in where:
            found[place_key(name)] = _country(where)
        else:
            zones = [where] if isinstance(where, str) else where
            found[place_key(name)] = tuple(_place(zone, name) for zone in zones)
    return found


@cache
def _countries() -> dict[str, tuple[Place, ...]]:
    codes = set(get_global("zone_territories").values())
    found: dict[str, tuple[Place, ...]] = {}
    for language in _LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if code in codes and code.isalpha() and (places := _country(code)):
                found.setdefault(place_key(name), places)
    return found


def _country(code: str) -> tuple[Place, ...]:
    zones = own_names()["countries"].get(code) or _zones_of(code)
    return tuple(_place(zone, zone_label(ZoneInfo(zone), "nl")) for zone in zones)


def _zones_of(code: str) -> list[str]:
    known = zone_names()
    return [zone for zone, territory in get_global("zone_territories").items() if territory == code and zone in known]


@cache
def _cities() -> dict[str, tuple[Place, ...]]:
    known = zone_names()
    found: dict[str, list[Place]] = {}
    for zone in get_global("zone_territories"):
        if zone in known and country_of(zone):
            for name in {zone_label(ZoneInfo(zone), language) for language in _LANGUAGES}:
                found.setdefault(place_key(name), []).append(_place(zone, name))
    return {key: tuple(places) for key, places in found.items()}
