import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import RequestFactory, override_settings

from yorisoi.ui.catalogue import everything, page
from yorisoi.ui.forms import Form, TextField
from yorisoi.ui.pages import preferences_of, render
from yorisoi.ui.preferences import Preferences


class Called(Form):
    name = TextField(label="呼び名")


def rendered_with(form):
    answer = render(RequestFactory().get("/"), "ui/staff.html", page=page(), form=form)
    return answer.content.decode()


def test_page_is_rendered_with_the_status_it_was_given():
    answer = render(
        RequestFactory().get("/"), "ui/catalogue.html", page=page(), status=404, **everything()
    )
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "text/html; charset=utf-8")


@pytest.mark.parametrize(
    ("typed", "is_said"), [({}, True), ({"name": "ベニ"}, False), (None, False)]
)
def test_title_says_when_a_form_needs_mending(typed, is_said):
    text = rendered_with(Called(typed))

    assert ("<title>直すところがあります｜" in text) is is_said


def test_choices_kept_with_the_account_come_before_the_cookie():
    request = RequestFactory().get("/")
    request.COOKIES["yorisoi-looks"] = "theme-dark"
    request.preferences = Preferences(theme="cream")
    assert preferences_of(request) == Preferences(theme="cream")


def test_settings_without_our_engine_are_refused():
    other = [{"BACKEND": "django.template.backends.django.DjangoTemplates"}]
    with override_settings(TEMPLATES=other), pytest.raises(ImproperlyConfigured):
        render(RequestFactory().get("/"), "ui/catalogue.html", page=page())
