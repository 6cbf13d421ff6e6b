"""Write sources, figures and places; take in a file after it was looked at; estimate; take a kit."""

from yorisoi.stages.area.actions.estimating import NothingToEstimate, estimate_matrix
from yorisoi.stages.area.actions.figures import (
    FacilityWords,
    FigureToldTwice,
    FigureWords,
    SourceWords,
    delete_figure,
    put_facility,
    put_figure,
    put_source,
)
from yorisoi.stages.area.actions.intakes import (
    AlreadySettled,
    DateMissing,
    MustBeMended,
    bring_file,
    change_source_details,
    discard,
    store,
)
from yorisoi.stages.area.actions.kit import load_kit_tables

__all__ = [
    "AlreadySettled",
    "DateMissing",
    "FacilityWords",
    "FigureToldTwice",
    "FigureWords",
    "MustBeMended",
    "NothingToEstimate",
    "SourceWords",
    "bring_file",
    "change_source_details",
    "delete_figure",
    "discard",
    "estimate_matrix",
    "load_kit_tables",
    "put_facility",
    "put_figure",
    "put_source",
    "store",
]
