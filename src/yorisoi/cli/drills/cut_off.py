"""A process whose sockets refuse everything but this machine; what asked outside is remembered.

An audit hook cannot be taken away again, so only a process of its own does this
(`python -m yorisoi.cli.drills.cut_off`). It sees what Python's own sockets do: connecting, sending
to an address, asking for a name. Where a page swallows the refusal, it is still in the list.
"""

import importlib
import ipaddress
import json
import os
import socket
import sys
import threading
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.core.wsgi import get_wsgi_application

# It knows the tables of the house, so it is imported only when the house is ready.
STROLLING = "yorisoi.cli.drills.strolling"
CONNECTING = {"socket.connect": 1, "socket.sendto": 1, "socket.sendmsg": 1}
ASKING = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
HERE = ("localhost", "", None)


class AskedOutside(ConnectionError):
    """Something asked the network."""


def is_here(host: object) -> bool:
    """Whether a name or an address is this machine."""
    name = host.decode() if isinstance(host, bytes) else host
    try:
        return ipaddress.ip_address(str(name)).is_loopback
    except ValueError:
        return name in HERE


def host_of(event: str, given: tuple[Any, ...]) -> object:
    """Return which host an event of the interpreter is about; None for one that is about none."""
    if event in ASKING:
        return given[0]
    if event in CONNECTING and isinstance(given[1], tuple):
        return given[1][0]
    return None


def cut_off() -> list[str]:
    """Refuse everything but this machine from now on; return the list that fills with refusals."""
    refused: list[str] = []

    def guard(event: str, given: tuple[Any, ...]) -> None:
        host = host_of(event, given) if event.startswith("socket.") else None
        if host is not None and not is_here(host):
            refused.append(f"{event} {host!r}")
            raise AskedOutside(f"{event} {host!r}")

    sys.addaudithook(guard)
    return refused


def n_stopped() -> int:
    """Try to get out by a name and by an address; return how often that was refused."""
    n = 0
    for way in (_by_name, _by_address):
        try:
            way()
        except AskedOutside:
            n += 1
    return n


def _by_name() -> None:
    socket.create_connection(("elsewhere.example", 443), timeout=1).close()


def _by_address() -> None:
    with socket.socket() as asking:
        asking.settimeout(1)
        asking.connect(("192.0.2.1", 80))


class _Quiet(WSGIRequestHandler):
    """A server that writes nothing of what it answers."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def address_string(self) -> str:
        """Ask nobody for a name."""
        return str(self.client_address[0])


class _Here(WSGIServer):
    """A server that knows its own name without asking for it."""

    def server_bind(self) -> None:
        """Bind as a plain server does."""
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = "127.0.0.1", self.server_address[1]
        self.setup_environ()


def main() -> None:
    """Cut the network off, serve the house, walk through it, print what was found as JSON."""
    refused = cut_off()
    n = n_stopped()
    refused.clear()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yorisoi.web.settings")
    application = get_wsgi_application()
    strolling = importlib.import_module(STROLLING)
    with make_server("127.0.0.1", 0, application, _Here, _Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        walks = strolling.stroll(f"http://127.0.0.1:{server.server_port}")
        server.shutdown()
    json.dump({"guard_stopped": n, "refused": refused, **strolling.sum_of(walks)}, sys.stdout)


if __name__ == "__main__":
    main()
