"""Kept results in groups and in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from yorisoi.programme.models import Programme
from yorisoi.stages.effects import queries
from yorisoi.stages.effects.models import Result
from yorisoi.stages.effects.rules.measures import Kind
from yorisoi.stages.effects.rules.sentences import when


@dataclass(frozen=True)
class ResultGroup:
    """Results of one kind."""

    name: str
    results: tuple[Result, ...]

    @property
    def is_simulated(self) -> bool:
        """Whether any of them was made up."""
        return any(each.is_simulated for each in self.results)


def result_groups(*, programme: Programme) -> tuple[ResultGroup, ...]:
    """Return the kept results by where they come from."""
    return grouped(list(queries.results(programme=programme)))


def grouped(results: list[Result]) -> tuple[ResultGroup, ...]:
    """Return results by where they come from; empty groups are left out."""
    groups = (
        ResultGroup(name, tuple(each for each in results if each.content["of"] == of))
        for of, name in _names().items()
    )
    return tuple(group for group in groups if group.results)


def says_something(result: Result) -> bool:
    """Whether a result carries a number or a direction, and not only that it cannot say."""
    if result.content["kind"] == "difference":
        return result.content["direction"] in ("more", "fewer")
    return result.content["better"] is not None


def result_kick(result: Result) -> str:
    """Return where a result comes from and when it was looked at."""
    return f"{_names()[result.content['of']]}　{when(result.content['when'])}"


def _names() -> dict[str, str]:
    return {
        str(Kind.ANSWERS): _("本人の答えの変化"),
        "draw": _("抽選でくらべる"),
        str(Kind.SEEN): _("教室で見たこと"),
        str(Kind.PRACTICE): _("練習で見たこと"),
        str(Kind.TIES): _("つながり"),
        str(Kind.SUPPORTERS): _("支援者の変化"),
    }
