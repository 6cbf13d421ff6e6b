"""A file on its way in: what was understood, what is in doubt and what would change."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from yorisoi.engines.sheets import SheetError, SheetReason
from yorisoi.stages.area import queries
from yorisoi.stages.area.models import Intake
from yorisoi.stages.area.presenters.words import age_word, as_of_words, kind_word, number
from yorisoi.stages.area.rules.differences import Change, Difference, StoredFigure
from yorisoi.stages.area.rules.rows import FigureRow, RowDoubt
from yorisoi.stages.area.rules.shapes import SHAPES, shape
from yorisoi.stages.area.rules.understanding import UnknownShape, n_of
from yorisoi.stages.area.terms import DoubtReason
from yorisoi.ui.parts import Answer, Table
from yorisoi.ui.words import listed

MOST_LINES = 60
FIRST_FIGURES = 20


@dataclass(frozen=True)
class Preview:
    """What a page shows of a file before it is stored."""

    understood: tuple[Answer, ...]
    doubts: Table | None
    n_doubts: int
    is_stopped: bool
    figures: Table | None
    sentence: str
    added: Table | None
    changed: Table | None
    missing: Table | None
    is_without_change: bool


def preview(intake: Intake) -> Preview:
    """Return what was understood of a file and what storing it would change."""
    doubts = queries.doubts(intake)
    difference = queries.difference(intake)
    return Preview(
        understood=_understood(intake),
        doubts=_doubt_table(doubts) if doubts else None,
        n_doubts=len(doubts),
        is_stopped=queries.is_stopped(intake),
        figures=_figures(intake),
        sentence=_difference_words(difference),
        added=_added(difference),
        changed=_changed(difference),
        missing=_missing(difference),
        is_without_change=difference.is_empty,
    )


def _understood(intake: Intake) -> tuple[Answer, ...]:
    found = shape(intake.shape)
    n_figures, n_towns, n_facilities = n_of(queries.rows(intake))
    counts = [
        _("数が%(n)s") % {"n": n_figures} if n_figures else "",
        _("町丁目が%(n)s") % {"n": n_towns} if n_towns else "",
        _("場所が%(n)s") % {"n": n_facilities} if n_facilities else "",
    ]
    encodings = {"cp932": "Shift_JIS（CP932）", "xlsx": "Excel", "utf-8-sig": "UTF-8"}
    return (
        Answer(_("表の形"), (str(found.label) if found else intake.shape,)),
        Answer(_("読めたもの"), tuple(each for each in counts if each) or (_("ありません"),)),
        Answer(_("文字の形"), (encodings.get(intake.encoding, intake.encoding.upper()),)),
        Answer(_("使う列"), (listed(intake.columns.values()),)),
    )


def reason_words(reason: DoubtReason) -> str:
    """Return what to do about a doubt."""
    return {
        DoubtReason.NOT_A_NUMBER: _("数字だけに直して、もう一度選んでください。"),
        DoubtReason.NEGATIVE: _("もとの表を見て、数を確かめてください。"),
        DoubtReason.OVER_HUNDRED: _("割合か人数かを、もとの表で確かめてください。"),
        DoubtReason.EMPTY: _("公表されていなければ、このままでかまいません。"),
        DoubtReason.SUM_DIFFERS: _("もとの表を見て、どれが正しいか確かめてください。"),
        DoubtReason.TWICE: _("先の行だけを使います。どちらが正しいか確かめてください。"),
        DoubtReason.RECALLED: _("原本を見て数を確かめたら、確かさの列を直してください。"),
        DoubtReason.INFERRED: _("「推した数」として残します。計算を確かめてください。"),
        DoubtReason.KIND_UNKNOWN: _("種類を分けない数として残します。種類があれば直してください。"),
        DoubtReason.DATE_UNKNOWN: _("2023-10-31や2022年度のように書いてください。"),
        DoubtReason.NAME_MISSING: _("名前を書いてください。"),
        DoubtReason.POSITION_MISSING: _("緯度と経度を書いてください。"),
        DoubtReason.POSITION_OUTSIDE: _("緯度と経度が入れかわっていないか確かめてください。"),
        DoubtReason.WORD_UNKNOWN: _("寄り添いが書き出した表の言葉に合わせてください。"),
        DoubtReason.COLUMN_UNKNOWN: _("使わない列です。そのままでかまいません。"),
        DoubtReason.COLUMN_TWICE: _("先の列だけを使います。いらない列を消してください。"),
        DoubtReason.TOO_MANY_CELLS: _(
            '数の中のコンマを取るか、" "で囲んでください。例：34717 か "34,717"'
        ),
        DoubtReason.CELL_UNREADABLE: _("計算式やまちがいの値を、数字に直してください。"),
    }[reason]


def _doubt_table(doubts: Sequence[RowDoubt]) -> Table:
    return Table(
        header=(_("行"), _("列"), _("書いてあること"), _("すること"), _("どうなるか")),
        rows=tuple(
            (
                _("%(n)s行目") % {"n": doubt.row},
                doubt.column or "―",
                doubt.value or "―",
                f"{doubt.reason.label}。{reason_words(doubt.reason)}",
                str(doubt.effect.label),
            )
            for doubt in doubts[:MOST_LINES]
        ),
        caption=_("確かめたい行"),
        note=_more(len(doubts)),
    )


def _more(n: int) -> str:
    if n <= MOST_LINES:
        return ""
    return _("はじめの%(shown)s行です。ぜんぶで%(n)s行あります。") % {"shown": MOST_LINES, "n": n}


def _difference_words(found: Difference) -> str:
    n_added = len(found.added) + len(found.places_added)
    n_changed = len(found.changed) + len(found.places_changed)
    n_missing = len(found.missing) + len(found.places_missing)
    return _(
        "新しいものが%(n_added)s、変わるものが%(n_changed)s、同じものが%(n_same)s、このファイルにないものが%(n_missing)sあります。"
    ) % {
        "n_added": n_added,
        "n_changed": n_changed,
        "n_same": found.n_same,
        "n_missing": n_missing,
    }


def _about(row: FigureRow | StoredFigure) -> tuple[str, str]:
    parts = (
        row.place,
        kind_word(row.kind) if row.kind else "",
        age_word(row.age) if row.age else "",
        {"male": _("男性"), "female": _("女性")}.get(row.sex, row.sex),
    )
    return row.item, "　".join(part for part in parts if part)


def _figures(intake: Intake) -> Table | None:
    """Return the first figures as they were read, in the order of the file."""
    found = [row for row in queries.rows(intake) if isinstance(row, FigureRow)]
    if not found:
        return None
    return Table(
        header=(_("行"), _("項目"), _("何について"), _("値"), _("単位"), _("いつの数")),
        rows=tuple(
            (
                _("%(n)s行目") % {"n": row.line},
                *_about(row),
                number(row.value),
                row.unit,
                as_of_words(row.as_of) or _("下の出典の日"),
            )
            for row in found[:FIRST_FIGURES]
        ),
        caption=_("読みとった数"),
        note=_("はじめの%(shown)s個です。ぜんぶで%(n)s個あります。")
        % {"shown": FIRST_FIGURES, "n": len(found)}
        if len(found) > FIRST_FIGURES
        else "",
        numeric=(3,),
    )


def _added(found: Difference) -> Table | None:
    rows = [
        (
            *_about(row),
            f"{number(row.value)}{row.unit if row.value is not None else ''}",
            as_of_words(row.as_of),
        )
        for row in found.added
    ] + [(name, _("場所"), "―", "―") for name in found.places_added]
    if not rows:
        return None
    return Table(
        header=(_("項目"), _("何について"), _("数"), _("いつの数")),
        rows=tuple(rows[:MOST_LINES]),
        caption=_("新しいもの"),
        note=_more(len(rows)),
        numeric=(2,),
    )


def _changed(found: Difference) -> Table | None:
    rows = [_change(each) for each in found.changed] + [
        (name, _("場所"), "―", "―", _("位置や連絡先が変わります")) for name in found.places_changed
    ]
    if not rows:
        return None
    return Table(
        header=(_("項目"), _("何について"), _("前の数"), _("新しい数"), _("変わりかた")),
        rows=tuple(rows[:MOST_LINES]),
        caption=_("変わるもの"),
        note=_more(len(rows)),
        numeric=(2, 3),
    )


def _change(each: Change) -> tuple[str, ...]:
    if each.is_correction:
        how = _("同じ年の数を直します")
    elif each.row.value is None:
        how = _("新しい年は「不明」として足します")
    else:
        how = _("新しい年の数を足します")
    return (
        *_about(each.row),
        _("%(n)s（%(as_of)s）") % {"n": number(each.old), "as_of": as_of_words(each.old_as_of)},
        _("%(n)s（%(as_of)s）")
        % {"n": number(each.row.value), "as_of": as_of_words(each.row.as_of)},
        f"{_by(each)}{how}",
    )


def _by(each: Change) -> str:
    if each.old is None or each.row.value is None:
        return ""
    step = each.row.value - each.old
    if step == 0:
        return _("変わりません。")
    sign = "＋" if step > 0 else "−"
    return _("%(sign)s%(n)s。") % {"sign": sign, "n": number(abs(step))}


def _missing(found: Difference) -> Table | None:
    rows = [(*_about(each), number(each.value), as_of_words(each.as_of)) for each in found.missing]
    rows += [(name, _("場所"), "―", "―") for name in found.places_missing]
    if not rows:
        return None
    return Table(
        header=(_("項目"), _("何について"), _("いまの数"), _("いつの数")),
        rows=tuple(rows[:MOST_LINES]),
        caption=_("このファイルにないもの"),
        note=_("残しても消えません。いまの数がそのまま残ります。") + _more(len(rows)),
        numeric=(2,),
    )


def refusal(error: SheetError | UnknownShape) -> str:
    """Return why a file cannot be read, and what to do."""
    if isinstance(error, UnknownShape):
        return _(
            "知らない形の表です。見出しは「%(header)s」でした。下の一覧の見出しに合わせてください"
        ) % {"header": listed(word for word in error.header[:8] if word)}
    return {
        SheetReason.EMPTY: _("ファイルが空です。数の入ったファイルを選んでください"),
        SheetReason.NO_ROWS: _("見出しの下に行がありません。数の行を足してください"),
        SheetReason.NO_HEADER: _(
            "見出しの行が見つかりません。下の一覧の見出しを一行目に書いてください"
        ),
        SheetReason.TOO_LARGE: _("ファイルが大きすぎます。10MBより小さく分けてください"),
        SheetReason.TOO_MANY_ROWS: _("行が多すぎます。20,000行より少なく分けてください"),
        SheetReason.OLD_EXCEL: _("古いExcel（.xls）です。.xlsxかCSVで保存しなおしてください"),
        SheetReason.PASSWORD_PROTECTED: _(
            "パスワードがかかっています。はずして保存しなおしてください"
        ),
        SheetReason.UNKNOWN_ENCODING: _(
            "文字の形がわかりません。UTF-8かShift_JISで保存しなおしてください"
        ),
    }.get(error.reason, _("表として読めません。CSVかExcelで保存しなおしてください"))


def known_shapes() -> Table:
    """Return the shapes this house reads, each with the columns it must have."""
    return Table(
        header=(_("表の形"), _("いる列")),
        rows=tuple(
            (str(each.label), listed(_shown(each.words[name]) for name in each.required))
            for each in SHAPES
        ),
        caption=_("読める表の形"),
        note=_("列の順番は自由です。ほかの列があってもかまいません。"),
    )


def _shown(words: tuple[str, ...]) -> str:
    """Return the word of a column an office would write: Japanese where there is one."""
    return next((word for word in words if not word.isascii()), words[0])
