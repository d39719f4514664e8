"""Addresses in links and buttons."""

import pytest

from tests.botapi.urls import WrongUrlError, checked_url, mentioned_user


@pytest.mark.parametrize(
    "url,kept",
    [
        ("https://nos.nl", "https://nos.nl/"),
        ("https://nos.nl/a%20b", "https://nos.nl/a%20b"),
        (" nos.nl/artikel ", "http://nos.nl/artikel"),
        ("nos.nl?id=1", "http://nos.nl/?id=1"),
        ("http://127.0.0.1:8080/feed", "http://127.0.0.1:8080/feed"),
        ("http://[::1]/feed", "http://[::1]/feed"),
        ("tg://resolve?domain=briefje", "tg://resolve?domain=briefje"),
    ],
)
def test_an_address_is_made_whole(url: str, kept: str) -> None:
    """With a scheme and a path, as Telegram keeps it."""
    assert checked_url(url) == kept


@pytest.mark.parametrize(
    "url,reason",
    [
        ("", "URL is empty"),
        ("nos", "Wrong HTTP URL"),
        ("https://localhost/", "Wrong HTTP URL"),
        ("https://nos.nl/a b", "Wrong HTTP URL"),
        ("https://nos.nl:poort/", "Wrong HTTP URL"),
        ("https://[::1", "Wrong HTTP URL"),
        ("https://.nl/", "Wrong HTTP URL"),
        ("ftp://nos.nl", "Unsupported URL protocol"),
        ("javascript://nos.nl", "Unsupported URL protocol"),
    ],
)
def test_an_address_to_nowhere_is_refused(url: str, reason: str) -> None:
    """With Telegram's reason."""
    with pytest.raises(WrongUrlError) as refused:
        checked_url(url)
    assert str(refused.value) == reason


@pytest.mark.parametrize(
    "url,user",
    [("tg://user?id=42", 42), ("TG://user?id=42", 42), ("tg://user?id=x", None), ("https://nos.nl/?id=42", None)],
)
def test_a_link_may_mention_a_user(url: str, user: int | None) -> None:
    """By a number after tg://user."""
    assert mentioned_user(url) == user
