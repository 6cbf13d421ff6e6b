"""What somebody typed is in no log, also when the site breaks over it."""

import io
import logging
import sys

import pytest
from django.conf import settings
from django.test import Client
from django.urls import path

from yorisoi.programme.doors import public
from yorisoi.web import errors
from yorisoi.web import urls as house
from yorisoi.web.quiet import WithoutValues

MARKER = "目印さん090-0000-1111"


@public
def breaks(request):
    """Break as a database or a reader of sheets does: with the value in the words."""
    try:
        int(request.POST["name"])
    except ValueError as error:
        raise RuntimeError(f"no such row: {request.POST['name']}") from error


urlpatterns = [path("breaks", breaks, name="breaks"), *house.urlpatterns]
handler500 = errors.broken


def _formatter() -> logging.Formatter:
    return WithoutValues(settings.LOGGING["formatters"]["quiet"].get("format"))


@pytest.mark.urls(__name__)
def test_fault_over_a_typed_name_is_logged_without_the_name(db: None) -> None:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(_formatter())
    logger = logging.getLogger("django.request")
    logger.addHandler(handler)
    client = Client(raise_request_exception=False)
    try:
        answer = client.post(f"/breaks?q={MARKER}", {"name": MARKER})
    finally:
        logger.removeHandler(handler)

    assert (answer.status_code, MARKER in answer.content.decode()) == (500, False)
    log = written.getvalue()
    assert ("RuntimeError" in log, "ValueError" in log, "breaks" in log) == (True, True, True)
    assert MARKER not in log


def test_words_of_an_exception_do_hold_values_before_they_are_left_out() -> None:
    try:
        int(MARKER)
    except ValueError:
        record = logging.getLogger("x").makeRecord(
            "x", logging.ERROR, "f", 1, "broke over %s", (MARKER,), sys.exc_info()
        )

    assert MARKER in logging.Formatter().format(record)
    assert MARKER not in _formatter().format(record)


def test_line_without_an_exception_is_written_as_it_is() -> None:
    record = logging.getLogger("x").makeRecord("x", logging.WARNING, "f", 1, "%s lines", (3,), None)

    assert _formatter().format(record) == "3 lines"


def test_every_log_goes_through_the_handler_that_leaves_values_out() -> None:
    kept = settings.LOGGING["handlers"]

    assert {each["formatter"] for each in kept.values()} == {"quiet"}
    named = {
        name for each in settings.LOGGING["loggers"].values() for name in each.get("handlers", [])
    }
    assert named <= set(kept)
