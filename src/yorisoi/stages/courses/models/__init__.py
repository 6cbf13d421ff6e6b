"""The nouns of classes: one public door."""

from yorisoi.stages.courses.models.applications import (
    Application,
    ApplicationDraft,
    ArrangementRequest,
    Draw,
)
from yorisoi.stages.courses.models.days import (
    Assignment,
    Attendance,
    Observation,
    PhoneCard,
    Question,
    Reflection,
)
from yorisoi.stages.courses.models.design import (
    Course,
    Material,
    SeatKind,
    Session,
    Unit,
    UnitVariant,
    Venue,
)

__all__ = [
    "Application",
    "ApplicationDraft",
    "ArrangementRequest",
    "Assignment",
    "Attendance",
    "Course",
    "Draw",
    "Material",
    "Observation",
    "PhoneCard",
    "Question",
    "Reflection",
    "SeatKind",
    "Session",
    "Unit",
    "UnitVariant",
    "Venue",
]
