"""Read courses: one public door."""

from yorisoi.stages.courses.queries.applications import (
    applications_of,
    next_session,
    next_session_of,
    open_courses,
)

__all__ = ["applications_of", "next_session", "next_session_of", "open_courses"]
