"""English is complete, the easy wording keeps its promises, and no hole of a sentence is lost."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.pofile import read_po

HOLE = re.compile(r"%\(\w+\)[sd]|%%|%s|\{\w*\}")
BLAMING = ("不正", "無効", "エラー")


@pytest.fixture(scope="module")
def messages(house: Path) -> ModuleType:
    """The script that gathers and compiles."""
    spec = importlib.util.spec_from_file_location("messages", house / "scripts" / "messages.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _catalog(messages: ModuleType, locale: str):
    with messages._file(locale).open("rb") as file:
        return read_po(file)


@pytest.mark.parametrize("locale", ["en", "ja_X-easy"])
def test_every_source_string_is_gathered(messages: ModuleType, locale: str) -> None:
    source = {m.id for m in messages._template() if m.id}
    gathered = {m.id for m in _catalog(messages, locale) if m.id}

    assert source - gathered == set()


def test_english_is_complete(messages: ModuleType) -> None:
    lacking = [m.id for m in _catalog(messages, "en") if m.id and not m.string]

    assert lacking == []


@pytest.mark.parametrize("locale", ["en", "ja_X-easy"])
def test_no_hole_is_lost(messages: ModuleType, locale: str) -> None:
    torn = [
        m.id
        for m in _catalog(messages, locale)
        if isinstance(m.id, str)
        and m.id
        and m.string
        and sorted(HOLE.findall(m.id)) != sorted(HOLE.findall(m.string))
    ]

    assert torn == []


def test_easy_words_never_blame(messages: ModuleType) -> None:
    blaming = [
        m.string
        for m in _catalog(messages, "ja_X-easy")
        if m.id and any(word in str(m.string) for word in BLAMING)
    ]

    assert blaming == []
