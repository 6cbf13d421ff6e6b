"""Following every link a reader can see, as their browser would, without a screen."""

import html
import re
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from http.cookiejar import CookieJar

from django.urls import Resolver404, resolve

from journeys.walking import Site

LINK = re.compile(r'<a\b[^>]*?href="([^"#]+)')
FORM = re.compile(r'<form\b[^>]*?action="([^"#]+)')
# A page for the ear is the same page; test_listening.
LEAVING = re.compile(r"/(sign-out|hello/|static/)|:\d+/leave$|[?&]listen=")
# Files, not pages: one of a kind is fetched, and not looked at.
FILES = re.compile(r"\.(pdf|docx|txt|zip|csv|json|py|ics)\b|paper\.|/file$")
# The same page seen twice is enough.
AT_MOST_EACH = 2


@dataclass
class Crawl:
    """What one reader reached: pages by address, all that they lead to, and links that lead nowhere."""

    pages: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    dead_ends: list[str] = field(default_factory=list)


def opener(site: Site, reader: str) -> urllib.request.OpenerDirector:
    """Return a browser without a screen, signed in as somebody of the cast or as nobody."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    if reader:
        browser.open(site.links[reader]).close()
    return browser


def crawl(site: Site, reader: str) -> Crawl:
    """Follow links from the first page of a reader, at most two of a kind."""
    browser, found = opener(site, reader), Crawl()
    queue, seen, n_of = [site.address + start for start in _starts(reader)], set(), {}
    while queue:
        url = queue.pop(0)
        name = _name(url)
        if not name or url in seen:
            continue
        seen.add(url)
        n_of[name] = n_of.get(name, 0) + 1
        if n_of[name] > (1 if FILES.search(url) else AT_MOST_EACH):
            continue
        try:
            answer = browser.open(url)
        except urllib.error.HTTPError as refused:
            found.dead_ends.append(f"{refused.code} {url.removeprefix(site.address)}")
            refused.close()
            continue
        with answer:
            found.names |= {name, _name(answer.url)}
            if FILES.search(url):
                continue
            body = answer.read().decode()
        found.pages.append(url)
        found.names |= {_name(each) for each in _inside(site, url, FORM.findall(body))}
        queue += _inside(site, url, LINK.findall(body))
    return found


def _starts(reader: str) -> tuple[str, ...]:
    return ("/desk/", "/me/", "/") if reader else ("/",)


def _inside(site: Site, url: str, links: list[str]) -> list[str]:
    """Return the addresses of links that stay in the house."""
    whole = [urllib.parse.urljoin(url, html.unescape(each)).split("#")[0] for each in links]
    return [each for each in whole if each.startswith(site.address)]


def _name(url: str) -> str:
    """Return how the house calls an address, or nothing where it leads away."""
    if LEAVING.search(url):
        return ""
    try:
        return resolve(urllib.parse.urlsplit(url).path).view_name
    except Resolver404:
        return ""
