"""The form that a browser fills in by itself."""

from django import forms

from yorisoi.ui.forms import Form


class PasskeyForm(Form):
    """What a browser answers; people never see it."""

    credential = forms.CharField(widget=forms.HiddenInput)
