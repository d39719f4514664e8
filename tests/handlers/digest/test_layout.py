"""Blocks into messages: as few as hold them, each block whole, all in order."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from handlers.digest.layout import Block, messages_of
from handlers.digest.phrases import Phrase
from handlers.digest.stories import Written
from handlers.html import escape, shown_units, utf16_units
from handlers.packing import BETWEEN
from storage.outgoing import Shown

LIMIT = 60

pieces = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=15).map(
    lambda text: Phrase(escape(text), utf16_units(text))
)
blocks = st.lists(
    st.lists(pieces, min_size=1, max_size=3)
    .map(lambda some: Block(tuple(some)))
    .filter(lambda one: one.units <= LIMIT),
    min_size=1,
    max_size=12,
)


@given(blocks)
def test_all_is_there_in_order(given_blocks):
    """The messages, put together, read as the blocks do."""
    htmls = [message.html for message in messages_of(given_blocks, limit=LIMIT)]
    assert BETWEEN.join(htmls) == BETWEEN.join(block.html for block in given_blocks)


@given(blocks)
def test_no_message_is_over_the_limit_or_could_have_taken_more(given_blocks):
    """Counted anew from the HTML, in UTF-16 units after entities."""
    htmls = [message.html for message in messages_of(given_blocks, limit=LIMIT)]
    assert all(shown_units(html) <= LIMIT for html in htmls)
    rest = [block.html for block in given_blocks]
    for one, _ in pairwise(htmls):
        count = next(n for n in range(1, len(rest) + 1) if BETWEEN.join(rest[:n]) == one)
        assert shown_units(BETWEEN.join(rest[: count + 1])) > LIMIT
        rest = rest[count:]


def test_each_message_knows_its_own_stories():
    """What is to be mended is named in the message in which it stands."""
    made = [
        Block((Phrase(f"bericht {n}", 30),), Written(n, 1, f"bericht {n}", 30, (Shown(n, n, 1),) if n > 1 else ()))
        for n in (1, 2, 3)
    ]
    first, second = messages_of([Block((Phrase("kop", 3),)), *made], limit=67)
    assert (first.parts, first.shown) == (((1, "bericht 1"), (2, "bericht 2")), (Shown(2, 2, 1),))
    assert (second.parts, second.shown) == (((3, "bericht 3"),), (Shown(3, 3, 1),))
