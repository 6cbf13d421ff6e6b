"""Every form does its work once: pressed twice, sent again after Back, or repeated after a lost answer.

Each form carries a key that is used for one sending (`ui.engine.csrf_field`). The first time, all that
the request writes and the note that it was sent are one transaction; the same sending again is
answered with the page the first one led to. The same form with other words in it is another sending.
"""

import base64
import hashlib
import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import IntegrityError, OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, UnreadablePostError
from django.utils import timezone

from yorisoi.people.leaving.letting_go import Asked, Kind, Part
from yorisoi.ui.engine import ONCE
from yorisoi.web import anew
from yorisoi.web.models import SentForm

KEY = re.compile(r"[A-Za-z0-9_-]{22,43}")
# Who sends a form again does so at once, or the next morning; after this it is a new sending.
KEPT_DAYS = 14
PERIOD = "sent_form"
# How often a sending may still begin anew, as the request carries it.
LEFT = "yorisoi.tries_left"
WRITES = ("INSERT", "UPDATE", "DELETE")


@dataclass(frozen=True)
class Sending:
    """One form with its key and everything typed in it; the key opens the answer it got."""

    key: str
    digest: str

    def sealed(self, address: str) -> str:
        """Return where the sending led to, closed with the key of the form."""
        nonce = secrets.token_bytes(12)
        inside = self._lock().encrypt(nonce, address.encode(), self.digest.encode())
        return base64.b64encode(nonce + inside).decode()

    def opened(self, answer: str) -> str | None:
        """Return where the sending led to, or None if it was not this one."""
        inside = base64.b64decode(answer)
        try:
            return self._lock().decrypt(inside[:12], inside[12:], self.digest.encode()).decode()
        except InvalidTag:
            return None

    def _lock(self) -> AESGCM:
        return AESGCM(hashlib.sha256(b"answer|" + self.key.encode()).digest())


class Once:
    """Do the work of each sending once, and answer it the same each time it comes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a sending that is known as it was answered; else do it, all or nothing."""
        sending = sending_of(request)
        if sending is None:
            return self.get_response(request)
        known = _answer_to(sending)
        if known is not None:
            return HttpResponseRedirect(known, status=303)
        try:
            return self._do(request, sending)
        except _SentMeanwhile:
            known = _answer_to(sending)
            return HttpResponseRedirect(known or request.get_full_path(), status=303)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say nothing of an error after which the sending is done again."""
        if request.META.get(LEFT) and anew.is_asked_for(exception):
            return HttpResponse(status=503)
        return None

    def _do(self, request: HttpRequest, sending: Sending) -> HttpResponse:
        left = anew.N_TRIES
        while True:
            left -= 1
            request.META[LEFT] = left
            try:
                return self._try(request, sending)
            except OperationalError as error:
                if not left or not anew.is_asked_for(error):
                    raise
            anew.rewind(request)

    def _try(self, request: HttpRequest, sending: Sending) -> HttpResponse:
        """Do a sending, all or nothing; raise where the database asks to begin anew."""
        with _begins_late(), transaction.atomic():
            watch = _Watch()
            with connection.execute_wrapper(watch):
                response = self.get_response(request)
            if watch.wish is not None:
                raise watch.wish
            if response.status_code >= 500:
                transaction.set_rollback(True)
            elif watch.n_writes and _leads_on(request, response):
                _keep(sending, response["Location"])
        return response


class _SentMeanwhile(Exception):
    """The same sending came twice at the same moment, and the other one was first."""


class _Watch:
    """Counts the statements that write, and sees when the database asks to begin anew."""

    def __init__(self) -> None:
        self.n_writes = 0
        self.wish: OperationalError | None = None

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        self.n_writes += sql.lstrip().upper().startswith(WRITES)
        try:
            return execute(sql, params, many, context)
        except OperationalError as error:
            self.wish = error if anew.is_asked_for(error) else self.wish
            raise


def sending_of(request: HttpRequest) -> Sending | None:
    """Return the sending a request is, or None where sending twice does no harm or no key came.

    The key is taken out of the form, so that no view meets it.
    """
    if request.method != "POST":
        return None
    try:
        typed = request.POST.copy()
    except UnreadablePostError:
        return None
    key = str(typed.pop(ONCE, [""])[-1])
    request.POST = typed  # type: ignore[assignment]  # Django lets a request be given its form
    if not KEY.fullmatch(key) or request.path.startswith(settings.YORISOI_REPEATABLE):
        return None
    return Sending(key, _digest(request, key))


def _digest(request: HttpRequest, key: str) -> str:
    found = hashlib.sha256()
    for word in _words(request, key):
        found.update(len(word).to_bytes(8, "big") + word)
    return found.hexdigest()


def _words(request: HttpRequest, key: str) -> Iterator[bytes]:
    """Yield everything that makes a sending what it is; the CSRF token changes with each page."""
    yield key.encode()
    yield request.get_full_path().encode()
    for name, values in sorted(request.POST.lists()):
        if name != "csrfmiddlewaretoken":
            yield from (word.encode() for word in (name, *values))
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            yield name.encode()
            yield hashlib.sha256(b"".join(file.chunks())).digest()
            file.seek(0)


def _answer_to(sending: Sending) -> str | None:
    kept = SentForm.objects.filter(digest=sending.digest).first()
    return sending.opened(kept.answer) if kept else None


def _leads_on(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether an answer can be given again: a way to a page, and no new sign-in with it."""
    cookie = response.cookies.get(settings.SESSION_COOKIE_NAME)
    is_signed_in_anew = cookie is not None and cookie.value != request.COOKIES.get(
        settings.SESSION_COOKIE_NAME
    )
    return 300 <= response.status_code < 400 and not is_signed_in_anew


def _keep(sending: Sending, address: str) -> None:
    today = timezone.localdate()
    try:
        with transaction.atomic():
            SentForm.objects.create(
                digest=sending.digest, answer=sending.sealed(address), sent_on=today
            )
    except IntegrityError as error:
        raise _SentMeanwhile from error
    SentForm.objects.filter(sent_on__lt=today - timedelta(days=KEPT_DAYS)).delete()


def old_sendings(asked: Asked) -> tuple[Part, ...]:
    """Return the notes of sendings of the whole house that are too old to be answered again."""
    return (Part(SentForm.objects.filter(sent_on__lte=asked.last_day(PERIOD))),)


KIND = Kind(PERIOD, old_sendings)


def _begins_late() -> AbstractContextManager[None]:
    """Let SQLite's one writer wait until this request really writes; PostgreSQL has many."""
    late: Callable[[], AbstractContextManager[None]] | None
    late = getattr(connection, "begins_late", None)
    return late() if late is not None else nullcontext()
