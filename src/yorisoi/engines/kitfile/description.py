"""The ``datapackage.json`` of a kit: written canonically, read strictly.

It lists every table with its size and SHA-256, so the hash of this one small file stands for the
whole kit. Every field is a string and no value counts as missing: an empty cell stays empty.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from yorisoi.engines.kitfile.shape import Kit, KitError, Manifest, Reason, Table
from yorisoi.engines.kitfile.table_text import to_bytes

FILE_NAME = "datapackage.json"
FORMAT = 1


@dataclass(frozen=True)
class Resource:
    """One listed table: its path, and size, hash and columns where the list gives them."""

    name: str
    path: str
    n_bytes: int | None
    sha256: str | None
    columns: tuple[str, ...] | None


@dataclass(frozen=True)
class Description:
    """What a ``datapackage.json`` says; ``resources`` is None when it lists no tables at all."""

    manifest: Manifest
    resources: tuple[Resource, ...] | None


def table_path(name: str) -> str:
    """Return where a table lies inside the kit."""
    return f"{name}.csv"


def describe(kit: Kit) -> bytes:
    """Write the description of a kit; equal kits give equal bytes."""
    manifest = kit.manifest
    package = {
        "profile": "tabular-data-package",
        "name": manifest.name,
        "title": manifest.title,
        "description": manifest.description,
        "version": manifest.version,
        "licenses": [{"name": manifest.licence}],
        "yorisoi": {
            "format": FORMAT,
            "municipality": manifest.municipality,
            "created_from": manifest.created_from,
            "notice": manifest.notice,
        },
        "resources": [_resource(table) for table in kit.tables],
    }
    text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8")


def fingerprint(kit: Kit) -> str:
    """Return ``sha256:`` and the hash of the kit's ``datapackage.json``.

    The same value comes from ``sha256sum datapackage.json`` in a packed or written kit. It changes
    when any cell, column, table or word of the manifest changes.
    """
    return "sha256:" + hashlib.sha256(describe(kit)).hexdigest()


def read_description(data: bytes) -> Description:
    """Read a ``datapackage.json``.

    Raises:
        KitError: not UTF-8, not JSON, a key twice, or a field missing or of another type.

    """
    package = _object(_load(data), place=FILE_NAME)
    own = _object(package.get("yorisoi"), place=f"{FILE_NAME} yorisoi")
    if own.get("format", FORMAT) != FORMAT:
        _refuse("yorisoi.format", f"expected {FORMAT}, came {own.get('format')!r}")
    manifest = Manifest(
        name=_text(package, "name"),
        title=_text(package, "title"),
        version=_text(package, "version"),
        municipality=_text(own, "municipality"),
        licence=_licence(package),
        created_from=_text(own, "created_from", default=""),
        description=_text(package, "description", default=""),
        notice=_text(own, "notice", default=""),
    )
    return Description(manifest, _resources(package))


def _resource(table: Table) -> dict[str, Any]:
    data = to_bytes(table)
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": table_path(table.name),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": "sha256:" + hashlib.sha256(data).hexdigest(),
        "schema": {
            "fields": [{"name": column, "type": "string"} for column in table.columns],
            "missingValues": [],
        },
    }


def _load(data: bytes) -> object:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise KitError(Reason.NOT_UTF8, place=f"{FILE_NAME} byte {error.start}") from error
    try:
        return json.loads(text, object_pairs_hook=_without_repeats)
    except KitError:
        raise
    except (ValueError, RecursionError) as error:
        raise KitError(Reason.BAD_DESCRIPTION, place=FILE_NAME, detail=str(error)) from error


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        _refuse("keys", "a key appears twice")
    return found


def _object(value: object, *, place: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise KitError(Reason.BAD_DESCRIPTION, place=place, detail="expected an object")
    return value


def _array(value: object, *, field: str) -> list[object]:
    if not isinstance(value, list):
        _refuse(field, "expected a list")
    return value


def _text(found: Mapping[str, object], field: str, *, default: str | None = None) -> str:
    value = found.get(field, default)
    if not isinstance(value, str):
        _refuse(field, "expected a string")
    return value


def _licence(package: Mapping[str, object]) -> str:
    licences = _array(package.get("licenses"), field="licenses")
    if len(licences) != 1:
        _refuse("licenses", "expected exactly one")
    return _text(_object(licences[0], place=f"{FILE_NAME} licenses"), "name")


def _resources(package: Mapping[str, object]) -> tuple[Resource, ...] | None:
    if "resources" not in package:
        return None
    listed = _array(package["resources"], field="resources")
    resources = tuple(_listed(_object(one, place=f"{FILE_NAME} resources")) for one in listed)
    if len({resource.path for resource in resources}) != len(resources):
        raise KitError(Reason.DUPLICATE_ENTRY, place=f"{FILE_NAME} resources")
    return resources


def _listed(found: Mapping[str, object]) -> Resource:
    name, path = _text(found, "name"), _text(found, "path")
    if path != table_path(name):
        raise KitError(Reason.UNSAFE_PATH, place=f"{FILE_NAME} {name}", detail=path)
    n_bytes = found.get("bytes")
    if n_bytes is not None and type(n_bytes) is not int:
        _refuse("bytes", "expected a whole number")
    sha256 = _text(found, "hash", default="")
    return Resource(name, path, n_bytes, sha256 or None, _columns(found))


def _columns(found: Mapping[str, object]) -> tuple[str, ...] | None:
    if "schema" not in found:
        return None
    schema = _object(found["schema"], place=f"{FILE_NAME} schema")
    fields = _array(schema.get("fields"), field="schema.fields")
    return tuple(_text(_object(one, place=f"{FILE_NAME} fields"), "name") for one in fields)


def _refuse(field: str, detail: str) -> NoReturn:
    raise KitError(Reason.BAD_DESCRIPTION, place=f"{FILE_NAME} {field}", detail=detail)
