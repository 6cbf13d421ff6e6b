"""What somebody has answered, in words, for the page on which they check it."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from yorisoi.people import arrangements
from yorisoi.people.terms import ChannelKind, DisabilityKind, HandoutFormat
from yorisoi.stages.courses.forms.public import SOMEBODY, ArrangementsForm
from yorisoi.stages.outreach.terms import Way
from yorisoi.ui.forms import Form
from yorisoi.ui.parts import Answer
from yorisoi.ui.words import listed

TITLES = {
    "who": _lazy("参加する人"),
    "helper": _lazy("書いた人"),
    "name": _lazy("お名前"),
    "contact": _lazy("連絡の方法"),
    "address": _lazy("連絡先"),
    "arrangements": _lazy("ほしい準備"),
    "handout": _lazy("資料の形"),
    "companion": _lazy("一緒に来る人"),
    "heard": _lazy("どこで知ったか"),
    "kinds": _lazy("障害の種類"),
    "consent": _lazy("使っていいか"),
}


def review(done: Mapping[str, Form], *, href: Callable[[str], str]) -> tuple[Answer, ...]:
    """Return every question with its answer and the way to change it."""
    return tuple(
        Answer(question=str(TITLES[step]), lines=_lines(step, form), change_href=href(step))
        for step, form in done.items()
    )


def told(form: Callable[[str], Form], *, href: Callable[[str], str]) -> tuple[Answer, ...]:
    """Return what somebody told before; an answer that no longer fits is shown as open."""
    rows = []
    for step, names in (
        ("contact", ("contact", "address")),
        ("handout", ("handout",)),
        ("arrangements", ("arrangements",)),
    ):
        forms = [(name, form(name)) for name in names]
        lines = [line for name, one in forms if one.is_valid() for line in _lines(name, one)]
        shown = tuple(lines) or (_("まだ聞いていません"),)
        rows.append(Answer(question=str(TITLES[step]), lines=shown, change_href=href(step)))
    return tuple(rows)


def _lines(step: str, form: Form) -> tuple[str, ...]:
    data = form.cleaned_data
    if isinstance(form, ArrangementsForm):
        names = [arrangements.get(code).name for code in form.codes()]
        other = [data["other"]] if data["other"] else []
        return tuple([*names, *other]) or (_("特にありません"),)
    if step == "companion":
        return (
            ((data["companion"] or _("います")),) if data["comes"] == SOMEBODY else (_("いません"),)
        )
    if step == "helper":
        told = (data["helper_name"], data["helper_phone"])
        return tuple(one for one in told if one) or (_("書きません"),)
    if step == "name":
        return (data["name"], data["reading"])
    if step == "consent":
        return (_("はい、使っていいです"),)
    if step == "kinds":
        kinds = dict(DisabilityKind.choices)
        return (listed(str(kinds[code]) for code in data["kinds"]) or _("答えません"),)
    field, words = _CHOSEN.get(step, ("address", {}))
    return (str(words.get(data[field], data[field])),)


_CHOSEN: Mapping[str, tuple[str, Mapping[str, object]]] = {
    "who": (
        "applicant",
        {"person": _lazy("わたし"), "family": _lazy("家族"), "supporter": _lazy("支援している人")},
    ),
    "contact": ("contact", dict(ChannelKind.choices)),
    "handout": ("handout_format", dict(HandoutFormat.choices)),
    "heard": ("heard_by", dict(Way.choices)),
}
