"""Whole files: as Excel saves them, as people dress them, and as nobody should send them."""

import random
from datetime import date, datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from yorisoi.engines.sheets import (
    Candidate,
    Doubt,
    Duplicate,
    Matched,
    Reason,
    Row,
    Severity,
    Sheet,
    SheetError,
    find_duplicates,
    match_columns,
    read_table,
)

FIELDS = {"name": ("お名前", "氏名"), "phone": ("電話番号", "TEL"), "note": ("備考",)}
HEADER = ("お名前", "電話番号", "備考")
ROWS = (("架空 アキ", "03-0000-0001", "白杖\n点字"), ("見本 ベニ", "03-0000-0002", '"架空"'))
CSV = 'お名前,電話番号,備考\r\n架空 アキ,03-0000-0001,"白杖\n点字"\r\n見本 ベニ,03-0000-0002,"""架空"""\r\n'


def workbook(*sheets: list[list[object]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"名簿{number}")
        for row in rows:
            sheet.append(row)
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def refusal(data: bytes, *, fields: dict[str, tuple[str, ...]] | None = None) -> str:
    with pytest.raises(SheetError) as refused:
        read_table(data, "名簿.xlsx", vocabulary=fields)
    return refused.value.reason.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_a_csv_in_any_encoding_is_the_same_table(encoding: str) -> None:
    expected = Sheet(HEADER, (Row(2, ROWS[0]), Row(3, ROWS[1])), 1, encoding)
    assert read_table(CSV.encode(encoding), "名簿.csv") == expected


def test_text_copied_from_excel_with_tabs_is_a_table() -> None:
    sheet = read_table("お名前\t電話番号\nアキ\t03\n".encode(), "名簿.txt")
    assert (sheet.header, sheet.rows) == (("お名前", "電話番号"), (Row(2, ("アキ", "03")),))


def test_a_title_and_empty_rows_leave_the_row_numbers_of_excel() -> None:
    data = workbook(
        [["架空の名簿"], [], [*HEADER], [], ["架空 アキ", None, None], [], ["見本 ベニ"]]
    )
    rows = (Row(5, ("架空 アキ", "", "")), Row(7, ("見本 ベニ", "", "")))
    assert read_table(data, "名簿.xlsx") == Sheet(HEADER, rows, 3, "xlsx", "名簿1")


def test_the_sheet_that_names_most_fields_is_read() -> None:
    memo: list[list[object]] = [["担当", "内線"], ["ドウ", "12"]]
    data = workbook(memo, [["氏名", "ＴＥＬ"], ["架空 アキ", "03-0000-0001"]])
    assert read_table(data, "名簿.xlsx", vocabulary=FIELDS).sheet_name == "名簿2"
    assert read_table(data, "名簿.xlsx").sheet_name == "名簿1"


def test_a_hidden_sheet_is_not_read() -> None:
    book = Workbook()
    book.worksheets[0].append(["お名前", "電話番号"])
    book.worksheets[0].append(["架空 アキ", "03"])
    book.worksheets[0].sheet_state = "hidden"
    book.create_sheet("表").append(["担当", "内線"])
    book["表"].append(["ドウ", "12"])
    assert read_table(saved(book), "名簿.xlsx", vocabulary=None).sheet_name == "表"


def test_cells_of_excel_become_the_text_a_person_sees() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["受付日", "時刻", "電話", "番号", "年齢", "済"])
    sheet.append([date(2025, 10, 3), datetime(2025, 10, 3, 9, 5), 300001234, 7, 42.0, True])
    sheet["D2"].number_format = "0000"
    expected = ("2025-10-03", "2025-10-03 09:05", "300001234", "0007", "42", "TRUE")
    assert read_table(saved(book), "名簿.xlsx").rows == (Row(2, expected),)


def test_merged_cells_are_read_once() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["架空の名簿"], [*HEADER], ["架空 アキ", "03-0000-0001"], ["見本 ベニ"]):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("B3:B4")
    rows = (Row(3, ("架空 アキ", "03-0000-0001", "")), Row(4, ("見本 ベニ", "", "")))
    assert read_table(saved(book), "名簿.xlsx").rows == rows


def test_what_excel_could_not_calculate_is_doubted() -> None:
    data = workbook([[*HEADER], ["架空 アキ", "=A1", "#REF!"]])
    unusable = Severity.UNUSABLE
    assert read_table(data, "名簿.xlsx").doubts == (
        Doubt(2, "電話番号", "", Reason.FORMULA_NOT_CALCULATED, unusable),
        Doubt(2, "備考", "", Reason.ERROR_VALUE, unusable),
    )


def test_a_column_without_a_name_is_doubted() -> None:
    data = workbook([["お名前", "電話番号", None], ["架空 アキ", "03", "白杖"]])
    doubt = Doubt(1, "", "白杖", Reason.COLUMN_UNNAMED, Severity.DOUBTFUL)
    assert read_table(data, "名簿.xlsx").doubts == (doubt,)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n \n", "empty"),
        (b",,\n,,\n", "empty"),
        (workbook([[]]), "empty"),
        (b"\0" * 1000, "not-a-table"),
        (b'a,b\n"c', "not-a-table"),
        (b"\xff\xff\xfe\x80\xa0", "unknown-encoding"),
        (b"PK\x03\x04 and nothing else", "damaged"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old-excel"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password-protected"),
        (workbook([["=A2", "=B2"], ["=A3", "=B3"]]), "formulas-only"),
        ("お名前,電話番号\n".encode(), "no-rows"),
        ("架空の名簿\n".encode(), "no-header"),
        (b"a,b\n" + b"c,d\n" * 20_001, "too-many-rows"),
        (b"a" * 10_000_001, "too-large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_sheet_is_refused(data: bytes, reason: str) -> None:
    assert refusal(data) == reason


def test_a_sheet_that_names_no_field_has_no_header() -> None:
    assert refusal("品名,数量\n机,3\n".encode(), fields=FIELDS) == "no-header"


def test_ten_megabytes_of_garbage_are_refused() -> None:
    garbage = random.Random(20251201).randbytes(10 * 1024 * 1024)
    assert refusal(garbage) == "too-large"
    assert refusal(garbage[:9_000_000]) in ("not-a-table", "unknown-encoding")


@given(st.binary(max_size=200), st.integers(min_value=0, max_value=6000))
@settings(max_examples=60, deadline=None)
def test_any_bytes_give_a_sheet_or_a_sheet_error(noise: bytes, at: int) -> None:
    for data in (noise, GOOD[:at] + noise + GOOD[at:], GOOD[:at]):
        try:
            assert read_table(data, "名簿").rows
        except SheetError as error:
            assert error.reason


@pytest.mark.parametrize(
    "header",
    [
        ("お名前", "電話番号", "備考"),
        ("氏　名（必須）", "ＴＥＬ ※日中", "備 考"),
        ("【必須】お名前", "お電話番号", "備考欄外"),
        ("氏名様", "tel", "御備考"),
        ("お名\n前*", "電話番号(自宅)", "備考"),
    ],
)
def test_a_header_is_known_in_any_dress(header: tuple[str, ...]) -> None:
    columns = match_columns(header, FIELDS).columns
    assert {field: columns[field] for field in ("name", "phone")} == {"name": 0, "phone": 1}


def test_columns_in_any_order_are_matched_and_the_rest_named() -> None:
    matched = match_columns(
        ("電話番号", "靴", "", "TEL", "メモ"), FIELDS, required=("name",), row=3
    )
    assert matched == Matched(
        columns={"phone": 0},
        missing=("name", "note"),
        doubts=(
            Doubt(3, "靴", "", Reason.COLUMN_UNKNOWN, Severity.DOUBTFUL),
            Doubt(3, "TEL", "", Reason.COLUMN_TWICE, Severity.DOUBTFUL),
            Doubt(3, "メモ", "", Reason.COLUMN_UNKNOWN, Severity.DOUBTFUL),
            Doubt(3, "お名前", "", Reason.COLUMN_MISSING, Severity.UNUSABLE),
        ),
    )


def test_the_same_person_written_twice_is_found_and_nobody_else() -> None:
    rows = (
        Candidate(3, {"name": "髙﨑 アキ", "phone": "03-0000-0001", "birth": "1983"}),
        Candidate(4, {"name": "見本 ベニ", "phone": "", "birth": "2002"}),
        Candidate(9, {"name": "高崎　ｱｷ", "phone": "0300000001", "birth": "1983"}),
        Candidate(12, {"name": "見本 エイ", "phone": "", "birth": "2002"}),
    )
    keys = (("name", "phone"), ("name", "birth"), ("phone",))
    assert find_duplicates(rows, keys) == (Duplicate((3, 9), keys),)


GOOD = workbook([[*HEADER], *map(list, ROWS)])
