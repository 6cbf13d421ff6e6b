"""What the codes of a class mean, for the paper of what is held about a person."""

from yorisoi.people.held.saying import says
from yorisoi.stages.courses.models import Observation
from yorisoi.stages.courses.queries.tasks import foundation_tasks


@says("courses.Observation", "task")
def task(row: Observation) -> str:
    """Return what was done in class."""
    return next((each.name for each in foundation_tasks() if each.code == row.task), row.task)
