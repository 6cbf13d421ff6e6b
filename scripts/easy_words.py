"""Say which sentences that participants meet are not easy Japanese yet: python scripts/easy_words.py

Every page that アキ, ベニ and nobody in particular reach by links is opened in easy Japanese, in the
example that YORISOI_DATA holds, and each sentence the programme says there is looked up. It is easy
when somebody wrote easy words for it and they hold the rules below, or when its own words hold them.
Rules: at most 40 letters a sentence, at most two commas, no double negative, nobody blamed; without
easy words also nothing that may be passive and no kanji taught after the third school year.
"""

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any

import django
from babel.messages.pofile import read_po

from yorisoi.engines import language

WORDS = (
    Path(__file__).resolve().parent.parent / "src/yorisoi/locale/ja_X-easy/LC_MESSAGES/django.po"
)
READERS = {"beni": ("/me/", "/"), "aki": ("/me/",), "": ("/", "/card/", "/looks", "/help")}
LINK = re.compile(r'<(?:a\b[^>]*?href|form\b[^>]*?action)="([^"#]+)')
# Ways out, the desk, and files; what a page of easy words never leads to.
ELSEWHERE = re.compile(
    r"^/(desk|static|leave|sign-out|hello|tablet/end)|paper\.|\.(pdf|docx|txt|zip|csv|json|py|ics)\b"
)
AT_MOST_EACH = 2
LAST_YEAR = 3
# Taught later, and on every telephone and door of the programme.
KNOWN = re.compile("電話|機械|区|困")
# What a command line says is no sentence, and what fills a hole is not ours.
CODE, HOLE = re.compile(r"[A-Za-z0-9_.+ ]{20,}"), re.compile(r"%\(\w+\)[sd]")


@dataclass
class Reader:
    """Somebody who follows every link in easy Japanese; what was said on the way is kept."""

    client: Any
    said: dict[str, str] = field(default_factory=dict)
    at: str = ""

    def hears(self, sentence: str) -> None:
        """Keep a sentence with the page that said it first."""
        if self.at:
            self.said.setdefault(sentence, self.at)

    def walk(self, starts: tuple[str, ...]) -> None:
        """Open every page once, at most two of a kind."""
        queue, seen, n_of = list(starts), set(), {}
        while queue:
            url = queue.pop(0)
            name = _name(url)
            n_of[name] = n_of.get(name, 0) + 1
            if url in seen or not name or n_of[name] > AT_MOST_EACH:
                continue
            seen.add(url)
            self.at = url
            response = self.client.get(url, follow=True)
            self.at = ""
            if response.get("Content-Type", "").startswith("text/html"):
                links = LINK.findall(response.content.decode())
                queue += [unescape(each) for each in links if each.startswith("/")]


def _name(url: str) -> str:
    from django.urls import Resolver404, resolve  # noqa: PLC0415  after Django knows its settings

    if ELSEWHERE.search(url):
        return ""
    try:
        return resolve(url.partition("?")[0]).view_name
    except Resolver404:
        return ""


def heard() -> dict[str, str]:
    """Return every sentence the programme says to participants and the public, with a page that says it."""
    from django.conf import settings  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.utils import translation  # noqa: PLC0415

    from yorisoi.people import actions as people  # noqa: PLC0415
    from yorisoi.people.models import Account  # noqa: PLC0415

    settings.ALLOWED_HOSTS = ["*"]
    translation.gettext("")
    catalogue = translation._trans
    said, listening = {}, []

    def listen(sentence: str, look_up: Any = catalogue.gettext) -> str:
        if translation.get_language() == "ja-x-easy":
            for each in listening:
                each.hears(str(sentence))
        return look_up(sentence)

    catalogue.gettext = listen
    for code, starts in READERS.items():
        client = Client()
        client.cookies["yorisoi-looks"] = "easy-1"
        if code:
            account = Account.objects.get(code=code)
            people.choose_display(by=account, choices={"easy": "1"})
            client.force_login(account)
        listening[:] = [Reader(client, said)]
        listening[0].walk(starts)
    return said


def hard(sentence: str, easy: str) -> Iterator[str]:
    """Say what is not easy in a sentence, or in the easy words somebody wrote for it."""
    text = HOLE.sub("＿", CODE.sub("", easy or sentence))
    for found in language.plain(text) if text.strip() else ():
        if not easy or found.rule != "passive":
            yield f"{found.rule}: {found.text}"
    if not easy:
        yield from (
            f"kanji: {each.surface}"
            for each in language.ruby(text or " ")
            if each.reading and each.grade > LAST_YEAR and not KNOWN.search(each.surface)
        )


def main() -> int:
    """Print what is not easy yet; 1 if there is anything."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yorisoi.web.settings")
    django.setup()
    with WORDS.open("rb") as file:
        catalogue = read_po(file)
    said = heard()
    n_hard = 0
    for sentence, page in sorted(said.items()):
        message = catalogue.get(sentence)
        easy = message.string if message and isinstance(message.string, str) else ""
        for reason in hard(sentence, easy):
            n_hard += 1
            print(f"{page}\t{easy or sentence}\t{reason}")
    print(f"{len(said)} sentences, {n_hard} to mend")
    return 1 if n_hard or not said else 0


if __name__ == "__main__":
    sys.exit(main())
