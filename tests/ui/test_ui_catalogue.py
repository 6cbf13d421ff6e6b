import re
from itertools import pairwise
from pathlib import Path

import pytest
from django.test import RequestFactory

from yorisoi import ui
from yorisoi.ui.preferences import COOKIE
from yorisoi.ui.views import catalogue

HOUSE = Path(ui.__path__[0])
TEMPLATES = sorted(HOUSE.rglob("*.html"))


@pytest.fixture
def page():
    return catalogue(RequestFactory().get("/ui-catalogue")).content.decode()


def test_catalogue_shows_every_class_of_part(page):
    parts = [
        "ev",
        "kari",
        "est",
        "unk",
        "chip",
        "warn",
        "facts mt",
        "tasks",
        "answers",
        "year",
        "choice",
        "errs",
        "pick",
        "must",
        "empty",
        "pager",
        "said",
        "chart",
        "dots",
        "steps",
        "prog",
    ]
    assert [name for name in parts if f'class="{name}' not in page] == []


def test_catalogue_has_nothing_inline(page):
    assert re.findall(r"<script(?! src=)|<style| style=| on\w+=", page) == []


def test_every_picture_is_named_or_hidden(page):
    pictures = re.findall(r"<svg[^>]*>", page)
    assert len(pictures) > 20
    assert [
        tag for tag in pictures if 'aria-hidden="true"' not in tag and "aria-labelledby=" not in tag
    ] == []


def test_ids_on_the_catalogue_are_unique(page):
    ids = re.findall(r' id="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))


def test_every_reference_on_the_catalogue_has_its_target(page):
    ids = set(re.findall(r' id="([^"]+)"', page))
    wanted = {
        name
        for value in re.findall(r' (?:aria-labelledby|aria-describedby|for)="([^"]+)"', page)
        for name in value.split()
    }
    wanted |= set(re.findall(r' href="#([^"]+)"', page))
    assert wanted - ids == set()


def test_headings_do_not_skip_a_level(page):
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert max(b - a for a, b in pairwise(levels)) <= 1


def test_display_choices_come_from_the_cookie():
    request = RequestFactory().get("/ui-catalogue")
    request.COOKIES[COOKIE] = "theme-yellow"
    assert 'data-theme="yellow"' in catalogue(request).content.decode()


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_template_is_short_and_has_nothing_inline(template):
    text = template.read_text()
    assert len(text.splitlines()) <= 120
    assert re.findall(r"<script(?! src=)|<style| style=| on\w+=", text) == []


@pytest.mark.parametrize("sheet", sorted(HOUSE.rglob("*.css")), ids=lambda path: path.name)
def test_style_sheet_is_whole_and_asks_nobody_else(sheet):
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    assert text.count("{") == text.count("}")
    assert re.findall(r"url\(|@import|https?:", text) == []


def test_two_fills_at_most_are_defined_for_charts():
    base = (HOUSE / "static/yorisoi/base.css").read_text()
    assert re.findall(r"\.c[12] \{ fill: (var\(--[\w-]+\))", base) == ["var(--ai)", "var(--ai-2)"]
