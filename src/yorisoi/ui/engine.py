"""The Jinja2 engine of all pages: automatic escaping, strict names, translation and the house's filters.

Settings: ``{"BACKEND": "yorisoi.ui.engine.Templates", "APP_DIRS": True}``.
"""

import secrets
from typing import Any

from django.core.signing import TimestampSigner
from django.forms import BoundField
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.backends.jinja2 import Jinja2
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from yorisoi.ui import reading, words
from yorisoi.ui.coach import remarks
from yorisoi.ui.page import Face
from yorisoi.ui.preferences import Preferences

# Under this name a form carries the key of its one sending.
ONCE = "once"
# Under this name a form of the desk says, signed, who opened it, so that their words can be kept.
KEPT_FOR, KEPT_SALT = "kept_for", "kept"
# Under this name a form of a person's own page says, signed, whose page it was on.
FOR_WHOM = "for_whom"


class Templates(Jinja2):
    """A Django template backend that reads the ``templates`` folder of each application with Jinja2."""

    app_dirname = "templates"

    def __init__(self, params: dict[str, Any]) -> None:
        given = params.get("OPTIONS", {})
        options = {
            "environment": "yorisoi.ui.engine.environment",
            "undefined": StrictUndefined,
            "trim_blocks": True,
            "lstrip_blocks": True,
            **given,
        }
        super().__init__({**params, "OPTIONS": options})


def environment(**options: Any) -> Environment:
    """Make the Jinja2 environment with everything that templates may use."""
    extensions = ["jinja2.ext.i18n", "jinja2.ext.do"]
    env = Environment(extensions=extensions, autoescape=options.pop("autoescape", True), **options)
    env.install_gettext_callables(  # type: ignore[attr-defined]  # added by the i18n extension
        gettext=translation.gettext,
        ngettext=translation.ngettext,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
        newstyle=True,
    )
    env.policies["ext.i18n.trimmed"] = True
    env.globals.update(
        remarks=remarks, url=url, static=static, csrf_field=csrf_field, language_code=language_code
    )
    env.filters.update(
        day=_in_language(words.day),
        full_day=_in_language(words.full_day),
        clock=_in_language(words.clock),
        moment=_in_language(words.moment),
        figure=_in_language(words.figure),
        roughly=_in_language(words.roughly),
        stop=_in_language(words.stop),
        listed=_in_language(words.listed),
        wbr=_in_language(reading.with_breaks),
        r=_in_language(reading.with_ruby),
        typeset=typeset,
        ja=_in_language(reading.in_japanese),
        anchor=anchor,
    )
    return env


def url(name: str, **kwargs: Any) -> str:
    """Give the address of a named page."""
    return reverse(name, kwargs=kwargs or None)


def csrf_field(request: HttpRequest) -> Markup:
    """Give the hidden fields that prove a form came from our own page, and that it is sent once."""
    hidden = Markup('<input type="hidden" name="{}" value="{}">')
    fields = {"csrfmiddlewaretoken": get_token(request), ONCE: secrets.token_urlsafe(16)}
    if request.path.startswith("/desk/") and request.user.is_authenticated:
        fields[KEPT_FOR] = TimestampSigner(salt=KEPT_SALT).sign(str(request.user.pk))
    if shown_for := getattr(request, "shown_for", ""):
        fields[FOR_WHOM] = shown_for
    return Markup("").join(hidden.format(name, value) for name, value in fields.items())


def language_code() -> str:
    """Give the language of the page for ``<html lang>``; easy Japanese is Japanese."""
    return "en" if words.is_english() else "ja"


@pass_context
def typeset(context: Context, text: str) -> Markup:
    """Set words for the face of the page: with ruby for participants and for those who chose it, else with breaks."""
    page, preferences = context.get("page"), context.get("preferences") or Preferences()
    has_ruby = page is not None and (
        page.face == Face.PERSON or preferences.ruby_on(page.face) not in {"", "off"}
    )
    return reading.with_ruby(text) if has_ruby else reading.with_breaks(text)


def anchor(bound: BoundField) -> str:
    """Give the id of the first thing to fill in, so that an error can lead there."""
    if bound.use_fieldset and bound.subwidgets:
        return str(bound.subwidgets[0].data["attrs"].get("id", bound.auto_id))
    return str(bound.auto_id)


def _in_language(write: Any) -> Any:
    """Make a filter that is asked at each rendering, since its answer depends on the language of the page."""

    @pass_context
    def filter_in_language(context: Context, value: Any) -> Any:
        return write(value)

    return filter_in_language
