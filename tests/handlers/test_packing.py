"""Items into messages: every item whole, in order, in as few messages as they go."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from handlers.html import escape, shown_units, utf16_units
from handlers.packing import BETWEEN, fitting, pack

LIMIT = 60

items = st.lists(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
    .filter(lambda text: utf16_units(text) <= LIMIT)
    .map(escape),
    min_size=1,
    max_size=12,
)


@given(items)
def test_every_item_is_sent_once_and_in_order(parts):
    """What is packed reads as the items with the separator between, wherever messages are parted."""
    assert BETWEEN.join(pack("Kop", parts, limit=LIMIT)) == BETWEEN.join(["Kop", *parts])


@given(items)
def test_no_message_is_over_the_limit(parts):
    """Bot API: counted in UTF-16 units after entities."""
    assert all(shown_units(message) <= LIMIT for message in pack("Kop", parts, limit=LIMIT))


@given(items)
def test_no_message_could_have_taken_the_next_item(parts):
    """Readers get as few messages as possible."""
    messages = pack("Kop", parts, limit=LIMIT)
    for one, after in pairwise(messages):
        first = next(part for part in sorted(parts, key=len, reverse=True) if after.startswith(part))
        assert shown_units(one + BETWEEN + first) > LIMIT


@given(items)
def test_what_fits_is_what_the_first_message_takes(parts):
    """A page that is edited in holds as much as a message that is sent, and never nothing."""
    count = fitting("Kop", parts, limit=LIMIT)
    assert 1 <= count <= len(parts)
    packed = pack("Kop", parts, limit=LIMIT)
    if packed[0] != "Kop":
        assert packed[0] == BETWEEN.join(["Kop", *parts[:count]])


def test_items_that_fit_share_one_message():
    """Two short items under one header are one message."""
    assert pack("Kop", ["een", "twee"]) == ("Kop\n\neen\n\ntwee",)
