"""Use of devices and ways to information, from surveys whose samples are not comparable."""

import re
from collections.abc import Sequence
from dataclasses import replace

from yorisoi.stages.area.rules import cells, codes
from yorisoi.stages.area.rules.cells import Line, Notes
from yorisoi.stages.area.rules.dates import when
from yorisoi.stages.area.rules.figures_read import about, figure, named_kind
from yorisoi.stages.area.rules.rows import FigureRow, PartSource
from yorisoi.stages.area.terms import DoubtReason, Topic

_N = re.compile(r"n\s*=\s*([\d,]+)")
_AGE = re.compile(r"^(?:\d+-\d+|\d+\+|<\d+|\d+代)$")
_DITTO = re.compile(r"(?:^|\s)同(?:\s|$)")
INFORMATION_2006 = "情報を得る方法"


def device_use(lines: Sequence[Line], notes: Notes, *, place: str) -> list[FigureRow]:
    """Read the use of devices by kind; each line names its own survey."""
    rows: list[FigureRow] = []
    for line, survey in _with_surveys(lines):
        kind, group = named_kind(line, "disability", notes)
        what = about(
            Topic.DEVICE_USE,
            f"{line['item']}（{group}）" if group else line["item"],
            place=codes.TOKYO if "東京" in survey.title else codes.JAPAN,
            unit="％",
            kind=kind,
            age=line["age"],
            as_of=when(line["date"]),
            n_asked=_n_of(survey.title),
            part_source=survey,
        )
        rows += figure(line, "pct", notes, about=what, is_share=True)
    return _without_shared_n(rows)


def by_age(lines: Sequence[Line], notes: Notes, *, place: str) -> list[FigureRow]:
    """Read the use of devices by everybody, by age; each line names its own survey."""
    rows: list[FigureRow] = []
    for line, survey in _with_surveys(lines):
        as_of = when(line["date"])
        if not as_of:
            notes.add(line, "date", DoubtReason.DATE_UNKNOWN)
            continue
        group = line["age"]
        is_age = bool(_AGE.match(group))
        is_everybody = is_age or group in ("", "全体", "個人")
        where = codes.JAPAN if not group.startswith(codes.TOKYO) else group
        has_group = not is_everybody and where == codes.JAPAN
        what = about(
            Topic.DEVICE_USE,
            f"{line['measure']}（{group}）" if has_group else line["measure"],
            place=where,
            unit="％",
            age=group if is_age else "",
            as_of=as_of,
            part_source=survey,
        )
        rows += figure(line, "pct", notes, about=what, is_share=True)
    return rows


def information(lines: Sequence[Line], notes: Notes, *, place: str) -> list[FigureRow]:
    """Read answers of the metropolitan survey about information and communication."""
    rows: list[FigureRow] = []
    for line in lines:
        kind, group = named_kind(line, "group", notes)
        n_asked = cells.count(line, "n", Notes())
        item = f"{line['question'].removesuffix('(MA)')}：{line['option']}"
        what = about(
            Topic.INFORMATION,
            f"{item}（{group}）" if group else item,
            place=codes.TOKYO,
            unit="％",
            kind=kind,
            n_asked=None if n_asked is None else int(n_asked),
        )
        rows += figure(line, "pct", notes, about=what, is_share=True)
    return rows


def sources_of_information(lines: Sequence[Line], notes: Notes, *, place: str) -> list[FigureRow]:
    """Read from where people of each kind get their information."""
    rows: list[FigureRow] = []
    for line in lines:
        kind, group = named_kind(line, "disability", notes)
        n_asked = cells.count(line, "n", Notes())
        what = about(
            Topic.INFORMATION,
            f"{INFORMATION_2006}：{line['way']}" + (f"（{group}）" if group else ""),
            place=codes.JAPAN,
            unit="％",
            kind=kind,
            n_asked=None if n_asked is None else int(n_asked),
        )
        rows += figure(line, "pct", notes, about=what, is_share=True)
    return rows


def _with_surveys(lines: Sequence[Line]) -> list[tuple[Line, PartSource]]:
    """Return each line with its survey; 同 and `same` mean the line before."""
    found: list[tuple[Line, PartSource]] = []
    title, url = "", ""
    for line in lines:
        said = line["survey"]
        is_ditto = bool(_DITTO.search(said)) and bool(title)
        n = f" {part[0]}" if (part := re.search(r"\(.*n=.*\)", said)) and is_ditto else ""
        title = title.split(" (")[0] + n if is_ditto else said
        url = url if line["source"] in ("same", "") else line["source"]
        mark = str(cells.mark_of(line))
        found.append((line, PartSource(title=title, url=url, mark=mark)))
    return found


def _n_of(title: str) -> int | None:
    found = _N.search(title)
    return int(found[1].replace(",", "")) if found else None


def _without_shared_n(rows: list[FigureRow]) -> list[FigureRow]:
    """Drop the number asked where one survey holds several kinds: it is the number of all of them."""
    kinds: dict[PartSource | None, set[str]] = {}
    for row in rows:
        kinds.setdefault(row.part_source, set()).add(row.kind)
    return [replace(row, n_asked=None) if len(kinds[row.part_source]) > 1 else row for row in rows]
