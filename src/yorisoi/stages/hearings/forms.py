"""What a person types about hearings."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yorisoi.people import queries as people
from yorisoi.people.models import Organisation, Participant
from yorisoi.people.terms import AgeBand, DisabilityKind, Speaker
from yorisoi.programme.models import Programme
from yorisoi.stages.hearings import rules
from yorisoi.stages.hearings.models import Theme
from yorisoi.stages.hearings.terms import HearingConsent, HearingState
from yorisoi.ui.forms import (
    Form,
    PickField,
    PicksField,
    TextField,
    WarekiDateField,
    normalised,
    offer,
)

SPARE = "spare"
"""The name of the button that says: this is no name."""
NOT_TOLD = [("", _("わからない・決めない"))]


class HearingForm(Form):
    """One hearing of the plan."""

    host = forms.CharField(
        label=_("だれに、どこで聴くか"),
        max_length=120,
        help_text=_("センターや団体の名前を書きます。個人の名前は書きません。"),
    )
    centre = forms.ModelChoiceField(
        label=_("センター"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("センターではない"),
    )
    asked_by = forms.CharField(
        label=_("聴く人（組織）"),
        max_length=200,
        required=False,
        help_text=_("例：区の障害者施策推進課と、都のデジタル部門"),
    )
    questions = TextField(
        label=_("聴きたいこと"), n_lines=5, required=False, help_text=_("一行に一つ書きます。")
    )
    planned_on = WarekiDateField(label=_("予定の日"), required=False)
    held_on = WarekiDateField(label=_("聴いた日"), required=False)
    state = PickField(label=_("いまの様子"), choices=HearingState.choices)
    source_note = forms.CharField(
        label=_("出典"),
        max_length=300,
        required=False,
        help_text=_("公表された資料からの要約なら、資料の名前と場所を書きます。"),
    )

    def __init__(
        self, *args: Any, programme: Programme, is_public: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.is_public = is_public
        rows = people.centres(municipality=programme.municipality)
        offer(self, "centre", rows, words=lambda row: row.name)

    def clean(self) -> dict[str, Any]:
        """Ask for the day when a hearing is said to be held."""
        data: dict[str, Any] = super().clean() or {}
        is_held = data.get("state") in {HearingState.HELD, HearingState.CODED}
        if is_held and not self.is_public and not data.get("held_on"):
            self.add_error("held_on", _("聴いた日を書いてください"))
        return data


class ConsentForm(Form):
    """Whether those who speak agreed."""

    names = {"consent": _("同意")}
    consent = PickField(
        label=_("書き残してよいか、聞きましたか"),
        choices=HearingConsent.choices,
        hints={
            HearingConsent.NOT_ASKED: _("区の外の人には見せません。根拠にも使えません。"),
            HearingConsent.GIVEN: _("名前をかくして、都や事業者に見せられます。"),
            HearingConsent.REFUSED: _("区の外の人には見せません。根拠にも使えません。"),
            HearingConsent.PUBLIC: _("だれでも読める資料を言いかえたものです。"),
        },
    )
    consent_on = WarekiDateField(label=_("同意の日"), required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for the day of an agreement."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("consent") == HearingConsent.GIVEN and not data.get("consent_on"):
            self.add_error("consent_on", _("同意の日を書いてください"))
        return data


class LinesForm(Form):
    """Quick entry: one line is one passage."""

    names = {"speaker": _("話した人")}
    lines = TextField(
        label=_("聴いたこと"),
        n_lines=12,
        help_text=_(
            "一行に一つ書きます。行の頭に「本」「家」「職」「団」と空白を置くと、話した人が決まります。例：家　電話だけで連絡しています"
        ),
    )
    speaker = PickField(
        label=_("頭に何もない行は、だれの話ですか"),
        choices=Speaker.choices,
        initial=Speaker.PERSON,
    )
    held_on = WarekiDateField(label=_("聴いた日"))

    def __init__(self, *args: Any, needs_day: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not needs_day:
            del self.fields["held_on"]


class PassageForm(Form):
    """One passage."""

    names = {"speaker": _("話した人")}
    text = TextField(label=_("話したこと"), n_lines=4, max_length=2000)
    speaker = PickField(label=_("話した人はだれですか"), choices=Speaker.choices)
    speaker_note = forms.CharField(
        label=_("どんな人か"),
        max_length=60,
        required=False,
        help_text=_("例：中途視覚障害の方、区職員"),
    )
    about_kind = forms.ChoiceField(
        label=_("どの障害についての話か"),
        choices=[*NOT_TOLD, *DisabilityKind.choices[:-1]],
        required=False,
    )
    about_age = forms.ChoiceField(
        label=_("どの年齢についての話か"),
        choices=[*NOT_TOLD, *AgeBand.choices[:-1]],
        required=False,
    )
    is_paraphrase = forms.BooleanField(
        label=_("言いかえた要約です"),
        required=False,
        help_text=_("言葉そのままなら、印を外します。"),
    )
    whose = forms.CharField(
        label=_("だれの声か（参加する人の符号）"),
        max_length=16,
        required=False,
        help_text=_(
            "名簿にいる人の声なら、P-から始まる符号を書きます。本人が「公表していい」と言うまで、外には出しません。"
        ),
    )

    def __init__(
        self, *args: Any, find: Callable[[str], Participant | None], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._find = find

    def clean_whose(self) -> Participant | None:
        """Find the participant by the code, in whatever width it was typed."""
        code = normalised(self.cleaned_data["whose"]).upper()
        found = self._find(code) if code else None
        if code and found is None:
            raise forms.ValidationError(
                gettext("この符号の人は、名簿にいません。名簿で符号を確かめてください")
            )
        return found


class CodingForm(Form):
    """Which themes a passage speaks of."""

    themes = PicksField(label=_("この声は何を言っていますか"), required=False)
    new_theme = forms.CharField(label=_("新しい言葉"), max_length=60, required=False)

    def __init__(self, *args: Any, themes: Sequence[Theme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _list(self, "themes", [(theme.code, theme.name) for theme in themes])


class ThemeForm(Form):
    """A word of the codebook."""

    name = forms.CharField(label=_("見出し"), max_length=60)
    meaning = forms.CharField(
        label=_("意味"),
        max_length=300,
        required=False,
        help_text=_("どんな声につけるか、どんな声にはつけないかを書きます。"),
    )
    key = forms.RegexField(
        r"^[a-z0-9]$",
        label=_("キー"),
        required=False,
        help_text=_("半角の数字か小さい英字を一つ。空なら順に決まります。"),
    )


class MergeForm(Form):
    """The theme another one becomes part of."""

    into = forms.ModelChoiceField(label=_("どの言葉にまとめるか"), queryset=Theme.objects.none())

    def __init__(self, *args: Any, theme: Theme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = theme.programme.themes.exclude(pk=theme.pk)
        offer(self, "into", rows, words=lambda row: row.name)


class NamesForm(Form):
    """Words to hide, or to leave as they are: suggested ones, and one typed by hand to hide."""

    suggested = PicksField(label=_("名前に見える言葉"), required=False)
    name = forms.CharField(label=_("ほかにかくす名前"), max_length=40, required=False)
    reading = forms.CharField(label=_("その読み"), max_length=60, required=False)

    def __init__(self, *args: Any, suggested: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _list(self, "suggested", [(each, each) for each in suggested])
        if not suggested:
            del self.fields["suggested"]

    def clean_name(self) -> str:
        """Ask for a longer word where hiding one letter would tear the text."""
        name = str(self.cleaned_data["name"])
        if name and not rules.can_be_hidden(name):
            raise forms.ValidationError(_("かくす名前を2文字以上で書いてください"))
        return name

    def clean(self) -> dict[str, Any]:
        """Ask for at least one word; what is said to be no name is chosen, not typed."""
        data: dict[str, Any] = super().clean() or {}
        if SPARE in self.data:
            if not data.get("suggested"):
                where = "suggested" if "suggested" in self.fields else "name"
                self.add_error(where, _("名前ではない言葉を選んでください"))
        elif not self.errors and not data.get("suggested") and not data.get("name"):
            self.add_error("name", _("かくす名前を選ぶか、書いてください"))
        return data


class UploadForm(Form):
    """A list of organisations as an office keeps it."""

    file = forms.FileField(
        label=_("団体の一覧"),
        help_text=_("CSVかExcelの表。「団体」か「組織」という列の名前を読みます。"),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )


class HostsForm(Form):
    """Which of the organisations read from a list enter the plan."""

    hosts = PicksField(label=_("聴く予定に入れる団体"))

    def __init__(self, *args: Any, hosts: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _list(self, "hosts", [(host, host) for host in hosts])


def _list(form: Form, name: str, choices: Sequence[tuple[str, str]]) -> None:
    """Let a field choose among what was found."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices
