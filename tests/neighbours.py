"""A ward with one row of every kind, so that every address has a real object to be asked for.

What is written into personal columns carries a canary: where it shows on a page, a name, a contact or
a note has reached somebody. A new kind of row gets its values by itself; where a rule of the database
or a page needs other ones, they stand in SPECIAL.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone

from people import PHONE, Cast
from yorisoi.people import actions
from yorisoi.people.models import Account, Organisation, Participant
from yorisoi.people.rules import PERMISSIONS
from yorisoi.people.terms import OrganisationKind, Role
from yorisoi.programme import actions as programmes
from yorisoi.programme.models import Programme
from yorisoi.stages.courses.actions import commit_draw
from yorisoi.stages.courses.models import Course, Draw, Session
from yorisoi.vault.fields import SealedList, SealedText

OURS = [m for m in apps.get_models() if m.__module__.startswith("yorisoi.")]
NOW = datetime(2026, 11, 20, 1, 0)
TODAY = date(2026, 11, 20)
CODES = {"code", "digest", "sha256", "hash", "key"}
# What a table's own rules, or the pages that show it, ask for.
SPECIAL: dict[str, dict[str, Any]] = {
    "area.figure": {"value": Decimal(120), "certainty": "counted", "code": "figure-1"},
    "personas.attribute": {"order": 1},
    "personas.evidence": {"passage": None},
    "courses.course": {
        "capacity": 6,
        "n_taken": 1,
        "state": "open",
        "apply_from": date(2026, 10, 1),
        "apply_until": date(2099, 12, 31),
    },
    "courses.session": {"order": 1},
    "courses.application": {"state": "placed", "channel": "phone"},
    "courses.applicationdraft": {"answers": "{}"},
    "courses.arrangementrequest": {"arrangement": "guide"},
    "courses.unitvariant": {"kind": "visual"},
    "courses.seatkind": {"arrangement": "guide"},
    "people.supporterlink": {"supporter": "helper"},
    "people.twopeople": {"other": "second"},
    "people.need": {"arrangement": "guide"},
    "people.channel": {"kind": "phone", "address": "canary"},
    "guides.edition": {"number": 1, "published_at": timezone.make_aware(NOW), "published_by": "by"},
    "guides.chapter": {"order": 1},
    "guides.claim": {"order": 1},
    "ties.message": {"stamp": "", "reported_at": timezone.make_aware(NOW), "reported_by": "by"},
    "mfa.authenticator": {"user": "by", "type": "webauthn", "data": {"name": "", "credential": {}}},
    "rehearsals.raisedhand": {"page": "/me/"},
}


@dataclass
class Ward:
    """The rows of one municipality, by their kind."""

    cast: Cast
    canary: str
    rows: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, label: str) -> Any:
        """Return the row of a kind, making it and what it stands on if need be."""
        if label not in self.rows:
            self.rows[label] = self._make(apps.get_model(label))
        return self.rows[label]

    def _make(self, model: type[models.Model]) -> models.Model:
        if model is Draw:
            return self._drawn()
        special = dict(SPECIAL.get(model._meta.label_lower, {}))
        own = {"by": self.cast.dou, "helper": self.cast.chiyo, "canary": self.canary}
        own["second"] = self.cast.beni
        values = {name: own.get(str(value), value) for name, value in special.items()}
        for each in model._meta.concrete_fields:
            if each.name not in values and not isinstance(each, models.AutoField):
                value = self._value(model, each)
                if value is not None:
                    values[each.name] = value
        return model._default_manager.create(**values)

    def _drawn(self) -> models.Model:
        """Commit a draw of another class; a made-up one would not fit together."""
        course = self["courses.course"]
        closed = Course.objects.create(
            **{**_columns(course), "code": "near-drawn", "state": "closed", "selection": "draw"}
        )
        application = self["courses.application"]
        drawn = {"course": closed, "code": f"drawn-{self.cast.ward.code}", "state": "received"}
        session = {"course": closed}
        type(application).objects.create(**{**_columns(application), **drawn})
        Session.objects.create(**{**_columns(self["courses.session"]), **session})
        return commit_draw(by=self.cast.dou, course=closed, public_source="架空の新聞")

    def _value(self, model: type[models.Model], column: "models.Field[Any, Any]") -> Any:
        """Return a value for a column, or None where it may stay as it is."""
        if isinstance(column, models.ForeignKey):
            return self._related(model, column)
        if column.null or (column.has_default() and not isinstance(column, SealedList)):
            return None
        if getattr(column, "auto_now", False) or getattr(column, "auto_now_add", False):
            return None
        return self._plain(model, column)

    def _related(self, model: type[models.Model], column: "models.ForeignKey[Any, Any]") -> Any:
        target = column.related_model
        if target is Account:
            return None if column.null else self.cast.dou
        if column.name == "municipality":
            return self.cast.ward
        if target is model or (column.null and target not in {Participant, Organisation}):
            return None
        return self[target._meta.label_lower]

    def _plain(self, model: type[models.Model], column: "models.Field[Any, Any]") -> Any:
        if column.choices:
            return next(value for value, _label in column.flatchoices)
        if isinstance(column, SealedList):
            return ["visual"]
        if isinstance(column, (models.CharField, models.TextField, SealedText)):
            return self._words(model, column)
        if isinstance(column, models.DateTimeField):
            is_end = column.name.startswith("end")
            return timezone.make_aware(NOW) + timedelta(hours=1 if is_end else 0)
        if isinstance(column, models.DateField):
            return TODAY
        return _count(column)

    def _words(self, model: type[models.Model], column: "models.Field[Any, Any]") -> str:
        name = f"near-{model._meta.model_name}"
        if column.name in CODES or column.name.endswith("mark"):
            unique = column.unique or not isinstance(column, models.SlugField)
            return f"{name[5:12]}-{self.cast.ward.code}"[: column.max_length] if unique else name
        if not _is_personal(model, column):
            ending = f"（{self.cast.ward.code}）" if column.unique else ""
            return f"{column.verbose_name}{ending}"[: column.max_length]
        said = f"{self.canary}{model._meta.model_name}.{column.name}"
        return said[: column.max_length] if column.max_length else said


def _columns(row: models.Model) -> dict[str, Any]:
    """Return what a copy of a row would hold, but for what is its own."""
    return {
        each.name: getattr(row, each.name)
        for each in row._meta.concrete_fields
        if not each.primary_key and not isinstance(each, models.UUIDField)
    }


def _is_personal(model: type[models.Model], column: "models.Field[Any, Any]") -> bool:
    privacy: Any = model.Privacy  # type: ignore[attr-defined]  # every model of ours has one
    return column.name in {*privacy.personal, *privacy.sensitive}


def _count(column: "models.Field[Any, Any]") -> Any:
    if isinstance(column, models.JSONField):
        return {}
    if isinstance(column, models.BooleanField):
        return False
    return 1


def fill(cast: Cast, *, canary: str) -> Ward:
    """Let the ward of a cast have a row of every kind; what is personal begins with the canary."""
    aki = cast.aki
    aki.name, aki.reading, aki.note = (
        f"{canary}participant.{each}" for each in ("name", "reading", "note")
    )
    aki.save()
    channel = aki.channels.get()
    channel.address = f"{canary}channel.address"
    channel.save()
    programme = cast.programme
    known = {
        "people.participant": aki,
        "people.organisation": cast.centre,
        "people.account": cast.dou,
        "people.membership": cast.dou.memberships.get(),
        "people.channel": channel,
        "programme.programme": programme,
        "programme.party": programme.parties.get(organisation=cast.ward),
    }
    ward = Ward(cast, canary, known)
    for model in OURS:
        if model._meta.app_label != "journal":
            assert ward[model._meta.label_lower].pk
    return ward


def next_door(cast: Cast) -> Cast:
    """Return another municipality of the same shape, around エイ, who works there."""
    programme = Programme.objects.get(code="yoso-r8")
    other, ei = programme.municipality, cast.ei
    places = {}
    for kind in (OrganisationKind.PREFECTURE, OrganisationKind.CENTRE, OrganisationKind.VENDOR):
        places[kind] = actions.found_organisation(
            by=ei, code=f"yoso--{kind}", name=f"よその{kind.label}", kind=kind, municipality=other
        )
        programmes.add_party(by=ei, programme=programme, organisation=places[kind])
    people = []
    for name in ("near", "far"):
        person = actions.Person(
            name=name, centre=places[OrganisationKind.CENTRE], addresses=(("phone", PHONE),)
        )
        participant = actions.register(by=ei, municipality=other, person=person)
        account = actions.open_account(code=f"yoso-{name}", name=name)
        people.append(actions.give_account(by=ei, participant=participant, account=account))
    helper = actions.open_account(code="yoso-helper", name="ヘルパー")
    actions.join(
        by=ei, account=helper, organisation=places[OrganisationKind.CENTRE], role=Role.SUPPORTER
    )
    actions.link_supporter(
        by=ei, participant=people[1], supporter=helper, scope="教室", since_on=date(2026, 4, 1)
    )
    return replace(
        cast,
        programme=programme,
        ward=other,
        prefecture=places[OrganisationKind.PREFECTURE],
        centre=places[OrganisationKind.CENTRE],
        vendor=places[OrganisationKind.VENDOR],
        dou=ei,
        chiyo=helper,
        aki=people[0],
        beni=people[1],
    )


def staff_of(cast: Cast) -> dict[tuple[str, str], Account]:
    """Return somebody for every role of every kind of organisation that carries the programme."""
    found = {}
    for kind, role in sorted(PERMISSIONS):
        place = _place(cast, kind)
        account = actions.open_account(
            code=f"{cast.ward.code}-{kind}-{role}", name=f"{kind} {role}"
        )
        actions.join(by=cast.dou, account=account, organisation=place, role=Role(role))
        found[kind, role] = account
    return found


def _place(cast: Cast, kind: str) -> Organisation:
    known = {"municipality": cast.ward, "centre": cast.centre}
    if kind in known:
        return known[kind]
    carried = cast.programme.parties.filter(organisation__kind=kind).first()
    if carried is not None:
        return carried.organisation
    place = actions.found_organisation(
        by=cast.dou, code=f"{cast.ward.code}--{kind}", name=kind, kind=kind, municipality=cast.ward
    )
    programmes.add_party(by=cast.dou, programme=cast.programme, organisation=place)
    return place
