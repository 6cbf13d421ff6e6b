"""Write the three documents: keep a version, sign it off."""

from yorisoi.engines import documents as paper
from yorisoi.people.models import Account
from yorisoi.programme import actions as programmes
from yorisoi.programme.models import Document, Programme
from yorisoi.programme.terms import DocumentKind
from yorisoi.stages.guides import rules
from yorisoi.stages.guides.actions.refusing import Refused
from yorisoi.stages.guides.terms import Refusal


def make_document(
    *, by: Account, programme: Programme, kind: DocumentKind, document: paper.Document
) -> Document:
    """Keep a document as a new version; one that says nothing new is not kept twice."""
    content = rules.to_json(document)
    last = programme.documents.filter(kind=kind).order_by("-version").first()
    if last is not None and last.content == content:
        return last
    return programmes.make_document(by=by, programme=programme, kind=kind, content=content)


def sign_document(*, by: Account, document: Document) -> Document:
    """Sign a version off; a signed version is never signed again."""
    if document.signed_at is not None:
        raise Refused(Refusal.PUBLISHED)
    return programmes.sign_document(by=by, document=document)
