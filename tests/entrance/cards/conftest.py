"""What the tests of the cards share."""

from pathlib import Path

import pytest

import yorisoi


@pytest.fixture(scope="session")
def source_of_cards() -> Path:
    """The folder of the cards."""
    return Path(yorisoi.__file__).parent / "entrance" / "cards"
