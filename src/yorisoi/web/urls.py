"""The addresses of the house: staff under /desk/, participants under /me/, the public under /."""

from types import ModuleType

from django.urls import URLPattern, URLResolver, include, path

from yorisoi.entrance import urls as entrance
from yorisoi.entrance.cards import urls as cards
from yorisoi.programme import urls as programme
from yorisoi.programme.audit import urls as audit
from yorisoi.programme.roster import urls as people
from yorisoi.stages.area import urls as area
from yorisoi.stages.courses import urls as courses
from yorisoi.stages.effects import urls as effects
from yorisoi.stages.goals import urls as goals
from yorisoi.stages.guides import urls as guides
from yorisoi.stages.hearings import urls as hearings
from yorisoi.stages.outreach import urls as outreach
from yorisoi.stages.personas import urls as personas
from yorisoi.stages.rehearsals import urls as rehearsals
from yorisoi.stages.ties import urls as ties
from yorisoi.ui import urls as ui
from yorisoi.web import errors, help, home, kept, looks, me
from yorisoi.web.faces import DESK, ME
from yorisoi.web.retention import urls as retention
from yorisoi.web.safety import urls as safety
from yorisoi.web.wording import urls as wording


def _room(name: str, module: ModuleType) -> URLResolver:
    """Return the addresses of one room, under its own name, on all faces."""
    inside: list[URLPattern | URLResolver] = [
        path(f"{DESK}<slug:programme>/{name}/", include(getattr(module, "staff", []))),
        path(ME, include(getattr(module, "person", []))),
        path("", include(getattr(module, "public", []))),
    ]
    return path("", include((inside, name), namespace=name))


front = [
    path("", home.front, name="front"),
    path("looks", looks.looks, name="looks"),
    path("help", help.help_page, name="help"),
    path("kept", kept.keep, name="keep"),
    path("kept/throw-away", kept.throw_away, name="throw_away"),
    path("language", looks.language, name="language"),
    path(ME, me.home, name="me"),
    path(f"{ME}mine", me.mine, name="mine"),
    path(f"{ME}who", me.who, name="who"),
    path(DESK, home.choose, name="choose"),
    path(f"{DESK}<slug:programme>/", home.home, name="home"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((front, "web"), namespace="web")),
    _room("ui", ui),
    _room("people", people),
    _room("programme", programme),
    _room("audit", audit),
    _room("entrance", entrance),
    _room("cards", cards),
    _room("safety", safety),
    _room("wording", wording),
    _room("retention", retention),
    _room("area", area),
    _room("hearings", hearings),
    _room("personas", personas),
    _room("goals", goals),
    _room("outreach", outreach),
    _room("courses", courses),
    _room("ties", ties),
    _room("rehearsals", rehearsals),
    _room("effects", effects),
    _room("guides", guides),
]

handler400 = errors.not_understood
handler403 = errors.not_found
handler404 = errors.not_found
handler500 = errors.broken
