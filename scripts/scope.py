"""Write the tables of docs/explain/scope.md from the rules and the fences: python scripts/scope.py"""

import importlib
import os
import re
from pathlib import Path

import django

from yorisoi.people.terms import OrganisationKind, Permission, Role

PAGE = Path(__file__).resolve().parent.parent / "docs" / "explain" / "scope.md"
PLACE = "<!-- {name} -->\n{body}\n<!-- /{name} -->"


def tables() -> dict[str, str]:
    """Return each table of the page by the name of its place."""
    # The rules know models, which can be read only after Django knows its settings.
    rules = importlib.import_module("yorisoi.people.rules")

    head = "| Organisation | Role | " + " | ".join(each.value for each in Permission) + " |"
    line = "|---|---|" + "---|" * len(Permission)
    rows = [
        f"| {OrganisationKind(kind).value} {OrganisationKind(kind).label}"
        f" | {Role(role).value} {Role(role).label} | "
        + " | ".join("yes" if each in granted else "" for each in Permission)
        + " |"
        for (kind, role), granted in rules.PERMISSIONS.items()
    ]
    return {"roles": "\n".join([head, line, *rows])}


def written(text: str) -> str:
    """Return the page with its tables as the rules are now."""
    for name, body in tables().items():
        found = re.compile(rf"<!-- {name} -->.*?<!-- /{name} -->", re.S)
        text = found.sub(lambda _m, n=name, b=body: PLACE.format(name=n, body=b), text)
    return text


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yorisoi.web.settings")
    django.setup()
    PAGE.write_text(written(PAGE.read_text()))
