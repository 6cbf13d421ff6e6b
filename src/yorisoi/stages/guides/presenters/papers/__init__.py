"""The three documents of a year, made from what the stages have recorded."""

from yorisoi.engines import documents as paper
from yorisoi.programme.models import Programme
from yorisoi.programme.terms import DocumentKind
from yorisoi.stages.guides.presenters.papers.implementation import implementation_plan
from yorisoi.stages.guides.presenters.papers.project import project_plan
from yorisoi.stages.guides.presenters.papers.reflection import reflection

_WAYS = {
    DocumentKind.PROJECT_PLAN: project_plan,
    DocumentKind.IMPLEMENTATION_PLAN: implementation_plan,
    DocumentKind.REFLECTION: reflection,
}


def document_of(*, programme: Programme, kind: DocumentKind) -> paper.Document:
    """Return one of the three documents as the records stand today."""
    return _WAYS[kind](programme)


__all__ = ["document_of", "implementation_plan", "project_plan", "reflection"]
