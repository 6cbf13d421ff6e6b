"""What is asked about somebody of the team: who they are, their part, and which programmes they open."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yorisoi.entrance.staff.rules import may_admit, may_give_in
from yorisoi.people.models import Account, Membership, Organisation
from yorisoi.people.terms import Permission, Role
from yorisoi.programme import road, seats
from yorisoi.programme.models import Programme
from yorisoi.ui.forms import Form, PickField, PicksField, TextField, normalised, offer


class Opens(TextChoices):
    """Which programmes somebody comes into."""

    HERE = "here", gettext_lazy("この事業だけ")
    SOME = "some", gettext_lazy("選んだ事業だけ")
    ALL = "all", gettext_lazy("全部の事業")


# What each role sees, for who has to choose one.
SEES: dict[str, object] = {
    Role.COORDINATOR: gettext_lazy(
        "区では、名前も見て、全部を進めます。ほかの組織では、符号だけです。"
    ),
    Role.IT: gettext_lazy("安全と入る人を見ます。参加する人の名前は見えません。"),
    Role.ANALYST: gettext_lazy("数と符号だけを見て、分析します。"),
    Role.CENTRE_STAFF: gettext_lazy("そのセンターを使う人の名前を見ます。ほかの人は符号です。"),
    Role.INSTRUCTOR: gettext_lazy("担当の回だけを、符号で見ます。"),
    Role.SUPPORTER: gettext_lazy("担当の回だけを、符号で見ます。"),
    Role.INTERPRETER: gettext_lazy("担当の回だけを、符号で見ます。準備の中身は見えません。"),
    Role.AUDITOR: gettext_lazy("見るだけです。名前は見えません。"),
}


class OpensForm(Form):
    """Which programmes a part in the team opens: this one, some, or all of the organisation."""

    opens = PickField(label=gettext_lazy("入れる事業"), choices=Opens.choices)
    programmes = PicksField(label=gettext_lazy("選んだ事業"), choices=(), required=False)

    def __init__(self, *args: Any, mine: seats.Grants, here: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mine, self.here = mine, here
        offered = mine.reach({Permission.ADMIT})
        self.offered = {each.code: each for each in offered.programmes}
        open_to = [Opens.HERE]
        if len(self.offered) > 1:
            open_to.append(Opens.SOME)
            self._ask_which()
        else:
            del self.fields["programmes"]
        if offered.is_all:
            open_to.append(Opens.ALL)
        self._ask_how(open_to)

    def _ask_how(self, open_to: Collection[Opens]) -> None:
        field = self.fields["opens"]
        if len(open_to) == 1:
            field.initial = Opens.HERE
        if isinstance(field, PickField):
            field.choices = [(each.value, each.label) for each in open_to]
            field.hints = {
                Opens.HERE: road.called(self.here),
                Opens.SOME: _("下の「選んだ事業」に印をつけます。"),
                Opens.ALL: _("これから始まる事業にも、そのまま入れます。"),
            }

    def _ask_which(self) -> None:
        field = self.fields["programmes"]
        field.help_text = _("「選んだ事業だけ」のときに、印をつけます。")
        if isinstance(field, PicksField):
            field.choices = [(code, road.called(each)) for code, each in self.offered.items()]
            field.hints = {code: each.name for code, each in self.offered.items()}

    def programmes_asked(self) -> tuple[Programme, ...] | None:
        """Return which programmes were asked for; None for all, also those to come."""
        opens = self.cleaned_data["opens"]
        if opens == Opens.ALL:
            return None
        if opens == Opens.HERE:
            return (self.here,)
        return tuple(self.offered[code] for code in self.cleaned_data["programmes"])

    def check(self, organisation: Organisation, role: str) -> None:
        """Say what to mend where the programmes do not fit the organisation or the role."""
        if "opens" not in self.cleaned_data or "programmes" in self.errors:
            return
        asked = self.programmes_asked()
        if asked == ():
            self.add_error("programmes", _("入れる事業を、一つ以上選んでください"))
            return
        carried = set(seats.carried(organisation=organisation))
        own = may_give_in(self.mine, kind=organisation.kind, role=role)
        if asked is None:
            if not own.holds(seats.Reach(tuple(carried), is_all=True)):
                self.add_error("opens", _("全部の事業は渡せません。入れる事業を選んでください"))
            return
        for each in asked:
            self._check_one(each, is_carried=each in carried, is_own=each in own.programmes)

    def _check_one(self, programme: Programme, *, is_carried: bool, is_own: bool) -> None:
        name = {"programme": road.called(programme)}
        place = "programmes" if self.cleaned_data["opens"] == Opens.SOME else "opens"
        if not is_carried:
            said = _(
                "「%(programme)s」は、この組織の受け持ちではありません。別の事業を選んでください"
            )
            self.add_error(place, said % name)
        elif not is_own:
            said = _("「%(programme)s」では、この役割を渡せません。別の事業を選んでください")
            self.add_error(place, said % name)


class ReachForm(OpensForm):
    """Which programmes a member comes into from now on."""

    def __init__(self, *args: Any, membership: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.membership = membership
        self.initial = {**self._as_it_is(), **(self.initial or {})}

    def _as_it_is(self) -> dict[str, Any]:
        opened = seats.reach(self.membership)
        codes = [each.code for each in opened.programmes if each.code in self.offered]
        if opened.is_all:
            return {"opens": Opens.ALL, "programmes": codes}
        if codes == [self.here.code]:
            return {"opens": Opens.HERE, "programmes": codes}
        # Who opens this page for somebody of another programme wants to let them into this one too.
        return {"opens": Opens.SOME, "programmes": [*codes, self.here.code]}

    def clean(self) -> dict[str, Any]:
        """Refuse programmes that do not fit."""
        given = super().clean() or {}
        self.check(self.membership.organisation, self.membership.role)
        return given


class NewcomerForm(OpensForm):
    """Who joins the team, where, as what, and for which programmes."""

    name = TextField(label=gettext_lazy("名前"), max_length=60)
    code = forms.SlugField(
        label=gettext_lazy("アカウントの符号"),
        help_text=gettext_lazy("半角の英数字です。例：tanaka"),
        max_length=64,
        error_messages={
            "invalid": gettext_lazy("アカウントの符号を、半角の英数字だけで書いてください")
        },
    )
    organisation: "forms.ModelChoiceField[Organisation]" = forms.ModelChoiceField(
        label=gettext_lazy("組織"),
        queryset=Organisation.objects.none(),
        empty_label=gettext_lazy("選んでください"),
    )
    role = PickField(label=gettext_lazy("役割"), choices=Role.choices, hints=SEES)
    field_order = ("name", "code", "organisation", "role", "opens", "programmes")

    def __init__(
        self, *args: Any, organisations: Any, permissions: Collection[Any], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.permissions = permissions
        offer(self, "organisation", organisations, words=_organisation_name)

    def clean_code(self) -> str:
        """Refuse a code that somebody has; who was let out may come back under theirs."""
        given = normalised(self.cleaned_data["code"]).lower()
        if Account.objects.filter(code=given, is_active=True).exists():
            raise forms.ValidationError(_("この符号はもう使われています。別の符号にしてください"))
        return given

    def clean(self) -> dict[str, Any]:
        """Refuse a role that does not exist there, or that sees more than who gives it."""
        given = super().clean() or {}
        organisation, role = given.get("organisation"), given.get("role")
        if not organisation or not role:
            return given
        if may_admit(self.permissions, kind=organisation.kind, role=role):
            self.check(organisation, role)
        else:
            self.add_error(
                "role", _("この組織では、この役割を渡せません。別の役割を選んでください")
            )
        return given


def _organisation_name(organisation: Organisation) -> str:
    return organisation.name
