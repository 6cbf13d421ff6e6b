"""What somebody has typed into the questions, and the person and application it describes."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from yorisoi.people import actions as people
from yorisoi.people.terms import ChannelKind, ConsentWay
from yorisoi.stages.courses.actions import ApplicationWords
from yorisoi.stages.courses.forms.public import (
    ADDRESS_FORMS,
    SOMEBODY,
    ArrangementsForm,
    CompanionForm,
    ConsentForm,
    ContactForm,
    HandoutForm,
    HeardForm,
    KindsForm,
    NameForm,
    PhoneAddressForm,
    WhoForm,
)
from yorisoi.ui.forms import Form

FORMS: Mapping[str, type[Form]] = {
    "who": WhoForm,
    "name": NameForm,
    "contact": ContactForm,
    "address": PhoneAddressForm,
    "arrangements": ArrangementsForm,
    "handout": HandoutForm,
    "companion": CompanionForm,
    "heard": HeardForm,
    "kinds": KindsForm,
    "consent": ConsentForm,
}
FOR_EVERYBODY = tuple(FORMS)
# Who is known is asked four things at most.
FOR_KNOWN = ("arrangements", "companion", "heard")

Answer = Mapping[str, Sequence[str]]
Typed = Mapping[str, Answer]


def form_of(step: str, typed: Typed) -> type[Form]:
    """Return the form of a question; the number asked for depends on the way that was chosen."""
    if step != "address":
        return FORMS[step]
    chosen = (typed.get("contact") or {}).get("contact") or [ChannelKind.PHONE.value]
    return ADDRESS_FORMS.get(chosen[0], PhoneAddressForm)


def filled(step: str, typed: Typed) -> Form:
    """Return the form of a question with what was typed, bound if anything was."""
    kept = typed.get(step)
    if kept is None:
        return form_of(step, typed)()
    return form_of(step, typed)(MultiValueDict({name: list(of) for name, of in kept.items()}))


def person_of(done: Mapping[str, Form]) -> people.Person:
    """Return the person that the answers describe."""
    contact = done["contact"].cleaned_data["contact"]
    address = done["address"].cleaned_data["address"]
    kind = ChannelKind.PHONE.value if contact == ChannelKind.LINE else contact
    return people.Person(
        name=done["name"].cleaned_data["name"],
        reading=done["name"].cleaned_data["reading"],
        kinds=tuple(done["kinds"].cleaned_data["kinds"]),
        channel=contact,
        handout_format=done["handout"].cleaned_data["handout_format"],
        addresses=((kind, address),),
    )


def words_of(done: Mapping[str, Form], *, on: date, applicant: str) -> ApplicationWords:
    """Return the application that the answers describe."""
    asked = done["arrangements"]
    assert isinstance(asked, ArrangementsForm)  # noqa: S101  told to the type checker
    companion = done["companion"].cleaned_data
    comes = companion["comes"] == SOMEBODY
    return ApplicationWords(
        channel=ChannelKind.WEB,
        received_on=on,
        applicant=applicant,
        companion=(companion["companion"] or _("います")) if comes else "",
        wish=asked.cleaned_data["other"],
        heard_by=done["heard"].cleaned_data["heard_by"],
        arrangements=tuple((code, "") for code in asked.codes()),
        consent_way=ConsentWay.WEB if "consent" in done else "",
    )
