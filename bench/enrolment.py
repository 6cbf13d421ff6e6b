"""Our enrolment beside pretix's, counted on a phone: python bench/enrolment.py OURS [PRETIX]

OURS: address of a running site with the example (make run). PRETIX: address of a shop of pretix in
Japanese with one free item, such as http://localhost:8345/nerima/sumaho/ (docs/explain/enrolment.md
says how it was set up). Both are driven by the same browser, 390 pixels wide, from the page of the
class to the page that says it is sent, by somebody who is not known.
"""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Page, Response, sync_playwright

PHONE = {"width": 390, "height": 844}
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
LEAST, MOST_SCREENS = 44, 12
FONTS = re.compile(r"\.(woff2?|ttf|otf)(\?|$)")
# What a page holds: fields that are seen, those that must be filled in, targets too small, words, kanji without a reading.
COUNTED = """least => {
  const seen = each => each.getClientRects().length && getComputedStyle(each).visibility !== 'hidden'
  const fields = [...document.querySelectorAll('input:not([type=hidden]), select, textarea')].filter(each =>
    seen(each.closest('label') || each) && !['submit', 'button'].includes(each.type))
  const groups = new Set(fields.map(each => ['radio', 'checkbox'].includes(each.type) ? each.name : each))
  const must = each => each.required || each.getAttribute('aria-required') === 'true' ||
    (each.closest('.field, .form-group, .q') || document.createElement('i')).querySelector('.must, .required') !== null
  const pressed = [...document.querySelectorAll('main a[href], main button, main input:not([type=hidden]), main select, main textarea, form button, form input[type=submit]')]
  const small = new Set(pressed.filter(each => seen(each)).filter(each => {
    const inSentence = each.tagName === 'A' && getComputedStyle(each).display === 'inline' &&
      [...each.parentNode.childNodes].some(one => one.nodeType === 3 && one.textContent.trim())
    const box = (each.closest('label') || each).getBoundingClientRect()
    return !inSentence && box.width && Math.min(box.width, box.height) < least - 0.5
  }))
  const text = document.body.innerText
  const kanji = [...text].filter(one => /\\p{Script=Han}/u.test(one)).length
  const read = [...document.querySelectorAll('[data-r]')].filter(seen).filter(each =>
    getComputedStyle(each, '::before').display !== 'none').map(each => each.textContent)
    .concat([...document.querySelectorAll('ruby')].filter(seen).map(each => each.textContent)).join('')
  const covered = [...read].filter(one => /\\p{Script=Han}/u.test(one)).length
  return {fields: groups.size, must: new Set(fields.filter(must).map(each => each.name)).size, small: small.size,
    pressed: pressed.filter(seen).length, letters: text.replace(/\\s/g, '').length, bare: Math.max(0, kanji - covered),
    asksMail: fields.some(each => each.type === 'email' && must(each)),
    hurries: /残り時間|予約されます|分間|カートの有効期限|reserved for/.test(text)}
}"""


@dataclass
class Counts:
    """What somebody met on the way."""

    screens: int = 0
    submits: int = 0
    fields: int = 0
    must: int = 0
    small: int = 0
    pressed: int = 0
    letters: int = 0
    bare: int = 0
    asks_mail: bool = False
    hurries: bool = False
    heaviest: int = 0
    loading: int = field(default=0, repr=False)


@dataclass
class Way:
    """Somebody on the way through a sign-up."""

    page: Page
    counts: Counts = field(default_factory=Counts)

    def __post_init__(self) -> None:
        """Weigh everything that comes."""
        self.page.on("response", self._weigh)

    def _weigh(self, response: Response) -> None:
        if FONTS.search(response.url) or response.status >= 300:
            return
        try:
            self.counts.loading += len(response.body())
        except Exception:
            return

    def look(self) -> None:
        """Count the page that is there now."""
        self.page.wait_for_load_state("load")
        found = self.page.evaluate(COUNTED, LEAST)
        self.counts.screens += 1
        for name in ("fields", "must", "small", "pressed", "letters", "bare"):
            setattr(self.counts, name, getattr(self.counts, name) + found[name])
        self.counts.asks_mail |= found["asksMail"]
        self.counts.hurries |= found["hurries"]
        self.counts.heaviest = max(self.counts.heaviest, self.counts.loading)
        self.counts.loading = 0

    def send(self, press: Callable[[], None]) -> None:
        """Press what sends a form, and look at what comes."""
        self.counts.submits += 1
        with self.page.expect_navigation(wait_until="load"):
            press()
        self.look()


def ours(way: Way, address: str) -> None:
    """Apply for the first class that can be applied for; by telephone, without a wish."""
    page = way.page
    page.goto(f"{address}/courses/")
    links = page.eval_on_selector_all(
        "main a[href^='/courses/']", "all => all.map(one => one.href)"
    )
    page.goto(next(each for each in links if re.search(r"/courses/[^/]+--[^/]+/$", each)))
    way.counts.loading = 0
    page.reload()
    way.look()
    page.locator("main a[href*='/apply/']").first.click()
    page.wait_for_load_state("load")
    way.look()
    for _ in range(MOST_SCREENS):
        button = page.locator("main form button.go").last
        if not button.count():
            return
        _answer(page)
        way.send(button.click)
    raise RuntimeError(f"never arrived; stands on {page.url}")


def _answer(page: Page) -> None:
    """Fill in what a page asks, as somebody who answers only what they must."""
    for group in page.locator("main fieldset:has(input[type=radio])").all():
        phone = group.locator("input[value=phone]")
        (phone if phone.count() else group.locator("input[type=radio]")).first.check()
    if page.url.endswith("/consent"):
        page.locator("main input[type=checkbox], main input[type=radio]").first.check()
    for box in page.locator("main input[type=text], main input:not([type])").all():
        if box.input_value():
            continue
        name = box.get_attribute("name") or ""
        box.fill(
            "みほん　つばさ"
            if "reading" in name
            else "03-0000-0002"
            if "tel" in (box.get_attribute("inputmode") or "")
            else "見本 ツバサ"
        )


def pretix(way: Way, address: str) -> None:
    """Order one free ticket, from the page of the shop to the page of the order."""
    page = way.page
    page.goto(address)
    way.look()
    for _ in range(MOST_SCREENS):
        if "/order/" in page.url:
            return
        _tell_pretix(page)
        way.send(page.locator(".btn-primary.btn-lg:visible").first.click)
    raise RuntimeError(f"never arrived; stands on {page.url}")


def _tell_pretix(page: Page) -> None:
    """Fill in what a page of the shop asks."""
    for box in page.locator("input[type=email]:visible").all():
        box.fill("tsubasa@example.jp")
    for box in page.locator("input[type=text]:visible").all():
        if not box.input_value():
            box.fill("見本 ツバサ")
    for box in page.locator("input[type=checkbox][required]:visible").all():
        box.check()


ROWS: tuple[tuple[str, Callable[[Counts], object]], ...] = (
    ("screens", lambda each: each.screens),
    ("submits", lambda each: each.submits),
    ("fields shown", lambda each: each.fields),
    ("fields compulsory", lambda each: each.must),
    ("controls under 44 px", lambda each: f"{each.small} of {each.pressed}"),
    ("letters to read", lambda each: each.letters),
    ("kanji without a reading", lambda each: each.bare),
    ("time limit said", lambda each: "yes" if each.hurries else "no"),
    ("e-mail compulsory", lambda each: "yes" if each.asks_mail else "no"),
    ("heaviest page without fonts, kB", lambda each: round(each.heaviest / 1000)),
)


def main() -> None:
    """Drive each site that was named and print the table."""
    ways = {"yorisoi": ours, "pretix": pretix}
    counted: dict[str, Counts] = {}
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for (name, walk), address in zip(ways.items(), sys.argv[1:], strict=False):
            context = browser.new_context(viewport=PHONE, locale="ja-JP")  # type: ignore[arg-type]
            way = Way(context.new_page())
            walk(way, address.rstrip("/") + ("/" if name == "pretix" else ""))
            counted[name] = way.counts
            print(f"{name} ended on {way.page.url}", file=sys.stderr)
            context.close()
        browser.close()
    print(f"| | {' | '.join(counted)} |\n|---|{'---|' * len(counted)}")
    for words, value in ROWS:
        print(f"| {words} | {' | '.join(str(value(each)) for each in counted.values())} |")


if __name__ == "__main__":
    main()
