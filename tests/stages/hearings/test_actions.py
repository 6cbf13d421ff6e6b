"""Hearings: a plan, what was said, a shared codebook, and a kit without anybody in it."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from people import Cast
from yorisoi.engines import kitfile
from yorisoi.journal import queries as journal
from yorisoi.journal.models import Entry
from yorisoi.people.terms import Speaker
from yorisoi.stages.hearings import actions, queries, rules
from yorisoi.stages.hearings.models import Hearing
from yorisoi.stages.hearings.rules import Line, Sight
from yorisoi.stages.hearings.terms import HearingConsent, HearingState

WARD = Sight(is_inside=True, sees_names=True)


def _hearing(cast: Cast, code: str = "centre") -> Hearing:
    words = actions.HearingWords(
        host="架空センター", centre=cast.centre, planned_on=date(2026, 6, 3)
    )
    return actions.put_hearing(by=cast.dou, programme=cast.programme, code=code, words=words)


def _heard(cast: Cast, *texts: str) -> Hearing:
    hearing = _hearing(cast)
    lines = tuple(Line(Speaker.FAMILY, text) for text in texts)
    actions.write_lines(by=cast.dou, hearing=hearing, lines=lines, held_on=date(2026, 6, 3))
    return _again(cast)


def _again(cast: Cast) -> Hearing:
    found = queries.hearing(programme=cast.programme, code="centre")
    assert found is not None
    return found


def _theme(cast: Cast, code: str):
    words = actions.ThemeWords(name=f"言葉{code}", meaning=f"意味{code}")
    return actions.put_theme(by=cast.dou, programme=cast.programme, code=code, words=words)


def test_plan_hosts_leaves_out_those_already_planned_in_any_width(cast: Cast) -> None:
    hosts = ["ちゅうりっぷの会", "チュウリップの会", "失語症（希望）"]
    actions.plan_hosts(by=cast.dou, programme=cast.programme, hosts=hosts[:1])

    actions.plan_hosts(by=cast.dou, programme=cast.programme, hosts=hosts)
    again = actions.plan_hosts(by=cast.dou, programme=cast.programme, hosts=["失語症(希望)"])

    planned = {each.host for each in queries.hearings(programme=cast.programme)}
    assert (planned, again) == ({"ちゅうりっぷの会", "失語症（希望）"}, ())


def test_written_lines_become_passages_in_order_and_the_hearing_is_held(cast: Cast) -> None:
    hearing = _heard(cast, "一つ目", "二つ目")

    said = queries.said(hearing=hearing, sight=WARD)

    assert [(each.passage.code, each.passage.order, each.text) for each in said] == [
        ("v1", 1, "一つ目"),
        ("v2", 2, "二つ目"),
    ]
    assert (hearing.state, hearing.held_on) == (HearingState.HELD, date(2026, 6, 3))


def test_moved_passage_changes_places_and_stops_at_the_end(cast: Cast) -> None:
    hearing = _heard(cast, "一", "二", "三")
    last = hearing.passages.get(code="v3")

    actions.move_passage(by=cast.dou, passage=last, is_up=True)
    actions.move_passage(by=cast.dou, passage=hearing.passages.get(code="v2"), is_up=False)

    assert [each.text for each in queries.said(hearing=_again(cast), sight=WARD)] == [
        "一",
        "三",
        "二",
    ]


def test_hearing_without_consent_is_neither_shown_nor_cited(cast: Cast) -> None:
    hearing = _heard(cast, "外に出さない声")
    actions.check_names(by=cast.dou, hearing=hearing)

    for consent in (HearingConsent.NOT_ASKED, HearingConsent.REFUSED):
        actions.record_consent(by=cast.dou, hearing=hearing, consent=consent)
        assert queries.shared(programme=cast.programme) == ()
        assert (
            queries.said(hearing=_again(cast), sight=Sight(is_inside=False, sees_names=True)) == ()
        )

    actions.record_consent(by=cast.dou, hearing=hearing, consent=HearingConsent.GIVEN)
    assert [each.text for each in queries.shared(programme=cast.programme)] == ["外に出さない声"]


def test_new_words_have_to_be_looked_through_for_names_again(cast: Cast) -> None:
    hearing = _heard(cast, "田中さんの話")
    actions.record_consent(by=cast.dou, hearing=hearing, consent=HearingConsent.GIVEN)
    actions.hide_name(by=cast.dou, hearing=hearing, name="田中")
    actions.check_names(by=cast.dou, hearing=hearing)
    shared = [each.text for each in queries.shared(programme=cast.programme)]

    actions.put_passage(by=cast.dou, hearing=hearing, words=actions.PassageWords(text="鈴木さん"))

    assert shared == ["〔A〕さんの話"]
    assert queries.shared(programme=cast.programme) == ()
    assert queries.suggested_names(hearing=_again(cast)) == ("鈴木",)


def test_names_cannot_be_checked_before_each_suggestion_is_decided(cast: Cast) -> None:
    hearing = _hearing(cast)
    words = actions.PassageWords(text="田中さんが大泉さんへ行った")
    actions.put_passage(by=cast.dou, hearing=hearing, words=words)
    with pytest.raises(actions.NamesLeft):
        actions.check_names(by=cast.dou, hearing=_again(cast))

    actions.hide_name(by=cast.dou, hearing=hearing, name="田中")
    actions.spare_word(by=cast.dou, hearing=hearing, word="大泉")
    actions.check_names(by=cast.dou, hearing=_again(cast))

    assert rules.is_checked(_again(cast))
    assert "大泉" not in str(list(Entry.objects.values_list("detail", flat=True)))


def test_code_stands_for_one_person_in_the_whole_programme(cast: Cast) -> None:
    one, two = _hearing(cast), _hearing(cast, "two")

    codes = [
        actions.hide_name(by=cast.dou, hearing=hearing, name=name).code
        for hearing, name in ((one, "田中"), (two, "鈴木"), (one, "佐藤"), (one, "田中"))
    ]

    assert codes == ["A", "B", "C", "A"]


def test_name_hidden_twice_keeps_its_code_and_never_enters_the_journal(cast: Cast) -> None:
    hearing = _heard(cast, "田中さん")
    actions.hide_name(by=cast.dou, hearing=hearing, name="田中")
    actions.hide_name(by=cast.dou, hearing=hearing, name="田　中", reading="タナカ")

    hidden = queries.names(hearing=_again(cast))

    assert hidden == (rules.Name(("田中", "タナカ"), "A"),)
    lines = journal.about(kind="Hearing", code="centre")
    assert "田" not in "".join(str(line.detail) for line in lines)
    assert journal.check().is_whole


def test_passage_gets_exactly_the_chosen_themes_and_a_new_word(cast: Cast) -> None:
    hearing = _heard(cast, "声")
    one, two = _theme(cast, "a"), _theme(cast, "b")
    passage = hearing.passages.get()
    actions.code_passage(by=cast.dou, passage=passage, themes=[one])

    actions.code_passage(by=cast.dou, passage=passage, themes=[two], new_theme="言葉Ｂ")
    actions.code_passage(by=cast.dou, passage=passage, themes=[two], new_theme="新しい言葉")

    found = _again(cast)
    names = [theme.name for theme in queries.said(hearing=found, sight=WARD)[0].themes]
    assert (sorted(names), found.state) == (["新しい言葉", "言葉b"], HearingState.CODED)


def test_merged_theme_moves_its_passages_and_leaves_a_trace(cast: Cast) -> None:
    hearing = _heard(cast, "一", "二")
    one, two = _theme(cast, "a"), _theme(cast, "b")
    first, second = hearing.passages.all()
    actions.code_passage(by=cast.dou, passage=first, themes=[one, two])
    actions.code_passage(by=cast.dou, passage=second, themes=[one])

    actions.merge_themes(by=cast.dou, theme=one, into=two)

    rows = queries.by_theme(programme=cast.programme, sight=WARD)
    assert [(row.theme.code, row.by_speaker) for row in rows] == [("b", (0, 2, 0, 0))]
    trace = journal.about(kind="Theme", code="b").first()
    assert trace is not None
    assert (trace.act, trace.detail) == (
        "theme.merge",
        {"from": "a", "name": "言葉a", "meaning": "意味a", "moved": 1},
    )


def test_theme_cannot_be_merged_with_itself(cast: Cast) -> None:
    theme = _theme(cast, "a")

    with pytest.raises(actions.SameTheme):
        actions.merge_themes(by=cast.dou, theme=theme, into=theme)


def test_kit_carries_the_plan_but_no_word_of_what_was_said_in_trust(cast: Cast) -> None:
    hearing = _heard(cast, "内緒の話")
    actions.record_consent(by=cast.dou, hearing=hearing, consent=HearingConsent.GIVEN)

    tables = {each.name: each.rows for each in queries.kit_tables(programme=cast.programme)}

    assert tables["hearings/hearings"] == (("centre", "架空センター", "centre", "", "", "", ""),)
    assert tables["hearings/passages"] == ()


def test_nerima_kit_comes_out_as_it_went_in(cast: Cast, house: Path) -> None:
    kit = kitfile_tables(house)
    actions.load_kit_tables(programme=cast.programme, tables=kit, by=cast.dou)

    once = queries.kit_tables(programme=cast.programme)
    actions.load_kit_tables(
        programme=cast.programme, tables={each.name: each for each in once}, by=cast.dou
    )

    assert queries.kit_tables(programme=cast.programme) == once
    assert {each.name: len(each.rows) for each in once} == {
        name: len(found.rows) for name, found in kit.items()
    }
    assert [
        each.rows for each in once if each.name in {"hearings/passages", "hearings/codings"}
    ] == [kit["hearings/passages"].rows, kit["hearings/codings"].rows]


def kitfile_tables(house: Path) -> dict[str, kitfile.Table]:
    tables = {}
    for name, columns in queries.COLUMNS.items():
        text = (house / "kits" / "nerima" / f"{name}.csv").read_text("utf-8")
        rows = tuple(map(tuple, csv.reader(io.StringIO(text))))
        assert rows[0] == columns
        tables[name] = kitfile.Table(name=name, columns=columns, rows=rows[1:])
    return tables
