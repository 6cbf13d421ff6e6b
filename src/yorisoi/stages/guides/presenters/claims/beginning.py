"""Why it began, who carried it, how the year went; and what others can take with them."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from yorisoi.programme import queries as programmes
from yorisoi.programme.models import Programme
from yorisoi.programme.terms import DocumentKind, StageState
from yorisoi.stages.guides import queries
from yorisoi.stages.guides.actions import EvidenceWords
from yorisoi.stages.guides.presenters.claims.shape import Draft, quoted, record, stopped
from yorisoi.stages.guides.terms import Backing


def aim(programme: Programme) -> Iterator[Draft]:
    """Say what the programme is and what all want to realise."""
    basis = record("programme", "words", _("事業の基本コンセプト"))
    said = {"place": programme.municipality.name, "name": programme.name}
    text = _("これは、%(place)sの「%(name)s」で学んだことの記録です。")
    yield Draft("name", text % said, (basis,))
    if programme.concept:
        yield Draft("concept", _sentence(programme.concept), (basis,))
    for goal in programme.goals.all():
        text = _("みんなで実現したいのは、「%(goal)s」ことです。") % {
            "goal": quoted(goal.statement)
        }
        if goal.statement.endswith(("こと", "。")):
            text = _("みんなで実現したいのは、「%(goal)s」です。") % {
                "goal": quoted(goal.statement)
            }
        basis = EvidenceWords(Backing.GOAL, goal.code, goal.statement)
        yield Draft(f"goal:{goal.code}", text, (basis,))


def _sentence(text: str) -> str:
    return stopped("".join(text.split("\n")).strip())


def roles(programme: Programme) -> Iterator[Draft]:
    """Say what each organisation did."""
    for party in programmes.parties(programme=programme):
        if party.part:
            name = party.organisation.name
            text = _("%(name)sの受け持ちは、「%(part)s」です。")
            basis = record("party", party.organisation.code, _("ともに進める組織の一覧"))
            said = {"name": name, "part": quoted(party.part)}
            yield Draft(f"party:{party.organisation.code}", text % said, (basis,))


def flow(programme: Programme) -> Iterator[Draft]:
    """Say how far along the ten stages the year has come, and name the three documents."""
    states = programmes.states(programme=programme)
    n_done = sum(state is StageState.DONE for state in states.values())
    verbs = _("、").join(str(stage.label) for stage in states)
    basis = record("year", str(programme.fiscal_year), _("一年の道の記録"))
    yield Draft("stages", _("一年を「%(verbs)s」の十の段で進めます。") % {"verbs": verbs}, (basis,))
    if n_done:
        text = _("この版を書いた時、十の段のうち、%(n)sの段が済んでいます。") % {"n": n_done}
        yield Draft("done", text, (basis,))
    for kind, versions in queries.versions(programme=programme).items():
        signed = next((each for each in versions if each.signed_at), None)
        if signed is not None:
            text = _("%(kind)sは、第%(n)s版をみんなで確かめました。")
            said = {"kind": DocumentKind(kind).label, "n": signed.version}
            basis = record("document", f"{kind}/{signed.version}", str(DocumentKind(kind).label))
            yield Draft(f"document:{kind}", text % said, (basis,))


def similar(programme: Programme) -> Iterator[Draft]:
    """Say from whose kit the programme began."""
    for each in programme.adoptions.all():
        text = _("この事業は、%(place)sのキット「%(title)s」から始めました。")
        said = {"place": each.from_municipality, "title": each.kit_title}
        basis = record("adoption", each.fingerprint[:16], _("キットを取りこんだ記録"))
        yield Draft(f"adoption:{each.fingerprint[:16]}", text % said, (basis,))


def templates(programme: Programme) -> Iterator[Draft]:
    """Say what of this can be used elsewhere."""
    basis = record("kit", "tables", _("この版と一緒に公表するキット"))
    text = _("計画、知らせの文、教える内容、練習の手順は、キットとして持ち帰れます。")
    yield Draft("kit", text, (basis,))
    text = _("キットに、名前や連絡先など個人の情報は入っていません。")
    yield Draft("nobody", text, (basis,))
