"""What is typed about people: who somebody is, what they need, what they agree to."""

import re
from typing import Any, ClassVar, cast

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yorisoi.engines.sheets import parse_birth_year
from yorisoi.people import arrangements
from yorisoi.people.actions import Person
from yorisoi.people.agreements import consents
from yorisoi.people.models import Account, Organisation
from yorisoi.people.terms import (
    ChannelKind,
    ConsentPurpose,
    ConsentWay,
    CorrectionState,
    DisabilityKind,
    HandoutFormat,
    Mandate,
)
from yorisoi.ui.forms import (
    Form,
    PhoneField,
    PickField,
    PicksField,
    TextField,
    WarekiDateField,
    offer,
)

KANA = re.compile(r"[\u3041-\u30ffー・\s]*")
# The ways that need a number or an address before they can be used.
ADDRESSED = {
    ChannelKind.PHONE: "phone",
    ChannelKind.FAX: "fax",
    ChannelKind.MAIL: "mail",
    ChannelKind.LETTER: "letter",
}
WITNESSED = {ConsentWay.VOICE, ConsentWay.SUPPORTER}


class PersonForm(Form):
    """A participant and the ways to reach them."""

    name = TextField(label=gettext_lazy("名前"), max_length=60)
    reading = TextField(
        label=gettext_lazy("名前の読み"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("ひらがなかカタカナで。読みは本人に聞いて書きます。"),
    )
    kinds = PicksField(
        label=gettext_lazy("障害の種類"),
        choices=DisabilityKind.choices,
        required=False,
        help_text=gettext_lazy("いくつでも。聞いていなければ、選ばずに進みます。"),
    )
    birth_year = TextField(
        label=gettext_lazy("生まれた年"),
        required=False,
        help_text=gettext_lazy("年だけで大丈夫です。例：昭和59年、1984"),
        widget=forms.TextInput(attrs={"class": "narrow-input"}),
    )
    centre = forms.ModelChoiceField(
        label=gettext_lazy("よく使うセンター"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=gettext_lazy("決まっていない"),
    )
    channel = PickField(
        label=gettext_lazy("連絡の方法"),
        choices=[(each.value, each.label) for each in ChannelKind if each != ChannelKind.WEB],
        initial=ChannelKind.PHONE,
        help_text=gettext_lazy("本人がいちばん受け取りやすいものを一つ選びます。"),
    )
    phone = PhoneField(label=gettext_lazy("電話番号"), required=False)
    fax = PhoneField(label=gettext_lazy("FAX番号"), required=False)
    mail = forms.EmailField(label=gettext_lazy("メールアドレス"), required=False)
    letter = TextField(label=gettext_lazy("住所"), max_length=200, required=False, n_lines=2)
    handout_format = PickField(
        label=gettext_lazy("お知らせの形"),
        choices=HandoutFormat.choices,
        initial=HandoutFormat.STANDARD,
    )
    note = TextField(
        label=gettext_lazy("覚え書き"),
        required=False,
        n_lines=3,
        help_text=gettext_lazy("本人に見せてもよいことだけを書きます。"),
    )

    def __init__(
        self, *args: Any, centres: QuerySet[Organisation], is_limited: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "centre", centres, words=lambda row: str(row.name))
        if is_limited:
            # Staff of a centre register people of that centre only.
            centre = cast("forms.ModelChoiceField[Organisation]", self.fields["centre"])
            centre.required, centre.empty_label = True, None

    def clean_reading(self) -> str:
        """Accept kana only."""
        reading: str = self.cleaned_data["reading"]
        if not KANA.fullmatch(reading):
            raise forms.ValidationError(_("名前の読みを、ひらがなかカタカナで書いてください"))
        return reading

    def clean_birth_year(self) -> int | None:
        """Read a year of either calendar."""
        found = parse_birth_year(self.cleaned_data["birth_year"])
        if self.cleaned_data["birth_year"] and (found.value is None or found.doubts):
            raise forms.ValidationError(_("生まれた年を、昭和59年か1984のように書いてください"))
        return found.value

    def clean(self) -> dict[str, Any]:
        """Ask for the number or address of the way that was chosen."""
        given = super().clean() or self.cleaned_data
        needed = ADDRESSED.get(given.get("channel", ""))
        if needed and not given.get(needed) and needed not in self.errors:
            label = self.fields[needed].label
            self.add_error(needed, _("%(label)sを書いてください") % {"label": label})
        return given

    def person(self) -> Person:
        """Return what was typed, ready to be kept."""
        given = self.cleaned_data
        return Person(
            name=given["name"],
            reading=given["reading"],
            kinds=tuple(given["kinds"]),
            birth_year=given["birth_year"],
            channel=given["channel"],
            handout_format=given["handout_format"],
            centre=given["centre"],
            note=given["note"],
            addresses=tuple((kind, given[name]) for kind, name in ADDRESSED.items()),
        )


class NewPersonForm(PersonForm):
    """A participant who is registered for the first time."""

    is_fictitious = forms.BooleanField(
        label=gettext_lazy("架空の人（見本や練習のため）"), required=False
    )


class NeedForm(Form):
    """An arrangement a participant needs."""

    code = PickField(label=gettext_lazy("必要な配慮"), choices=())
    detail = TextField(
        label=gettext_lazy("くわしく"),
        required=False,
        n_lines=3,
        help_text=gettext_lazy("例：22ポイントの文字。改札を出た所で待ち合わせ。"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = cast(PickField, self.fields["code"])
        code.choices = [(each.code, each.name) for each in arrangements.catalogue().values()]
        code.hints = {
            each.code: _("%(plain)s。準備に%(n)s日") % {"plain": each.plain, "n": each.lead_days}
            for each in arrangements.catalogue().values()
        }


class ConsentForm(Form):
    """An agreement to one purpose; its words are read to the person first."""

    purpose = PickField(
        label=gettext_lazy("何に使うことへの同意か"),
        choices=ConsentPurpose.choices,
        help_text=gettext_lazy("下の文を、そのまま読みあげるか、見せてください。"),
    )
    way = PickField(
        label=gettext_lazy("同意のしかた"),
        choices=[each for each in ConsentWay.choices if each[0] != ConsentWay.WEB],
    )
    witness = TextField(
        label=gettext_lazy("立ち会った人"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("声や、支援者と一緒の同意のときに書きます。"),
    )
    names: ClassVar[dict[str, object]] = {"purpose": gettext_lazy("何に使うか")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(PickField, self.fields["purpose"]).hints = {
            str(purpose): text.words
            for purpose, text in consents.texts(timezone.localdate()).items()
        }

    def clean(self) -> dict[str, Any]:
        """Ask who was there where nobody signs."""
        given = super().clean() or self.cleaned_data
        if given.get("way") in WITNESSED and not given.get("witness"):
            self.add_error("witness", _("立ち会った人を書いてください"))
        return given


class RefusalForm(Form):
    """How a person said no; nobody asks why."""

    way = PickField(
        label=gettext_lazy("どうやって言いましたか"),
        choices=[
            (ConsentWay.VOICE, gettext_lazy("電話か、会って")),
            (ConsentWay.PAPER, gettext_lazy("紙やFAXで")),
            (ConsentWay.SUPPORTER, gettext_lazy("支援者と一緒に")),
        ],
    )


class SupporterForm(Form):
    """Somebody may act for a participant, for a scope and a time."""

    supporter = forms.ModelChoiceField(
        label=gettext_lazy("支援者"),
        queryset=Account.objects.none(),
        empty_label=gettext_lazy("選んでください"),
    )
    terms = PicksField(
        label=gettext_lazy("してよいこと"),
        choices=Mandate.choices,
        help_text=gettext_lazy(
            "本人が「いい」と言ったものだけ選びます。選ばないことは、開けません。"
        ),
    )
    scope = TextField(
        label=gettext_lazy("本人のことば"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("例：練習のとき、となりにいてほしい"),
    )
    since_on = WarekiDateField(label=gettext_lazy("いつから"))
    until_on = WarekiDateField(
        label=gettext_lazy("いつまで"),
        required=False,
        help_text=gettext_lazy("空けておくと、本人がやめるまで続きます。"),
    )

    def __init__(self, *args: Any, supporters: QuerySet[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "supporter", supporters, words=lambda row: str(row.name))

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the beginning."""
        given = super().clean() or self.cleaned_data
        since, until = given.get("since_on"), given.get("until_on")
        if since and until and until < since:
            self.add_error("until_on", _("いつまでを、いつからより後の日にしてください"))
        return given


class WrongForm(Form):
    """What a person says is wrong in their record."""

    wrong = TextField(
        label=gettext_lazy("どこが、どうちがいますか"),
        n_lines=4,
        max_length=400,
        help_text=gettext_lazy(
            "例：電話番号がかわりました。名前の読みがちがいます。400文字まで書けます。"
        ),
    )


class CorrectionForm(Form):
    """The answer to somebody who said what is wrong."""

    state = PickField(
        label=gettext_lazy("どうしましたか"),
        choices=[each for each in CorrectionState.choices if each[0] != CorrectionState.OPEN],
    )
    answer = TextField(
        label=gettext_lazy("本人への返事"),
        n_lines=4,
        max_length=1000,
        help_text=gettext_lazy("直したところ、または直さない理由を、本人が読む言葉で書きます。"),
    )
