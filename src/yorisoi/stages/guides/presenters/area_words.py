"""The municipality in a few whole sentences, each with the figure it stands on."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from yorisoi.engines import disclosure
from yorisoi.programme.models import Programme
from yorisoi.stages.area import queries as area
from yorisoi.stages.area.models import Figure
from yorisoi.stages.guides.presenters.figure_words import figure_sentence, when_words
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
            "when": when_words(found.one_person.as_of),
        }
        yield "one-person", text, (found.one_person,)
    for each in _figures_of_personas(programme):
        yield f"cited:{each.code}", figure_sentence(each, minimum=minimum), (each,)


def _people(found: area.Portrait) -> Said:
    text = _(
        "%(place)sには%(n)s人がくらしています。そのうち%(older)s人が65歳以上です（%(when)s）。"
    )
    first = found.ages[0][1]
    said = {
        "place": found.place,
        "n": number(int(found.n_people)),
        "older": number(int(found.n_older)),
        "when": when_words(first.as_of),
    }
    return "people", text % said, (first,)


def _holders(found: area.Portrait, *, minimum: int) -> Said:
    figure = found.holders
    if figure is None or figure.value is None:
        raise ValueError("expected a portrait with holders of handbooks")
    shown = disclosure.hide(int(figure.value), minimum).value
    if shown is None:
        text = _("障害者手帳を持つ人は、%(n)s人未満です（%(when)s）。")
        return "holders", text % {"n": minimum, "when": when_words(figure.as_of)}, (figure,)
    said = {"n": number(shown), "when": when_words(figure.as_of)}
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
