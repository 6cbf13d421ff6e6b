"""Every template keeps to the house: short, in our own words, no inline style or script."""

import re
from pathlib import Path

import pytest

from .conftest import SOURCE, templates

JAPANESE = re.compile(r"[぀-ヿ一-鿿]")
ALLOWED_ROOMS = {"ui", "programme", "people", "web", "factors"}


def _id(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def _room(path: Path) -> str:
    return path.parent.name


@pytest.mark.parametrize("path", templates(), ids=_id)
def test_template_is_short(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 120


@pytest.mark.parametrize("path", templates(), ids=_id)
def test_template_has_no_inline_style_or_script(path: Path) -> None:
    text = path.read_text()

    assert re.findall(r"\sstyle=|<script(?! src=)|<style|\son[a-z]+=|javascript:", text) == []


@pytest.mark.parametrize("path", templates(), ids=_id)
def test_template_fetches_nothing_from_elsewhere(path: Path) -> None:
    loaded = re.findall(r'(?:src|href)="(https?:)?//', path.read_text())

    assert loaded == []


@pytest.mark.parametrize("path", templates(), ids=_id)
def test_every_japanese_sentence_is_translatable(path: Path) -> None:
    text = path.read_text()
    text = re.sub(r"\{#.*?#\}", "", text, flags=re.S)
    text = re.sub(r"\{%-?\s*trans.*?endtrans\s*-?%\}", "", text, flags=re.S)
    text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", text, flags=re.S)
    bare = {
        line.strip()
        for line in text.splitlines()
        if JAPANESE.search(line) and "日本語</button>" not in line and "aria-hidden" not in line
    }

    assert bare == set()


@pytest.mark.parametrize("path", templates(), ids=_id)
def test_template_uses_only_its_own_room_and_the_shared_ones(path: Path) -> None:
    used = re.findall(r'\{%-?\s*(?:extends|include|import|from)\s+"([^"/]+)/', path.read_text())
    strangers = {room for room in used if room not in ALLOWED_ROOMS | {_room(path)}}

    assert strangers == set()
