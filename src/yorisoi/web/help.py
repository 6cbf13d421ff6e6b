"""Help for somebody who does not know what to do: whom to ask, and what the words mean."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yorisoi.people.models import Account
from yorisoi.programme import doors, queries
from yorisoi.programme.frames import account_of, front_page, is_person
from yorisoi.programme.models import Programme
from yorisoi.programme.terms import Stage
from yorisoi.ui.pages import render

# What is done in a stage, and how one knows that it is done.
STAGES = {
    Stage.AREA: (
        gettext_lazy("町の数を集めます。わからない数は「不明」のまま残します。"),
        gettext_lazy("障害の種類と年齢の表がある"),
    ),
    Stage.HEARINGS: (
        gettext_lazy("センターへ行き、本人、家族、職員の話を分けて書きとめます。"),
        gettext_lazy("だれの声か、わかる記録がある"),
    ),
    Stage.PERSONAS: (
        gettext_lazy("数と声から、一人の像を仮につくります。根拠のない行は「仮」です。"),
        gettext_lazy("本人たちに見てもらった像がある"),
    ),
    Stage.GOALS: (
        gettext_lazy("像をかこんで、何を実現したいかを一つの文にします。"),
        gettext_lazy("どの組織も同意しためあてがある"),
    ),
    Stage.OUTREACH: (
        gettext_lazy("だれに、だれが、どうやって知らせるかを決めます。"),
        gettext_lazy("その人の近くにいる人へ渡した"),
    ),
    Stage.COURSES: (
        gettext_lazy("教室の日程と中身を決め、申し込みを受け、ひらきます。"),
        gettext_lazy("教室のあとに振り返りが残っている"),
    ),
    Stage.TIES: (
        gettext_lazy("支援者や仲間と、スマホでことばを送りあいます。"),
        gettext_lazy("はじめの一言を送った人がいる"),
    ),
    Stage.REHEARSALS: (
        gettext_lazy("本番と同じ手続きを、まちがえてもよい所で練習します。"),
        gettext_lazy("一人でできた段がわかる"),
    ),
    Stage.EFFECTS: (
        gettext_lazy("できることが増えたかを、前とあとでくらべます。"),
        gettext_lazy("言えることと、まだ言えないことが書いてある"),
    ),
    Stage.GUIDES: (
        gettext_lazy("学んだことを、ほかの町が使える形にして出します。"),
        gettext_lazy("どの文からも根拠へもどれる"),
    ),
}

WORDS = (
    (gettext_lazy("仮"), gettext_lazy("まだ根拠のないこと。確かめたら、しるしを外します。")),
    (gettext_lazy("根拠"), gettext_lazy("その文のもとになった数や声。押すと、もとが見えます。")),
    (gettext_lazy("推計"), gettext_lazy("計算で出した、おおよその数。式もいっしょに残します。")),
    (gettext_lazy("不明"), gettext_lazy("だれも数えていない数。0とは、ちがいます。")),
    (
        gettext_lazy("像"),
        gettext_lazy("実在しない一人の人物。みんなが同じ人を思うために使います。"),
    ),
    (gettext_lazy("配慮"), gettext_lazy("その人が参加するために、前もって用意すること。")),
    (
        gettext_lazy("同意"),
        gettext_lazy("本人の「いいです」。何に使うかごとに聞き、いつでもやめられます。"),
    ),
    (
        gettext_lazy("抽選"),
        gettext_lazy("席より申し込みが多いときのくじ。だれでも確かめられます。"),
    ),
)


@dataclass(frozen=True)
class Explained:
    """A stage in plain words: what is done, and when it is done."""

    stage: Stage
    doing: str
    done_when: str


@dataclass(frozen=True)
class Helper:
    """Somebody who can be asked, and the number to ring."""

    name: str
    what: str
    phone: str


@dataclass(frozen=True)
class WayOn:
    """Something a participant may do now: where, and in which words."""

    href: str
    title: str
    note: str
    icon: str


@doors.public
def help_page(request: HttpRequest) -> HttpResponse:
    """Say what a participant can do and whom to ask; then how the team begins, and what words mean."""
    account = account_of(request)
    is_participant = account is not None and is_person(account)
    programme = None if account is None else _programme(account)
    page = front_page(
        request,
        _("わからないことがあれば"),
        lead=_("一人で調べなくて大丈夫です。電話か、となりの人に聞いてください。"),
    )
    return render(
        request,
        "web/help.html",
        page=page,
        ways=_ways(is_participant=is_participant),
        programme=None if is_participant else programme,
        is_for_team=not is_participant,
        helpers=_helpers(None if is_participant else programme),
        stages=[
            Explained(stage=stage, doing=str(doing), done_when=str(done))
            for stage, (doing, done) in STAGES.items()
        ],
        words=WORDS,
    )


def _ways(*, is_participant: bool) -> tuple[WayOn, ...]:
    """Return the three things a participant may do when they do not know what to do."""
    stuck = reverse("rehearsals:stuck") if is_participant else reverse("courses:stuck")
    return (
        WayOn(
            reverse("courses:public_courses"),
            _("教室をさがす"),
            _("いつ、どこで、何をするか"),
            "class",
        ),
        WayOn(
            reverse("rehearsals:practice"), _("練習する"), _("家で、何度でもできます"), "practice"
        ),
        WayOn(stuck, _("困った"), _("どうしたらいいか、分からないとき"), "question"),
    )


def _programme(account: Account) -> Programme | None:
    """Return the newest programme of a member of a team."""
    return queries.programmes(account=account).select_related("municipality").first()


def _helpers(programme: Programme | None) -> tuple[Helper, ...]:
    if programme is None:
        return _public_helpers()
    first = Helper(
        name=programme.municipality.name, what=_("事業のこと何でも"), phone=programme.help_phone
    )
    parties = queries.parties(programme=programme).exclude(organisation=programme.municipality)
    return (
        first,
        *(
            Helper(
                name=each.organisation.name,
                what=each.part or str(each.organisation.get_kind_display()),
                phone=each.organisation.phone,
            )
            for each in parties
        ),
    )


def _public_helpers() -> tuple[Helper, ...]:
    """Return each telephone once, with the newest programme that answers it."""
    found: dict[tuple[int, str], Helper] = {}
    known = Programme.objects.select_related("municipality").exclude(help_phone="")
    for each in known.order_by("-fiscal_year", "code"):
        helper = Helper(name=each.municipality.name, what=each.name, phone=each.help_phone)
        found.setdefault((each.municipality_id, each.help_phone), helper)
    return tuple(found.values())
