"""Plans: the ladder, the reasons, and a twin that tries every plan."""

import itertools
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yorisoi.engines.pairing import (
    Arrangement,
    Duty,
    Instance,
    Interpreter,
    Person,
    Placement,
    Reason,
    Refusal,
    Rung,
    Session,
    Supporter,
    Unplaced,
    solve,
)

WHEELCHAIR = Arrangement("wheelchair", load=1, has_places=True)
SIGN = Arrangement("sign", people_per_interpreter=2)
BESIDE = Arrangement("beside", load=4)


def test_everybody_gets_the_first_choice_when_there_is_room() -> None:
    people = (Person("aki", ("am", "pm")), Person("beni", ("pm",)))

    plan = solve(Instance(people, (Session("am", 1), Session("pm", 1))))

    assert plan.placements == (
        Placement("aki", "am", 1, Reason.FIRST_CHOICE, None, ()),
        Placement("beni", "pm", 1, Reason.FIRST_CHOICE, None, ()),
    )
    assert plan.unplaced == ()
    assert plan.ladder == (
        Rung("guaranteed", 0, 0, True),
        Rung("placed", 2, 2, True),
        Rung("ranks", 2, 2, True),
        Rung("order", 2, 2, True),
        Rung("minutes", 0, 0, True),
        Rung("calls", 0, 0, True),
    )
    assert plan.is_optimal


def test_guaranteed_person_goes_before_two_others() -> None:
    people = (
        Person("aki", ("am",), needs=("beside",), priority=0, order=3),
        Person("beni", ("am",), needs=("half",), order=1),
        Person("chiyo", ("am",), needs=("half",), order=2),
    )
    helper = Supporter("dou", ("am",), max_load=4)
    kinds = (BESIDE, Arrangement("half", load=2))

    plan = solve(Instance(people, (Session("am", 3),), kinds, (helper,)))

    assert plan.placements == (Placement("aki", "am", 1, Reason.FIRST_CHOICE, "dou", ()),)
    refusals = (Refusal("am", Reason.NO_SUPPORTER),)
    assert plan.unplaced == (
        Unplaced("beni", Reason.NO_SUPPORTER, refusals),
        Unplaced("chiyo", Reason.NO_SUPPORTER, refusals),
    )


def test_more_people_come_before_better_ranks() -> None:
    people = (Person("aki", ("am", "pm"), order=1), Person("beni", ("am",), order=2))

    plan = solve(Instance(people, (Session("am", 1), Session("pm", 1))))

    assert plan.placements == (
        Placement(
            "aki",
            "pm",
            2,
            Reason.LATER_CHOICE,
            None,
            (Refusal("am", Reason.SESSION_FULL),),
        ),
        Placement("beni", "am", 1, Reason.FIRST_CHOICE, None, ()),
    )


@pytest.mark.parametrize(("first", "second"), [("aki", "beni"), ("beni", "aki")])
def test_draw_order_decides_between_equals(first: str, second: str) -> None:
    people = (Person(second, ("am",), order=2), Person(first, ("am",), order=1))

    plan = solve(Instance(people, (Session("am", 1),)))

    assert [row.person for row in plan.placements] == [first]
    assert [row.person for row in plan.unplaced] == [second]


@pytest.mark.parametrize(("places", "n_placed"), [({}, 0), ({"wheelchair": 1}, 1)])
def test_place_by_arrangement_is_a_limit_of_its_own(places: dict[str, int], n_placed: int) -> None:
    people = tuple(Person(name, ("am",), needs=("wheelchair",)) for name in ("aki", "beni"))
    helper = Supporter("dou", ("am",), max_load=4)
    session = Session("am", 5, places=places)

    plan = solve(Instance(people, (session,), (WHEELCHAIR,), (helper,)))

    assert len(plan.placements) == n_placed
    assert {row.refusals for row in plan.unplaced} == {
        (Refusal("am", Reason.ARRANGEMENT_FULL, "wheelchair"),)
    }


@pytest.mark.parametrize(("minutes", "n_placed"), [(59, 0), (60, 2), (119, 2), (120, 4)])
def test_interpreter_minutes_limit_the_sessions(minutes: int, n_placed: int) -> None:
    people = tuple(
        Person(f"p{n}", (session,), needs=("sign",), order=n)
        for n, session in enumerate(("am", "am", "am", "pm", "pm"))
    )
    sessions = (Session("am", 5, minutes=60), Session("pm", 5, minutes=60))
    interpreter = Interpreter("ei", ("sign",), ("am", "pm"), max_minutes=minutes)

    plan = solve(Instance(people, sessions, (SIGN,), interpreters=(interpreter,)))

    assert len(plan.placements) == n_placed
    assert {row.reason for row in plan.unplaced} == {Reason.NO_INTERPRETER}


def test_interpreter_is_not_in_two_sessions_of_one_slot() -> None:
    people = (Person("aki", ("am",), ("sign",)), Person("beni", ("am2",), ("sign",)))
    sessions = (Session("am", 5, slot="1 June am"), Session("am2", 5, slot="1 June am"))
    interpreter = Interpreter("ei", ("sign",), ("am", "am2"))

    plan = solve(Instance(people, sessions, (SIGN,), interpreters=(interpreter,)))

    assert [row.person for row in plan.placements] == ["aki"]
    assert plan.duties == (Duty("ei", "am", "sign"),)


def test_no_interpreter_is_called_without_need() -> None:
    interpreter = Interpreter("ei", ("sign",), ("am",))
    instance = Instance(
        (Person("aki", ("am",)),), (Session("am", 1),), (SIGN,), interpreters=(interpreter,)
    )

    assert solve(instance).duties == ()


def test_supporter_load_counts_whole_people() -> None:
    people = tuple(Person(name, ("am",), ("three",)) for name in ("aki", "beni", "chiyo"))
    helpers = (Supporter("dou", ("am",), max_load=4), Supporter("ei", ("am",), max_load=5))

    plan = solve(Instance(people, (Session("am", 9),), (Arrangement("three", load=3),), helpers))

    assert sorted(str(row.supporter) for row in plan.placements) == ["dou", "ei"]
    assert [row.reason for row in plan.unplaced] == [Reason.NO_SUPPORTER]


def test_person_without_choices_is_named() -> None:
    plan = solve(Instance((Person("aki", ()), Person("beni", ("am",))), (Session("am", 1),)))

    assert plan.unplaced == (Unplaced("aki", Reason.NO_CHOICES, ()),)


def test_nobody_with_a_choice_gives_an_empty_plan() -> None:
    plan = solve(Instance((Person("aki", ()),), (Session("am", 1),)))

    assert (plan.placements, plan.ladder, plan.is_optimal) == ((), (), True)


def test_plan_is_the_same_for_any_order_of_people() -> None:
    people = tuple(Person(f"p{n}", ("am", "pm"), order=n) for n in range(8))
    sessions = (Session("am", 3), Session("pm", 2))

    plan = solve(Instance(people, sessions))

    assert solve(Instance(people[::-1], sessions[::-1])).to_json() == plan.to_json()
    assert json.loads(plan.to_json())["is_optimal"] is True


def staff_allows(instance: Instance, placed: dict[str, str]) -> bool:
    people = {person.id: person for person in instance.people}
    cared = [name for name in placed if "beside" in people[name].needs]
    free = [
        beside
        for beside in itertools.product(instance.supporters, repeat=len(cared))
        if all(placed[name] in helper.sessions for name, helper in zip(cared, beside, strict=True))
        and len({(placed[n], h.id) for n, h in zip(cared, beside, strict=True)}) == len(cared)
        and all(
            len({placed[n] for n, h in zip(cared, beside, strict=True) if h == helper})
            <= (helper.max_sessions or 9)
            for helper in instance.supporters
        )
    ]
    signing = [session for name, session in placed.items() if "sign" in people[name].needs]
    needed = {session: -(-signing.count(session) // 2) for session in signing}
    minutes = {session.id: session.minutes for session in instance.sessions}
    [interpreter] = instance.interpreters
    fits = all(n <= 1 and session in interpreter.sessions for session, n in needed.items())
    return bool(free) and fits and sum(minutes[s] for s in needed) <= interpreter.max_minutes


def best_by_trying(instance: Instance) -> dict[str, str]:
    turn = sorted(instance.people, key=lambda person: (person.order, person.id))
    best: tuple[tuple[object, ...], dict[str, str]] | None = None
    for picked in itertools.product(*[(*person.choices, None) for person in turn]):
        placed = {p.id: s for p, s in zip(turn, picked, strict=True) if s is not None}
        chairs = {p.id for p in turn if "wheelchair" in p.needs}
        if any(
            list(placed.values()).count(session.id) > session.capacity
            or sum(placed.get(name) == session.id for name in chairs)
            > session.places.get("wheelchair", 0)
            for session in instance.sessions
        ):
            continue
        ranks = [p.choices.index(placed[p.id]) + 1 if p.id in placed else 99 for p in turn]
        key = (
            -sum(p.priority == 0 and p.id in placed for p in turn),
            -len(placed),
            sum(rank for rank in ranks if rank < 99),
            ranks,
        )
        if (best is None or key < best[0]) and staff_allows(instance, placed):
            best = (key, placed)
    assert best is not None
    return best[1]


PEOPLE = st.lists(
    st.tuples(
        st.permutations(["s", "t", "u"]),
        st.integers(1, 3),
        st.sets(st.sampled_from(["wheelchair", "sign", "beside"]), max_size=2),
        st.integers(0, 1),
    ),
    min_size=1,
    max_size=5,
)


@settings(deadline=None, max_examples=40)
@given(
    PEOPLE,
    st.lists(st.integers(0, 3), min_size=3, max_size=3),
    st.integers(0, 2),
    st.integers(1, 3),
)
def test_plan_is_the_best_of_all_plans(
    rows: list[tuple[list[str], int, set[str], int]], seats: list[int], chairs: int, hours: int
) -> None:
    people = tuple(
        Person(f"p{n}", tuple(choices[:n_choices]), tuple(sorted(needs)), priority, order=9 - n)
        for n, (choices, n_choices, needs, priority) in enumerate(rows)
    )
    sessions = tuple(
        Session(name, seats[n], minutes=60, places={"wheelchair": chairs if n else 0})
        for n, name in enumerate("stu")
    )
    kinds = (Arrangement("wheelchair", has_places=True), SIGN, BESIDE)
    helpers = (Supporter("k", ("s", "t"), max_sessions=1), Supporter("l", ("t", "u")))
    signing = (Interpreter("i", ("sign",), ("s", "u"), max_minutes=60 * hours),)
    instance = Instance(people, sessions, kinds, helpers, signing)

    plan = solve(instance)

    assert {row.person: row.session for row in plan.placements} == best_by_trying(instance)
    assert plan.is_optimal
    refused = [r.reason for row in (*plan.placements, *plan.unplaced) for r in row.refusals]
    assert Reason.NOT_PROVEN not in refused
