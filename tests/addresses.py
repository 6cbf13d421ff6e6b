"""Every address of the house with real objects in its holes, read from the resolver itself."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from neighbours import Ward

HOLE = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Address:
    """One address: its name, its holes, the door it stands behind."""

    name: str
    holes: tuple[str, ...]
    side: str
    permission: str | None
    view: Callable[..., Any]

    def path(self, values: Mapping[str, object]) -> str:
        """Return the address with its holes filled."""
        return reverse(self.name, kwargs={hole: values[hole] for hole in self.holes})


def _patterns(
    found: list[URLPattern | URLResolver], prefix: str = "", namespace: str = ""
) -> Iterator[tuple[str, str, URLPattern]]:
    for each in found:
        route = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _patterns(each.url_patterns, route, each.namespace or namespace)
        else:
            yield route, f"{namespace}:{each.name}", each


def addresses(*sides: str) -> list[Address]:
    """Return the addresses behind these doors."""
    found = []
    for route, name, pattern in _patterns(get_resolver().url_patterns):
        side, permission = pattern.callback.door  # type: ignore[attr-defined]  # set by the doors
        if side in sides:
            found.append(
                Address(name, tuple(HOLE.findall(route)), side, permission, pattern.callback)
            )
    return found


# What stands in a hole: a row of the ward and its attribute, or a word that is no object.
ROWS: dict[str, tuple[str, str]] = {
    "programme": ("programme.programme", "code"),
    "task": ("programme.task", "code"),
    "decision": ("programme.decision", "code"),
    "meeting": ("programme.meeting", "pk"),
    "organisation": ("programme.party", "organisation.code"),
    "document": ("programme.document", "pk"),
    "participant": ("people.participant", "code"),
    "other": ("people.twopeople", "other.code"),
    "need": ("people.need", "pk"),
    "consent": ("people.consent", "pk"),
    "link": ("people.supporterlink", "pk"),
    "figure": ("area.figure", "code"),
    "source": ("area.source", "code"),
    "facility": ("area.facility", "code"),
    "intake": ("area.intake", "code"),
    "hearing": ("hearings.hearing", "code"),
    "theme": ("hearings.theme", "code"),
    "passage": ("hearings.passage", "code"),
    "hidden": ("hearings.hiddenname", "code"),
    "segment": ("personas.segment", "code"),
    "persona": ("personas.persona", "code"),
    "goal": ("goals.goal", "code"),
    "indicator": ("goals.indicator", "code"),
    "leaflet": ("outreach.leaflet", "code"),
    "row": ("outreach.planrow", "code"),
    "unit": ("courses.unit", "code"),
    "material": ("courses.material", "code"),
    "venue": ("courses.venue", "code"),
    "course": ("courses.course", "code"),
    "code": ("courses.application", "code"),
    "application": ("courses.application", "code"),
    "question": ("courses.question", "pk"),
    "circle": ("ties.circle", "code"),
    "member": ("ties.circlemember", "pk"),
    "message": ("ties.message", "pk"),
    "procedure": ("rehearsals.procedure", "code"),
    "hand": ("rehearsals.raisedhand", "pk"),
    "instrument": ("effects.instrument", "code"),
    "item": ("effects.item", "code"),
    "wave": ("effects.wave", "kind"),
    "result": ("effects.result", "code"),
    "courses:arrangement.number": ("courses.arrangementrequest", "pk"),
    "leak": ("people.leak", "pk"),
    "request_id": ("people.correctionrequest", "pk"),
    "tablet": ("cards.tablet", "pk"),
    "knock": ("cards.knock", "pk"),
    "device": ("cards.device", "pk"),
    "passkey": ("cards.passkey", "pk"),
    "courses:run.course": ("courses.draw", "course.code"),
    "courses:release.course": ("courses.draw", "course.code"),
    "courses:day_helper.number": ("courses.assignment", "pk"),
    **{
        f"entrance:{name}.member": ("staff.renewal", "account.code")
        for name in ("link", "invite", "dismiss", "ask_renewal", "confirm_renewal", "drop_renewal")
    },
    "entrance:reach.member": ("people.membership", "account.code"),
    "membership": ("people.membership", "pk"),
    "courses:come_back_to.code": ("courses.applicationdraft", "code"),
}
PUBLIC_COURSE = ("courses.course", "public_code")
WORDS: dict[str, object] = {
    "form": "txt",
    # A link of somebody who is invited, of a card, of the example: one that nobody gave.
    "token": "x",
    "factor": 1,
    "order": 1,
    "chapter": 1,
    "number": 1,
    "version": 1,
    "handout": "standard",
    "kind": "concept",
    "reference": "near-figure",
    "purpose": "take_part",
    "term": "apply",
    "cards:paper.form": "pdf",
    "courses:variant.kind": "visual",
    "courses:paper.kind": "sheet",
    "courses:public_paper.kind": "sheet",
    "courses:day_paper.kind": "run-sheet",
    "courses:course_paper.kind": "name-cards",
    "courses:letter.kind": "letter",
    "courses:move.step": "close",
    "courses:step.step": "who",
    "courses:my_step.step": "who",
    "courses:settle.act": "withdraw",
    "courses:my_settle.act": "withdraw",
    "courses:draw_file.file": "entries.csv",
    "guides:document.kind": "project_plan",
    "guides:document_paper.kind": "project_plan",
    "guides:make_document.kind": "project_plan",
    "guides:sign_document.kind": "project_plan",
    "guides:trace.kind": "claim",
    "guides:trace.reference": "1-1",
}


def _looked_up(table: Mapping[str, Any], address: Address, hole: str) -> Any:
    return table.get(f"{address.name}.{hole}", None) or table.get(hole)


def is_object(address: Address, hole: str) -> bool:
    """Whether a hole takes an object that belongs to somebody."""
    return f"{address.name}.{hole}" not in WORDS and _looked_up(ROWS, address, hole) is not None


def values(address: Address, ward: Ward) -> dict[str, object]:
    """Return what fills the holes of an address with the objects of a ward."""
    return {hole: _value(address, hole, ward) for hole in address.holes}


def _value(address: Address, hole: str, ward: Ward) -> object:
    if f"{address.name}.{hole}" in WORDS:
        return WORDS[f"{address.name}.{hole}"]
    row = _looked_up(ROWS, address, hole)
    if hole == "course" and address.side != "staff":
        row = PUBLIC_COURSE
    if row is None:
        assert hole in WORDS, f"{address.name}: say in tests/addresses.py what stands in <{hole}>"
        return WORDS[hole]
    value = ward[row[0]]
    for name in row[1].split("."):
        value = getattr(value, name)
    return value


# What a form must say so that its page is found at all.
SAID: dict[str, dict[str, str]] = {
    "programme:task_state": {"state": "done"},
    "outreach:row_state": {"state": "done"},
    "ties:state": {"state": "closed"},
}
