import pytest
from django.utils import translation

from ui.rendering import plain, whole
from yorisoi.ui.page import Link, Page, RoadStep
from yorisoi.ui.preferences import Preferences


def layout(face, *, preferences=None, **page):
    source = '{% extends "ui/' + face + '.html" %}{% block body %}<p>本体</p>{% endblock %}'
    return whole(source, page=Page(face=face, title="教室", **page), preferences=preferences)


@pytest.mark.parametrize("face", ["staff", "person", "public"])
def test_every_face_has_landmarks_one_title_and_a_way_past_the_head(face):
    page = layout(face)
    counts = [
        page.count(tag)
        for tag in (
            "<main",
            "<header",
            "<footer",
            "<h1",
            'href="#main"',
            'id="main"',
            "<p>本体</p>",
        )
    ]
    assert counts == [1, 1, 1, 1, 1, 1, 1]


def test_defaults_leave_colour_and_motion_to_the_system():
    assert '<html lang="ja" data-face="staff">' in layout("staff")


def test_choices_of_the_person_stand_on_the_page():
    chosen = Preferences(text_size=150, spacing="wide", theme="cream", ruby="some", motion="off")
    head = layout("person", preferences=chosen).split("<head>")[0]
    assert head.split() == [
        "<!DOCTYPE", "html>", "<html", 'lang="ja"', 'data-face="person"', 'data-theme="cream"', 'data-size="150"',
        'data-spacing="wide"', 'data-ruby="some"', 'data-motion="off">',
    ]  # fmt: skip


def test_english_page_says_so_and_has_no_ruby():
    with translation.override("en"):
        assert '<html lang="en" data-face="person">' in layout("person")


def test_participant_always_finds_help():
    page = layout("person", stuck_href="/stuck", looks_href="/looks", help_phone="03-0000-0000")
    assert '<a class="komaru" href="/stuck">' in page
    assert '<a href="/looks">' in page
    assert '<a class="num" href="tel:0300000000">03-0000-0000</a>' in page


def test_road_stands_beside_a_staff_page():
    road = (
        RoadStep(1, "知る", "past", "済み", "/1", current=True),
        RoadStep(2, "聴く", "now", "いま", "/2"),
    )
    page = layout("staff", road=road)
    assert (
        '<li class="past"><a href="/1" aria-current="page">知る<span class="vh">　済み</span></a></li>'
        in page
    )
    assert '<div class="desk">' in page


def test_notice_stands_under_the_head():
    assert "見本のページです。" in plain(
        layout("staff", notice="見本のページです。").split("</header>")[0]
    )


def test_mistake_is_said_in_the_title_of_the_window():
    assert "<title>直すところがあります｜教室｜寄り添い</title>" in layout(
        "person", is_to_mend=True
    )


def test_way_back_of_a_participant_is_one():
    page = layout("person", crumbs=(Link("はじめ", "/"), Link("教室", "/class")))
    assert page.count('class="crumb"') == 1 and 'href="/class"' in page
