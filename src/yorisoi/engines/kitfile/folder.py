"""A kit as an open folder: ``datapackage.json`` and ``<stage>/<table>.csv``, to read and edit.

In a folder that people edit by hand, sizes and hashes may be left out of ``datapackage.json``, and
so may the whole list of resources; what is written there is checked. Other files beside the
tables, such as a README, are left alone.
"""

from pathlib import Path

from yorisoi.engines.kitfile.archive import Limits
from yorisoi.engines.kitfile.assembly import Allowed, assemble
from yorisoi.engines.kitfile.description import FILE_NAME, describe, read_description, table_path
from yorisoi.engines.kitfile.shape import Kit, KitError, Reason
from yorisoi.engines.kitfile.table_text import to_bytes


def read_folder(path: Path, *, allowed: Allowed | None = None) -> Kit:
    """Read a kit from a folder.

    Args:
        path: the folder that holds ``datapackage.json``.
        allowed: table name -> its columns; when given, any other table is refused.

    Raises:
        KitError: with the reason and the file.

    """
    description_file = path / FILE_NAME
    if not description_file.is_file():
        raise KitError(Reason.MISSING_ENTRY, place=FILE_NAME)
    description = read_description(_read(description_file, root=path))
    files = {name: _read(path / name, root=path) for name in _tables_in(path)}
    return assemble(description, files, allowed=allowed)


def write_folder(kit: Kit, path: Path) -> None:
    """Write a kit as a folder, over an earlier state of the same tables.

    Raises:
        KitError: ``folder-in-use`` when tables lie there which this kit does not have; nothing
            has been written then.

    """
    files = {table_path(table.name): to_bytes(table) for table in kit.tables}
    if strangers := sorted(set(_tables_in(path)) - set(files)):
        raise KitError(Reason.FOLDER_IN_USE, place=strangers[0])
    for name, data in ((FILE_NAME, describe(kit)), *files.items()):
        target = path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _tables_in(path: Path) -> list[str]:
    return sorted(found.relative_to(path).as_posix() for found in path.glob("*/*.csv"))


def _read(file: Path, *, root: Path) -> bytes:
    place = file.relative_to(root).as_posix()
    if not file.resolve().is_relative_to(root.resolve()):
        raise KitError(Reason.UNSAFE_PATH, place=place)
    try:
        if file.stat().st_size > Limits().n_bytes:
            raise KitError(Reason.TOO_LARGE, place=place)
        return file.read_bytes()
    except OSError as error:
        raise KitError(Reason.DAMAGED, place=place, detail=str(error)) from error
