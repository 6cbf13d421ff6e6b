"""The area in words, in charts and on paper."""

from yorisoi.stages.area.presenters.front import Front, front
from yorisoi.stages.area.presenters.intakes import Preview, preview, refusal
from yorisoi.stages.area.presenters.lists import FigureLine, figure_lines, topic_links
from yorisoi.stages.area.presenters.paper import area_paper
from yorisoi.stages.area.presenters.words import as_of_words, lead, number, sentence, title

__all__ = [
    "FigureLine",
    "Front",
    "Preview",
    "area_paper",
    "as_of_words",
    "figure_lines",
    "front",
    "lead",
    "number",
    "preview",
    "refusal",
    "sentence",
    "title",
    "topic_links",
]
