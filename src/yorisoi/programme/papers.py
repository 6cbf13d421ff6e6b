"""A document in the form somebody asked for: page, PDF, Word, book, braille, speech text, LINE text."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.templatetags.static import static

from yorisoi.engines import braille, language, voice
from yorisoi.engines import documents as paper
from yorisoi.people.models import Participant
from yorisoi.people.terms import HandoutFormat
from yorisoi.ui import reading
from yorisoi.ui.downloads import file_response
from yorisoi.ui.hearing import as_said
from yorisoi.ui.page import Face, Link
from yorisoi.ui.pages import preferences_of
from yorisoi.ui.words import is_english

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = {
    "pdf": "application/pdf",
    "docx": DOCX,
    "epub": "application/epub+zip",
    "brf": "application/octet-stream",
    "mp3": "audio/mpeg",
    "txt": "text/plain; charset=utf-8",
}
# Where the site serves the style sheets of papers.
PAPERS = "yorisoi/papers"
# What follows paper. in an address.
FORMS = (
    "html",
    "large.html",
    "ruby.html",
    "pdf",
    "large.pdf",
    "ruby.pdf",
    "docx",
    "epub",
    "brf",
    "brl.txt",
    "mp3",
    "txt",
    "line.txt",
)


# From which size of letters on pages, in percent, a paper is printed large.
LARGE_FROM = 150

# A book of at most so many letters is told aloud too: about two minutes of voice, made in some seconds.
N_LETTERS_TOLD = 800

# In which form a paper is made for somebody who reads in a certain way.
FORM_OF = {
    HandoutFormat.STANDARD: "pdf",
    HandoutFormat.LARGE: "large.pdf",
    HandoutFormat.RUBY: "ruby.pdf",
    HandoutFormat.SPEECH: "txt",
    HandoutFormat.BRAILLE: "brf",
}


def form_of(participant: Participant) -> str:
    """Return the form of a paper for a participant."""
    return FORM_OF[HandoutFormat(participant.handout_format)]


def print_form(request: HttpRequest, participant: Participant) -> str:
    """Return the form of a paper that a person takes away: as they asked, else as they read pages.

    Who never said how papers should be, but reads pages at 150 percent or more, gets large print;
    who chose readings for pages, gets them. Large print comes first: there is no form with both.
    """
    if participant.handout_format != HandoutFormat.STANDARD:
        return form_of(participant)
    chosen = preferences_of(request)
    if chosen.text_size >= LARGE_FROM:
        return "large.pdf"
    return "ruby.pdf" if chosen.ruby not in ("", "off") and not is_english() else "pdf"


def page_form(request: HttpRequest, participant: Participant) -> str:
    """Return the form of a paper to read in the browser, as the person reads pages and papers."""
    chosen = preferences_of(request)
    if participant.handout_format == HandoutFormat.LARGE:
        return "large.html"
    has_ruby = chosen.ruby_on(Face.PERSON) != "off" and not is_english()
    return "ruby.html" if has_ruby or participant.handout_format == HandoutFormat.RUBY else "html"


def readings(text: str) -> list[tuple[str, str]]:
    """Return the pieces of a text with their readings, for ruby in documents."""
    return [(each.surface, each.reading) for each in reading.segments(text)]


def _language(*, has_ruby: bool) -> dict[str, Any]:
    return {"readings": readings if has_ruby else None, "phrases": language.phrases}


def in_braille(document: paper.Document) -> braille.Braille:
    """Return a document as automatic braille, from the text for the ear; its sheets say what it is."""
    return braille.to_braille(paper.to_text(document).strip(), readings=readings)


def _is_short(document: paper.Document) -> bool:
    return len(paper.to_text(document)) <= N_LETTERS_TOLD


def _told(sentences: Sequence[str]) -> tuple[list[tuple[str, float, float]], bytes]:
    return voice.narrate(sentences, said=as_said)


def _sounds(document: paper.Document) -> Iterator[bytes]:
    """Yield a document sentence by sentence as MP3; one after the other they are one sound."""
    lines = paper.to_text(document).splitlines()
    for line in (each for each in lines if any(letter.isalnum() for letter in each)):
        for sentence in voice.sentences(line):
            yield voice.one_sentence(as_said(sentence))


def written(document: paper.Document, *, form: str) -> bytes:
    """Return a document in one of FORMS, as it may be saved; raise KeyError for any other."""
    size: Literal["large", "standard"] = "large" if form.startswith("large.") else "standard"
    has_ruby = form.startswith("ruby.")
    ways = {
        "html": lambda: paper.to_html(
            document, size=size, ruby=has_ruby, **_language(has_ruby=has_ruby)
        ).encode(),
        "pdf": lambda: paper.to_pdf(
            document, size=size, ruby=has_ruby, **_language(has_ruby=has_ruby)
        ),
        "docx": lambda: paper.to_docx(document),
        "epub": lambda: paper.to_epub(
            document, readings=readings, narrate=_told if _is_short(document) else None
        ),
        "mp3": lambda: b"".join(_sounds(document)),
        "brf": lambda: braille.to_brf(in_braille(document)).encode(),
        "brl.txt": lambda: ("\n".join(braille.to_lines(in_braille(document))) + "\n").encode(),
        "line.txt": lambda: paper.to_line(document).encode(),
        "txt": lambda: paper.to_text(document, katakana=language.katakana).encode(),
    }
    if form not in FORMS:
        raise KeyError(form)
    return ways[form.removeprefix("large.").removeprefix("ruby.")]()


def site(back: Link | None = None) -> paper.Site:
    """Return what this site puts round a paper that is opened from somewhere."""
    return paper.Site(
        sheets=[static(f"{PAPERS}/{name}") for name in paper.SHEETS],
        icon=static("yorisoi/mark.svg"),
        back=(back.words, back.href) if back else None,
    )


def _shown(document: paper.Document, *, form: str, back: Link | None) -> bytes:
    """Return a document as the site sends it: a page asks for its style sheets, with none inside."""
    if form not in FORMS or not form.endswith("html"):
        return written(document, form=form)
    has_ruby = form.startswith("ruby.")
    return paper.to_page(
        document,
        site=site(back),
        size="large" if form.startswith("large.") else "standard",
        ruby=has_ruby,
        **_language(has_ruby=has_ruby),
    ).encode()


def paper_response(
    document: paper.Document, *, form: str, name: str, back: Link | None = None
) -> HttpResponse:
    """Return a document as a response, a page with the way back; an unknown form is a 404.

    A voice is heard from its first sentence on, while the next is made.
    """
    if form == "mp3":
        response = StreamingHttpResponse(_sounds(document), content_type=KINDS[form])
        response["Content-Disposition"] = f'inline; filename="{name}.{form}"'
        return response  # type: ignore[return-value]  # read by the server alone, as it comes
    try:
        body = _shown(document, form=form, back=back)
    except KeyError as error:
        raise Http404 from error
    if form.endswith("html"):
        return page_of_paper(body, name=f"{name}.{form}")
    ending = form.rsplit(".", 1)[-1]
    return file_response(
        body, content_type=KINDS[ending], name=f"{name}.{form}", is_shown=ending == "pdf"
    )


def page_of_paper(body: bytes, *, name: str) -> HttpResponse:
    """Return a paper to be looked at in the browser."""
    response = file_response(
        body, content_type="text/html; charset=utf-8", name=name, is_shown=True
    )
    # The style sheet of papers carries its mark and its rule inside, so that a saved one is whole.
    response._csp_update = {"img-src": ["data:"]}  # type: ignore[attr-defined]  # of django-csp
    return response
