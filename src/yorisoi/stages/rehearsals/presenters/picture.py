"""The picture of a practice page: one screen, one finger, and what to press in a frame of 朱.

A box of 240 units holds a phone 176 wide; everything is drawn from the words of the step.
"""

import hashlib
from dataclasses import dataclass

from django.utils.translation import gettext as _
from markupsafe import Markup

from yorisoi.stages.rehearsals import rules
from yorisoi.stages.rehearsals.models import Step
from yorisoi.stages.rehearsals.rules import Shown
from yorisoi.ui.charts.drawing import folded, path, rect, text

WIDTH = 240
MIDDLE = 112
LEFT, INNER = 46, 132
HEAD, ROW, BUTTON = 17, 34, 52
MOST_OPTIONS, LEAST_HEIGHT = 6, 300
FINGER = (
    "M158 216c-5-8 5-14 10-7l18 25 2-3c3-5 9-4 11 0l2 3c4-4 9-3 11 2l1 3c4-3 9-1 10 5"
    " 3 16-2 30-10 40l-34 2c-8-8-20-24-27-34-5-8 4-14 10-8l10 9z"
)


@dataclass(frozen=True)
class Picture:
    """A drawing and the words for those who do not see it."""

    svg: Markup
    words: str


@dataclass(frozen=True)
class _Box:
    """A place on the screen, in the units of the picture."""

    x: float
    y: float
    width: float
    height: float


def picture(step: Step, *, shown: Shown = Shown.ALL) -> Picture:
    """Draw the screen of a step; the frame and the finger leave when they are no longer needed."""
    head, y = _head(step)
    body, target, y = _options(step, y) if rules.is_choice(step) else _lines(y)
    if step.press and step.press not in rules.options(step):
        button, box, y = _button(step.press, y)
        body += button
        target = target or box
    parts = [*head, *body]
    if target is not None and shown < Shown.SCREEN:
        parts.append(_frame(target))
    if target is not None and shown is Shown.ALL:
        parts.append(_finger(target))
    reach = target.y + min(target.height, BUTTON) + 70 if target else 0
    height = max(y + 40, reach, LEAST_HEIGHT)
    words = _words(step, shown=shown)
    return Picture(svg=_phone(parts, height=height, words=words), words=words)


def _head(step: Step) -> tuple[list[Markup], float]:
    lines = folded(step.screen or step.procedure.name, width=INNER * 12 / 15)
    shapes = [
        text(MIDDLE, 56 + HEAD * 1.3 * n, line, anchor="middle", kind="ph-head")
        for n, line in enumerate(lines)
    ]
    y = 56 + HEAD * 1.3 * (len(lines) - 1) + 16
    return [*shapes, path("cl ph-line", f"M{LEFT} {y:g}h{INNER}")], y + 14


def _lines(y: float) -> tuple[list[Markup], _Box | None, float]:
    return [path("ch ph-text", f"M{LEFT + 4} {y + 10:g}h100m-100 22h124m-124 22h84")], None, y + 70


def _options(step: Step, y: float) -> tuple[list[Markup], _Box | None, float]:
    offered = rules.options(step)[:MOST_OPTIONS]
    shapes: list[Markup] = []
    target = _Box(LEFT, y, INNER, ROW * len(offered))
    for n, words in enumerate(offered):
        top = y + ROW * n
        shapes += [
            rect("c0 ph-row", LEFT, top, INNER, ROW),
            Markup('<circle class="c0 ph-row" cx="{}" cy="{:g}" r="6.5"/>').format(
                LEFT + 14, top + ROW / 2
            ),
            *_option_words(words, top),
        ]
        if words == step.press:
            target = _Box(LEFT + 4, top + 4, INNER - 8, ROW - 8)
    return shapes, target, y + ROW * len(offered) + 18


def _button(words: str, y: float) -> tuple[list[Markup], _Box, float]:
    box = _Box(LEFT, y + 12, INNER, BUTTON)
    lines = folded(words, width=INNER * 12 / 17)
    first = box.y + BUTTON / 2 + 6 - (len(lines) - 1) * 10
    shapes = [rect("c1", box.x, box.y, box.width, box.height, radius=7)]
    shapes += [
        text(MIDDLE, first + 20 * n, line, anchor="middle", kind="ph-press")
        for n, line in enumerate(lines)
    ]
    return shapes, box, box.y + BUTTON + 24


def _frame(box: _Box) -> Markup:
    return rect("cs ph-frame", box.x - 8, box.y - 8, box.width + 16, box.height + 16, radius=11)


def _finger(box: _Box) -> Markup:
    across, down = box.x + box.width - 166, box.y + min(box.height, BUTTON) - 216
    return Markup(
        '<g class="ph-finger" transform="translate({:g} {:g})"><path d="{}"/></g>'
    ).format(across, down, FINGER)


def _option_words(words: str, top: float) -> list[Markup]:
    lines = folded(words, width=INNER - 28)[:2]
    first = top + ROW / 2 + 4.5 - (len(lines) - 1) * 7
    return [text(LEFT + 26, first + 14 * n, line, kind="ph-option") for n, line in enumerate(lines)]


def _words(step: Step, *, shown: Shown) -> str:
    screen = step.screen or step.procedure.name
    has_target = bool(step.press or rules.options(step))
    if shown is Shown.SCREEN or not has_target:
        return _("スマホの絵。「%(screen)s」の画面。") % {"screen": screen}
    if rules.is_choice(step) and step.press not in rules.options(step):
        return _("スマホの絵。「%(screen)s」の画面。選ぶところに印がある。") % {"screen": screen}
    return _("スマホの絵。「%(screen)s」の画面。「%(press)s」に印がある。") % {
        "screen": screen,
        "press": step.press,
    }


def _phone(parts: list[Markup], *, height: float, words: str) -> Markup:
    key = hashlib.sha256(f"{words}{height}".encode()).hexdigest()[:8]
    end = f"{height:g}"
    outline = path(
        "cl ph-case", f"M24 {end}V34a22 22 0 0 1 22-22h132a22 22 0 0 1 22 22v{height - 34:g}"
    )
    inside = path(
        "cl ph-line", f"M32 {end}V36a16 16 0 0 1 16-16h128a16 16 0 0 1 16 16v{height - 36:g}"
    )
    return Markup(
        '<svg class="ph-ill" viewBox="0 0 {} {}" role="img" aria-labelledby="p{}">'
        '<title id="p{}">{}</title>{}{}{}</svg>'
    ).format(WIDTH, end, key, key, words, outline, inside, Markup("").join(parts))
