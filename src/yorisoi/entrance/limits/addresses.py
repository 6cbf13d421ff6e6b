"""From where a request comes: the address a counter may be kept for."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

# A household has a /64 of IPv6 addresses, and a phone changes within it.
IPV6_PREFIX = 64
UNKNOWN = "unknown"


def address_of(request: HttpRequest) -> str:
    """Return the address of the reader; only as many proxies are believed as YORISOI_PROXIES says."""
    said = str(request.META.get("REMOTE_ADDR", ""))
    if settings.YORISOI_PROXIES:
        forwarded = request.headers.get("X-Forwarded-For", "").split(",")
        said = forwarded[-settings.YORISOI_PROXIES :][0].strip() or said
    return _network(said)


def _network(said: str) -> str:
    """Return an IPv4 address as it is, an IPv6 address as its network, anything else as unknown."""
    try:
        address = ipaddress.ip_address(said)
    except ValueError:
        return UNKNOWN
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, IPV6_PREFIX), strict=False))
    return str(address)
