"""Keep results: only numbers that may leave the house."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account
from yorisoi.programme.models import Programme
from yorisoi.stages.effects import queries
from yorisoi.stages.effects.models import Result
from yorisoi.stages.effects.rules import control, sentences
from yorisoi.stages.effects.rules.change import Counted
from yorisoi.stages.effects.rules.measures import Measure
from yorisoi.stages.goals import queries as goals
from yorisoi.stages.goals.models import Indicator


@dataclass(frozen=True)
class Draft:
    """A result before it is kept."""

    code: str
    instrument: str
    title: str
    item: str
    content: dict[str, object]
    limits: sentences.Limits


@dataclass(frozen=True)
class Setting:
    """What all results of one programme share."""

    minimum: int
    limits: sentences.Limits
    compared: frozenset[str] = field(default_factory=frozenset)


@transaction.atomic
def compute(*, by: Account, programme: Programme) -> tuple[Result, ...]:
    """Make every result anew; one that the answers no longer carry is taken away."""
    with translation.override("ja"):
        drafts = _drafts(programme)
    plan = queries.plan(programme=programme)
    indicators = _indicators(programme)
    made = tuple(
        Result.objects.update_or_create(
            programme=programme,
            code=draft.code,
            defaults={
                "indicator": _indicator(draft, indicators),
                "plan": plan,
                "title": draft.title,
                "content": draft.content,
                "cannot_say": "\n".join(sentences.cannot_say(draft.limits)),
                "is_simulated": draft.limits.is_simulated,
                "made_by": by,
            },
        )[0]
        for draft in drafts
    )
    programme.results.exclude(pk__in=[each.pk for each in made]).delete()
    journal.write(by=by, act="results.compute", about=programme, detail={"n": len(made)})
    return made


def _drafts(programme: Programme) -> list[Draft]:
    comparisons = queries.comparisons(programme=programme)
    setting = Setting(
        minimum=programme.minimum_count,
        limits=queries.limits(programme=programme),
        compared=frozenset(each.change_code for each in comparisons),
    )
    measures = queries.measures(programme=programme)
    counted = {
        measure.code: found for measure in measures if (found := measure.counted) is not None
    }
    return [
        *(
            _change(measure, counted[measure.code], setting)
            for measure in measures
            if measure.code in counted
        ),
        *(_difference(each, counted.get(each.change_code), setting) for each in comparisons),
    ]


def _indicators(programme: Programme) -> Mapping[str, list[Indicator]]:
    """Return the indicators by the instrument they name."""
    found: dict[str, list[Indicator]] = {}
    for each in goals.indicators(programme=programme):
        found.setdefault(each.instrument, []).append(each)
    return found


def _indicator(draft: Draft, indicators: Mapping[str, list[Indicator]]) -> Indicator | None:
    """Return the indicator of a result: the one whose code ends with the question's, else the first."""
    named = indicators.get(draft.instrument, [])
    own = [each for each in named if each.code.endswith(draft.item)]
    return next(iter(own or named), None)


def _item(code: str) -> str:
    """Return the question's part of a measure's code."""
    return code.split("--")[1] if "--" in code else code


def _change(measure: Measure, found: Counted, setting: Setting) -> Draft:
    shown = control.published(found, minimum=setting.minimum)
    title = sentences.title(
        label=measure.label,
        wave=measure.when,
        found=shown,
        ending=sentences.said(measure.kind, measure.scale),
        minimum=setting.minimum,
    )
    hidden = _("人数の少ない数は、引き算でもわからないように隠しています。")
    return Draft(
        code=measure.code,
        instrument=measure.instrument,
        item=_item(measure.code),
        title=title,
        content={
            "kind": "change",
            "of": str(measure.kind),
            "label": measure.label,
            "when": measure.when,
            "minimum": setting.minimum,
            **control.content(shown),
            "warnings": [] if shown.is_whole else [hidden],
        },
        limits=replace(
            setting.limits,
            is_small=shown.n is None,
            is_wide=sentences.is_wide(n=shown.n, low=shown.low, high=shown.high),
            n_unknown=found.n_unknown,
            has_proxy=found.by_proxy > 0,
            has_comparison=measure.code in setting.compared,
            is_simulated=measure.is_simulated,
        ),
    )


def _difference(each: queries.Comparison, change: Counted | None, setting: Setting) -> Draft:
    shown = control.published_difference(each.found, change=change, minimum=setting.minimum)
    title = sentences.difference_title(
        label=each.label, wave=each.when, found=shown, minimum=setting.minimum
    )
    return Draft(
        code=each.code,
        instrument=each.instrument,
        item=_item(each.change_code),
        title=title,
        content={
            "kind": "difference",
            "of": "draw",
            "label": each.label,
            "when": each.when,
            "course": each.course,
            "minimum": setting.minimum,
            **control.content(shown),
            "warnings": list(sentences.warnings(each.found.warnings)),
        },
        limits=replace(
            setting.limits,
            is_small=shown.n_offered is None,
            n_unknown=each.found.offered.not_asked + each.found.waiting.not_asked,
            has_comparison=True,
            is_simulated=each.is_simulated,
        ),
    )
