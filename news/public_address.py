"""Which hosts are public: where a source may live. Whatever might be a private network is not.

The rules are those of the IANA registries of special-purpose addresses (RFC 6890), and for numbers in disguise those of
the URL standard: a host whose last label is a number is an IPv4 address, and we take only the plain four decimal parts.
"""

import re
import unicodedata
from ipaddress import AddressValueError, IPv4Address, IPv4Network, IPv6Address, IPv6Network

PRIVATE_NAMES = (
    "localhost", "localdomain", "local", "internal", "intranet", "lan", "home", "corp", "private", "home.arpa",
)  # fmt: skip
"""Names of one machine or network only (RFC 6761, 6762, 8375, ICANN's `.internal`), and all names below them."""

_PRIVATE_V4 = tuple(
    IPv4Network(net)
    for net in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private (RFC 1918)
        "100.64.0.0/10",  # carriers' own (CGNAT)
        "127.0.0.0/8",  # this machine
        "169.254.0.0/16",  # this link; the metadata servers of clouds are here
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)
_GLOBAL_V6 = IPv6Network("2000::/3")  # all that is given out; ULA, link-local, multicast and the rest lie outside
_PRIVATE_V6 = tuple(
    IPv6Network(net)
    for net in (
        "2001::/23",  # protocol assignments, benchmarks, ORCHID
        "2001:db8::/32",  # documentation
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)
_EMBEDDING = tuple(
    (IPv6Network(net), shift)
    for net, shift in (
        ("::ffff:0:0/96", 0),  # mapped
        ("::/96", 0),  # compatible
        ("64:ff9b::/96", 0),  # NAT64
        ("2002::/16", 80),  # 6to4
    )
)
_TEREDO = IPv6Network("2001::/32")
_ISATAP = (0x00005EFE, 0x02005EFE)
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
_DOTS = str.maketrans("。．｡", "...")


def why_not_public(host: str) -> str | None:
    """Why a host as it stands in an address may not be asked, or None where it may; brackets of IPv6 may be there.

    A name that passes may still lead to a private address: what it resolves to is asked of `is_public` as well.
    """
    name = unicodedata.normalize("NFKC", host.strip("[]")).translate(_DOTS).casefold().rstrip(".")
    if not name or "%" in name:
        return "no name of a host on the internet"
    if ":" in name:
        return None if is_public(name) else "a private address"
    labels = name.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        return _why_not_public_number(name)
    if len(labels) == 1 or any(name == private or name.endswith(f".{private}") for private in PRIVATE_NAMES):
        return "a name within a private network"
    return None


def is_public(address: str) -> bool:
    """Whether an IP address, as text, is one of the internet; False for what is no address, and for a zone (`%eth0`).

    An IPv6 address that carries an IPv4 address is as public as the one it carries.
    """
    try:
        return _public_v6(IPv6Address(address)) if ":" in address else _public_v4(IPv4Address(address))
    except AddressValueError:
        return False


def _why_not_public_number(name: str) -> str | None:
    try:
        IPv4Address(name)
    except AddressValueError:
        return "a number in disguise"
    return None if is_public(name) else "a private address"


def _public_v4(address: IPv4Address) -> bool:
    return not any(address in net for net in _PRIVATE_V4)


def _public_v6(address: IPv6Address) -> bool:
    if address.scope_id is not None:
        return False
    if address in _TEREDO:
        return all(_public_v4(part) for part in address.teredo or ())
    for net, shift in _EMBEDDING:
        if address in net:
            return _public_v4(IPv4Address(int(address) >> shift & 0xFFFFFFFF))
    if int(address) >> 32 & 0xFFFFFFFF in _ISATAP and not _public_v4(IPv4Address(int(address) & 0xFFFFFFFF)):
        return False
    return address in _GLOBAL_V6 and not any(address in net for net in _PRIVATE_V6)
