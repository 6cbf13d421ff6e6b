"""A sending that the database asks to do again is done again, and nobody sees it."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from psycopg import errors

from people import Cast
from yorisoi.people import actions as people
from yorisoi.people.models import Account, Organisation
from yorisoi.web import anew
from yorisoi.web.once import LEFT, Once

DEADLOCK = errors.DeadlockDetected("deadlock detected")
FULL = errors.DiskFull("no space left on device")


class Unlucky:
    """A view that is asked to begin anew so many times, after it has written and read its file."""

    def __init__(self, by: Account, *, times: int, cause: Exception = DEADLOCK) -> None:
        self.by, self.times, self.cause = by, times, cause
        self.read: list[bytes] = []

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Found an organisation, or fail after it was founded."""
        self.read.append(request.FILES["file"].read())
        people.found_organisation(by=self.by, code="group", name="会", kind="group")
        if len(self.read) <= self.times:
            raise OperationalError("the database says no") from self.cause
        return HttpResponse(status=302, headers={"Location": "/made"})


def _post() -> HttpRequest:
    file = SimpleUploadedFile("a.csv", b"words")
    return RequestFactory().post("/x", {"once": "k" * 22, "file": file})


def _n_groups() -> int:
    return Organisation.objects.filter(code="group").count()


def test_sending_that_met_another_is_done_again_from_the_start(cast: Cast) -> None:
    view = Unlucky(cast.dou, times=2)

    answer = Once(view)(_post())

    assert (answer["Location"], view.read, _n_groups()) == ("/made", [b"words"] * 3, 1)


def test_sending_that_is_never_lucky_ends_and_leaves_nothing(cast: Cast) -> None:
    view = Unlucky(cast.dou, times=100)

    with pytest.raises(OperationalError):
        Once(view)(_post())

    assert (len(view.read), _n_groups()) == (anew.N_TRIES, 0)


def test_other_trouble_of_the_database_is_not_tried_again(cast: Cast) -> None:
    view = Unlucky(cast.dou, times=1, cause=FULL)

    with pytest.raises(OperationalError):
        Once(view)(_post())

    assert (len(view.read), _n_groups()) == (1, 0)


def _asked(cause: Exception) -> OperationalError:
    error = OperationalError("the database says no")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("left", "error", "is_hidden"),
    [
        (1, _asked(DEADLOCK), True),
        (0, _asked(DEADLOCK), False),
        (1, _asked(FULL), False),
        (1, ValueError("ours"), False),
    ],
)
def test_error_is_hidden_only_while_the_sending_will_be_done_again(
    left: int, error: Exception, is_hidden: bool
) -> None:
    view: Callable[[HttpRequest], HttpResponse] = lambda request: HttpResponse()  # noqa: E731
    request = RequestFactory().post("/x")
    request.META[LEFT] = left

    hidden = Once(view).process_exception(request, error)

    assert (hidden is not None) == is_hidden
