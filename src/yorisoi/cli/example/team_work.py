"""What the team did in the example: listened at a centre, agreed on goals, met."""

from datetime import date

from yorisoi.people.models import Account
from yorisoi.people.terms import Speaker
from yorisoi.programme import actions as programmes
from yorisoi.programme.kit import organisation
from yorisoi.programme.models import Programme
from yorisoi.stages.goals import actions as goals
from yorisoi.stages.hearings import actions as hearings
from yorisoi.stages.hearings.terms import HearingConsent, HearingState
from yorisoi.stages.personas import actions as personas
from yorisoi.stages.personas import queries as drawn

# 架空: nobody said these things; they stand where a real hearing stands.
VOICES = (
    (
        Speaker.PERSON,
        "visual",
        "18-64",
        "画面が平らで、どこを押したかわかりません。音が出ると安心します（架空）",
    ),
    (Speaker.PERSON, "intellectual", "18-64", "ひとりだと、まちがえて押しそうでこわいです（架空）"),
    (
        Speaker.FAMILY,
        "intellectual",
        "18-64",
        "教わった日はできるのに、家に帰ると続きません（架空）",
    ),
    (Speaker.STAFF, "mental", "18-64", "人の多い教室だと、途中で外に出る方がいます（架空）"),
    (
        Speaker.STAFF,
        "visual",
        "65+",
        "駅からの道がいちばんの心配ごとです。アオキさんもそう話していました（架空）",
    ),
    (Speaker.PERSON, "hearing", "65+", "講師と通訳と画面を、同時には見られません（架空）"),
)
MEETINGS = (
    ("都区の打ち合わせ：どうしたら届くか", 6, 12, "東京都、練馬区（福祉・情報）"),
    ("像の見直し会（架空）", 9, 4, "像を見直す会、二つのセンター、事業者"),
)


def listen(*, programme: Programme, by: Account) -> None:
    """Hold one hearing at the centre, with consent; a name in it is hidden from outsiders."""
    words = hearings.HearingWords(
        host="大泉障害者地域生活支援センターの利用者と職員（架空の聴き取り）",
        centre=organisation("oizumi", programme=programme),
        asked_by="練馬区と東京都",
        questions="スマホで困ることは何ですか。どうすれば来やすいですか。",
        planned_on=date(programme.fiscal_year, 7, 14),
        held_on=date(programme.fiscal_year, 7, 14),
        state=HearingState.HELD,
    )
    hearing = hearings.put_hearing(by=by, programme=programme, code="oizumi-example", words=words)
    hearings.record_consent(
        by=by, hearing=hearing, consent=HearingConsent.GIVEN, consent_on=words.held_on
    )
    for speaker, kind, age, text in VOICES:
        hearings.put_passage(
            by=by,
            hearing=hearing,
            words=hearings.PassageWords(text=text, speaker=speaker, about_kind=kind, about_age=age),
        )
    hearings.hide_name(by=by, hearing=hearing, name="アオキ")
    hearings.check_names(by=by, hearing=hearing)


def agree(*, programme: Programme, by: Account, on: date) -> None:
    """Let every party agree to every goal."""
    for goal in programme.goals.all():
        for party in programme.parties.all():
            goals.agree(by=by, goal=goal, party=party, agreed_on=on)


def share_personas(*, programme: Programme, by: Account) -> None:
    """Share every persona with the whole team."""
    for persona in drawn.personas(programme=programme):
        personas.share(by=by, persona=persona)


def meet(*, programme: Programme, by: Account) -> None:
    """Note the meetings of the year."""
    for title, month, day, present in MEETINGS:
        words = programmes.MeetingWords(
            title=title,
            held_on=date(programme.fiscal_year, month, day),
            present=present,
            notes="話したことは架空です。",
        )
        programmes.note_meeting(by=by, programme=programme, words=words)
