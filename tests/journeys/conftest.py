"""A real site, started as people start it, and a real browser that walks it."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, sync_playwright

from journeys.crawling import Crawl, crawl
from journeys.walking import PHONE, Site, Walker

COMMAND = str(Path(sys.executable).parent / "yorisoi")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def _around(data: Path, *, is_example: bool = True) -> dict[str, str]:
    return {
        **os.environ,
        "YORISOI_DATA": str(data),
        "YORISOI_EXAMPLE": "1" if is_example else "",
        "YORISOI_LANG": "ja",
        "PYTHONUNBUFFERED": "1",
    }


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory, house: Path) -> Path:
    """The example in a folder that stays as it was set up; sites are served from copies."""
    data = tmp_path_factory.mktemp("example")
    kits = str(house / "kits")
    subprocess.run([COMMAND, "setup", "--example", kits], env=_around(data), check=True)
    return data


@pytest.fixture(scope="session")
def site(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The example for those who only look; nobody changes it."""
    with _served(example, tmp_path_factory.mktemp("site")) as served:
        yield served


@pytest.fixture(scope="session")
def reached(site: Site) -> Callable[[str], Crawl]:
    """What a reader reaches by following links; everybody goes once."""
    gone: dict[str, Crawl] = {}

    def by(reader: str) -> Crawl:
        if reader not in gone:
            gone[reader] = crawl(site, reader)
        return gone[reader]

    return by


@pytest.fixture
def site_of_its_own(example: Path, tmp_path: Path) -> Iterator[Site]:
    """The example for one story that changes it."""
    with _served(example, tmp_path) as served:
        yield served


@pytest.fixture
def real_site(example: Path, tmp_path: Path) -> Iterator[Site]:
    """The same people in a programme that is no example: nobody comes in with one click."""
    with _served(example, tmp_path, is_example=False) as served:
        yield served


@contextmanager
def _served(example: Path, data: Path, *, is_example: bool = True) -> Iterator[Site]:
    """Serve a copy of the example."""
    shutil.copytree(example, data, dirs_exist_ok=True)
    port = _free_port()
    server = subprocess.Popen(
        [COMMAND, "run", "--port", str(port)],
        env=_around(data, is_example=is_example),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Site(f"http://localhost:{port}", _links(server), data)
    finally:
        server.terminate()
        server.wait(timeout=20)
        if server.stdout:
            server.stdout.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _links(server: "subprocess.Popen[str]") -> dict[str, str]:
    """Read the sign-in links from what the command prints, then wait until it answers."""
    links: dict[str, str] = {}
    name = address = ""
    for line in server.stdout or ():
        if found := re.match(r"寄り添い　(\S+)", line):
            address = found[1]
        elif found := re.match(r"  (\S+?)　", line):
            name = found[1]
        elif found := re.match(r"    (http\S+)", line):
            links[name] = found[1]
        elif "Ctrl+C" in line:
            break
    for _ in range(600):
        try:
            urllib.request.urlopen(address, timeout=2).read()
            return links
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{address} does not answer")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or any Chrome that is there."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "install a browser: apt install chromium"
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@contextmanager
def _walking(site: Site, browser: Browser, *, has_scripts: bool = True) -> Iterator[Walker]:
    context = browser.new_context(
        viewport=PHONE, locale="ja-JP", java_script_enabled=has_scripts, accept_downloads=True
    )
    yield Walker(context.new_page(), site)
    context.close()


@pytest.fixture
def walker(site: Site, browser: Browser) -> Iterator[Walker]:
    """Somebody with a phone, who only looks."""
    with _walking(site, browser) as walking:
        yield walking


@pytest.fixture
def dou(site_of_its_own: Site, browser: Browser) -> Iterator[Walker]:
    """ドウ, signed in on her phone."""
    with _walking(site_of_its_own, browser) as walking:
        walking.sign_in("ドウ")
        yield walking


@pytest.fixture
def chiyo(site_of_its_own: Site, browser: Browser) -> Iterator[Walker]:
    """チヨ, signed in on her phone."""
    with _walking(site_of_its_own, browser) as walking:
        walking.sign_in("チヨ")
        yield walking


@pytest.fixture
def beni(site_of_its_own: Site, browser: Browser) -> Iterator[Walker]:
    """ベニ, signed in on his phone."""
    with _walking(site_of_its_own, browser) as walking:
        walking.sign_in("ベニ")
        yield walking


@pytest.fixture
def citizen(site_of_its_own: Site, browser: Browser) -> Iterator[Walker]:
    """Somebody who has no account."""
    with _walking(site_of_its_own, browser) as walking:
        yield walking


@pytest.fixture
def newcomer(site_of_its_own: Site, browser: Browser) -> Iterator[Walker]:
    """Somebody who has no account, and whose browser runs no JavaScript."""
    with _walking(site_of_its_own, browser, has_scripts=False) as walking:
        yield walking


@pytest.fixture
def another_phone(site_of_its_own: Site, browser: Browser) -> Iterator[Walker]:
    """The phone of a friend: no account, no JavaScript, and nothing remembered."""
    with _walking(site_of_its_own, browser, has_scripts=False) as walking:
        yield walking


@pytest.fixture(scope="session")
def this_year() -> int:
    """The fiscal year that is under way in the example; it begins in April."""
    now = datetime.now(ZoneInfo("Asia/Tokyo"))
    return now.year if now.month >= 4 else now.year - 1
