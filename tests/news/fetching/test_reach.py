"""Whether there is a network."""

import pytest

from news.fetching.reach import HOSTS, NOBODY_ANSWERED, Reach


def after(*fetches: tuple[str, str | None]) -> Reach:
    """What is known after these fetches: hosts and how they failed."""
    reach = Reach()
    for host, failure in fetches:
        reach = reach.after(host, failure)
    return reach


@pytest.mark.parametrize("name", sorted(NOBODY_ANSWERED))
def test_several_hosts_in_a_row_that_nobody_answers_at_are_the_network(name: str) -> None:
    """From the third on, not before."""
    fetches = [(f"{number}.example", name) for number in range(HOSTS)]
    assert after(*fetches).offline
    assert not after(*fetches[1:]).offline


def test_one_host_with_many_feeds_is_not_the_network() -> None:
    """However often it fails."""
    assert not after(*[("nieuws.example", "timeout")] * 50).offline


@pytest.mark.parametrize("answer", [None, "http_503", "robots", "too_large"])
def test_any_answer_is_a_network(answer: str | None) -> None:
    """Also one that says no; then it takes as many failures as before."""
    down = [(f"{number}.example", "dns") for number in range(50)]
    assert after(*down).offline
    assert not after(*down, ("een.example", answer)).offline
    assert not after(*down, ("een.example", answer), *down[:2]).offline


def test_what_is_known_of_hosts_is_bounded() -> None:
    """A thousand hosts during a night without a network take no more room than three."""
    assert len(after(*[(f"{number}.example", "dns") for number in range(1000)]).unreached) == HOSTS
