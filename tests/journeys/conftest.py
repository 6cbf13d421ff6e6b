"""A real site, started as people start it, and a real browser that walks it."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
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
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}


@dataclass(frozen=True)
class Site:
    """The example, served on this machine; and a link for each person of the cast."""

    address: str
    links: dict[str, str]
    data: Path


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Set the example up in a folder of its own and serve it."""
    data = tmp_path_factory.mktemp("site")
    port = _free_port()
    around = {
        **os.environ,
        "YORISOI_DATA": str(data),
        "YORISOI_EXAMPLE": "1",
        "YORISOI_LANG": "ja",
        "PYTHONUNBUFFERED": "1",
    }
    command = str(Path(sys.executable).parent / "yorisoi")
    subprocess.run([command, "setup", "--example", str(ROOT / "kits")], env=around, check=True)
    server = subprocess.Popen(
        [command, "run", "--port", str(port)],
        env=around,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Site(f"http://127.0.0.1:{port}", _links(server), data)
    finally:
        server.terminate()
        server.wait(timeout=20)


def _links(server: "subprocess.Popen[str]") -> dict[str, str]:
    """Read the sign-in links from what the command prints, then wait until it answers."""
    links: dict[str, str] = {}
    name = address = ""
    for line in server.stdout:
        if found := re.match(r"寄り添い　(\S+)", line):
            address = found[1]
        elif found := re.match(r"  (\S+?)　", line):
            name = found[1]
        elif found := re.match(r"    (http\S+)", line):
            links[name] = found[1]
        elif "Ctrl+C" in line:
            break
    for _ in range(100):
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


@dataclass(frozen=True)
class Walker:
    """Somebody in front of a screen."""

    page: Page
    site: Site

    def sign_in(self, name: str) -> None:
        """Given somebody of the cast who has clicked their link."""
        self.page.goto(self.site.links[name])

    def go(self, path: str) -> None:
        """When they open a page."""
        answer = self.page.goto(self.site.address + path)
        assert answer and answer.status < 400, f"{path}: {answer and answer.status}"

    def press(self, words: str) -> None:
        """When they press a button or follow a link with these words."""
        found = self.page.get_by_role("button", name=words, exact=False)
        (found if found.count() else self.page.get_by_role("link", name=words)).first.click()

    def sees(self, words: str) -> None:
        """Then the page says these words."""
        text = self.page.locator("body").inner_text().replace("\n", "")
        assert words in text, f"{words!r} is not in {self.page.url}: {text[:400]}"

    def barriers(self) -> list[str]:
        """What axe finds on the page: rule and place."""
        results = Axe().run(self.page).response["violations"]
        return [
            f"{each['id']}: {node['html'][:120]}" for each in results for node in each["nodes"][:2]
        ]

    def sideways(self) -> int:
        """By how many pixels the page must be scrolled sideways."""
        return int(
            self.page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
        )


@pytest.fixture
def walker(site: Site, browser: Browser) -> Iterator[Walker]:
    """Somebody with a phone."""
    context = browser.new_context(viewport=PHONE, locale="ja-JP")
    yield Walker(context.new_page(), site)
    context.close()


@pytest.fixture
def walker_without_scripts(site: Site, browser: Browser) -> Iterator[Walker]:
    """Somebody whose browser runs no JavaScript."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False, locale="ja-JP")
    yield Walker(context.new_page(), site)
    context.close()
