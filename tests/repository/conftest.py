"""What the walks over the repository share."""

from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "yorisoi"


@pytest.fixture(scope="session")
def source() -> Path:
    """The package."""
    return SOURCE


def python_files() -> list[Path]:
    """Every source file that people wrote."""
    return sorted(p for p in SOURCE.rglob("*.py") if "migrations" not in p.parts)


def templates() -> list[Path]:
    """Every page template."""
    return sorted(SOURCE.rglob("templates/**/*.html"))
