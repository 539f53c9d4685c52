"""The limits, and what counts together, as tables of cases."""

from datetime import UTC, datetime, timedelta
from ipaddress import ip_network

import pytest

from cities.desk.sign_in import LONGEST_NAME, client_network, network_of, refused_until, same_name

NOON = datetime(2026, 12, 1, 17, tzinfo=UTC)
PROXIES = [ip_network("10.0.0.0/8"), ip_network("2001:db8:ffff::/48")]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Robin", "robin"),
        ("  robin\u3000", "robin"),
        ("\uff32\uff4fbin", "robin"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("e\u0301mile", "émile"),
        ("x" * 151, "x" * 150),
        ("", ""),
    ],
)
def test_a_name_is_the_same_in_every_spelling(typed, name):
    assert same_name(typed) == name


def test_a_name_that_grows_when_it_is_composed_stays_short():
    assert len(same_name("\ufdfa" * 150)) == LONGEST_NAME  # one character becomes eighteen


@pytest.mark.parametrize(
    ("remote", "forwarded_for", "network"),
    [
        ("203.0.113.5", "", "203.0.113.5"),
        ("203.0.113.5", "198.51.100.7", "203.0.113.5"),
        ("10.0.0.1", "198.51.100.7", "198.51.100.7"),
        ("10.0.0.1", " 198.51.100.7 ", "198.51.100.7"),
        ("10.0.0.1", "192.0.2.66, 198.51.100.7", "198.51.100.7"),
        ("10.0.0.1", "192.0.2.66,198.51.100.7,10.9.9.9", "198.51.100.7"),
        ("10.0.0.1", "nonsense, 198.51.100.7", "198.51.100.7"),
        ("10.0.0.1", "198.51.100.7, nonsense", "10.0.0.1"),
        ("10.0.0.1", "198.51.100.7,", "10.0.0.1"),
        ("10.0.0.1", "198.51.100.7:443", "10.0.0.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "10.0.0.2, 10.0.0.3", "10.0.0.1"),
        ("::ffff:10.0.0.1", "::ffff:198.51.100.7", "198.51.100.7"),
        ("2001:db8:ffff::1", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "198.51.100.7", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "", "fe80::/64"),
        ("", "198.51.100.7", "unknown"),
        ("/run/site.sock", "", "unknown"),
    ],
)
def test_the_network_is_that_of_the_nearest_address_that_is_no_proxy(
    remote, forwarded_for, network
):
    assert client_network(remote, forwarded_for, PROXIES) == network


def test_the_addresses_of_one_customer_are_one_network():
    assert network_of("2001:db8:1:2::9") == network_of("2001:db8:1:2:ffff::")
    assert network_of("2001:db8:1:2::9") != network_of("2001:db8:1:3::9")


def attempts(name, *minutes):
    """Return one wrong password for `name` at each minute after noon."""
    return [(name, NOON + timedelta(minutes=minute)) for minute in minutes]


@pytest.mark.parametrize(
    ("tried", "minutes"),
    [
        ([], None),
        (attempts("robin", 0, 1, 2, 3), None),
        (attempts("robin", 0, 1, 2, 3, 4), 15),
        (attempts("robin", 4, 2, 1, 3, 0), 15),
        (attempts("robin", 0, 1, 2, 3, 4, 5), 16),
        (attempts("robin", 0, 1, 2, 3) + attempts("kim", 4, 5, 6, 7, 8), None),
        (attempts("kim", *range(10)) + attempts("lee", *range(9)), None),
        (attempts("kim", *range(10)) + attempts("lee", *range(10)), 15),
        (attempts("robin", *range(1, 6)) + attempts("kim", 0, *range(14)), 16),
    ],
)
def test_a_name_is_refused_until_there_is_room_under_both_limits(tried, minutes):
    until = None if minutes is None else NOON + timedelta(minutes=minutes)

    assert refused_until(tried, "robin") == until
