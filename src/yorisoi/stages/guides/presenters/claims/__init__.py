"""Sentences for a guideline, made from the records of all stages, each with what it stands on."""

from collections.abc import Callable, Iterator

from django.utils import translation

from yorisoi.programme.models import Programme
from yorisoi.stages.guides import queries, rules
from yorisoi.stages.guides.actions import ClaimWords
from yorisoi.stages.guides.presenters.claims import beginning, case, people, work
from yorisoi.stages.guides.presenters.claims.shape import Draft

_SECTIONS: dict[str, Callable[[Programme], Iterator[Draft]]] = {
    "aim": beginning.aim,
    "roles": beginning.roles,
    "divide": people.divide,
    "points": people.points,
    "people": people.people,
    "flow": beginning.flow,
    "approach": work.approach,
    "process": people.process,
    "plan": work.plan,
    "do": work.do,
    "reflect": case.reflect,
    "summary": case.summary,
    "case": case.case,
    "similar": beginning.similar,
    "templates": beginning.templates,
}


def draft_claims(*, programme: Programme) -> tuple[ClaimWords, ...]:
    """Return the sentences of all chapters as the records stand today, none with a small count.

    A guideline is published in Japanese, whatever language the screen of its writer has.
    """
    with translation.override("ja"):
        return tuple(_drafts(programme))


def _drafts(programme: Programme) -> Iterator[ClaimWords]:
    for chapter in queries.outline():
        for section in chapter.sections:
            for each in _SECTIONS[section.code](programme):
                if rules.is_safe(each.text, minimum=programme.minimum_count):
                    yield ClaimWords(
                        key=f"{section.code}:{each.key}",
                        chapter=chapter.order,
                        section=section.title,
                        text=each.text,
                        evidence=each.evidence,
                        figure=each.figure,
                    )


__all__ = ["draft_claims"]
