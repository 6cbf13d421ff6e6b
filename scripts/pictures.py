"""Take the pictures of the README from the real thing: python scripts/pictures.py

Sets the example up in a folder of its own, serves it, walks it in a real browser and writes
docs/pictures. Needs what `make test` installs.
"""

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
PORT = 8765
ADDRESS = f"http://localhost:{PORT}"
DESK, PHONE = 1280, 390
# Who, where (a pattern of links is followed from there), how wide, how high at most, name.
SHOTS = (
    ("ドウ", "{now}", DESK, 1500, "home"),
    ("ドウ", "{now}area/", DESK, 1500, "area"),
    ("ドウ", "{last}hearings/at/oizumi-example/", DESK, 1300, "hearing"),
    ("ドウ", "{now}personas/of/aoba-mio/", DESK, 1500, "persona"),
    ("ドウ", "{now}goals/", DESK, 1200, "goals"),
    ("ドウ", "{now}outreach/", DESK, 1200, "outreach"),
    ("ドウ", "{now}courses/first-phone/days/1/", DESK, 1600, "runsheet"),
    ("ドウ", "{last}effects/", DESK, 1500, "effects"),
    ("", "/guide/{last_code}/1/4/", DESK, 1400, "guideline"),
    ("ベニ", "/me/", PHONE, 1300, "me"),
    ("ベニ", "/me/circles/class-friends/", PHONE, 1300, "circle"),
    ("ベニ", "/me/practice/class-application/", PHONE, 1300, "practice"),
    ("", "/courses/{now_code}--sign-video-call/apply/contact", PHONE, 1100, "form"),
)


def _serve(data: str) -> "subprocess.Popen[str]":
    around = {**os.environ, "YORISOI_DATA": data, "YORISOI_EXAMPLE": "1", "YORISOI_LANG": "ja"}
    command = [str(Path(sys.executable).parent / "yorisoi"), "run"]
    return subprocess.Popen(  # noqa: S603  our own command
        [*command, "--example", str(ROOT / "kits"), "--port", str(PORT)],
        env=around | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )


def _links(server: "subprocess.Popen[str]") -> dict[str, str]:
    links, name = {"": ADDRESS}, ""
    for line in server.stdout or ():
        if found := re.match(r"  (\S+?)　", line):
            name = found[1]
        elif found := re.match(r"    (http\S+)", line):
            links[name] = found[1]
        elif "Ctrl+C" in line:
            break
    for _ in range(100):
        try:
            urllib.request.urlopen(ADDRESS, timeout=2).read()
        except OSError:
            time.sleep(0.1)
        else:
            break
    return links


def _places(browser: Browser, links: dict[str, str]) -> dict[str, str]:
    page = browser.new_page()
    page.goto(links["ドウ"])
    page.goto(f"{ADDRESS}/desk/")
    found = {a.get_attribute("href") or "" for a in page.locator("main a").all()}
    codes = sorted(href.split("/")[2] for href in found if re.match(r"/desk/nerima-\d+/$", href))
    last, now = codes[0], codes[-1]
    page.close()
    return {
        "now": f"/desk/{now}/",
        "last": f"/desk/{last}/",
        "now_code": now,
        "last_code": last,
    }


def take() -> None:
    """Take every picture."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as play:
        server = _serve(data)
        try:
            links = _links(server)
            browser = play.chromium.launch(
                executable_path=shutil.which("chromium") or shutil.which("google-chrome"),
                args=["--headless", "--no-sandbox", "--disable-gpu"],
            )
            places = _places(browser, links)
            for who, path, width, height, name in SHOTS:
                page = browser.new_page(viewport={"width": width, "height": 900}, locale="ja-JP")
                page.goto(links[who])
                page.goto(ADDRESS + path.format(**places))
                if name == "practice":
                    page.locator("main button.btn.go").first.click()
                picture = Image.open(io.BytesIO(page.screenshot(full_page=True)))
                picture = picture.crop((0, 0, picture.width, min(picture.height, height)))
                picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=64).save(
                    PICTURES / f"{name}-{width}.png", optimize=True
                )
                page.close()
        finally:
            server.terminate()
            server.wait(timeout=20)


if __name__ == "__main__":
    take()
