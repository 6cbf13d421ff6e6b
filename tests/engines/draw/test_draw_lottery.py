"""Committing and drawing: same inputs, same result; classes, groups and ranks are kept."""

import hashlib
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yorisoi.engines.draw import (
    FORMAT,
    Commitment,
    DrawError,
    Entry,
    Result,
    Session,
    commit,
    entries_sha256,
    run,
    sessions_sha256,
)

SESSIONS = (Session("am", 2), Session("pm", 1))
ENTRIES = (
    Entry("aki", "", 1, ("am", "pm")),
    Entry("beni", "pair", 1, ("am",)),
    Entry("chiyo", "pair", 1, ("am", "pm")),
    Entry("dou", "", 1, ("pm", "am")),
    Entry("ei", "", 0, ("pm",)),
)
SECRET = "a long secret kept in a sealed envelope"


def drawn(
    entries: tuple[Entry, ...] = ENTRIES,
    sessions: tuple[Session, ...] = SESSIONS,
    public_value: str = "31 4 15",
) -> Result:
    commitment = commit(entries, sessions, secret=SECRET, public_source="dice on 1 June")
    return run(entries, sessions, commitment=commitment, secret=SECRET, public_value=public_value)


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_commitment_holds_the_hashes_of_everything_fixed() -> None:
    written = (
        '[["aki","",1,["am","pm"]],["beni","pair",1,["am"]],["chiyo","pair",1,["am","pm"]],'
        '["dou","",1,["pm","am"]],["ei","",0,["pm"]]]'
    )

    assert commit(ENTRIES, SESSIONS, secret=SECRET, public_source="dice") == Commitment(
        entries_sha256=sha(written),
        sessions_sha256=sha('[["am",2],["pm",1]]'),
        secret_sha256=sha(SECRET),
        public_source="dice",
        format=FORMAT,
    )


def test_seed_and_order_follow_the_published_formulas() -> None:
    result = drawn()

    seed = sha(f"{entries_sha256(ENTRIES)}|{SECRET}|31 4 15")
    lots = sorted(["aki", "dou", "pair"], key=lambda lot: sha(f"{seed}|{lot}"))
    members = {"aki": ["aki"], "dou": ["dou"], "pair": ["beni", "chiyo"]}
    assert result.seed == seed
    assert result.order == ("ei", *(name for lot in lots for name in members[lot]))


def test_class_zero_is_placed_before_anybody_else() -> None:
    for value in range(20):
        assert drawn(public_value=str(value)).placed["ei"] == "pm"


def test_group_is_placed_together_or_not_at_all() -> None:
    outcomes = {
        tuple(drawn(public_value=str(value)).placed.get(name, "") for name in ("beni", "chiyo"))
        for value in range(40)
    }

    assert outcomes == {("am", "am"), ("", "")}


def test_group_has_the_best_class_of_its_members() -> None:
    entries = (Entry("a", "g", 2, ("s",)), Entry("b", "g", 0, ("s",)), Entry("c", "", 1, ("s",)))

    assert drawn(entries, (Session("s", 2),)).placed == {"a": "s", "b": "s"}


def test_group_takes_the_shared_session_with_the_smallest_sum_of_ranks() -> None:
    entries = (Entry("a", "g", 1, ("x", "y", "z")), Entry("b", "g", 1, ("z", "y")))
    sessions = (Session("x", 2), Session("y", 2), Session("z", 2))

    assert drawn(entries, sessions).placed == {"a": "y", "b": "y"}


def test_group_larger_than_the_free_seats_waits_while_the_next_is_placed() -> None:
    entries = (Entry("a", "g", 0, ("s",)), Entry("b", "g", 0, ("s",)), Entry("c", "", 1, ("s",)))

    result = drawn(entries, (Session("s", 1),))

    assert result.placed == {"c": "s"}
    assert result.waiting == {"s": ("a", "b")}


def test_everybody_without_a_place_waits_for_each_choice_in_draw_order() -> None:
    entries = tuple(Entry(name, "", 1, ("s", "t")) for name in "abcd")

    result = drawn(entries, (Session("s", 1), Session("t", 0)))

    assert result.placed == {result.order[0]: "s"}
    assert result.waiting == {"s": result.order[1:], "t": result.order[1:]}


@given(st.integers(0, 1000), st.randoms(use_true_random=False))
def test_result_does_not_depend_on_line_order(value: int, shuffler: random.Random) -> None:
    entries, sessions = list(ENTRIES), list(SESSIONS)
    shuffler.shuffle(entries)
    shuffler.shuffle(sessions)

    assert drawn(tuple(entries), tuple(sessions), str(value)).to_json() == (
        drawn(public_value=str(value)).to_json()
    )


@given(
    st.lists(
        st.tuples(st.sampled_from(["", "g", "h"]), st.integers(0, 2), st.permutations(["s", "t"])),
        min_size=1,
        max_size=9,
    ),
    st.integers(0, 5),
    st.integers(0, 5),
)
def test_places_never_exceed_seats_and_nobody_is_lost(
    rows: list[tuple[str, int, list[str]]], n_s: int, n_t: int
) -> None:
    entries = tuple(
        Entry(f"p{number}", group, priority, tuple(choices))
        for number, (group, priority, choices) in enumerate(rows)
    )

    result = drawn(entries, (Session("s", n_s), Session("t", n_t)))

    assert sum(name == "s" for name in result.placed.values()) <= n_s
    assert sum(name == "t" for name in result.placed.values()) <= n_t
    assert sorted(result.order) == sorted(entry.id for entry in entries)
    assert set(result.order) == set(result.placed) | set(result.waiting["s"])
    assert not set(result.placed) & set(result.waiting["s"])


def test_commitment_and_result_round_trip_as_json() -> None:
    commitment = commit(ENTRIES, SESSIONS, secret=SECRET)
    result = drawn()

    assert Commitment.from_json(commitment.to_json()) == commitment
    assert Result.from_json(result.to_json()) == result
    assert Result.from_json(result.to_json()).to_json() == result.to_json()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "json"),
        ("[]", "json"),
        ("{}", "format"),
        ('{"format": "other/1"}', "format"),
        (f'{{"format": "{FORMAT}", "entries_sha256": 3}}', "field"),
    ],
)
def test_json_of_something_else_is_refused(text: str, reason: str) -> None:
    with pytest.raises(DrawError) as of_commitment:
        Commitment.from_json(text)
    with pytest.raises(DrawError) as of_result:
        Result.from_json(text)

    assert (of_commitment.value.reason, of_result.value.reason) == (reason, reason)


@pytest.mark.parametrize(
    ("key", "value"), [("order", "x"), ("placed", []), ("placed", {"a": 1}), ("waiting", [])]
)
def test_result_with_a_malformed_field_is_refused(key: str, value: object) -> None:
    text = replace(drawn(), **{key: value}).to_json()  # type: ignore[arg-type]

    with pytest.raises(DrawError) as caught:
        Result.from_json(text)

    assert caught.value.reason == "field"


@pytest.mark.parametrize(
    ("entries", "sessions", "secret", "reason"),
    [
        ((), SESSIONS, SECRET, "no_entries"),
        (ENTRIES, (), SECRET, "no_sessions"),
        (ENTRIES, SESSIONS, "", "no_secret"),
        ((*ENTRIES, ENTRIES[0]), SESSIONS, SECRET, "duplicate_entry"),
        (ENTRIES, (*SESSIONS, SESSIONS[0]), SECRET, "duplicate_session"),
        (ENTRIES, (Session("am", -1), Session("pm", 1)), SECRET, "seats"),
        (ENTRIES, (Session("am", True), Session("pm", 1)), SECRET, "seats"),
        (ENTRIES, (Session("am", 1),), SECRET, "unknown_session"),
        ((Entry(" a", "", 1, ("am",)),), SESSIONS, SECRET, "entry_id"),
        ((Entry("a", " ", 1, ("am",)),), SESSIONS, SECRET, "group"),
        ((Entry("a", "", 1, ()),), SESSIONS, SECRET, "no_choices"),
        ((Entry("a", "b", 1, ("am",)), Entry("b", "", 1, ("am",))), SESSIONS, SECRET, "group_name"),
        (
            (Entry("a", "g", 1, ("am",)), Entry("b", "g", 1, ("pm",))),
            SESSIONS,
            SECRET,
            "group_choices",
        ),
        ((Entry("\ud800", "", 1, ("am",)),), SESSIONS, SECRET, "encoding"),
    ],
)
def test_lists_that_cannot_be_drawn_are_refused_before_the_commitment(
    entries: tuple[Entry, ...], sessions: tuple[Session, ...], secret: str, reason: str
) -> None:
    with pytest.raises(DrawError) as caught:
        commit(entries, sessions, secret=secret)

    assert caught.value.reason == reason


def test_group_may_be_named_after_one_of_its_members() -> None:
    entries = (Entry("a", "a", 1, ("am",)), Entry("b", "a", 1, ("am",)))

    assert drawn(entries).placed == {"a": "am", "b": "am"}


@pytest.mark.parametrize(
    ("entries", "sessions", "secret", "public_value", "reason"),
    [
        (ENTRIES[1:], SESSIONS, SECRET, "1", "entries_changed"),
        (ENTRIES, (Session("am", 3), Session("pm", 1)), SECRET, "1", "sessions_changed"),
        (ENTRIES, SESSIONS, "another", "1", "secret_changed"),
        (ENTRIES, SESSIONS, SECRET, "", "no_public_value"),
    ],
)
def test_draw_with_other_inputs_than_committed_is_refused(
    entries: tuple[Entry, ...],
    sessions: tuple[Session, ...],
    secret: str,
    public_value: str,
    reason: str,
) -> None:
    commitment = commit(ENTRIES, SESSIONS, secret=SECRET)

    with pytest.raises(DrawError) as caught:
        run(entries, sessions, commitment=commitment, secret=secret, public_value=public_value)

    assert caught.value.reason == reason


def test_draw_with_a_commitment_of_another_format_is_refused() -> None:
    commitment = replace(commit(ENTRIES, SESSIONS, secret=SECRET), format="other/1")

    with pytest.raises(DrawError) as caught:
        run(ENTRIES, SESSIONS, commitment=commitment, secret=SECRET, public_value="1")

    assert caught.value.reason == "format"


def test_hashes_change_with_any_field() -> None:
    entry = Entry("a", "g", 1, ("s", "t"))
    others = (
        replace(entry, id="b"),
        replace(entry, group=""),
        replace(entry, priority_class=2),
        replace(entry, choices=("t", "s")),
    )

    assert len({entries_sha256([one]) for one in (entry, *others)}) == 5
    assert sessions_sha256([Session("s", 1)]) != sessions_sha256([Session("s", 2)])
