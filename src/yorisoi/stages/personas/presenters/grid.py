"""One cell of the matrix in words: the figure, the voices, those who take part."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from yorisoi.people.terms import DisabilityKind
from yorisoi.stages.area.terms import Certainty
from yorisoi.stages.personas.models import Segment
from yorisoi.stages.personas.queries import GridCell
from yorisoi.stages.personas.terms import Strength
from yorisoi.ui.words import figure, listed, roughly

UNKNOWN = str(DisabilityKind.UNKNOWN)


@dataclass(frozen=True)
class CellView:
    """What one cell says."""

    value: str
    is_estimated: bool
    is_unknown: bool
    has_no_figure: bool
    note: str
    marks: str
    strength: str
    segments: tuple[Segment, ...]


def cell(found: GridCell, *, minimum: int) -> CellView:
    """Return the words of a cell; a hidden number of people is told as fewer than the minimum."""
    is_estimated = found.figure.certainty == Certainty.ESTIMATED
    value = found.figure.value
    return CellView(
        value=roughly(value) if is_estimated else figure(value),
        is_estimated=is_estimated,
        is_unknown=value is None,
        has_no_figure=UNKNOWN in {found.kind, found.age},
        note=_note(found, minimum=minimum),
        marks="●" * found.strength + "○" * (Strength.THREE - found.strength),
        strength=strength_words(found.strength),
        segments=found.segments,
    )


def _note(found: GridCell, *, minimum: int) -> str:
    """Say what is there; a cell without voices and people stays quiet."""
    said = []
    if found.n_passages:
        said.append(_("声%(n)s") % {"n": found.n_passages})
    if found.n_registered is None:
        said.append(_("参加%(n)s人未満") % {"n": minimum})
    elif found.n_registered:
        said.append(_("参加%(n)s人") % {"n": found.n_registered})
    return listed(said)


def strength_words(strength: Strength) -> str:
    """Return how many of the three kinds of evidence there are."""
    return _("根拠は三つのうち%(n)sつ") % {"n": int(strength)}
