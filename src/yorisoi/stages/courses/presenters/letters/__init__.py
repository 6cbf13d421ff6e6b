"""Letters and papers of a class: one public door. Every one is a Document in any form."""

from yorisoi.stages.courses.presenters.letters.channels import (
    fax_cover,
    line_text,
    mail_text,
    phone_script,
)
from yorisoi.stages.courses.presenters.letters.interpreters import interpreter_orders
from yorisoi.stages.courses.presenters.letters.results import result_letter, result_letters
from yorisoi.stages.courses.presenters.letters.rooms import (
    attendance_sheet,
    blank_observation_sheet,
    call_list,
    name_cards,
    phone_card,
)
from yorisoi.stages.courses.presenters.letters.sheets import run_sheet

__all__ = [
    "attendance_sheet",
    "blank_observation_sheet",
    "call_list",
    "fax_cover",
    "interpreter_orders",
    "line_text",
    "mail_text",
    "name_cards",
    "phone_card",
    "phone_script",
    "result_letter",
    "result_letters",
    "run_sheet",
]
