"""Whoever opens a staff page that shows something of a participant leaves a line which the person finds.

Every reader of the example follows every link under the desk; what is on the page is compared with
the names, codes, numbers and addresses of everybody the ward knows.
"""

import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from yorisoi.cli.example.loading import load
from yorisoi.cli.words import say_for
from yorisoi.journal.models import Entry, Mention
from yorisoi.people.models import Account, Participant

LINK = re.compile(r'<a\b[^>]*?href="([^"#]+)')
BINARY = re.compile(r"\.(pdf|docx)(?=\?|$)")
LEAVING = re.compile(r"sign-out|/hello/|/static/|\.zip")
READERS = ("dou", "hana", "chiyo")
AT_MOST_EACH = 1


class Known:
    """Everybody the ward knows, by what a page may show of them."""

    def __init__(self) -> None:
        self._whose: defaultdict[str, set[str]] = defaultdict(set)
        for each in Participant.objects.prefetch_related("channels"):
            addresses = (channel.address for channel in each.channels.all())
            for word in filter(None, (each.name, each.code, *addresses)):
                self._whose[word].add(each.code)
        longest = sorted(map(re.escape, self._whose), key=len, reverse=True)
        self._words = re.compile("|".join(longest))

    def on(self, text: str) -> set[str]:
        """Return the codes of those of whom a text shows something."""
        return set().union(*(self._whose[word] for word in self._words.findall(text)))


def _visible(body: str) -> str:
    """Return the words of a page without its tags, scripts and readings."""
    text = re.sub(r"<(script|style)\b.*?</\1>|<rt>.*?</rt>|<rp>.*?</rp>", "", body, flags=re.S)
    return html.unescape(re.sub(r"<[^>]+>", "", text.replace("<option", "\n<option")))


def _name(url: str) -> str:
    try:
        return "" if LEAVING.search(url) else resolve(urlsplit(url).path).view_name
    except Resolver404:
        return ""


def _pages(reader: str) -> Iterator[tuple[str, str, set[str]]]:
    """Open what a reader reaches: the name of each address, its text, and whose journal grew."""
    client = Client()
    client.force_login(Account.objects.get(code=reader))
    queue, seen, n_of = ["/desk/"], set(), Counter()
    while queue:
        url = BINARY.sub(".txt", queue.pop(0))
        name = _name(url)
        if url in seen or not name or n_of[name] == AT_MOST_EACH:
            continue
        seen.add(url)
        n_of[name] += 1
        last = Entry.objects.order_by("-id").values_list("id", flat=True)[0]
        response = client.get(url)
        if response.status_code in (301, 302):
            queue.append(response["Location"])
        if response.status_code != 200:
            continue
        body = b"".join(response).decode()
        grew = Mention.objects.filter(entry_id__gt=last).values_list("code", flat=True)
        yield name, _visible(body), set(grew)
        links = [urljoin(url, html.unescape(each)).split("#")[0] for each in LINK.findall(body)]
        queue += [each for each in links if each.startswith("/desk/")]


@pytest.fixture
def example(db: None, house: Path) -> Known:
    """Last year and this year of the example, in the database of the test."""
    load(house / "kits", say_for(["--lang", "en"]))
    return Known()


def test_every_page_that_shows_a_person_leaves_a_line_the_person_finds(example: Known) -> None:
    silent: dict[str, set[str]] = {}
    showing: defaultdict[str, set[str]] = defaultdict(set)
    for reader in READERS:
        for name, text, grew in _pages(reader):
            shown = example.on(text)
            if shown:
                showing[reader].add(name)
            if shown - grew:
                silent[f"{reader} {name}"] = shown - grew

    assert silent == {}
    assert {reader: len(names) > 10 for reader, names in showing.items()} == dict.fromkeys(
        READERS, True
    )
