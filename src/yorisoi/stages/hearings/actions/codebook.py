"""Write the shared codebook and attach its themes to passages."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils.crypto import get_random_string

from yorisoi.engines.language import fold
from yorisoi.journal import actions as journal
from yorisoi.people.models import Account
from yorisoi.programme.models import Programme
from yorisoi.stages.hearings.models import Coding, Passage, Theme
from yorisoi.stages.hearings.terms import HearingState


class SameTheme(ValueError):
    """A theme cannot be merged with itself."""


@dataclass(frozen=True)
class ThemeWords:
    """A word of the codebook, what it means, and the key that attaches it."""

    name: str
    meaning: str = ""
    key: str = ""


@transaction.atomic
def put_theme(*, by: Account, programme: Programme, code: str, words: ThemeWords) -> Theme:
    """Add a theme, or change the one that has this code."""
    theme, _ = Theme.objects.update_or_create(
        programme=programme, code=code, defaults=asdict(words)
    )
    journal.write(by=by, act="theme.put", about=theme)
    return theme


@transaction.atomic
def theme_called(*, by: Account, programme: Programme, name: str) -> Theme:
    """Return the theme of this name, in any spelling; a new word enters the codebook."""
    for theme in programme.themes.all():
        if fold(theme.name) == fold(name):
            return theme
    code = f"theme-{get_random_string(6).lower()}"
    return put_theme(by=by, programme=programme, code=code, words=ThemeWords(name=name))


@transaction.atomic
def merge_themes(*, by: Account, theme: Theme, into: Theme) -> Theme:
    """Let one theme become part of another; the journal keeps the word that is given up."""
    if theme.pk == into.pk:
        raise SameTheme(f"theme {theme.code} merged with itself")
    taken = into.codings.values_list("passage_id", flat=True)
    theme.codings.filter(passage_id__in=list(taken)).delete()
    n_moved = theme.codings.update(theme=into)
    detail = {"from": theme.code, "name": theme.name, "meaning": theme.meaning, "moved": n_moved}
    theme.delete()
    journal.write(by=by, act="theme.merge", about=into, detail=detail)
    return into


@transaction.atomic
def code_passage(
    *, by: Account, passage: Passage, themes: Iterable[Theme], new_theme: str = ""
) -> tuple[Theme, ...]:
    """Attach exactly these themes to a passage, and a new word if one is given."""
    hearing = passage.hearing
    chosen = {theme.pk: theme for theme in themes}
    if new_theme:
        added = theme_called(by=by, programme=hearing.programme, name=new_theme)
        chosen[added.pk] = added
    passage.codings.exclude(theme_id__in=list(chosen)).delete()
    for theme in chosen.values():
        Coding.objects.get_or_create(passage=passage, theme=theme, defaults={"coded_by": by})
    if hearing.state == HearingState.HELD and not _is_anything_left(passage):
        hearing.state = HearingState.CODED
        hearing.save(update_fields=["state"])
    codes = sorted(theme.code for theme in chosen.values())
    journal.write(
        by=by, act="passage.code", about=hearing, detail={"passage": passage.code, "themes": codes}
    )
    return tuple(chosen.values())


def _is_anything_left(passage: Passage) -> bool:
    return Passage.objects.filter(hearing=passage.hearing, codings__isnull=True).exists()
