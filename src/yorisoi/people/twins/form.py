"""Which of two records stays, which of two values is kept, and how it was made sure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yorisoi.engines.language import fold
from yorisoi.people import presenters
from yorisoi.people.actions import Person
from yorisoi.people.models import Participant
from yorisoi.people.presenters import ADDRESS_LABELS
from yorisoi.people.terms import ChannelKind, MergeGround
from yorisoi.ui.forms import Form, PickField, TextField

ONE, OTHER, BOTH = "one", "other", "both"
JOINED = frozenset({"kinds", "note"})
LABELS = {
    "name": gettext_lazy("名前"),
    "reading": gettext_lazy("名前の読み"),
    "kinds": gettext_lazy("障害の種類"),
    "birth_year": gettext_lazy("生まれた年"),
    "centre": gettext_lazy("よく使うセンター"),
    "channel": gettext_lazy("連絡の方法"),
    "handout_format": gettext_lazy("お知らせの形"),
    "note": gettext_lazy("覚え書き"),
}


@dataclass(frozen=True)
class Value:
    """One thing a record says: as it is kept, and as it is shown."""

    kept: Any
    shown: str


@dataclass(frozen=True)
class Field:
    """The same thing in two records."""

    name: str
    label: str
    one: Value
    other: Value

    @property
    def is_asked(self) -> bool:
        """Whether both say something, and not the same: then a person has to decide."""
        return bool(self.one.kept and self.other.kept) and not _is_same(self.one, self.other)

    def chosen(self, choice: str) -> Value:
        """Return the value of a choice; where only one record says something, that."""
        if choice == BOTH:
            return self._joined()
        if choice == OTHER or not self.one.kept:
            return self.other
        return self.one

    def _joined(self) -> Value:
        if isinstance(self.one.kept, list):
            kept = list(dict.fromkeys([*self.one.kept, *self.other.kept]))
            return Value(kept, presenters.kinds_called(kept))
        return Value(f"{self.one.kept}\n{self.other.kept}", f"{self.one.shown}\n{self.other.shown}")


def _is_same(one: Value, other: Value) -> bool:
    """Whether two records say the same, also in other letters."""
    if isinstance(one.kept, str) and isinstance(other.kept, str):
        return fold(one.kept) == fold(other.kept)
    return bool(one.kept == other.kept)


def fields_of(one: Participant, other: Participant) -> tuple[Field, ...]:
    """Return what two records say of the person, thing by thing."""
    said, also_said = _said(one), _said(other)
    empty = Value("", "")
    names = dict.fromkeys([*said, *also_said])
    return tuple(
        Field(name, _label(name), said.get(name, empty), also_said.get(name, empty))
        for name in names
    )


def _label(name: str) -> str:
    kind = ChannelKind(name) if name in ChannelKind.values else None
    return str(ADDRESS_LABELS.get(kind, kind.label) if kind else LABELS[name])


def _said(participant: Participant) -> dict[str, Value]:
    year, centre = participant.birth_year, participant.centre
    kinds = list(participant.kinds)
    shown = _("%(year)s年") % {"year": year} if year else ""
    form = participant.get_handout_format_display()
    return {
        "name": Value(participant.name, participant.name),
        "reading": Value(participant.reading, participant.reading),
        "kinds": Value(kinds, presenters.kinds_called(kinds) if kinds else ""),
        "birth_year": Value(year, shown),
        "centre": Value(centre, centre.name if centre else ""),
        "channel": Value(participant.channel, participant.get_channel_display()),
        **{each.kind: Value(each.address, each.address) for each in participant.channels.all()},
        "handout_format": Value(participant.handout_format, form),
        "note": Value(participant.note, participant.note),
    }


class MergeForm(Form):
    """Which record stays, and which value where the two differ."""

    names: ClassVar[Mapping[str, object]] = {"keep": gettext_lazy("残す記録")}
    keep = PickField(
        label=gettext_lazy("どちらの記録を残しますか"),
        choices=(),
        help_text=gettext_lazy("符号とカードは、残す記録のものを使いつづけます。"),
    )

    def __init__(self, *args: Any, one: Participant, other: Participant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.said = fields_of(one, other)
        keep = self.fields["keep"]
        assert isinstance(keep, PickField)  # noqa: S101  declared above, said for the type checker
        keep.choices = [
            (ONE, _("一つめの記録（%(code)s）") % {"code": one.code}),
            (OTHER, _("二つめの記録（%(code)s）") % {"code": other.code}),
        ]
        for each in self.said:
            if each.is_asked:
                self.fields[each.name] = self._choice(each)

    def _choice(self, each: Field) -> forms.Field:
        choices = [(ONE, each.one.shown), (OTHER, each.other.shown)]
        if each.name in JOINED:
            choices.append((BOTH, _("両方を残す")))
        label = _("どちらの%(what)sを残しますか") % {"what": each.label}
        field = PickField(label=label, choices=choices)
        field.error_messages["required"] = _("残す%(what)sを、一つ選んでください") % {
            "what": each.label
        }
        return field

    def chosen(self) -> tuple[tuple[Field, Value], ...]:
        """Return each thing with the value that stays."""
        given = self.cleaned_data
        return tuple((each, each.chosen(given.get(each.name, ONE))) for each in self.said)

    def person(self) -> Person:
        """Return what is known of the person once the two are one."""
        kept = {each.name: value.kept for each, value in self.chosen()}
        return Person(
            name=kept["name"],
            reading=kept["reading"],
            kinds=tuple(kept["kinds"]),
            birth_year=kept["birth_year"] or None,
            channel=kept["channel"],
            handout_format=kept["handout_format"],
            centre=kept["centre"] or None,
            note=kept["note"],
            addresses=tuple(
                (name, address) for name, address in kept.items() if name in ChannelKind.values
            ),
        )


class GroundForm(Form):
    """How the officer made sure; without that nothing is made one."""

    names: ClassVar[Mapping[str, object]] = {"ground": gettext_lazy("確かめた方法")}
    ground = PickField(
        label=gettext_lazy("同じ人だと、どうやって確かめましたか"), choices=MergeGround.choices
    )


class PairForm(Form):
    """Two codes of records that nobody suggested."""

    one = TextField(label=gettext_lazy("一つめの符号"), max_length=16)
    other = TextField(label=gettext_lazy("二つめの符号"), max_length=16)
