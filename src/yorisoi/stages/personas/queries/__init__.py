"""Read personas: the newest versions, what each line stands on, and the groups they stand for."""

from yorisoi.stages.personas.queries.grid import (
    CentreView,
    Grid,
    GridCell,
    GridRow,
    centres,
    grid,
    n_known,
)
from yorisoi.stages.personas.queries.kit import COLUMNS, kit_tables
from yorisoi.stages.personas.queries.lines import (
    Cited,
    Line,
    citable_figures,
    citable_voices,
    line,
    lines,
    lines_citing,
    passages_citing,
    voices_of,
)
from yorisoi.stages.personas.queries.personas import (
    persona,
    personas,
    reviews,
    segment,
    segments,
    shared_persona,
    shared_personas,
    version,
    versions,
)

__all__ = [
    "COLUMNS",
    "CentreView",
    "Cited",
    "Grid",
    "GridCell",
    "GridRow",
    "Line",
    "centres",
    "citable_figures",
    "citable_voices",
    "grid",
    "kit_tables",
    "line",
    "lines",
    "lines_citing",
    "n_known",
    "passages_citing",
    "persona",
    "personas",
    "reviews",
    "segment",
    "segments",
    "shared_persona",
    "shared_personas",
    "version",
    "versions",
    "voices_of",
]
