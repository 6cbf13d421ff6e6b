"""What a person types about goals."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from yorisoi.programme.models import Party, Programme
from yorisoi.stages.personas import queries as personas
from yorisoi.stages.personas.models import Persona
from yorisoi.ui.forms import Form, WarekiDateField, offer


class GoalForm(Form):
    """One goal."""

    statement = forms.CharField(
        label=_("実現したいこと"),
        max_length=200,
        help_text=_("だれが、何をできるようになるかを、一つの文で書きます。"),
    )
    reason = forms.CharField(
        label=_("なぜ"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    persona = forms.ModelChoiceField(
        label=_("だれを思って"), queryset=Persona.objects.none(), required=False
    )

    def __init__(
        self, *args: Any, programme: Programme, kept: Persona | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(
            self,
            "persona",
            personas.newest_or(programme=programme, kept=kept),
            words=lambda row: (
                _now("%(name)s　第%(n)s版　%(headline)s")
                % {"name": row.name, "n": row.version, "headline": row.headline}
            ),
        )


class IndicatorForm(Form):
    """How a goal will be seen to come true."""

    name = forms.CharField(label=_("何を見るか"), max_length=200)
    target = forms.CharField(label=_("めざす姿"), max_length=200, required=False)
    unit = forms.CharField(label=_("単位"), max_length=20, initial=_("人"))
    measured_by = forms.ModelChoiceField(label=_("だれが測るか"), queryset=Party.objects.none())
    measured_when = forms.CharField(
        label=_("いつ測るか"), max_length=100, help_text=_("例：12月と3月の教室の終わり")
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = programme.parties.select_related("organisation")
        offer(self, "measured_by", rows, words=lambda row: row.organisation.name)


class AgreementForm(Form):
    """A party agrees."""

    party = forms.ModelChoiceField(label=_("同意した組織"), queryset=Party.objects.none())
    agreed_on = WarekiDateField(label=_("同意した日"))

    def __init__(self, *args: Any, parties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "party", parties, words=lambda row: row.organisation.name)
