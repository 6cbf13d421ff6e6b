"""What words are filled into is ours: no format string ever comes from a row, a form or a file."""

import ast
from collections.abc import Iterable
from pathlib import Path

import pytest

from repository.conftest import SOURCE, python_files

# What gives back a text of ours, when its own words are literal.
OURS = {
    "_",
    "_now",
    "gettext",
    "gettext_lazy",
    "pgettext",
    "ngettext",
    "ngettext_lazy",
    "Markup",
    "SQL",
}

# Forms that came through a loop or an argument and were followed by eye to a sentence of ours.
FOLLOWED = {
    "stages/courses/actions/telling.py": {"line"},
    "stages/courses/forms/design.py": {"word"},
    "stages/courses/presenters/reports.py": {"words"},
    "stages/effects/presenters/tasks.py": {"words"},
    "people/seen/seeing.py": {"str(CONSENTS[entry.act])"},
    "stages/guides/presenters/claims/case.py": {"sentence", "text"},
    "stages/guides/presenters/claims/work.py": {"text"},
}


def _is_ours(form: ast.expr, known: set[str]) -> bool:
    """Whether a form is a literal, its translation, a constant of ours, or a choice of such."""
    if isinstance(form, ast.Constant | ast.JoinedStr):
        return True
    if isinstance(form, ast.Name):
        return form.id in known or form.id.strip("_").isupper()
    if isinstance(form, ast.Dict):
        return all(_is_ours(each, known) for each in form.values)
    if isinstance(form, ast.IfExp):
        return _is_ours(form.body, known) and _is_ours(form.orelse, known)
    if isinstance(form, ast.BinOp):
        return _is_ours(form.left, known) and _is_ours(form.right, known)
    if isinstance(form, ast.Subscript):
        return _is_ours(form.value, known)
    if isinstance(form, ast.Call):
        name = (
            form.func.attr if isinstance(form.func, ast.Attribute) else getattr(form.func, "id", "")
        )
        return name in OURS and all(_is_text(each) for each in form.args[:2])
    return False


def _is_text(word: ast.expr) -> bool:
    return isinstance(word, ast.Constant | ast.Name | ast.Attribute | ast.Call | ast.BinOp)


def _known(function: ast.AST) -> set[str]:
    """Return the names that are given only forms of ours."""
    given: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            given.setdefault(node.targets[0].id, []).append(node.value)
    known: set[str] = set()
    for _again in given:
        known = {name for name, forms in given.items() if all(_is_ours(e, known) for e in forms)}
    return known


def fillings(source: str) -> list[tuple[int, str]]:
    """Return where something is filled into a form that is not plainly ours, and that form."""
    tree = ast.parse(source)
    functions = [each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)]
    inside = {id(node) for each in functions for node in ast.walk(each)}
    scopes = [(each, _known(each)) for each in functions]
    found = [place for scope, known in scopes for place in _fillings(ast.walk(scope), known)]
    rest = (node for node in ast.walk(tree) if id(node) not in inside)
    return sorted({*found, *_fillings(rest, _known(tree))})


def _fillings(nodes: Iterable[ast.AST], known: set[str]) -> list[tuple[int, str]]:
    found = []
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            form = node.func.value if node.func.attr in {"format", "format_map"} else None
            if form is not None and isinstance(form, ast.Call) and ast.unparse(form) == "super()":
                form = None
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
            is_filling = isinstance(node.right, ast.Dict | ast.Tuple)
            form = node.left if is_filling else None
        else:
            form = None
        if form is not None and not _is_ours(form, known):
            found.append((node.lineno, ast.unparse(form)))
    return found


@pytest.mark.parametrize("path", python_files(), ids=lambda p: str(p.relative_to(SOURCE)))
def test_words_are_filled_into_forms_of_ours_only(path: Path) -> None:
    found = {form for _line, form in fillings(path.read_text(encoding="utf-8"))}

    assert found == FOLLOWED.get(str(path.relative_to(SOURCE)), set())


@pytest.mark.parametrize(
    "bad",
    [
        'form.cleaned_data["letter"].format(name=name)',
        "letter.words % {'name': name}",
        'row.words.format_map({"name": name})',
        "def f(words):\n    return words.format(1)",
        "said = row.words\nsaid % (1, 2)",
    ],
)
def test_form_that_came_from_somebody_is_found(bad: str) -> None:
    assert len(fillings(bad)) == 1
