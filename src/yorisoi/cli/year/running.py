"""Run the year, show how far it has come, leave a whole folder or none."""

import argparse
import random
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.db import transaction

from yorisoi.cli.errors import MENDABLE
from yorisoi.cli.output import progress, put_json
from yorisoi.cli.words import Say
from yorisoi.cli.year import events, guideline, house, papers
from yorisoi.cli.year.making_up import make_up
from yorisoi.cli.year.writing import Folder
from yorisoi.cli.year.year import Year
from yorisoi.programme.terms import Stage, StageState
from yorisoi.stages.courses import actions as courses
from yorisoi.stages.courses.presenters import reports as said
from yorisoi.stages.courses.terms import Selection

SIMULATED = "模擬：出欠と答えは作ったものです。人は架空です。"

Step = tuple[str, Callable[[], None]]


def run(options: argparse.Namespace, say: Say) -> int:
    """Make the year of one sheet; a broken sheet changes nothing and says what to mend."""
    began = time.monotonic()
    sheet = Path(options.applicants)
    reading = courses.read_applicants(sheet.read_bytes(), sheet.name)
    if not reading.is_usable:
        _tell_what_to_mend(reading, options, say)
        return MENDABLE
    house.prepare()
    with Folder(Path(options.out), say, SIMULATED if options.simulate else "") as folder:
        with transaction.atomic():
            year = _begin(options, reading)
        steps = _steps(year, folder, options, say)
        for number, (words, act) in enumerate(steps, 1):
            progress(number, len(steps), words)
            with transaction.atomic():
                act()
        summary = _summary(year, options, seconds=time.monotonic() - began)
        folder.put_summary(summary)
    _say_done(summary, options, say)
    return 0


def _begin(options: argparse.Namespace, reading: courses.Reading) -> Year:
    programme, by = house.found_from(
        options.kit, code="year", fiscal_year=house.fiscal_year_of(date.today())
    )
    course = events.first_course(programme, *Selection)
    return Year(
        programme=programme,
        by=by,
        course=course,
        dice=random.Random(options.seed),  # noqa: S311  only for what is plainly made up
        is_simulated=options.simulate,
        reading=reading,
    )


def _steps(year: Year, folder: Folder, options: argparse.Namespace, say: Say) -> list[Step]:
    known = (Stage.AREA, Stage.HEARINGS, Stage.PERSONAS, Stage.GOALS, Stage.OUTREACH)
    steps: list[Step] = [
        (
            say("申込者の表をうけとる", "take the applications"),
            lambda: events.take_applications(year),
        ),
        (say("席を決める", "give places"), lambda: events.give_places(year, seed=options.seed)),
        (
            say("支援者を決める", "assign helpers"),
            lambda: events.assign_helpers(course=year.course, by=year.by),
        ),
        (
            say("前半の段を済みにする", "mark the first stages"),
            lambda: events.mark(year, *known, state=StageState.DONE),
        ),
    ]
    if options.simulate:
        steps.append((say("出欠と答えを作る（模擬）", "make up answers"), lambda: make_up(year)))
    return [
        *steps,
        (say("結果を計算する", "compute results"), lambda: guideline.compute(year)),
        (say("取りこみの報告", "import report"), lambda: papers.write_report(year, folder)),
        (
            say("区の数、像、めあて", "area, personas, goals"),
            lambda: papers.write_knowledge(year, folder),
        ),
        (say("抽選の証明", "proof of the draw"), lambda: papers.write_draw(year, folder)),
        (say("結果の手紙", "result letters"), lambda: papers.write_letters(year, folder)),
        (say("当日の書類", "papers of the day"), lambda: papers.write_days(year, folder)),
        (say("効果の報告", "effect report"), lambda: papers.write_effects(year, folder)),
        (say("三つの文書", "the three documents"), lambda: papers.write_documents(year, folder)),
        (say("手引き", "guideline"), lambda: guideline.write(year, folder)),
        (say("キット", "kit"), lambda: guideline.write_kit(year, folder)),
        (say("書き終わるのを待つ", "wait for the writers"), folder.finish),
    ]


def _tell_what_to_mend(reading: courses.Reading, options: argparse.Namespace, say: Say) -> None:
    """Name every row that stops the sheet, and the doubtful ones, with what to do."""
    names = {row.number: row.name for row in reading.rows}
    rows = [said.doubt_row(doubt, names=names) for doubt in reading.doubts]
    if options.json:
        keys = ("row", "name", "column", "value", "what_to_do")
        put_json(
            {"is_stored": False, "doubts": [dict(zip(keys, row, strict=True)) for row in rows]}
        )
    print(
        say(
            f"{reading.name} は取りこんでいません。直してから、もう一度お願いします。",
            f"{reading.name} was not taken. Please mend it and try again.",
        ),
        file=sys.stderr,
    )
    for where, name, column, value, what in rows:
        place = say(f"{where}行目" if where.isdigit() else where, f"row {where}")
        print(f"  {place}　{name}　{column}　{value}　→ {what}", file=sys.stderr)


def _summary(year: Year, options: argparse.Namespace, *, seconds: float) -> dict[str, object]:
    report = year.report
    return {
        "programme": year.programme.name,
        "course": year.course.name,
        "is_simulated": year.is_simulated,
        "seed": options.seed,
        "rows": report.n_rows if report else 0,
        "applications": report.n_applications if report else 0,
        "duplicates": report.n_duplicates if report else 0,
        "doubts": len(report.doubts) if report else 0,
        "placed": len(year.placed),
        "results": year.programme.results.count(),
        "seconds": round(seconds, 1),
    }


def _say_done(summary: dict[str, object], options: argparse.Namespace, say: Say) -> None:
    if options.json:
        put_json(summary | {"out": options.out})
        return
    print(
        say(
            f"できました。{options.out}/index.html をひらいてください。"
            f"申し込み{summary['applications']}人、席{summary['placed']}人、"
            f"確かめたい行{summary['doubts']}、{summary['seconds']}秒。",
            f"Done. Open {options.out}/index.html. {summary['applications']} applied, "
            f"{summary['placed']} placed, {summary['doubts']} doubtful rows, {summary['seconds']} s.",
        )
    )
