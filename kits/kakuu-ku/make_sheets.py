"""Write the applicants' sheets of 架空区 as an office would have typed them. Everybody is fictitious.

``people.csv`` is the truth; ``spellings.json`` the ways an office spells it. Each row takes the
next way of writing, so the same truth always gives the same files. ``ODDITIES`` are the cells a
person should look at, ``AGAIN`` the people who stand in the sheet twice.

Run in this folder: ``python make_sheets.py``. Needs openpyxl only.
"""

import csv
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).parent
TITLE = "（架空）はじめてのスマホ 申込者一覧 ― 人物はすべて架空です"
MADE_AT = datetime(2025, 11, 14, 17, 0)
HEADER = {
    "received_on": "受付日",
    "channel": "受付方法",
    "name": "お名前（必須）",
    "reading": "フリガナ",
    "born_on": "生年月日",
    "age": "年齢",
    "phone": "電話番号",
    "fax": "ＦＡＸ",
    "email": "メールアドレス",
    "town": "住所（町名）",
    "disabilities": "障害の種類",
    "arrangements": "必要な配慮",
    "first": "第1希望",
    "second": "第２希望",
    "companion": "付き添い",
    "contact": "希望する連絡方法",
    "format": "お知らせの形",
    "heard": "何で知ったか",
    "centre": "利用センター",
    "applicant": "申込者",
    "note": "備考",
}
WIDTHS = (16, 10, 18, 20, 18, 7, 20, 16, 22, 18, 20, 28, 11, 11, 10, 12, 12, 14, 12, 9, 30)
SPELLINGS = json.loads((HERE / "spellings.json").read_text(encoding="utf-8"))

Value = str | int | date
Line = dict[str, Value]

ODDITIES: dict[str, Line] = {
    "P06": {"phone": "03-0000-0106（娘）"},
    "P12": {"phone": 300000112},
    "P16": {"received_on": "令和7年10月14日（水）"},
    "P20": {"arrangements": "録音してよいか知りたい"},
    "P26": {"phone": 9000000126},
    "P29": {"companion": "△"},
    "P30": {"received_on": "10/23", "disabilities": "不明"},
    "P33": {"phone": "090-0000-0133 / 03-0000-0133"},
    "P37": {"age": "30代", "born_on": ""},
    "P38": {"second": "どれでも"},
}
AGAIN: dict[str, Line] = {
    "P01": {
        "received_on": "R7.10.30", "channel": "ＷＥＢ", "name": "架空　ｱｷ", "reading": "ｶｸｳ ｱｷ",
        "born_on": "昭和５８年５月１４日", "phone": "09000000101", "note": "二度目の申込み？",
    },
    "P13": {
        "received_on": "2025/10/30", "channel": "電話", "name": "例示タクミ", "born_on": "",
        "phone": "０９０－００００－０１１３", "disabilities": "", "note": "",
    },
    "P27": {
        "received_on": "令和7年10月31日", "channel": "FAX", "name": "見本 うめ", "reading": "みほんうめ",
        "phone": "03(0000)0127", "note": "はがきも出したとのこと",
    },
}  # fmt: skip
BROKEN: tuple[Line, ...] = (
    {},
    {"name": "", "reading": "", "phone": "", "fax": "", "email": ""},
    {"received_on": "令和9年13月1日"},
    {"phone": "090-0000-12", "fax": "", "email": ""},
    {"first": "第9回"},
    {"born_on": "平成27年2月30日"},
    {"phone": "", "fax": "", "email": "hana.example.jp"},
    {"first": "第1回、第2回"},
    {"arrangements": "手話、ドローン"},
    {"phone": "#REF!"},
    {"age": "=E12"},
    {"name": "〃"},
    {"reading": "見本花子"},
    {"disabilities": "その他いろいろ", "channel": "伝書鳩"},
)


def main() -> None:
    """Write the three workbooks and the CSV."""
    people = read_people()
    rows = good_rows(people)
    fields = list(HEADER)
    write_xlsx("applicants.xlsx", TITLE, list(HEADER.values()), cells(rows, fields))
    write_csv("applicants.csv", [[TITLE], [], list(HEADER.values()), *cells(rows, fields)])
    broken = [
        {**row(person, n), **change}
        for n, (person, change) in enumerate(zip(people, BROKEN, strict=False))
    ]
    broken.append(dict(broken[0]))
    broken.append({"received_on": "合計 15名"})
    kept = [field for field in fields if field != "second"]
    words = [HEADER[field] for field in kept]
    title = TITLE.replace("申込者一覧", "申込者一覧（こわれた見本）")
    table = [[*line, ""] for line in cells(broken, kept)]
    write_xlsx("applicants-broken.xlsx", title, [*words, "ＴＥＬ"], table)
    nameless = [field for field in fields if field != "name"]
    title = TITLE.replace("申込者一覧", "申込者一覧（お名前の列がない見本）")
    words = [HEADER[field] for field in nameless]
    write_xlsx("applicants-no-name.xlsx", title, words, cells(rows, nameless))


def read_people() -> list[dict[str, str]]:
    """Return the truth, one mapping for each person."""
    with (HERE / "people.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def good_rows(people: Sequence[dict[str, str]]) -> list[Line]:
    """Return the sheet as typed: every person once, then those who applied again."""
    once = [
        {**row(person, n), **ODDITIES.get(person["code"], {})} for n, person in enumerate(people)
    ]
    again = [
        {**row(person, n + 2), **AGAIN[person["code"]]}
        for n, person in enumerate(people)
        if person["code"] in AGAIN
    ]
    return once + again


def row(person: dict[str, str], n: int) -> Line:
    """Write one person in the n-th way."""
    line: Line = {field: person[field] for field in HEADER}
    line["received_on"] = day(person["received_on"], n)
    line["born_on"] = day(person["born_on"], n + 3) if person["born_on"] else ""
    line["name"] = name(person["name"], n)
    line["reading"] = reading(person["reading"], n)
    line["phone"], line["fax"] = phone(person["phone"], n), phone(person["fax"], n + 1)
    line["town"] = town(person["town"], n)
    for field in ("channel", "companion", "contact", "format", "heard", "centre", "applicant"):
        line[field] = word(field, person[field], n)
    for field in ("first", "second"):
        line[field] = word("session", person[field], n)
    for field in ("disabilities", "arrangements"):
        words = [word(field, code, n) for code in person[field].split(";") if code]
        line[field] = ("、", "・", "\n", "／", "，")[n % 5].join(words)
    return line


def word(kind: str, code: str, n: int) -> str:
    """Return the n-th spelling of a code."""
    options: list[str] = SPELLINGS[kind][code]
    return options[n % len(options)]


def day(iso: str, n: int) -> Value:
    """Write a day as a date of Excel, or in one of six other ways."""
    on = date.fromisoformat(iso)
    era, letter, first = ("昭和", "S", 1925)
    if on >= date(1989, 1, 8):
        era, letter, first = ("平成", "H", 1988)
    if on >= date(2019, 5, 1):
        era, letter, first = ("令和", "R", 2018)
    japanese = f"{era}{on.year - first}年{on.month}月{on.day}日"
    ways: tuple[Value, ...] = (
        japanese,
        on,
        f"{letter}{on.year - first}.{on.month}.{on.day}",
        f"{on.year}/{on.month}/{on.day}",
        wide(japanese),
        f"{on.year}年{on.month}月{on.day}日（{'月火水木金土日'[on.weekday()]}）",
        f"{on.year}-{on.month:02}-{on.day:02}",
    )
    return ways[n % len(ways)]


def name(typed: str, n: int) -> str:
    """Write a name with a narrow, a wide or no space."""
    return typed.replace(" ", (" ", "　", " ", "")[n % 4])


def reading(kana: str, n: int) -> str:
    """Write a reading in katakana, hiragana or half-width katakana."""
    katakana = "".join(chr(ord(one) + 0x60) if "ぁ" <= one <= "ん" else one for one in kana)
    return (katakana, katakana.replace(" ", "　"), kana, narrow_kana(katakana))[n % 4]


def narrow_kana(katakana: str) -> str:
    """Return half-width katakana, voiced marks as their own characters."""
    narrow = {unicodedata.normalize("NFKC", chr(c)): chr(c) for c in range(0xFF66, 0xFF9E)}
    marks = {"\u3099": "ﾞ", "\u309a": "ﾟ"}
    return "".join(narrow.get(c, marks.get(c, c)) for c in unicodedata.normalize("NFD", katakana))


def phone(number: str, n: int) -> str:
    """Write a number with hyphens, without, in full width or with brackets."""
    ways = (
        number,
        number.replace("-", ""),
        wide(number).replace("-", "－"),
        number,
        number.replace("-", "(", 1).replace("-", ")", 1),
        number.replace("-", " "),
    )
    return ways[n % len(ways)]


def town(official: str, n: int) -> str:
    """Write the number of a 丁目 in kanji, or in narrow or wide digits."""
    found = re.fullmatch(r"(.+)([一二三四五六七八九])丁目", official)
    if not found:
        return official
    digit = str("一二三四五六七八九".index(found[2]) + 1)
    return (official, f"{found[1]}{digit}丁目", f"{found[1]}{wide(digit)}丁目")[n % 3]


def wide(text: str) -> str:
    """Return the digits of a text in full width."""
    return text.translate({ord("0") + n: ord("０") + n for n in range(10)})


def cells(rows: Sequence[Line], fields: Sequence[str]) -> list[list[Value]]:
    """Return the rows as lists in the order of the fields."""
    return [[line.get(field, "") for field in fields] for line in rows]


def write_csv(file_name: str, rows: Sequence[Sequence[Value]]) -> None:
    """Write CP932 as Excel saves it; a date of Excel shows as 2025/10/3."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for line in rows:
        writer.writerow([f"{c.year}/{c.month}/{c.day}" if isinstance(c, date) else c for c in line])
    (HERE / file_name).write_bytes(out.getvalue().encode("cp932"))


def write_xlsx(file_name: str, title: str, words: list[str], rows: list[list[Value]]) -> None:
    """Write a workbook with a title, an empty row and the header, dressed as an office does."""
    book = Workbook()
    book.properties.creator = "架空区"
    book.properties.created = MADE_AT
    sheet = book.worksheets[0]
    sheet.title = "申込者"
    sheet.append([title])
    sheet.append([])
    for line in (words, *rows):
        sheet.append([None if cell == "" else cell for cell in line])
    dress(sheet, n_columns=len(words))
    out = io.BytesIO()
    book.save(out)
    (HERE / file_name).write_bytes(with_fixed_times(out.getvalue()))


def dress(sheet: Worksheet, *, n_columns: int) -> None:
    """Set fonts, widths, borders, the frozen header and a landscape page."""
    thin = Side(style="thin", color="999999")
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=n_columns)
    sheet["A1"].font = Font(size=14, bold=True)
    for column, width in zip(sheet.iter_cols(min_row=3), WIDTHS, strict=False):
        sheet.column_dimensions[column[0].column_letter].width = width
        column[0].font = Font(bold=True)
        column[0].fill = PatternFill("solid", start_color="E8EFE6")
        for cell in column:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cell.border = Border(top=thin, bottom=thin, left=thin, right=thin)
            if isinstance(cell.value, date):
                cell.number_format = '[$-411]ggge"年"m"月"d"日"'
    sheet.freeze_panes = "D4"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "3:3"


def with_fixed_times(data: bytes) -> bytes:
    """Pack a workbook again, stored and without the time of writing: same truth, same bytes."""
    stamp = MADE_AT.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w") as again:
        for entry in given.namelist():
            content = given.read(entry)
            if entry == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, content)
            again.writestr(zipfile.ZipInfo(entry, (2025, 11, 14, 17, 0, 0)), content)
    return out.getvalue()


if __name__ == "__main__":
    main()
