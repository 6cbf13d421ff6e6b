"""The attacker in three dimensions: whole numbers betray what fractions leave open."""

import itertools

import numpy as np

from yorisoi.engines.disclosure import FrequencyTable
from yorisoi.engines.disclosure.attacker import farthest, farthest_whole
from yorisoi.engines.disclosure.grid import grid_of

SHAPE = (3, 4, 4)
COUNTS = "000101101001111011110101101110100100101100101111"
HIDDEN = "0111001110111000110000000111001110010010111100000011100101001101011110000000000000000000000000000000"


def test_move_of_half_a_person_is_no_move() -> None:
    names = tuple(tuple(f"{axis}{n}" for n in range(size)) for axis, size in enumerate(SHAPE))
    leaves = itertools.product(*names)
    counts = {place: int(count) for place, count in zip(leaves, COUNTS, strict=True)}
    grid = grid_of(FrequencyTable(("a", "b", "c"), names, counts))
    hidden = np.array([mark == "1" for mark in HIDDEN])
    target = grid.labels.index(("01", "13", "22"))

    of_fractions = farthest(
        grid, target=target, sign=1, freedom=hidden.astype(float), ceiling=np.inf
    )

    assert round(of_fractions.distance, 6) == 0.5
    assert round(farthest_whole(grid, target=target, sign=1, hidden=hidden), 6) == 0.0
