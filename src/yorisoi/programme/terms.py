"""The vocabulary of the year: ten stages, their states, the documents."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    """The ten stages, in order; the name is the room under `stages/`."""

    AREA = "area", _("知る")
    HEARINGS = "hearings", _("聴く")
    PERSONAS = "personas", _("描く")
    GOALS = "goals", _("分かち合う")
    OUTREACH = "outreach", _("届ける")
    COURSES = "courses", _("学ぶ")
    TIES = "ties", _("つながる")
    REHEARSALS = "rehearsals", _("ためす")
    EFFECTS = "effects", _("確かめる")
    GUIDES = "guides", _("伝える")

    @property
    def number(self) -> int:
        """Position in the year, from 1."""
        return list(type(self)).index(self) + 1


class StageState(TextChoices):
    """Where a stage stands."""

    NONE = "none", _("まだ")
    HALF = "half", _("準備中")
    NOW = "now", _("いま")
    DONE = "done", _("済み")


class TaskState(TextChoices):
    """Where a task stands."""

    OPEN = "open", _("まだ")
    WAITING = "waiting", _("返事待ち")
    DONE = "done", _("済み")


class MeetingKind(TextChoices):
    """A meeting of the team, or a contact with a partner outside it."""

    MEETING = "meeting", _("打ち合わせ")
    PARTNERSHIP = "partnership", _("ほかの団体との連携")


class DocumentKind(TextChoices):
    """The three documents of a programme year, as Tokyo's guideline names them."""

    PROJECT_PLAN = "project_plan", _("事業計画書")
    IMPLEMENTATION_PLAN = "implementation_plan", _("実施計画書")
    REFLECTION = "reflection", _("振り返り（KPT）")
