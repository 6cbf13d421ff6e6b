"""What a person types about segments and personas."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yorisoi.people import queries as people
from yorisoi.people.models import Organisation
from yorisoi.people.terms import AgeBand, DisabilityKind, Speaker
from yorisoi.programme.models import Programme
from yorisoi.stages.personas.models import Segment
from yorisoi.stages.personas.queries import Line
from yorisoi.stages.personas.terms import CRESTS, AttributeTopic, Verdict
from yorisoi.ui.forms import Form, PickField, TextField, WarekiDateField, offer


class SegmentForm(Form):
    """A group of people who resemble each other."""

    name = forms.CharField(
        label=_("呼び名"), max_length=100, help_text=_("例：働く世代の、見えない・見えにくい方")
    )
    kind = forms.ChoiceField(
        label=_("障害の種類"), choices=[("", _("すべて")), *DisabilityKind.choices], required=False
    )
    age = forms.ChoiceField(
        label=_("年齢"), choices=[("", _("すべて")), *AgeBand.choices], required=False
    )
    centre = forms.ModelChoiceField(
        label=_("多く利用しているセンター"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("決めない"),
    )
    is_counted = forms.BooleanField(
        label=_("数で確かめた層として扱う"),
        required=False,
        help_text=_(
            "印がなければ、仮定の層です。知っている人が10人に満たないうちは、仮定のままです。"
        ),
    )
    note = forms.CharField(label=_("覚え書き"), max_length=300, required=False)

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = people.centres(municipality=programme.municipality)
        offer(self, "centre", rows, words=lambda row: row.name)


class PersonaForm(Form):
    """The words of a persona."""

    name = forms.CharField(
        label=_("呼び名（架空）"), max_length=40, help_text=_("実在の方の名前は使いません。")
    )
    reading = forms.CharField(label=_("読み"), max_length=60, required=False)
    headline = forms.CharField(
        label=_("ひとことで"), max_length=120, help_text=_("例：42歳。声で知り、声で伝える毎日。")
    )
    segment = forms.ModelChoiceField(
        label=_("どの層の人か"), queryset=Segment.objects.none(), empty_label=None
    )
    crest = PickField(
        label=_("紋"), choices=[(each.code, each.name) for each in CRESTS.values()], initial="wave"
    )
    span = TextField(
        label=_("この像の幅"),
        n_lines=3,
        required=False,
        help_text=_("この人と同じ層に、ほかにどんな人がいるかを書きます。"),
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "segment", programme.segments.all(), words=lambda row: row.name)


class LineForm(Form):
    """One line of a persona."""

    text = forms.CharField(label=_("一行"), max_length=200)
    topic = PickField(label=_("何について"), choices=AttributeTopic.choices)


class SearchForm(Form):
    """Words to look for in figures and voices."""

    words = forms.CharField(label=_("言葉でさがす"), max_length=40, required=False)


class CiteForm(Form):
    """What a line stands on: something from the list, or an answer told in words."""

    found = PickField(label=_("見つかった数と声"), required=False)
    answer = forms.CharField(
        label=_("ほかの調べの答え"),
        max_length=200,
        required=False,
        help_text=_("例：2026年6月の窓口での聞き取り、12人のうち9人"),
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _list(self, "found", choices)
        if not choices:
            del self.fields["found"]

    def clean(self) -> dict[str, Any]:
        """Ask for one thing."""
        data: dict[str, Any] = super().clean() or {}
        if not self.errors and not data.get("found") and not data.get("answer"):
            self.add_error("answer", _("数か声を選ぶか、調べの答えを書いてください"))
        return data


class DoubtsForm(Form):
    """What would prove the persona wrong."""

    doubts = TextField(
        label=_("何がわかれば、この像はまちがいか"),
        n_lines=5,
        required=False,
        help_text=_("一行に一つ書きます。例：点字で学びたいと言う人が多いとき"),
    )

    def clean_doubts(self) -> list[str]:
        """Return one doubt a line."""
        lines = [each.strip() for each in str(self.cleaned_data["doubts"]).splitlines()]
        found = [each for each in lines if each]
        if any(len(each) > 200 for each in found):
            raise forms.ValidationError(_("一行を200文字までにしてください"))
        return found


class ReviewForm(Form):
    """What somebody concerned says, line by line, written down by the team."""

    names = {"reviewer": _("見た人")}
    reviewer = PickField(label=_("だれが見ましたか"), choices=Speaker.choices)
    reviewed_on = WarekiDateField(label=_("見た日"))

    def __init__(self, *args: Any, lines: Sequence[Line], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        for line in lines:
            order = line.attribute.order
            self.fields[f"verdict_{order}"] = PickField(
                label=line.text, choices=Verdict.choices, required=False
            )
            self.fields[f"comment_{order}"] = forms.CharField(
                label=_("ひとこと"), max_length=300, required=False
            )

    def clean(self) -> dict[str, Any]:
        """A comment needs a verdict, and a review at least one line."""
        data: dict[str, Any] = super().clean() or {}
        told = 0
        for line in self.lines:
            order = line.attribute.order
            told += bool(data.get(f"verdict_{order}"))
            if data.get(f"comment_{order}") and not data.get(f"verdict_{order}"):
                self.add_error(f"verdict_{order}", _("この行がどうだったかも選んでください"))
        if not told and not self.errors:
            raise forms.ValidationError(_("一つの行について、どうだったかを選んでください"))
        return data


class MyReviewForm(Form):
    """What a participant says about one line."""

    names = {"verdict": _("答え")}
    verdict = PickField(label=_("これは、どうですか"), choices=Verdict.choices)
    comment = TextField(
        label=_("ひとこと"),
        n_lines=3,
        max_length=300,
        required=False,
        help_text=_("書かなくてもいいです。"),
    )


def _list(form: Form, name: str, choices: Sequence[tuple[str, str]]) -> None:
    """Let a field choose among what was found."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices
