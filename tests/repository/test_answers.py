"""Every answer of the house: what goes with it, what it says of people in addresses, what it writes.

One walk over all addresses with real objects behind them, as the reader each is for; every test
reads what the walk brought home.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import unquote

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import Client, override_settings

from addresses import SAID, Address, addresses, values
from neighbours import Ward, fill, staff_of
from people import Cast, gather
from repository.test_scope import WITHOUT_OBJECT
from yorisoi.entrance.cards import keys
from yorisoi.entrance.hello import hello_path
from yorisoi.entrance.staff.actions import invitations
from yorisoi.people import actions

pytestmark = pytest.mark.django_db

CANARY = "カナリア"
ELSEWHERE = "https://elsewhere.example"
A_YEAR = 365 * 24 * 60 * 60
WRITES = re.compile(r"\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+\"?(\w+)", re.I)
LEADING = re.compile(r"(?:href|action|src|formaction|data-\w+)=\"([^\"]*)\"")
# What tells that somebody looked, and how long they have been in: no page of the house shows it as its own.
NOTED = {
    "journal_entry",
    "journal_mention",
    "journal_journalhead",
    "django_session",
    "counts_count",
    "usersessions_usersession",
}
# Addresses that write when they are asked with GET, and why.
WRITE_ON_GET = {
    "entrance:hello": "the example's link signs in; a real installation has none",
}


@dataclass(frozen=True)
class Seen:
    """One answer: to what, for whom, and what was written meanwhile."""

    address: Address
    method: str
    status: int
    headers: dict[str, str]
    text: str
    written: tuple[str, ...]

    @property
    def name(self) -> str:
        """How the answer is called where it does not fit."""
        return f"{self.method} {self.address.name} {self.status}"

    @property
    def is_page(self) -> bool:
        """Whether this is a page of the house, with its frame around it."""
        return self.status == 200 and '<header class="top">' in self.text

    def addresses(self) -> list[str]:
        """Return the addresses that the answer tells the browser, as people would read them."""
        found = [*LEADING.findall(self.text), self.headers.get("Location", "")]
        return [unquote(unescape(each)) for each in found if not each.startswith("tel:")]


@dataclass
class Walk:
    """What came back from every address, and the tables before and after all that was only looked at."""

    seen: list[Seen] = field(default_factory=list)
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)

    def opened(self, *sides: str) -> list[Seen]:
        """Return the pages that opened behind some doors."""
        return [each for each in self.seen if each.is_page and each.address.side in sides]


@pytest.fixture(scope="module")
def walk(django_db_setup: None, django_db_blocker: Any) -> Iterator[Walk]:
    """Given all addresses, asked with GET as their readers would, and then with an empty form."""
    is_https = override_settings(
        SECURE_HSTS_SECONDS=A_YEAR, SECURE_HSTS_INCLUDE_SUBDOMAINS=True, YORISOI_HTTPS=True
    )
    with django_db_blocker.unblock(), transaction.atomic(), is_https:
        cast = gather()
        ward = fill(cast, canary=CANARY)
        readers = _readers(cast)
        paths = {each.name: each.path(values(each, ward)) for each in addresses(*readers)}
        paths |= _links(cast, ward)
        walked = Walk(before=_tables())
        for each in addresses(*readers):
            client = readers[each.side]
            walked.seen.append(_ask(client, each, "get", paths[each.name], SAID.get(each.name)))
        walked.after = _tables()
        for each in addresses(*readers):
            with transaction.atomic():
                client = readers[each.side]
                walked.seen.append(
                    _ask(client, each, "post", paths[each.name], SAID.get(each.name))
                )
                transaction.set_rollback(True)
        yield walked
        transaction.set_rollback(True)


def _readers(cast: Cast) -> dict[str, Client]:
    coordinator = staff_of(cast)["municipality", "coordinator"]
    found = {}
    for side, account in {
        "staff": coordinator,
        "own": coordinator,
        "person": cast.aki.account,
        "public": None,
    }.items():
        found[side] = Client(raise_request_exception=False, headers={"origin": ELSEWHERE})
        if account is not None:
            found[side].force_login(account)
    return found


def _links(cast: Cast, ward: Ward) -> dict[str, str]:
    """Return links that somebody was really given: of the example, of an invitation, of a card."""
    newcomer = actions.open_account(code="newcomer", name="ニイ")
    return {
        "entrance:hello": hello_path(cast.dou),
        "entrance:open_link": f"/welcome/{invitations.invite(by=cast.dou, account=newcomer)}",
        "cards:scan": f"/c/{keys.token_of(ward['cards.card'].seed)}",
    }


def _ask(
    client: Client, address: Address, method: str, path: str, said: dict[str, str] | None
) -> Seen:
    """Return one answer; what the request wrote stands beside it."""
    written: list[str] = []

    def watching(execute: Any, sql: str, *rest: Any) -> Any:
        written.extend(WRITES.findall(sql)[:1])
        return execute(sql, *rest)

    if address.side != "public":
        before = client.cookies.copy()
    with transaction.atomic(), connection.execute_wrapper(watching):
        answer = getattr(client, method)(path, said, secure=True)
    if address.side != "public":
        client.cookies = before
    body = b"".join(answer) if answer.streaming else answer.content
    return Seen(
        address=address,
        method=method,
        status=answer.status_code,
        headers=dict(answer.headers),
        text=body.decode(errors="ignore"),
        written=tuple(written),
    )


def _tables() -> dict[str, Any]:
    """Return every row of every table that a page shows as its own."""
    found = {}
    for model in apps.get_models():
        table = model._meta.db_table
        if table not in NOTED:
            with connection.cursor() as cursor:
                name = connection.ops.quote_name(table)
                cursor.execute(f"SELECT * FROM {name}")  # noqa: S608  a table of ours
                found[table] = sorted(map(repr, cursor.fetchall()))
    return found


def test_walk_opens_most_of_the_house(walk: Walk) -> None:
    """Whatever is said of all answers would be empty if the doors were closed."""
    pages = {side: len(walk.opened(side)) for side in ("staff", "person", "own", "public")}

    assert {
        side: n > few for (side, n), few in zip(pages.items(), (90, 15, 3, 10), strict=True)
    } == {side: True for side in pages}, pages


def test_no_address_breaks_over_what_it_is_asked(walk: Walk) -> None:
    """But for pages that only work on what other pages made: their rows here are invented."""
    broken = {each.address.name for each in walk.seen if each.status >= 500}

    assert " ".join(sorted(broken - set(WITHOUT_OBJECT))) == ""


def test_every_answer_says_what_it_is_and_in_which_letters(walk: Walk) -> None:
    files = re.compile(
        r"application/(json|pdf|zip|vnd\.[\w.+-]+|octet-stream)|image/(png|svg\+xml)"
    )
    unsaid = {
        each.name: each.headers.get("Content-Type", "")
        for each in walk.seen
        if each.text
        and not re.fullmatch(r"text/[\w-]+; ?charset=\"?utf-8\"?", each.headers["Content-Type"])
        and not files.fullmatch(each.headers["Content-Type"])
    }

    assert unsaid == {}


def test_no_answer_shares_anything_with_another_site(walk: Walk) -> None:
    shared = {
        each.name
        for each in walk.seen
        for name in each.headers
        if name.startswith("Access-Control")
    }

    assert shared == set()


def test_every_answer_over_https_asks_for_https_for_a_year_on_all_subdomains(walk: Walk) -> None:
    said = {each.headers.get("Strict-Transport-Security") for each in walk.seen}

    assert said == {f"max-age={A_YEAR}; includeSubDomains"}


def test_looking_writes_nothing_but_that_somebody_looked(walk: Walk) -> None:
    wrote = {
        each.address.name: sorted(set(each.written) - NOTED)
        for each in walk.seen
        if each.method == "get" and set(each.written) - NOTED
    }

    assert {name: tables for name, tables in wrote.items() if name not in WRITE_ON_GET} == {}
    allowed = {table for name in WRITE_ON_GET for table in wrote.get(name, ())}
    changed = {name for name in walk.before if walk.before[name] != walk.after[name]}
    assert changed <= allowed


def test_watch_sees_what_a_form_writes(walk: Walk) -> None:
    """The test above would prove nothing if writing were never seen."""
    wrote = {table for each in walk.seen if each.method == "post" for table in each.written}

    assert len(wrote - NOTED) > 10


def test_no_address_that_a_page_tells_holds_anything_of_a_person(walk: Walk) -> None:
    told = {
        f"{each.name}: {address}"
        for each in walk.seen
        for address in each.addresses()
        if CANARY in address
    }

    assert told == set()
    assert [each for each in walk.seen if CANARY in each.text] != []


def test_every_file_has_a_name_of_ours_that_tells_nothing_of_a_person(walk: Walk) -> None:
    named = {
        each.name: each.headers["Content-Disposition"]
        for each in walk.seen
        if "Content-Disposition" in each.headers
    }
    plain = re.compile(r'(?:attachment|inline); filename="[a-zA-Z0-9][a-zA-Z0-9._-]*\.[a-z]{2,5}"')

    assert len(named) > 15
    assert {name: said for name, said in named.items() if not plain.fullmatch(said)} == {}


def test_everything_that_is_no_page_and_is_saved_says_its_name(walk: Walk) -> None:
    unnamed = {
        each.name
        for each in walk.seen
        if each.status == 200
        and not each.headers["Content-Type"].startswith(("text/html", "application/json"))
        and "Content-Disposition" not in each.headers
    }

    assert unnamed == set()


def test_way_out_stands_on_every_page_of_who_is_in(walk: Walk) -> None:
    out = re.compile(r'action="/sign-out"|href="/me/leave"|href="/leave"')
    without = {
        each.name for each in walk.opened("staff", "own", "person") if not out.search(each.text)
    }

    assert without == set()


def test_password_is_hidden_wherever_it_is_asked_for(walk: Walk) -> None:
    fields = {
        (each.address.name, found)
        for each in walk.seen
        for found in re.findall(r"<input[^>]*name=\"(?:password|old)\"[^>]*>", each.text)
    }

    assert {name for name, _field in fields} >= {"entrance:sign_in", "entrance:new_password"}
    assert {name for name, found in fields if 'type="password"' not in found} == set()
