"""What staff type to draw, and to offer a place."""

from django.utils.translation import gettext_lazy as _

from yorisoi.ui.forms import Form, TextField, WarekiDateField


class CommitForm(Form):
    """Where the public value will be read, said before it exists."""

    public_source = TextField(
        label=_("どこで、いつ決まる値か（先に約束する説明）"),
        max_length=200,
        help_text=_(
            "まだだれも知らない値を、先に決めておきます。例：12月1日に公開の場でふる、十個のさいころの目"
        ),
    )


class RunForm(Form):
    """The public value, now that everybody can see it."""

    public_value = TextField(
        label=_("決まった値"),
        max_length=100,
        help_text=_("見たとおりに書きます。例：4 2 6 1 1 3 5 2 6 4"),
    )


class OfferForm(Form):
    """Until when the offer of a place waits for an answer."""

    reply_by_on = WarekiDateField(label=_("返事の期限"))
