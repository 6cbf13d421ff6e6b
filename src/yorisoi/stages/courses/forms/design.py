"""What a person types about units, venues, courses and their dates."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from yorisoi.people import arrangements
from yorisoi.people.terms import DisabilityKind
from yorisoi.programme.models import Programme
from yorisoi.stages.courses.actions import CourseWords, SessionWords, VenueWords
from yorisoi.stages.courses.models import Course, Venue
from yorisoi.stages.courses.rules import MAX_SESSIONS
from yorisoi.stages.courses.terms import Selection
from yorisoi.ui.forms import (
    Form,
    PhoneField,
    PickField,
    PublishedField,
    TextField,
    WarekiDateField,
    messages_for,
    offer,
)

DATE_PARTS = ("unit", "held_on", "starts", "minutes")
KINDS = [each for each in DisabilityKind.choices if each[0] != DisabilityKind.UNKNOWN]


class UnitForm(Form):
    """One thing to learn."""

    name = TextField(label=_("名前"), max_length=100)
    aim = TextField(
        label=_("できるようになること"),
        max_length=200,
        help_text=_("一つだけ書きます。例：画面の文字を大きくできる"),
    )
    minutes = forms.IntegerField(
        label=_("かかる時間（分）"), min_value=10, max_value=300, initial=90
    )
    source_note = TextField(label=_("もとにした資料"), max_length=300, required=False)


class VariantForm(Form):
    """How a unit is taught for a need."""

    kind = forms.ChoiceField(label=_("どの障害の人に"), choices=KINDS)
    how = TextField(label=_("教えかた"), n_lines=4)
    n_learners_a_supporter = forms.IntegerField(
        label=_("支援者一人が一緒にいられる人数"),
        min_value=1,
        max_value=10,
        initial=2,
        help_text=_("視覚障害の教室では、一人に一人の例が多いです。"),
    )


class MaterialForm(Form):
    """A handout, from one text in several forms."""

    title = TextField(label=_("題"), max_length=100)
    body = PublishedField(
        label=_("本文"),
        n_lines=10,
        help_text=_(
            "一行に一つのことを書きます。大きい文字、ふりがな、音声用の文は、ここから作ります。"
        ),
    )


class VenueForm(Form):
    """What must be known of a place before somebody comes."""

    name = TextField(label=_("名前"), max_length=100)
    room = TextField(label=_("部屋"), max_length=100, required=False)
    address = TextField(label=_("住所"), max_length=200, required=False)
    phone = PhoneField(label=_("電話"), required=False)
    route = PublishedField(
        label=_("改札からの行き方"),
        n_lines=5,
        required=False,
        help_text=_("歩いて確かめながら、一行に一つずつ書きます。"),
    )
    n_seats = forms.IntegerField(label=_("席の数"), min_value=0, initial=0)
    n_wheelchair_places = forms.IntegerField(
        label=_("車いすの席"),
        min_value=0,
        required=False,
        help_text=_("まだ数えていなければ、空けておきます。"),
    )
    step_free = TextField(label=_("段差"), max_length=200, required=False)
    toilet = TextField(label=_("トイレ"), max_length=200, required=False)
    loop = TextField(label=_("磁気ループ"), max_length=200, required=False)
    screen = TextField(label=_("画面・投影"), max_length=200, required=False)
    quiet_room = TextField(label=_("休める部屋"), max_length=200, required=False)
    checked_on = WarekiDateField(label=_("確かめた日"), required=False)
    checked_with = TextField(
        label=_("だれと確かめたか"),
        max_length=100,
        required=False,
        help_text=_("例：車いすを使う人と、区の職員（名前は書きません）"),
    )

    def words(self) -> VenueWords:
        """Return what was typed."""
        return VenueWords(**self.cleaned_data)


class CourseForm(Form):
    """A series of one to eight dates that is applied for as one; all on one page."""

    name = TextField(label=_("名前"), max_length=100)
    summary = PublishedField(
        label=_("何をするか"),
        max_length=200,
        help_text=_("短く、やさしい言葉で。参加する人が読みます。"),
    )
    for_whom = PublishedField(label=_("どんな人に"), max_length=200, required=False)
    venue = forms.ModelChoiceField(label=_("会場"), queryset=Venue.objects.none())
    capacity = forms.IntegerField(label=_("定員"), min_value=1, max_value=500)
    selection = PickField(
        label=_("席の決めかた"),
        choices=Selection.choices,
        hints={
            Selection.ALL: _("定員まで、申し込んだ人は全員来られます"),
            Selection.FIRST_COME: _("申し込みが着いた順。早く知った人が有利になります"),
            Selection.DRAW: _("だれでも確かめられる抽選。申し込みの早さは関係ありません"),
        },
    )
    apply_from = WarekiDateField(label=_("受付の始め"))
    apply_until = WarekiDateField(label=_("受付の終わり"))

    def __init__(
        self, *args: Any, programme: Programme, course: Course | None = None, **kwargs: Any
    ) -> None:
        self.course = course
        self.programme = programme
        super().__init__(*args, **kwargs)
        self._add_dates()
        offer(self, "venue", programme.venues.all(), words=lambda venue: venue.name)

    def _add_dates(self) -> None:
        units = [("", "―"), *((each.pk, each.name) for each in self.programme.units.all())]
        for n in range(1, MAX_SESSIONS + 1):
            self._add(
                f"unit_{n}", forms.ChoiceField(choices=units, required=False), _now("学ぶこと")
            )
            self._add(f"held_on_{n}", WarekiDateField(required=False), _now("日"))
            self._add(f"starts_{n}", _clock(), _now("始まり（例 13:30）"))
            self._add(f"minutes_{n}", _minutes(), _now("分"))

    def _add(self, name: str, field: forms.Field, label: str) -> None:
        field.label = label
        number = name.rpartition("_")[2]
        said = _now("第%(n)s回の%(label)s") % {"n": number, "label": label}
        field.error_messages = {**field.error_messages, **messages_for(field, label=said)}
        self.fields[name] = field

    def dates(self) -> Iterator[tuple[int, list[forms.BoundField]]]:
        """Return the fields of each date, for the page."""
        for n in range(1, MAX_SESSIONS + 1):
            yield n, [self[f"{part}_{n}"] for part in DATE_PARTS]

    def clean(self) -> dict[str, Any]:
        """Check what only several fields together can tell."""
        data = super().clean() or {}
        begin, end = data.get("apply_from"), data.get("apply_until")
        if begin and end and end < begin:
            self.add_error(
                "apply_until", _now("受付の終わりは、始めと同じか、後の日にしてください")
            )
        n_taken = self.course.n_taken if self.course else 0
        if (data.get("capacity") or n_taken) < n_taken:
            self.add_error(
                "capacity",
                _now("もう%(n)s人の席が決まっています。定員をそれより少なくできません")
                % {"n": n_taken},
            )
        for n in range(1, MAX_SESSIONS + 1):
            self._check_date(n, data)
        return data

    def _check_date(self, n: int, data: dict[str, Any]) -> None:
        given = [part for part in ("unit", "held_on", "starts") if data.get(f"{part}_{n}")]
        if not given or f"held_on_{n}" in self.errors:
            return
        for part, word in (
            ("unit", _now("第%(n)s回の学ぶことを選んでください")),
            ("held_on", _now("第%(n)s回の日を書いてください")),
            ("starts", _now("第%(n)s回の始まりの時刻を、13:30のように書いてください")),
        ):
            if part not in given and f"{part}_{n}" not in self.errors:
                self.add_error(f"{part}_{n}", word % {"n": n})

    def words(self) -> CourseWords:
        """Return the course with its dates in the order of time."""
        data = self.cleaned_data
        names = (
            "name",
            "summary",
            "for_whom",
            "venue",
            "capacity",
            "selection",
            "apply_from",
            "apply_until",
        )
        dates = sorted(self._sessions(), key=lambda each: each.starts_at)
        return CourseWords(**{name: data[name] for name in names}, sessions=tuple(dates))

    def _sessions(self) -> Iterator[SessionWords]:
        units = {str(each.pk): each for each in self.programme.units.all()}
        flows = (
            {each.starts_at: each.flow for each in self.course.sessions.all()}
            if self.course
            else {}
        )
        for n in range(1, MAX_SESSIONS + 1):
            day = self.cleaned_data.get(f"held_on_{n}")
            if day is None:
                continue
            unit = units[self.cleaned_data[f"unit_{n}"]]
            clock = self.cleaned_data[f"starts_{n}"]
            starts_at = timezone.make_aware(datetime.combine(day, clock))
            minutes = self.cleaned_data.get(f"minutes_{n}") or unit.minutes
            ends_at = starts_at + timedelta(minutes=minutes)
            yield SessionWords(unit, starts_at, ends_at, flows.get(starts_at, ""))


def _clock() -> forms.TimeField:
    shown = forms.TimeInput(format="%H:%M", attrs={"class": "narrow-input"})
    return forms.TimeField(
        required=False, input_formats=["%H:%M", "%H時%M分", "%H時"], widget=shown
    )


def _minutes() -> forms.IntegerField:
    shown = forms.NumberInput(attrs={"class": "narrow-input"})
    return forms.IntegerField(required=False, min_value=10, max_value=480, widget=shown)


def initial_of(course: Course) -> dict[str, Any]:
    """Return what a course says, as the form shows it."""
    names = ("name", "summary", "for_whom", "capacity", "selection", "apply_from", "apply_until")
    initial: dict[str, Any] = {name: getattr(course, name) for name in names}
    initial["venue"] = course.venue_id
    for each in course.sessions.all():
        starts = timezone.localtime(each.starts_at)
        initial[f"unit_{each.order}"] = each.unit_id
        initial[f"held_on_{each.order}"] = starts.date()
        initial[f"starts_{each.order}"] = starts.time()
        initial[f"minutes_{each.order}"] = int(
            (each.ends_at - each.starts_at).total_seconds() // 60
        )
    return initial


class CopyForm(Form):
    """A new course from one that was."""

    name = TextField(label=_("新しい教室の名前"), max_length=100)
    first_on = WarekiDateField(
        label=_("第1回の日"), help_text=_("ほかの回と受付の日も、同じ間をあけて動きます。")
    )


class FlowForm(Form):
    """What happens at one date."""

    flow = TextField(
        label=_("流れ"),
        n_lines=10,
        required=False,
        help_text=_("一行に一つずつ書きます。例：13:30 はじめのあいさつ"),
    )


class SeatKindsForm(Form):
    """How many people with each arrangement a course has prepared for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, each in arrangements.catalogue().items():
            self.fields[code] = forms.IntegerField(
                label=each.name,
                required=False,
                min_value=0,
                max_value=200,
                widget=forms.NumberInput(attrs={"class": "narrow-input"}),
            )

    def seats(self) -> dict[str, int]:
        """Return the numbers that were typed."""
        return {code: n or 0 for code, n in self.cleaned_data.items()}
