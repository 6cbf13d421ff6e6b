"""Several questions asked of the same people: p-values that stay honest together.

Source: Holm (1979) Scandinavian Journal of Statistics 6. Assumes nothing about how the
questions hang together.
"""

from collections.abc import Sequence

from yorisoi.engines.effects.errors import EffectsError


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Adjust p-values by Holm's step-down rule, in the given order.

    From 0 to 1, one a question. Raises EffectsError `not_a_p_value` (field, row).
    """
    for row, p in enumerate(p_values):
        if not 0 <= p <= 1:
            raise EffectsError("not_a_p_value", f"p-value {row} is {p}", field="p_values", row=row)
    adjusted = [0.0] * len(p_values)
    highest = 0.0
    for rank, row in enumerate(sorted(range(len(p_values)), key=lambda row: p_values[row])):
        highest = max(highest, min(1.0, (len(p_values) - rank) * p_values[row]))
        adjusted[row] = highest
    return tuple(adjusted)
