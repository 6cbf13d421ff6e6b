"""What staff type about an application, from a phone call, a FAX, the counter or paper."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from yorisoi.people import actions as people
from yorisoi.people import arrangements
from yorisoi.people.models import Organisation, Participant
from yorisoi.people.terms import ChannelKind, ConsentWay, DisabilityKind, HandoutFormat
from yorisoi.stages.courses import rules
from yorisoi.stages.courses.actions import ApplicationWords
from yorisoi.stages.courses.models import Application, ArrangementRequest
from yorisoi.stages.courses.queries import Clues
from yorisoi.stages.courses.terms import Applicant, ArrangementState
from yorisoi.stages.outreach.terms import Way
from yorisoi.ui.forms import (
    Form,
    PhoneField,
    PickField,
    PicksField,
    TextField,
    WarekiDateField,
    offer,
)

CONTACTS = (
    ChannelKind.PHONE,
    ChannelKind.MAIL,
    ChannelKind.FAX,
    ChannelKind.LETTER,
    ChannelKind.LINE,
)


def choose(form: Form, name: str, choices: list[tuple[str, str]]) -> None:
    """Let a form's field choose among these codes, each shown in words."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"{name}: expected a ChoiceField, found {type(field).__name__}")
    field.choices = choices


class SearchForm(Form):
    """Look for somebody who is registered already."""

    q = TextField(
        label=_("前に参加した方をさがす"),
        required=False,
        help_text=_("名前、よみ、電話番号、符号のどれか。ひらがなでもカタカナでも、さがせます。"),
    )


class PersonForm(Form):
    """A person whom the ward does not know yet."""

    name = TextField(label=_("名前"), max_length=100)
    reading = TextField(label=_("よみ"), max_length=100, required=False)
    birth_year = forms.IntegerField(
        label=_("生まれた年（西暦）"),
        required=False,
        min_value=1900,
        max_value=2100,
        widget=forms.NumberInput(attrs={"class": "narrow-input"}),
    )
    contact = forms.ChoiceField(
        label=_("連絡の方法"), choices=[(each.value, each.label) for each in CONTACTS]
    )
    phone = PhoneField(label=_("電話番号"), required=False)
    fax = PhoneField(label=_("FAX番号"), required=False)
    mail = forms.EmailField(label=_("メールアドレス"), required=False)
    letter = TextField(label=_("住所"), max_length=200, required=False)
    handout_format = forms.ChoiceField(label=_("お知らせの形"), choices=HandoutFormat.choices)
    kinds = PicksField(
        label=_("障害の種類"),
        required=False,
        choices=[each for each in DisabilityKind.choices if each[0] != DisabilityKind.UNKNOWN],
        help_text=_("聞いたときだけ。いくつでも。聞いていなければ、空けておきます。"),
    )
    centre = forms.ModelChoiceField(
        label=_("よく使うセンター"), queryset=Organisation.objects.none(), required=False
    )

    def __init__(self, *args: Any, centres: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "centre", centres, words=lambda centre: centre.name)

    def clean(self) -> dict[str, Any]:
        """Ask for the number of the way that was chosen."""
        data = super().clean() or {}
        chosen = data.get("contact")
        if chosen in self.fields and not data.get(chosen) and chosen not in self.errors:
            label = self.fields[chosen].label
            self.add_error(chosen, _now("%(label)sを書いてください") % {"label": label})
        if (
            not any(data.get(kind) for kind in ("phone", "fax", "mail", "letter"))
            and not self.errors
        ):
            self.add_error("phone", _now("電話番号を書いてください"))
        return data

    def person(self) -> people.Person:
        """Return who was typed."""
        data = self.cleaned_data
        return people.Person(
            name=data["name"],
            reading=data["reading"],
            kinds=tuple(data["kinds"]),
            birth_year=data["birth_year"],
            channel=data["contact"],
            handout_format=data["handout_format"],
            centre=data["centre"],
            addresses=self._addresses(),
        )

    def clues(self) -> Clues:
        """Return by what this person may be known already."""
        data = self.cleaned_data
        numbers = tuple(address for _kind, address in self._addresses())
        return Clues(data["name"], data["reading"], numbers, data["birth_year"])

    def _addresses(self) -> tuple[tuple[str, str], ...]:
        kinds = ("phone", "fax", "mail", "letter")
        return tuple((kind, self.cleaned_data[kind]) for kind in kinds if self.cleaned_data[kind])


class EntryForm(Form):
    """What an application says; the same for every channel."""

    channel = PickField(
        label=_("どう届きましたか"),
        choices=[
            (ChannelKind.PHONE.value, _("電話")),
            (ChannelKind.FAX.value, _("FAX")),
            (ChannelKind.COUNTER.value, _("窓口")),
            (ChannelKind.LETTER.value, _("手紙・用紙")),
            (ChannelKind.MAIL.value, _("メール")),
            (ChannelKind.CENTRE.value, _("センターから")),
        ],
    )
    received_on = WarekiDateField(label=_("受け付けた日"))
    applicant = forms.ChoiceField(label=_("申し込んだ人"), choices=Applicant.choices)
    arrangements = PicksField(
        label=_("ほしい準備"),
        required=False,
        help_text=_("診断名ではなく、何があればよいかを聞きます。いくつでも。"),
    )
    detail = TextField(
        label=_("準備について、くわしく"),
        n_lines=2,
        required=False,
        help_text=_("例：文字は22ポイント。ほかに、一覧にないこと"),
    )
    companion = TextField(label=_("一緒に来る人"), max_length=100, required=False)
    together_with = TextField(
        label=_("一緒に引きたい人の受付番号"),
        max_length=20,
        required=False,
        help_text=_("二人とも席があるか、二人とも次を待つか、になります。"),
    )
    heard_by = forms.ChoiceField(
        label=_("どこで知りましたか"), choices=Way.choices, initial=Way.UNKNOWN
    )
    consent_way = PickField(
        label=_("申し込みのために情報を使うことへの同意"),
        choices=[
            (ConsentWay.PAPER.value, _("紙で")),
            (ConsentWay.VOICE.value, _("声で。読み上げて、はいと聞いた")),
            (ConsentWay.SUPPORTER.value, _("支援者と一緒に")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        catalogue = arrangements.catalogue()
        choose(self, "arrangements", [(code, each.name) for code, each in catalogue.items()])

    def words(self) -> ApplicationWords:
        """Return what was typed."""
        data = self.cleaned_data
        return ApplicationWords(
            channel=data["channel"],
            received_on=data["received_on"],
            applicant=data["applicant"],
            companion=data["companion"],
            wish=data["detail"],
            heard_by=data["heard_by"],
            arrangements=tuple((code, "") for code in data["arrangements"]),
            together_with=data["together_with"].upper(),
            consent_way=data["consent_way"],
        )


def known_needs(participant: Participant) -> list[str]:
    """Return the arrangements a person told before: told once, asked never again."""
    return [need.arrangement for need in participant.needs.filter(ended_at=None)]


class ChangeForm(Form):
    """What may change after somebody applied: who comes along, what was said, more arrangements."""

    companion = TextField(label=_("一緒に来る人"), max_length=100, required=False)
    wish = TextField(label=_("ひとこと"), n_lines=3, max_length=500, required=False)
    arrangements = PicksField(
        label=_("足す準備"),
        required=False,
        help_text=_(
            "もう頼まれているものは、ここに出ません。取りやめるときは、その準備のページで残します。"
        ),
    )

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        initial = {"companion": application.companion, "wish": application.wish}
        super().__init__(*args, initial=initial, **kwargs)
        asked = {each.arrangement for each in application.arrangements.all()}
        catalogue = arrangements.catalogue()
        choose(
            self,
            "arrangements",
            [(code, each.name) for code, each in catalogue.items() if code not in asked],
        )


class MoveForm(Form):
    """What became of an arrangement."""

    state = PickField(label=_("いまどこまで進みましたか"))
    arranged_with = TextField(label=_("だれに頼んだか"), max_length=100, required=False)
    reason = TextField(
        label=_("できなかったわけ"),
        max_length=200,
        required=False,
        help_text=_("「できなかった」のときだけ。かわりの方法も書きます。"),
    )

    def __init__(self, *args: Any, request_row: ArrangementRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(each.value, str(each.label)) for each in rules.next_states(request_row.state)]
        choose(self, "state", choices)

    def clean(self) -> dict[str, Any]:
        """Ask for the reason of what was not possible."""
        data = super().clean() or {}
        if data.get("state") == ArrangementState.REFUSED and not data.get("reason"):
            self.add_error("reason", _now("できなかったわけを書いてください"))
        return data


class MergeForm(Form):
    """Two applications of one person."""

    keep = PickField(
        label=_("どの申し込みにまとめますか"),
        help_text=_("この申し込みは消えません。どこにまとめたかが残ります。"),
    )

    def __init__(self, *args: Any, others: list[tuple[Application, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "keep", [(each.code, words) for each, words in others])


class SheetForm(Form):
    """The office's sheet of applicants."""

    sheet = forms.FileField(
        label=_("申込者の表"),
        help_text=_("Excel（.xlsx）かCSV。見出しの並びは、どの順でもかまいません。"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )
