"""Which hosts are public: no spelling of a private one passes, and the real ones do."""

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.public_address import is_public, why_not_public
from tests.news.private_hosts import PRIVATE_HOSTS

PUBLIC_HOSTS = [
    "8.8.8.8", "1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "172.15.255.255", "172.32.0.1",
    "192.167.1.1", "169.253.1.1", "198.17.1.1", "223.255.255.255", "[2a00:1450:4001:82a::200e]", "[2606:4700::1111]",
    "[::ffff:8.8.8.8]", "[2002:808:808::1]", "[64:ff9b::808:808]", "[2001:4860:4860::8888]", "[2a00::5efe:8.8.8.8]",
    "[2001:0:808:808::f7f7:f7f7]", "nos.example", "www.nu.example.", "één.nieuws.example", "xn--n-9faa.example",
    "mylocal.example", "localhost.example", "lan.example", "a.home-arpa.example", "1.2.3.4.example", "0x7f.example",
    "127.0.0.1.nip.example",
]  # fmt: skip


@pytest.mark.parametrize("host", PRIVATE_HOSTS, ids=list(PRIVATE_HOSTS.values()))
def test_no_way_of_naming_a_private_host_passes(host):
    """Each is refused with a reason."""
    assert why_not_public(host)


@pytest.mark.parametrize("host", PUBLIC_HOSTS)
def test_a_public_host_passes(host):
    """The neighbours of private nets, the transition addresses of public ones, and names that only look private."""
    assert why_not_public(host) is None


@given(st.ip_addresses(v=4))
def test_what_python_calls_private_is_private(address: IPv4Address):
    """The standard library's list is shorter than ours: what it refuses, we refuse."""
    assert address.is_global or not is_public(str(address))


@given(st.ip_addresses(v=6))
def test_what_python_calls_private_is_private_in_ipv6(address: IPv6Address):
    """The same for IPv6, but for addresses that carry a public IPv4 address."""
    carried = address.ipv4_mapped or address.sixtofour
    assert address.is_global or not is_public(str(address)) or (carried is not None and carried.is_global)


@given(st.ip_addresses(v=4), st.sampled_from(["::ffff:", "::", "64:ff9b::"]))
def test_an_embedded_address_decides(address: IPv4Address, prefix: str):
    """An IPv6 address that carries an IPv4 address is as public as that one."""
    assert is_public(f"{prefix}{address}") == is_public(str(address))


@given(st.ip_addresses(v=4))
def test_6to4_carries_its_address_in_front(address: IPv4Address):
    """The second and third group of 2002::/16 are the IPv4 address."""
    assert is_public(str(IPv6Address((0x2002 << 112) | int(address) << 80))) == is_public(str(address))


@given(st.ip_addresses(v=4))
def test_a_number_is_refused_in_every_other_spelling(address: IPv4Address):
    """Only four decimal parts are an address, even where the address is public."""
    number = int(address)
    parts = str(address).split(".")
    spellings = [str(number), hex(number), f"0{number:o}", f"{parts[0]}.{number & 0xFFFFFF}", "0" + str(address)]
    assert all(why_not_public(spelling) for spelling in spellings)


@given(st.ip_addresses())
def test_a_literal_is_as_public_as_its_address(address: IPv4Address | IPv6Address):
    """What may stand in an address is what may be connected to."""
    host = f"[{address}]" if address.version == 6 else str(address)
    assert (why_not_public(host) is None) == is_public(str(address))


@given(st.text())
def test_any_text_gets_an_answer(text: str):
    """No text at all makes it fail, and none that is no address is public."""
    why_not_public(text)
    assert not is_public(text) or ip_address(text)


def test_a_zone_makes_an_address_private():
    """`%eth0` names a link of this machine, whatever stands before it."""
    assert not is_public("2a00:1450:4001:82a::200e%eth0")
