"""Which addresses are asked at all, and how they are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.fetching.addresses import checked, shown
from bot.fetching.refusal import RefusalError


@pytest.mark.parametrize(
    "address,asked",
    [
        (" https://nieuws.example/rss ", "https://nieuws.example/rss"),
        ("HTTPS://Nieuws.Example/RSS#top", "https://nieuws.example/RSS"),
        ("http://nieuws.example", "http://nieuws.example"),
        ("http://nieuws.example:80/", "http://nieuws.example/"),
        ("http://nieuws.example:8080/?a=1&b=%20x", "http://nieuws.example:8080/?a=1&b=%20x"),
        ("https://één.nieuws.example/café", "https://xn--n-9faa.nieuws.example/caf%C3%A9"),
        ("http://8.8.8.8/rss", "http://8.8.8.8/rss"),
        ("http://[2606:4700::1111]/rss", "http://[2606:4700::1111]/rss"),
        ("https://nieuws.example./rss", "https://nieuws.example./rss"),
    ],
)
def test_an_address_is_asked_in_its_plain_form(address, asked):
    """No fragment, no capital letters in the host, nothing that is not ASCII."""
    assert str(checked(address, private=False)) == asked


@pytest.mark.parametrize(
    "address,name",
    [
        ("nieuws.example/rss", "scheme"),
        ("ftp://nieuws.example/rss", "scheme"),
        ("http://", "bad_address"),
        ("http:nieuws.example", "bad_address"),
        ("http://nieuws.example/a b", "bad_address"),
        ("http://nieuws.example/" + "a" * 5_000, "bad_address"),
        ("http://nieuws.example:80a/", "bad_address"),
        ("http://jan@nieuws.example/", "credentials"),
        ("http://:geheim@nieuws.example/", "credentials"),
        ("http://nieuws.example:25/", "port"),
        ("http://nieuws.example:0/", "port"),
        ("http://127.0.0.1/", "private_address"),
    ],
)
def test_every_other_is_refused_by_name(address, name):
    """Before anything is looked up."""
    with pytest.raises(RefusalError) as refused:
        checked(address, private=False)
    assert refused.value.name == name


@pytest.mark.parametrize("address", ["http://127.0.0.1:8080/", "http://localhost/", "http://[::1]/", "http://nas.lan/"])
def test_private_hosts_pass_where_they_are_allowed(address):
    """The setting lets them through."""
    assert str(checked(address, private=True)) == address


@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://jan:geheim@127.0.0.1/", "http://127.0.0.1:6379/"])
def test_what_else_is_refused_stays_refused_where_private_hosts_are_allowed(address):
    """The setting opens a network, not other protocols."""
    with pytest.raises(RefusalError):
        checked(address, private=True)


@given(st.text(max_size=200))
def test_any_text_is_an_address_or_is_refused(address: str):
    """Whatever somebody types or a feed says."""
    try:
        url = checked(address, private=False)
    except RefusalError:
        return
    assert (url.scheme in ("http", "https"), url.user, url.fragment) == (True, None, "")


@pytest.mark.parametrize(
    "address,line",
    [
        ("https://nieuws.example/rss?key=geheim#geheim", "https://nieuws.example/rss?…"),
        ("https://jan:geheim@nieuws.example/rss", "https://nieuws.example/rss"),
        ("https://nieuws.example/#geheim", "https://nieuws.example/"),
        ("https://nieuws.example/\r\nx\x00", "https://nieuws.example/x"),
        ("https://nieuws.example/" + "a" * 300, "https://nieuws.example/" + "a" * 177 + "…"),
    ],
)
def test_an_address_is_shown_without_its_secrets(address, line):
    """On one line of a bearable length."""
    assert shown(address) == line
