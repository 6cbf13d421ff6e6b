"""The stage in words and on paper: one public door."""

from yorisoi.stages.effects.presenters.board import Board, board, supporters_table
from yorisoi.stages.effects.presenters.people import standing_state, wave_rows
from yorisoi.stages.effects.presenters.questionnaire import questionnaire
from yorisoi.stages.effects.presenters.report import effect_report, figures
from yorisoi.stages.effects.presenters.results import result_groups, result_kick
from yorisoi.stages.effects.presenters.stage import sentence, title
from yorisoi.stages.effects.presenters.tasks import tasks

__all__ = [
    "Board",
    "board",
    "effect_report",
    "figures",
    "questionnaire",
    "result_groups",
    "result_kick",
    "sentence",
    "standing_state",
    "supporters_table",
    "tasks",
    "title",
    "wave_rows",
]
