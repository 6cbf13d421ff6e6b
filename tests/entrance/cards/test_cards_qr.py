"""The code on a card says its address: read back by a reader of the tests' own."""

import pytest

from entrance.cards.qr_reading import QUIET, modules_in, read
from yorisoi.entrance.cards import qr


@pytest.mark.parametrize("n", [14, 26, 42, 62, 84, 100])
def test_code_reads_back_whatever_version_it_needs(n: int) -> None:
    address = ("https://yorisoi.example/c/" + "aZ-_09" * 20)[:n]

    assert read(modules_in(qr.drawn(address))) == address


def test_code_has_a_quiet_zone_of_four_modules_on_each_side() -> None:
    size = len(qr.matrix("https://yorisoi.example/")) + 2 * QUIET

    assert f'viewBox="0 0 {size} {size}"' in qr.drawn("https://yorisoi.example/")


def test_reader_bites_when_a_module_is_wrong() -> None:
    address = "https://yorisoi.example/c/abcdefgh"
    modules = modules_in(qr.drawn(address))
    modules[-1][-9] = not modules[-1][-9]

    assert read(modules) != address
