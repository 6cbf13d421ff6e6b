"""One figure of the area as a whole sentence, from its item, kind, age, place and day."""

import re

from django.utils.translation import gettext as _

from yorisoi.engines import disclosure
from yorisoi.people.terms import DisabilityKind
from yorisoi.programme.road import BEFORE_REIWA
from yorisoi.stages.area.models import Figure
from yorisoi.stages.area.terms import Certainty

PER_CENT = ("％", "%")
BODY = "body"
BEFORE_HEISEI = 1988
_MONTH = re.compile(r"(?P<year>\d{4})(?P<rest>年度|年?(?:-(?P<month>\d{1,2}))?(?:-\d{1,2})?)")
_WAYS = re.compile(r"情報手段|情報入手|情報の入手・コミュニケーション手段|情報を得る方法")
_AGE_UP = re.compile(r"(\d+)[+＋]")
_SUM = re.compile(r"(?<=\D)[+＋]")


def figure_sentence(figure: Figure, *, minimum: int) -> str:
    """Return a known figure as a sentence; a small number of people is not told."""
    if figure.value is None:
        raise ValueError(f"expected a figure that is known, got {figure.code}")
    if figure.unit in PER_CENT:
        return _share(figure, n=f"{figure.value.normalize():,f}")
    said = {"whom": _counted(figure), "when": when_words(figure.as_of), "unit": figure.unit}
    said["n"] = f"{figure.value.normalize():,f}"
    if figure.unit == "人" and disclosure.hide(int(figure.value), minimum).is_hidden:
        return _("%(whom)sは、%(n)s人未満です（%(when)s）。") % {**said, "n": minimum}
    if figure.certainty == Certainty.ESTIMATED:
        return _("%(whom)sは、推計で%(n)s%(unit)sです（%(when)s）。") % said
    return _("%(whom)sは、%(n)s%(unit)sです（%(when)s）。") % said


def _share(figure: Figure, *, n: str) -> str:
    said = {
        "place": figure.place,
        "when": when_words(figure.as_of, has_day=False),
        "whom": whom(figure),
        "what": _answered(figure.item),
        "n": n,
    }
    if figure.certainty == Certainty.ESTIMATED:
        text = _("%(place)sの%(when)sの数から推すと、%(whom)sのうち、%(what)sは%(n)s％です。")
    elif "年齢" in figure.item and figure.age:
        said |= {"whom": whom(figure, has_age=False), "age": age_words(figure.age)}
        text = _("%(place)sの調査（%(when)s）に答えた%(whom)sのうち、%(age)sの人は%(n)s％でした。")
    elif "本人が答えた" in figure.item:
        text = _("%(place)sの調査（%(when)s）では、%(whom)sのうち、%(n)s％が本人の答えでした。")
    else:
        text = _("%(place)sの調査（%(when)s）では、%(whom)sのうち、%(what)sは%(n)s％でした。")
    return text % said


def _answered(item: str) -> str:
    """Say what those who are counted answered: 情報手段:スマホ is スマホで情報を得る人."""
    question, _colon, answer = plain(item).replace(":", "：").partition("：")
    if not answer:
        return _("「%(item)s」に当てはまる人") % {"item": question}
    if _WAYS.fullmatch(question):
        return _("%(way)sで情報を得る人") % {"way": answer}
    said = {"question": question, "answer": answer}
    return _("「%(question)s」の問いに「%(answer)s」と答えた人") % said


def plain(item: str) -> str:
    """Return an item without shorthand: 困+やや困 is 困る・やや困る, 70+ is 70歳以上, スマホ is written out."""
    text = item.replace("困+やや困", "困る+やや困る")
    text = _AGE_UP.sub(lambda of: age_words(of[0].replace("＋", "+")), text)
    return _SUM.sub("・", text).replace("スマホ", "スマートフォン").replace("=", "＝").strip()


def whom(figure: Figure, *, has_age: bool = True) -> str:
    """Say of whom a figure tells: 視覚障害のある18歳以上の人."""
    age = age_words(figure.age) if has_age and figure.age else ""
    if figure.kind == DisabilityKind.INTRACTABLE:
        return _("難病のある%(age)s人") % {"age": _of(age)}
    kind = kind_words(figure.kind)
    if kind:
        return _("%(kind)sのある%(age)s人") % {"kind": kind, "age": _of(age)}
    return _("%(age)sの人") % {"age": age} if age else _("答えた人")


def _of(age: str) -> str:
    return _("%(age)sの") % {"age": age} if age else ""


def kind_words(kind: str) -> str:
    """Name a kind of disability inside a sentence: 視覚障害; nothing where all are meant."""
    named = {
        BODY: _("身体障害"),
        DisabilityKind.PHYSICAL: _("肢体不自由"),
        DisabilityKind.HEARING: _("聴覚・平衡の障害"),
        DisabilityKind.SPEECH: _("音声・言語・そしゃくの障害"),
        DisabilityKind.HIGHER_BRAIN: _("高次脳機能障害"),
    }
    if kind in named:
        return named[kind]
    if kind in DisabilityKind.values and kind != DisabilityKind.UNKNOWN:
        return _("%(kind)s障害") % {"kind": DisabilityKind(kind).label}
    return ""


def _counted(figure: Figure) -> str:
    """Name a count: 練馬区の「手帳を持つ人」（視覚障害、65歳以上）."""
    kind = _("難病") if figure.kind == DisabilityKind.INTRACTABLE else kind_words(figure.kind)
    sex = {"male": _("男性"), "female": _("女性")}.get(figure.sex, figure.sex)
    about = _("、").join(filter(None, (kind, age_words(figure.age), sex)))
    said = {"place": figure.place, "item": plain(figure.item), "about": about}
    return (
        _("%(place)sの「%(item)s」（%(about)s）") if about else _("%(place)sの「%(item)s」")
    ) % said


def age_words(band: str) -> str:
    """Say a band of ages: 18-64 is 18〜64歳, 65+ is 65歳以上, <65 is 65歳未満."""
    first, dash, last = band.partition("-")
    if dash and first.isdigit() and last.isdigit():
        return _("%(first)s〜%(last)s歳") % {"first": first, "last": last}
    if band.endswith("+") and band[:-1].isdigit():
        return _("%(first)s歳以上") % {"first": band[:-1]}
    if band.startswith("<") and band[1:].isdigit():
        return _("%(last)s歳未満") % {"last": band[1:]}
    return band


def when_words(as_of: str, *, has_day: bool = True) -> str:
    """Say a day of figures in the Japanese calendar: 2023-10 is 令和5年10月; else as it is written."""
    read = _MONTH.fullmatch(as_of)
    if read is None:
        return as_of
    era = _era(int(read["year"]))
    if read["rest"] == "年度":
        return _("%(era)s年度") % {"era": era}
    if not read["month"]:
        return _("%(era)s年") % {"era": era}
    said = {"era": era, "month": int(read["month"]), "day": int(as_of.split("-")[-1])}
    if has_day and as_of.count("-") == 2:
        return _("%(era)s年%(month)s月%(day)s日") % said
    return _("%(era)s年%(month)s月") % said


def _era(year: int) -> str:
    """Name a year; a year of two eras has the later one."""
    before, name = (BEFORE_REIWA, _("令和")) if year > BEFORE_REIWA else (BEFORE_HEISEI, _("平成"))
    if year <= before:
        return str(year)
    return name + (_("元") if year - before == 1 else str(year - before))
