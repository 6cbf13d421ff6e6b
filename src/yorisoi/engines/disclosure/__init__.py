"""Hide small counts in published tables, also against subtraction.

What is computed: for a table of counts of people over one or more dimensions, with all its
totals, which cells to hide so that nobody can work a small count back out. A count of 1 to
threshold-1 is hidden (primary); 0 and counts from the threshold on may be published; further
cells are hidden (secondary) so that the published rest does not give the small counts away.

The attacker: knows every published cell, that totals add up, that counts are whole and not
negative, and which cells cannot hold anybody (`impossible`). Not modelled: people who know their
own cell (insiders), several tables published over time, and somebody who re-runs the choice of
the secondary cells. Publish `Protected.figures()`: one mark for both kinds of hidden cell, since
"primary" alone tells that the count is small. Do not use it for weighted sums or money.

The requirement (default): what the attacker can still believe about each small count reaches from
at least `below` (1) under it to at least the threshold. So it is never known exactly, and never
even known to be small.

Units: people. Loss of a hidden cell is 1 + log(1 + count); the loss of a table is their sum.
Errors: `DisclosureError`. Source: Fischetti and Salazar, Management Science 47(7):1008-1026, 2001
(exact cell suppression); threshold and publication of zeros after Japan's NDB publication rule.
"""

from yorisoi.engines.disclosure.auditing import audit
from yorisoi.engines.disclosure.errors import DisclosureError
from yorisoi.engines.disclosure.model import (
    Audit,
    Cell,
    FrequencyTable,
    Interval,
    Protected,
    Shown,
    Status,
)
from yorisoi.engines.disclosure.protection import protect
from yorisoi.engines.disclosure.small import Row, hide, hide_row

__all__ = [
    "Audit",
    "Cell",
    "DisclosureError",
    "FrequencyTable",
    "Interval",
    "Protected",
    "Row",
    "Shown",
    "Status",
    "audit",
    "hide",
    "hide_row",
    "protect",
]
