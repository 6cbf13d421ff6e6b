"""Chooses how many segments there are, and never one of fewer than ten people.

The lowest BIC wins among the numbers of classes whose every class holds ten people and whose
parameters the data can determine. Source: Nylund, Asparouhov and Muthen (2007) Structural
Equation Modeling 14 (BIC finds the number of classes best among the information criteria).
"""

from collections.abc import Iterable, Sequence

from yorisoi.engines.segments.answers import Table, patterns, read
from yorisoi.engines.segments.errors import SegmentsError
from yorisoi.engines.segments.fitting import fit_patterns
from yorisoi.engines.segments.models import Caution, Choice, Model, Reason, Tried


def choose(
    table: Table,
    classes: Iterable[int] = range(1, 7),
    *,
    weights: Sequence[float] | None = None,
    starts: int = 20,
    seed: int = 1,
) -> Choice:
    """Fit each number of classes and choose one; numbers above the patterns are skipped.

    `table` as in `fit`. Raises SegmentsError as `fit` does, and `no_classes` when there is no
    number to try. When every fit has too small a class, the fewest classes are given with the
    reason NOTHING_FIT_TO_SHOW.
    """
    data = patterns(read(table), weights=weights)
    wanted = sorted(set(classes))
    possible = [number for number in wanted if number <= len(data.weights)]
    if not possible:
        raise SegmentsError("no_classes", f"no number of classes to try among {wanted}")
    models = [
        fit_patterns(
            data, n_classes=number, is_weighted=weights is not None, starts=starts, seed=seed
        )
        for number in possible
    ]
    chosen, reason = _chosen(models)
    return Choice(
        chosen=chosen.classes,
        reason=reason,
        model=chosen,
        tried=tuple(_tried(model) for model in models),
        skipped=tuple(number for number in wanted if number not in possible),
        n=data.n,
        n_unanswered=data.n_unanswered,
    )


def _chosen(models: list[Model]) -> tuple[Model, Reason]:
    lowest = min(models, key=_by_bic)
    shown = [model for model in models if _may_be_shown(model)]
    if not shown:
        return models[0], Reason.NOTHING_FIT_TO_SHOW
    best = min(shown, key=_by_bic)
    if best is lowest:
        return best, Reason.LOWEST_BIC
    return best, Reason.LOWEST_BIC_FIT_TO_SHOW


def _by_bic(model: Model) -> tuple[float, int]:
    return model.bic, model.classes


def _may_be_shown(model: Model) -> bool:
    is_determined = Caution.MORE_PARAMETERS_THAN_DATA not in model.warnings
    return not model.small_classes and is_determined


def _tried(model: Model) -> Tried:
    return Tried(
        classes=model.classes,
        log_likelihood=model.log_likelihood,
        n_parameters=model.n_parameters,
        aic=model.aic,
        bic=model.bic,
        sabic=model.sabic,
        entropy=model.entropy,
        starts_at_maximum=model.starts_at_maximum,
        small_classes=model.small_classes,
        warnings=model.warnings,
    )
