"""What each stage holds, as rows without anything personal."""

import argparse
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count, QuerySet

from yorisoi.cli.errors import Refusal
from yorisoi.cli.output import put_rows
from yorisoi.cli.words import Say
from yorisoi.programme.models import Programme

Rows = list[dict[str, Any]]


def programme_of(code: str, say: Say) -> Programme:
    """Return the programme asked for, or the only one there is."""
    known = list(Programme.objects.select_related("municipality"))
    found = [each for each in known if each.code == code] if code else known
    if len(found) == 1:
        return found[0]
    codes = "、".join(each.code for each in known) or say("まだありません", "none yet")
    raise Refusal(
        say(
            f"--programme に事業の符号を一つ入れてください。あるのは：{codes}",
            f"give one programme with --programme; there are: {codes}",
        )
    )


def _put(options: argparse.Namespace, say: Say, rows: Iterable[Mapping[str, Any]]) -> int:
    put_rows(
        [dict(row) for row in rows],
        is_json=options.json,
        empty=say("まだありません。", "Nothing yet."),
    )
    return 0


def _values(rows: QuerySet[Any], *columns: str) -> Rows:
    return [dict(row) for row in rows.values(*columns)]


def programmes(options: argparse.Namespace, say: Say) -> int:
    """List the programmes."""
    rows = _values(Programme.objects.all(), "code", "fiscal_year", "name")
    return _put(options, say, rows)


def tasks(options: argparse.Namespace, say: Say) -> int:
    """List what is to be done."""
    found = programme_of(options.programme, say).tasks.all()
    return _put(
        options, say, _values(found, "code", "stage", "title", "owner__name", "due_on", "state")
    )


def area(options: argparse.Namespace, say: Say) -> int:
    """List the figures with their certainty and source."""
    found = programme_of(options.programme, say).figures.all()
    columns = (
        "code",
        "topic",
        "item",
        "place",
        "kind",
        "age",
        "sex",
        "as_of",
        "value",
        "unit",
        "certainty",
        "formula",
        "source__code",
        "source__mark",
    )
    return _put(options, say, _values(found, *columns))


def hearings(options: argparse.Namespace, say: Say) -> int:
    """List the hearings with how many passages each holds; never what was said."""
    found = programme_of(options.programme, say).hearings.annotate(n_passages=Count("passages"))
    return _put(
        options,
        say,
        _values(found, "code", "host", "state", "consent", "held_on", "n_passages"),
    )


def personas(options: argparse.Namespace, say: Say) -> int:
    """List the personas, every version."""
    found = programme_of(options.programme, say).personas.all()
    return _put(options, say, _values(found, "code", "version", "state", "name", "headline"))


def goals(options: argparse.Namespace, say: Say) -> int:
    """List the goals with how many indicators and agreements each has."""
    found = programme_of(options.programme, say).goals.annotate(
        n_indicators=Count("indicators", distinct=True),
        n_agreements=Count("agreements", distinct=True),
    )
    columns = ("code", "statement", "persona__code", "n_indicators", "n_agreements")
    return _put(options, say, _values(found, *columns))


def outreach(options: argparse.Namespace, say: Say) -> int:
    """List the rows of the outreach plan."""
    found = programme_of(options.programme, say).plan_rows.all()
    columns = ("code", "persona__code", "way", "material", "owner__name", "cost_yen", "state")
    return _put(options, say, _values(found, *columns))


def courses(options: argparse.Namespace, say: Say) -> int:
    """List the courses with their places."""
    found = programme_of(options.programme, say).courses.all()
    columns = ("code", "name", "venue__name", "capacity", "n_taken", "selection", "state")
    return _put(options, say, _values(found, *columns))


def ties(options: argparse.Namespace, say: Say) -> int:
    """List the circles with how many people each has; never what they write."""
    found = programme_of(options.programme, say).circles.annotate(n_members=Count("members"))
    return _put(options, say, _values(found, "code", "name", "state", "n_members"))


def rehearsals(options: argparse.Namespace, say: Say) -> int:
    """List the procedures that can be practised."""
    found = programme_of(options.programme, say).procedures.annotate(n_steps=Count("steps"))
    return _put(options, say, _values(found, "code", "name", "difficulty", "n_steps"))


def effects(options: argparse.Namespace, say: Say) -> int:
    """List the results that may leave the house."""
    found = programme_of(options.programme, say).results.all()
    columns = ("code", "title", "content", "cannot_say", "is_simulated")
    return _put(options, say, _values(found, *columns))


def guides(options: argparse.Namespace, say: Say) -> int:
    """List the editions of the guideline."""
    found = programme_of(options.programme, say).editions.annotate(n_chapters=Count("chapters"))
    return _put(
        options, say, _values(found, "number", "title", "state", "published_at", "n_chapters")
    )
