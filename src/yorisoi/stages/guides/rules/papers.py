"""A paper as plain JSON and back, so that a version stays as it was signed."""

from dataclasses import fields
from typing import Any, get_args

from yorisoi.engines import documents as paper

_KINDS = {kind.__name__: kind for kind in get_args(paper.Block)}
_HEAD = ("title", "lang", "notice", "subject", "kicker")


def to_json(document: paper.Document) -> dict[str, object]:
    """Return a paper as values that JSON can hold; equal papers give equal values."""
    head: dict[str, object] = {name: getattr(document, name) for name in _HEAD}
    return {**head, "blocks": [_block(block) for block in document.blocks]}


def from_json(content: dict[str, Any]) -> paper.Document:
    """Return the paper that was kept; raises KeyError or DocumentError for anything else."""
    head = {name: content[name] for name in _HEAD}
    return paper.Document(**head, blocks=tuple(_read(block) for block in content["blocks"]))


def _block(block: paper.Block) -> dict[str, object]:
    values = {field.name: _listed(getattr(block, field.name)) for field in fields(block)}
    return {"kind": type(block).__name__, **values}


def _read(kept: dict[str, Any]) -> paper.Block:
    values = {name: _tupled(value) for name, value in kept.items() if name != "kind"}
    block: paper.Block = _KINDS[kept["kind"]](**values)
    return block


def _listed(value: Any) -> Any:
    return [_listed(each) for each in value] if isinstance(value, tuple) else value


def _tupled(value: Any) -> Any:
    return tuple(_tupled(each) for each in value) if isinstance(value, list) else value
