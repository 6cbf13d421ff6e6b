"""What somebody has typed into the questions, and the person and application it describes."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from yorisoi.people import actions as people
from yorisoi.people.models import Participant
from yorisoi.people.terms import ChannelKind, ConsentWay
from yorisoi.stages.courses.actions import ApplicationWords
from yorisoi.stages.courses.forms.applications import known_needs
from yorisoi.stages.courses.forms.public import (
    ADDRESS_FORMS,
    SOMEBODY,
    ArrangementsForm,
    CompanionForm,
    ConsentForm,
    ContactForm,
    HandoutForm,
    HeardForm,
    HelperForm,
    KindsForm,
    NameForm,
    PhoneAddressForm,
    WhoForm,
    groups,
)
from yorisoi.stages.courses.terms import Applicant
from yorisoi.stages.outreach.terms import Way
from yorisoi.ui.forms import Form

FORMS: Mapping[str, type[Form]] = {
    "who": WhoForm,
    "helper": HelperForm,
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
# What somebody who is known has told before: shown first, and asked only where they change it.
TOLD_BEFORE = ("contact", "address", "handout", "arrangements")
LATER = "later"
# Without an answer these are complete too, so a rest must not pass for one.
MAY_STAY_EMPTY = frozenset({"arrangements", "kinds", "helper"})

Answer = Mapping[str, Sequence[str]]
Typed = Mapping[str, Answer]


def for_everybody(typed: Typed) -> tuple[str, ...]:
    """Return the questions for somebody who is not known; a helper is asked for their own name."""
    who = _first(typed, "who", "applicant")
    helps = who in {Applicant.FAMILY.value, Applicant.SUPPORTER.value}
    return tuple(step for step in FORMS if step != "helper" or helps)


def _first(typed: Typed, step: str, name: str, default: str = "") -> str:
    values = (typed.get(step) or {}).get(name) or [default]
    return values[0]


def key_of(step: str, typed: Typed) -> str:
    """Return under which name an answer is kept: a mail address never stands for a number."""
    return f"address-{address_kind(typed)}" if step == "address" else step


def address_kind(typed: Typed) -> str:
    """Return what kind of address goes with the chosen way of contact."""
    chosen = _first(typed, "contact", "contact", ChannelKind.PHONE.value)
    return ChannelKind.PHONE.value if chosen == ChannelKind.LINE else chosen


def is_put_off(step: str, typed: Typed) -> bool:
    """Whether somebody stopped at a question that an empty answer would also complete."""
    return step in MAY_STAY_EMPTY and LATER in typed.get(step, {})


def told_before(participant: Participant) -> dict[str, Answer]:
    """Return what a person told before, as if they had typed it."""
    needs = known_needs(participant)
    ticked = {
        name: [code for code, _plain in choices if code in needs]
        for name, (_group, choices) in groups().items()
    }
    addresses = {
        f"address-{each.kind}": {"address": [each.address]} for each in participant.channels.all()
    }
    return {
        "contact": {"contact": [participant.channel]},
        "handout": {"handout_format": [participant.handout_format]},
        "arrangements": ticked,
        **addresses,
    }


def form_of(step: str, typed: Typed) -> type[Form]:
    """Return the form of a question; the number asked for depends on the way that was chosen."""
    if step != "address":
        return FORMS[step]
    chosen = (typed.get("contact") or {}).get("contact") or [ChannelKind.PHONE.value]
    return ADDRESS_FORMS.get(chosen[0], PhoneAddressForm)


def filled(step: str, typed: Typed) -> Form:
    """Return the form of a question with what was typed, bound if anything was."""
    kept = typed.get(key_of(step, typed))
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


def changed_person(
    participant: Participant, done: Mapping[str, Form], *, changed: Sequence[str]
) -> people.Person | None:
    """Return a known person with the contact or the form of handouts they changed, or None."""
    if not set(changed) & {"contact", "handout"}:
        return None
    channel = participant.channel
    addresses: tuple[tuple[str, str], ...] = ()
    if "contact" in changed:
        channel = done["contact"].cleaned_data["contact"]
        kind = ChannelKind.PHONE.value if channel == ChannelKind.LINE else channel
        addresses = ((kind, done["address"].cleaned_data["address"]),)
    handout = participant.handout_format
    if "handout" in changed:
        handout = done["handout"].cleaned_data["handout_format"]
    return people.Person(
        name=participant.name,
        reading=participant.reading,
        kinds=tuple(participant.kinds),
        birth_year=participant.birth_year,
        channel=channel,
        handout_format=handout,
        centre=participant.centre,
        note=participant.note,
        addresses=addresses,
    )


def words_of(done: Mapping[str, Form], *, on: date, applicant: str) -> ApplicationWords:
    """Return the application that the answers describe."""
    asked = done["arrangements"]
    assert isinstance(asked, ArrangementsForm)  # noqa: S101  told to the type checker
    companion = done["companion"].cleaned_data
    comes = companion["comes"] == SOMEBODY
    helper = done["helper"].cleaned_data if "helper" in done else {}
    return ApplicationWords(
        channel=ChannelKind.WEB,
        received_on=on,
        applicant=applicant,
        companion=(companion["companion"] or _("います")) if comes else "",
        wish=asked.cleaned_data["other"],
        heard_by=done["heard"].cleaned_data["heard_by"] if "heard" in done else Way.UNKNOWN,
        arrangements=tuple((code, "") for code in asked.codes()),
        consent_way=ConsentWay.WEB if "consent" in done else "",
        helper_name=helper.get("helper_name", ""),
        helper_phone=helper.get("helper_phone", ""),
    )
