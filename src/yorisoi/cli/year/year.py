"""What is known of the year while it runs."""

import random
from dataclasses import dataclass, field

from yorisoi.people.models import Account, Participant
from yorisoi.programme.models import Programme
from yorisoi.stages.courses.actions import ImportReport, Reading
from yorisoi.stages.courses.models import Course, Draw


@dataclass
class Year:
    """One programme year on its way: who writes it, which course, what was made up."""

    programme: Programme
    by: Account
    course: Course
    dice: random.Random
    is_simulated: bool = False
    reading: Reading | None = None
    report: ImportReport | None = None
    draw: Draw | None = None
    placed: list[Participant] = field(default_factory=list)
