"""What can be said of a result in one sentence, and what cannot be said yet."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from yorisoi.engines.effects import Caution
from yorisoi.stages.effects.rules.control import Published, PublishedDifference
from yorisoi.stages.effects.rules.measures import Kind
from yorisoi.stages.effects.terms import Scale, WaveKind


@dataclass(frozen=True)
class Limits:
    """What stands between a result and a claim."""

    is_small: bool = False
    is_wide: bool = False
    n_unknown: int = 0
    has_proxy: bool = False
    has_comparison: bool = False
    to_come: tuple[str, ...] = ()
    is_plan_missing: bool = False
    is_plan_late: bool = False
    is_simulated: bool = False


def said(kind: Kind, scale: str) -> str:
    """Return what becoming better means for a measure, as the end of a sentence."""
    if kind is Kind.SUPPORTERS:
        return _("先の段に進みました")
    if kind is Kind.PRACTICE:
        return _("ひとりでできる手順が、ふえました")
    words = {
        Scale.YES_NO: _("新しく「はい」になりました"),
        Scale.HELP: _("はじめより少ない助けで、できるようになりました"),
        Scale.STAGE: _("はじめより先の段に進みました"),
        Scale.OFTEN: _("はじめより多く、つながるようになりました"),
        Scale.NUMBER: _("はじめより、よくなりました"),
    }
    return words[Scale(scale)]


def when(wave: str) -> str:
    """Return the wave in words, for the middle of a sentence."""
    return str(WaveKind(wave).label) if wave else _("最後に見た時")


def title(*, label: str, wave: str, found: Published, ending: str, minimum: int) -> str:
    """Return what can be said of a change in public."""
    if found.n is None:
        return _("「%(label)s」は、参加した人が%(minimum)s人未満のため、数を出せません") % {
            "label": label, "minimum": minimum,
        }  # fmt: skip
    if found.better is None:
        return _("「%(label)s」は、%(minimum)s人未満の数を守るため、変わった人の数を出せません") % {
            "label": label, "minimum": minimum,
        }  # fmt: skip
    return _("「%(label)s」は、%(when)sに、%(n)s人のうち%(better)s人が%(ending)s") % {
        "label": label, "when": when(wave), "n": found.n, "better": found.better, "ending": ending,
    }  # fmt: skip


def difference_title(*, label: str, wave: str, found: PublishedDifference, minimum: int) -> str:
    """Return what can be said of a comparison by lot in public."""
    names = {"label": label, "when": when(wave), "minimum": minimum}
    if found.direction == "":
        return _("「%(label)s」は、くらべる人が%(minimum)s人未満のため、差を出せません") % names
    if found.people is not None and found.direction != "unclear":
        return _(
            "「%(label)s」は、%(when)sに、抽選で当たった%(n)s人のほうが、待っている人とくらべて%(people)s人分多くできています"
        ) % {**names, "n": found.n_offered, "people": round(found.people)}
    words = {
        "more": _(
            "「%(label)s」は、%(when)sに、抽選で当たった人のほうが、待っている人より多くできています"
        ),
        "fewer": _(
            "「%(label)s」は、%(when)sに、抽選で当たった人のほうが、待っている人より少なくなっています"
        ),
        "unclear": _(
            "「%(label)s」は、%(when)sに、抽選で当たった人と待っている人とで、差があるともないとも言えません"
        ),
    }
    return words[found.direction] % names


def cannot_say(limits: Limits) -> tuple[str, ...]:
    """Return what cannot be said yet, one idea a sentence; the weightiest first."""
    facts = (
        (limits.is_simulated, _("本当に変わったかどうか。模擬の答えで計算しています。")),
        (not limits.has_comparison, _("教室のおかげかどうか。くらべる人たちがいません。")),
        (bool(limits.to_come), _later(limits.to_come)),
        (limits.is_small, _("もっと大ぜいでも同じか。10人未満なので、ありうる幅を出していません。")),
        (limits.is_wide, _("多いのか少ないのか。ありうる幅が広いままです。")),
        (limits.n_unknown > 0, _("本人に聞けなかった人が変わったか。人数からは外していません。")),
        (limits.has_proxy, _("代わりの人の答えが、本人の思いと同じか。本人の答えに足していません。")),
        (limits.is_plan_missing, _("たまたま目立った数ではないか。調べる計画をまだ決めていません。")),
        (limits.is_plan_late, _("たまたま目立った数ではないか。調べる計画を、答えが集まったあとに決めました。")),
    )  # fmt: skip
    return tuple(words for is_so, words in facts if is_so)


def is_wide(*, n: int | None, low: float | None, high: float | None) -> bool:
    """Whether a range reaches over more than half of the people."""
    return n is not None and low is not None and high is not None and high - low > n / 2


def warnings(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the cautions of the engine in words; those that concern nobody else are left out."""
    words = {
        Caution.SMALL_GROUP: _("くらべる人が少ないので、差は大きくぶれます。"),
        Caution.OUTCOMES_MISSING: _("聞けなかった人がいます。その人たちの答えで、差は変わるかもしれません。"),
        Caution.STRATA_WITHOUT_CONTRAST: _("全員が当たった組は、くらべる人がいないので入っていません。"),
        Caution.NO_VARIATION: _("全員が同じ答えなので、差はわかりません。"),
    }  # fmt: skip
    return tuple(text for code, text in words.items() if code.value in codes)


def _later(to_come: tuple[str, ...]) -> str:
    names = _("と").join(str(WaveKind(wave).label) for wave in to_come)
    return _("家でも続くか。%(waves)sに、もう一度聞きます。") % {"waves": names}
