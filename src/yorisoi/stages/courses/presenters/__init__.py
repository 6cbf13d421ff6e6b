"""The stage in words and on paper: one public door."""

from yorisoi.stages.courses.presenters.stage import sentence, title

__all__ = ["sentence", "title"]
