"""Somebody in front of a screen: what they do, and what they find."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Locator, Page

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
# A screen of 1280 at 400 %.
ZOOMED = {"width": 320, "height": 640}
SIZES = (PHONE, DESK, ZOOMED)

# What a person reads: no readings above the words, nothing that is folded away.
READ = """() => {
  const page = document.body.cloneNode(true)
  const out = 'rt, rp, script, style, details:not([open]) > :not(summary)'
  page.querySelectorAll(out).forEach(each => each.remove())
  return page.textContent
}"""

# What has the focus, and whether a ring around it, or around the row it fills, can be seen.
FOCUSED = """() => {
  const focused = document.activeElement
  if (!focused || focused === document.body || focused === document.documentElement) return null
  const hasRing = each => {
    const style = getComputedStyle(each)
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
  }
  const place = focused.getBoundingClientRect()
  const isOnPage = place.width > 0 && place.height > 0 && place.right > 0 && place.bottom > 0
  const rows = [focused, focused.closest('label')].filter(each => each)
  return {html: focused.outerHTML.slice(0, 120), isSeen: isOnPage && rows.some(hasRing)}
}"""


# What is pressed and is smaller than a finger: 44 by 44 pixels. A row that carries a field counts as the
# field; a link inside a sentence may be as high as its line (WCAG 2.5.5).
SMALL = """least => {
  const inSentence = each => each.tagName === 'A' && getComputedStyle(each).display === 'inline' &&
    [...each.parentNode.childNodes].some(one => one.nodeType === 3 && one.textContent.trim())
  const pressed = 'a[href], button, input:not([type=hidden]), select, textarea, summary'
  return [...document.querySelectorAll(pressed)].filter(each => {
    const box = (each.closest('label') || each).getBoundingClientRect()
    const isThere = box.width && box.height && box.right > 0 && box.bottom > 0
    return isThere && !inSentence(each) && Math.min(box.width, box.height) < least - 0.5
  }).map(each => each.outerHTML.slice(0, 120))
}"""
# The spacing that WCAG 1.4.12 asks a page to bear.
SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }"
STRICT = {"rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}}}


@dataclass(frozen=True)
class Site:
    """The example, served on this machine; and a link for each person of the cast."""

    address: str
    links: dict[str, str]
    data: Path


def squeezed(text: str) -> str:
    """Return a text without its white space; lines may break anywhere in Japanese."""
    return re.sub(r"\s+", "", text)


def loosely(words: str) -> re.Pattern[str]:
    """Match a name that holds these words, with white space anywhere between them."""
    return re.compile(r"\s*".join(re.escape(each) for each in squeezed(words)))


@dataclass(frozen=True)
class Walker:
    """Somebody in front of a screen."""

    page: Page
    site: Site
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Keep what the browser complains of: scripts, styles and pictures the policy forbids."""
        kept = self.complaints

        def keep(said: ConsoleMessage) -> None:
            if said.type in ("error", "warning"):
                kept.append(f"{said.type}: {said.text[:200]}")

        self.page.on("console", keep)
        self.page.on("pageerror", lambda error: kept.append(f"error: {error}"))

    def sign_in(self, name: str) -> None:
        """Given somebody of the cast who has clicked their link."""
        self.page.goto(self.site.links[name])

    def go(self, path: str) -> None:
        """When they open a page."""
        answer = self.page.goto(self.site.address + path)
        assert answer and answer.status < 400, f"{path}: {answer and answer.status}"

    def press(self, words: str, within: str = "body") -> None:
        """When they press a button or follow a link with these words, and the next page comes."""
        place, name = self.page.locator(within), loosely(words)
        found = place.get_by_role("button", name=name)
        found = (found if found.count() else place.get_by_role("link", name=name)).first
        assert found.count(), f"nobody can press {words!r} on {self.page.url}: {self.text()[:300]}"
        self._then_a_page(found.click)

    def key(self, *names: str) -> None:
        """When they press keys."""
        for name in names:
            self.page.keyboard.press(name)

    def enter(self) -> None:
        """When they press Enter, and the next page comes."""
        self._then_a_page(lambda: self.page.keyboard.press("Enter"))

    def _then_a_page(self, act: Callable[[], None]) -> None:
        with self.page.expect_navigation(wait_until="load"):
            act()

    def tab_to(self, wanted: Locator, *, at_most: int = 80) -> None:
        """When they go on with the Tab key until the focus is there."""
        element = wanted.element_handle()
        for _ in range(at_most):
            if element.evaluate("each => each === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never reaches {wanted} on {self.page.url}")

    def write(self, label: str, text: str) -> None:
        """When they fill a field in."""
        self.page.get_by_label(loosely(label)).first.fill(text)

    def choose(self, question: str, answer: str) -> None:
        """When they choose one of several answers, or tick one of many."""
        group = self.page.get_by_role("group", name=loosely(question)).first
        group.get_by_label(loosely(answer)).first.check()

    def select(self, label: str, words: str) -> None:
        """When they choose a line of a list that holds these words."""
        field = self.page.get_by_label(loosely(label)).first
        lines = field.locator("option").all_inner_texts()
        field.select_option(label=next(line for line in lines if words in line))

    def text(self) -> str:
        """What they can read, without white space."""
        return squeezed(self.page.evaluate(READ))

    def sees(self, *sentences: str) -> None:
        """Then the page says these words."""
        text = self.text()
        for words in sentences:
            assert squeezed(words) in text, f"{words!r} is not on {self.page.url}: {text[:600]}"

    def does_not_see(self, words: str) -> None:
        """Then the page does not say these words."""
        assert squeezed(words) not in self.text(), f"{words!r} is on {self.page.url}"

    def stands_on(self, title: str) -> None:
        """Then they are on the page with this title."""
        titles = [squeezed(each) for each in self.titles()]
        assert titles == [squeezed(title)], f"{self.page.url}: {titles} {self.text()[:600]}"

    def titles(self) -> list[str]:
        """Every h1 of the page, without readings."""
        found: list[str] = self.page.evaluate(
            """() => [...document.querySelectorAll('h1')].map(each => {
              const title = each.cloneNode(true)
              title.querySelectorAll('rt, rp').forEach(rt => rt.remove())
              return title.textContent
            })"""
        )
        return found

    def unseen_focus(self, *, at_most: int = 60) -> list[str]:
        """Go through the page with Tab; return what gets the focus without a ring of two pixels."""
        unseen = []
        for _ in range(at_most):
            self.page.keyboard.press("Tab")
            focused = self.page.evaluate(FOCUSED)
            if focused is None:
                break
            if not focused["isSeen"]:
                unseen.append(focused["html"])
        return unseen

    def small_targets(self, *, least: int = 44) -> list[str]:
        """What is smaller than a finger, of everything that can be pressed."""
        found: list[str] = self.page.evaluate(SMALL, least)
        return found

    def barriers(self, *, is_strict: bool = False) -> list[str]:
        """What axe finds on the page: rule and place; strictly, contrast of 7:1 and sizes too."""
        results = Axe().run(self.page, options=STRICT if is_strict else {}).response["violations"]
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
