"""ことばと読み: words to confirm, sentences that could be easier, and a text to try."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yorisoi.people.terms import Permission
from yorisoi.programme import wording
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.models import Word
from yorisoi.ui.coach import remarks
from yorisoi.ui.pages import render
from yorisoi.web.wording import presenters
from yorisoi.web.wording.forms import KanaField, TryForm, WordForm
from yorisoi.web.wording.texts import published

# So many at once; the next ones come when these are confirmed.
N_DOUBTS, N_HEAVY = 20, 20


def _house_only(desk: Desk) -> None:
    """What a word is read like holds for the whole house; who is here for some classes does not decide it."""
    if not desk.may(Permission.WHOLE):
        raise Http404


@staff(Permission.READ)
def home(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what is to confirm, what could be easier, and the words of the house."""
    return _home(request, desk, WordForm())


def _home(
    request: HttpRequest, desk: Desk, form: WordForm, refused: dict[str, str] | None = None
) -> HttpResponse:
    texts = list(published(desk.programme))
    doubts, heavy = presenters.doubts(texts), presenters.heavy(texts)
    lead = presenters.sentence(n_texts=len(texts), n_doubts=len(doubts), n_heavy=len(heavy))
    return render(
        request,
        "web/wording.html",
        page=desk.page(_("ことばと読み"), lead=lead),
        status=422 if form.errors or refused else 200,
        desk=desk,
        form=form,
        may_decide=desk.may(Permission.WRITE) and desk.may(Permission.WHOLE),
        doubts=doubts[:N_DOUBTS],
        n_more_doubts=max(0, len(doubts) - N_DOUBTS),
        heavy=heavy[:N_HEAVY],
        n_more_heavy=max(0, len(heavy) - N_HEAVY),
        words=Word.objects.all(),
        refused=refused or {},
        typed=request.POST,
    )


@require_POST
@staff(Permission.WRITE)
def confirm(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Keep the readings that were ticked; if one is no kana, keep none and say which."""
    _house_only(desk)
    chosen = {
        word: request.POST.get(f"reading-{word}", "") for word in request.POST.getlist("word")
    }
    field, readings, refused = KanaField(max_length=80), {}, {}
    for word, typed in chosen.items():
        try:
            readings[word] = field.clean(typed)
        except ValidationError:
            refused[word] = _("「%(word)s」の読みを、ひらがなで書いてください") % {"word": word}
    if refused or not readings:
        refused = refused or {"": _("確かめたことばに、印をつけてください")}
        return _home(request, desk, WordForm(), refused)
    for word, read in readings.items():
        wording.put_word(by=desk.account, programme=desk.programme, written=word, reading=read)
    messages.success(request, presenters.confirmed(len(readings)))
    return redirect("wording:home", programme=desk.programme.code)


@require_POST
@staff(Permission.WRITE)
def put(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Add a word to those of the house."""
    _house_only(desk)
    form = WordForm(request.POST)
    if not form.is_valid():
        return _home(request, desk, form)
    wording.put_word(by=desk.account, programme=desk.programme, **form.cleaned_data)
    messages.success(request, presenters.confirmed(1))
    return redirect("wording:home", programme=desk.programme.code)


@require_POST
@staff(Permission.WRITE)
def remove(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Take a word out; it is read by the engine again."""
    _house_only(desk)
    found = Word.objects.filter(written=request.POST.get("written", "")).first()
    if found is None:
        messages.success(request, _("そのことばは、もうありません"))
        return redirect("wording:home", programme=desk.programme.code)
    wording.remove_word(by=desk.account, programme=desk.programme, word=found)
    said = _("「%(word)s」を消しました。読みは、自動でつきます") % {"word": found.written}
    messages.success(request, said)
    return redirect("wording:home", programme=desk.programme.code)


@staff(Permission.READ)
def attempt(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Read a text once, say what could be easier and how it is read; it is kept nowhere."""
    form = TryForm(request.POST or None)
    text = form.cleaned_data["text"] if form.is_valid() else ""
    return render(
        request,
        "web/try_words.html",
        page=desk.page(_("文をためす"), lead=_("書いた文は、どこにも残りません。")),
        status=422 if form.errors else 200,
        desk=desk,
        form=form,
        text=text,
        remarks=remarks(text) if text else (),
    )
