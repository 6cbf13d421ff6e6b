"""What a person types or taps on the day of a class."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from yorisoi.people.models import Account, Participant
from yorisoi.stages.courses.queries.days import Line
from yorisoi.stages.courses.queries.tasks import FoundationTask
from yorisoi.stages.courses.terms import Help, Part, Presence, Reflected
from yorisoi.ui.forms import Form, PickField, PicksField, TextField, normalised

PLACED = (Presence.PRESENT, Presence.EXCUSED, Presence.ABSENT)
CAME_ANYWAY = (Presence.WALK_IN, Presence.ABSENT)


class HelperForm(Form):
    """Who helps at a session: somebody of the team, who then sees it, or a name that is written."""

    part = PickField(label=_("受け持ち"), choices=Part.choices)
    account = forms.ChoiceField(
        label=_("チームの人から選ぶ"),
        required=False,
        help_text=_("選んだ人は、この回の進行表や出席を、自分の画面で見られるようになります。"),
    )
    name = TextField(
        label=_("名前を書く"),
        max_length=60,
        required=False,
        help_text=_("チームにいない人のときに書きます。画面は開けません。"),
    )
    note = TextField(
        label=_("覚え書き"),
        max_length=200,
        required=False,
        help_text=_("例：12時30分に入る。急なときに代わる人の名前"),
    )
    is_confirmed = forms.BooleanField(label=_("来るという返事をもらった"), required=False)

    def __init__(self, *args: Any, team: Mapping[Account, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.team = {each.code: each for each in team}
        field = self.fields["account"]
        if not team or not isinstance(field, forms.ChoiceField):
            del self.fields["account"]
            self.fields["name"].label = _now("名前")
            return
        listed = [(each.code, f"{each.name}（{part}）") for each, part in team.items()]
        field.choices = [("", _now("選ばない")), *listed]

    def clean(self) -> dict[str, Any]:
        """Take somebody of the team or a name, and never guess which of two was meant."""
        given = super().clean() or {}
        code, name = given.pop("account", ""), given.get("name", "")
        if self.errors:
            return given
        given["account"] = self.team.get(code)
        if given["account"] is None and not name:
            said = (
                _now("チームの人を選ぶか、名前を書いてください")
                if self.team
                else _now("名前を書いてください")
            )
            self.add_error("account" if self.team else "name", said)
        elif given["account"] and name:
            self.add_error("name", _now("チームの人を選んだときは、名前を消してください"))
        elif given["account"]:
            given["name"] = given["account"].name
        return given


class RollForm(Form):
    """The whole group on one page; everybody is present until somebody says otherwise."""

    def __init__(
        self,
        *args: Any,
        lines: Iterable[Line],
        labels: Mapping[int, str],
        known: Mapping[str, Participant],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        self.lines = tuple(lines)
        for line in self.lines:
            self.fields[field_of(line)] = _roll_field(line, labels[line.participant.pk])
        self.fields["walk_ins"] = TextField(
            label=_now("申し込まずに来た人"),
            n_lines=2,
            required=False,
            help_text=_now(
                "登録した名前か符号を、一行に一人ずつ書きます。いなければ、そのままで。"
            ),
        )

    def clean_walk_ins(self) -> list[Participant]:
        """Find everybody who came without a place among those registered."""
        found: list[Participant] = []
        for text in str(self.cleaned_data["walk_ins"]).splitlines():
            name = normalised(text)
            if not name:
                continue
            if name not in self.known:
                raise forms.ValidationError(
                    _now("「%(name)s」さんが見つかりません。登録した名前か符号で書いてください")
                    % {"name": name},
                    code="unknown",
                )
            found.append(self.known[name])
        return found

    def presences(self) -> dict[Participant, Presence]:
        """Return what was tapped, with those who just came."""
        said = {
            line.participant: Presence(self.cleaned_data[field_of(line)])
            for line in self.lines
            if self.cleaned_data[field_of(line)]
        }
        came = {each: Presence.WALK_IN for each in self.cleaned_data["walk_ins"]}
        return {**came, **said}


class AwayForm(Form):
    """Who has said before a class that they will be away."""

    def __init__(
        self, *args: Any, people: Iterable[tuple[Participant, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        asked = list(people)
        self.people = {each.code: each for each, _words in asked}
        self.fields["away"] = PicksField(
            label=_now("休むと聞いた人"),
            choices=[(each.code, words) for each, words in asked],
        )

    def chosen(self) -> list[Participant]:
        """Return who will be away."""
        return [self.people[code] for code in self.cleaned_data["away"]]


def field_of(line: Line) -> str:
    """Return the name of the field of one person."""
    return f"who-{line.participant.code}"


def _roll_field(line: Line, label: str) -> PickField:
    states = PLACED if line.is_placed else CAME_ANYWAY
    return PickField(
        label=label,
        choices=[(each.value, each.label) for each in states],
        required=False,
        initial=line.presence or states[0],
    )


class ObservationForm(Form):
    """With how much help one person did each task; what was not looked at stays open."""

    def __init__(
        self,
        *args: Any,
        tasks: Iterable[FoundationTask],
        before: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for task in tasks:
            last = before.get(task.code)
            self.fields[task.code] = PickField(
                label=task.name,
                choices=Help.choices,
                required=False,
                help_text=_now("前は「%(level)s」") % {"level": Help(last).label} if last else "",
            )

    def helps(self) -> dict[str, Help]:
        """Return the tasks that were looked at."""
        return {task: Help(level) for task, level in self.cleaned_data.items() if level}


class ReflectionForm(Form):
    """Keep, problem, try: two minutes at the end, a line each."""

    keep = TextField(label=_("よかった。続けたいこと（Keep）"), n_lines=3, required=False)
    problem = TextField(label=_("困ったこと（Problem）"), n_lines=3, required=False)
    try_ = TextField(label=_("次に試すこと（Try）"), n_lines=3, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for at least one line, each short enough to be read on a wall."""
        for name in ("keep", "problem", "try_"):
            longest = max((len(line) for line in self._lines(name)), default=0)
            if longest > 300:
                self.add_error(name, _now("一行を300文字までにしてください"))
        if not self.errors and not self.lines():
            self.add_error("keep", _now("三つのうち、どれか一つに一行書いてください"))
        return self.cleaned_data

    def lines(self) -> list[tuple[Reflected, str]]:
        """Return every line with its kind."""
        kinds = (
            ("keep", Reflected.KEEP),
            ("problem", Reflected.PROBLEM),
            ("try_", Reflected.TRY),
        )
        return [(kind, line) for name, kind in kinds for line in self._lines(name)]

    def _lines(self, name: str) -> list[str]:
        text = str(self.cleaned_data.get(name) or "")
        return [line.strip() for line in text.splitlines() if line.strip()]


class PhoneCardForm(Form):
    """The settings that worked on a phone."""

    device = TextField(label=_("機種"), max_length=60, required=False)
    settings = TextField(
        label=_("よかった設定"),
        n_lines=6,
        required=False,
        help_text=_("一行に一つ書きます。暗証番号やパスワードは書きません。"),
    )
