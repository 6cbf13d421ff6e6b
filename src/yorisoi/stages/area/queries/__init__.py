"""Read what is known of the area: figures, the matrix, who has been reached, files on their way in."""

from yorisoi.stages.area.queries.figures import (
    facilities,
    facility,
    figure,
    figures,
    n_by_topic,
    own_first,
    source,
    sources,
    towns,
)
from yorisoi.stages.area.queries.intakes import (
    difference,
    doubts,
    intake,
    intakes,
    is_stopped,
    needs_date,
    rows,
)
from yorisoi.stages.area.queries.kit import COLUMNS, kit_tables
from yorisoi.stages.area.queries.matrix import Matrix, MatrixCell, matrix
from yorisoi.stages.area.queries.portrait import Portrait, portrait
from yorisoi.stages.area.queries.reach import Reach, reach

__all__ = [
    "COLUMNS",
    "Matrix",
    "MatrixCell",
    "Portrait",
    "Reach",
    "difference",
    "doubts",
    "facilities",
    "facility",
    "figure",
    "figures",
    "intake",
    "intakes",
    "is_stopped",
    "kit_tables",
    "matrix",
    "n_by_topic",
    "needs_date",
    "own_first",
    "portrait",
    "reach",
    "rows",
    "source",
    "sources",
    "towns",
]
