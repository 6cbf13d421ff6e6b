"""How often a door may be tried: exact over several processes, and nobody is named."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yorisoi.entrance import limits
from yorisoi.entrance.counts.models import Count
from yorisoi.entrance.limits import rules
from yorisoi.entrance.limits.terms import Limit, UnknownKind

NOON = 1_780_000_200
DOOR = Limit("door", 3, 60, "account", "a test", date(2026, 11, 25), date(2027, 4, 1))
SIGN_IN = limits.limits()["sign_in_account"]


def test_eleventh_try_in_a_quarter_of_an_hour_is_too_many(db: None) -> None:
    tries = [limits.hit("sign_in_account", "dou", at=NOON + n) for n in range(11)]

    assert tries == [True] * 10 + [False]


def test_tries_of_one_account_are_not_those_of_another(db: None) -> None:
    for n in range(11):
        limits.hit("sign_in_account", "dou", at=NOON + n)

    assert limits.hit("sign_in_account", "miya", at=NOON + 11) is True
    assert limits.hit("sign_in_address", "dou", at=NOON + 11) is True


def test_who_gets_in_begins_anew(db: None) -> None:
    for n in range(10):
        limits.hit("sign_in_account", "dou", at=NOON + n)
    limits.clear("sign_in_account", "dou")

    assert limits.hit("sign_in_account", "dou", at=NOON + 11) is True


def test_refused_try_is_not_counted_and_the_wait_it_names_is_true(db: None) -> None:
    for n in range(10):
        limits.hit("sign_in_account", "dou", at=NOON + n)
    seconds = limits.wait("sign_in_account", "dou", at=NOON + 10)

    assert 0 < seconds <= 2 * SIGN_IN.seconds
    assert limits.hit("sign_in_account", "dou", at=NOON + 10 + seconds - 1) is False
    assert limits.hit("sign_in_account", "dou", at=NOON + 10 + seconds) is True


def test_door_that_nobody_tried_needs_no_wait(db: None) -> None:
    assert limits.wait("sign_in_account", "dou", at=NOON) == 0


def test_counter_names_nobody(db: None) -> None:
    limits.hit("sign_in_account", "dou", at=NOON)
    limits.hit("sign_in_address", "dou", at=NOON)

    marks = list(Count.objects.values_list("mark", flat=True))
    assert [len(each) for each in marks] == [64, 64]
    assert len(set(marks)) == 2
    assert "dou" not in repr(list(Count.objects.values_list()))


def test_old_counters_are_swept_out_when_a_new_one_begins(db: None) -> None:
    limits.hit("sign_in_account", "dou", at=NOON)
    limits.hit("sign_in_account", "miya", at=NOON + 3 * SIGN_IN.seconds)

    assert Count.objects.count() == 1


def test_counter_that_still_says_something_stays(db: None) -> None:
    limits.hit("sign_in_account", "dou", at=NOON)

    assert limits.sweep(at=NOON + SIGN_IN.seconds) == 0
    assert Count.objects.count() == 1


def test_door_nobody_described_is_refused(db: None) -> None:
    with pytest.raises(UnknownKind, match="got 'window'"):
        limits.hit("window", "dou")


def test_every_limit_says_why_and_when_it_is_looked_at_again() -> None:
    known = limits.limits().values()

    assert [each.kind for each in known if not each.reason or each.next_review <= each.since] == []
    assert {each.whose for each in known} == {"account", "address", "reader"}


@given(
    n_before=st.integers(0, 3),
    n_now=st.integers(0, 3),
    passed=st.integers(0, 59),
)
def test_wait_is_the_first_second_at_which_there_is_room(
    n_before: int, n_now: int, passed: int
) -> None:
    at = rules.Moment(window=7, passed=passed)

    said = rules.seconds_to_wait(DOOR, n_before=n_before, n_now=n_now, at=at)

    assert said == _first_free_second(DOOR, n_before, n_now, passed)


def _first_free_second(limit: Limit, n_before: int, n_now: int, passed: int) -> int:
    """The slow twin: look at every second until one has room."""
    for later in range(3 * limit.seconds):
        windows_on, at = divmod(passed + later, limit.seconds)
        seen, mine = ((n_before, n_now), (n_now, 0), (0, 0))[min(windows_on, 2)]
        if seen * (limit.seconds - at) / limit.seconds <= limit.n - mine - 1:
            return later
    raise AssertionError("no second has room")


@given(st.lists(st.integers(0, 400), min_size=1, max_size=40))
def test_no_stretch_of_the_clock_holds_more_than_twice_the_number(instants: list[int]) -> None:
    counts: dict[int, int] = {}
    passed = []
    for instant in sorted(instants):
        at = rules.moment(DOOR, instant)
        n_before, n_now = counts.get(at.window - 1, 0), counts.get(at.window, 0)
        if n_now < rules.room(DOOR, n_before=n_before, at=at):
            counts[at.window] = n_now + 1
            passed.append(instant)

    for start in passed:
        n = sum(start <= each < start + DOOR.seconds for each in passed)
        assert n <= 2 * DOOR.n - 1


def test_limit_that_is_never_reached_never_waits() -> None:
    wide = replace(DOOR, n=100)

    assert rules.seconds_to_wait(wide, n_before=3, n_now=3, at=rules.Moment(1, 0)) == 0


SEVERAL = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "yorisoi.web.settings"
import django
django.setup()
from yorisoi.entrance import limits
print(sum(limits.hit("sign_in_account", "dou", at=%d) for _ in range(8)))
"""


def test_four_processes_together_pass_ten_of_thirty_two_tries(tmp_path: Path) -> None:
    around = {"YORISOI_DATA": str(tmp_path), "PATH": "", "PYTHONPATH": ":".join(sys.path)}
    command = [sys.executable, "-m", "django", "migrate", "counts", "-v0"]
    subprocess.run([*command, "--settings", "yorisoi.web.settings"], env=around, check=True)

    at_once = [
        subprocess.Popen(
            [sys.executable, "-c", SEVERAL % NOON], env=around, stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    passed = [int(each.communicate()[0]) for each in at_once]

    assert sum(passed) == 10
