"""The command: two languages, one sentence for a mistake, JSON for machines."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from people import Cast
from yorisoi.cli.main import main
from yorisoi.cli.parser import parser
from yorisoi.cli.words import Say, language_of


def said(capsys: pytest.CaptureFixture[str], words: Sequence[str]) -> tuple[int, str, str]:
    """Run the command and return its exit code, output and error output."""
    code = main(list(words))
    out = capsys.readouterr()
    return code, out.out, out.err


@pytest.mark.parametrize(
    ("arguments", "around", "language"),
    [
        ([], {}, "ja"),
        ([], {"LANG": "en_GB.UTF-8"}, "en"),
        (["--lang", "ja"], {"LANG": "en_GB.UTF-8"}, "ja"),
        (["--lang=en"], {"LANG": "ja_JP.UTF-8"}, "en"),
        ([], {"YORISOI_LANG": "ja", "LANG": "en_US"}, "ja"),
    ],
)
def test_language_is_chosen_by_the_words_then_by_the_surroundings(
    arguments: list[str], around: dict[str, str], language: str
) -> None:
    assert language_of(arguments, around) == language


def test_help_is_in_both_languages() -> None:
    assert "一年" in parser(Say("ja")).format_help()
    assert "A year of digital support" in parser(Say("en")).format_help()


def test_file_that_is_not_there_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(
        capsys, ["draw", "verify", "no.json", "no.csv", "--sessions", "nowhere.csv"]
    )

    assert (code, out, err) == (2, "", "yorisoi: nowhere.csv がありません\n")


def test_draw_from_commitment_to_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entries, sessions = tmp_path / "entries.csv", tmp_path / "sessions.csv"
    entries.write_text("id,group,class,choices\nA,,1,s1\nB,,1,s1\nC,,0,s1\n")
    sessions.write_text("id,seats\ns1,2\n")
    both = [str(entries), "--sessions", str(sessions)]
    promise, result = tmp_path / "commitment.json", tmp_path / "result.json"
    said(capsys, ["draw", "commit", *both, "--secret", "ひみつ", "--out", str(promise)])

    words = ["--commitment", str(promise), "--secret", "ひみつ", "--public-value", "6-2-5"]
    _, drawn, _ = said(capsys, ["draw", "run", *both, *words])
    result.write_text(drawn)
    verdict = said(capsys, ["draw", "verify", str(result), *both])

    assert json.loads(drawn)["placed"].keys() > {"C"}
    assert verdict == (0, "きまりどおりです。\n", "")


def test_changed_result_fails_the_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entries, sessions = tmp_path / "entries.csv", tmp_path / "sessions.csv"
    entries.write_text("id,group,class,choices\nA,,1,s1\nB,,1,s1\n")
    sessions.write_text("id,seats\ns1,1\n")
    both = [str(entries), "--sessions", str(sessions)]
    promise, result = tmp_path / "commitment.json", tmp_path / "result.json"
    said(capsys, ["draw", "commit", *both, "--secret", "s", "--out", str(promise)])
    words = ["--commitment", str(promise), "--secret", "s", "--public-value", "1"]
    _, drawn, _ = said(capsys, ["draw", "run", *both, *words])
    found = json.loads(drawn)
    winner, loser = next(iter(found["placed"])), {"A", "B"} - set(found["placed"])
    found["placed"] = {loser.pop(): "s1"}
    found["waiting"] = {"s1": [winner]}
    result.write_text(json.dumps(found))

    code, _, err = said(capsys, ["draw", "verify", str(result), *both])

    assert code == 1
    assert err


def test_stage_is_read_as_json_without_anything_personal(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = said(capsys, ["tasks", "--programme", cast.programme.code, "--json"])

    assert (code, json.loads(out)) == (0, [])


def test_several_programmes_ask_for_one(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = said(capsys, ["goals"])

    assert code == 2
    assert cast.programme.code in err


def test_journal_is_whole_until_somebody_changes_it(
    own_tables: None, cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    from yorisoi.journal.models import Entry

    assert said(capsys, ["journal", "--json"])[0] == 0
    third = Entry.objects.order_by("id")[2]
    Entry.objects.filter(pk=third.pk).update(act="nothing.happened")

    code, out, _ = said(capsys, ["journal", "--json"])

    assert code == 2
    assert json.loads(out)["first_broken"] == third.pk
