"""Load the example: adopt Nerima's kit, live last year, begin this year from last year's kit."""

import random
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from yorisoi.cli.example import team_work, this_year
from yorisoi.cli.example.cards import give_cards
from yorisoi.cli.example.people import find_participants, gather_team
from yorisoi.cli.output import progress
from yorisoi.cli.words import Say
from yorisoi.cli.year import events, guideline, house
from yorisoi.cli.year.making_up import make_up
from yorisoi.cli.year.year import Year
from yorisoi.people.models import Account
from yorisoi.programme.models import Programme
from yorisoi.programme.terms import Stage, StageState
from yorisoi.stages.courses import actions as courses
from yorisoi.stages.courses.terms import Selection
from yorisoi.stages.guides import queries as guides
from yorisoi.stages.guides.actions import adopt

KIT, SHEET = Path("nerima"), Path("kakuu-ku") / "applicants.xlsx"
SEED = 2021


@transaction.atomic
def load(kits: Path, say: Say) -> None:
    """Load everything, or nothing."""
    year = timezone.localdate()
    fiscal = house.fiscal_year_of(year)
    progress(1, 4, say("練馬区のキットを取りこむ", "take the kit of Nerima"))
    programme, dou = house.found_from(
        str(kits / KIT), code=f"nerima-{fiscal - 1}", fiscal_year=fiscal - 1
    )
    accounts = gather_team(by=dou, programme=programme)
    progress(2, 4, say("昨年度を模擬で生きる", "live last year in simulation"))
    lived = _last_year(programme, accounts, kits / SHEET)
    progress(3, 4, say("昨年度のキットから今年度を始める", "begin this year from last year's kit"))
    people = find_participants(by=dou, programme=programme, supporter=accounts["chiyo"])
    give_cards(by=dou, people=people)
    following = adopt(
        by=dou,
        municipality=programme.municipality,
        kit=guides.pack(lived.programme),
        code=f"nerima-{fiscal}",
        fiscal_year=fiscal,
    )
    progress(4, 4, say("今年度を教室の前まで進める", "bring this year to the eve of its class"))
    this_year.begin(programme=following, accounts=accounts, people=people, today=year)


def _last_year(programme: Programme, accounts: Mapping[str, Account], sheet: Path) -> Year:
    """Take the sheet, draw, hold the classes in simulation, publish the guideline."""
    by = accounts["dou"]
    course = events.first_course(programme, Selection.DRAW)
    year = Year(
        programme=programme,
        by=by,
        course=course,
        dice=random.Random(SEED),  # noqa: S311  only for what is plainly made up
        is_simulated=True,
        reading=courses.read_applicants(sheet.read_bytes(), sheet.name),
    )
    team_work.listen(programme=programme, by=by)
    team_work.share_personas(programme=programme, by=by)
    team_work.agree(programme=programme, by=by, on=date(programme.fiscal_year, 9, 18))
    events.take_applications(year)
    events.give_places(year, seed=SEED)
    events.assign_helpers(course=year.course, by=by, team=accounts)
    make_up(year)
    known = (Stage.AREA, Stage.HEARINGS, Stage.PERSONAS, Stage.GOALS, Stage.OUTREACH)
    events.mark(year, *known, state=StageState.DONE)
    guideline.compute(year)
    guideline.publish(year)
    return year
