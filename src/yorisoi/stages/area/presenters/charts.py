"""The area drawn: pyramid, trend, use of devices, reach, map."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from yorisoi.people.terms import DisabilityKind
from yorisoi.stages.area.models import Facility, Town
from yorisoi.stages.area.presenters.words import as_of_words, kind_word, number
from yorisoi.stages.area.queries import Portrait, Reach
from yorisoi.stages.area.queries.portrait import is_older
from yorisoi.stages.area.rules.places import middle, town_of
from yorisoi.ui.charts import (
    AgeBand,
    Bar,
    Chart,
    Place,
    Point,
    ReachRow,
    bars,
    pyramid,
    town_map,
    trend,
)
from yorisoi.ui.charts import reach as reach_chart
from yorisoi.ui.words import listed


def ages(known: Portrait) -> Chart | None:
    """Draw residents by age and sex; those of 65 and over are held up."""
    if not known.ages:
        return None
    last = known.ages[-1][0]
    return pyramid(
        [
            AgeBand(
                label=age.replace("-", "–").replace("+", "以上"),
                men=int(men.value or 0),
                women=int(women.value or 0),
                is_emphasised=is_older(age),
            )
            for age, men, women in known.ages
        ],
        title=_("住む人の%(share)s％は65歳以上")
        % {"share": round(100 * known.n_older / (known.n_people or 1))},
        note=_(
            "%(n)s人のうち%(older)s人です（塗った棒）。%(last)s歳以上は一つにまとめた数なので、棒が長くなります。"
        )
        % {
            "n": number(known.n_people),
            "older": number(known.n_older),
            "last": last.rstrip("+"),
        },
    )


def young(known: Portrait) -> Chart | None:
    """Draw residents under fifteen, year by year."""
    if not known.young:
        return None
    first, last = known.young[0].value or 0, known.young[-1].value or 0
    message = _("15歳未満は減っている") if last < first else _("15歳未満は減っていない")
    return trend(
        [
            Point(as_of_words(each.as_of[:4]), None if each.value is None else float(each.value))
            for each in known.young
        ],
        title=message,
        unit=_("人"),
        note=_("住民基本台帳の、毎年の数です。"),
    )


def device_use(known: Portrait) -> Chart | None:
    """Draw what is known of smartphones and the internet by kind; samples are not comparable."""
    if not known.device_use:
        return None
    items = [
        Bar(
            label=_("%(kind)s　%(device)s　%(year)s年")
            % {
                "kind": DisabilityKind(each.kind).label,
                "device": _("ネット") if each.item == "インターネット" else _("スマホ等"),
                "year": each.as_of[:4],
            },
            share=float(each.value or 0) / 100,
            n=each.n_asked,
            is_emphasised=each.item != "インターネット",
        )
        for each in known.device_use
    ]
    return bars(
        items,
        title=_("スマホを使う人の割合は、種類ごとに調べられていない"),
        note=_(
            "標本も年もちがう調査を並べました。くらべられません。2012年の調査は学校や団体を通したので、高く出ています。"
        ),
    )


def reached(rows: Iterable[Reach], *, is_far: bool) -> Chart | None:
    """Draw how many there may be of each kind, and how many were met; small counts are hidden."""
    shown = [
        ReachRow(kind_word(row.kind), row.there.value, row.met.value)
        for row in rows
        if row.there.value is not None
    ]
    if not shown:
        return None
    return reach_chart(
        shown,
        title=_("まだ、ほとんどの人に届いていない")
        if is_far
        else _("会えた人は、種類によってちがう"),
        note=_(
            "細い線が手帳を持つ人（推した数）、先の太い印がこの事業で会えた人です。会えた人は名簿から数えました。"
        ),
    )


def town_point(facility: Facility, towns: Mapping[str, Town]) -> tuple[float, float, str] | None:
    """Return where a facility is drawn and on what basis: its own position, or its town's point."""
    if facility.latitude is not None and facility.longitude is not None:
        return float(facility.latitude), float(facility.longitude), _("建物の位置")
    points = {name: (town.latitude, town.longitude) for name, town in towns.items()}
    name = town_of(facility.address, points)
    point = middle([points[name]]) if name else None
    if point is None:
        return None
    return float(point[0]), float(point[1]), _("%(town)sの代表点") % {"town": name}


def places(towns: Iterable[Town], facilities: Iterable[Facility]) -> Chart | None:
    """Draw the towns as dots and the centres as marks."""
    by_name = {town.name: town for town in towns}
    if not by_name:
        return None
    found = [(each, town_point(each, by_name)) for each in facilities]
    centres = [
        Place(_short(each.name), point[0], point[1], point[2])
        for each, point in found
        if point is not None
    ]
    absent = [_short(each.name) for each, point in found if point is None]
    note = _("町丁目の代表点を打ちました。道や川はありません。")
    if absent:
        note += _("%(names)sは番地を確かめていないので、のせていません。") % {
            "names": listed(absent)
        }
    return town_map(
        [Place(t.name, float(t.latitude), float(t.longitude)) for t in by_name.values()],
        centres=centres,
        title=_("%(n_towns)sの町と、%(n_centres)sの場所")
        % {"n_towns": len(by_name), "n_centres": len(centres)},
        note=note,
    )


def _short(name: str) -> str:
    return name.split("（")[0]
