"""Files, functions and classes stay small enough to hold in the head; names say what they are."""

import ast
from pathlib import Path

import pytest

from .conftest import SOURCE, python_files

VAGUE = {"utils", "helpers", "common", "base", "manager", "handle", "process", "misc", "tools"}
# Django looks for a database backend under this name.
NAMED_BY_DJANGO = {"web/sqlite3/base.py"}
FILE_LINES, FUNCTION_LINES, CLASS_LINES, PARAMETERS = 300, 40, 200, 6


def _id(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def _length(node: ast.AST) -> int:
    """Lines of a definition without its docstring."""
    n = node.end_lineno - node.lineno + 1
    first = node.body[0]
    is_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return n - (first.end_lineno - first.lineno + 1 if is_docstring else 0)


@pytest.mark.parametrize("path", python_files(), ids=_id)
def test_file_is_short_and_explains_itself(path: Path) -> None:
    text = path.read_text()

    assert len(text.splitlines()) <= FILE_LINES
    assert ast.get_docstring(ast.parse(text))
    assert path.stem not in VAGUE or _id(path) in NAMED_BY_DJANGO


@pytest.mark.parametrize("path", python_files(), ids=_id)
def test_functions_and_classes_are_short(path: Path) -> None:
    long = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            arguments = node.args
            n = len(arguments.args) + len(arguments.kwonlyargs) + len(arguments.posonlyargs)
            n -= arguments.args[:1] != [] and arguments.args[0].arg in {"self", "cls"}
            if _length(node) > FUNCTION_LINES or n > PARAMETERS:
                long.append((node.name, _length(node), n))
        elif isinstance(node, ast.ClassDef) and _length(node) > CLASS_LINES:
            long.append((node.name, _length(node), 0))

    assert long == []


@pytest.mark.parametrize("path", python_files(), ids=_id)
def test_imports_stand_at_the_top(path: Path) -> None:
    inside = [
        inner.lineno
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        for inner in ast.walk(node)
        if isinstance(inner, (ast.Import, ast.ImportFrom))
    ]

    assert inside == []
