"""Lists that are kept: what is kept of one comes back, and nothing else is taken for one."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers import listed
from handlers.asked_again import remember
from handlers.desk import Desk
from handlers.listed import MOST, Listed

seconds = st.integers(-(2**33), 2**33).map(lambda second: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=second))
lists = st.builds(
    Listed,
    st.sampled_from(["latest", "week"]),
    st.lists(st.integers(1, 2**53), max_size=30).map(tuple),
    st.none() | st.tuples(seconds, st.integers(1, 2**53)),
)


@given(lists)
def test_a_list_comes_back_as_it_was(one):
    """Its stories, their order, and where it goes on."""
    assert Listed.from_text(one.to_text()) == one


@given(st.text(max_size=60))
def test_a_question_is_no_list(text):
    """Readers' words stand in the same place."""
    assert Listed.from_text(text) is None


@pytest.mark.parametrize(
    "text", ["list", "list latest", "list latest 5", "list latest - x", "list latest - ٣", "lijst"]
)
def test_what_is_broken_is_no_list(text):
    """Rather none than half of one."""
    assert Listed.from_text(text) is None


async def test_a_list_is_found_by_its_number_and_kind(desk: Desk):
    """The same list has the same number; another kind, a question and a number of nothing have none."""
    one = Listed("latest", (3, 1, 2))
    number = await listed.keep(desk, one)
    assert await listed.keep(desk, Listed("latest", (3, 1, 2))) == number
    assert await listed.find(desk, number, "latest") == one
    assert await listed.find(desk, number, "week") is None
    assert await listed.find(desk, await remember(desk, "gaza"), "latest") is None
    assert await listed.find(desk, 10**17, "latest") is None


def test_a_list_has_an_end():
    """However long a reader reads on."""
    mark = (datetime(2026, 1, 1, tzinfo=UTC), 1)
    assert Listed("latest", (1,), mark).goes_on
    assert not Listed("latest", (1,)).goes_on
    assert not Listed("latest", tuple(range(MOST)), mark).goes_on
