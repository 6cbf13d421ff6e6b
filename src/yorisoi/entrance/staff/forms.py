"""What is asked at the staff's door."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yorisoi.entrance.factors import passwords
from yorisoi.entrance.factors.forms import PasskeyForm
from yorisoi.people.models import Account
from yorisoi.ui.forms import Form, TextField, normalised

ONE_TIME = {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "narrow-input"}


class SignInForm(Form):
    """The code of an account and its password."""

    code = TextField(
        label=gettext_lazy("アカウントの符号"),
        help_text=gettext_lazy(
            "はじめのリンクと一緒に聞いた、英数字の短い名前です。なくしたときの番号の紙にも書いてあります。"
        ),
        max_length=64,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = forms.CharField(
        label=gettext_lazy("パスワード"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class NumberForm(Form):
    """A number of the app, or of the paper."""

    number = TextField(
        label=gettext_lazy("番号"),
        max_length=20,
        help_text=gettext_lazy(
            "アプリの6けたの番号です。アプリがないときは、紙の8けたの番号でもかまいません。"
        ),
        widget=forms.TextInput(attrs=ONE_TIME),
    )

    def clean_number(self) -> str:
        """Take the number with or without blanks."""
        return normalised(self.cleaned_data["number"]).replace(" ", "").replace("-", "")


class AppForm(NumberForm):
    """The number that an app shows for the first time."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].label = _("アプリに出た6けたの番号")
        self.fields["number"].help_text = _(
            "30秒ごとに変わります。変わったら、新しい番号を書きます。"
        )


class PasswordForm(Form):
    """A new password, typed or pasted once; it can be looked at while it is typed."""

    password = forms.CharField(
        label=gettext_lazy("新しいパスワード"),
        help_text=gettext_lazy(
            "12文字以上です。短い文でもかまいません。貼りつけてもかまいません。"
        ),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(
            attrs={"autocomplete": "new-password", "minlength": passwords.MINIMUM}
        ),
    )

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_password(self) -> str:
        """Say in whole sentences what to mend."""
        given = str(self.cleaned_data["password"])
        for sentence in passwords.doubts(given, account=self.account):
            raise forms.ValidationError(sentence)
        return given


class ChangePasswordForm(PasswordForm):
    """A new password, and the one before, so that a machine left open gives no account away."""

    old = forms.CharField(
        label=gettext_lazy("いまのパスワード"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ("old", "password")


class NewPasskeyForm(PasskeyForm):
    """A passkey, and what its owner calls the machine."""

    name = TextField(
        label=gettext_lazy("この機器の呼び名"),
        help_text=gettext_lazy("あとで見分けるための名前です。例：職場のパソコン"),
        max_length=40,
    )


class AgainForm(NumberForm):
    """Password and number of somebody who is in, once more."""

    password = forms.CharField(
        label=gettext_lazy("パスワード"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ("password", "number")

    def __init__(self, *args: Any, asks_number: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_number:
            del self.fields["number"]
