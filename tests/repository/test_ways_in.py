"""Every way in is in the list of docs/explain/signing-in.md, and the list names no other.

From the view behind each address the calls are followed through the source; whoever reaches Django's
`login` lets somebody in.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from inspect import unwrap
from pathlib import Path

import pytest
from django.conf import settings

from addresses import addresses
from repository.conftest import SOURCE, python_files
from yorisoi.entrance.cards import terms as cards
from yorisoi.entrance.cards.sessions import LONG
from yorisoi.entrance.limits import limits
from yorisoi.entrance.staff.rules import INVITED_FOR
from yorisoi.entrance.staff.views.signing_in import HALF_SECONDS
from yorisoi.people.models import Account, Membership
from yorisoi.programme.presence import FRESH_SECONDS

LOGIN = "django.contrib.auth.login"
ROW = re.compile(r"^\| `([a-z]+:[a-z_]+)` \|", re.M)
MINUTE, DAY = 60, 24 * 60 * 60
Calls = dict[str, set[str]]


@cache
def _module(path: Path) -> str:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def calls() -> Calls:
    """Return for each function of the house which others it names, each with its module before it."""
    found: Calls = {}
    for path in python_files():
        tree, here = ast.parse(path.read_text(encoding="utf-8")), _module(path)
        names = _imported(tree) | {
            each.name: f"{here}.{each.name}"
            for each in tree.body
            if isinstance(each, ast.FunctionDef)
        }
        # A package hands on what it imports.
        for name, origin in names.items():
            found.setdefault(f"{here}.{name}", set()).add(origin)
        for each in tree.body:
            if isinstance(each, ast.FunctionDef):
                found[f"{here}.{each.name}"] = set(_named(each, names))
    return found


def _imported(tree: ast.Module) -> dict[str, str]:
    return {
        each.asname or each.name: f"{node.module}.{each.name}"
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        for each in node.names
    }


def _named(function: ast.FunctionDef, names: dict[str, str]) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and node.id in names:
            yield names[node.id]
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{names.get(node.value.id, node.value.id)}.{node.attr}"


def reaches(start: str, goal: str) -> bool:
    """Whether one function calls another, through however many between them."""
    seen, waiting = set(), [start]
    while waiting:
        now = waiting.pop()
        if now == goal:
            return True
        if now not in seen:
            seen.add(now)
            waiting.extend(calls().get(now, ()))
    return False


def test_every_address_that_lets_somebody_in_is_documented_and_no_other(house: Path) -> None:
    page = (house / "docs" / "explain" / "signing-in.md").read_text(encoding="utf-8")
    views = {each.name: unwrap(each.view) for each in addresses("public", "person", "own", "staff")}

    letting_in = {
        name for name, view in views.items() if reaches(f"{view.__module__}.{view.__name__}", LOGIN)
    }

    assert letting_in == set(ROW.findall(page))


def test_walk_finds_who_lets_in_through_others_and_nobody_else() -> None:
    views = "yorisoi.entrance"

    assert reaches(f"{views}.staff.views.signing_in.sign_in", LOGIN)
    assert reaches(f"{views}.cards.views.tablet.pictures", LOGIN)
    assert not reaches(f"{views}.cards.views.tablet.leave", LOGIN)
    assert not reaches(f"{views}.staff.views.sessions.end", LOGIN)


def test_only_two_places_of_the_source_open_a_session() -> None:
    assert {name for name, named in calls().items() if LOGIN in named and "." in name} - {
        "yorisoi.entrance.arrival.login",
        "yorisoi.entrance.cards.sessions.login",
    } == {"yorisoi.entrance.arrival.enter", "yorisoi.entrance.cards.sessions._let_in"}


def test_numbers_of_the_page_are_those_in_force(house: Path) -> None:
    page = (house / "docs" / "explain" / "signing-in.md").read_text(encoding="utf-8")
    known = limits()
    said = [
        f"after {settings.YORISOI_STAFF_REST_MINUTES} minutes without a page",
        f"after {settings.YORISOI_STAFF_DAY_HOURS} hours in any case",
        f"not older than {FRESH_SECONDS // MINUTE} minutes",
        f"{HALF_SECONDS // MINUTE} minutes between password and number",
        f"{LONG // DAY} days on a known device",
        f"within {INVITED_FOR.total_seconds() / 3600:.0f} hours",
        f"{known['sign_in_account'].n} tries at one account",
        f"{known['sign_in_address'].n} from one address",
        f"{known['card'].n} numbers of cards that nobody has",
        f"{cards.N_MISSES_MOST} wrong rows of pictures",
    ]

    assert [each for each in said if each not in page] == []


def test_new_installation_has_nobody_who_could_come_in(db: None) -> None:
    assert (Account.objects.count(), Membership.objects.count()) == (0, 0)


@pytest.mark.parametrize("code", ["admin", "root", "yorisoi", "public-desk", "test"])
def test_no_password_opens_an_account_that_everybody_expects(db: None, client, code: str) -> None:
    for password in (code, "admin", "password", "yorisoi", ""):
        answer = client.post("/sign-in", {"code": code, "password": password})
        assert (answer.status_code, "_auth_user_id" in client.session) == (422, False)
