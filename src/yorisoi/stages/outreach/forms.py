"""What is typed about reaching people."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yorisoi.people.models import Organisation
from yorisoi.programme.models import Programme
from yorisoi.stages.outreach.models import Leaflet
from yorisoi.stages.outreach.terms import Way
from yorisoi.stages.personas.models import Persona
from yorisoi.ui.forms import Form, TextField, WarekiDateField, offer

# どこで知ったか is answered with わからない; a plan never says it.
PLANNED_WAYS = [(way.value, way.label) for way in Way if way is not Way.UNKNOWN]


def _persona(row: Persona) -> str:
    return f"{row.name}（{row.version}版）　{row.headline}"


def _number(label: Any, *, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=100_000_000,
        help_text=help_text,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "narrow-input"}),
    )


class RowForm(Form):
    """One row of the plan."""

    persona = forms.ModelChoiceField(
        label=_("だれに"),
        queryset=Persona.objects.none(),
        required=False,
        empty_label=_("みんなに"),
    )
    way = forms.ChoiceField(
        label=_("届けかた"),
        choices=PLANNED_WAYS,
        help_text=_("その人のいちばん近くにいる人は、だれかを考えます。"),
    )
    material = TextField(
        label=_("使うもの"), max_length=100, help_text=_("例：手渡しのカード20枚、電話で話す文")
    )
    leaflet = forms.ModelChoiceField(
        label=_("どのちらしから"),
        queryset=Leaflet.objects.none(),
        required=False,
        empty_label=_("使わない"),
    )
    owner = forms.ModelChoiceField(
        label=_("だれが届けるか"), queryset=Organisation.objects.none(), empty_label=None
    )
    reason = TextField(
        label=_("なぜこの届けかたか"),
        max_length=300,
        required=False,
        n_lines=3,
        help_text=_("根拠があれば、どこの、いつの、何人の話かを書きます。"),
    )
    cost_yen = _number(_("費用（円）"))
    n_expected = _number(
        _("届く見込みの人数"), help_text=_("わからなければ空けておきます。0とは書きません。")
    )
    due_on = WarekiDateField(label=_("いつまで"), required=False)

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        personas = Persona.objects.filter(programme=programme)
        owners = Organisation.objects.filter(parties__programme=programme)
        offer(self, "persona", personas, words=_persona)
        offer(self, "leaflet", programme.leaflets.all(), words=lambda row: str(row.title))
        offer(self, "owner", owners, words=lambda row: str(row.name))

    def clean_cost_yen(self) -> int:
        """No cost written is no cost."""
        return self.cleaned_data["cost_yen"] or 0


class ContactForm(Form):
    """A contact that was made."""

    made_on = WarekiDateField(label=_("した日"))
    n_reached = _number(_("届いた人数"), help_text=_("数えていなければ空けておきます。"))
    note = TextField(
        label=_("覚え書き"),
        max_length=200,
        required=False,
        help_text=_("人の名前は書きません。例：派遣事務所の朝礼で説明した"),
    )


class LeafletForm(Form):
    """The one source of a leaflet."""

    title = TextField(label=_("題"), max_length=100)
    lead = TextField(
        label=_("ひとこと"),
        max_length=200,
        n_lines=2,
        help_text=_("申し込みが要るかどうかを、ここに書きます。"),
    )
    body = TextField(label=_("何をするか"), n_lines=5, help_text=_("一行に一つのことを書きます。"))
    when_and_where = TextField(
        label=_("いつ・どこで"),
        n_lines=3,
        help_text=_("日、時間、会場、駅からの道を、一行ずつ書きます。"),
    )
    how_to_apply = TextField(
        label=_("申し込みかた"),
        n_lines=3,
        help_text=_("電話、FAX、紙、ウェブ。どれでも同じに扱います。"),
    )
    arrangements = TextField(label=_("配慮の申し出かた"), n_lines=3)
    contact = TextField(label=_("問い合わせ"), n_lines=2)
