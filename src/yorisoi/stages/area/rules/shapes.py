"""The shapes of files this house knows: their columns, and who reads them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yorisoi.engines.sheets import match_columns
from yorisoi.stages.area.rules import handbooks, own_table, places, populations, surveys
from yorisoi.stages.area.rules.cells import Line, Notes
from yorisoi.stages.area.rules.rows import AnyRow

Reader = Callable[..., Sequence[AnyRow]]
Words = Mapping[str, tuple[str, ...]]
_CITY: Words = {
    "city_code": ("city_code", "市区町村コード"),
    "city": ("city", "市区町村名", "自治体"),
}
_MARK: Words = {"evidence": ("evidence", "確かさ", "根拠の確かさ")}
_SEXES: Words = {"male": ("male", "男性", "男"), "female": ("female", "女性", "女")}
_POINT: Words = {
    "latitude": ("lat", "latitude", "緯度"),
    "longitude": ("lon", "lng", "longitude", "経度"),
}
_OFFICE: Words = {
    "local_code": ("都道府県コード又は市区町村コード", "全国地方公共団体コード"),
    "prefecture": ("都道府県名",),
    "city": ("市区町村名",),
}


@dataclass(frozen=True)
class Shape:
    """One shape of file: the words of its header, the fields it must have, and its reader."""

    code: str
    label: Promise
    words: Words
    required: tuple[str, ...]
    reads: Reader


SHAPES: tuple[Shape, ...] = (
    Shape(
        "own_figures",
        _("寄り添いの「数」の表"),
        {
            name: (name,)
            for name in (
                "code", "source", "topic", "item", "place", "kind", "age", "sex", "as_of",
                "value", "unit", "certainty", "formula", "mark", "n_asked",
            )
        },
        ("topic", "item", "place", "value", "certainty"),
        own_table.figures,
    ),
    Shape(
        "recommended_population",
        _("地域・年齢別人口（推奨データセット）"),
        {
            **_OFFICE,
            "area_code": ("地域コード",),
            "as_of": ("調査年月日",),
            "area": ("地域名",),
            "total": ("総人口",),
            "men": ("男性",),
            "women": ("女性",),
            **populations.band_vocabulary(),
            "households": ("世帯数",),
            "note": ("備考",),
        },
        ("as_of", "area", "total", "male_0-4", "female_0-4"),
        populations.recommended,
    ),
    Shape(
        "public_facilities",
        _("公共施設一覧（推奨データセット）"),
        {
            **_OFFICE,
            "no": ("NO", "ID"),
            "name": ("名称",),
            "name_kana": ("名称_カナ",),
            "nickname": ("名称_通称",),
            "poi": ("POIコード",),
            "address": ("住所", "所在地_連結表記"),
            "building": ("方書",),
            **_POINT,
            "phone": ("電話番号",),
            "extension": ("内線番号",),
            "corporation": ("法人番号",),
            "body": ("団体名",),
            "days": ("利用可能曜日",),
            "opens_at": ("開始時間",),
            "closes_at": ("終了時間",),
            "hours_note": ("利用可能日時特記事項", "利用可能時間特記事項"),
            "about": ("説明",),
            "barrier_free": ("バリアフリー情報",),
            "url": ("URL",),
            "note": ("備考",),
        },
        ("name", "address"),
        places.public_facilities,
    ),
    Shape(
        "population_by_age",
        _("年齢と性別ごとの人口"),
        {**_CITY, "age_band": ("age_band", "年齢", "年齢階級"), **_SEXES, "total": ("total", "計", "総数"), **_MARK},
        ("age_band", "male", "female"),
        populations.ages,
    ),
    Shape(
        "young_population",
        _("15歳未満の人口（年ごと）"),
        {**_CITY, "date": ("date", "年月日", "調査年月日"), "total_0_14": ("total_0_14", "年少人口"), **_SEXES, **_MARK},
        ("date", "total_0_14"),
        populations.young,
    ),
    Shape(
        "households",
        _("世帯の人数ごとの世帯数"),
        {**_CITY, "household_size": ("household_size", "世帯人員", "世帯の人数"), "households": ("households", "世帯数"), **_MARK},
        ("household_size", "households"),
        populations.households,
    ),
    Shape(
        "disability_summary",
        _("障害者計画のおもな数"),
        {
            **_CITY,
            "year": ("year", "年度"),
            "indicator": ("indicator", "指標"),
            "value": ("value", "値"),
            "unit": ("unit", "単位"),
            "note": ("note", "備考"),
            **_MARK,
        },
        ("year", "indicator", "value"),
        handbooks.summary,
    ),
    Shape(
        "handbook_holders",
        _("手帳を持つ人（手帳ごと）"),
        {
            "area": ("area", "地域"),
            "as_of": ("as_of", "時点"),
            "type": ("type", "手帳の種類"),
            "holders": ("holders", "人数"),
            "note": ("note", "備考"),
            **_MARK,
        },
        ("area", "as_of", "type", "holders"),
        handbooks.holders,
    ),
    Shape(
        "handbooks_by_type",
        _("手帳を持つ人（障害の種類ごと）"),
        {"area": ("area", "地域"), "type": ("type", "障害の種類"), "holders": ("holders", "人数"), **_MARK},
        ("area", "type", "holders"),
        handbooks.by_type,
    ),
    Shape(
        "respondents",
        _("調査に答えた人"),
        {
            name: (name,)
            for name in (
                "group", "sampled", "respondents", "share_18_64", "share_65plus",
                "answered_by_person_pct", "answered_by_family_pct", "evidence",
            )
        },
        ("group", "respondents", "share_18_64"),
        handbooks.respondents,
    ),
    Shape(
        "device_use_by_kind",
        _("機器の利用（障害の種類ごと）"),
        {name: (name,) for name in ("survey", "date", "disability", "age", "item", "pct", "source", "evidence")},
        ("survey", "disability", "item", "pct"),
        surveys.device_use,
    ),
    Shape(
        "device_use_by_age",
        _("スマホの利用（年齢ごと）"),
        {name: (name,) for name in ("survey", "date", "age", "measure", "pct", "source", "evidence")},
        ("survey", "age", "measure", "pct"),
        surveys.by_age,
    ),
    Shape(
        "information",
        _("情報の入手と困ること"),
        {name: (name,) for name in ("group", "n", "question", "option", "pct", "page", "evidence")},
        ("group", "question", "option", "pct"),
        surveys.information,
    ),
    Shape(
        "sources_of_information",
        _("情報を得る方法（障害の種類ごと）"),
        {
            "disability": ("disability", "障害の種類"),
            "n": ("n", "人数"),
            "way": ("source_of_information", "情報を得る方法"),
            "count": ("count",),
            "pct": ("pct", "割合"),
            **_MARK,
        },
        ("disability", "way", "pct"),
        surveys.sources_of_information,
    ),
    Shape(
        "towns",
        _("町丁目と位置"),
        {**_CITY, "town": ("town", "町丁目"), "koaza": ("koaza", "小字"), **_POINT},
        ("town", "latitude", "longitude"),
        places.towns,
    ),
    Shape(
        "centres",
        _("センターの一覧"),
        {
            "name": ("name", "名前"),
            "nickname": ("kana_or_nickname", "nickname", "呼び名"),
            "part": ("role_in_programme", "part", "事業での役割"),
            "receives": ("receives", "受けられる人"),
            "postal": ("postal", "郵便番号"),
            "address": ("address", "住所"),
            **_POINT,
            "position_basis": ("position_basis", "位置のもと"),
            "phone": ("phone", "電話"),
            "fax": ("fax", "FAX"),
            "hours": ("hours", "あいている時"),
            "note": ("facts", "note", "覚え書き"),
            "source": ("source", "出典"),
            **_MARK,
        },
        ("name", "part", "address"),
        places.centres,
    ),
)  # fmt: skip


def all_words() -> dict[str, tuple[str, ...]]:
    """Return the words of every shape, by which the header row of a file is found."""
    return {
        f"{shape.code}.{field}": words for shape in SHAPES for field, words in shape.words.items()
    }


def shape(code: str) -> Shape | None:
    """Return a shape by its code, or None."""
    return next((each for each in SHAPES if each.code == code), None)


def recognise(header: Sequence[str]) -> Shape | None:
    """Return the shape whose required columns are all there and which names most of the header."""
    best, n_best = None, 0
    for each in SHAPES:
        matched = match_columns(header, each.words, required=each.required)
        is_whole = not any(name in matched.missing for name in each.required)
        if is_whole and len(matched.columns) > n_best:
            best, n_best = each, len(matched.columns)
    return best


def rows_of(found: Shape, lines: Sequence[Line], notes: Notes, *, place: str) -> list[AnyRow]:
    """Return everything a shape reads from its lines."""
    return list(chain(found.reads(lines, notes, place=place)))
