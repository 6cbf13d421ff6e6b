"""The questions of the public form, one a page, in short and easy words."""

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from yorisoi.people import arrangements
from yorisoi.people.terms import ChannelKind, DisabilityKind, HandoutFormat
from yorisoi.stages.courses.forms.reading import KanaField
from yorisoi.stages.courses.terms import Applicant
from yorisoi.stages.outreach.terms import Way
from yorisoi.ui.forms import Form, PhoneField, PickField, PicksField, TextField

NOBODY, SOMEBODY = "no", "yes"


class WhoForm(Form):
    """Who takes part."""

    names = {"applicant": _("だれが参加するか")}
    applicant = PickField(
        label=_("だれが、教室に参加しますか"),
        choices=[
            (Applicant.PERSON.value, _("わたしが参加します")),
            (Applicant.FAMILY.value, _("家族が参加します")),
            (Applicant.SUPPORTER.value, _("わたしが支援している人が、参加します")),
        ],
    )


class HelperForm(Form):
    """Who writes for somebody else, as far as they wish to say."""

    title = _("書いているあなたのことを教えてください")
    lead = _("聞きたいことがあるときだけ、連絡します。書かなくても、申し込めます。")
    helper_name = TextField(
        label=_("あなたのお名前"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    helper_phone = PhoneField(label=_("あなたの電話番号"), required=False)


class NameForm(Form):
    """The name and how it is read."""

    title = _("参加する人のお名前を教えてください")
    name = TextField(
        label=_("お名前"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    # No autocomplete word stands for a reading, and a name filled in here would be kanji.
    reading = KanaField(
        label=_("読みがな"),
        max_length=100,
        help_text=_("ひらがなかカタカナで書いてください。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class ContactForm(Form):
    """How to be reached."""

    names = {"contact": _("連絡の方法")}
    contact = PickField(
        label=_("連絡は、どの方法がいいですか"),
        help_text=_("教室が決まったことを、この方法で伝えます。後で変えられます。"),
        choices=[
            (ChannelKind.PHONE.value, _("電話")),
            (ChannelKind.MAIL.value, _("メール")),
            (ChannelKind.FAX.value, _("FAX")),
            (ChannelKind.LETTER.value, _("手紙")),
            (ChannelKind.LINE.value, _("LINE")),
        ],
        hints={
            ChannelKind.PHONE: _("職員が電話します"),
            ChannelKind.LETTER: _("大きい文字や点字でも送れます"),
            ChannelKind.LINE: _("「連絡があります」とだけ送ります"),
        },
    )


class PhoneAddressForm(Form):
    """A telephone number."""

    names = {"address": _("電話番号")}
    address = PhoneField(label=_("電話番号を教えてください"))


class LineAddressForm(Form):
    """A telephone number for when LINE does not reach."""

    names = {"address": _("電話番号")}
    address = PhoneField(
        label=_("電話番号を教えてください"), help_text=_("LINEがつながらないときだけ、使います。")
    )


class FaxAddressForm(Form):
    """A FAX number."""

    names = {"address": _("FAXの番号")}
    address = PhoneField(label=_("FAXの番号を教えてください"))


class MailAddressForm(Form):
    """A mail address."""

    names = {"address": _("メールアドレス")}
    address = forms.EmailField(
        label=_("メールアドレスを教えてください"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class LetterAddressForm(Form):
    """A postal address."""

    names = {"address": _("住所")}
    address = TextField(
        label=_("手紙を送る住所を教えてください"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 40, "autocomplete": "street-address"}),
    )


ADDRESS_FORMS: Mapping[str, type[Form]] = {
    ChannelKind.PHONE: PhoneAddressForm,
    ChannelKind.LINE: LineAddressForm,
    ChannelKind.FAX: FaxAddressForm,
    ChannelKind.MAIL: MailAddressForm,
    ChannelKind.LETTER: LetterAddressForm,
}


def groups() -> dict[str, tuple[str, list[tuple[str, str]]]]:
    """Return the catalogue as fields: the name of a field, its group, and what can be ticked."""
    found: dict[str, list[tuple[str, str]]] = {}
    for code, each in arrangements.catalogue().items():
        found.setdefault(each.group_label, []).append((code, each.words(get_language())))
    return {f"group_{n}": (group, of) for n, (group, of) in enumerate(found.items(), start=1)}


class ArrangementsForm(Form):
    """What should be prepared: by need, never by diagnosis."""

    title = _("どんな準備があるといいですか")
    lead = _("いくつでも選べます。いらないときは、そのまま進んでください。")
    other = TextField(
        label=_("ほかに、あるといいこと"),
        required=False,
        n_lines=3,
        max_length=300,
        help_text=_("例：文字は22ポイント。休みながら参加したい"),
    )

    def __init__(self, *args: Any, known: Collection[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        other = self.fields.pop("other")
        for name, (group, choices) in groups().items():
            kept = [code for code, _plain in choices if code in known]
            self.fields[name] = PicksField(
                label=group, choices=choices, required=False, initial=kept
            )
        self.fields["other"] = other

    def codes(self) -> tuple[str, ...]:
        """Return the codes that were ticked, in the order of the catalogue."""
        ticked = {
            code
            for name, codes in self.cleaned_data.items()
            if name.startswith("group_")
            for code in codes
        }
        return tuple(code for code in arrangements.catalogue() if code in ticked)


class HandoutForm(Form):
    """The form in which a person reads."""

    names = {"handout_format": _("資料の形")}
    handout_format = PickField(
        label=_("お知らせや資料は、どの形がいいですか"),
        choices=HandoutFormat.choices,
        hints={
            HandoutFormat.LARGE: _("22ポイントの文字です"),
            HandoutFormat.SPEECH: _("スマホやパソコンで聞けます"),
        },
    )


class CompanionForm(Form):
    """Who comes along."""

    names = {"comes": _("一緒に来る人がいるか")}
    title = _("一緒に来る人はいますか")
    comes = PickField(
        label=_("一緒に来る人"), choices=[(NOBODY, _("いません")), (SOMEBODY, _("います"))]
    )
    companion = TextField(
        label=_("その人の名前"),
        required=False,
        max_length=60,
        help_text=_("わかるときだけでいいです。"),
    )


class HeardForm(Form):
    """How somebody heard of the class."""

    names = {"heard_by": _("どこで知ったか")}
    heard_by = PickField(
        label=_("この教室を、どこで知りましたか"),
        help_text=_("次の知らせかたを考えるために、聞いています。"),
        choices=Way.choices,
    )


class KindsForm(Form):
    """Kinds of disability, only from who wishes to say."""

    kinds = PicksField(
        label=_("障害の種類を教えてください"),
        help_text=_("答えなくてもいいです。答えなくても、申し込みは同じです。"),
        required=False,
        choices=[each for each in DisabilityKind.choices if each[0] != DisabilityKind.UNKNOWN],
    )


class ConsentForm(Form):
    """Agreement to the one purpose of this form."""

    title = _("書いたことを、教室のために使っていいですか")
    lead = _(
        "使うのは、教室の準備と連絡だけです。区とセンターの職員だけが見ます。やめたいときは、いつでも言ってください。"
    )
    names = {"agreed": _("はい、使っていいです")}
    agreed = forms.BooleanField(label=_("はい、使っていいです"))


class BackForm(Form):
    """The number with which a form is opened again."""

    code = TextField(
        label=_("つづきの番号"),
        max_length=30,
        help_text=_("休むときに出た、12文字です。例：ABCD-2345-EFGH"),
    )

    def __init__(self, *args: Any, found: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = found

    def clean_code(self) -> str:
        """Say so where no form has this number."""
        if not self.found:
            raise forms.ValidationError(
                _now("この番号のつづきが見つかりません。番号を確かめるか、電話してください")
            )
        return str(self.cleaned_data["code"])
