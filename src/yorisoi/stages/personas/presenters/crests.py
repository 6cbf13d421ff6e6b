"""Crests: a persona has a sign in a double ring made of strokes, never a face."""

from markupsafe import Markup

from yorisoi.stages.personas.terms import CRESTS

_STROKE = Markup('<path class="{}" fill="none" stroke-width="4" stroke-linecap="round" d="{}"/>')
_FRAME = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} 96" role="img" aria-label="{}">'
    '<circle class="cl" fill="none" cx="48" cy="48" r="45" stroke-width="4"/>'
    '<circle class="cl" fill="none" cx="48" cy="48" r="40" stroke-width="1"/>{}</svg>'
)


def drawn(code: str, *, width: int = 96) -> Markup:
    """Draw a crest in a box 96 high; a wider box leaves air, so that it stands small on paper.

    A crest nobody knows is drawn as the wave.
    """
    crest = CRESTS.get(code, CRESTS["wave"])
    strokes = [_STROKE.format("cl", d) for d in crest.ink] + [_STROKE.format("cs", crest.shu)]
    return _FRAME.format(width, alt(code), Markup("").join(strokes))


def alt(code: str) -> str:
    """Say what a crest shows."""
    return str(CRESTS.get(code, CRESTS["wave"]).name)
