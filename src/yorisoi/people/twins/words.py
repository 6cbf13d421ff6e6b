"""Two records of one person in words: why they look alike, what each holds, what a merge will do."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yorisoi.people.held import records
from yorisoi.people.models import Participant
from yorisoi.people.terms import Agreement, ConsentPurpose, Sureness
from yorisoi.people.twins import foreseeing
from yorisoi.people.twins.finding import Twins
from yorisoi.people.twins.foreseeing import Foreseen
from yorisoi.ui.parts import State
from yorisoi.ui.words import listed

LOOKS = {Sureness.SURE: "done", Sureness.LIKELY: "half", Sureness.PERHAPS: "none"}


@dataclass(frozen=True)
class TwinLine:
    """A pair as the list shows it."""

    one: Participant
    other: Participant
    state: State
    why: str


@dataclass(frozen=True)
class Count:
    """How many rows of one kind each of two records has."""

    words: str
    one: int
    other: int


def twin_line(pair: Twins) -> TwinLine:
    """Return a pair with how sure it is and why."""
    state = State(LOOKS[pair.sureness], str(pair.sureness.label))
    return TwinLine(pair.one, pair.other, state, why(pair.on, has_other_year=pair.has_other_year))


def why(on: Iterable[Agreement], *, has_other_year: bool) -> str:
    """Return on what two records agree, and what speaks against it."""
    said = {"what": listed(str(each.label) for each in on)}
    if has_other_year:
        return _("%(what)sが同じです。生まれた年は、ちがいます。") % said
    return _("%(what)sが同じです。") % said


def _kind(label: str) -> str:
    """Return what a kind of record is called at the desk; its person reads it as their own."""
    if label == "people.Consent":
        return _("同意と、やめたこと")
    return records.records()[label].called(get_language())


def counts(one: Participant, other: Participant) -> tuple[Count, ...]:
    """Return how much each of two records holds, kind by kind."""
    mine, yours = foreseeing.held(one), foreseeing.held(other)
    return tuple(
        Count(_kind(label), mine.get(label, 0), yours.get(label, 0))
        for label in records.records()
        if label in mine or label in yours
    )


def moving_lines(found: Foreseen) -> tuple[tuple[str, str], ...]:
    """Return what goes over, with how many."""
    return tuple(
        (_kind(label), _("%(n)s件") % {"n": found.moved[label]})
        for label in records.records()
        if label in found.moved
    )


def settled_lines(found: Foreseen) -> tuple[str, ...]:
    """Return what cannot simply go over, and what happens with it."""
    lines = [
        _("%(rule)s（%(n)s件）。") % {"rule": rule.called(get_language()), "n": n}
        for rule, n in found.rules
        if rule.kind != "chosen"
    ]
    if found.has_two_accounts:
        lines.append(
            _("消える記録のアカウントは、もう使えません。開いたままのページも、すぐに閉じます。")
        )
    if found.takes_account:
        lines.append(_("残す記録にはアカウントがないので、もう一つの記録のものを使いつづけます。"))
    if found.is_real_after_all:
        lines.append(_("片方は架空の人です。まとめたあとは、架空の印が消えます。"))
    for purpose in found.purposes:
        lines.append(
            _(
                "「%(purpose)s」は、あとから「やめます」と言っているので、同意していないことになります。"
            )
            % {"purpose": ConsentPurpose(purpose).label}
        )
    if found.n_told_twice:
        lines.append(
            _("同じ配慮を二度聞いています。%(n)s件は、終わったことになります。")
            % {"n": found.n_told_twice}
        )
    return tuple(lines)
