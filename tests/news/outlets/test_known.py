"""The sources that Briefje knows by itself."""

from urllib.parse import urlsplit

import pytest

from news.feed_address import feed_address
from news.outlets.known import Region, known_sources, region_of
from news.outlets.naming import outlet_key, outlet_mark


def test_every_address_can_be_fetched_and_stands_once():
    """An address in the list is one that the fetcher takes, to the letter, and no feed is asked twice."""
    addresses = [one.address for one in known_sources()]
    assert len(set(addresses)) == len(addresses)
    assert [feed_address(one) for one in addresses] == addresses


def test_an_outlet_is_one_thing():
    """All feeds of an outlet are in one region, and all of them on or none."""
    for key in {outlet_key(one.outlet) for one in known_sources()}:
        feeds = [one for one in known_sources() if outlet_key(one.outlet) == key]
        assert len({(one.outlet, one.region, one.on) for one in feeds}) == 1


def test_national_news_is_on_and_the_rest_is_to_be_switched_on():
    """What everybody gets is national; a region, Flanders, sport and opinion are for who wants them."""
    assert {one.region for one in known_sources() if one.on} == {Region.NATIONAL}
    assert all(one.on for one in known_sources() if one.region is Region.NATIONAL)
    assert {one.region for one in known_sources() if not one.on} == set(Region) - {Region.NATIONAL}


def test_every_source_has_a_name_and_a_category():
    """Nothing in the list is nameless, and hosts are real ones."""
    for one in known_sources():
        assert one.outlet.strip() == one.outlet != ""
        assert one.category.strip() == one.category != ""
        assert "." in (urlsplit(one.address).hostname or "")


@pytest.mark.parametrize(
    "name,category,region",
    [
        pytest.param("nos", "", Region.NATIONAL, id="without regard to case"),
        pytest.param("Omrop Fryslan", "", Region.REGIONAL, id="without diacritics"),
        pytest.param("vrt  nws", "sport", Region.FLEMISH, id="the outlet goes before the category"),
        pytest.param("Dijkpost", "Regio", Region.REGIONAL, id="not known, but called regional"),
        pytest.param("Dijkpost", "", Region.OTHER, id="not known at all"),
    ],
)
def test_the_region_of_an_outlet(name: str, category: str, region: Region):
    """By its name as people write it."""
    assert region_of(name, category) is region


def test_marks_fit_a_button_and_differ():
    """Twelve digits for each outlet, the same for each way of writing it."""
    marks = {outlet_mark(outlet_key(one.outlet)) for one in known_sources()}
    assert len(marks) == len({one.outlet for one in known_sources()})
    assert {len(mark) for mark in marks} == {12}
    assert outlet_mark(outlet_key("NU.nl")) == outlet_mark(outlet_key(" nu.NL "))
