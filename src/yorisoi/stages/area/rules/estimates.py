"""How many people of each kind and age there may be, where only a total is published.

A: total of the municipality x share of the handbook in a wider area
B: A of the physical handbook x share of the type in a wider area
C: B x share of the age among those who answered a survey
D: A x share of the age among holders of that handbook

Assumes that the shares of the wider area hold here. People may hold two handbooks and the years
differ, so an estimate is written with its formula and the dates of all its figures, rounded to tens.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from yorisoi.people.terms import AgeBand
from yorisoi.people.terms import DisabilityKind as Kind
from yorisoi.stages.area.rules import codes
from yorisoi.stages.area.terms import BODY, Certainty, Mark, Topic

HANDBOOKS = (BODY, str(Kind.INTELLECTUAL), str(Kind.MENTAL))
BODY_TYPES = tuple(
    str(kind) for kind in (Kind.VISUAL, Kind.HEARING, Kind.SPEECH, Kind.PHYSICAL, Kind.INTERNAL)
)
AGES = (str(AgeBand.UNDER_18), str(AgeBand.ADULT), str(AgeBand.OLDER))
TEN = Decimal(10)


class Known(Protocol):
    """A figure as the database keeps it."""

    code: str
    topic: str
    item: str
    place: str
    kind: str
    age: str
    as_of: str
    value: Decimal | None
    certainty: str
    mark: str
    n_asked: int | None


@dataclass(frozen=True)
class Factor:
    """What an estimate is multiplied by: a figure, or the share it has of a whole."""

    name: str
    figure: Known
    whole: Decimal | None = None

    @property
    def value(self) -> Decimal:
        """The factor as a number; a percentage counts as its hundredth."""
        number = self.figure.value or Decimal(0)
        if self.whole is not None:
            return number / self.whole
        return number / 100 if self.figure.topic == Topic.OTHER else number

    @property
    def words(self) -> str:
        """The factor with its figures and their date."""
        number = f"{plain(self.figure.value)}"
        if self.whole is not None:
            number = f"{number}÷{plain(self.whole)}"
        elif self.figure.topic == Topic.OTHER:
            number = f"{number}％"
        asked = f"、{self.figure.n_asked}人の調査" if self.figure.n_asked else ""
        worked_out = "、引き算" if self.figure.mark == Mark.INFERRED else ""
        return f"{number}（{self.name}、{self.figure.as_of}{asked}{worked_out}）"


@dataclass(frozen=True)
class Estimate:
    """One estimated figure: its way A to D, its factors and its value rounded to tens."""

    way: str
    kind: str
    age: str
    factors: tuple[Factor, ...]

    @property
    def value(self) -> Decimal:
        """The product of the factors, half up to tens."""
        product = Decimal(1)
        for factor in self.factors:
            product *= factor.value
        return (product / TEN).quantize(Decimal(1), rounding=ROUND_HALF_UP) * TEN

    @property
    def formula(self) -> str:
        """The way and every factor with its date: `A　34,717（…）× 102,531÷747,389（…）`."""
        return f"{self.way}　" + " × ".join(factor.words for factor in self.factors)


@dataclass(frozen=True)
class Basis:
    """The counted figures that estimates rest on; what is missing is None or empty."""

    total: Known | None
    handbooks: Mapping[str, Known]
    all_handbooks: Decimal
    body: Known | None
    types: Mapping[str, Known]
    ages: Mapping[tuple[str, str], Known]
    handbook_ages: Mapping[str, tuple[Known, Known]]


def estimates(figures: Iterable[Known], *, place: str) -> tuple[Estimate, ...]:
    """Return every estimate that the counted figures allow for a place; none without its total."""
    basis = basis_of([f for f in figures if _is_read(f)], place=place)
    if basis.total is None:
        return ()
    return (*_by_handbook(basis), *_by_type(basis), *_by_age(basis), *_by_handbook_age(basis))


def basis_of(figures: Sequence[Known], *, place: str) -> Basis:
    """Find the figures an estimate can rest on, the newest of each."""
    held = [f for f in figures if f.topic == Topic.HANDBOOKS and f.item == codes.HANDBOOKS]
    wider = [f for f in held if f.place != place]
    by_handbook = _complete(wider, HANDBOOKS)
    by_type = _complete(wider, (BODY, *BODY_TYPES))
    return Basis(
        total=_newest(f for f in held if f.place == place and not f.kind and not f.age),
        handbooks=by_handbook,
        all_handbooks=sum((f.value or Decimal(0) for f in by_handbook.values()), Decimal(0)),
        body=by_type.get(BODY),
        types={kind: f for kind, f in by_type.items() if kind != BODY},
        ages=_ages(figures),
        handbook_ages=_handbook_ages(wider),
    )


@dataclass(frozen=True)
class FactorWords:
    """A factor as a formula says it: its name, its date, and what else is to be known."""

    name: str
    as_of: str
    notes: tuple[str, ...] = ()


def last_factor(formula: str) -> FactorWords:
    """Return the last factor of a formula that `Estimate.formula` wrote."""
    _number, _, rest = formula.split(" × ")[-1].partition("（")
    name, as_of, *notes = (*rest.removesuffix("）").split("、"), "")
    return FactorWords(name, as_of, tuple(note for note in notes if note))


def plain(value: Decimal | None) -> str:
    """Return a number with thousands and without zeros at its end."""
    return "" if value is None else f"{value.normalize():,f}"


def _is_read(figure: Known) -> bool:
    """Counted, or worked out by subtraction inside its own source; never an estimate of ours."""
    if figure.value is None:
        return False
    return figure.certainty == Certainty.COUNTED or figure.mark == Mark.INFERRED


def _newest(figures: Iterable[Known]) -> Known | None:
    return max(figures, key=lambda figure: figure.as_of, default=None)


def _complete(figures: Sequence[Known], kinds: Sequence[str]) -> dict[str, Known]:
    """Return one figure for each kind, all of one place and one date; a smaller place goes first."""
    groups: dict[tuple[bool, str, str], dict[str, Known]] = {}
    for figure in figures:
        if figure.kind in kinds and not figure.age:
            key = (figure.place != codes.JAPAN, figure.as_of, figure.place)
            groups.setdefault(key, {})[figure.kind] = figure
    whole = [key for key, found in groups.items() if len(found) == len(kinds)]
    return groups[max(whole)] if whole else {}


def _ages(figures: Sequence[Known]) -> dict[tuple[str, str], Known]:
    found: dict[tuple[str, str], Known] = {}
    for figure in figures:
        if figure.item == codes.SHARE_OF_AGES:
            newest = _newest(f for f in (found.get((figure.kind, figure.age)), figure) if f)
            if newest is not None:
                found[figure.kind, figure.age] = newest
    return found


def _handbook_ages(wider: Sequence[Known]) -> dict[str, tuple[Known, Known]]:
    """Return, by handbook, those under 18 and all of the same place and date."""
    found: dict[str, tuple[Known, Known]] = {}
    whole = {(f.place, f.kind, f.as_of): f for f in wider if not f.age}
    for figure in sorted(wider, key=lambda f: f.as_of):
        total = whole.get((figure.place, figure.kind, figure.as_of))
        if figure.age == AgeBand.UNDER_18 and total is not None:
            found[figure.kind] = (figure, total)
    return found


def _total(basis: Basis) -> Factor:
    if basis.total is None:
        raise ValueError("no total of the municipality")
    return Factor("区市町村の手帳の総数", basis.total)


def _handbook(basis: Basis, kind: str) -> tuple[Factor, ...]:
    figure = basis.handbooks[kind]
    name = f"{figure.place}の手帳の割合"
    return (_total(basis), Factor(name, figure, basis.all_handbooks))


def _by_handbook(basis: Basis) -> list[Estimate]:
    return [Estimate("A", kind, "", _handbook(basis, kind)) for kind in basis.handbooks]


def _type(basis: Basis, kind: str) -> tuple[Factor, ...]:
    figure = basis.types[kind]
    share = Factor(f"{figure.place}の種類の割合", figure, basis.body.value if basis.body else None)
    return (*_handbook(basis, BODY), share)


def _by_type(basis: Basis) -> list[Estimate]:
    if BODY not in basis.handbooks:
        return []
    return [Estimate("B", kind, "", _type(basis, kind)) for kind in basis.types]


def _by_age(basis: Basis) -> list[Estimate]:
    if BODY not in basis.handbooks:
        return []
    return [
        Estimate("C", kind, age, (*_type(basis, kind), Factor("調査の年齢の割合", share)))
        for (kind, age), share in sorted(basis.ages.items())
        if kind in basis.types and age in AGES
    ]


def _by_handbook_age(basis: Basis) -> list[Estimate]:
    return [
        Estimate(
            "D",
            kind,
            str(AgeBand.UNDER_18),
            (*_handbook(basis, kind), Factor(f"{young.place}の18歳未満の割合", young, of.value)),
        )
        for kind, (young, of) in sorted(basis.handbook_ages.items())
        if kind in basis.handbooks and kind != BODY
    ]
