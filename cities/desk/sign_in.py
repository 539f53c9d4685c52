"""How many wrong passwords are too many, and which of them count together. Pure."""

import unicodedata
from datetime import timedelta
from ipaddress import IPv6Network, ip_address

WINDOW = timedelta(minutes=15)
MOST_PER_NAME = 5  # of one name from one network
MOST_PER_NETWORK = 20
LONGEST_NAME = 150  # as in Django's own table of users
UNKNOWN = "unknown"


class TooManyAttempts(Exception):
    """No password is checked for now; `until` is the moment of the next check."""

    def __init__(self, until):
        super().__init__(until)
        self.until = until


def same_name(name: str) -> str:
    """Return what every spelling of a user name has in common, at most LONGEST_NAME characters."""
    # Cut before as well, because composing a very long text takes long.
    folded = unicodedata.normalize("NFKC", name.strip()[:LONGEST_NAME]).casefold()
    return folded.strip()[:LONGEST_NAME]


def client_network(remote: str, forwarded_for: str, proxies) -> str:
    """Return the network that a request comes from: its IPv4 address, or its IPv6 /64.

    `remote` is the address of the connection, `forwarded_for` the X-Forwarded-For header. It is
    read only from `proxies`, a list of networks, and from the right: each proxy adds the address
    that it saw itself, and what stands further left is whatever the visitor sent.
    """
    try:
        connected = _address(remote)
    except ValueError:
        return UNKNOWN
    if not _is_one_of(proxies, connected):
        return network_of(connected)
    try:
        seen = map(_address, reversed(forwarded_for.split(",")))
        return network_of(next(a for a in seen if not _is_one_of(proxies, a)))
    except (ValueError, StopIteration):
        return network_of(connected)


def network_of(address) -> str:
    """Return the network that counts as one visitor; ValueError if `address` is not one.

    A single customer is given a whole IPv6 /64, and may use any address in it.
    """
    address = _address(str(address))
    if address.version == 4:
        return str(address)
    return str(IPv6Network((int(address), 64), strict=False))


def refused_until(attempts, name: str):
    """Return when the next password is checked for `name`, or None if it is checked now.

    `attempts` holds the (name, moment) of each wrong password of one network within WINDOW.
    """
    of_name = [at for tried, at in attempts if tried == name]
    of_network = [at for _, at in attempts]
    ends = [_room_at(of_name, MOST_PER_NAME), _room_at(of_network, MOST_PER_NETWORK)]
    return max(filter(None, ends), default=None)


def _room_at(moments, most):
    """Return when fewer than `most` of the moments are left within WINDOW, or None if it is now."""
    newest = sorted(moments)[-most:]
    return newest[0] + WINDOW if len(newest) == most else None


def _address(text):
    """Return the address, an IPv4 one where IPv6 only wraps it; ValueError if it is none."""
    address = ip_address(text.strip())
    return getattr(address, "ipv4_mapped", None) or address


def _is_one_of(networks, address):
    return any(address in network for network in networks)
