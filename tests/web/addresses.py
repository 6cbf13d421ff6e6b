"""Every address of the house as somebody could ask for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

PART = re.compile(r"<(?:(\w+):)?(\w+)>")


@dataclass(frozen=True)
class Address:
    """One address: its pattern, its name, whose door it stands behind."""

    route: str
    name: str
    side: str

    def path(self, **known: str) -> str:
        """A path of this address, with what is known put in and something made up for the rest."""

        def part(found: re.Match[str]) -> str:
            made_up = "1" if found[1] == "int" else "x"
            return known.get(found[2], made_up)

        return "/" + PART.sub(part, self.route)

    def needs(self) -> set[str]:
        """What must be known to ask for it."""
        return {name for _kind, name in PART.findall(self.route)}


def addresses() -> list[Address]:
    """Every address of the house."""
    return list(_walk(get_resolver().url_patterns))


def _walk(
    found: list[URLPattern | URLResolver], prefix: str = "", space: str = ""
) -> Iterator[Address]:
    for each in found:
        route = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _walk(each.url_patterns, route, each.namespace or space)
        else:
            yield Address(route, f"{space}:{each.name}", each.callback.door[0])
