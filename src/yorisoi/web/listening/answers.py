"""Sound as browsers ask for it: whole, as it is made, or a piece of it."""

import re
from collections.abc import Callable, Iterator, Sequence

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

KIND = "audio/mpeg"
_RANGE = re.compile(r"bytes=(\d+)-(\d*)")
_FROM_THE_START = ("", "bytes=0-")
Sound = Callable[[], bytes]


def streamed(request: HttpRequest, sounds: Sequence[Sound]) -> HttpResponse | StreamingHttpResponse:
    """Send the first sentence while the next is being made; Safari asks for pieces and gets those."""
    if request.headers.get("Range", "") in _FROM_THE_START:
        return StreamingHttpResponse(_each(sounds), content_type=KIND)
    return pieces(request, b"".join(_each(sounds)))


def _each(sounds: Sequence[Sound]) -> Iterator[bytes]:
    for sound in sounds:
        yield sound()


def pieces(request: HttpRequest, body: bytes) -> HttpResponse:
    """Send a sound, or the bytes of it that were asked for (RFC 9110, 14)."""
    wanted = _RANGE.fullmatch(request.headers.get("Range", ""))
    if wanted is None:
        response = HttpResponse(body, content_type=KIND)
    elif (start := int(wanted[1])) >= len(body):
        response = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{len(body)}"
    else:
        end = min(int(wanted[2] or len(body) - 1), len(body) - 1)
        response = HttpResponse(body[start : end + 1], content_type=KIND, status=206)
        response["Content-Range"] = f"bytes {start}-{end}/{len(body)}"
    response["Accept-Ranges"] = "bytes"
    return response
