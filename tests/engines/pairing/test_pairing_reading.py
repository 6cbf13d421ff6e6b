"""Instances from JSON: what is read, and where an error points."""

import json

import pytest

from yorisoi.engines.pairing import (
    Arrangement,
    Instance,
    Interpreter,
    PairingError,
    Person,
    Session,
    Supporter,
    read_instance,
)

GOOD = {
    "people": [{"id": "アキ", "choices": ["am"], "needs": ["sign"], "priority": 0, "order": 1}],
    "sessions": [{"id": "am", "capacity": 4, "slot": "x", "minutes": 90, "places": {"sign": 2}}],
    "arrangements": [{"name": "sign", "load": 1, "people_per_interpreter": 2, "has_places": True}],
    "supporters": [{"id": "チヨ", "sessions": ["am"], "max_load": 4, "max_sessions": 1}],
    "interpreters": [{"id": "i", "kinds": ["sign"], "sessions": ["am"], "max_minutes": 90}],
    "common_load": 1,
}


def test_instance_is_read() -> None:
    assert read_instance(json.dumps(GOOD)) == Instance(
        people=(Person("アキ", ("am",), ("sign",), 0, 1),),
        sessions=(Session("am", 4, "x", 90, {"sign": 2}),),
        arrangements=(Arrangement("sign", 1, 2, True),),
        supporters=(Supporter("チヨ", ("am",), 4, 1),),
        interpreters=(Interpreter("i", ("sign",), ("am",), 90),),
        common_load=1,
    )


@pytest.mark.parametrize(
    ("change", "reason", "place"),
    [
        ({"people": {}}, "field", "people"),
        ({"people": [3]}, "field", "people[0]"),
        ({"people": [{"id": "a"}]}, "field", "people[0]"),
        ({"people": [{"id": "a", "choices": "am"}]}, "field", "people[0].choices"),
        ({"people": [{"id": "a", "choices": [], "name": "x"}]}, "field", "people[0].name"),
        ({"people": [{"id": 1, "choices": []}]}, "field", "people[0].id"),
        ({"people": [{"id": "a", "choices": ["pm"]}]}, "unknown", "people[0].choices"),
        ({"people": [{"id": "a", "choices": [], "needs": ["x"]}]}, "unknown", "people[0].needs"),
        ({"people": [{"id": "a", "choices": ["am", "am"]}]}, "duplicate", "people[0].choices[1]"),
        ({"people": [{"id": "a", "choices": []}] * 2}, "duplicate", "people[1]"),
        ({"people": [{"id": "a", "choices": [], "order": -1}]}, "number", "people[0].order"),
        ({"common_load": "1"}, "number", "common_load"),
        ({"helpers": []}, "field", "helpers"),
    ],
)
def test_instance_that_makes_no_sense_names_the_place(
    change: dict[str, object], reason: str, place: str
) -> None:
    with pytest.raises(PairingError) as caught:
        read_instance(json.dumps({**GOOD, **change}))

    assert (caught.value.reason, caught.value.place) == (reason, place)


@pytest.mark.parametrize(("text", "reason", "line"), [("{\n,", "json", 2), ("[]", "field", 0)])
def test_text_that_is_no_instance_is_refused(text: str, reason: str, line: int) -> None:
    with pytest.raises(PairingError) as caught:
        read_instance(text)

    assert (caught.value.reason, caught.value.line) == (reason, line)


def test_places_that_are_no_count_are_refused() -> None:
    session = {"id": "am", "capacity": 4, "places": {"sign": "two"}}

    with pytest.raises(PairingError) as caught:
        read_instance(json.dumps({**GOOD, "sessions": [session]}))

    assert caught.value.place == "sessions[0].places[sign]"
