"""Files that leave the house: a type that is not guessed, a name that cannot break a header."""

import re

from django.http import HttpResponse
from django.utils.http import content_disposition_header

_OUTSIDE = re.compile(r"[^\w.\-]+")
LONGEST = 100


def file_response(
    body: bytes | str, *, content_type: str, name: str, is_shown: bool = False
) -> HttpResponse:
    """Return a file to be saved, or shown in the browser where that is safe (a page of ours, a PDF)."""
    response = HttpResponse(body, content_type=content_type)
    shown = content_disposition_header(not is_shown, safe_name(name)) or "attachment"
    # Without a name Django says nothing for what is shown; here every file has one.
    response["Content-Disposition"] = shown
    return response


def safe_name(name: str) -> str:
    """Return a file name without folders, quotes, blanks and leading dots; never empty."""
    kept = _OUTSIDE.sub("-", name).lstrip(".-")[-LONGEST:]
    return kept or "file"
