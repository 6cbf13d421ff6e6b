"""How long people wait: python bench/timings.py

Measures whole processes from outside, each in an empty folder of its own: the first set-up of the
example, a later start until the first page answers, and the headless year. Prints the median and the
spread of a few runs. Run it on a quiet machine; nothing here is a test.
"""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMAND = str(Path(sys.executable).parent / "yorisoi")
RUNS, PATIENCE = 3, 60


def around(data: Path) -> dict[str, str]:
    """The environment of the example with its data in a folder."""
    return {**os.environ, "YORISOI_DATA": str(data), "YORISOI_EXAMPLE": "1"}


def set_up(data: Path) -> float:
    """Seconds of the first set-up: tables, Nerima's kit, last year simulated, this year begun."""
    began = time.monotonic()
    subprocess.run(
        [COMMAND, "setup", "--example", str(ROOT / "kits")],
        env=around(data),
        check=True,
        capture_output=True,
    )
    return time.monotonic() - began


def start(data: Path) -> float:
    """Seconds from the command of a later start to the first page."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    began = time.monotonic()
    server = subprocess.Popen(
        [COMMAND, "run", "--example", str(ROOT / "kits"), "--port", str(port)],
        env=around(data),
        stdout=subprocess.DEVNULL,
    )
    try:
        while time.monotonic() - began < PATIENCE:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5).read()
                return time.monotonic() - began
            except ConnectionError:
                time.sleep(0.02)
            except urllib.error.URLError as error:
                if not isinstance(error.reason, ConnectionError):
                    raise
                time.sleep(0.02)
        raise TimeoutError(f"no answer in {PATIENCE} s")
    finally:
        server.terminate()
        server.wait()


def year(data: Path) -> float:
    """Seconds of the headless year for the sheet of forty applicants."""
    began = time.monotonic()
    words = ["--kit", str(ROOT / "kits" / "nerima"), "--simulate"]
    sheet = ["--applicants", str(ROOT / "kits" / "kakuu-ku" / "applicants.xlsx")]
    subprocess.run(
        [COMMAND, "year", *words, *sheet, "--out", str(data / f"year-{began}")],
        check=True,
        capture_output=True,
    )
    return time.monotonic() - began


def show(name: str, measure: Callable[[], float]) -> None:
    """Print the median, least and most of a few runs."""
    seconds = [measure() for _ in range(RUNS)]
    print(
        f"{name:<44}{statistics.median(seconds):6.1f} s   ({min(seconds):.1f} to {max(seconds):.1f})"
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        print(f"{'first set-up of the example':<44}{set_up(data / 'house'):6.1f} s")
        show("a later start, until the first page", lambda: start(data / "house"))
        show("the headless year, 40 applicants", lambda: year(data))
