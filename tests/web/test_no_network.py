"""No page asks anything of the network: neither a name nor an address outside this machine."""

import ipaddress
import socket
from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from people import Cast
from web.addresses import addresses
from yorisoi.people.models import Account

SignIn = Callable[[Account], Client]


class AskedOutside(AssertionError):
    """Something asked the network."""


def _is_here(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else str(host)
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name in ("localhost", "")


@pytest.fixture
def cut_off(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The network is gone: connecting elsewhere and asking for a name fail loudly."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_here(address[0]):
            raise AskedOutside(f"connect {address}")
        return connect(self, address)

    def guarded_look_up(host: object, *rest: object, **more: object) -> object:
        if host is not None and not _is_here(host):
            raise AskedOutside(f"look up {host}")
        return look_up(host, *rest, **more)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)
    yield


def test_guard_stops_what_asks_outside(cut_off: None) -> None:
    with pytest.raises(AskedOutside, match="look up elsewhere"):
        socket.create_connection(("elsewhere.example", 443), timeout=1)
    with socket.socket() as asking, pytest.raises(AskedOutside, match="connect"):
        asking.connect(("192.0.2.1", 80))


def test_every_page_opens_without_a_network(cast: Cast, sign_in: SignIn, cut_off: None) -> None:
    known = {"programme": cast.programme.code, "form": "html"}
    readers = {
        "staff": sign_in(cast.dou),
        "own": sign_in(cast.dou),
        "person": sign_in(cast.aki.account),
        "public": Client(),
    }
    opened = set()
    for address in addresses():
        if address.needs() <= set(known):
            status = readers[address.side].get(address.path(**known)).status_code
            opened |= {address.name} if status == 200 else set()

    assert len(opened) > 70


@pytest.mark.parametrize("form", ["pdf", "docx", "txt", "line.txt"])
def test_paper_is_written_without_a_network(
    cast: Cast, sign_in: SignIn, cut_off: None, form: str
) -> None:
    answer = sign_in(cast.dou).get(f"/desk/{cast.programme.code}/area/paper.{form}")

    assert (answer.status_code, len(answer.content) > 100) == (200, True)
