"""Pages of the area: what the team sees, what outsiders do not, and what a mistake says."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people import Cast
from stages.area.area_files import HOLDERS, SUMMARY, TODAY, bring, kit, nerima, take_all
from yorisoi.people.models import Account
from yorisoi.stages.area import actions, presenters
from yorisoi.stages.area.models import Figure

SignIn = Callable[[Account], Client]
PAGES = (
    "", "figures/", "figures/new", "sources/", "sources/new", "facilities/", "facilities/new",
    "imports/", "imports/new", "paper.html", "figures.csv",
)  # fmt: skip


def _text(response) -> str:
    return response.content.decode().replace("<wbr>", "")


def _full(cast: Cast) -> str:
    programme = nerima(cast)
    actions.load_kit_tables(programme=programme, tables=kit(), by=cast.dou)
    return f"/desk/{programme.code}/area/"


@pytest.mark.parametrize("page", PAGES)
def test_page_opens_for_the_team_and_does_not_exist_for_outsiders(
    cast: Cast, sign_in: SignIn, page: str
) -> None:
    address = _full(cast) + page

    assert sign_in(cast.dou).get(address).status_code == 200
    assert sign_in(cast.ei).get(address).status_code == 404


@pytest.mark.parametrize("page", PAGES[:10])
def test_page_of_an_empty_area_opens(cast: Cast, sign_in: SignIn, page: str) -> None:
    response = sign_in(cast.dou).get(f"/desk/{cast.programme.code}/area/{page}")

    assert response.status_code == 200


def test_home_tells_counted_estimated_and_unknown_apart(cast: Cast, sign_in: SignIn) -> None:
    page = _text(sign_in(cast.dou).get(_full(cast)))

    assert '<strong>34,717</strong> <span class="note">数</span>' in page
    assert '<span class="est">約1,890</span> <span class="note">推B</span>' in page
    assert '<td class="n unk" data-l="18歳未満">不明</td>' in page


def test_file_walks_from_choosing_to_looking_to_storing(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.dou)
    address = f"/desk/{cast.programme.code}/area/imports/new"
    file = SimpleUploadedFile("summary.csv", SUMMARY.encode("cp932"))

    looked = client.post(address, {"file": file})
    page = _text(client.get(looked["Location"]))
    assert "4行目" in page
    assert "数字だけに直して、もう一度選んでください。" in page
    assert Figure.objects.count() == 0
    source = {"title": "計画（見本）", "as_of": "2022年度", "mark": "seen", "act": "store"}
    client.post(looked["Location"], source)

    assert [(f.item, int(f.value)) for f in Figure.objects.order_by("code")] == [
        ("手帳を持つ人", 34717),
        ("障害福祉サービスを使う人", 8015),
    ]


def test_figures_are_shown_as_they_were_read_before_they_are_stored(
    cast: Cast, sign_in: SignIn
) -> None:
    client = sign_in(cast.dou)
    address = f"/desk/{cast.programme.code}/area/imports/new"

    looked = client.post(address, {"file": SimpleUploadedFile("s.csv", SUMMARY.encode())})
    page = _text(client.get(looked["Location"]))

    shown = page.partition("読みとった数")[2].partition("</table>")[0]
    assert [each in shown for each in ("34,717", "8,015", "人", "2022年度")] == [True] * 4
    assert Figure.objects.count() == 0


def test_file_with_a_row_too_long_offers_another_choice_and_cannot_be_stored(
    cast: Cast, sign_in: SignIn
) -> None:
    client = sign_in(cast.dou)
    address = f"/desk/{cast.programme.code}/area/imports/new"
    text = SUMMARY.replace("34717", "34,717")

    looked = client.post(address, {"file": SimpleUploadedFile("s.csv", text.encode())})
    page = _text(client.get(looked["Location"]))
    source = {"title": "計画（見本）", "as_of": "2022年度", "mark": "seen", "act": "store"}
    client.post(looked["Location"], source)

    assert "3行目" in page
    assert "数の中のコンマを取るか" in page
    assert 'value="store"' not in page
    assert Figure.objects.count() == 0


def test_file_of_unknown_shape_says_which_header_came(cast: Cast, sign_in: SignIn) -> None:
    address = f"/desk/{cast.programme.code}/area/imports/new"
    file = SimpleUploadedFile("x.csv", "りんご,みかん\n1,2\n".encode())

    response = sign_in(cast.dou).post(address, {"file": file})

    assert response.status_code == 422
    assert "見出しは「りんご、みかん」でした" in _text(response)


def test_source_without_a_date_keeps_what_was_typed(cast: Cast, sign_in: SignIn) -> None:
    intake = bring(cast, cast.programme, "area,type,holders\n東京都,視覚障害,5\n", name="t.csv")
    address = f"/desk/{cast.programme.code}/area/imports/{intake.code}/"

    response = sign_in(cast.dou).post(
        address, {"title": "書いた題", "as_of": "いつか", "mark": "seen", "act": "store"}
    )

    assert response.status_code == 422
    assert "いつの数かを、2023年10月31日や2022年度のように書いてください" in _text(response)
    assert "書いた題" in _text(response)
    assert Figure.objects.count() == 0


def test_estimate_without_its_formula_is_not_stored(cast: Cast, sign_in: SignIn) -> None:
    source = actions.put_source(
        by=cast.dou,
        programme=cast.programme,
        code="s",
        words=actions.SourceWords(title="見本", as_of="2024", mark="seen"),
        taken_on=TODAY,
    )
    typed = {
        "certainty": "estimated", "topic": "handbooks", "item": "手帳を持つ人", "place": "架空区",
        "as_of": "2024", "value": "120", "unit": "人", "source": source.pk,
    }  # fmt: skip

    address = f"/desk/{cast.programme.code}/area/figures/new"
    refused = sign_in(cast.dou).post(address, typed)
    stored = sign_in(cast.dou).post(address, {**typed, "formula": "見本の式"})

    assert refused.status_code == 422
    assert "推した数には、推しかたを書いてください" in _text(refused)
    assert stored.status_code == 302
    assert [(f.value, f.formula) for f in Figure.objects.all()] == [(120, "見本の式")]


def test_figure_is_deleted_only_after_a_question(cast: Cast, sign_in: SignIn) -> None:
    address = _full(cast)
    client = sign_in(cast.dou)
    code = Figure.objects.filter(item="手帳を持つ人").first().code

    asked = client.get(f"{address}figures/{code}/delete")
    assert "この数を消しますか" in _text(asked)
    assert Figure.objects.filter(code=code).exists()
    client.post(f"{address}figures/{code}/delete")

    assert not Figure.objects.filter(code=code).exists()


def test_estimate_button_estimates(cast: Cast, sign_in: SignIn) -> None:
    programme = nerima(cast)
    take_all(cast, programme)

    sign_in(cast.dou).post(f"/desk/{programme.code}/area/estimate")

    assert presenters.front(programme=programme).is_estimated


@pytest.mark.parametrize("page", ["figures/", "sources/", "facilities/", "imports/"])
def test_list_asks_the_same_number_of_questions_for_one_row_and_for_many(
    cast: Cast, sign_in: SignIn, page: str, django_assert_num_queries
) -> None:
    client, address = sign_in(cast.dou), f"/desk/{cast.programme.code}/area/{page}"
    tables = kit()
    few = {
        name: type(t)(t.name, t.columns, t.rows[:1] if name != "area/sources" else t.rows)
        for name, t in tables.items()
    }
    actions.load_kit_tables(programme=cast.programme, tables=few, by=cast.dou)
    bring(cast, cast.programme, SUMMARY, name="a.csv")
    n_for_one = _n_queries(client, address)

    actions.load_kit_tables(programme=cast.programme, tables=tables, by=cast.dou)
    bring(cast, cast.programme, HOLDERS, name="b.csv")
    bring(cast, cast.programme, HOLDERS, name="c.csv")

    with django_assert_num_queries(n_for_one):
        client.get(address)


def _n_queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)
