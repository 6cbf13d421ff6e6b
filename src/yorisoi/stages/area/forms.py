"""What a person types about sources, figures, facilities and files."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from yorisoi.people.terms import DisabilityKind
from yorisoi.programme.models import Programme
from yorisoi.stages.area.models import Source
from yorisoi.stages.area.rules.dates import when
from yorisoi.stages.area.terms import BODY, Certainty, Mark, Topic
from yorisoi.ui.forms import Form, PickField, TextField

if TYPE_CHECKING:
    ChoiceOfSource = forms.ModelChoiceField[Source]
else:
    ChoiceOfSource = forms.ModelChoiceField


def kind_choices() -> list[tuple[str, object]]:
    """Return the kinds a figure can be about, everybody first."""
    kinds = [(kind.value, kind.label) for kind in DisabilityKind if kind != DisabilityKind.UNKNOWN]
    return [("", _("分けていない")), (BODY, _("身体（五つの種類の計）")), *kinds]


class SourceChoiceField(ChoiceOfSource):
    """A choice of one source, shown with its title and date."""

    def label_from_instance(self, obj: Source) -> str:
        """Return the words of one source."""
        return f"{obj.title}　{obj.as_of}"


def choose_from(form: forms.Form, programme: Programme) -> None:
    """Let a form choose among the sources of its programme."""
    field = form.fields["source"]
    if isinstance(field, SourceChoiceField):
        field.queryset = programme.sources.order_by("code")


class FileForm(Form):
    """A file on its way in."""

    file = forms.FileField(
        label=_("ファイル"),
        help_text=_("CSVかExcel（.xlsx）です。選んだだけでは、何も残りません。"),
    )


class SourceForm(Form):
    """Where figures come from, and how that was read."""

    title = TextField(
        label=_("資料の名前"), max_length=300, help_text=_("例：練馬区障害者計画　わかりやすい版")
    )
    as_of = TextField(
        label=_("いつの数か"),
        max_length=100,
        help_text=_("例：2023年10月31日、令和5年10月、2022年度、2020"),
    )
    mark = PickField(
        label=_("確かさ"),
        choices=Mark.choices,
        hints={
            Mark.SEEN: _("資料そのものを見て、数を確かめました。"),
            Mark.SECONDARY: _("ほかの人がまとめたページや記事で見ました。"),
            Mark.RECALLED: _("まだ確かめていません。数は「不明」として扱います。"),
            Mark.INFERRED: _("ほかの数から計算しました。"),
        },
    )
    publisher = TextField(label=_("発行元"), max_length=200, required=False)
    licence = TextField(
        label=_("利用の条件"), max_length=100, required=False, help_text=_("例：CC BY 4.0")
    )
    url = TextField(label=_("場所（アドレス）"), max_length=500, required=False)
    note = TextField(label=_("注意"), max_length=400, required=False, n_lines=2)


class DatedSourceForm(SourceForm):
    """The source of figures that say no date themselves, so the source must."""

    def clean_as_of(self) -> str:
        """Take a date a year can be read from."""
        text: str = self.cleaned_data["as_of"]
        if not when(text):
            raise forms.ValidationError(
                _now("いつの数かを、2023年10月31日や2022年度のように書いてください")
            )
        return text


class FigureForm(Form):
    """One figure by hand: an estimate with its formula, or a place where nothing is known."""

    certainty = PickField(
        label=_("確かさ"),
        choices=Certainty.choices,
        initial=Certainty.ESTIMATED,
        hints={
            Certainty.COUNTED: _("資料に書いてある数です。"),
            Certainty.ESTIMATED: _("ほかの数から推した数です。推しかたを書きます。"),
            Certainty.UNKNOWN: _("公表された数がありません。"),
        },
    )
    topic = forms.ChoiceField(label=_("何の数か"), choices=Topic.choices)
    item = TextField(label=_("項目"), max_length=120, help_text=_("例：手帳を持つ人"))
    place = TextField(label=_("地域"), max_length=60)
    kind = forms.ChoiceField(label=_("障害の種類"), choices=kind_choices, required=False)
    age = TextField(
        label=_("年齢"), max_length=20, required=False, help_text=_("例：0-17、18-64、65+")
    )
    as_of = TextField(label=_("いつの数か"), max_length=40)
    value = forms.DecimalField(
        label=_("値"), max_digits=14, decimal_places=3, required=False, min_value=0
    )
    unit = TextField(label=_("単位"), max_length=20, initial=_("人"))
    formula = TextField(
        label=_("推しかた"),
        max_length=400,
        required=False,
        n_lines=2,
        help_text=_("使った数と、いつの数かを書きます。例：区の総数34,717（2022年度）× 都の割合…"),
    )
    source = SourceChoiceField(label=_("出典"), queryset=Source.objects.none())

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, programme)

    def clean(self) -> dict[str, Any]:
        """Let no estimate go without its formula and no unknown with a value."""
        told = super().clean() or self.cleaned_data
        certainty, value = told.get("certainty"), told.get("value")
        if certainty == Certainty.ESTIMATED and not told.get("formula"):
            self.add_error("formula", _now("推した数には、推しかたを書いてください"))
        if certainty in (Certainty.COUNTED, Certainty.ESTIMATED) and value is None:
            self.add_error("value", _now("値を書いてください。わからないときは「不明」を選びます"))
        if certainty == Certainty.UNKNOWN and value is not None:
            self.add_error("value", _now("「不明」の数には値を入れません。値を消してください"))
        source = told.get("source")
        is_unread = source is not None and source.mark in (Mark.RECALLED, Mark.INFERRED)
        if certainty == Certainty.COUNTED and is_unread:
            self.add_error(
                "certainty",
                _now(
                    "記憶や計算による資料の数は「数えた」にできません。「推した」か「不明」を選んでください"
                ),
            )
        return told


class FacilityForm(Form):
    """A centre or office; what is not known stays empty."""

    name = TextField(label=_("名前"), max_length=100)
    nickname = TextField(label=_("呼び名"), max_length=60, required=False)
    part = TextField(label=_("事業での役割"), max_length=200, required=False)
    receives = TextField(label=_("受けられる人"), max_length=200, required=False)
    address = TextField(
        label=_("住所"),
        max_length=200,
        required=False,
        help_text=_("確かめていない番地は、書かずに空けておきます。"),
    )
    phone = TextField(label=_("電話"), max_length=20, required=False)
    fax = TextField(label=_("FAX"), max_length=20, required=False)
    hours = TextField(label=_("あいている時"), max_length=100, required=False)
    latitude = forms.DecimalField(
        label=_("緯度"), max_digits=9, decimal_places=6, required=False, min_value=20, max_value=46
    )
    longitude = forms.DecimalField(
        label=_("経度"),
        max_digits=9,
        decimal_places=6,
        required=False,
        min_value=122,
        max_value=154,
    )
    note = TextField(label=_("覚え書き"), max_length=400, required=False, n_lines=2)
    source = SourceChoiceField(label=_("出典"), queryset=Source.objects.none())

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, programme)
