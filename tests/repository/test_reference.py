"""The reference of the command is what the command says of itself."""

import importlib.util
from pathlib import Path


def test_every_verb_stands_in_the_reference(house: Path) -> None:
    spec = importlib.util.spec_from_file_location("reference", house / "scripts" / "reference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    assert module.PAGE.read_text() == module.reference()
