"""What the tests of the entrance share."""

import pytest
from pytest_django import Settings


@pytest.fixture
def real(settings: Settings) -> None:
    """A real programme: no one-click sign-in, and nobody is exempt."""
    settings.YORISOI_EXAMPLE = False
