"""Reading the questions of an instrument from a sheet; every doubtful row is named, none is guessed."""

import re
import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext as _

from yorisoi.engines import sheets
from yorisoi.stages.effects.rules.scales import scale_of
from yorisoi.stages.effects.terms import Scale

COLUMNS = {
    "code": ("符号", "code", "番号"),
    "text": ("問い", "text", "質問", "設問"),
    "scale": ("答えかた", "scale", "答え方"),
    "better": ("大きいほどよい", "is_higher_better"),
}
CODE = re.compile(r"[A-Za-z0-9_-]{1,64}")
LONGEST = 200
NO = frozenset({"no", "いいえ", "×", "0", "false"})


@dataclass(frozen=True)
class ItemWords:
    """One question and how it is answered."""

    text: str
    scale: str
    order: int = 0
    is_higher_better: bool = True


@dataclass(frozen=True)
class ReadItems:
    """The questions of a sheet with their codes, and what has to be mended first."""

    items: tuple[tuple[str, ItemWords], ...]
    problems: tuple[str, ...]


def read_items(data: bytes, *, name: str) -> ReadItems:
    """Read questions from a CSV or Excel sheet with the columns 符号, 問い, 答えかた."""
    try:
        sheet = sheets.read_table(data, name, vocabulary=COLUMNS)
    except sheets.SheetError:
        told = _(
            "表として読めませんでした。CSVかExcelで、「符号」「問い」「答えかた」の列を作ってください"
        )
        return ReadItems((), (told,))
    columns = sheets.match_columns(sheet.header, COLUMNS).columns
    missing = [COLUMNS[each][0] for each in ("code", "text", "scale") if each not in columns]
    if missing:
        told = _("「%(columns)s」の列がありません。列を足してください") % {
            "columns": "」「".join(missing)
        }
        return ReadItems((), (told,))
    rows = [
        (row.number, {field: row.cells[index].strip() for field, index in columns.items()})
        for row in sheet.rows
    ]
    problems = [problem for number, row in rows for problem in _problems(number, row)]
    codes = [row["code"] for _number, row in rows]
    problems += [
        _("符号「%(code)s」が二度あります。一つずつ、ちがう符号にしてください") % {"code": code}
        for code in sorted({code for code in codes if codes.count(code) > 1})
    ]
    items = () if problems else tuple(_item(order, row) for order, (_n, row) in enumerate(rows, 1))
    return ReadItems(items, tuple(problems))


def _item(order: int, row: dict[str, str]) -> tuple[str, ItemWords]:
    words = ItemWords(
        text=unicodedata.normalize("NFKC", row["text"]),
        scale=scale_of(row["scale"]) or Scale.NUMBER,
        order=order,
        is_higher_better=row.get("better", "").lower() not in NO,
    )
    return row["code"], words


def _problems(number: int, row: dict[str, str]) -> list[str]:
    names = {"row": number, "code": row["code"], "scale": row["scale"], "longest": LONGEST}
    known = "」「".join(str(scale.label) for scale in Scale)
    found = (
        (
            not CODE.fullmatch(row["code"]),
            _("%(row)s行目：符号「%(code)s」を、半角の英数字で書いてください") % names,
        ),
        (not row["text"], _("%(row)s行目：問いを書いてください") % names),
        (
            len(row["text"]) > LONGEST,
            _("%(row)s行目：問いを%(longest)s文字までにしてください") % names,
        ),
        (
            scale_of(row["scale"]) is None,
            _("%(row)s行目：答えかた「%(scale)s」を、「%(known)s」のどれかにしてください")
            % {**names, "known": known},
        ),
    )
    return [words for is_so, words in found if is_so]
