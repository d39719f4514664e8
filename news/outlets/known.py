"""The sources that Briefje knows by itself: a list of outlets with their feeds, `known.toml`."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from news.outlets.naming import outlet_key

_FILE = Path(__file__).parent / "known.toml"


class Region(StrEnum):
    """Where an outlet's readers live; the order in which readers see them."""

    NATIONAL = "national"
    REGIONAL = "regional"
    FLEMISH = "flemish"
    OTHER = "other"
    """Sport, youth, opinion, tech and authorities; and what an operator has added."""


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A feed of a known outlet; `on` where readers get the outlet until they say no."""

    outlet: str
    category: str
    address: str
    region: Region
    on: bool


@cache
def known_sources() -> tuple[KnownSource, ...]:
    """The known sources, national news first, each address once."""
    outlets = tomllib.loads(_FILE.read_text(encoding="utf-8"))["outlet"]
    return tuple(
        KnownSource(one["name"], category, address, Region(one["region"]), one.get("on", False))
        for one in outlets
        for category, address in one["feeds"]
    )


def region_of(outlet: str, category: str = "") -> Region:
    """The region of an outlet by its name; of one that is not known, regional where its category says so."""
    known = _regions().get(outlet_key(outlet))
    if known is not None:
        return known
    return Region.REGIONAL if outlet_key(category) in ("regio", "regionaal", "lokaal") else Region.OTHER


@cache
def _regions() -> dict[str, Region]:
    return {outlet_key(one.outlet): one.region for one in known_sources()}
