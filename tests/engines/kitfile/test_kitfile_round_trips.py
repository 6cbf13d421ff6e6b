"""A kit is the same kit after every journey, and nothing else is ever taken for it."""

import hashlib
import random
import string
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yorisoi.engines.kitfile import (
    Kit,
    KitError,
    Manifest,
    Table,
    fingerprint,
    pack,
    public_key,
    read_folder,
    sign,
    unpack,
    verify_signature,
    write_folder,
)

MANIFEST = Manifest(
    name="kakuu-ku",
    title="架空区のキット",
    version="1.0.0",
    municipality="架空区",
    licence="CC0-1.0",
    created_from="架空の一年",
    notice="架空",
)
TOWNS = Table(
    "area/town",
    ("name", "note"),
    (("見本町一丁目", ""), ("例示町", 'a,"b"\n改行\r も'), ("", " 前後の空白 ")),
)
PERSONA = Table("personas/persona", ("code",), (("",), ("P-1",)))
KIT = Kit(MANIFEST, (PERSONA, TOWNS))

names = st.text(string.ascii_lowercase, min_size=1, max_size=6)
characters = st.characters(exclude_categories=("Cs", "Cc"))
cells = st.text(characters | st.sampled_from('\r\n\t",; \ufeff'), max_size=12)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = tuple(draw(st.lists(names, min_size=1, max_size=4, unique=True)))
    row = st.tuples(*[cells for _ in columns])
    rows = tuple(draw(st.lists(row, max_size=5)))
    return Table(f"{draw(names)}/{draw(names)}", columns, rows)


@st.composite
def kits(draw: st.DrawFn) -> Kit:
    chosen = draw(st.lists(tables(), max_size=4, unique_by=lambda table: table.name))
    words = [draw(cells) for _ in range(7)]
    return Kit(Manifest(draw(names), *words), tuple(chosen))


@given(kits())
@settings(max_examples=60, deadline=None)
def test_a_packed_kit_unpacks_to_the_same_kit(kit: Kit) -> None:
    assert unpack(pack(kit)) == kit


@given(kits())
@settings(max_examples=30, deadline=None)
def test_a_written_folder_reads_as_the_same_kit(kit: Kit) -> None:
    with tempfile.TemporaryDirectory() as name:
        write_folder(kit, Path(name))
        assert read_folder(Path(name)) == kit


@given(kits(), st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_a_kit_gives_the_same_bytes_in_any_order_of_its_tables(
    kit: Kit, shuffled: random.Random
) -> None:
    order = list(kit.tables)
    shuffled.shuffle(order)
    assert pack(Kit(kit.manifest, tuple(order))) == pack(kit)


def test_the_bytes_of_a_kit_are_fixed_for_ever() -> None:
    assert hashlib.sha256(pack(KIT)).hexdigest() == (
        "d4d50e9dc7938c63bedf279e91c48b7fd103b0b45130335cf6681572a2f793c6"
    )


def test_a_fingerprint_is_the_hash_of_the_description_in_the_archive() -> None:
    with zipfile.ZipFile(BytesIO(pack(KIT))) as archive:
        described = archive.read("datapackage.json")
    assert fingerprint(KIT) == "sha256:" + hashlib.sha256(described).hexdigest()


def test_a_fingerprint_changes_with_one_cell() -> None:
    changed = Table(PERSONA.name, PERSONA.columns, (("",), ("P-2",)))
    assert fingerprint(Kit(MANIFEST, (changed, TOWNS))) != fingerprint(KIT)


def test_a_kit_compressed_by_somebody_else_is_still_read() -> None:
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(pack(KIT))) as given_,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again,
    ):
        for entry in given_.namelist():
            again.writestr(entry, given_.read(entry))
    assert unpack(out.getvalue()) == KIT


def test_a_flipped_bit_never_becomes_another_kit() -> None:
    data = pack(KIT)
    chance = random.Random(20251201)
    for _ in range(500):
        flipped = bytearray(data)
        flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        try:
            assert unpack(bytes(flipped)) == KIT
        except KitError as error:
            assert error.reason


@given(st.binary(max_size=300), st.integers(min_value=0, max_value=400))
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_a_kit_or_a_kit_error(noise: bytes, at: int) -> None:
    data = pack(KIT)
    for candidate in (noise, b"PK\x03\x04" + noise, data[:at] + noise + data[at:], data[:at]):
        try:
            assert unpack(candidate) == KIT
        except KitError as error:
            assert error.reason


def test_a_signature_holds_for_these_bytes_and_this_key_only() -> None:
    private, other = bytes(range(32)), bytes(32)
    data = pack(KIT)
    signature = sign(data, private)
    assert verify_signature(data, signature, public_key(private))
    assert not verify_signature(data + b"\0", signature, public_key(private))
    assert not verify_signature(data, signature, public_key(other))
    assert not verify_signature(data, b"short", public_key(private))


def test_a_key_of_the_wrong_length_is_refused() -> None:
    for wrong in (lambda: sign(b"", b"1"), lambda: verify_signature(b"", bytes(64), b"1")):
        with pytest.raises(KitError) as refused:
            wrong()
        assert refused.value.reason == "bad-key"
