"""What is typed when something may have leaked: what is known, where to look, what was found out."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yorisoi.engines.workdays import FIRST_YEAR
from yorisoi.people.leaks.leaks import Facts, Narrowed
from yorisoi.people.leaks.lines import SignIn
from yorisoi.people.leaks.words import sign_in
from yorisoi.people.models import Leak, Organisation, Participant
from yorisoi.people.terms import LeakPage
from yorisoi.ui.forms import Form, PickField, PicksField, TextField, WarekiDateField

REAL, PRACTICE = "real", "practice"


class LeakForm(Form):
    """What is known of a leak: whole days, one account, codes; wider rather than narrower."""

    what = TextField(label=gettext_lazy("何があったか"), n_lines=3, max_length=500)
    first_on = WarekiDateField(
        label=gettext_lazy("いつから"),
        help_text=gettext_lazy("紙やUSBなら、名簿を出した日から、なくした日までです。"),
    )
    last_on = WarekiDateField(label=gettext_lazy("いつまで"))
    noticed_on = WarekiDateField(label=gettext_lazy("知った日"))
    actor = TextField(
        label=gettext_lazy("だれのアカウントで（符号）"),
        max_length=64,
        required=False,
        help_text=gettext_lazy("わからなければ空けます。そのときは、全員のアカウントを調べます。"),
    )
    codes = TextField(
        label=gettext_lazy("だれのことか（わかっている人の符号）"),
        n_lines=2,
        required=False,
        help_text=gettext_lazy("一行に一人。例：置きわすれた紙にのっていた人。"),
    )
    is_malicious = forms.BooleanField(label=gettext_lazy("わざとのおそれがある"), required=False)
    kind = PickField(
        label=gettext_lazy("本当のことですか"),
        choices=[(REAL, gettext_lazy("本当に起きた")), (PRACTICE, gettext_lazy("訓練"))],
    )

    def __init__(self, *args: Any, municipality: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.municipality = municipality

    def clean_codes(self) -> list[str]:
        """Take the codes of people of this municipality; name the ones nobody has."""
        given = [each.strip().upper() for each in self.cleaned_data["codes"].split("\n")]
        codes = [each for each in given if each]
        found = Participant.objects.filter(municipality=self.municipality, code__in=codes)
        strange = sorted(set(codes) - set(found.values_list("code", flat=True)))
        if strange:
            raise forms.ValidationError(
                _("%(codes)sという符号の人はいません。名簿で確かめてください")
                % {"codes": "、".join(strange)}
            )
        return codes

    def clean_noticed_on(self) -> date:
        """Take a day that has come, of the years whose holidays are known."""
        given: date = self.cleaned_data["noticed_on"]
        if not given.year >= FIRST_YEAR or given > timezone.localdate():
            raise forms.ValidationError(_("知った日は、今日か、それより前の日を書いてください"))
        return given

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the beginning."""
        given = super().clean() or self.cleaned_data
        first, last = given.get("first_on"), given.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", _("いつまでを、いつからより後の日にしてください"))
        return given

    def leak(self) -> Leak:
        """Return what was typed, from the first minute of the first day to the last of the last."""
        given = self.cleaned_data
        return Leak(
            municipality=self.municipality,
            since=timezone.make_aware(datetime.combine(given["first_on"], time.min)),
            until=timezone.make_aware(datetime.combine(given["last_on"], time.max)),
            actor=given["actor"],
            codes=given["codes"],
            noticed_on=given["noticed_on"],
            is_malicious=given["is_malicious"],
            is_practice=given["kind"] == PRACTICE,
            what=given["what"],
        )


class NarrowForm(Form):
    """Where to look: one account, some of its sign-ins, some kinds of page; nothing marked is all."""

    actor = TextField(
        label=gettext_lazy("だれのアカウントで（符号）"), max_length=64, required=False
    )
    sign_ins = PicksField(
        label=gettext_lazy("どの機械から入ったときか"),
        required=False,
        help_text=gettext_lazy("印を付けないと、すべて調べます。"),
    )
    pages = PicksField(
        label=gettext_lazy("どんなページ"),
        choices=LeakPage.choices,
        required=False,
        help_text=gettext_lazy("印を付けないと、すべて調べます。"),
    )

    def __init__(self, *args: Any, sign_ins: Iterable[SignIn], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["sign_ins"]
        field.choices = [(str(each.line), sign_in(each)) for each in sign_ins]
        if not field.choices:
            del self.fields["sign_ins"]

    def narrowed(self) -> Narrowed:
        """Return what was marked."""
        given = self.cleaned_data
        return Narrowed(
            actor=given["actor"],
            sign_ins=tuple(int(each) for each in given.get("sign_ins", ())),
            pages=tuple(given["pages"]),
        )


class FactsForm(Form):
    """What was found out, in the order of the report; every field may wait."""

    items = TextField(
        label=gettext_lazy("もれたおそれのある項目"),
        n_lines=2,
        max_length=1000,
        required=False,
        help_text=gettext_lazy("例：名前、電話番号、障害の種類。人の名前は書きません。"),
    )
    cause = TextField(label=gettext_lazy("原因"), n_lines=3, max_length=1000, required=False)
    harm = TextField(
        label=gettext_lazy("二次被害"),
        n_lines=2,
        max_length=1000,
        required=False,
        help_text=gettext_lazy("もれた情報が悪く使われたか。なければ「なし」と書きます。"),
    )
    told = TextField(label=gettext_lazy("本人への対応"), n_lines=3, max_length=1000, required=False)
    published = TextField(label=gettext_lazy("公表"), n_lines=2, max_length=1000, required=False)
    prevention = TextField(
        label=gettext_lazy("二度と起こさないために"), n_lines=3, max_length=1000, required=False
    )
    first_sent_on = WarekiDateField(
        label=gettext_lazy("速報を出した日"),
        required=False,
        help_text=gettext_lazy("まだなら空けます。"),
    )
    full_sent_on = WarekiDateField(
        label=gettext_lazy("確報を出した日"),
        required=False,
        help_text=gettext_lazy("まだなら空けます。"),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a day that has not come, and a full report before the first."""
        given = super().clean() or self.cleaned_data
        first, full = given.get("first_sent_on"), given.get("full_sent_on")
        for name, day in (("first_sent_on", first), ("full_sent_on", full)):
            if day and day > timezone.localdate():
                self.add_error(name, _("今日か、それより前の日を書いてください"))
        if first and full and full < first:
            self.add_error("full_sent_on", _("確報の日を、速報の日より後にしてください"))
        return given

    def facts(self) -> Facts:
        """Return what was typed."""
        return Facts(**self.cleaned_data)
