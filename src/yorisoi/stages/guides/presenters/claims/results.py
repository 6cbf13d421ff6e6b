"""What changed, and what cannot be said yet; what holds for several results is said once."""

import re
from collections.abc import Iterator
from hashlib import sha256

from django.utils.translation import gettext as _

from yorisoi.programme.models import Programme
from yorisoi.stages.effects.models import Result
from yorisoi.stages.guides.actions import EvidenceWords
from yorisoi.stages.guides.presenters.claims.shape import Draft, quoted, stopped
from yorisoi.stages.guides.presenters.papers.reflection import safe
from yorisoi.stages.guides.terms import Backing

N_NAMED = 3
# 「何が」は、どうだった: the name of what was measured and what is said of it.
_NAMED = re.compile(r"「(?P<name>[^「」]+)」は、(?P<said>.+)")


def results(programme: Programme) -> Iterator[Draft]:
    """Say each result, those that say the same together, then what cannot be said."""
    found = list(programme.results.select_related("indicator"))
    alike: dict[tuple[str, bool], list[Result]] = {}
    for each in found:
        text = safe(each.title, programme)
        named = _NAMED.fullmatch(text)
        alike.setdefault((named["said"] if named else text, each.is_simulated), []).append(each)
    # What stands alone says most; what is said of many at once is that nothing can be said.
    for group in sorted(alike.values(), key=len):
        yield _said(group, programme)
    yield from _unsaid(found, programme)


def _said(group: list[Result], programme: Programme) -> Draft:
    first = group[0]
    text = safe(first.title, programme)
    named = _NAMED.fullmatch(text)
    key = f"result:{first.code}"
    if named and len(group) > 1:
        said = {"names": _names(group, programme), "said": named["said"]}
        text = _("%(names)sは、どれも、%(said)s") % said
        key = f"results:{_digest(named['said'])}"
    text = stopped(text)
    if first.is_simulated:
        text = _("（模擬）%(text)s") % {"text": text}
    return Draft(key, text, tuple(_basis(each, programme) for each in group))


def _unsaid(found: list[Result], programme: Programme) -> Iterator[Draft]:
    """Say each caveat once, with how many results it concerns; the widest first."""
    concerned: dict[str, list[Result]] = {}
    for each in found:
        for line in dict.fromkeys(safe(each.cannot_say, programme).splitlines()):
            if line.strip():
                concerned.setdefault(line.strip(), []).append(each)
    for line, group in sorted(concerned.items(), key=lambda item: -len(item[1])):
        said = {
            "text": stopped(line),
            "n": len(group),
            "all": len(found),
            "names": _names(group, programme),
        }
        if len(group) == len(found):
            text = _("まだ言えないこと：%(text)s")
        elif len(group) <= N_NAMED:
            text = _("%(names)sで、まだ言えないこと：%(text)s")
        else:
            text = _("%(all)sの結果のうち%(n)sの結果で、まだ言えないこと：%(text)s")
        evidence = tuple(_basis(each, programme) for each in group)
        yield Draft(f"cannot:{_digest(line)}", text % said, evidence)


def _names(group: list[Result], programme: Programme) -> str:
    """Name what was measured, each once: 「電話をかける」「メールを送る」."""
    texts = [safe(each.title, programme) for each in group]
    named = ((_NAMED.fullmatch(text), text) for text in texts)
    labels = (of["name"] if of else quoted(text) for of, text in named)
    return "".join(f"「{label}」" for label in dict.fromkeys(labels))


def _basis(result: Result, programme: Programme) -> EvidenceWords:
    words = safe(result.title, programme)
    named = _NAMED.fullmatch(words)
    if named:
        words = _("「%(name)s」を確かめた結果") % {"name": named["name"]}
    return EvidenceWords(Backing.RESULT, result.code, words)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:12]
