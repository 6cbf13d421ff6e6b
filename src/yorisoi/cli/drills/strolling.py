"""Follow every link that somebody of the example sees, one page of a kind for each reader.

A paper of each form is made once for each room: the same code makes it for every reader.
"""

import html
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable
from dataclasses import dataclass, field
from http.cookiejar import CookieJar

from django.urls import Resolver404, resolve

from yorisoi.entrance.hello import hello_path
from yorisoi.people import actions as people
from yorisoi.people.models import Account

LINK = re.compile(r'<a\b[^>]*?href="([^"#]+)')
# What a browser fetches by itself, or sends to, without anybody pressing a link.
ASKED = re.compile(
    r'<(?:script|img|source|audio|iframe|form)\b[^>]*?(?:src|action)="([^"]+)|<link\b[^>]*?href="([^"]+)'
)
LEAVING = re.compile(r"/(sign-out|hello/|static/)|:\d+/leave$")
FILES = re.compile(r"\.(large\.pdf|ruby\.pdf|pdf|docx|epub|brf|txt|zip|csv|json|ics)$")


@dataclass
class Walk:
    """What one person reached: the pages, the kinds of address, what broke, what a page asks outside."""

    n_pages: int = 0
    names: set[str] = field(default_factory=set)
    broken: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)


def stroll(address: str) -> list[Walk]:
    """Walk as everybody who has an account, and once as nobody."""
    readers = Account.objects.filter(is_active=True).exclude(code=people.PUBLIC_DESK)
    ways = [hello_path(account) for account in readers.order_by("pk")]
    files: set[str] = set()
    return [_walk(address, way, files) for way in (*ways, "")]


def sum_of(walks: Iterable[Walk]) -> dict[str, object]:
    """Return what all walks found together."""
    found = list(walks)
    return {
        "readers": len(found),
        "pages": sum(each.n_pages for each in found),
        "kinds_of_page": len(set().union(*(each.names for each in found))),
        "broken": [line for each in found for line in each.broken],
        "outside": sorted({line for each in found for line in each.outside}),
    }


def _walk(address: str, way: str, files: set[str]) -> Walk:
    """Walk as one reader; `files` holds what papers were made before, for whomever."""
    browser = urllib.request.build_opener(
        urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(CookieJar())
    )
    if way:
        browser.open(address + way).close()
    starts = ("/desk/", "/me/", "/") if way else ("/",)
    found, seen = Walk(), set[str]()
    queue = [address + start for start in starts]
    while queue:
        url = queue.pop(0)
        name, kind = _name(url), FILES.search(url)
        once = f"{name.partition(':')[0]}{kind[0]}" if kind else name
        if not name or once in (files if kind else seen):
            continue
        (files if kind else seen).add(once)
        found.names.add(name)
        body = _open(browser, url, found)
        found.outside += _outside(address, url, body)
        links = (urllib.parse.urljoin(url, html.unescape(each)) for each in LINK.findall(body))
        queue += [each.split("#")[0] for each in links if each.startswith(address)]
    return found


def _open(browser: urllib.request.OpenerDirector, url: str, found: Walk) -> str:
    """Return a page, or nothing where there is none to read."""
    try:
        with browser.open(url) as answer:
            body = answer.read()
            found.n_pages += 1
            is_page = answer.headers.get_content_type() == "text/html"
            return body.decode() if is_page else ""
    except urllib.error.HTTPError as refusal:
        with refusal:
            if refusal.code >= 500:
                found.broken.append(f"{refusal.code} {urllib.parse.urlsplit(url).path}")
        return ""


def _outside(address: str, url: str, body: str) -> list[str]:
    """Return what a page would let a browser fetch from elsewhere."""
    asked = (html.unescape(one or other) for one, other in ASKED.findall(body))
    whole = (urllib.parse.urljoin(url, each) for each in asked)
    return [each for each in whole if each.startswith("http") and not each.startswith(address)]


def _name(url: str) -> str:
    """Return how the house calls an address, or nothing where it leads away."""
    if LEAVING.search(url):
        return ""
    try:
        return resolve(urllib.parse.urlsplit(url).path).view_name
    except Resolver404:
        return ""
