"""The pen of the charts: shapes and words in a frame 360 units wide, styled by classes only."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from yorisoi.engines import language
from yorisoi.ui.parts import Table as ChartTable
from yorisoi.ui.words import is_english

WIDTH = 360
FONT = 12.0

__all__ = [
    "WIDTH",
    "Chart",
    "ChartTable",
    "KeyItem",
    "canvas",
    "circle",
    "cross",
    "diamond",
    "folded",
    "headed",
    "key_item",
    "path",
    "rect",
    "span",
    "text",
]


@dataclass(frozen=True)
class KeyItem:
    """One mark of a chart and what it means."""

    svg: Markup
    words: str


@dataclass(frozen=True)
class Chart:
    """A drawing with its message as title, its summary for those who do not see it, and the same figures as a table."""

    svg: Markup
    title: str
    summary: str
    table: ChartTable
    note: str = ""
    key: tuple[KeyItem, ...] = ()


def canvas(height: float, shapes: Iterable[Markup], *, title: str, summary: str) -> Markup:
    """Frame shapes as one picture with a name and a description."""
    key = hashlib.sha256(f"{title}\n{summary}".encode()).hexdigest()[:8]
    return Markup(
        '<svg viewBox="0 0 {} {}" role="img" aria-labelledby="t{}" aria-describedby="d{}">'
        '<title id="t{}">{}</title><desc id="d{}">{}</desc>{}</svg>'
    ).format(WIDTH, _n(height), key, key, key, title, key, summary, Markup("").join(shapes))


def key_item(shape: Markup, words: str) -> KeyItem:
    """Make one entry of the key; its shape is drawn in a box of 24."""
    return KeyItem(
        Markup('<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>').format(
            shape
        ),
        words,
    )


def text(x: float, y: float, words: str, *, anchor: str = "start", kind: str = "") -> Markup:
    """Write one line of words at its baseline."""
    look = Markup(' class="{}"').format(kind) if kind else Markup("")
    side = Markup(' text-anchor="{}"').format(anchor) if anchor != "start" else Markup("")
    return Markup('<text x="{}" y="{}"{}{}>{}</text>').format(_n(x), _n(y), side, look, words)


def rect(
    kind: str, x: float, y: float, width: float, height: float, *, radius: float = 0
) -> Markup:
    """Draw a rectangle."""
    round_ = Markup(' rx="{}"').format(_n(radius)) if radius else Markup("")
    return Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"{}/>').format(
        kind, _n(x), _n(y), _n(max(0.0, width)), _n(height), round_
    )


def circle(kind: str, x: float, y: float, radius: float) -> Markup:
    """Draw a circle."""
    return Markup('<circle class="{}" cx="{}" cy="{}" r="{}"/>').format(
        kind, _n(x), _n(y), _n(radius)
    )


def path(kind: str, d: str) -> Markup:
    """Draw a path."""
    return Markup('<path class="{}" d="{}"/>').format(kind, d)


def cross(x: float, y: float, size: float) -> Markup:
    """Draw the mark of what was not asked."""
    side = _n(2 * size)
    return path("cl w2", f"M{_n(x - size)} {_n(y - size)}l{side} {side}m0-{side}l-{side} {side}")


def diamond(x: float, y: float, *, size: float = 6.0) -> Markup:
    """Draw the mark of an estimate."""
    s = _n(size)
    return path("csf", f"M{_n(x)} {_n(y - size)}l{s} {s}-{s} {s}-{s}-{s}z")


def span(low: float, high: float, y: float, *, kind: str = "cs w2") -> Markup:
    """Draw a range: a thin line with ends."""
    return path(
        kind, f"M{_n(low)} {_n(y)}H{_n(high)}M{_n(low)} {_n(y - 5)}v10M{_n(high)} {_n(y - 5)}v10"
    )


def folded(words: str, *, width: float) -> tuple[str, ...]:
    """Break words into lines of at most ``width`` units, between phrases where the language has them."""
    pieces = tuple(words.split(" ")) if is_english() else language.phrases(words)
    joint = " " if is_english() else ""
    lines: list[str] = []
    for piece in pieces:
        longer = f"{lines[-1]}{joint}{piece}" if lines else piece
        if lines and length_of(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(piece)
    return tuple(lines)


def headed(label: str, said: str, *, y: float, kind: str = "tb") -> tuple[list[Markup], float]:
    """Write a row's name and, to the right, what is said of it; give the shapes and where the drawing may begin.

    Long names go on over several lines, and what is said moves to its own line when there is no room beside.
    """
    lines = folded(label, width=WIDTH) or ("",)
    shapes = [text(0, y + 14 + 17 * index, line, kind=kind) for index, line in enumerate(lines)]
    foot = y + 14 + 17 * (len(lines) - 1)
    if length_of(lines[-1]) + length_of(said) + FONT > WIDTH:
        foot += 17
    shapes.append(text(WIDTH, foot, said, anchor="end"))
    return shapes, foot


def length_of(words: str, *, size: float = FONT) -> float:
    """Estimate how long words are when drawn: half a letter for ASCII, a whole one for others."""
    return sum(0.58 if letter.isascii() else 1.0 for letter in words) * size


def _n(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
