"""Residents and households: our own tables and the government's recommended 地域・年齢別人口."""

from collections.abc import Sequence
from decimal import Decimal

from yorisoi.stages.area.rules import cells, codes
from yorisoi.stages.area.rules.cells import Line, Notes
from yorisoi.stages.area.rules.dates import when
from yorisoi.stages.area.rules.figures_read import about, figure
from yorisoi.stages.area.rules.rows import FigureRow
from yorisoi.stages.area.terms import Certainty, DoubtReason, Effect, Topic

SEXES = {"male": "男性", "female": "女性"}
BANDS = (*(f"{low}-{low + 4}" for low in range(0, 85, 5)), "85+")
_TOTALS = frozenset({"総数", "計", "合計", "全域", "区全体", "市全体", "全体"})


def band_field(band: str, sex: str) -> str:
    """Return the name of the field that holds a band of ages of one sex."""
    return f"{sex}_{band}"


def band_vocabulary() -> dict[str, tuple[str, ...]]:
    """Return the 36 columns of ages and sexes as the recommended data set names them."""
    return {
        band_field(band, sex): (
            f"{band.replace('+', '歳以上')}{'' if '+' in band else '歳'}の{word}",
        )
        for band in BANDS
        for sex, word in SEXES.items()
    }


def ages(lines: Sequence[Line], notes: Notes, *, place: str) -> list[FigureRow]:
    """Read residents by band of ages and sex."""
    rows: list[FigureRow] = []
    for line in lines:
        where = cells.place_of(line["city"]) or place
        for sex in SEXES:
            what = about(
                Topic.POPULATION, codes.POPULATION, place=where, age=line["age_band"], sex=sex
            )
            rows += figure(line, sex, notes, about=what)
        _check_sum(line, notes, total="total")
    return rows


def young(lines: Sequence[Line], notes: Notes, *, place: str) -> list[FigureRow]:
    """Read residents under fifteen, year by year."""
    rows: list[FigureRow] = []
    for line in lines:
        as_of = when(line["date"])
        if not as_of:
            notes.add(line, "date", DoubtReason.DATE_UNKNOWN)
            continue
        for name, sex in (("total_0_14", ""), ("male", "male"), ("female", "female")):
            what = about(
                Topic.POPULATION,
                codes.YOUNG,
                place=cells.place_of(line["city"]) or place,
                age="0-14",
                sex=sex,
                as_of=as_of,
            )
            rows += figure(line, name, notes, about=what)
        _check_sum(line, notes, total="total_0_14")
    return rows


def households(lines: Sequence[Line], notes: Notes, *, place: str) -> list[FigureRow]:
    """Read households by the number of their people."""
    rows: list[FigureRow] = []
    for line in lines:
        size = line["household_size"].replace("人", "")
        item = f"{size.removesuffix('+')}人以上の世帯" if size.endswith("+") else f"{size}人の世帯"
        what = about(
            Topic.HOUSEHOLDS, item, place=cells.place_of(line["city"]) or place, unit="世帯"
        )
        rows += figure(line, "households", notes, about=what)
    return rows


def recommended(lines: Sequence[Line], notes: Notes, *, place: str) -> list[FigureRow]:
    """Read 地域・年齢別人口: the total of each town, and the ages of the whole as the sum of its towns."""
    dated = [(line, when(line["as_of"])) for line in lines]
    for line, as_of in dated:
        if not as_of:
            notes.add(line, "as_of", DoubtReason.DATE_UNKNOWN)
    kept = [(line, as_of) for line, as_of in dated if as_of]
    rows: list[FigureRow] = []
    for as_of in sorted({as_of for _, as_of in kept}):
        rows += _recommended_day([line for line, on in kept if on == as_of], notes, place, as_of)
    return rows


def _recommended_day(
    lines: Sequence[Line], notes: Notes, place: str, as_of: str
) -> list[FigureRow]:
    wholes = [line for line in lines if line["area"] in _TOTALS or line["area"] == place]
    towns = [line for line in lines if line not in wholes]
    rows: list[FigureRow] = []
    for line in towns:
        what = about(Topic.POPULATION, codes.POPULATION, place=line["area"], as_of=as_of)
        rows += figure(line, "total", notes, about=what)
    counted = wholes[:1] or towns
    for band in BANDS:
        for sex in SEXES:
            what = about(
                Topic.POPULATION, codes.POPULATION, place=place, as_of=as_of, age=band, sex=sex
            )
            rows.append(_summed(counted, band_field(band, sex), notes, what))
    if counted and counted[0].columns.get("households"):
        what = about(Topic.HOUSEHOLDS, "世帯", place=place, as_of=as_of, unit="世帯")
        rows.append(_summed(counted, "households", notes, what))
    return rows


def _summed(lines: Sequence[Line], name: str, notes: Notes, what: FigureRow) -> FigureRow:
    """Add up the towns; one figure missing makes the sum unknown, since a part is not the whole."""
    values = [cells.count(line, name, notes) for line in lines]
    known = [value for value in values if value is not None]
    is_whole = bool(values) and len(known) == len(values)
    return FigureRow(
        topic=what.topic,
        item=what.item,
        place=what.place,
        value=sum(known, Decimal(0)) if is_whole else None,
        unit=what.unit,
        as_of=what.as_of,
        age=what.age,
        sex=what.sex,
        certainty=str(Certainty.COUNTED if is_whole else Certainty.UNKNOWN),
        line=lines[0].number if lines else 0,
    )


def _check_sum(line: Line, notes: Notes, *, total: str) -> None:
    if not line[total]:
        return
    quiet = Notes()
    men, women, both = (cells.count(line, name, quiet) for name in ("male", "female", total))
    if men is None or women is None or both is None:
        return
    if men + women != both:
        notes.add(line, total, DoubtReason.SUM_DIFFERS, Effect.KEPT)
