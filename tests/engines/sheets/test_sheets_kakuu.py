"""The sheet of the fictitious ward: forty people come back out of it as they went in."""

import csv
import json
import runpy
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from yorisoi.engines.sheets import (
    Candidate,
    Doubt,
    Duplicate,
    Matched,
    Parsed,
    Row,
    Sheet,
    find_duplicates,
    fold,
    match_columns,
    parse_age,
    parse_birth_year,
    parse_choice,
    parse_date,
    parse_email,
    parse_many,
    parse_phone,
    parse_reading,
    parse_yes_no,
    read_table,
)

KIT = Path(__file__).parents[3] / "kits" / "kakuu-ku"
SPELLINGS: dict[str, Any] = json.loads((KIT / "spellings.json").read_text(encoding="utf-8"))
COLUMNS = SPELLINGS["columns"]
CHOICES = {
    "channel": "channel",
    "contact": "contact",
    "format": "format",
    "heard": "heard",
    "centre": "centre",
    "applicant": "applicant",
    "first": "session",
    "second": "session",
}
PARSERS = {
    "reading": parse_reading,
    "received_on": parse_date,
    "born_on": parse_birth_year,
    "age": parse_age,
    "phone": parse_phone,
    "fax": parse_phone,
    "email": parse_email,
    "companion": parse_yes_no,
}
N_PEOPLE = 40


def read(name: str) -> tuple[Sheet, Matched]:
    sheet = read_table((KIT / name).read_bytes(), name, vocabulary=COLUMNS)
    required = ("name", "first")
    return sheet, match_columns(sheet.header, COLUMNS, required=required, row=sheet.header_row)


def parse(field: str, text: str, *, row: int, column: str) -> Parsed[Any]:
    if field in CHOICES:
        vocabulary = SPELLINGS[CHOICES[field]]
        return parse_choice(text, vocabulary=vocabulary, row=row, column=column)
    if field in ("disabilities", "arrangements"):
        return parse_many(text, vocabulary=SPELLINGS[field], row=row, column=column)
    if field in PARSERS:
        return PARSERS[field](text, row=row, column=column)
    return Parsed(text)


def parsed_rows(sheet: Sheet, matched: Matched) -> Iterator[tuple[Row, dict[str, Parsed[Any]]]]:
    for row in sheet.rows:
        yield (
            row,
            {
                field: parse(field, row.cells[at], row=row.number, column=sheet.header[at])
                for field, at in matched.columns.items()
            },
        )


def doubts_in(name: str) -> list[tuple[int, str, str, str]]:
    sheet, matched = read(name)
    cells = [one for _, row in parsed_rows(sheet, matched) for one in row.values()]
    found: list[Doubt] = [*sheet.doubts, *matched.doubts]
    found.extend(doubt for cell in cells for doubt in cell.doubts)
    return sorted((one.row, one.column, one.value, one.reason.value) for one in found)


def truth() -> list[dict[str, str]]:
    with (KIT / "people.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def expected(person: dict[str, str]) -> dict[str, Any]:
    born, age = person["born_on"], person["age"]
    return {
        "reading": person["reading"].replace(" ", ""),
        "received_on": person["received_on"],
        "born_on": int(born[:4]) if born else None,
        "age": int(age) if age else None,
        **{field: person[field] or None for field in ("phone", "fax", "email", *CHOICES)},
        "disabilities": frozenset(filter(None, person["disabilities"].split(";"))),
        "arrangements": frozenset(filter(None, person["arrangements"].split(";"))),
        "companion": {"yes": True, "no": False}[person["companion"]],
        "name": fold(person["name"]),
    }


def came(row: dict[str, Parsed[Any]], like: dict[str, Any]) -> dict[str, Any]:
    found = {field: row[field].value for field in like}
    found["reading"] = found["reading"].replace(" ", "")
    found["received_on"] = str(found["received_on"])
    found["name"] = fold(found["name"])
    found["companion"] = bool(found["companion"])
    for field in ("disabilities", "arrangements"):
        found[field] = frozenset(found[field])
    return found


@pytest.mark.parametrize("name", ["applicants.xlsx", "applicants.csv"])
def test_every_person_comes_back_from_the_sheet(name: str) -> None:
    rows = [row for _, row in parsed_rows(*read(name))][:N_PEOPLE]
    oddities = runpy.run_path(str(KIT / "make_sheets.py"))["ODDITIES"]
    for person, row in zip(truth(), rows, strict=True):
        odd = set(oddities.get(person["code"], {})) - {"phone"}
        like = {field: value for field, value in expected(person).items() if field not in odd}
        like |= {"name": fold(person["name"]), "reading": person["reading"].replace(" ", "")}
        found = came({field: row[field] for field in row}, expected(person))
        assert {field: found[field] for field in like} == like


def test_the_good_sheet_has_these_doubts_and_no_other() -> None:
    assert doubts_in("applicants.xlsx") == [
        (9, "電話番号", "03-0000-0106（娘）", "note-left-out"),
        (15, "電話番号", "300000112", "zero-restored"),
        (19, "受付日", "令和7年10月14日（水）", "weekday-differs"),
        (23, "必要な配慮", "録音してよいか知りたい", "unknown-word"),
        (29, "電話番号", "9000000126", "zero-restored"),
        (32, "付き添い", "△", "not-yes-no"),
        (33, "受付日", "10/23", "year-missing"),
        (36, "電話番号", "090-0000-0133 / 03-0000-0133", "several-values"),
        (40, "年齢", "30代", "age-range"),
        (41, "第２希望", "どれでも", "unknown-word"),
    ]
    assert doubts_in("applicants.csv") == doubts_in("applicants.xlsx")


def test_the_people_who_applied_twice_are_found() -> None:
    sheet, matched = read("applicants.xlsx")
    candidates = [
        Candidate(row.number, {"name": parsed["name"].value, "phone": parsed["phone"].value or ""})
        for row, parsed in parsed_rows(sheet, matched)
    ]
    key = ("name", "phone")
    assert find_duplicates(candidates, [key]) == (
        Duplicate((4, 44), (key,)),
        Duplicate((16, 45), (key,)),
        Duplicate((30, 46), (key,)),
    )


def test_the_broken_sheet_says_where_to_look() -> None:
    assert doubts_in("applicants-broken.xlsx") == [
        (3, "ＴＥＬ", "", "column-twice"),
        (6, "受付日", "令和9年13月1日", "impossible-date"),
        (7, "電話番号", "090-0000-12", "not-a-phone"),
        (8, "第1希望", "第9回", "unknown-word"),
        (9, "生年月日", "平成27年2月30日", "impossible-date"),
        (10, "メールアドレス", "hana.example.jp", "not-an-email"),
        (11, "第1希望", "第1回、第2回", "several-values"),
        (12, "必要な配慮", "ドローン", "unknown-word"),
        (13, "電話番号", "", "error-value"),
        (14, "年齢", "", "formula-not-calculated"),
        (16, "フリガナ", "見本花子", "not-kana"),
        (17, "受付方法", "伝書鳩", "unknown-word"),
        (17, "障害の種類", "その他いろいろ", "unknown-word"),
        (19, "受付日", "合計 15名", "not-a-date"),
    ]
    assert read("applicants-broken.xlsx")[1].missing == ("second",)


def test_a_sheet_without_the_column_of_names_says_so() -> None:
    assert (3, "お名前", "", "column-missing") in doubts_in("applicants-no-name.xlsx")


def test_everybody_in_the_sheet_is_plainly_fictitious() -> None:
    for person in truth():
        assert person["name"].split()[0] in ("架空", "見本", "例示", "仮名", "試作")
        for number in filter(None, (person["phone"], person["fax"])):
            assert number.split("-")[1] == "0000"
    first_line = (KIT / "applicants.csv").read_bytes().decode("cp932").splitlines()[0]
    assert first_line.startswith("（架空）")


def test_the_script_writes_the_sheets_that_are_kept(tmp_path: Path) -> None:
    for name in ("make_sheets.py", "people.csv", "spellings.json"):
        shutil.copy(KIT / name, tmp_path)
    runpy.run_path(str(tmp_path / "make_sheets.py"), run_name="__main__")
    for kept in sorted(KIT.glob("applicants*")):
        made = (tmp_path / kept.name).read_bytes()
        again = read_table(made, kept.name, vocabulary=COLUMNS)
        assert again == read_table(kept.read_bytes(), kept.name, vocabulary=COLUMNS)
