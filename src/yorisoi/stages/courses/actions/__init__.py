"""Write courses: one public door."""

from yorisoi.stages.courses.actions.applications import (
    ApplicationWords,
    apply,
    ask_for,
    enter,
    merge,
    move_arrangement,
    set_priority,
)
from yorisoi.stages.courses.actions.changes import change_application
from yorisoi.stages.courses.actions.design import (
    CourseWords,
    SessionWords,
    UnitWords,
    VenueWords,
    close_course,
    copy_course,
    end_course,
    open_course,
    put_course,
    put_material,
    put_unit,
    put_variant,
    put_venue,
    set_flow,
    set_seat_kinds,
    settle_course,
    start_course,
)
from yorisoi.stages.courses.actions.drafts import (
    begin_draft,
    keep_answers,
    send_draft,
)
from yorisoi.stages.courses.actions.draws import commit_draw, release_draw, run_draw
from yorisoi.stages.courses.actions.imports import ImportReport, store_applicants
from yorisoi.stages.courses.actions.kit import load_kit_tables
from yorisoi.stages.courses.actions.places import accept, decline, offer_next, withdraw
from yorisoi.stages.courses.actions.refusing import Refused
from yorisoi.stages.courses.actions.sheet_days import Window
from yorisoi.stages.courses.actions.sheet_rows import ApplicantRow, RowDoubt
from yorisoi.stages.courses.actions.sheets import Reading, read_applicants

__all__ = [
    "ApplicantRow",
    "ApplicationWords",
    "CourseWords",
    "ImportReport",
    "Reading",
    "Refused",
    "RowDoubt",
    "SessionWords",
    "UnitWords",
    "VenueWords",
    "Window",
    "accept",
    "apply",
    "ask_for",
    "begin_draft",
    "change_application",
    "close_course",
    "commit_draw",
    "copy_course",
    "decline",
    "end_course",
    "enter",
    "keep_answers",
    "load_kit_tables",
    "merge",
    "move_arrangement",
    "offer_next",
    "open_course",
    "put_course",
    "put_material",
    "put_unit",
    "put_variant",
    "put_venue",
    "read_applicants",
    "release_draw",
    "run_draw",
    "send_draft",
    "set_flow",
    "set_priority",
    "set_seat_kinds",
    "settle_course",
    "start_course",
    "store_applicants",
    "withdraw",
]
