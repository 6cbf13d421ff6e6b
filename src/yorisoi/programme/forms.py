"""What a person types about the year."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yorisoi.people.models import Organisation
from yorisoi.people.terms import OrganisationKind
from yorisoi.programme.models import Programme
from yorisoi.programme.terms import MeetingKind, Stage, StageState, TaskState
from yorisoi.ui.forms import Form, PhoneField, PickField, TextField, WarekiDateField, offer


class TaskForm(Form):
    """Something to do, by whom and until when."""

    title = TextField(
        label=gettext_lazy("すること"),
        max_length=200,
        help_text=gettext_lazy(
            "「だれに、何をする」と一つだけ書きます。例：派遣事務所へちらしを渡す"
        ),
    )
    stage = forms.ChoiceField(label=gettext_lazy("どの段か"), choices=Stage.choices)
    owner = forms.ModelChoiceField(
        label=gettext_lazy("だれが"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=gettext_lazy("まだ決めていない"),
    )
    due_on = WarekiDateField(
        label=gettext_lazy("いつまで"),
        required=False,
        help_text=gettext_lazy("例：令和8年11月26日"),
    )
    state = PickField(label=gettext_lazy("状態"), choices=TaskState.choices, initial=TaskState.OPEN)
    note = TextField(label=gettext_lazy("覚え書き"), max_length=300, required=False, n_lines=3)

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owners = Organisation.objects.filter(parties__programme=programme)
        offer(self, "owner", owners, words=lambda row: str(row.name))


class DecisionForm(Form):
    """What was decided, why and on what evidence."""

    title = TextField(label=gettext_lazy("決めたこと"), max_length=200)
    reason = TextField(
        label=gettext_lazy("理由"),
        n_lines=4,
        help_text=gettext_lazy("来年この町に来た人が読んでも、わけがわかるように書きます。"),
    )
    evidence = TextField(
        label=gettext_lazy("根拠"),
        n_lines=3,
        required=False,
        help_text=gettext_lazy(
            "数、聴いたこと、ほかの町の例。なければ空けておくと「仮」と出ます。"
        ),
    )
    stage = forms.ChoiceField(label=gettext_lazy("どの段か"), choices=Stage.choices)
    decided_on = WarekiDateField(label=gettext_lazy("決めた日"))
    decided_by = TextField(
        label=gettext_lazy("決めた人たち"),
        max_length=200,
        help_text=gettext_lazy("組織の名前で書きます。例：区、都、二つのセンター"),
    )


class MeetingForm(Form):
    """A meeting of the team, or a contact with a partner."""

    kind = PickField(
        label=gettext_lazy("種類"), choices=MeetingKind.choices, initial=MeetingKind.MEETING
    )
    title = TextField(label=gettext_lazy("何の話か"), max_length=200)
    held_on = WarekiDateField(label=gettext_lazy("会った日"))
    present = TextField(
        label=gettext_lazy("いた組織"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("人の名前ではなく、組織の名前で書きます。"),
    )
    notes = TextField(label=gettext_lazy("話したことと、決まったこと"), n_lines=8, required=False)


class PartyForm(Form):
    """An organisation that joins the team."""

    name = TextField(label=gettext_lazy("組織の名前"), max_length=100)
    kind = PickField(label=gettext_lazy("組織の種類"), choices=OrganisationKind.choices)
    part = TextField(
        label=gettext_lazy("受け持ち"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("この一年で何をするかを書きます。例：聴き取りの場所と声かけ"),
    )


class PartForm(Form):
    """What a party does in the programme."""

    part = TextField(label=gettext_lazy("受け持ち"), max_length=200, required=False, n_lines=2)


class StagesForm(Form):
    """Where each of the ten stages stands."""

    def __init__(self, *args: Any, states: dict[Stage, StageState], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for stage, state in states.items():
            self.fields[stage.value] = PickField(
                label=f"{stage.number}　{stage.label}",
                choices=StageState.choices,
                initial=state,
            )

    def changed_states(self) -> dict[Stage, StageState]:
        """Return the stages whose state was changed, with the new state."""
        return {Stage(name): StageState(self.cleaned_data[name]) for name in self.changed_data}


class WordsForm(Form):
    """What the programme is called, stands for and promises."""

    name = TextField(label=gettext_lazy("事業の名前"), max_length=100)
    concept = TextField(
        label=gettext_lazy("めざすこと（基本コンセプト）"), required=False, n_lines=5
    )
    help_phone = PhoneField(
        label=gettext_lazy("相談の電話"),
        required=False,
        help_text=gettext_lazy("参加する人のどのページにも出ます。"),
    )
    notice = TextField(
        label=gettext_lazy("ページの上に出す断り"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("見本や架空のときに、そのことを書きます。本番では空けます。"),
    )
    minimum_count = forms.IntegerField(
        label=gettext_lazy("公表する最小の人数"),
        min_value=3,
        max_value=100,
        help_text=gettext_lazy(
            "これより少ない人数は、外に出すページで隠れます。ふつうは10人です。"
        ),
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "narrow-input"}),
    )

    def clean_help_phone(self) -> str:
        """Refuse a number that does not fit the place where it is shown."""
        number: str = self.cleaned_data["help_phone"]
        if len(number) > 20:
            raise forms.ValidationError(_("相談の電話を20文字までにしてください"))
        return number
