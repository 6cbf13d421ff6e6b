"""A page around a snippet, rendered as the site renders it."""

import re
from typing import Any

from django.test import RequestFactory
from jinja2 import FileSystemLoader, StrictUndefined

from yorisoi import ui
from yorisoi.ui.engine import environment
from yorisoi.ui.page import Page
from yorisoi.ui.preferences import Preferences

IMPORTS = (
    '{% import "ui/parts.html" as ui with context %}'
    '{% import "ui/forms.html" as forms with context %}'
    '{% import "ui/icons.html" as icons %}'
)


def rendered(snippet: str, *, face: str = "staff", **context: Any) -> str:
    """Render a snippet that may use the macros."""
    return whole(IMPORTS + snippet, page=Page(face=face, title="見本"), **context).strip()


def whole(
    source: str, *, page: Page, preferences: Preferences | None = None, **context: Any
) -> str:
    """Render a whole template."""
    from_app = environment(
        loader=_loader(), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    given = {
        "page": page,
        "preferences": preferences or Preferences(),
        "request": RequestFactory().get("/"),
        "said": (),
        **context,
    }
    return from_app.from_string(source).render(given)


def plain(markup: str) -> str:
    """Drop tags, to compare the words."""
    return re.sub(r"<[^>]+>", "", markup)


def _loader() -> Any:
    return FileSystemLoader(f"{ui.__path__[0]}/templates")
