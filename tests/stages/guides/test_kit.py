"""Kits: packed without anybody in them, looked into before anything is stored, taken whole or not at all."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from people import Cast
from yorisoi.engines import kitfile
from yorisoi.engines.kitfile import Kit, KitError, Table
from yorisoi.journal import queries as journal
from yorisoi.people.models import Account
from yorisoi.programme.models import Programme
from yorisoi.programme.terms import Stage
from yorisoi.stages.courses.models import Course
from yorisoi.stages.guides import actions, queries
from yorisoi.stages.guides.terms import Refusal

NAMES = Table("people/participants", ("name", "phone"), (("アキ", "03-0000-0000"),))


def _with(kit: Kit, *tables: Table) -> Kit:
    names = {each.name for each in tables}
    kept = tuple(each for each in kit.tables if each.name not in names)
    return Kit(kit.manifest, kept + tables)


def test_kit_of_a_year_with_people_names_nobody(
    cast: Cast, course: Course, fill: Callable[..., None]
) -> None:
    fill(came=12, without=12)

    data = queries.pack(cast.programme)

    for secret in ("架空の人1", "P-001", "A001", cast.aki.code, cast.aki.name, "ドウ"):
        assert secret.encode() not in data
    assert "はじめてのスマホ".encode() in data


def test_no_table_on_the_list_can_hold_a_person() -> None:
    """Tables of people are not on the list, and no column points to a person."""
    rooms = {name.split("/")[0] for name in queries.allowed()}
    columns = {column for found in queries.allowed().values() for column in found}

    assert rooms == {"programme", *Stage.values}
    assert (
        columns & {"participant", "account", "birth_year", "kinds", "address_of", "answer_by"}
        == set()
    )


def test_pack_adopt_pack_gives_the_same_bytes(cast: Cast, course: Course) -> None:
    actions.open_edition(by=cast.dou, programme=cast.programme, title="手引き")
    data = queries.pack(cast.programme)

    made = actions.adopt(
        by=cast.dou, municipality=cast.ward, kit=data, code="kakuu-b", fiscal_year=2026
    )

    assert queries.pack(made) == data
    assert journal.check().is_whole


def test_adopt_remembers_where_from_and_puts_the_road(cast: Cast, course: Course) -> None:
    data = queries.pack(cast.programme)

    made = actions.adopt(
        by=cast.ei,
        municipality=cast.ei.memberships.get().organisation,
        kit=data,
        code="yoso-r9",
        fiscal_year=2027,
    )

    adoption = queries.adoption(programme=made)
    expected = kitfile.fingerprint(kitfile.unpack(data)).removeprefix("sha256:")
    assert (adoption.from_municipality, adoption.fingerprint) == ("架空区", expected)
    road = [task.code for task in queries.road_tasks(programme=made)]
    assert road == [each.code for each in queries.road()]
    assert queries.n_road_done(programme=made) == 0


def test_kit_with_a_table_of_people_is_refused_and_nothing_is_stored(cast: Cast) -> None:
    kit = _with(queries.kit(programme=cast.programme), NAMES)
    n = Programme.objects.count()

    with pytest.raises(KitError):
        actions.adopt(by=cast.dou, municipality=cast.ward, kit=kit, code="x", fiscal_year=2027)

    assert Programme.objects.count() == n
    inspection = queries.inspect(kitfile.pack(kit))
    assert [line.name for line in inspection.tables if not line.is_known] == [NAMES.name]
    assert not inspection.is_importable


def test_kit_with_another_column_is_refused(cast: Cast) -> None:
    goals = Table("goals/goals", ("code", "name_of_person"), (("a", "アキ"),))
    kit = _with(queries.kit(programme=cast.programme), goals)

    with pytest.raises(KitError):
        actions.adopt(by=cast.dou, municipality=cast.ward, kit=kit, code="x", fiscal_year=2027)

    assert not queries.inspect(kitfile.pack(kit)).is_importable


def test_kit_whose_rows_do_not_fit_changes_nothing(cast: Cast, course: Course) -> None:
    good = queries.kit(programme=cast.programme)
    decisions = good.table("programme/decisions")
    row = tuple("きょう" for _ in decisions.columns)
    kit = _with(good, Table(decisions.name, decisions.columns, (row,)))
    n = Programme.objects.count()

    with pytest.raises(actions.Refused) as refused:
        actions.adopt(by=cast.dou, municipality=cast.ward, kit=kit, code="x", fiscal_year=2027)

    assert (refused.value.reason, refused.value.places[0]) == (Refusal.NOT_A_KIT, "programme")
    assert Programme.objects.count() == n


def test_code_that_is_taken_is_refused(cast: Cast) -> None:
    kit = queries.kit(programme=cast.programme)

    with pytest.raises(actions.Refused) as refused:
        actions.adopt(
            by=cast.dou,
            municipality=cast.ward,
            kit=kit,
            code=cast.programme.code,
            fiscal_year=2027,
        )

    assert refused.value.reason is Refusal.CODE_TAKEN


@pytest.mark.parametrize("data", [b"", b"not a kit", b"PK\x03\x04broken"])
def test_file_that_is_no_kit_is_explained(
    cast: Cast, sign_in: Callable[[Account], Client], data: bytes
) -> None:
    address = f"/desk/{cast.programme.code}/guides/kit/inspect"
    file = SimpleUploadedFile("kit.zip", data or b" ")

    response = sign_in(cast.dou).post(address, {"kit": file})

    page = response.content.decode().replace("<wbr>", "")
    assert response.status_code == 422
    assert "キット" in page and "ください" in page


def test_desk_looks_into_a_kit_and_then_begins_a_programme_from_it(
    cast: Cast, course: Course, sign_in: Callable[[Account], Client]
) -> None:
    client, room = sign_in(cast.dou), f"/desk/{cast.programme.code}/guides/kit"
    data = client.get(f"{room}.zip").content
    n = Programme.objects.count()

    preview = client.post(f"{room}/inspect", {"kit": SimpleUploadedFile("kit.zip", data)})
    stored = Programme.objects.count() - n
    packed = preview.content.decode().split('name="packed" value="')[1].split('"')[0]
    form = {"packed": packed, "fiscal_year": "2027", "code": cast.programme.code}
    taken = client.post(f"{room}/import", form)
    done = client.post(f"{room}/import", {**form, "code": "kakuu-r9"}, follow=True)

    assert (preview.status_code, stored, taken.status_code) == (200, 0, 422)
    assert "この符号の事業がもうあります" in taken.content.decode().replace("<wbr>", "")
    assert done.redirect_chain[-1][0] == "/desk/kakuu-r9/guides/road"
    assert "最初の教室までの道" in done.content.decode().replace("<wbr>", "")


def test_only_the_municipality_takes_a_kit(
    cast: Cast, sign_in: Callable[[Account], Client]
) -> None:
    room = f"/desk/{cast.programme.code}/guides/kit"

    assert sign_in(cast.gen).get(room).status_code == 200
    assert sign_in(cast.gen).get(f"{room}/inspect").status_code == 404
    assert sign_in(cast.gen).post(f"{room}/import").status_code == 404
    assert sign_in(cast.ei).get(room).status_code == 404


def test_step_of_the_road_is_done_and_undone(
    cast: Cast, sign_in: Callable[[Account], Client]
) -> None:
    made = actions.adopt(
        by=cast.dou,
        municipality=cast.ward,
        kit=queries.kit(programme=cast.programme),
        code="kakuu-r9",
        fiscal_year=2027,
    )
    client, step = sign_in(cast.dou), "/desk/kakuu-r9/guides/road/road-01"

    client.post(step, {"state": "done"})
    n_done = queries.n_road_done(programme=made)
    client.post(step, {"state": "open"})

    assert (n_done, queries.n_road_done(programme=made)) == (1, 0)
    assert sign_in(cast.ei).post(step, {"state": "done"}).status_code == 404
