"""Files as somebody brings them, and a programme of 練馬区 that has taken them in."""

import csv
from datetime import date
from pathlib import Path

from people import Cast
from yorisoi.engines.kitfile import Table
from yorisoi.people import actions as people
from yorisoi.people.terms import OrganisationKind, Role
from yorisoi.programme import actions as programmes
from yorisoi.programme.models import Programme
from yorisoi.stages.area import actions
from yorisoi.stages.area.models import Intake

KIT = Path(__file__).resolve().parents[3] / "kits" / "nerima" / "area"
TODAY = date(2026, 11, 23)

SUMMARY = """# source: https://example.jp/plan.txt (架空区障害者計画 わかりやすい版); date: FY2022; read in the source
city_code,city,year,indicator,value,unit,note,evidence
13120,練馬区,2022,handbook_holders_total,34717,persons,,seen
13120,練馬区,2022,handbook_holders_share,about 1/20,of residents,,seen
13120,練馬区,2022,disability_service_users,8015,persons,,seen
"""
HOLDERS = """# sources: https://example.jp/r5 (令和5年度基礎調査 結果の概要); date: 2023-10-31; seen
area,as_of,type,holders,note,evidence
東京都,2023-10-31,身体障害者手帳,487944,,seen
東京都,2023-10-31,愛の手帳,102531,,seen
東京都,2023-10-31,精神障害者保健福祉手帳,156914,,seen
東京都,2022-03-31,療育手帳(愛の手帳),98035,under 18: 14116; 18+: 83919,seen
"""
BY_TYPE = """# source: https://example.jp/7264 (福祉行政報告例 統計表1); date: 2022-03-31; seen
area,type,holders,evidence
東京都(八王子市除く),総数,472153,seen
東京都(八王子市除く),視覚障害,39271,seen
東京都(八王子市除く),聴覚・平衡機能障害,48405,seen
東京都(八王子市除く),音声・言語・そしゃく機能障害,7604,derived
東京都(八王子市除く),肢体不自由,231880,seen
東京都(八王子市除く),内部障害,144993,seen
"""
RESPONDENTS = """# source: https://example.jp/survey (障害者の生活実態), reference date 2023-10-11; seen
group,sampled,respondents,share_18_64,share_65plus,answered_by_person_pct,answered_by_family_pct,evidence
身体障害者,4000,2669,40.5,59.5,84.0,13.5,seen
身体:視覚障害,,352,40.9,59.1,,,seen
身体:聴覚障害,,404,30.7,69.3,,,seen_share65_derived
"""
TOWNS = """# source: https://example.jp/towns (町丁目の代表点); date: 2024-01-15; CC BY 4.0
city_code,city,town,koaza,lat,lon
13120,練馬区,旭丘一丁目,,35.734074,139.675112
13120,練馬区,貫井一丁目,,35.737,139.637
"""
FACILITIES = """NO,名称,名称_カナ,住所,緯度,経度,電話番号,利用可能曜日,開始時間,終了時間,備考
1,架空図書館,カクウトショカン,架空区見本町1-2-3,35.7,139.6,03-0000-0000,火水木金土日,09:00,19:00,架空
2,架空公民館,カクウコウミンカン,架空区見本町4-5-6,139.6,35.7,03-0000-0001,,,,架空
"""


def nerima(cast: Cast) -> Programme:
    """Return a programme of 練馬区 that ドウ carries."""
    ward = people.found_organisation(
        by=cast.dou,
        code="nerima",
        name="練馬区",
        kind=OrganisationKind.MUNICIPALITY,
        municipality=None,
    )
    people.join(by=cast.dou, account=cast.dou, organisation=ward, role=Role.COORDINATOR)
    return programmes.found(
        by=cast.dou,
        municipality=ward,
        code="nerima-r8",
        fiscal_year=2026,
        words=programmes.ProgrammeWords(name="見本の事業（架空）"),
    )


def bring(
    cast: Cast, programme: Programme, text: str, *, name: str, encoding: str = "utf-8"
) -> Intake:
    """Bring a file; nothing is stored yet."""
    return actions.bring_file(
        by=cast.dou, programme=programme, data=text.encode(encoding), name=name
    )


def take(cast: Cast, programme: Programme, text: str, *, name: str, as_of: str = "") -> Intake:
    """Bring a file and store it under the source it names."""
    intake = bring(cast, programme, text, name=name)
    words = actions.SourceWords(
        title=intake.source_details["title"] or name,
        as_of=as_of or intake.source_details["as_of"],
        mark=intake.source_details["mark"],
    )
    actions.store(by=cast.dou, intake=intake, words=words, taken_on=TODAY)
    return intake


def take_all(cast: Cast, programme: Programme) -> None:
    """Take in what the estimates need."""
    take(cast, programme, SUMMARY, name="summary.csv")
    take(cast, programme, HOLDERS, name="holders.csv")
    take(cast, programme, BY_TYPE, name="by_type.csv")
    take(cast, programme, RESPONDENTS, name="respondents.csv")


def kit() -> dict[str, Table]:
    """Return the area tables of the kit we ship."""
    tables = {}
    for path in sorted(KIT.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = (tuple(row) for row in csv.reader(file))
        tables[f"area/{path.stem}"] = Table(f"area/{path.stem}", header, tuple(rows))
    return tables
