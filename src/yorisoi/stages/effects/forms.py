"""What a person types about verification."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yorisoi.stages.effects.models import Item
from yorisoi.stages.effects.queries.steps import supporter_steps
from yorisoi.stages.effects.rules.scales import CHOICES, DECLINED, LARGEST_NUMBER
from yorisoi.stages.effects.rules.sheet import ReadItems, read_items
from yorisoi.stages.effects.terms import AnswerBy, Scale
from yorisoi.ui.forms import Form, PickField, TextField, WarekiDateField, messages_for

WHO = [(AnswerBy.PERSON, _("本人")), (AnswerBy.PROXY, _("代わりの人"))]


def choices_of(scale: str) -> list[tuple[str, object]]:
    """Return the ways to answer a question of a scale, in their order."""
    return [(choice.value, choice.words) for choice in CHOICES[scale]]


class InstrumentForm(Form):
    """An instrument: name, source and the terms of its use."""

    name = TextField(label=_("名前"), max_length=100)
    source_note = TextField(
        label=_("出典"), max_length=300, help_text=_("だれが、いつ作ったものか。")
    )
    licence_note = TextField(
        label=_("使うときの条件"),
        max_length=300,
        n_lines=2,
        help_text=_("許可がいるか。料金がかかるか。だれに聞いて、確かめたか。"),
    )
    is_shareable = forms.BooleanField(
        label=_("問いの文を、ほかの区市町村に渡してよい"),
        required=False,
        help_text=_("印がなければ、問いの文はキットに入りません。"),
    )


class ItemForm(Form):
    """One question."""

    text = TextField(
        label=_("問い"),
        max_length=200,
        help_text=_("参加する人がそのまま読みます。短い文で書きます。"),
    )
    scale = PickField(label=_("答えかた"), choices=Scale.choices)
    is_higher_better = forms.BooleanField(
        label=_("大きいほどよい"),
        required=False,
        initial=True,
        help_text=_("「さびしい」のように、小さいほどよい問いでは印を外します。"),
    )


class ItemsFileForm(Form):
    """Questions from the sheet of somebody who may use them."""

    file = forms.FileField(
        label=_("問いの表"),
        help_text=_("CSVかExcel。列は「符号」「問い」「答えかた」。一行に一つの問いを書きます。"),
    )
    may_use = forms.BooleanField(label=_("この問いの文を使ってよいことを、確かめました"))
    read: ReadItems | None = None

    def clean_file(self) -> Any:
        """Read the sheet; every row that has to be mended is named."""
        file = self.cleaned_data["file"]
        self.read = read_items(file.read(), name=file.name)
        if self.read.problems:
            raise forms.ValidationError([str(each) for each in self.read.problems])
        return file


class WaveForm(Form):
    """When a wave is planned."""

    planned_on = WarekiDateField(label=_("聞く日"))


def answer_field(item: Item, *, is_required: bool, may_decline: bool) -> forms.Field:
    """Return the field in which one question is answered."""
    if item.scale == Scale.NUMBER:
        number = forms.IntegerField(
            label=item.text,
            required=is_required,
            min_value=0,
            max_value=LARGEST_NUMBER,
            widget=forms.NumberInput(attrs={"class": "narrow-input", "inputmode": "numeric"}),
        )
        return spoken(number, name=_("答え"))
    declined = [(DECLINED, _("答えたくない"))] if may_decline else []
    choices = [*choices_of(item.scale), *declined]
    return spoken(PickField(label=item.text, choices=choices, required=is_required), name=_("答え"))


def spoken(field: forms.Field, *, name: object) -> forms.Field:
    """Let a field that is added to a form later say its errors in the words of a name."""
    field.error_messages = {**field.error_messages, **messages_for(field, label=str(name))}
    return field


class AnswersForm(Form):
    """All questions of a wave on one page, for staff; a question may stay open."""

    def __init__(
        self, *args: Any, items: Iterable[Item], given: Mapping[int, str], **kwargs: Any
    ) -> None:
        self.items = {f"item_{item.pk}": item for item in items}
        initial = {name: given.get(item.pk) for name, item in self.items.items()}
        super().__init__(*args, initial=initial, **kwargs)
        for name, item in self.items.items():
            self.fields[name] = answer_field(item, is_required=False, may_decline=True)

    def given(self) -> dict[Item, str]:
        """Return the questions that were answered."""
        return {
            item: str(value)
            for name, item in self.items.items()
            if (value := self.cleaned_data.get(name)) not in (None, "")
        }


class QuestionForm(Form):
    """One question a page, for the person."""

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"] = answer_field(item, is_required=True, may_decline=False)


class WhoForm(Form):
    """Who answers, where a supporter is with the person."""

    names = {"answered_by": _("だれが答えるか")}
    answered_by = PickField(
        label=_("だれが答えますか"),
        choices=WHO,
        hints={
            AnswerBy.PERSON: _("言われたとおりに、支援者が押すのも、本人の答えです。"),
            AnswerBy.PROXY: _("本人のかわりに、支援者が考えて答えます。別に数えます。"),
        },
    )


class PlanForm(Form):
    """The plan of analysis, as it will be fixed."""

    text = forms.CharField(
        label=_("調べる計画"),
        widget=forms.Textarea(attrs={"rows": 14, "cols": 60}),
        help_text=_(
            "何を、いつ、だれとくらべるか。聞けなかった人をどう数えるか。どの数をいちばん大事に見るか。"
        ),
    )


class SupporterForm(Form):
    """How far a supporter has come."""

    supporter = TextField(
        label=_("支援者の符号"),
        max_length=40,
        help_text=_("名前ではなく、S1のような符号を書きます。"),
    )
    step = PickField(label=_("いまの段"), choices=[])
    doubt = TextField(label=_("心配なこと"), max_length=200, required=False)
    noted_on = WarekiDateField(label=_("聞いた日"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steps = supporter_steps()
        self.fields["step"] = spoken(
            PickField(
                label=_("いまの段"),
                choices=[(str(each.step), f"{each.step}　{each.name}") for each in steps],
                hints={str(each.step): each.goal for each in steps if each.goal},
            ),
            name=_("いまの段"),
        )
