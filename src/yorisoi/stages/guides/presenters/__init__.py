"""The stage in words and on paper: one public door."""

from yorisoi.stages.guides.presenters.claims import draft_claims
from yorisoi.stages.guides.presenters.editions import edition_paper
from yorisoi.stages.guides.presenters.papers import document_of
from yorisoi.stages.guides.presenters.stage import sentence, title

__all__ = ["document_of", "draft_claims", "edition_paper", "sentence", "title"]
