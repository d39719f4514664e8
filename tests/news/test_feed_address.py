"""Addresses as operators type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.feed_address import MAX_ADDRESS, AddressError, feed_address, host_of


@pytest.mark.parametrize(
    "written,address",
    [
        ("krant.example", "https://krant.example/"),
        (" https://krant.example/rss ", "https://krant.example/rss"),
        ("HTTPS://Krant.Example/RSS/", "https://krant.example/RSS/"),
        ("feed://krant.example/rss", "http://krant.example/rss"),
        ("feed:https://krant.example/rss", "https://krant.example/rss"),
        ("https://krant.example:443/?rss", "https://krant.example/?rss"),
        ("http://krant.example:8080/a?b=2&a=1#boven", "http://krant.example:8080/a?b=2&a=1"),
        ("localhost:8000/feed.xml", "https://localhost:8000/feed.xml"),
        ("http://[2001:db8::1]:81/x", "http://[2001:db8::1]:81/x"),
        ("https://krant.example/één", "https://krant.example/%C3%A9%C3%A9n"),
    ],
)
def test_what_is_meant(written: str, address: str):
    """Case, scheme and port are mended; path and query stay to the letter."""
    assert feed_address(written) == address


@pytest.mark.parametrize(
    "written",
    [
        *("", "  ", "http://", "https:///rss", "http://[::1", "http://krant.example:99999/", "een krant"),
        *("mailto:redactie@krant.example", "ftp://krant.example/", "javascript:alert(1)", "file:///etc/passwd"),
        *("http://x.example/\x00", "https://" + "a" * MAX_ADDRESS, "http://.../"),
    ],
)
def test_what_is_no_address_is_refused(written: str):
    """With an error of ours that is the operator's mistake."""
    with pytest.raises(AddressError) as refused:
        feed_address(written)
    assert refused.value.wrong_use
    assert len(str(refused.value)) < 200


def test_a_password_is_not_repeated():
    """The line names the host and nothing that is secret."""
    with pytest.raises(AddressError) as refused:
        feed_address("https://noor:geheim@krant.example/rss")
    assert "krant.example" in str(refused.value)
    assert "geheim" not in str(refused.value)


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(written: str):
    """Nothing else happens, and an address once mended stays as it is."""
    try:
        address = feed_address(written)
    except AddressError:
        return
    assert feed_address(address) == address


def test_the_host_is_a_name_until_there_is_a_better_one():
    """Without "www.", and "" for what has none."""
    assert host_of("https://www.krant.example/rss") == "krant.example"
    assert host_of("https://[") == ""
