"""Charts: pure functions that draw figures as inline SVG with a summary and a table of the same figures.

Solid is counted, hollow is the rest, a dashed outline is estimated, a thin line with ends is a range, a cross was
not asked. Two fills at most; colours come from the style sheet, so that all four themes work.
"""

from yorisoi.ui.charts.amounts import Bar, Point, Range, bars, interval, trend
from yorisoi.ui.charts.days import Due, days
from yorisoi.ui.charts.drawing import Chart, ChartTable, KeyItem
from yorisoi.ui.charts.evidence import ChainLink, chain
from yorisoi.ui.charts.persons import DotRow, ReachRow, dots, reach
from yorisoi.ui.charts.places import Place, Seat, seats, town_map
from yorisoi.ui.charts.population import AgeBand, Cell, MatrixRow, matrix, pyramid

__all__ = [
    "AgeBand",
    "Bar",
    "Cell",
    "ChainLink",
    "Chart",
    "ChartTable",
    "DotRow",
    "Due",
    "KeyItem",
    "MatrixRow",
    "Place",
    "Point",
    "Range",
    "ReachRow",
    "Seat",
    "bars",
    "chain",
    "days",
    "dots",
    "interval",
    "matrix",
    "pyramid",
    "reach",
    "seats",
    "town_map",
    "trend",
]
