"""What is not a sound kit is refused with a reason and a place."""

import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from yorisoi.engines.kitfile import (
    Kit,
    KitError,
    Limits,
    Manifest,
    Table,
    pack,
    read_folder,
    unpack,
    write_folder,
)

KIT = Kit(
    Manifest("kakuu-ku", "架空区のキット", "1", "架空区", "CC0-1.0", "架空の一年"),
    (Table("area/town", ("name", "kind"), (("見本町", "架空"), ("例示町", "架空"))),),
)
PATH = "area/town.csv"
Files = dict[str, bytes]


def files_of(kit: Kit) -> Files:
    with zipfile.ZipFile(BytesIO(pack(kit))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: Files, *, method: int = zipfile.ZIP_STORED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def described(change: Callable[[dict[str, Any]], object]) -> bytes:
    files = files_of(KIT)
    package = json.loads(files["datapackage.json"])
    change(package)
    return zipped(files | {"datapackage.json": json.dumps(package).encode()})


def refusal(read: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(KitError) as refused:
        read()
    return refused.value.reason.value, refused.value.place


def test_bytes_that_are_no_zip_are_refused() -> None:
    assert refusal(lambda: unpack(b"name,kind\n")) == ("not-a-zip", "")


@pytest.mark.parametrize(
    "name", ["../town.csv", "/etc/town.csv", "area\\town.csv", "C:/town.csv", "area//x.csv", "a/"]
)
def test_an_unsafe_path_is_refused(name: str) -> None:
    data = zipped(files_of(KIT) | {name: b""})
    assert refusal(lambda: unpack(data)) == ("unsafe-path", repr(name))


def test_an_unlisted_entry_is_refused() -> None:
    data = zipped(files_of(KIT) | {"people/person.csv": b"name\n"})
    assert refusal(lambda: unpack(data)) == ("unlisted-entry", "people/person.csv")


@pytest.mark.parametrize("name", ["datapackage.json", PATH])
def test_a_missing_entry_is_refused(name: str) -> None:
    files = files_of(KIT)
    del files[name]
    assert refusal(lambda: unpack(zipped(files))) == ("missing-entry", name)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_entry_that_comes_twice_is_refused() -> None:
    out = BytesIO(pack(KIT))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(PATH, b"name,kind\n")
    assert refusal(lambda: unpack(out.getvalue())) == ("duplicate-entry", PATH)


@pytest.mark.parametrize("data", [b"name,kind\n", "name,kind\n見本町,架空\n例示町,仮空\n".encode()])
def test_a_changed_table_is_refused(data: bytes) -> None:
    assert refusal(lambda: unpack(zipped(files_of(KIT) | {PATH: data}))) == ("hash-mismatch", PATH)


def test_a_table_without_a_listed_hash_is_refused_in_an_archive() -> None:
    data = described(lambda package: package["resources"][0].pop("hash"))
    assert refusal(lambda: unpack(data)) == ("hash-mismatch", PATH)


def test_a_listed_path_that_is_not_the_name_is_refused() -> None:
    data = described(lambda package: package["resources"][0].update(path="../../town.csv"))
    assert refusal(lambda: unpack(data)) == ("unsafe-path", "datapackage.json area/town")


def test_columns_other_than_listed_are_refused() -> None:
    data = described(lambda package: package["resources"][0]["schema"]["fields"].pop())
    assert refusal(lambda: unpack(data)) == ("wrong-columns", PATH)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda package: package.pop("title"), "datapackage.json title"),
        (lambda package: package.update(licenses=[]), "datapackage.json licenses"),
        (lambda package: package.update(yorisoi=[]), "datapackage.json yorisoi"),
        (lambda package: package["yorisoi"].update(format=2), "datapackage.json yorisoi.format"),
        (lambda package: package.update(resources={}), "datapackage.json resources"),
        (lambda package: package["resources"][0].update(bytes="9"), "datapackage.json bytes"),
        (lambda package: package.pop("resources"), "datapackage.json"),
    ],
)
def test_a_description_with_a_field_missing_or_wrong_is_refused(
    change: Callable[[dict[str, Any]], object], place: str
) -> None:
    assert refusal(lambda: unpack(described(change))) == ("bad-description", place)


@pytest.mark.parametrize("text", [b"{", b'{"name": "a", "name": "b"}', b"[" * 100_000, b"[]"])
def test_a_description_that_is_no_json_object_is_refused(text: bytes) -> None:
    files = files_of(KIT) | {"datapackage.json": text}
    assert refusal(lambda: unpack(zipped(files)))[0] == "bad-description"


def test_an_archive_with_too_many_entries_is_refused() -> None:
    limits = Limits(n_entries=1)
    assert refusal(lambda: unpack(pack(KIT), limits=limits)) == ("too-large", "")


def test_an_archive_with_too_many_bytes_is_refused() -> None:
    limits = Limits(n_bytes=100)
    assert refusal(lambda: unpack(pack(KIT), limits=limits)) == ("too-large", "")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = zipped(files_of(KIT) | {PATH: bytes(1_000_001)}, method=zipfile.ZIP_DEFLATED)
    assert refusal(lambda: unpack(bomb)) == ("bomb", PATH)


def test_a_small_table_of_equal_rows_is_no_bomb() -> None:
    rows = (("見本町", "架空"),) * 20_000
    kit = Kit(KIT.manifest, (Table("area/town", ("name", "kind"), rows),))
    packed = zipped(files_of(kit), method=zipfile.ZIP_DEFLATED)
    assert len(packed) < 10_000
    assert unpack(packed) == kit


def test_a_table_nobody_allowed_is_refused() -> None:
    allowed = {"area/centre": ("name",)}
    assert refusal(lambda: unpack(pack(KIT), allowed=allowed)) == ("table-not-allowed", PATH)


def test_a_column_nobody_allowed_is_refused() -> None:
    allowed = {"area/town": ("name",)}
    assert refusal(lambda: unpack(pack(KIT), allowed=allowed)) == ("wrong-columns", PATH)


def test_a_table_that_is_allowed_is_read() -> None:
    assert unpack(pack(KIT), allowed={"area/town": ("name", "kind")}) == KIT


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"name\n\xff\n", ("not-utf8", f"{PATH} byte 5")),
        (b"name,name\n", ("duplicate-column", "area/town")),
        (b"name,kind\na\n", ("bad-row", f"{PATH} line 2")),
        (b'name\n"a"b\n', ("bad-csv", f"{PATH} line 2")),
        ("お名前\n".encode(), ("wrong-columns", "area/town")),
        (b"name\na\0b\n", ("unsafe-character", "area/town row 1")),
        (b"", ("wrong-columns", PATH)),
    ],
)
def test_a_table_that_is_no_clean_csv_is_refused(
    tmp_path: Path, data: bytes, expected: tuple[str, str]
) -> None:
    write_by_hand(tmp_path, data)
    assert refusal(lambda: read_folder(tmp_path)) == expected


def test_a_folder_edited_by_hand_needs_no_list_of_tables(tmp_path: Path) -> None:
    write_by_hand(tmp_path, "\ufeffname,kind\r\n見本町,架空\r\n\r\n例示町,架空\r\n".encode())
    (tmp_path / "README.md").write_text("架空")
    assert read_folder(tmp_path) == KIT


def test_a_folder_with_a_list_is_held_to_it(tmp_path: Path) -> None:
    write_folder(KIT, tmp_path)
    (tmp_path / "area" / "person.csv").write_text("name\n")
    assert refusal(lambda: read_folder(tmp_path)) == ("unlisted-entry", "area/person.csv")


def test_a_folder_without_description_is_refused(tmp_path: Path) -> None:
    assert refusal(lambda: read_folder(tmp_path)) == ("missing-entry", "datapackage.json")


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "secret.csv"
    outside.write_text("name\n")
    inside = tmp_path / "kit"
    write_by_hand(inside, b"name\n")
    (inside / PATH).unlink()
    (inside / PATH).symlink_to(outside)
    assert refusal(lambda: read_folder(inside)) == ("unsafe-path", PATH)


def test_a_folder_with_other_tables_is_not_written_over(tmp_path: Path) -> None:
    write_by_hand(tmp_path, b"name\n")
    kit = Kit(KIT.manifest, (Table("goals/goal", ("code",)),))
    assert refusal(lambda: write_folder(kit, tmp_path)) == ("folder-in-use", PATH)
    assert not (tmp_path / "goals").exists()


def test_a_table_with_a_bad_name_width_or_cell_cannot_be_made() -> None:
    assert refusal(lambda: Table("town", ("name",))) == ("bad-name", "town")
    assert refusal(lambda: Table("area/town", ("name",), (("a", "b"),)))[0] == "bad-row"
    assert refusal(lambda: Table("area/town", ("name",), (("a" * 100_001,),)))[0] == "cell-too-long"
    assert refusal(lambda: Table("area/town", ()))[0] == "wrong-columns"


def test_a_kit_with_two_tables_of_one_name_cannot_be_made() -> None:
    assert refusal(lambda: Kit(KIT.manifest, KIT.tables * 2)) == ("duplicate-entry", "area/town")


def write_by_hand(folder: Path, table: bytes) -> None:
    (folder / "area").mkdir(parents=True)
    (folder / PATH).write_bytes(table)
    package = json.loads(files_of(KIT)["datapackage.json"])
    del package["resources"]
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
