"""How pages look is chosen once, and leads back to where somebody came from."""

import pytest
from django.test import Client

from people import Cast


@pytest.mark.parametrize(
    ("came_from", "back"),
    [
        ("http://testserver/courses/", "/courses/"),
        ("http://testserver/looks?kept=1", "/"),
        ("", "/"),
    ],
)
def test_page_leads_back_without_keeping_anything(cast: Cast, came_from: str, back: str) -> None:
    page = Client().get("/looks", headers={"referer": came_from}).content.decode()

    assert f'<a href="{back}">' in page


@pytest.mark.parametrize(
    ("said", "back"),
    [
        ("/me/devices", "/me/devices"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("/looks", "/"),
        ("", "/"),
    ],
)
def test_way_back_outlasts_the_choice_and_never_leaves_the_site(
    cast: Cast, said: str, back: str
) -> None:
    client = Client()

    kept = client.post("/looks", {"theme": "dark", "text_size": "150", "back": said})

    page = client.get(kept["Location"]).content.decode()
    assert 'data-theme="dark"' in page
    status = page.split('role="status"')[1].split("</p>")[0]
    assert f'<a href="{back}">' in status
