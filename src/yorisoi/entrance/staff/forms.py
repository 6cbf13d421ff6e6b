"""What is asked at the staff's door."""

from django import forms
from django.utils.translation import gettext_lazy

from yorisoi.ui.forms import Form


class SignInForm(Form):
    """The code of an account and its password."""

    code = forms.CharField(label=gettext_lazy("アカウントの符号"), max_length=64)
    password = forms.CharField(label=gettext_lazy("パスワード"), widget=forms.PasswordInput)
