"""What a screen reader is given: roles and names, from the browser's own accessibility tree."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from journeys.walking import PHONE, Site, Walker

# Roles without words of their own, and the pieces a line of text happens to be broken into.
UNSAID = {"none", "generic", "StaticText", "InlineTextBox", "LineBreak", "RootWebArea"}


def heard(page: Page) -> list[tuple[str, str]]:
    """Return role and name of everything on the page that has a role, in the order of the tree."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    spoken = [node for node in tree if not node["ignored"]]
    said = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in spoken]
    return [(role, name) for role, name in said if role not in UNSAID]


@contextmanager
def with_looks(site: Site, browser: Browser, looks: str, *, name: str = "") -> Iterator[Walker]:
    """Somebody with a phone, signed in or not, who has chosen how pages look."""
    context = browser.new_context(viewport=PHONE, locale="ja-JP")
    walker = Walker(context.new_page(), site)
    if name:
        walker.sign_in(name)
    cookie = {"name": "yorisoi-looks", "value": looks, "url": site.address}
    context.add_cookies([cookie])  # type: ignore[list-item]
    yield walker
    context.close()
