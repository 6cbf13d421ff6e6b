"""What a person types about guidelines and kits."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yorisoi.ui.forms import Form


class EditionForm(Form):
    """The name of a new edition."""

    title = forms.CharField(
        label=_("ガイドラインの題"),
        max_length=200,
        help_text=_("表紙に出ます。例：障害のある方のデジタル活用支援　ガイドライン"),
    )


class ClaimForm(Form):
    """A sentence written by hand."""

    section = forms.ChoiceField(label=_("どの節に書くか"))
    text = forms.CharField(
        label=_("文"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("一つの文に一つのこと。少ない人数は書きません。"),
    )

    def __init__(self, *args: Any, sections: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["section"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(each, each) for each in sections]


class ChangeForm(Form):
    """Other words for a sentence, or leaving it out."""

    text = forms.CharField(label=_("文"), max_length=400, widget=forms.Textarea(attrs={"rows": 4}))
    is_left_out = forms.BooleanField(
        label=_("この版には載せない"),
        required=False,
        help_text=_("記録から作り直しても、載らないままです。"),
    )


class KitFileForm(Form):
    """A kit somebody brought."""

    names = {"kit": _("キットのファイル")}
    kit = forms.FileField(
        label=_("キットのファイル"),
        help_text=_("「.zip」で終わるファイルです。まだ何も残しません。"),
    )


class AdoptForm(Form):
    """What the new programme is called here."""

    packed = forms.CharField(widget=forms.HiddenInput)
    fiscal_year = forms.IntegerField(
        label=_("年度"), min_value=2020, max_value=2100, help_text=_("例：2027")
    )
    code = forms.SlugField(
        label=_("事業の符号"),
        max_length=64,
        help_text=_("アドレスに使います。英字、数字、ハイフンで書きます。例：kakuu-r9"),
    )
