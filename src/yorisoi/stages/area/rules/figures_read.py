"""A figure out of a line: what its mark and its cell make of it."""

from decimal import Decimal

from yorisoi.stages.area.rules import cells
from yorisoi.stages.area.rules.cells import Line, Notes
from yorisoi.stages.area.rules.rows import FigureRow
from yorisoi.stages.area.terms import Certainty, DoubtReason, Effect, Mark

BY_SUBTRACTION = "同じ表のほかの数からの引き算"


def figure(
    line: Line, name: str, notes: Notes, *, about: FigureRow, is_share: bool = False
) -> list[FigureRow]:
    """Return what is known of a figure: counted, worked out by subtraction, unknown, or nothing usable.

    `about` says what the figure is about; its value is read from the cell `name`.
    """
    read = cells.share if is_share else cells.count
    value = read(line, name, notes)
    mark = cells.mark_of(line)
    if value is None and not cells.is_withheld(line, name):
        return []
    if value is not None and mark is Mark.RECALLED:
        notes.add(line, name, DoubtReason.RECALLED, Effect.UNKNOWN)
        value = None
    return [_sure(line, name, notes, about=about, known=(value, mark))]


def _sure(
    line: Line, name: str, notes: Notes, *, about: FigureRow, known: tuple[Decimal | None, Mark]
) -> FigureRow:
    value, mark = known
    certainty, formula = Certainty.COUNTED, ""
    if value is None:
        certainty = Certainty.UNKNOWN
    elif mark is Mark.INFERRED:
        notes.add(line, name, DoubtReason.INFERRED, Effect.KEPT)
        certainty, formula = Certainty.ESTIMATED, BY_SUBTRACTION
    return FigureRow(
        topic=about.topic,
        item=about.item,
        place=about.place,
        value=value,
        unit=about.unit,
        as_of=about.as_of,
        kind=about.kind,
        age=about.age,
        sex=about.sex,
        certainty=str(certainty),
        formula=formula,
        mark=str(mark),
        n_asked=about.n_asked,
        part_source=about.part_source,
        line=line.number,
    )


def about(
    topic: str,
    item: str,
    *,
    place: str,
    unit: str = "人",
    kind: str = "",
    age: str = "",
    **more: object,
) -> FigureRow:
    """Return what a figure is about, before its value is known."""
    return FigureRow(
        topic=str(topic), item=item.replace("(", "（").replace(")", "）"), place=place, value=None, unit=unit, kind=kind, age=age,
        **more,  # type: ignore[arg-type]  # sex, as_of, n_asked, part_source
    )  # fmt: skip


def named_kind(line: Line, name: str, notes: Notes) -> tuple[str, str]:
    """Return the kind a cell names and the group inside it: 知的障害者 愛の手帳1度 is intellectual, 愛の手帳1度."""
    text = line[name]
    kind = cells.kind_of(text)
    if kind is not None:
        return kind, ""
    head, _, rest = text.replace("　", " ").partition(" ")
    kind = cells.kind_of(head)
    if kind and rest:
        return kind, rest.strip()
    if not text.startswith("障害者全体"):
        notes.add(line, name, DoubtReason.KIND_UNKNOWN, Effect.KEPT)
    return "", text
