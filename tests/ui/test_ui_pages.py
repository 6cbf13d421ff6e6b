import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import RequestFactory, override_settings

from yorisoi.ui.catalogue import everything, page
from yorisoi.ui.pages import preferences_of, render
from yorisoi.ui.preferences import Preferences


def test_page_is_rendered_with_the_status_it_was_given():
    answer = render(
        RequestFactory().get("/"), "ui/catalogue.html", page=page(), status=404, **everything()
    )
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "text/html; charset=utf-8")


def test_choices_kept_with_the_account_come_before_the_cookie():
    request = RequestFactory().get("/")
    request.COOKIES["yorisoi-looks"] = "theme-dark"
    request.preferences = Preferences(theme="cream")
    assert preferences_of(request) == Preferences(theme="cream")


def test_settings_without_our_engine_are_refused():
    other = [{"BACKEND": "django.template.backends.django.DjangoTemplates"}]
    with override_settings(TEMPLATES=other), pytest.raises(ImproperlyConfigured):
        render(RequestFactory().get("/"), "ui/catalogue.html", page=page())
