"""From a description and the bytes beside it to a checked kit, the same for zip and folder."""

import hashlib
from collections.abc import Mapping

from yorisoi.engines.kitfile.description import Description, Resource
from yorisoi.engines.kitfile.shape import Kit, KitError, Reason, Table
from yorisoi.engines.kitfile.table_text import from_bytes

Allowed = Mapping[str, tuple[str, ...]]


def assemble(
    description: Description, files: Mapping[str, bytes], *, allowed: Allowed | None
) -> Kit:
    """Check every listed table against its size, hash, columns and the allow-list.

    Raises:
        KitError: a file is missing or unlisted, differs from the list, or is not allowed.

    """
    resources = description.resources
    if resources is None:
        resources = tuple(map(_unlisted, sorted(files)))
    listed = {resource.path for resource in resources}
    if extra := sorted(set(files) - listed):
        raise KitError(Reason.UNLISTED_ENTRY, place=extra[0])
    if missing := sorted(listed - set(files)):
        raise KitError(Reason.MISSING_ENTRY, place=missing[0])
    tables = (_table(resource, files[resource.path], allowed=allowed) for resource in resources)
    return Kit(description.manifest, tuple(tables))


def _unlisted(path: str) -> Resource:
    return Resource(path.removesuffix(".csv"), path, None, None, None)


def _table(resource: Resource, data: bytes, *, allowed: Allowed | None) -> Table:
    if allowed is not None and resource.name not in allowed:
        raise KitError(Reason.TABLE_NOT_ALLOWED, place=resource.path)
    if resource.n_bytes is not None and resource.n_bytes != len(data):
        detail = f"expected {resource.n_bytes} bytes, came {len(data)}"
        raise KitError(Reason.HASH_MISMATCH, place=resource.path, detail=detail)
    came = "sha256:" + hashlib.sha256(data).hexdigest()
    if resource.sha256 is not None and resource.sha256 != came:
        raise KitError(Reason.HASH_MISMATCH, place=resource.path, detail=came)
    table = from_bytes(data, name=resource.name, place=resource.path)
    for expected in (resource.columns, None if allowed is None else allowed[resource.name]):
        if expected is not None and expected != table.columns:
            detail = f"expected {','.join(expected)}; came {','.join(table.columns)}"
            raise KitError(Reason.WRONG_COLUMNS, place=resource.path, detail=detail)
    return table
