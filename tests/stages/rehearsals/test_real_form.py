"""The practice of the class application says what the real form says."""

import csv
import io
from pathlib import Path

from yorisoi.people import arrangements
from yorisoi.stages.courses.forms.public import ArrangementsForm, ContactForm


def _rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode(), newline="")))


def _steps(house: Path) -> dict[str, dict[str, str]]:
    rows = _rows(house / "kits/nerima/rehearsals/steps.csv")
    return {row["order"]: row for row in rows if row["procedure"] == "class-application"}


def test_contact_step_asks_what_the_form_asks(house: Path) -> None:
    step, field = _steps(house)["4"], ContactForm().fields["contact"]

    assert step["screen"] == str(field.label)
    assert step["options"].splitlines() == [str(label) for _value, label in field.choices]


def test_arrangements_step_offers_what_the_form_offers(house: Path) -> None:
    step = _steps(house)["5"]
    offered = {each.plain for each in arrangements.catalogue().values()}

    assert step["screen"] == str(ArrangementsForm.title)
    assert set(step["options"].splitlines()) <= offered


def test_class_step_offers_classes_of_the_kit(house: Path) -> None:
    names = {row["name"] for row in _rows(house / "kits/nerima/courses/courses.csv")}

    assert set(_steps(house)["2"]["options"].splitlines()) <= names


def test_buttons_carry_the_words_of_the_real_pages(house: Path) -> None:
    pages = house / "src/yorisoi/stages/courses/templates/courses"
    steps = _steps(house)

    views = (pages.parents[1] / "views" / "public.py").read_text(encoding="utf-8")
    assert f'_("{steps["3"]["press"]}")' in views
    assert f'_("{steps["7"]["press"]}")' in (pages / "check.html").read_text(encoding="utf-8")
