"""`yorisoi doctor` and its page: the most urgent first, in plain words, in both languages."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from people import Cast
from web.safety.houses import house
from yorisoi.people import actions
from yorisoi.people.models import Account
from yorisoi.people.terms import Role
from yorisoi.web.safety.examination import LOOKS, examine
from yorisoi.web.safety.findings import Severity, State, safe, unknown, unsafe

SignIn = Callable[[Account], Client]
COMMAND = str(Path(sys.executable).parent / "yorisoi")


def test_most_urgent_comes_first(tmp_path: Path) -> None:
    looks = [
        lambda _: safe("d", "よい"),
        lambda _: unsafe("c", Severity.WHEN_POSSIBLE, "できれば", "なおす"),
        lambda _: unknown("e", "わからない", "きく"),
        lambda _: unsafe("a", Severity.NOW, "今", "なおす"),
        lambda _: None,
        lambda _: unsafe("b", Severity.SOON, "早めに", "なおす"),
    ]

    report = examine(house(tmp_path), looks=looks)

    assert [each.code for each in report.findings] == ["a", "b", "c", "e", "d"]
    assert report.is_safe is False


def test_what_cannot_be_seen_does_not_make_a_house_unsafe(tmp_path: Path) -> None:
    looks = [lambda _: unknown("a", "わからない", "きく"), lambda _: safe("b", "よい")]

    assert examine(house(tmp_path), looks=looks).is_safe is True


def test_every_look_has_a_code_of_its_own_and_says_what_to_do(tmp_path: Path, cast: Cast) -> None:
    findings = examine(house(tmp_path)).findings

    codes = [each.code for each in findings]
    assert sorted(codes) == sorted(set(codes))
    assert [
        each.code for each in findings if each.state is not State.SAFE and not each.remedy
    ] == []
    assert len(LOOKS) >= 20


def test_officer_reads_the_same_in_the_desk(cast: Cast, sign_in: SignIn) -> None:
    jiro = actions.open_account(code="jiro", name="ジロ")
    actions.join(by=cast.dou, account=jiro, organisation=cast.ward, role=Role.IT)

    page = sign_in(jiro).get(f"/desk/{cast.programme.code}/safety/").content.decode()

    assert "見本として動いています" in page.replace("<wbr>", "")
    assert f"/desk/{cast.programme.code}/safety/" in page


def test_page_is_not_there_for_who_does_not_keep_the_machine(cast: Cast, sign_in: SignIn) -> None:
    answers = [
        sign_in(each).get(f"/desk/{cast.programme.code}/safety/").status_code
        for each in (cast.gen, cast.hana, cast.sei, cast.chiyo, cast.ei, cast.aki.account)
    ]

    assert answers == [404] * 6


def _doctor(data: Path, *words: str, **environ: str) -> "subprocess.CompletedProcess[str]":
    around = {"PATH": os.environ["PATH"], "PYTHONPATH": ":".join(sys.path), "YORISOI_LANG": "ja"}
    return subprocess.run(
        [COMMAND, "doctor", *words],
        env=around | {"YORISOI_DATA": str(data)} | environ,
        capture_output=True,
        text=True,
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation that was set up and nothing more."""
    data = tmp_path_factory.mktemp("installed")
    around = {"PATH": os.environ["PATH"], "PYTHONPATH": ":".join(sys.path)}
    subprocess.run([COMMAND, "setup"], env=around | {"YORISOI_DATA": str(data)}, check=True)
    return data


def test_doctor_says_what_to_mend_and_ends_with_one(installed: Path) -> None:
    done = _doctor(installed)

    assert done.returncode == 1
    assert done.stdout.startswith("なおすことが")
    assert "[今すぐ] 通信が暗号になっていません。" in done.stdout
    assert "→ yorisoi backup を毎晩動かしてください。" in done.stdout
    assert "✓ 開発用の表示は切れています。" in done.stdout


def test_doctor_speaks_english_too(installed: Path) -> None:
    done = _doctor(installed, "--english")

    assert done.stdout.startswith("To mend: ")
    assert "[Now] Traffic is not encrypted." in done.stdout


def test_doctor_gives_one_object(installed: Path) -> None:
    found = json.loads(_doctor(installed, "--json").stdout)

    states = {each["code"]: each["state"] for each in found["findings"]}
    assert found["is_safe"] is False
    assert (states["debug"], states["https"], states["disk"]) == ("safe", "unsafe", "unknown")


def test_what_was_mended_is_no_longer_named(installed: Path) -> None:
    mended = {
        "YORISOI_HTTPS": "1",
        "YORISOI_PROXIES": "1",
        "YORISOI_FACE": "staff",
        "YORISOI_HOSTS": "desk.example",
    }

    found = json.loads(_doctor(installed, "--json", **mended).stdout)

    states = {each["code"]: each["state"] for each in found["findings"]}
    wanted = ("https", "proxies", "face", "hosts", "framework")
    assert {name: states[name] for name in wanted} == dict.fromkeys(wanted, "safe")


def test_doctor_of_an_empty_folder_says_what_comes_first(tmp_path: Path) -> None:
    done = _doctor(tmp_path)

    assert done.returncode == 2
    assert "先に yorisoi setup を動かしてください" in done.stderr
