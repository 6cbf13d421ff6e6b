"""Write what people concerned say about a persona; it stays with the version they saw."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account
from yorisoi.stages.personas.models import Attribute, Persona, Review


@dataclass(frozen=True)
class ReviewWords:
    """Who looked, when, and what they say: agrees, differs, adds."""

    reviewer: str
    verdict: str
    reviewed_on: date
    comment: str = ""


@transaction.atomic
def review(
    *, by: Account, persona: Persona, words: ReviewWords, attribute: Attribute | None = None
) -> Review:
    """Keep what somebody says about one line, or about the whole; the comment is not journalled."""
    said = Review.objects.create(
        persona=persona, attribute=attribute, recorded_by=by, **asdict(words)
    )
    detail = {
        "version": persona.version,
        "line": attribute.order if attribute else 0,
        "verdict": str(words.verdict),
    }
    journal.write(by=by, act="persona.review", about=persona, detail=detail)
    return said
