"""The stage in words and on paper: one public door."""

from yorisoi.stages.courses.presenters.blank import application_form
from yorisoi.stages.courses.presenters.proofs import commitment_paper, proof_paper
from yorisoi.stages.courses.presenters.reports import import_report
from yorisoi.stages.courses.presenters.sheets import course_sheet
from yorisoi.stages.courses.presenters.stage import sentence, title

__all__ = [
    "application_form",
    "commitment_paper",
    "course_sheet",
    "import_report",
    "proof_paper",
    "sentence",
    "title",
]
