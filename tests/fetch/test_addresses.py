from __future__ import annotations

import pytest

from sayso.errors import InputError
from sayso.fetch.addresses import allowed, checked, resolve

PUBLIC = "93.184.215.14 1.1.1.1 2606:4700:4700::1111 2a00:1450:4001:82b::200e 64:ff9b::101:101 ::ffff:1.1.1.1"
PRIVATE = (
    "127.0.0.1 127.1.2.3 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 100.64.0.1 ::1 fd12:3456::1 ::ffff:127.0.0.1 "
    "::ffff:10.0.0.1 64:ff9b::7f00:1 64:ff9b:1::a00:1 2002:7f00:1:: 2002:c0a8:101::1 ::127.0.0.1"
)
NEVER = (
    "0.0.0.0 0.1.2.3 169.254.169.254 169.254.0.1 100.100.100.200 168.63.129.16 fd00:ec2::254 fd20:ce::254 fe80::1 "
    "fe80::1%eth0 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 :: ff02::1 192.0.2.1 198.51.100.1 203.0.113.1 "
    "198.18.0.1 2001:db8::1 2001::1 100::1 ::ffff:169.254.169.254 64:ff9b::a9fe:a9fe 2002:a9fe:a9fe:: ::ffff:0.0.0.0 "
    "fec0::1 4000::1 nonsense 1.2.3 1.2.3.4.5"
)


@pytest.mark.parametrize("address", PUBLIC.split())
def test_public_addresses_may_be_had(address: str) -> None:
    assert allowed(address)


@pytest.mark.parametrize("address", PRIVATE.split())
def test_private_ones_only_if_that_is_wished(address: str) -> None:
    assert not allowed(address)
    assert allowed(address, private=True)


@pytest.mark.parametrize("address", NEVER.split())
def test_some_never(address: str) -> None:
    assert not allowed(address)
    assert not allowed(address, private=True)


def test_a_host_with_public_and_private_addresses_is_had_at_the_public_ones() -> None:
    assert checked("h.example", ["10.0.0.1", "1.1.1.1", "169.254.169.254"]) == ["1.1.1.1"]


def test_a_private_host_is_told_with_the_remedy() -> None:
    with pytest.raises(InputError, match="--allow-private"):
        checked("h.example", ["10.0.0.1"])


def test_where_no_report_can_be_there_is_no_such_remedy() -> None:
    with pytest.raises(InputError, match="where no report can be") as told:
        checked("h.example", ["169.254.169.254"])
    assert "--allow-private" not in str(told.value)


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "0177.0.0.1", "localhost"])
def test_other_ways_to_write_this_machine_lead_to_it(host: str) -> None:
    try:
        found = resolve(host, 80)
    except InputError:
        return  # not a name at all, where the system does not know this way
    assert not any(allowed(address) for address in found)
    with pytest.raises(InputError):
        checked(host, found)


@pytest.mark.parametrize("host", ["a" * 300, "bad..name", "exa\0mple"])
def test_what_is_no_name_is_told(host: str) -> None:
    with pytest.raises(InputError, match="no host that can be found"):
        resolve(host, 80)
