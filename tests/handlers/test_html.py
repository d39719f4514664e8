"""Text for Telegram: whatever goes in, what comes out is within Telegram's limits and says the same."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.html import ELLIPSIS, MAX_URL, clip, escape, link, shown_units, utf16_units, visible

FAMILY = "👨‍👩‍👧‍👦"


@given(st.text())
def test_escaped_text_reads_back_as_it_was(text):
    """Nothing a title holds becomes a tag or an entity."""
    html = escape(text)
    assert unescape(html) == unescape(escape(text))
    assert "<" not in html
    assert (
        html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", '"')
        .replace("&#x27;", "'")
        .replace("&amp;", "&")
        == text
    )


@given(st.text(), st.integers(min_value=1, max_value=40))
def test_clipped_text_keeps_within_its_units(text, units):
    """Telegram counts in UTF-16, so do we."""
    assert utf16_units(clip(text, units)) <= units


@given(st.text(), st.integers(min_value=1, max_value=40))
def test_clipped_text_is_the_beginning_of_the_text(text, units):
    """Clipping invents nothing: it keeps a beginning, and says so when it cut."""
    clipped = clip(text, units)
    assert clipped == text or text.startswith(clipped.removesuffix(ELLIPSIS))


def test_clipping_cuts_between_words():
    """No half words where there is a word border in reach."""
    assert clip("De brug over de Waal is dicht", 20) == "De brug over de" + ELLIPSIS


@pytest.mark.parametrize(
    "text,units",
    [
        pytest.param(FAMILY * 3, utf16_units(FAMILY) + 4, id="a family is not torn apart"),
        pytest.param("e\u0301" * 5, 4, id="an accent stays on its letter"),
    ],
)
def test_clipping_does_not_tear_characters(text, units):
    """What a reader sees as one character stays one."""
    kept = clip(text, units).removesuffix(ELLIPSIS)
    whole = FAMILY if FAMILY in text else "e\u0301"
    assert kept == whole * (len(kept) // len(whole))


@given(st.text())
def test_visible_text_is_one_line_that_turns_nothing_around(text):
    """Controls, lone surrogates and direction marks are gone; the letters stay."""
    seen = visible(text)
    assert seen == " ".join(seen.split())
    assert not set(seen) & set("\u202e\u2066\u200f\x00\n\t\u200b")
    assert visible(seen) == seen
    assert [c for c in text if c.isalnum()] == [c for c in seen if c.isalnum()]


@given(st.text())
def test_shown_units_counts_what_telegram_counts(text):
    """Tags and entities do not count, UTF-16 units do."""
    assert shown_units(f"<b>{escape(text)}</b>") == utf16_units(text)


@pytest.mark.parametrize(
    "url",
    [
        pytest.param(None, id="none"),
        pytest.param("javascript:alert(1)", id="a script"),
        pytest.param("tg://user?id=1", id="a user of Telegram"),
        pytest.param("https://a.example/" + "x" * MAX_URL, id="too long"),
    ],
)
def test_an_address_that_is_no_link_is_left_out(url):
    """The name stays readable without it."""
    assert link("De <Dijkbode>", url) == "De &lt;Dijkbode&gt;"


def test_a_link_is_escaped():
    """An address cannot end its own attribute."""
    assert link("a", 'https://a.example/?x="><b>&y') == (
        '<a href="https://a.example/?x=&quot;&gt;&lt;b&gt;&amp;y">a</a>'
    )
