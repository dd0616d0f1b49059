"""Which addresses may be connected to: public ones, and private ones of an intranet if that is wished."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from sayso.errors import InputError
from sayso.ingest.find import reason, shown

type Address = IPv4Address | IPv6Address
type Network = IPv4Network | IPv6Network


def _networks(names: str) -> tuple[Network, ...]:
    return tuple(map(ip_network, names.split()))


NEVER = _networks(
    "0.0.0.0/8 169.254.0.0/16 100.100.100.200/32 168.63.129.16/32 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24"
    " 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4"
    " ::/128 100::/64 2001::/23 2001:db8::/32 3fff::/20 5f00::/16 fd00:ec2::/32 fd20:ce::/32 fe80::/10 fec0::/10"
    " ff00::/8"
)
"""What no report is at: this network, link-local, where clouds tell machines their secrets, examples, many at once."""

PRIVATE = _networks("10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 172.16.0.0/12 192.168.0.0/16 ::1/128 fc00::/7")
"""What is behind a router, and this machine itself."""

_PUBLIC_6 = IPv6Network("2000::/3")
_MAPPED = (
    IPv6Network("::ffff:0:0/96"),
    IPv6Network("::/96"),
    IPv6Network("64:ff9b::/96"),
    IPv6Network("64:ff9b:1::/48"),
)
"""Ways to write an IPv4 address, in the last four bytes, as one of IPv6."""
_6TO4 = IPv6Network("2002::/16")


def allowed(address: str, private: bool = False) -> bool:
    """Whether an address may be connected to; ``private`` allows those of an intranet, too."""
    try:
        found = _plain(ip_address(address.partition("%")[0]))
    except ValueError:
        return False
    if any(found in network for network in NEVER):
        return False
    if any(found in network for network in PRIVATE):
        return private
    return isinstance(found, IPv4Address) or found in _PUBLIC_6


def _plain(address: Address) -> Address:
    """The IPv4 address that an IPv6 address stands for, if it does."""
    if isinstance(address, IPv6Address) and address != IPv6Address("::1"):
        if any(address in network for network in _MAPPED) and address != IPv6Address("::"):
            return IPv4Address(int(address) & 0xFFFFFFFF)
        if address in _6TO4:
            return IPv4Address(int(address) >> 80 & 0xFFFFFFFF)
    return address


def resolve(host: str, port: int) -> list[str]:
    """The addresses that a name has now. Raises InputError if it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, ValueError) as error:
        raise InputError(f"{shown(host)} is no host that can be found ({reason(error)}); check the address.") from error
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def checked(host: str, addresses: list[str], private: bool = False) -> list[str]:
    """Those of a host's addresses that may be connected to. Raises InputError, with the remedy, if none may."""
    fit = [address for address in addresses if allowed(address, private)]
    if fit:
        return fit
    where = f"{shown(host)} is at {shown(', '.join(addresses[:3]))}"
    if not private and any(allowed(address, private=True) for address in addresses):
        raise InputError(f"{where}, which is not public; --allow-private reads from an intranet.")
    raise InputError(f"{where}, where no report can be; check the address.")
