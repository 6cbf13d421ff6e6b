"""Read how a sentence is held up: result, indicator, goal, persona, voice or figure, source.

The whole of a programme is one small graph; a walk down leads to the sources of a sentence, a
walk up to the sentences that stand on a source. It holds nothing personal: a voice is shown only
as far as everybody may read it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from yorisoi.people.terms import DisabilityKind
from yorisoi.programme.models import Programme
from yorisoi.stages.area.models import Figure
from yorisoi.stages.effects.models import Result
from yorisoi.stages.goals import queries as goals
from yorisoi.stages.guides.models import Claim, ClaimEvidence, Edition
from yorisoi.stages.guides.terms import Backing, Link
from yorisoi.stages.hearings import queries as hearings
from yorisoi.stages.personas.models import Attribute, Evidence, Persona

Key = tuple[str, str]
N_ATTRIBUTES, N_EVIDENCE = 3, 2


@dataclass(frozen=True)
class Node:
    """One link: what it is, its code, its words, a note; without evidence it is an assumption."""

    kind: str
    reference: str
    words: str
    note: str = ""
    is_assumption: bool = False

    @property
    def key(self) -> Key:
        """What names the link in the graph."""
        return (self.kind, self.reference)


@dataclass
class Graph:
    """All links of a programme and which stands on which."""

    nodes: dict[Key, Node] = field(default_factory=dict)
    below: dict[Key, tuple[Key, ...]] = field(default_factory=dict)
    above: defaultdict[Key, list[Key]] = field(default_factory=lambda: defaultdict(list))

    def add(self, node: Node, *below: Key) -> None:
        """Put in a link and say what it stands on."""
        self.nodes[node.key] = node
        self.below[node.key] = below
        for key in below:
            if node.key not in self.above[key]:
                self.above[key].append(node.key)

    def under(self, key: Key) -> tuple[Node, ...]:
        """Return what a link stands on."""
        return self._known(self.below.get(key, ()))

    def over(self, key: Key) -> tuple[Node, ...]:
        """Return what stands on a link."""
        return self._known(self.above.get(key, ()))

    def chain(self, key: Key) -> tuple[Node, ...]:
        """Return the walk from a link down to its sources, each link once."""
        found: dict[Key, Node] = {}
        self._walk(key, found)
        return tuple(found.values())

    def _walk(self, key: Key, found: dict[Key, Node]) -> None:
        if key in found or key not in self.nodes:
            return
        found[key] = self.nodes[key]
        for each in self._chosen(key):
            self._walk(each, found)

    def _chosen(self, key: Key) -> tuple[Key, ...]:
        below = self.below.get(key, ())
        if key[0] == Link.PERSONA:
            return tuple(sorted(below, key=lambda k: not self.below.get(k))[:N_ATTRIBUTES])
        return below[:N_EVIDENCE] if key[0] == Link.ATTRIBUTE else below

    def _known(self, keys: Iterable[Key]) -> tuple[Node, ...]:
        return tuple(self.nodes[key] for key in keys if key in self.nodes)


def graph(*, programme: Programme, edition: Edition | None = None) -> Graph:
    """Return the graph of a programme, with the sentences of an edition on top if one is given."""
    found = Graph()
    _add_voices(found, programme)
    _add_personas(found, programme)
    _add_goals(found, programme)
    cited = _add_claims(found, edition) if edition else set()
    _add_figures(found, programme, cited=cited)
    return found


def _add_goals(found: Graph, programme: Programme) -> None:
    for goal in goals.goals(programme=programme):
        below = [(str(Link.PERSONA), goal.persona.code)] if goal.persona else []
        found.add(Node(Link.GOAL, goal.code, goal.statement, goal.reason), *below)
    for each in goals.indicators(programme=programme):
        note = f"{each.measured_by.organisation.name}　{each.measured_when}"
        node = Node(Link.INDICATOR, f"{each.goal.code}/{each.code}", each.name, note)
        found.add(node, (Link.GOAL, each.goal.code))
    results = Result.objects.filter(programme=programme).select_related("indicator__goal")
    for result in results:
        of = result.indicator
        below = [(str(Link.INDICATOR), f"{of.goal.code}/{of.code}")] if of else []
        found.add(Node(Link.RESULT, result.code, result.title, result.cannot_say), *below)


def _add_personas(found: Graph, programme: Programme) -> None:
    newest: dict[str, Persona] = {}
    rows = Persona.objects.filter(programme=programme).order_by("code", "version")
    for persona in rows.prefetch_related(
        "attributes__evidence__figure", "attributes__evidence__passage__hearing"
    ):
        newest[persona.code] = persona
    for persona in newest.values():
        lines = list(persona.attributes.all())
        keys = [(str(Link.ATTRIBUTE), _line(persona, line)) for line in lines]
        words = f"{persona.name}（架空）　{persona.headline}"
        found.add(Node(Link.PERSONA, persona.code, words, persona.get_state_display()), *keys)
        for line in lines:
            _add_attribute(found, persona, line)


def _add_attribute(found: Graph, persona: Persona, line: Attribute) -> None:
    below: list[Key] = []
    for each in line.evidence.all():
        below.append(_stands_on(each))
        if each.answer:
            found.add(Node(Link.ANSWER, each.answer, each.answer))
    node = Node(
        Link.ATTRIBUTE,
        _line(persona, line),
        line.text,
        line.get_topic_display(),
        is_assumption=not below,
    )
    found.add(node, *below)


def _line(persona: Persona, line: Attribute) -> str:
    return f"{persona.code}/{line.order}"


def _stands_on(each: Evidence) -> Key:
    if each.figure:
        return (Link.FIGURE, each.figure.code)
    if each.passage:
        return (Link.VOICE, f"{each.passage.hearing.code}/{each.passage.code}")
    return (Link.ANSWER, each.answer)


def _add_voices(found: Graph, programme: Programme) -> None:
    for hearing in hearings.hearings(programme=programme):
        found.add(Node(Link.HEARING, hearing.code, hearing.host, hearing.source_note))
    for each in hearings.shared(programme=programme):
        note = each.passage.get_speaker_display()
        reference = f"{each.hearing.code}/{each.passage.code}"
        node = Node(Link.VOICE, reference, each.text, note)
        found.add(node, (Link.HEARING, each.hearing.code))


def _add_figures(found: Graph, programme: Programme, *, cited: set[str]) -> None:
    wanted = cited | {ref for kind, ref in found.above if kind == Link.FIGURE}
    for figure in programme.figures.filter(code__in=wanted).select_related("source"):
        source = figure.source
        found.add(_figure(figure), (Link.SOURCE, source.code))
        note = "　".join(filter(None, (source.publisher, source.as_of)))
        found.add(Node(Link.SOURCE, source.code, source.title, note))


def _figure(figure: Figure) -> Node:
    value = "" if figure.value is None else f"{figure.value.normalize():,f}{figure.unit}"
    kind = str(DisabilityKind(figure.kind).label) if figure.kind in DisabilityKind.values else ""
    words = "　".join(filter(None, (figure.place, kind, figure.item, figure.age, value)))
    note = f"{figure.get_certainty_display()}　{figure.as_of}"
    return Node(Link.FIGURE, figure.code, words, note)


def _add_claims(found: Graph, edition: Edition) -> set[str]:
    """Put in the sentences; records and reflections end here, with the words kept beside them."""
    cited: set[str] = set()
    rows = Claim.objects.filter(chapter__edition=edition).select_related("chapter")
    for claim in rows.prefetch_related("evidence"):
        below: list[Key] = []
        for each in claim.evidence.all():
            key = _key(each)
            below.append(key)
            if each.backing == Link.FIGURE:
                cited.add(each.reference)
            elif key not in found.nodes:
                found.add(Node(each.backing, each.reference, each.words))
        found.add(claim_node(claim, is_assumption=not below), *below)
    return cited


def _key(each: ClaimEvidence) -> Key:
    """A voice without a passage is the hearing itself."""
    is_hearing = each.backing == Backing.VOICE and "/" not in each.reference
    return (Link.HEARING if is_hearing else each.backing, each.reference)


def claim_node(claim: Claim, *, is_assumption: bool) -> Node:
    """Return the link of a sentence, named by its place in the edition."""
    reference = f"{claim.chapter.order}/{claim.order}"
    return Node(Link.CLAIM, reference, claim.text, claim.section, is_assumption=is_assumption)
