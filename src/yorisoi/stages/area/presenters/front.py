"""The first page of the area, made ready for its template."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from yorisoi.engines.disclosure import Shown, Status
from yorisoi.people.terms import AgeBand
from yorisoi.programme.models import Programme
from yorisoi.stages.area import queries
from yorisoi.stages.area.models import Figure, Source
from yorisoi.stages.area.presenters import charts
from yorisoi.stages.area.presenters.words import (
    age_word,
    as_of_words,
    kind_word,
    lead,
    number,
)
from yorisoi.stages.area.queries import Matrix, MatrixCell, Portrait, Reach
from yorisoi.stages.area.queries.matrix import ALL_KINDS, COLUMNS
from yorisoi.stages.area.rules.estimates import last_factor
from yorisoi.stages.area.terms import Certainty
from yorisoi.ui.charts import Chart
from yorisoi.ui.parts import Evidence, Fact, Table
from yorisoi.ui.parts import Source as SourceLine
from yorisoi.ui.words import listed, roughly


@dataclass(frozen=True)
class CellView:
    """One cell of the matrix as it is shown; `kind` is sum, est or unk."""

    kind: str
    words: str
    note: str
    column: str


@dataclass(frozen=True)
class Way:
    """How a group of cells was estimated, its source, and the whole formula of each cell."""

    letter: str
    words: str
    evidence: Evidence | None
    formulas: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Front:
    """Everything the first page shows."""

    lead: str
    facts: tuple[Fact, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, bool, tuple[CellView, ...]], ...]
    ways: tuple[Way, ...]
    ages: Chart | None
    young: Chart | None
    device_use: Chart | None
    reach: Chart | None
    is_far: bool
    reach_by_age: Table
    map: Chart | None
    sources: tuple[SourceLine, ...]
    is_empty: bool
    is_estimated: bool


@dataclass
class Evidences:
    """Numbers the sources in the order in which they are named."""

    found: list[Source] = field(default_factory=list)
    n_named: dict[int, int] = field(default_factory=dict)

    def mark(self, source: Source) -> Evidence:
        """Return the mark 根拠n of a source; the first one of each is where the list leads back to."""
        if source not in self.found:
            self.found.append(source)
        n = self.found.index(source) + 1
        is_first = n not in self.n_named
        self.n_named[n] = self.n_named.get(n, 0) + 1
        return Evidence(str(n), f"#source-{n}", f"from-{n}" if is_first else "")

    def lines(self) -> tuple[SourceLine, ...]:
        """Return the list of all sources that were named."""
        return tuple(
            SourceLine(
                key=str(n),
                text=_named(source),
                when=as_of_words(source.as_of),
                certainty="　".join(t for t in (source.get_mark_display(), source.note) if t),
                id=f"source-{n}",
                back_href=f"#from-{n}" if n in self.n_named else "",
            )
            for n, source in enumerate(self.found, start=1)
        )


def _named(source: Source) -> str:
    """Return the title with its publisher before it, unless the title begins with it."""
    if not source.publisher or source.title.startswith(source.publisher):
        return source.title
    return f"{source.publisher}　{source.title}"


def front(*, programme: Programme) -> Front:
    """Return the first page of a programme's area."""
    known = queries.portrait(programme)
    cells = queries.matrix(programme)
    met = queries.reach(programme, of=cells)
    is_far = _is_far(met)
    evidences = Evidences()
    facts = _facts(known, evidences)
    ways = _ways(cells, evidences)
    for each in (*known.young[-1:], *known.device_use):
        if each.source not in evidences.found:
            evidences.found.append(each.source)
    return Front(
        lead=lead(known=known, is_estimated=bool(ways)),
        facts=facts,
        columns=tuple(age_word(age) for age in COLUMNS),
        rows=tuple(
            (kind_word(kind), kind == "", tuple(cell_view(cell) for cell in row))
            for kind, row in cells.rows
        ),
        ways=ways,
        ages=charts.ages(known),
        young=charts.young(known),
        device_use=charts.device_use(known),
        reach=charts.reached(met, is_far=is_far),
        is_far=is_far,
        reach_by_age=reach_table(met, cells, threshold=programme.minimum_count),
        map=charts.places(
            queries.towns(programme=programme), queries.facilities(programme=programme)
        ),
        sources=evidences.lines(),
        is_empty=known.holders is None and not known.ages and not known.other_places,
        is_estimated=bool(ways),
    )


def _is_far(rows: Sequence[Reach]) -> bool:
    """Whether fewer than one in twenty was met, of every kind whose number is known."""
    return all(
        (row.met.value or 0) * 20 < row.there.value for row in rows if row.there.value is not None
    )


def _facts(known: Portrait, evidences: Evidences) -> tuple[Fact, ...]:
    found: list[Fact] = []
    for label, each in (
        (_("手帳を持つ人"), known.holders),
        (_("福祉サービスを使う人"), known.users),
    ):
        if each is not None:
            note = _("%(as_of)s　数えた") % {"as_of": as_of_words(each.as_of)}
            found.append(_fact(label, number(each.value), note, each, evidences))
    if known.ages:
        first = known.ages[0][1]
        note = _("%(as_of)sの数から") % {"as_of": as_of_words(first.as_of)}
        found.append(_fact(_("65歳以上"), number(known.n_older), note, first, evidences))
    if known.one_person is not None:
        note = _("%(n)s世帯のうち") % {"n": number(known.n_households)}
        found.append(
            _fact(
                _("一人で暮らす世帯"),
                number(known.one_person.value),
                note,
                known.one_person,
                evidences,
            )
        )
    return tuple(found)


def _fact(label: str, value: str, note: str, of: Figure, evidences: Evidences) -> Fact:
    return Fact(label, value, of.unit, note, evidences.mark(of.source))


def cell_view(cell: MatrixCell) -> CellView:
    """Return a cell as it is shown: 数, 推 with its letter, or 不明."""
    column = age_word(cell.age)
    if cell.value is None:
        return CellView("unk", _("不明"), "", column)
    if cell.certainty is Certainty.ESTIMATED:
        return CellView("est", roughly(cell.value), _("推%(way)s") % {"way": cell.way}, column)
    return CellView("sum", f"{cell.value:,}", _("数"), column)


def way_words(letter: str, *, found: Sequence[MatrixCell], total: int | None) -> str:
    """Return how cells with a letter were estimated, with the total and the date they rest on."""
    share = last_factor(found[0].formula)
    asked = listed(_asked(cell) for cell in _one_a_kind(found) if _asked(cell))
    said = {
        "total": _("不明") if total is None else f"{total:,}",
        "share": share.name,
        "when": as_of_words(share.as_of),
        "asked": f"、{asked}" if asked else "",
    }
    return {
        "A": _("総数%(total)s × %(share)s（%(when)s）"),
        "B": _("Aの身体 × %(share)s（%(when)s）"),
        "C": _("B × %(share)s（%(when)s%(asked)s）"),
        "D": _("A × %(share)s（%(when)s）"),
    }[letter] % said


def _one_a_kind(found: Sequence[MatrixCell]) -> tuple[MatrixCell, ...]:
    return tuple({cell.kind: cell for cell in found}.values())


def _asked(cell: MatrixCell) -> str:
    notes = last_factor(cell.formula).notes
    asked = next((note.removesuffix("の調査") for note in notes if note.endswith("の調査")), "")
    return f"{kind_word(cell.kind)}{asked}" if asked else ""


def _ways(cells: Matrix, evidences: Evidences) -> tuple[Way, ...]:
    total = cells.cell(ALL_KINDS).value
    return tuple(
        _way(letter, found, total=total, evidences=evidences)
        for letter, found in cells.ways.items()
    )


def _way(
    letter: str, found: Sequence[MatrixCell], *, total: int | None, evidences: Evidences
) -> Way:
    source = found[0].source
    return Way(
        letter=letter,
        words=way_words(letter, found=found, total=total),
        evidence=evidences.mark(source) if source else None,
        formulas=tuple(
            (
                f"{kind_word(cell.kind)}　{age_word(cell.age)}",
                f"{roughly(cell.value)} = {cell.formula[1:].strip()}",
            )
            for cell in found
        ),
    )


def reach_table(rows: Sequence[Reach], cells: Matrix, *, threshold: int) -> Table:
    """Return who was met out of how many, by kind and age; small counts are hidden."""
    bands = tuple(AgeBand)
    return Table(
        header=(_("障害の種類"), *(str(band.label) for band in bands), _("計")),
        rows=tuple(
            (
                kind_word(row.kind),
                *(
                    _gap(row.met_by_age[str(b)], cells.cell(row.kind, str(b)), threshold)
                    for b in bands
                ),
                _gap(row.met, row.there, threshold),
            )
            for row in rows
        ),
        caption=_("会えた人／いる人（種類と年齢ごと）"),
        note=_("いる人が書いていないところは、数が公表されていません。"),
        numeric=tuple(range(1, len(bands) + 2)),
        is_grid=True,
    )


def _gap(met: Shown, there: MatrixCell, threshold: int) -> str:
    said = shown_words(met, threshold=threshold)
    if there.value is None:
        return said
    return f"{said}／{cell_view(there).words}"


def shown_words(shown: Shown, *, threshold: int) -> str:
    """Return a protected count in words."""
    if shown.value is not None:
        return _("%(n)s人") % {"n": shown.value}
    if shown.status is Status.PRIMARY:
        return _("%(n)s人未満") % {"n": threshold}
    return _("ふせた数")
