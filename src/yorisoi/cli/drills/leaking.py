"""The drill of a leak: let staff look at people by chance, and ask the journal whom a leak touches.

The drill keeps its own account of who was looked at, by whom, from which machine, on what kind of
page, before, in and after the window; what the leak page would say must be exactly that.
"""

import random
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from yorisoi.cli.drills.outcome import Outcome, failures
from yorisoi.cli.words import Say
from yorisoi.engines.documents import to_text
from yorisoi.journal import actions as journal
from yorisoi.people import actions
from yorisoi.people.leaks import leaks
from yorisoi.people.leaks import papers as leak_papers
from yorisoi.people.leaks.leaks import Narrowed
from yorisoi.people.models import Account, Leak, Organisation, Participant
from yorisoi.people.terms import DisabilityKind, LeakPage, OrganisationKind, Role

ACTS = {LeakPage.RECORD: "participant.view", LeakPage.PAPER: "own_data.print"}
MACHINES = ("Windows Edge", "iPhone Safari")
N_STAFF = 4
# One of the team, whose account is the suspected one.
SUSPECT = 0
Dice = random.Random


@dataclass(frozen=True)
class Look:
    """Somebody of the team looked at somebody, in a phase, from a machine, on a kind of page."""

    who: int
    machine: int
    page: LeakPage
    code: str
    is_inside: bool


@dataclass(frozen=True)
class Ward:
    """The ward of the drill: its team and the people they may look at."""

    place: Organisation
    staff: tuple[Account, ...]
    people: tuple[Participant, ...]


@dataclass(frozen=True)
class Happened:
    """What the drill knows by itself: every look, the window, the sign-ins of the suspect."""

    looks: tuple[Look, ...]
    since: datetime
    until: datetime
    sign_ins: tuple[int, ...]


def leak(*, n_people: int, n_looks: int, seed: int, say: Say) -> Outcome:
    """Look, narrow down and compare, and see that no report names anybody."""
    began = time.monotonic()
    dice = random.Random(seed)  # noqa: S311  a drill is repeated with the same dice
    ward = _gather(n_people)
    happened = _happen(ward, n_looks, dice)
    looked = time.monotonic()
    found = leaks.note_leak(by=ward.staff[1], leak=_noted(ward, happened))
    checks = _checks(found, happened, ward)
    n_named = _n_named(found, ward)
    n_of_list = _n_of_list(found, ward)
    facts: dict[str, object] = {
        "people": n_people,
        "looks": n_looks,
        **{f"affected_by_{name}": len(expected) for name, (expected, _got) in checks.items()},
        "affected_by_list": n_of_list,
        "named_in_reports": n_named,
        "look_seconds": round(looked - began, 2),
        "answer_seconds": round(time.monotonic() - looked, 2),
    }
    n_seen = len(checks["account"][0])
    sentence = say(
        f"{n_people}人の記録を{n_looks}回見ました。うたがわしいアカウントで見られた"
        f"{n_seen}人を、アカウント・機械・ページごとにさがしました。",
        f"looked {n_looks} times at {n_people} people; searched for the {n_seen} whom "
        f"the suspected account saw, by account, machine and page.",
    )
    wrong = failures(**checks, list=(n_people, n_of_list), named=(0, n_named))
    return Outcome("leak", facts, wrong, (sentence,))


def _checks(found: Leak, happened: Happened, ward: Ward) -> dict[str, tuple[list[str], list[str]]]:
    """Return, for each way to narrow a leak down, whom the drill knows of and whom the journal names."""
    suspect = ward.staff[SUSPECT].code
    of_machine = Narrowed(suspect, sign_ins=happened.sign_ins[:1])
    of_page = Narrowed(suspect, pages=(LeakPage.PAPER,))
    return {
        "account": _compare(found, happened, Narrowed(suspect), lambda look: True),
        "machine": _compare(found, happened, of_machine, lambda look: look.machine == 0),
        "page": _compare(found, happened, of_page, lambda look: look.page == LeakPage.PAPER),
    }


def _n_of_list(found: Leak, ward: Ward) -> int:
    """Let the suspect open a list with names, and return how many people the leak then touches."""
    journal.write(by=ward.staff[SUSPECT], act="participants.list", about=ward.place)
    found.actor, found.sign_ins, found.pages = ward.staff[SUSPECT].code, [], []
    found.until = timezone.now()
    return len(leaks.affected(found))


def _gather(n_people: int) -> Ward:
    root = actions.open_account(code="drill", name="訓練の人")
    place = actions.found_organisation(
        by=root, code="kunren", name="訓練区（架空）", kind=OrganisationKind.MUNICIPALITY
    )
    staff = []
    for number in range(N_STAFF):
        account = actions.open_account(code=f"drill-{number}", name=f"訓練{number}")
        actions.join(by=root, account=account, organisation=place, role=Role.COORDINATOR)
        staff.append(account)
    kinds = (DisabilityKind.VISUAL,)
    people = [
        actions.register(
            by=root,
            municipality=place,
            person=actions.Person(name=f"くんれん{number:04d}", kinds=kinds),
        )
        for number in range(n_people)
    ]
    return Ward(place, tuple(staff), tuple(people))


def _happen(ward: Ward, n_looks: int, dice: Dice) -> Happened:
    """Let everybody look: a third before the window, a third in it, a third after."""
    third = n_looks // 3
    looks = [*_looks(ward, third, dice, machine=0, is_inside=False)]
    since = timezone.now()
    sign_ins = []
    for machine, n in enumerate((third // 2, third - third // 2)):
        sign_ins.append(_come_in(ward, machine))
        looks += _looks(ward, n, dice, machine=machine, is_inside=True)
        _go_out(ward, machine)
    until = timezone.now()
    looks += _looks(ward, n_looks - 2 * third, dice, machine=1, is_inside=False)
    return Happened(tuple(looks), since, until, tuple(sign_ins))


def _looks(ward: Ward, n: int, dice: Dice, *, machine: int, is_inside: bool) -> Iterable[Look]:
    made = []
    for _number in range(n):
        look = Look(
            who=dice.randrange(N_STAFF),
            machine=machine,
            page=dice.choice(tuple(ACTS)),
            code=dice.choice(ward.people).code,
            is_inside=is_inside,
        )
        about = next(each for each in ward.people if each.code == look.code)
        journal.write(by=ward.staff[look.who], act=ACTS[look.page], about=about)
        made.append(look)
    return made


def _come_in(ward: Ward, machine: int) -> int:
    """Let the suspect come in at a machine; return the line of the journal."""
    who = ward.staff[SUSPECT]
    detail = {"way": "passkey", "machine": MACHINES[machine], "session": f"drill-{machine}"}
    return journal.write(by=who, act="account.sign_in", about=who, detail=detail).pk


def _go_out(ward: Ward, machine: int) -> None:
    who = ward.staff[SUSPECT]
    detail = {"sessions": [f"drill-{machine}"]}
    journal.write(by=who, act="account.sign_out", about=who, detail=detail)


def _noted(ward: Ward, happened: Happened) -> Leak:
    return Leak(
        municipality=ward.place,
        since=happened.since,
        until=happened.until,
        noticed_on=timezone.localdate(),
        what="訓練",
    )


def _compare(
    found: Leak, happened: Happened, to: Narrowed, fits: Callable[[Look], bool]
) -> tuple[list[str], list[str]]:
    """Return whom the drill knows to be touched, and whom the journal names."""
    found.actor, found.sign_ins, found.pages = to.actor, list(to.sign_ins), list(to.pages)
    expected = {
        look.code
        for look in happened.looks
        if look.is_inside and look.who == SUSPECT and fits(look)
    }
    return sorted(expected), [each.participant.code for each in leaks.affected(found)]


def _n_named(found: Leak, ward: Ward) -> int:
    """Return how many people are named in the two reports, where nobody may be."""
    affected = leaks.affected(found)
    words = "".join(
        to_text(make(found, affected, place=ward.place.name))
        for make in (leak_papers.first_report, leak_papers.full_report)
    )
    return sum(each.name in words or each.code in words for each in ward.people)
