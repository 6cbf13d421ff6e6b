"""When a line is 仮 and when a group may be called counted."""

import pytest

from yorisoi.stages.area.terms import Certainty
from yorisoi.stages.hearings.models import Hearing, Passage
from yorisoi.stages.hearings.terms import HearingConsent
from yorisoi.stages.personas import rules
from yorisoi.stages.personas.models import Evidence
from yorisoi.stages.personas.terms import Strength


def _voice(consent: HearingConsent) -> Evidence:
    return Evidence(passage=Passage(hearing=Hearing(consent=consent)))


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ([], True),
        ([Evidence(answer="窓口での答え")], False),
        ([_voice(HearingConsent.PUBLIC)], False),
        ([_voice(HearingConsent.REFUSED)], True),
        ([_voice(HearingConsent.GIVEN)], True),
        ([_voice(HearingConsent.REFUSED), Evidence(answer="窓口での答え")], False),
    ],
)
def test_line_is_assumed_when_nothing_that_may_be_shown_holds_it_up(
    evidence: list[Evidence], expected: bool
) -> None:
    assert rules.is_assumed(evidence) is expected


@pytest.mark.parametrize(
    ("n", "minimum", "expected"), [(9, 3, False), (10, 3, True), (10, 20, False), (20, 20, True)]
)
def test_group_of_fewer_than_ten_known_people_is_never_counted(
    n: int, minimum: int, expected: bool
) -> None:
    assert rules.may_be_called_counted(n, minimum=minimum) is expected


@pytest.mark.parametrize(
    ("certainty", "n_passages", "n_registered", "expected"),
    [
        (Certainty.UNKNOWN, 0, 0, Strength.NONE),
        (Certainty.ESTIMATED, 0, 0, Strength.ONE),
        (Certainty.UNKNOWN, 5, 2, Strength.TWO),
        (Certainty.COUNTED, 1, 1, Strength.THREE),
    ],
)
def test_strength_counts_kinds_of_evidence_not_their_number(
    certainty: Certainty, n_passages: int, n_registered: int, expected: Strength
) -> None:
    found = rules.strength(certainty=certainty, n_passages=n_passages, n_registered=n_registered)

    assert found is expected
