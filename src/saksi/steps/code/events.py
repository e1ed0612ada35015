"""Events: candidates with their roles filled, their factuality read and the statement that holds them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from saksi.model import Actor, EventType, Place
from saksi.steps.code import factuality
from saksi.steps.code.attribution import Attribution
from saksi.steps.code.bars import barred, comes_about, sets_out
from saksi.steps.code.blame import JUDGING, judged_deed
from saksi.steps.code.directives import find_directives
from saksi.steps.code.factuality import Factuality
from saksi.steps.code.lookup import whole_word
from saksi.steps.code.mentions import Mention
from saksi.steps.code.objections import unmet
from saksi.steps.code.parties import find_parties
from saksi.steps.code.predicates import Candidate
from saksi.steps.code.reading import Reading
from saksi.steps.code.roles import Roles
from saksi.steps.code.settling import planned, unjudged, with_verdict

#: Acts that may be meant though they stand in a condition.
_RHETORICAL = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})

#: Acts that a condition names the target of: "if X attacks, the army will fight back".
_ANSWERING = frozenset({"THREATEN", "MOBILIZE", "ASSAULT"})
#: What tells that a recipient is whoever a condition names.
BY_CONDITION = "recipient: the party of the condition"

#: How far behind an assault the phrase may begin that tells its means.
MEANS_REACH = 14


@dataclass(slots=True)
class Draft:
    """An event before it becomes a record; offsets are those of the analysis text."""

    candidate: Candidate
    reading: Reading
    actor: list[Actor]
    recipient: list[Actor]
    facts: Factuality
    start: int
    end: int
    holder: Attribution | None = None
    location: list[Place] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    mode: str | None = None
    victims: list[Actor] = field(default_factory=list)
    #: Those whom the deed befell that the act judges: they are not blamed for it.
    struck: list[Actor] = field(default_factory=list)
    #: Why the rules would not code it, if they would not.
    objection: str | None = None
    #: What was weighed, by field: how much speaks for each answer, for the explanation of the record.
    scores: dict[str, dict[str, float]] = field(default_factory=dict)
    #: The type of its entry, where the weights gave it another.
    sorted_from: EventType | None = None

    @property
    def pending(self) -> bool:
        """Tell whether the party acted upon may still be found elsewhere on the page."""
        return (
            self.candidate.entry.type == "ASSAULT" and self.candidate.voice == "active" and bool(self.actor)
        )

    @property
    def suffered(self) -> bool:
        """Tell whether the doer of a passive may still be found elsewhere on the page."""
        passive = self.candidate.entry.type == "ASSAULT" and self.candidate.voice == "passive"
        return passive and not self.actor and any(a.id for a in self.recipient)

    @property
    def key(self) -> tuple[object, ...]:
        """Return what makes two tellings one event within a line."""
        return (
            self.candidate.entry.type,
            frozenset(actor.id or actor.name for actor in self.actor),
            frozenset(actor.id or actor.name for actor in self.recipient),
            self.facts.polarity,
            frozenset(actor.id or actor.name for actor in self.holder.source) if self.holder else None,
        )


def draft_events(
    reading: Reading, statements: Sequence[Attribution], *, told: Sequence[Draft]
) -> list[Draft]:
    """Draft the events of one segment; `told` are those of the page so far, which anaphors point back to.

    A candidate that the rules would not code is drafted too, with their objection.
    """
    found = _directives(reading, statements)
    demanded = {draft.candidate.word for draft in found}
    before = [draft for draft in told if draft.objection is None]
    for candidate in reading.candidates:
        if candidate.word in demanded or candidate.verb in demanded or candidate.entry.stop:
            continue
        known = [*before, *(draft for draft in found if draft.objection is None)]
        found.append(draft_one(reading, candidate, statements, told=known))
    return found


def _directives(reading: Reading, statements: Sequence[Attribution]) -> list[Draft]:
    """Draft the requests that say what somebody must do."""
    tree = reading.tree
    return [
        Draft(
            candidate,
            reading,
            actor,
            recipient,
            Factuality(),
            tree.start[candidate.first],
            tree.end[candidate.last],
            holder,
            why=["directive: who must do it is asked to by who says so"],
            mode=_mode_of(reading, candidate.word),
        )
        for candidate, actor, recipient, holder in find_directives(reading, statements)
    ]


def _mode_of(reading: Reading, *words: int | None) -> str | None:
    """Return the mode of a request or refusal from the head of what is asked."""
    modes = reading.language.lexicon.modes
    return next(
        (modes[f] for word in words if word is not None for f in reading.forms[word] if f in modes), None
    )


def innermost(statements: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """Return the shortest statement whose content covers a stretch, its own cue left out."""
    covering = [s for s in statements if s.covers(start, end) and not s.cue[0] <= start < s.cue[1]]
    return min(covering, key=lambda s: (s.length, s.within is None), default=None)


def draft_one(
    reading: Reading, candidate: Candidate, statements: Sequence[Attribution], *, told: Sequence[Draft]
) -> Draft:
    tree = reading.tree
    # Between an event noun and its support verb stand hedges: "evakuasi akan dilakukan".
    own = range(_first_of(reading, candidate), candidate.last + 1) if candidate.light is None else range(0)
    cues, supposed = reading.language.cues, reading.suppositions
    facts = factuality.read(tree, candidate.verb, cues, supposed=supposed, own=own)
    if comes_about(reading, candidate):
        facts = factuality.read(tree, tree.head[candidate.word], cues, supposed=supposed)
    elif facts.time is None and sets_out(reading, candidate):
        facts = replace(facts.weaker("probable"), time="future").because("it sets out for the act")
    named = whole_word(tree, reading.forms, candidate.first, candidate.last)
    start, end = tree.start[named[0]], tree.end[named[-1]]
    holder = innermost(statements, start, end)
    facts = with_verdict(reading, candidate.verb, planned(reading, candidate, facts), holder)
    if candidate.entry.type in _RHETORICAL:
        # "If they refuse": what is demanded under a rhetorical condition is demanded.
        facts = replace(facts, firm=facts.firm - {"asserted"})
    objection = "barred" if barred(reading, candidate) else None if facts.asserted else "not asserted"
    holder = unjudged(holder, facts, tree)
    reading.speaker = holder.source if holder is not None else ()
    parties = find_parties(reading, candidate)
    actor, recipient, why = parties.actor, parties.recipient, parties.why
    deed = judged_deed(reading, candidate)
    struck = deed.struck if deed is not None else []
    if deed is not None and recipient and {r.id for r in recipient} <= {s.id for s in struck}:
        why.append("recipient: not whom the deed befell")
        recipient = [d for d in deed.doers if d.id not in {a.id for a in actor}]
    reading.speaker = ()
    if not recipient and candidate.entry.type in _ANSWERING:
        recipient = _under_condition(reading, actor, why)
    actor, recipient = _recall(reading, candidate, actor, recipient, told, why)
    if candidate.entry.type == "PROTEST":
        actor, recipient = _at_home(reading, actor, recipient, why)
    draft = Draft(
        candidate,
        reading,
        actor,
        recipient,
        facts,
        start,
        end,
        holder,
        why=why,
        mode=_mode(reading, candidate),
        victims=parties.victims,
        struck=struck,
    )
    draft.objection = objection or unmet(draft)
    return draft


def _first_of(reading: Reading, candidate: Candidate) -> int:
    """Return the first word of the predicate; a refusal holds its auxiliary ("will not allow")."""
    first = candidate.first
    refuses = candidate.entry.type == "REJECT" and candidate.word > first
    while refuses and first and reading.tree.pos[first - 1] == "AUX":
        first -= 1
    return first


def _at_home(
    reading: Reading, actor: list[Actor], recipient: list[Actor], why: list[str]
) -> tuple[list[Actor], list[Actor]]:
    """Give protesters the state whose place is named, and its government as whom they address.

    "Buruh berunjuk rasa di Calais": without a place in the sentence it is the one in view on the page.
    """
    if not any(a.id for a in actor):
        place = next((m for m in reading.mentions if m.id and m.kind in ("place", "capital", "state")), None)
        state = (
            place.id if place is not None else reading.discourse.in_view(before=reading.tree.segment.start)
        )
        if state is None:
            return actor, recipient
        why.append(f"state of the place: {state}")
        people = actor or [Actor(id=None, name=place.name if place is not None else state, sector="CVL")]
        actor = [replace(a, id=state) for a in people]
    if not recipient:
        why.append("recipient: the government at home")
        recipient = [replace(a, sector="GOV", start=None, end=None) for a in actor[:1] if a.id]
    return actor, recipient


def _under_condition(reading: Reading, actor: Sequence[Actor], why: list[str]) -> list[Actor]:
    """Find the party whose act a threat depends on: "akan merespons tegas jika AS ikut menyerang"."""
    tree = reading.tree
    conditions = reading.language.cues.categories["condition"]
    index = next((i for i, low in enumerate(tree.lows) if low in conditions), None)
    if index is None:
        return []
    ids = {a.id for a in actor}
    for mention in reading.mentions:
        if index < mention.first <= index + 3 and not _suffers_there(reading, mention):
            found = [a for a in reading.resolve_mention(mention) if a.id and a.id not in ids]
            if found:
                why.append(BY_CONDITION)
            return found
    return []


def _suffers_there(reading: Reading, mention: Mention) -> bool:
    """Tell whether somebody is the subject of a passive: "if Iran is attacked"."""
    verbs = {reading.tree.head[i] for i in range(mention.first, mention.last + 1)}
    return any(reading.tree.pos[v] == "VERB" and reading.clauses.voice(v) == "passive" for v in verbs)


def _recall(
    reading: Reading,
    candidate: Candidate,
    actor: list[Actor],
    recipient: list[Actor],
    told: Sequence[Draft],
    why: list[str],
) -> tuple[list[Actor], list[Actor]]:
    """Complete the parties of an act that points back: "pertemuan itu", "mengutuk rencana ini"."""
    if not actor and candidate.anaphoric:
        alike = [d for d in reversed(told) if d.candidate.entry.type == candidate.entry.type]
        same = next((d for d in alike if d.actor), None)
        if same is None and not recipient:
            same = next((d for d in alike if d.recipient), None)
        if same is not None:
            why.append("parties of the act told before")
            return list(same.actor), recipient or list(same.recipient)
    if actor and not recipient and candidate.entry.type == "ASSAULT" and _same_act(reading, candidate):
        ids = {a.id for a in actor}
        alike = [d for d in reversed(told) if d.candidate.entry.type == "ASSAULT"]
        victims = next((d.recipient for d in alike if any(r.id and r.id not in ids for r in d.recipient)), [])
        if victims:
            why.append("recipient: whom the act told before befell")
            return actor, list(victims)
    if not actor and candidate.entry.frame.name == "victim" and _attack_behind(reading, candidate):
        ids = {a.id for a in recipient}
        attack = (d for d in reversed(told) if d.candidate.entry.type == "ASSAULT")
        doer = next((a for d in attack for a in (*d.actor, *d.recipient) if a.id and a.id not in ids), None)
        if doer is not None:
            why.append("actor: the doer of the attack told before")
            return [replace(doer, start=None, end=None)], recipient
    if actor and not recipient and candidate.entry.type in JUDGING and _points_back(reading, candidate):
        ids = {a.id for a in actor}
        doer = next((a for d in reversed(told) for a in d.actor[:1] if a.id and a.id not in ids), None)
        if doer is not None:
            why.append("recipient: the doer of the act told before")
            return actor, [doer]
    return actor, recipient


def _same_act(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether a phrase takes up an act told before ("carried out the attack")."""
    if not reading.language.syntax.marked_clauses:
        return False
    nouns = [i for i in range(candidate.first, candidate.last + 3) if i < len(reading.tree)]
    return any(reading.is_noun(i) and reading.points_back(i, i) for i in nouns)


def _attack_behind(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether people were hurt in an attack told before: "tewas dalam serangan itu"."""
    tree, grammar = reading.tree, reading.language.grammar
    for index in range(candidate.last + 1, min(len(tree) - 1, candidate.last + MEANS_REACH)):
        known = any(
            entry.type == "ASSAULT"
            for f in reading.forms[index]
            for entry, _ in reading.language.lexicon.nouns.get(f, ())
        )
        if known and grammar.demonstrative.intersection(tree.lows[index + 1 : index + 3]):
            means = grammar.means
            return bool(means.intersection(tree.lows[candidate.last + 1 : index]))
    return False


def _points_back(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether the object of a verb is a thing told before ("rencana ini", "langkah tersebut")."""
    heads = [reading.clauses.object(candidate.word)]
    if reading.language.syntax.marked_clauses:
        # "spoke out against the attack".
        heads += reading.tree.kids(candidate.word, "obl")[:1]
    return any(
        head is not None and head not in reading.clauses.cover and reading.points_back(head, head, reach=2)
        for head in heads
    )


def _mode(reading: Reading, candidate: Candidate) -> str | None:
    """Return the entry's mode; of a request or refusal without one, that of what is asked."""
    entry = candidate.entry
    if entry.type == "ASSAULT" and entry.mode is None:
        return _by_means(reading, candidate)
    if entry.mode is not None or entry.type not in ("REQUEST", "REJECT"):
        return entry.mode
    return _mode_of(reading, Roles(reading, candidate).complement(), reading.clauses.object(candidate.word))


def _by_means(reading: Reading, candidate: Candidate) -> str | None:
    """Return the mode of an assault from what strikes or what it is done with ("akibat rudal")."""
    tree, tools = reading.tree, reading.language.lexicon.tools
    doer = None if candidate.entry.frame.name == "victim" else reading.clauses.subject(candidate.verb)
    words = [] if doer is None else tree.subtree(doer, clauses=False)[:6]
    words.extend(range(candidate.first, candidate.last + 2))
    for index in range(candidate.last + 1, min(len(tree), candidate.last + MEANS_REACH)):
        if tree.lows[index] in reading.language.grammar.means:
            words.extend(range(index + 1, min(len(tree), index + 5)))
    found = {tools[form] for i in words if i < len(tree) for form in reading.forms[i] if form in tools}
    # "Pesawat nirawak" is a drone before it is an aircraft: the file lists the narrower first.
    return next((mode for mode in tools.values() if mode in found), None)
