"""Parties: who acts and upon whom, by the frame of the entry.

The first role that holds a political actor wins. A support verb lends its subject to its noun; people hurt
without a name are kept apart, because whose people they are may stand elsewhere on the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from saksi.model import Actor
from saksi.steps.code.natives import is_outsider
from saksi.steps.code.predicates import SPEECH, Candidate
from saksi.steps.code.reading import Reading, identity
from saksi.steps.code.roles import Roles
from saksi.steps.code.standing import is_state

#: Acts against somebody, whose unnamed recipient is the opponent that the article has named.
HOSTILE = frozenset({"ASSAULT", "THREATEN", "SANCTION", "COERCE", "MOBILIZE", "ACCUSE"})
#: Sectors of officials; whoever else belongs to a state can be acted upon by it.
_OFFICIAL = frozenset({"GOV", "MIL", "COP", "SPY", "IGO", "UNK"})
#: Acts that befall people.
_HARMFUL = frozenset({"ASSAULT", "COERCE"})
#: Types of what an attack may be to do to somebody ("to oust", "to destroy").
_DEFEATING = frozenset({"ASSAULT", "COERCE", "SANCTION"})
#: Sectors of people who are hurt where they live and work.
_CALLINGS = frozenset({"JRN", "EDU", "MED", "REL", "SOC", "LAB", "AGR", "BUS", "NGO"})
#: Sectors of people without a name and a state, such as the hurt.
_NAMELESS = frozenset({"MIL", "CVL", "UNK", "GOV"})


@dataclass(frozen=True, slots=True)
class Parties:
    """The filled roles of one candidate; `victims` are people hurt whose state is not said."""

    actor: list[Actor]
    recipient: list[Actor]
    victims: list[Actor]
    why: list[str]


def find_parties(reading: Reading, candidate: Candidate) -> Parties:
    """Fill actor and recipient by the frame of the candidate."""
    roles = Roles(reading, candidate)
    frame = candidate.entry.frame
    why = [f"frame {frame.name}"]
    if frame.together:
        grammar = reading.language.grammar
        between = (
            roles.all_of([f"obl:{word}" for word in sorted(grammar.between)]) if candidate.entry.noun else []
        )
        actor = _merge(roles.all_of(frame.actor), between)
        if reading.language.syntax.modifiers_first and "subj" in frame.actor and not roles.fill("subj"):
            # "The Turkish and Greek sides": whose the subject is acts.
            actor = _merge(roles.fill("subj.owner"), actor)
        recipient, _ = roles.first_of(frame.recipient, but=actor)
        if candidate.entry.type == "CONSULT" and reading.language.syntax.marked_clauses:
            # Whom one speaks to for the press is no partner.
            actor = [a for a in actor if a.sector != "JRN"]
        return Parties(actor, recipient, [], why)
    if candidate.light is not None and candidate.light.inverse:
        return _inverse(reading, candidate, roles, why)
    if candidate.entry.noun and candidate.light is None:
        both = reading.resolve_all(reading.clauses.between(candidate.word))
        if len(both) > 1:
            return Parties(both, [], [], [*why, "both by antara"])
    # "posisi Beijing mendesak …": where a subject acts, its owner does.
    wanted = (*frame.actor, "subj.owner") if "subj" in frame.actor else frame.actor
    if candidate.light is not None and candidate.light.announces:
        # Who announces a visit need not make it.
        owner = reading.resolve_all(reading.clauses.owner(candidate.word, last=candidate.last))
        actor, role = (owner, "owner") if owner else roles.first_of(wanted, acting=True)
    else:
        actor, role = roles.first_of(wanted, acting=True)
    if frame.name == "own" and not any(a.id for a in actor):
        people = _own_people(reading, candidate, roles)
        if people:
            return Parties(
                [replace(a, sector="GOV") for a in people], people, [], [*why, "state of its people"]
            )
    why.append(f"actor by {role}" if role else "no actor")
    hostile = candidate.entry.type in HOSTILE
    reading.local = not hostile or not any(a.id for a in actor)
    recipient, role = roles.first_of(frame.recipient, but=actor)
    subject = candidate.entry.noun and reading.tree.dep[candidate.word].startswith("nsubj")
    if not any(r.id for r in recipient) and hostile and subject:
        # "Serangan Israel menewaskan 10 warga Palestina": whom the clause befalls.
        recipient, role = reading.resolve(reading.clauses.object(reading.tree.head[candidate.word])), "clause"
    if not any(r.id for r in recipient) and hostile and candidate.entry.noun:
        # "Serangan yang menargetkan Haifa": whom its relative clause aims at.
        aimed = _aimed_at(reading, candidate)
        recipient, role = (aimed, "relative clause") if aimed else (recipient, role)
    if candidate.entry.type == "ASSAULT" and reading.language.syntax.marked_clauses:
        aimed = _purpose(reading, candidate, actor, recipient)
        recipient, role = (aimed, "purpose") if aimed else (recipient, role)
    reading.local = True
    if candidate.entry.type in _HARMFUL and reading.language.syntax.marked_clauses:
        recipient = [_of_the_place(reading, r, actor) for r in recipient]
    if candidate.entry.type in _HARMFUL:
        recipient = [_policed(reading, r, actor) for r in recipient]
    if frame.name != "own":
        recipient = [r for r in recipient if _distinct(reading, candidate, actor, r)]
    why.append(f"recipient by {role}" if role else "no recipient")
    loses = hostile or candidate.entry.type == "RETREAT"
    nameless = [r for r in recipient if loses and r.id is None and r.sector in _NAMELESS]
    if hostile and reading.language.syntax.marked_clauses:
        # Weapons whose owner is not said are nobody: "hit by drones".
        actor = [a for a in actor if not reading.names_weapon(a)]
    victims = [r for r in nameless if r.sector == "CVL" and candidate.entry.type in _HARMFUL]
    return Parties(actor, [r for r in recipient if r not in nameless], victims, why)


def _purpose(
    reading: Reading, candidate: Candidate, actor: Sequence[Actor], found: Sequence[Actor]
) -> list[Actor]:
    """Find whom an attack on a place is to defeat: "an offensive into Afrin in order to oust the YPG"."""
    places = {m.start for m in reading.mentions if m.place}
    if any(a.id and a.start not in places for a in found):
        return []
    tree, table = reading.tree, reading.language.lexicon.verbs
    verbs = [c for w in {candidate.word, candidate.verb} for c in tree.kids(w, "advcl", "xcomp", "acl")]
    verbs += [c for verb in verbs for c in tree.kids(verb, "xcomp")]
    for verb in verbs:
        entries = (entry for form in reading.forms[verb] for entry, _ in table.get(form, ()))
        if verb <= candidate.word or not any(entry.type in _DEFEATING for entry in entries):
            continue
        aimed = reading.resolve(reading.clauses.object(verb))
        ids = {a.id for a in actor}
        if any(a.id and a.id not in ids and a.start not in places for a in aimed):
            return aimed
    return []


def _of_the_place(reading: Reading, hurt: Actor, actor: Sequence[Actor]) -> Actor:
    """Give people of a calling who are hurt ("journalists", "students") the state of the place named last."""
    if hurt.id is not None or hurt.sector not in _CALLINGS or reading.names_person(hurt):
        return hurt
    own = next((m for m in reading.mentions if m.start == hurt.start), None)
    if own is not None and is_outsider(reading.tree, own, reading.language.grammar):
        return hurt
    acting = [a.id for a in actor]
    return replace(hurt, id=reading.discourse.in_view(before=reading.tree.segment.end, but=acting))


def _policed(reading: Reading, hurt: Actor, actor: Sequence[Actor]) -> Actor:
    """Give people whom police act upon the state of the police, who have no power elsewhere."""
    states = {a.id for a in actor}
    if hurt.id is not None or hurt.sector in _OFFICIAL or len(states) != 1:
        return hurt
    own = next((m for m in reading.mentions if m.start == hurt.start), None)
    behind = not reading.language.syntax.modifiers_first
    stranger = own is None or is_outsider(reading.tree, own, reading.language.grammar, behind=behind)
    police = all(a.sector == "COP" and is_state(a.id) for a in actor)
    return replace(hurt, id=next(iter(states))) if police and not stranger else hurt


def _own_people(reading: Reading, candidate: Candidate, roles: Roles) -> list[Actor]:
    """Find the people whose own state acts for them: "WNI dievakuasi", "evakuasi WNI"."""
    inside = [m for m in reading.mentions if candidate.word < m.first <= candidate.last]
    inside = inside or (
        reading.clauses.owner(candidate.word, last=candidate.last) if candidate.entry.noun else []
    )
    found = reading.resolve_all(inside) if inside else roles.fill("obj")
    return [a for a in found if a.id and a.sector not in _OFFICIAL]


def _aimed_at(reading: Reading, candidate: Candidate) -> list[Actor]:
    """Find the object of the relative clause behind an event noun."""
    verb = candidate.relative
    if verb is None or reading.clauses.voice(verb) == "passive":
        return []
    found = reading.clauses.object(verb)
    mention = reading.clauses.right_object(verb) if found is None else None
    return reading.resolve(found) if mention is None else reading.resolve_all([mention])


def _inverse(reading: Reading, candidate: Candidate, roles: Roles, why: list[str]) -> Parties:
    """Fill the roles of "mendapat kecaman dari X": the subject suffers, the source acts."""
    recipient, role = roles.first_of(("subj", "subj.owner"))
    grammar = reading.language.grammar
    behind = [f"obl:{word}" for word in (*sorted(grammar.from_), *sorted(grammar.agent))]
    actor, other = roles.first_of(behind, but=recipient, acting=True)
    if not actor:
        actor = reading.resolve_all(reading.clauses.owner(candidate.word, last=candidate.last))
    why = [*why, f"recipient by {role}", f"actor by {other}"]
    return Parties(actor, [r for r in recipient if r not in actor], [], why)


def _distinct(reading: Reading, candidate: Candidate, actor: Sequence[Actor], recipient: Actor) -> bool:
    """Tell whether a recipient is another party than the actor.

    Within one state that holds for people who are no officials, for two named persons, and for what a private
    person says of the state.
    """
    rivals = [a for a in actor if a.id is not None and a.id == recipient.id]
    if not rivals or recipient.sector not in _OFFICIAL:
        return True
    if reading.language.syntax.marked_clauses and reading.names_office(recipient):
        return all(a.name != recipient.name for a in rivals)
    if candidate.entry.type in SPEECH and not any(a.sector in ("GOV", "MIL") for a in actor):
        return True
    return reading.names_person(recipient) and all(
        reading.names_person(a) and a.name != recipient.name for a in rivals
    )


def _merge(one: Sequence[Actor], other: Sequence[Actor]) -> list[Actor]:
    return list({identity(a): a for a in (*one, *other)}.values())
