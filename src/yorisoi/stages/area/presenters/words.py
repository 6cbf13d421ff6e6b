"""Figures, dates and kinds as they are said."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from yorisoi.people.terms import DisabilityKind
from yorisoi.programme.models import Programme
from yorisoi.stages.area.models import Figure
from yorisoi.stages.area.queries import Portrait
from yorisoi.stages.area.rules.codes import HANDBOOKS
from yorisoi.stages.area.terms import BODY, Certainty, Topic
from yorisoi.ui.words import figure, listed

_DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
FEW = 10


def title() -> str:
    """Return the title of the stage."""
    return _("区を数で知る")


def sentence(*, programme: Programme) -> str:
    """Return where the stage stands, in one sentence."""
    place = programme.municipality.name
    total = programme.figures.filter(
        topic=Topic.HANDBOOKS, item=HANDBOOKS, place=place, kind="", age=""
    ).first()
    n = programme.figures.count()
    if total is not None and total.value is not None:
        return _("手帳を持つ人は%(n)s人（%(as_of)s）") % {
            "n": number(total.value),
            "as_of": as_of_words(total.as_of),
        }
    if n:
        return _("数が%(n)sありますが、%(place)sの手帳の総数がまだありません") % {
            "n": figure(n),
            "place": place,
        }
    return _("数は、まだありません")


def lead(*, known: Portrait, is_estimated: bool) -> str:
    """Return the sentence that says it all, for the first page."""
    if known.holders is None:
        return _lead_without_total(known)
    said = [_("手帳を持つ人は%(n)s人です。") % {"n": number(known.holders.value)}]
    if known.n_people and known.holders.value:
        one_in = known.n_people / known.holders.value
        shown = int(one_in / 5 + Decimal("0.5")) * 5 if one_in >= FEW else int(one_in)
        said.append(_("住む人のおよそ%(n)s人に1人です。") % {"n": shown})
    if is_estimated:
        said.append(_("種類や年齢ごとの数は公表されていないので、広い地域の割合から推しています。"))
    return "".join(said)


def _lead_without_total(known: Portrait) -> str:
    if known.other_places:
        return _("%(place)sの数は、まだありません。いまあるのは%(others)sなどの数です。") % {
            "place": known.place,
            "others": listed(known.other_places[:3]),
        }
    return _("%(place)sの数は、まだありません。公表された表を取りこむと、ここに並びます。") % {
        "place": known.place
    }


def number(value: Decimal | None) -> str:
    """Write a value with thousands and no zeros at its end; None is 不明."""
    if value is None:
        return figure(None)
    return figure(int(value)) if value == value.to_integral_value() else f"{value.normalize():,f}"


def as_of_words(as_of: str) -> str:
    """Write 2023-10-31 as 2023年10月31日, 2020 as 2020年; 2022年度 stays."""
    found = _DATE.fullmatch(as_of)
    if found is None:
        return _("%(year)s年") % {"year": as_of} if re.fullmatch(r"\d{4}", as_of) else as_of
    said = {"year": found[1], "month": int(found[2]), "day": int(found[3] or 0)}
    return (_("%(year)s年%(month)s月%(day)s日") if found[3] else _("%(year)s年%(month)s月")) % said


def kind_word(kind: str) -> str:
    """Return the name of a kind; everybody and the whole physical handbook included."""
    if kind == "":
        return _("手帳を持つ人　総数")
    if kind == BODY:
        return _("身体（五つの種類の計）")
    if kind in DisabilityKind.values:
        return str(DisabilityKind(kind).label)
    return kind


def age_word(age: str) -> str:
    """Return a band of ages as it is said: 18–64歳, 65歳以上, 0–17 is 18歳未満."""
    if not age:
        return _("計")
    if age == "0-17":
        return _("18歳未満")
    if age.endswith("+"):
        return _("%(age)s歳以上") % {"age": age[:-1]}
    if age.startswith("<"):
        return _("%(age)s歳未満") % {"age": age[1:]}
    return _("%(age)s歳") % {"age": age.replace("-", "–")} if "-" in age else age


def value_words(of: Figure) -> str:
    """Return the value of a figure with its unit; an estimate says 約, an unknown one 不明."""
    if of.value is None:
        return _("不明")
    said = {"n": number(of.value), "unit": of.unit}
    return (
        _("約%(n)s%(unit)s") if of.certainty == Certainty.ESTIMATED else _("%(n)s%(unit)s")
    ) % said


def about_words(of: Figure) -> str:
    """Return what a figure is about, beside its item: place, kind, age and sex."""
    sexes = {"male": _("男性"), "female": _("女性")}
    parts = [
        of.place,
        kind_word(of.kind) if of.kind else "",
        age_word(of.age) if of.age else "",
        sexes.get(of.sex, of.sex),
    ]
    return "　".join(part for part in parts if part)
