"""Weighing: who of all that are in view fills a role, by weights learnt from annotated articles.

The rules of `roles.py` propose the parties of an act. A parse errs, a frame has gaps, and news leaves out
what the page has said before; so every actor in view is weighed for each role, and what the rules proposed is
one feature among others. The model is a logistic regression over features that no language is named in: arcs,
order, distance, the class of the case word, kinds of mention, and how the page speaks of the actor elsewhere.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from saksi.model import Actor
from saksi.steps.code.casting import part_of
from saksi.steps.code.events import Draft
from saksi.steps.code.mentions import Mention
from saksi.steps.code.reading import Reading
from saksi.steps.code.tree import Tree

ROLES = ("actor", "recipient")
#: How many earlier acts of the page lend their parties.
MEMORY = 4
#: Who misses a role by so little is named in the explanation, so many at most.
CLOSE, MOST = 3.0, 3
#: Sectors of the actors without a state that play roles all the same: "Western powers", "foreign troops".
_VAGUE = frozenset({"GOV", "MIL"})
#: The longest path in the tree that is told apart.
MAX_PATH = 5


def key_of(actor: Actor) -> str:
    """Return what makes two actors one party: the state or body, else the sector."""
    return actor.id or f"?{actor.sector}"


def keys_of(actors: Iterable[Actor]) -> frozenset[str]:
    """Return the parties that actors are."""
    return frozenset(map(key_of, actors))


@dataclass(frozen=True, slots=True)
class View:
    """What the whole page tells of its actors: how often each is named, and whether in the title."""

    named: Mapping[str, int]
    titled: frozenset[str]

    def rank(self, key: str) -> int:
        """Return how many actors are named more often, at most 4."""
        own = self.named.get(key, 0)
        return min(4, sum(1 for n in self.named.values() if n > own)) if own else 5


@dataclass(frozen=True, slots=True)
class Filled:
    """Who fills a role, and for the explanation of the record who nearly did."""

    actors: list[Actor]
    considered: list[str]


@dataclass(slots=True)
class Party:
    """One actor in view of an act.

    Args:
        key: what makes it one party.
        actor: the actor of a record.
        mention: the mention that the rules took, else the one nearest to the predicate, if any.
        heads: the head words of all its mentions in the sentence.
    """

    key: str
    actor: Actor
    mention: Mention | None = None
    heads: list[int] = field(default_factory=list)


def view_of(readings: Iterable[Reading]) -> View:
    """Count whom the segments of a page name."""
    named: Counter[str] = Counter()
    titled: set[str] = set()
    for reading in readings:
        for mention in reading.mentions:
            if mention.id:
                named[mention.id] += 1
                if reading.tree.segment.kind == "title":
                    titled.add(mention.id)
    return View(named, frozenset(titled))


def in_view(draft: Draft, before: Sequence[Draft], view: View) -> list[Party]:
    """List the actors in view of an act, each once, the nearest mention standing for it."""
    found: dict[str, Party] = {}
    reading, tree = draft.reading, draft.reading.tree
    reading.speaker = draft.holder.source if draft.holder is not None else ()
    ruled = [actor.start for actor in (*draft.actor, *draft.recipient)]
    near = sorted(
        reading.mentions,
        key=lambda m: min(abs(m.first - draft.candidate.word), abs(m.last - draft.candidate.word)),
    )
    for mention in near:
        if (mention.kind == "null" and mention.sector not in _VAGUE) or (
            draft.candidate.first <= mention.first <= draft.candidate.last
            and (mention.last <= draft.candidate.last and tree.pos[mention.first] == "VERB")
        ):
            continue
        for actor in reading.resolve_mention(mention):
            key = key_of(actor)
            party = found.setdefault(key, Party(key, actor, mention))
            party.heads.append(head_of(reading, mention))
            if mention.start in ruled:
                party.actor, party.mention = actor, mention
                ruled.remove(mention.start)
    reading.speaker = ()
    elsewhere: list[Actor] = [*draft.actor, *draft.recipient]
    if draft.holder is not None:
        elsewhere += draft.holder.source
    for other in reversed(before[-MEMORY:]):
        elsewhere += [*other.actor, *other.recipient]
    for actor in elsewhere:
        found.setdefault(key_of(actor), Party(key_of(actor), actor))
    return list(found.values())


def features(draft: Draft, party: Party, before: Sequence[Draft], view: View) -> Iterator[str]:
    """Yield the features of one party for one act; the role is added by the model."""
    entry = draft.candidate.entry
    rule = _rule(draft, party.key)
    frame = "together" if entry.frame.together else entry.frame.name
    why = " ".join(w.split(" by ")[-1] for w in draft.why if " by " in w or w.startswith("recipient:"))
    yield "bias"
    yield f"rule={rule}"
    yield f"rule={rule}|type={entry.type}"
    yield f"rule={rule}|frame={frame}"
    yield f"rule={rule}|empty={not draft.actor}{not draft.recipient}"
    yield f"rule={rule}|{why}"
    yield f"type={entry.type}"
    named = "?" if party.key.startswith("?") else "id"
    yield f"named={named}|{rule}"
    if named == "?":
        yield f"sector={party.key}|{rule}"
    yield f"same={_twin(draft, party.key)}|{rule}"
    yield from _on_page(draft, party, view, rule)
    yield from _agentless(draft, party, rule)
    yield from _before(draft, party, before, rule)
    if party.mention is None:
        yield f"absent|{rule}"
        yield f"absent|{rule}|{entry.type}"
        return
    yield from _in_clause(draft, party.mention, rule)


def _rule(draft: Draft, key: str) -> str:
    return part_of(key, keys_of(draft.actor), keys_of(draft.recipient))


def _twin(draft: Draft, key: str) -> str:
    """Tell whether the rules gave one of the roles to this party alone."""
    actors, recipients = {key_of(a) for a in draft.actor}, {key_of(a) for a in draft.recipient}
    return f"{len(actors - {key})}{len(recipients - {key})}"


def _on_page(draft: Draft, party: Party, view: View, rule: str) -> Iterator[str]:
    key = party.key
    yield f"rank={view.rank(key)}|{rule}"
    yield f"title={key in view.titled}|{rule}"
    speaks = draft.holder is not None and any(key_of(a) == key for a in draft.holder.source)
    yield f"speaker={speaks}|{rule}"
    if draft.holder is not None:
        yield f"speaker={speaks}|direct={draft.holder.direct}|{rule}"
        yield f"speaker={speaks}|{draft.candidate.entry.type}|{rule}"
    yield f"part={draft.reading.tree.segment.kind}|{rule}"


def _agentless(draft: Draft, party: Party, rule: str) -> Iterator[str]:
    """Tell of a passive that names no agent what may make somebody its doer all the same."""
    if draft.candidate.voice == "passive" and not draft.actor:
        type_ = draft.candidate.entry.type
        yield f"agentless|absent={party.mention is None}|{rule}"
        yield f"agentless|{type_}|{rule}"


def _before(draft: Draft, party: Party, before: Sequence[Draft], rule: str) -> Iterator[str]:
    """Tell what the party did in the acts before, of the same type above all."""
    for back, other in enumerate(reversed(before[-MEMORY:])):
        was = _rule(other, party.key)
        if was != "none":
            same = other.candidate.entry.type == draft.candidate.entry.type
            yield f"was={was}|same={same}|{rule}"
            if back == 0:
                yield f"last={was}|same={same}|{rule}"
            if same:
                return


def _in_clause(draft: Draft, mention: Mention, rule: str) -> Iterator[str]:
    reading, tree, candidate = draft.reading, draft.reading.tree, draft.candidate
    entry = candidate.entry
    head = head_of(reading, mention)
    side = (
        "in"
        if candidate.first <= mention.first <= candidate.last
        else ("left" if mention.first < candidate.word else "right")
    )
    gap = min(abs(mention.first - candidate.word), abs(mention.last - candidate.word))
    between = sum(
        1
        for m in reading.mentions
        if min(candidate.word, mention.first) < m.first < max(candidate.word, mention.first)
    )
    verbs = sum(
        1
        for i in range(min(candidate.word, mention.last) + 1, max(candidate.word, mention.first))
        if tree.pos[i] == "VERB" and not candidate.first <= i <= candidate.last
    )
    voice = reading.clauses.voice(candidate.verb) if not entry.noun or candidate.light else "noun"
    case = case_class(reading, reading.clauses.case(head))
    path = path_to(tree, candidate.word, head)
    distance = "0" if gap <= 1 else "3" if gap <= 3 else "7" if gap <= 7 else "15" if gap <= 15 else "far"
    kind = mention.kind
    yield f"side={side}|voice={voice}"
    yield f"side={side}|voice={voice}|{rule}"
    yield f"side={side}|between={min(between, 3)}|verbs={min(verbs, 2)}"
    yield f"side={side}|between={min(between, 3)}|verbs={min(verbs, 2)}|{rule}"
    yield f"gap={distance}|{side}|{rule}"
    yield f"case={case}|{side}"
    yield f"case={case}|{side}|{rule}"
    yield f"case={case}|{side}|{entry.type}"
    yield f"case={case}|{entry.frame.name}"
    yield f"kind={kind}|{rule}"
    yield f"kind={kind}|case={case}|{side}"
    yield f"dep={tree.dep[head]}|{side}|voice={voice}"
    yield f"dep={tree.dep[head]}|{rule}"
    yield f"path={path}|voice={voice}"
    yield f"path={path}|{rule}"
    yield f"path={path}|{entry.type}"
    yield f"noun={entry.noun}|light={candidate.light is not None}|{side}|{case}"
    yield f"place={mention.place}|{case}|{rule}"
    yield f"sector={mention.sector}|{rule}"


def case_class(reading: Reading, case: str | None) -> str:
    """Name the class of a preposition, the same in every language."""
    if case is None:
        return "none"
    for name in ("agent", "locative", "toward", "away", "of", "addressing", "between"):
        if case in getattr(reading.language.grammar, name):
            return name
    return "other"


def head_of(reading: Reading, mention: Mention) -> int:
    """Return the word of a mention whose governor lies outside it."""
    tree = reading.tree
    inside = range(mention.first, mention.last + 1)
    return next((i for i in inside if tree.head[i] not in inside or tree.head[i] == i), mention.first)


def path_to(tree: Tree, start: int, word: int) -> str:
    """Write the arcs from one word to another: up to the common governor, then down."""
    up = [start, *tree.ancestors(start)]
    down = [word, *tree.ancestors(word)]
    meet = next((i for i in down if i in up), None)
    if meet is None:
        return "none"
    rise, fall = up.index(meet), down.index(meet)
    if rise + fall > MAX_PATH:
        return "far"
    climbs = [f"^{tree.dep[i].split(':')[0]}" for i in up[:rise]]
    falls = [f"v{tree.dep[i]}" for i in reversed(down[:fall])]
    return "".join([*climbs, *falls]) or "self"


def fill(
    draft: Draft, role: str, parties: Sequence[Party], odds: Mapping[str, float], cast: Collection[str]
) -> Filled:
    """Fill a role with those cast for it, as the rules have them where they agree."""
    own = {key_of(actor): actor for actor in (draft.actor if role == "actor" else draft.recipient)}
    actors = [own.get(party.key) or placed(party) for party in parties if party.key in cast]
    actors.sort(key=lambda actor: (actor.start is None, actor.start or 0))
    others = [(odds[p.key], p.actor.name) for p in parties if p.key not in cast and odds[p.key] > -CLOSE]
    others.sort(key=lambda pair: -pair[0])
    return Filled(actors, [f"considered as {role}: {name} ({odd:+.1f})" for odd, name in others[:MOST]])


def placed(party: Party) -> Actor:
    """Return a party's actor, without offsets where no mention of it stands in the segment."""
    return party.actor if party.mention is not None else replace(party.actor, start=None, end=None)
