"""The report of an applicants' sheet: what was stored, and each row a person should look at."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from yorisoi.engines import documents as paper
from yorisoi.stages.courses.actions import ImportReport, RowDoubt
from yorisoi.stages.courses.terms import SheetDoubt


def doubt_words(doubt: RowDoubt) -> str:
    """Return what to do about one doubt."""
    known = {each.value: str(each.label) for each in SheetDoubt}
    said = known.get(doubt.reason, _("この値を確かめてください"))
    if doubt.reason in {SheetDoubt.SAME_PERSON, SheetDoubt.MAYBE_SAME}:
        return _("%(row)s行目を見てください。%(said)s") % {"row": doubt.value, "said": said}
    return said


def doubt_row(doubt: RowDoubt, *, names: Mapping[int, str]) -> tuple[str, str, str, str, str]:
    """Return one doubt as a row of a table: where, who, which column, what it says, what to do."""
    where = str(doubt.row) if doubt.row else _("全体")
    value = "" if doubt.reason in {SheetDoubt.SAME_PERSON, SheetDoubt.MAYBE_SAME} else doubt.value
    who = names.get(doubt.row, "")
    return (where, who or "―", doubt.column or "―", value or "―", doubt_words(doubt))


def rows_to_look_at(report: ImportReport) -> tuple[tuple[str, str, str, str, str], ...]:
    """Return the rows a person should look at; who had applied before is told in one line elsewhere."""
    return tuple(
        doubt_row(each, names=report.names)
        for each in report.doubts
        if not each.stops and each.reason != SheetDoubt.APPLIED_BEFORE
    )


def known_groups(report: ImportReport) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return people met before, each group as one line with its count and the names behind it."""
    applied = tuple(each.row for each in report.doubts if each.reason == SheetDoubt.APPLIED_BEFORE)
    groups = (
        (_("前から登録のある%(n)s人の申し込みを足しました。"), report.known_rows),
        (_("もう申し込みのある%(n)s行は、増やしていません。"), applied),
    )
    return tuple(
        (words % {"n": len(rows)}, tuple(_row_name(row, report) for row in rows))
        for words, rows in groups
        if rows
    )


def _row_name(row: int, report: ImportReport) -> str:
    return _("%(row)s行目　%(name)s") % {"row": row, "name": report.names.get(row) or "―"}


def report_sentence(report: ImportReport) -> str:
    """Return in one sentence what became of a sheet."""
    if not report.is_stored:
        n = sum(doubt.stops for doubt in report.doubts)
        return _("何も取り込んでいません。直すところが%(n)sか所あります。") % {"n": n}
    return _("%(rows)s行から、%(n)s人の申し込みを取り込みました。") % {
        "rows": report.n_rows,
        "n": report.n_applications,
    }


def import_report(report: ImportReport, *, notice: str = "") -> paper.Document:
    """Return the report as a document; what stops the sheet comes first."""
    stopping = tuple(doubt_row(each, names=report.names) for each in report.doubts if each.stops)
    others = rows_to_look_at(report)
    blocks: list[paper.Block] = [
        paper.Paragraph(report_sentence(report), style="lead"),
        paper.Answers(rows=_counts(report)),
    ]
    header = (_("行"), _("名前"), _("列"), _("書いてあること"), _("すること"))
    if stopping:
        blocks.append(paper.Heading(_("直してから、もう一度取り込む行")))
        blocks.append(paper.Table(_("直すところ"), header, stopping))
    if others:
        blocks.append(paper.Heading(_("人が確かめる行")))
        blocks.append(paper.Table(_("確かめるところ"), header, others))
    for words, people in known_groups(report):
        blocks += [paper.Paragraph(words), paper.Bullets(people)]
    return paper.Document(
        title=_("申込者の表を読んだ結果"),
        blocks=tuple(blocks),
        notice=notice,
        kicker=report.file_name,
    )


def _counts(report: ImportReport) -> tuple[tuple[str, str], ...]:
    def people(n: int) -> str:
        return _("%(n)s人") % {"n": n}

    return (
        (_("表の行"), _("%(n)s行") % {"n": report.n_rows}),
        (_("取り込んだ申し込み"), people(report.n_applications)),
        (_("はじめての人"), people(report.n_new_people)),
        (_("前から登録のある人"), people(report.n_known_people)),
        (_("重なりをまとめた行"), _("%(n)s行") % {"n": report.n_duplicates}),
    )
