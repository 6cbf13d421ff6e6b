"""Drills hold with the house as it is, and fail where something is lost."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from yorisoi.cli.drills import staying_home, tampering
from yorisoi.cli.drills.clients import Answer
from yorisoi.cli.drills.crowd import n_errors
from yorisoi.cli.drills.images import Found, disks, opened
from yorisoi.cli.drills.outcome import Outcome, failures, tell
from yorisoi.cli.drills.tracing import Cut, Flush, Said, Write, events
from yorisoi.cli.words import Say
from yorisoi.journal.drill import Missed, Report


def drilled(*words: str) -> dict[str, object]:
    """Run a drill in a process of its own and return what it found."""
    done = subprocess.run(
        [sys.executable, "-m", "yorisoi.cli.main", "drill", *words, "--json"],
        env=os.environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout, done.stderr
    found = json.loads(done.stdout)
    assert found["failures"] == []
    assert done.returncode == 0
    return dict(found)


def test_many_people_want_one_class_and_exactly_as_many_get_a_place() -> None:
    found = drilled("oversell", "--people", "200", "--places", "30")

    counted = ("n_acknowledged", "n_placed", "n_taken", "n_waiting", "n_twice", "errors")
    assert {name: found[name] for name in (*counted, "n_deadlocks")} == {
        "n_acknowledged": 200,
        "n_placed": 30,
        "n_taken": 30,
        "n_waiting": 170,
        "n_twice": 0,
        "errors": 0,
        "n_deadlocks": 0,
    }


def test_killed_server_loses_nothing_that_was_acknowledged() -> None:
    found = drilled("kill", "--people", "16", "--places", "5", "--times", "2", "--every", "0.3")

    assert (found["n_acknowledged"], found["n_lost"], found["n_twice"]) == (16, 0, 0)
    assert found["journal_is_whole"] is True


def test_two_nodes_of_which_one_is_killed_keep_everything_once() -> None:
    found = drilled(
        "two-nodes", "--people", "16", "--places", "5", "--times", "1", "--every", "0.3"
    )

    assert (found["n_acknowledged"], found["n_lost"], found["n_twice"]) == (16, 0, 0)


def test_people_who_were_erased_stay_unreadable_when_an_older_copy_is_put_back() -> None:
    found = drilled("forget", "--people", "12")

    assert (found["people"], found["unreadable"], found["readable"]) == (12, 6, 6)


def test_power_cut_loses_nothing_with_our_settings_and_something_with_careless_ones() -> None:
    found = drilled("power", "--images", "120", "--commits", "30")

    assert (found["losing"], found["damaged"]) == (0, 0)
    assert int(str(found["control_losing"])) > 0


def test_every_change_of_the_journal_is_found_and_counted_by_its_kind() -> None:
    found = drilled("tamper", "--edits", "40", "--lines", "12")

    assert (found["lines"], found["edits"], found["found"]) == (12, 40, 40)
    assert sum(dict(found["by_kind"]).values()) == 40  # type: ignore[call-overload]


def test_edit_that_was_not_found_lets_the_drill_fail() -> None:
    report = Report(12, 2, 1, {"cut the tail": 2}, (Missed("cut the tail", 1),))

    outcome = tampering.outcome_of(report, seconds=1.0, sentence="")

    assert (outcome.held, outcome.failures) == (False, ("edit 1, cut the tail: not found",))


def test_journal_names_exactly_whom_a_leak_touches() -> None:
    found = drilled("leak", "--people", "12", "--looks", "60")

    counts = [int(str(found[f"affected_by_{how}"])) for how in ("account", "machine", "page")]
    assert min(counts) > 0
    assert counts[0] <= 12
    assert (found["affected_by_list"], found["named_in_reports"]) == (12, 0)


def test_guard_stops_a_name_and_an_address_and_lets_this_machine_through() -> None:
    code = (
        "import json, socket\n"
        "from yorisoi.cli.drills.cut_off import cut_off, n_stopped\n"
        "refused = cut_off()\n"
        "n = n_stopped()\n"
        "with socket.socket() as listening:\n"
        "    listening.bind(('127.0.0.1', 0))\n"
        "    listening.listen()\n"
        "    socket.create_connection(listening.getsockname(), timeout=5).close()\n"
        "print(json.dumps([n, refused]))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert json.loads(done.stdout) == [
        2,
        ["socket.getaddrinfo 'elsewhere.example'", "socket.connect '192.0.2.1'"],
    ]


WALKED = {
    "guard_stopped": 2,
    "refused": [],
    "readers": 3,
    "pages": 400,
    "kinds_of_page": 150,
    "broken": [],
    "outside": [],
}


@pytest.mark.parametrize(
    ("found", "failure"),
    [
        ({"guard_stopped": 1}, "guard_stopped: expected 2, found 1"),
        (
            {"refused": ["socket.connect 'x'"]},
            "refused: expected [], found [\"socket.connect 'x'\"]",
        ),
        ({"outside": ["https://x/a.js"]}, "outside: expected [], found ['https://x/a.js']"),
        ({"broken": ["500 /"]}, "broken: expected [], found ['500 /']"),
        ({"kinds_of_page": 3}, "enough_kinds: expected True, found False"),
    ],
)
def test_drill_of_the_cut_cable_fails_for_whatever_went_outside(
    found: dict[str, object], failure: str
) -> None:
    held = staying_home.outcome_of(WALKED, Say("en"))
    broke = staying_home.outcome_of({**WALKED, **found}, Say("en"))

    assert held.failures == ()
    assert broke.failures == (failure,)


@pytest.mark.journey
def test_example_opens_every_page_where_no_network_is(house: Path) -> None:
    found = drilled("network", "--example", str(house / "kits"))

    assert (found["guard_stopped"], found["refused"], found["outside"]) == (2, [], [])
    assert int(str(found["pages"])) > 500


def test_drill_that_did_not_hold_says_what_differs_and_fails(
    capsys: pytest.CaptureFixture[str],
) -> None:
    outcome = Outcome("kill", {"people": 3}, failures(lost=(0, 1), twice=(0, 0)))

    code = tell(outcome, Say("en"), is_json=True)

    assert code == 2
    assert json.loads(capsys.readouterr().out) == {
        "drill": "kill",
        "held": False,
        "people": 3,
        "failures": ["lost: expected 0, found 1"],
    }


def test_answer_without_the_word_that_it_arrived_is_an_error() -> None:
    answers = [
        Answer(302, "/courses/x/apply/sent"),
        Answer(303, "/courses/x/apply/sent"),
        Answer(422, ""),
        Answer(302, "/courses/x/apply/who"),
        Answer(),
    ]

    assert n_errors(answers) == 3


def test_log_of_strace_is_read_as_what_happened_to_the_database() -> None:
    text = "".join(f"\\x{byte:02x}" for byte in b"ack 1\n")
    name = "".join(f"\\x{byte:02x}" for byte in b"/d/rows")
    other = "".join(f"\\x{byte:02x}" for byte in b"/etc/hosts")
    log = [
        f'7 openat(AT_FDCWD, "{name}", O_RDWR|O_CREAT, 0644) = 3\n',
        f'7 openat(AT_FDCWD, "{other}", O_RDONLY) = 4\n',
        '7 pwrite64(3, "\\x61\\x62", 2, 512) = 2\n',
        '7 pwrite64(4, "\\x61\\x62", 2, 0) = 2\n',
        "7 ftruncate(3, 1024) = 0\n",
        "7 fdatasync(3) = 0\n",
        f'7 write(1, "{text}", 6) = 6\n',
        "7 close(3) = 0\n",
    ]

    assert list(events(iter(log), of="/d/rows")) == [
        Write("/d/rows", 512, b"ab"),
        Cut("/d/rows", 1024),
        Flush("/d/rows"),
        Said(1),
    ]


def test_disk_keeps_what_was_flushed_and_may_lose_the_rest() -> None:
    happened = [
        Write("f", 0, b"a" * 512),
        Flush("f"),
        Write("f", 512, b"b" * 512),
        Said(1),
    ]

    left = list(disks({"f": b""}, happened, n=40, luck=random.Random(1)))
    late = [disk["f"] for disk, promised in left if promised == 1]

    assert b"a" * 512 in late
    assert b"a" * 512 + b"b" * 512 in late
    assert all(content.startswith(b"a" * 512) for content in late)


def test_disk_that_is_no_database_any_more_is_damaged(tmp_path: Path) -> None:
    found = opened({"/d/rows": b"not a database" * 100}, 3, folder=tmp_path)

    assert found == Found(3, 0, is_sound=False)
    assert found.n_lost == 3
