"""A server of the house as a process of its own, that can be killed like a machine that loses power."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field

# A busy machine with a new PostgreSQL takes its time.
PATIENCE_SECONDS = 180


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """One node: started, killed with everything it started, started again on the same port."""

    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Start and wait for the first answer."""
        self.launch()
        self.wait()

    def launch(self) -> None:
        """Start without waiting."""
        self.process = subprocess.Popen(  # noqa: S603  ourselves
            [sys.executable, "-m", "yorisoi.cli.main", "run", "--port", str(self.port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env={**os.environ, "YORISOI_HOSTS": "127.0.0.1"},
        )

    def wait(self) -> None:
        """Wait until it answers, whatever it answers."""
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                    pass
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/help", timeout=10).close()
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise TimeoutError(f"no answer on port {self.port} in {PATIENCE_SECONDS} s")

    def kill(self) -> None:
        """Kill it and all its workers at once: no goodbye, no flush."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None
