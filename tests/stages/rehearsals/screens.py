"""A procedure of three steps, as the tests of this folder meet it."""

from people import Cast
from yorisoi.people.models import Participant
from yorisoi.stages.courses.terms import Help
from yorisoi.stages.rehearsals import actions, queries
from yorisoi.stages.rehearsals.models import Procedure, Try

STEPS = (
    actions.StepWords(
        title="「さがす」を押す", screen="はじめ", press="さがす", hint="下にあります"
    ),
    actions.StepWords(title="教室を選ぶ", screen="教室", options="朝\n夕方", press="朝"),
    actions.StepWords(title="「送る」を押す", screen="これでいいですか", press="送る"),
)


def procedure(cast: Cast, code: str = "apply") -> Procedure:
    """Let ドウ write a procedure with three steps."""
    words = actions.ProcedureWords(name="教室の申し込み", summary="申し込みを練習します")
    found = actions.put_procedure(by=cast.dou, programme=cast.programme, code=code, words=words)
    for order, step in enumerate(STEPS, start=1):
        actions.put_step(by=cast.dou, procedure=found, order=order, words=step)
    again = queries.procedure(programme=cast.programme, code=code)
    assert again is not None
    return again


def practised(cast: Cast, of: Procedure, *levels: Help, who: Participant | None = None) -> Try:
    """Let ベニ, or somebody else, practise once to the end with these levels of help."""
    person = who or cast.beni
    assert person.account is not None
    attempt = actions.start(by=person.account, participant=person, procedure=of)
    return actions.tell(by=person.account, attempt=attempt, levels=dict(enumerate(levels, start=1)))
