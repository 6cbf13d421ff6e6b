"""On the way to another machine a database is reached encrypted, and only if the server proves who it is."""

import ipaddress
from urllib.parse import parse_qsl, urlsplit

POSTGRESQL = ("postgresql", "postgres")
CHECKED = "sslmode=verify-full"


def guarded(address: str) -> str:
    """Return an address of PostgreSQL that asks for encryption and a checked certificate.

    What the address says itself of `sslmode` stands, and a service file says its own; on this
    machine, by socket or loopback, nothing is asked.
    """
    parts = urlsplit(address)
    said = dict(parse_qsl(parts.query))
    if parts.scheme not in POSTGRESQL or {"sslmode", "service"} & set(said):
        return address
    if all(_is_here(each) for each in (said.get("host") or parts.hostname or "").split(",")):
        return address
    return f"{address}{'&' if parts.query else '?'}{CHECKED}"


def _is_here(host: str) -> bool:
    if not host or host.startswith("/") or host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
