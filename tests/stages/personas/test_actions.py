"""Personas: provisional until shared, evidence for each line, a new version for each change."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from people import Cast
from yorisoi.engines import kitfile
from yorisoi.journal import queries as journal
from yorisoi.people import actions as people
from yorisoi.people.terms import DisabilityKind, Speaker
from yorisoi.stages.area import actions as area_actions
from yorisoi.stages.area import queries as area
from yorisoi.stages.hearings import actions as hearings
from yorisoi.stages.hearings import queries as hearing_queries
from yorisoi.stages.hearings.models import Passage
from yorisoi.stages.hearings.terms import HearingConsent
from yorisoi.stages.personas import actions, presenters, queries
from yorisoi.stages.personas.models import Persona
from yorisoi.stages.personas.terms import AttributeTopic, PersonaState, Verdict


def _passage(cast: Cast, consent: HearingConsent, code: str = "v1") -> Passage:
    hearing = hearings.put_hearing(
        by=cast.dou,
        programme=cast.programme,
        code="source",
        words=hearings.HearingWords(host="公表された資料"),
    )
    words = hearings.PassageWords(text="音声でしか情報が入らない。", about_kind="visual")
    passage = hearings.put_passage(by=cast.dou, hearing=hearing, words=words, code=code)
    hearings.record_consent(by=cast.dou, hearing=hearing, consent=consent)
    return Passage.objects.select_related("hearing").get(pk=passage.pk)


def _persona(cast: Cast, code: str = "one") -> Persona:
    segment = actions.put_segment(
        by=cast.dou,
        programme=cast.programme,
        code="visual",
        words=actions.SegmentWords(name="見えない方", kind="visual", age="18-64"),
    )
    words = actions.PersonaWords(name="見本 さくら", headline="42歳。声で知る毎日。")
    return actions.draft(
        by=cast.dou, programme=cast.programme, segment=segment, code=code, words=words
    )


def _line(cast: Cast, persona: Persona, text: str = "知らせは音声で聞く"):
    words = actions.LineWords(topic=AttributeTopic.LIFE, text=text)
    return actions.put_line(by=cast.dou, persona=persona, words=words)


def test_line_is_assumed_until_something_holds_it_up(cast: Cast) -> None:
    persona = _persona(cast)
    line = _line(cast, persona)
    before = [each.is_assumed for each in queries.lines(persona=persona)]

    source = actions.Source(passage=_passage(cast, HearingConsent.PUBLIC))
    actions.cite(by=cast.dou, attribute=line, source=source)

    after = queries.lines(persona=persona)
    assert (before, [each.is_assumed for each in after]) == ([True], [False])
    assert [each.text for each in queries.passages_citing(persona=persona)] == [
        "音声でしか情報が入らない。"
    ]
    assert list(queries.lines_citing(passage=source.passage)) == [line]


def test_passage_without_consent_cannot_be_cited(cast: Cast) -> None:
    line = _line(cast, _persona(cast))
    source = actions.Source(passage=_passage(cast, HearingConsent.NOT_ASKED))

    with pytest.raises(actions.MayNotBeCited):
        actions.cite(by=cast.dou, attribute=line, source=source)

    assert queries.citable_voices(programme=cast.programme) == ()


def test_line_is_assumed_again_when_consent_is_taken_back(cast: Cast) -> None:
    persona = _persona(cast)
    passage = _passage(cast, HearingConsent.PUBLIC)
    source = actions.Source(passage=passage)
    actions.cite(by=cast.dou, attribute=_line(cast, persona), source=source)

    hearings.record_consent(by=cast.dou, hearing=passage.hearing, consent=HearingConsent.REFUSED)

    assert [each.is_assumed for each in queries.lines(persona=persona)] == [True]


def test_cited_passage_cannot_be_removed(cast: Cast) -> None:
    passage = _passage(cast, HearingConsent.PUBLIC)
    line = _line(cast, _persona(cast))
    actions.cite(by=cast.dou, attribute=line, source=actions.Source(passage=passage))

    with pytest.raises(hearings.Cited):
        hearings.remove_passage(by=cast.dou, passage=passage)


def test_shared_version_stays_as_it_was_read(cast: Cast) -> None:
    persona = _persona(cast)
    line = _line(cast, persona)
    actions.share(by=cast.dou, persona=persona)

    with pytest.raises(actions.NotOpen):
        actions.remove_line(by=cast.dou, attribute=line)
    with pytest.raises(actions.NotOpen):
        _line(cast, persona, "足したい行")

    assert [each.text for each in queries.lines(persona=persona)] == ["知らせは音声で聞く"]


def test_new_version_copies_lines_and_evidence_and_keeps_the_old_one(cast: Cast) -> None:
    persona = _persona(cast)
    line = _line(cast, persona)
    actions.cite(by=cast.dou, attribute=line, source=actions.Source(answer="窓口での答え"))
    actions.set_doubts(by=cast.dou, persona=persona, texts=["点字で学びたい人が多いとき"])
    actions.share(by=cast.dou, persona=persona)

    fresh = actions.new_version(by=cast.dou, persona=persona)
    actions.put_line(
        by=cast.dou,
        persona=fresh,
        order=1,
        words=actions.LineWords(topic=AttributeTopic.LIFE, text="言いなおした行"),
    )

    persona.refresh_from_db()
    versions = queries.versions(programme=cast.programme, code="one")
    assert [(each.version, each.state) for each in versions] == [
        (2, PersonaState.PROVISIONAL),
        (1, PersonaState.REVISED),
    ]
    assert [
        [(each.text, len(each.cited)) for each in queries.lines(persona=one)]
        for one in (persona, fresh)
    ] == [[("知らせは音声で聞く", 1)], [("言いなおした行", 1)]]
    assert [each.text for each in fresh.doubts.all()] == ["点字で学びたい人が多いとき"]
    with pytest.raises(actions.NotOpen):
        actions.new_version(by=cast.dou, persona=persona)


def test_newest_version_stands_for_the_persona(cast: Cast) -> None:
    persona = _persona(cast)
    _persona_two = actions.draft(
        by=cast.dou,
        programme=cast.programme,
        segment=persona.segment,
        code="two",
        words=actions.PersonaWords(name="見本 りく", headline="23歳"),
    )
    actions.share(by=cast.dou, persona=persona)
    fresh = actions.new_version(by=cast.dou, persona=persona)

    found = queries.personas(programme=cast.programme)

    assert {(each.code, each.version) for each in found} == {("one", 2), ("two", 1)}
    assert queries.persona(programme=cast.programme, code="one") == fresh


def test_review_stays_with_the_version_that_was_seen(cast: Cast) -> None:
    persona = _persona(cast)
    line = _line(cast, persona)
    words = actions.ReviewWords(
        reviewer=Speaker.PERSON,
        verdict=Verdict.DIFFERS,
        reviewed_on=date(2026, 8, 1),
        comment="わたしは音声だけではない",
    )
    actions.review(by=cast.dou, persona=persona, words=words, attribute=line)

    fresh = actions.new_version(by=cast.dou, persona=persona)

    assert [each.comment for each in queries.reviews(persona=persona)] == [words.comment]
    assert list(queries.reviews(persona=fresh)) == []
    details = [str(each.detail) for each in journal.about(kind="Persona", code="one")]
    assert words.comment not in "".join(details)
    assert journal.check().is_whole


def test_group_is_called_counted_only_when_enough_people_are_known(cast: Cast) -> None:
    words = actions.SegmentWords(name="知的障害の方", kind="intellectual", is_assumed=False)
    person = people.Person(name="見本", kinds=(DisabilityKind.INTELLECTUAL,), birth_year=2003)
    for _ in range(8):
        people.register(by=cast.dou, municipality=cast.ward, person=person, is_fictitious=True)
    put = {"by": cast.dou, "programme": cast.programme, "code": "i", "words": words}

    with pytest.raises(actions.TooFewKnown) as refused:
        actions.put_segment(**put)
    people.register(by=cast.dou, municipality=cast.ward, person=person, is_fictitious=True)

    assert refused.value.n_known == 9
    assert actions.put_segment(**put).is_assumed is False


def test_grid_hides_few_people_and_counts_what_is_known_of_a_cell(cast: Cast) -> None:
    _passage(cast, HearingConsent.PUBLIC)

    grid = queries.grid(programme=cast.programme)

    row = {each.kind: each for each in grid.rows}["visual"]
    found = {
        cell.age: (cell.n_passages, cell.n_registered, int(cell.strength)) for cell in row.cells
    }
    assert found["18-64"] == (0, None, 1)
    assert found["unknown"][0] == 1
    assert found[""] == (1, None, 2)


def test_centres_show_assumed_groups_and_hide_few_people(cast: Cast) -> None:
    words = actions.SegmentWords(name="見えない方", kind="visual", centre=cast.centre)
    segment = actions.put_segment(by=cast.dou, programme=cast.programme, code="v", words=words)

    (found,) = queries.centres(programme=cast.programme)

    assert (found.centre, found.segments, found.n_by_kind) == (
        cast.centre,
        (segment,),
        (("intellectual", None), ("visual", None)),
    )


@pytest.mark.parametrize("centre", [True, False])
def test_hearing_at_a_centre_counts_there_also_by_its_name_alone(cast: Cast, centre: bool) -> None:
    words = hearings.HearingWords(
        host="架空センターの利用者と職員（架空の聴き取り）",
        centre=cast.centre if centre else None,
        held_on=date(2026, 7, 14),
        state="held",
    )
    hearing = hearings.put_hearing(by=cast.dou, programme=cast.programme, code="c", words=words)
    for text in ("一つ", "二つ"):
        said = hearings.PassageWords(text=text)
        hearings.put_passage(by=cast.dou, hearing=hearing, words=said)

    (found,) = queries.centres(programme=cast.programme)

    assert (found.n_hearings, found.n_passages) == (1, 2)


def test_shared_personas_are_counted_also_while_a_newer_draft_exists(cast: Cast) -> None:
    first = _persona(cast)
    _persona(cast, "two")
    actions.share(by=cast.dou, persona=first)
    actions.new_version(by=cast.dou, persona=first)

    assert presenters.sentence(programme=cast.programme) == "像は2枚、そのうち1枚を共有"


def test_figures_of_the_municipality_come_first_when_citing(cast: Cast) -> None:
    source = area_actions.put_source(
        by=cast.dou,
        programme=cast.programme,
        code="s",
        words=area_actions.SourceWords(title="見本の資料", as_of="2023", mark="seen"),
        taken_on=date(2026, 11, 23),
    )
    for place, as_of in (("東京都", "2024"), ("全国", "2023"), ("架空区", "2022")):
        words = area_actions.FigureWords(
            topic="handbooks", item="手帳を持つ人", place=place, as_of=as_of, value=10,
            unit="人", certainty="counted", mark="seen", source=source,
        )  # fmt: skip
        area_actions.put_figure(by=cast.dou, programme=cast.programme, code=as_of, words=words)

    found = queries.citable_figures(programme=cast.programme)

    assert [each.place for each in found] == ["架空区", "東京都", "全国"]


def _tables(house: Path, columns: dict[str, tuple[str, ...]]) -> dict[str, kitfile.Table]:
    tables = {}
    for name, expected in columns.items():
        text = (house / "kits" / "nerima" / f"{name}.csv").read_text("utf-8")
        rows = tuple(map(tuple, csv.reader(io.StringIO(text))))
        assert rows[0] == expected
        tables[name] = kitfile.Table(name=name, columns=expected, rows=rows[1:])
    return tables


def test_nerima_kit_comes_out_as_it_went_in_with_every_source_found(
    cast: Cast, house: Path
) -> None:
    for key, stage in (
        (area.COLUMNS, area_actions),
        (hearing_queries.COLUMNS, hearings),
    ):
        stage.load_kit_tables(programme=cast.programme, tables=_tables(house, key), by=cast.dou)
    for key in ("oizumi", "nakamurabashi"):
        people.found_organisation(
            by=cast.dou, code=f"kakuu--{key}", name=key, kind="centre", municipality=cast.ward
        )
    kit = _tables(house, queries.COLUMNS)
    actions.load_kit_tables(programme=cast.programme, tables=kit, by=cast.dou)

    once = {each.name: each for each in queries.kit_tables(programme=cast.programme)}
    actions.load_kit_tables(programme=cast.programme, tables=once, by=cast.dou)
    again = {each.name: each for each in queries.kit_tables(programme=cast.programme)}

    assert once == again == kit
