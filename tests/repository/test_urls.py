"""Every address has a name and a door; staff addresses carry their programme."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver


def _patterns(
    found: list[URLPattern | URLResolver], prefix: str = "", namespace: str = ""
) -> Iterator[tuple[str, str, URLPattern]]:
    for each in found:
        route = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _patterns(each.url_patterns, route, each.namespace or namespace)
        else:
            yield route, f"{namespace}:{each.name}", each


ALL = list(_patterns(get_resolver().url_patterns))


@pytest.mark.parametrize(("route", "name", "pattern"), ALL, ids=[name for _, name, _ in ALL])
def test_address_has_a_name_and_a_door(route: str, name: str, pattern: URLPattern) -> None:
    assert pattern.name
    assert hasattr(pattern.callback, "door"), f"{name}: give the view @staff, @person or @public"


@pytest.mark.parametrize(("route", "name", "pattern"), ALL, ids=[name for _, name, _ in ALL])
def test_door_fits_the_part_of_the_site(route: str, name: str, pattern: URLPattern) -> None:
    side = pattern.callback.door[0]

    if route.startswith("desk/<slug:programme>/"):
        assert side == "staff"
    else:
        assert side != "staff"


def test_names_are_unique() -> None:
    names = [name for _, name, _ in ALL]

    assert sorted(names) == sorted(set(names))
