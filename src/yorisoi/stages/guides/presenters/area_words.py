"""The municipality in a few whole sentences, each with the figure it stands on."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from yorisoi.engines import disclosure
from yorisoi.people.terms import DisabilityKind
from yorisoi.programme.models import Programme
from yorisoi.stages.area import queries as area
from yorisoi.stages.area.models import Figure
from yorisoi.stages.area.terms import Certainty
from yorisoi.ui.words import figure as number

Said = tuple[str, str, tuple[Figure, ...]]


def area_sentences(programme: Programme) -> tuple[Said, ...]:
    """Return sentences about the municipality: key, text and figures; only what is known."""
    return tuple(_sentences(programme))


def _sentences(programme: Programme) -> Iterator[Said]:
    found = area.portrait(programme)
    minimum = programme.minimum_count
    if found.ages:
        yield _people(found)
    if found.holders and found.holders.value:
        yield _holders(found, minimum=minimum)
    if found.one_person and found.one_person.value:
        text = _("一人でくらす世帯は、%(n)s世帯です（%(when)s）。") % {
            "n": number(found.one_person.value.normalize().to_integral()),
            "when": found.one_person.as_of,
        }
        yield "one-person", text, (found.one_person,)
    yield from (_cited(each, minimum=minimum) for each in _figures_of_personas(programme))


def _people(found: area.Portrait) -> Said:
    text = _(
        "%(place)sには%(n)s人がくらしています。そのうち%(older)s人が65歳以上です（%(when)s）。"
    )
    first = found.ages[0][1]
    said = {
        "place": found.place,
        "n": number(int(found.n_people)),
        "older": number(int(found.n_older)),
        "when": first.as_of,
    }
    return "people", text % said, (first,)


def _holders(found: area.Portrait, *, minimum: int) -> Said:
    figure = found.holders
    if figure is None or figure.value is None:
        raise ValueError("expected a portrait with holders of handbooks")
    shown = disclosure.hide(int(figure.value), minimum).value
    if shown is None:
        text = _("障害者手帳を持つ人は、%(n)s人未満です（%(when)s）。")
        return "holders", text % {"n": minimum, "when": figure.as_of}, (figure,)
    said = {"n": number(shown), "when": figure.as_of}
    if not found.n_people:
        return "holders", _("障害者手帳を持つ人は%(n)s人です（%(when)s）。") % said, (figure,)
    said["one_of"] = number(round(found.n_people / figure.value))
    text = _("障害者手帳を持つ人は%(n)s人です（%(when)s）。およそ%(one_of)s人に一人です。")
    return "holders", text % said, (figure, found.ages[0][1])


def _figures_of_personas(programme: Programme) -> list[Figure]:
    """The figures a persona stands on: what the team thought worth knowing."""
    cited = programme.figures.filter(
        cited_by__attribute__persona__programme=programme, value__isnull=False
    )
    return list(cited.select_related("source").order_by("code").distinct()[:6])


def _cited(figure: Figure, *, minimum: int) -> Said:
    kind = str(DisabilityKind(figure.kind).label) if figure.kind in DisabilityKind.values else ""
    whom = "　".join(filter(None, (figure.place, kind, figure.item, _age(figure.age))))
    value = figure.value.normalize() if figure.value is not None else None
    is_people = figure.unit == "人"
    if is_people and value is not None and disclosure.hide(int(value), minimum).is_hidden:
        text = _("「%(whom)s」は、%(n)s人未満です（%(when)s）。")
        return (
            f"cited:{figure.code}",
            text % {"whom": whom, "n": minimum, "when": figure.as_of},
            (figure,),
        )
    said = {"whom": whom, "n": f"{value:,f}", "unit": figure.unit, "when": figure.as_of}
    if figure.certainty == Certainty.ESTIMATED:
        text = _("「%(whom)s」は、推計で%(n)s%(unit)sです（%(when)s）。")
    else:
        text = _("「%(whom)s」は%(n)s%(unit)sです（%(when)s）。")
    return f"cited:{figure.code}", text % said, (figure,)


def _age(band: str) -> str:
    """Say a band of ages: 18-64 is 18〜64歳, 65+ is 65歳以上."""
    first, dash, last = band.partition("-")
    if dash and first.isdigit() and last.isdigit():
        return _("%(first)s〜%(last)s歳") % {"first": first, "last": last}
    if band.endswith("+") and band[:-1].isdigit():
        return _("%(first)s歳以上") % {"first": band[:-1]}
    return band
