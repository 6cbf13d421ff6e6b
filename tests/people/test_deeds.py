"""Every act that is written into the journal has its words, in each language of the house."""

import ast
import re
from pathlib import Path

import pytest
from django.utils import translation

from yorisoi.people.seen.deeds import ACTS

ACT = re.compile(r"[a-z][a-z_]*\.[a-z][a-z_]*")
A_FILE = re.compile(r"\.(csv|docx|html|ics|json|pdf|py|txt|xlsx|zip)$")
WRITES = re.compile(r"\bjournal\.write|\bnote_list\(|\bnote_view\(")


def _acts(source: Path) -> set[str]:
    """Return what looks like an act in the modules that write lines."""
    found = set()
    for path in source.rglob("*.py"):
        text = path.read_text()
        if not WRITES.search(text) or "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                is_act = ACT.fullmatch(node.value) and not A_FILE.search(node.value)
                found |= {node.value} if is_act else set()
    return found


@pytest.fixture
def source(house: Path) -> Path:
    """The package."""
    return house / "src" / "yorisoi"


def test_every_act_that_is_written_has_its_words(source: Path) -> None:
    written = _acts(source)

    assert len(written) > 100
    assert {"participant.view", "place.accept", "message.let_stand"} <= written
    assert written - set(ACTS) == set(), "add these to people/seen/deeds.py"


@pytest.mark.parametrize("language", ["en", "ja-x-easy"])
def test_every_act_is_said_in_each_language(language: str) -> None:
    with translation.override("ja"):
        plain = {act: str(words) for act, words in ACTS.items()}
    with translation.override(language):
        said = {act: str(words) for act, words in ACTS.items()}

    assert all(said.values())
    if language == "en":
        assert {act for act, words in said.items() if words == plain[act]} == set()


def test_words_go_on_after_the_name_of_who_did_it() -> None:
    with translation.override("ja"):
        assert {
            act for act, words in ACTS.items() if not str(words).endswith(("した", "ました"))
        } == set()
