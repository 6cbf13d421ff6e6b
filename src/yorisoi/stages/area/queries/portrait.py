"""The few figures by which the municipality is drawn on the first page."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from yorisoi.people.terms import DisabilityKind as Kind
from yorisoi.programme.models import Programme
from yorisoi.stages.area.models import Figure
from yorisoi.stages.area.rules import codes
from yorisoi.stages.area.terms import Certainty, Topic


@dataclass(frozen=True)
class Portrait:
    """Figures of one place, the newest of each; what is not known is None or empty."""

    place: str
    holders: Figure | None
    users: Figure | None
    one_person: Figure | None
    households: tuple[Figure, ...]
    ages: tuple[tuple[str, Figure, Figure], ...]
    young: tuple[Figure, ...]
    device_use: tuple[Figure, ...]
    other_places: tuple[str, ...]

    @property
    def n_people(self) -> Decimal:
        """All residents, as the sum of the bands of ages."""
        return _sum(self.ages)

    @property
    def n_older(self) -> Decimal:
        """Residents of 65 and over."""
        return _sum(band for band in self.ages if is_older(band[0]))

    @property
    def n_households(self) -> Decimal:
        """All households."""
        return sum((each.value or Decimal(0) for each in self.households), Decimal(0))


def is_older(age: str) -> bool:
    """Whether a band of ages such as 65-69 or 75+ lies at 65 or over."""
    return first_age(age) >= 65


def first_age(age: str) -> int:
    """Return the age at which a band begins."""
    start = age.split("-")[0].rstrip("+")
    return int(start) if start.isdigit() else -1


def portrait(programme: Programme) -> Portrait:
    """Return the portrait of the municipality from its own figures, and of the use of devices."""
    place = programme.municipality.name
    everything = list(programme.figures.exclude(value=None).select_related("source"))
    own = [figure for figure in everything if figure.place == place]
    households = _last_date(f for f in own if f.topic == Topic.HOUSEHOLDS and "人" in f.item)
    return Portrait(
        place=place,
        holders=_newest(f for f in own if _is_total(f, codes.HANDBOOKS)),
        users=_newest(f for f in own if _is_total(f, codes.SERVICES)),
        one_person=_newest(f for f in households if f.item == codes.ONE_PERSON),
        households=tuple(households),
        ages=_ages(own),
        young=tuple(
            sorted((f for f in own if f.item == codes.YOUNG and not f.sex), key=lambda f: f.as_of)
        ),
        device_use=_device_use(everything),
        other_places=tuple(sorted({f.place for f in everything} - {place})),
    )


def _sum(bands: Iterable[tuple[str, Figure, Figure]]) -> Decimal:
    values = (figure.value or Decimal(0) for _, men, women in bands for figure in (men, women))
    return sum(values, Decimal(0))


def _is_total(figure: Figure, item: str) -> bool:
    is_whole = not (figure.kind or figure.age or figure.sex)
    return figure.item == item and is_whole and figure.certainty == Certainty.COUNTED


def _newest(figures: Iterable[Figure]) -> Figure | None:
    return max(figures, key=lambda figure: figure.as_of, default=None)


def _last_date(figures: Iterable[Figure]) -> list[Figure]:
    found = list(figures)
    last = max((figure.as_of for figure in found), default="")
    return [figure for figure in found if figure.as_of == last]


def _ages(own: Iterable[Figure]) -> tuple[tuple[str, Figure, Figure], ...]:
    banded = [f for f in own if f.item == codes.POPULATION and f.age and f.sex]
    bands: dict[str, dict[str, Figure]] = {}
    for figure in _last_date(banded):
        bands.setdefault(figure.age, {})[figure.sex] = figure
    whole = [(age, found) for age, found in bands.items() if {"male", "female"} <= set(found)]
    return tuple(
        (age, found["male"], found["female"])
        for age, found in sorted(whole, key=lambda each: first_age(each[0]))
    )


def _device_use(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return what is known of smartphones and the internet by kind, newest first."""
    order = {str(kind): n for n, kind in enumerate(Kind)}
    found = [
        f
        for f in figures
        if f.kind in order and _is_about_devices(f) and f.certainty == Certainty.COUNTED
    ]
    newest: dict[tuple[str, str], Figure] = {}
    for figure in sorted(found, key=lambda each: each.as_of):
        newest[figure.kind, _device(figure)] = figure
    return tuple(sorted(newest.values(), key=lambda f: (order[f.kind], _minus(f.as_of))))


def _minus(as_of: str) -> int:
    return -int(as_of[:4])


def _is_about_devices(figure: Figure) -> bool:
    return figure.topic in (Topic.DEVICE_USE, Topic.INFORMATION) and _device(figure) != ""


def _device(figure: Figure) -> str:
    has_phone = any(
        word in figure.item for word in ("スマートフォン・タブレット", "スマホ・タブレット")
    )
    return "phone" if has_phone else "net" if figure.item == "インターネット" else ""
