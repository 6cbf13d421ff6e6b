"""What is typed about procedures, and what a person answers while practising."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yorisoi.stages.courses.terms import Help
from yorisoi.stages.rehearsals import rules
from yorisoi.stages.rehearsals.models import Procedure, Step
from yorisoi.ui.forms import Form, PickField, PublishedField, TextField, WarekiDateField

HINTS = {
    Help.ALONE: gettext_lazy("だれにも聞かないで、できた"),
    Help.WORDS: gettext_lazy("ことばで教えてもらって、できた"),
    Help.HANDS: gettext_lazy("手をそえてもらって、できた"),
}


class ProcedureForm(Form):
    """What a procedure is and where the real one is."""

    name = TextField(label=gettext_lazy("手続きの名前"), max_length=100)
    summary = PublishedField(
        label=gettext_lazy("何をする手続きか"),
        max_length=200,
        help_text=gettext_lazy("参加する人がそのまま読みます。短い文で書きます。"),
    )
    difficulty = PickField(
        label=gettext_lazy("むずかしさ"),
        choices=(
            ("1", gettext_lazy("やさしい")),
            ("2", gettext_lazy("ふつう")),
            ("3", gettext_lazy("むずかしい")),
        ),
    )
    to_bring = PublishedField(label=gettext_lazy("用意するもの"), max_length=200, required=False)
    real_place = TextField(
        label=gettext_lazy("本番の場所"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("ウェブの住所か、窓口の名前を書きます。"),
    )
    owner = TextField(
        label=gettext_lazy("受け持ち"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("本番が変わったとき、練習も直す人です。"),
    )
    checked_on = WarekiDateField(label=gettext_lazy("本番と同じか確かめた日"), required=False)


class StepForm(Form):
    """One step: what to do, what the screen shows, what to press."""

    title = PublishedField(
        label=gettext_lazy("すること"),
        max_length=100,
        help_text=gettext_lazy("一つの手順に、することは一つです。例：「申し込む」を押す"),
    )
    screen = PublishedField(
        label=gettext_lazy("画面のことば"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("スマホの絵のいちばん上に出ます。"),
    )
    options = TextField(
        label=gettext_lazy("選べるもの"),
        n_lines=4,
        required=False,
        help_text=gettext_lazy("一行に一つ。選ばない画面では空のままにします。"),
    )
    press = TextField(
        label=gettext_lazy("押すところ"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("絵の中で朱色の枠がつきます。本番と同じことばで書きます。"),
    )
    hint = PublishedField(label=gettext_lazy("ヒント"), max_length=200, required=False)


class ChooseForm(Form):
    """What is chosen on the screen of a step; it is looked at and forgotten."""

    chosen = PickField(label=gettext_lazy("一つ選びます"), required=False)

    def __init__(self, *args: Any, step: Step, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.step = step
        _choose(self, "chosen", [(each, each) for each in rules.options(step)])

    def clean_chosen(self) -> str:
        """Ask kindly for a choice, and for the one that the step is about."""
        chosen = str(self.cleaned_data["chosen"])
        if not chosen:
            raise forms.ValidationError(_("一つ選んでから、次へ進んでください"))
        if not rules.is_answer(self.step, chosen):
            raise forms.ValidationError(
                _("この練習では「%(press)s」を選んでください") % {"press": self.step.press}
            )
        return chosen


class HowForm(Form):
    """With how much help it went: as a whole, or step by step."""

    def __init__(
        self, *args: Any, steps: Sequence[Step], is_each: bool, question: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.orders = [step.order for step in steps]
        if not is_each:
            self.fields["whole"] = PickField(
                label=question,
                choices=[(level.value, level.label) for level in HINTS],
                hints={level.value: words for level, words in HINTS.items()},
                error_messages={"required": _("どうやってできたか、一つ選んでください")},
            )
            return
        for step in steps:
            self.fields[_name(step.order)] = PickField(
                label=f"{step.order}　{step.title}", choices=Help.choices, required=False
            )

    @property
    def levels(self) -> dict[int, Help]:
        """The level of each step somebody spoke of, by its order."""
        whole = self.cleaned_data.get("whole")
        said = {order: whole or self.cleaned_data[_name(order)] for order in self.orders}
        return {order: Help(level) for order, level in said.items() if level}


class ObserveForm(Form):
    """Which procedure somebody practised beside the team."""

    procedure = forms.ChoiceField(label=gettext_lazy("どの手続き"))

    def __init__(self, *args: Any, procedures: Sequence[Procedure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "procedure", [(each.code, each.name) for each in procedures])


class WordsForm(Form):
    """What somebody with a raised hand wants to tell."""

    words = TextField(label=gettext_lazy("伝えたいこと"), n_lines=3, max_length=400)


def _name(order: int) -> str:
    return f"step_{order}"


def _choose(form: Form, name: str, choices: Sequence[tuple[str, str]]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)
