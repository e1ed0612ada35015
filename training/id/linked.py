"""Make sentences of several clauses, and passives with their times and agents, in the project's one way.

The rarer a conjunction is in the treebanks, the worse the parser reads what follows it; news uses all
of them.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

from training.id import lists
from training.id.actors import actor, name, nouns, place
from training.id.compose import lowered, plain_clause, predicate, raised
from training.id.phrase import Phrase, joined, labelled, leaf, spaced
from training.id.treebank import Tree, is_tree

_LONGEST_PAIR = 14
_COMMA = leaf(",", "PUNCT", "punct")


def linked(trees: Iterable[Tree], *, share: float, seed: int) -> Iterator[Tree]:
    """Pair plain clauses of the trees with conjunctions, participles and sources."""
    chance = random.Random(seed)
    clauses = [(tree.key, clause) for tree in trees if (clause := _simple(tree)) is not None]
    short = [clause for _, clause in clauses if len(clause) <= _LONGEST_PAIR]
    for key, clause in clauses:
        if chance.random() < share:
            yield from _finished(_pair(clause, chance.choice(short), chance), key)


def passives(*, count: int, seed: int) -> Iterator[Tree]:
    """Make passive sentences: who is acted on, the verb, when, by whom, where."""
    chance = random.Random(seed)
    for number in range(count):
        yield from _finished(_passive(chance), f"passive-{number}")


def _simple(tree: Tree) -> Phrase | None:
    """Give a clause that neither opens with a conjunction nor holds brackets."""
    clause = plain_clause(tree)
    if clause is None or clause[0].upos in ("SCONJ", "CCONJ") or any(word.form in "()" for word in clause):
        return None
    return clause


def _finished(words: Phrase, key: str) -> Iterator[Tree]:
    full = joined([words, leaf(".", "PUNCT", "punct")], top=0)
    made = Tree(key=key + "+l", source="made", words=tuple(spaced(full)))
    if is_tree(made):
        yield made


def _pair(first: Phrase, second: Phrase, chance: random.Random) -> Phrase:
    draw = chance.random()
    if draw < 0.35:
        return _after(first, second, chance)
    if draw < 0.55:
        return _before(first, second, chance)
    if draw < 0.75:
        return _coordinated(first, second, chance)
    if draw < 0.9:
        return _participle(first, second, chance)
    return _sourced(first, chance)


def _subordinate(clause: Phrase, marker: str) -> Phrase:
    return joined([leaf(marker, "SCONJ", "mark"), labelled(lowered(clause), "advcl")], top=1)


def _after(first: Phrase, second: Phrase, chance: random.Random) -> Phrase:
    """Main clause(,) conjunction clause."""
    clause = _subordinate(second, chance.choice(lists.SUBORDINATORS))
    comma = [_COMMA] if chance.random() < 0.6 else []
    return joined([raised(first), *comma, clause], top=0)


def _before(first: Phrase, second: Phrase, chance: random.Random) -> Phrase:
    """Conjunction clause, main clause."""
    clause = raised(_subordinate(second, chance.choice(lists.OPENING_SUBORDINATORS)))
    return joined([clause, _COMMA, lowered(first)], top=2)


def _coordinated(first: Phrase, second: Phrase, chance: random.Random) -> Phrase:
    """Clause, dan clause; clause; clause."""
    conjunction = chance.choice(("dan", "dan", "dan", "namun", "tetapi", "tapi", "atau", "serta", "lalu", ""))
    second = labelled(lowered(second), "conj")
    if not conjunction:
        return joined([raised(first), leaf(chance.choice(";,"), "PUNCT", "punct"), second], top=0)
    second = joined([leaf(conjunction, "CCONJ", "cc"), second], top=1)
    comma = [_COMMA] if chance.random() < 0.6 or conjunction not in ("dan", "atau", "serta") else []
    return joined([raised(first), *comma, second], top=0)


def _participle(first: Phrase, second: Phrase, chance: random.Random) -> Phrase:
    """Clause, verb phrase; verb phrase, clause."""
    act = predicate(second)
    if act is None:
        return _after(first, second, chance)
    act = labelled(act, "advcl")
    if chance.random() < 0.5:
        return joined([raised(first), _COMMA, act], top=0)
    return joined([raised(act), _COMMA, lowered(first)], top=2)


def _sourced(first: Phrase, chance: random.Random) -> Phrase:
    """Clause, seperti dikutip dari X; Melansir X, clause."""
    source = name(chance.choice(lists.MEDIA))
    draw = chance.random()
    if draw < 0.3:
        verb = leaf(chance.choice(("Melansir", "Mengutip", "Dilansir")), "VERB", "advcl")
        return joined([joined([verb, labelled(source, "obj")], top=0), _COMMA, lowered(first)], top=2)
    verb = leaf(chance.choice(("dikutip", "dilansir", "dilaporkan", "diberitakan")), "VERB", "advcl")
    if draw < 0.6:
        told = joined([verb, joined([leaf("dari", "ADP", "case"), labelled(source, "obl")], top=1)], top=0)
    else:
        told = joined([verb, labelled(source, "obl:agent")], top=0)
    opening = chance.choice(("seperti", "sebagaimana", ""))
    if opening:
        told = joined([leaf(opening, "SCONJ", "mark"), told], top=1)
    if draw > 0.85:
        return joined([raised(told), _COMMA, lowered(first)], top=2)
    return joined([raised(first), _COMMA, told], top=0)


def when(chance: random.Random) -> Phrase:
    """Draw a time without a preposition, with one, or a weekday with its date in brackets."""
    draw = chance.random()
    if draw < 0.4:
        words = nouns(chance.choice(lists.TIMES))
        last = words[-1]
        upos, label = lists.TIME_TAILS.get(last.form, (last.upos, last.label))
        at = last.head if len(words) > 1 else -1
        words[-1] = type(last)(last.form, upos, at, label if at >= 0 else last.label, space=True)
        return labelled(words, "obl")
    day = leaf(chance.choice(lists.DAYS), "PROPN", "obl")
    if draw > 0.6:
        date = f"{chance.randint(1, 30)}/{chance.randint(1, 12)}" + chance.choice(
            ("", "/2024", "/2025", "/2026")
        )
        bracket = [leaf("(", "PUNCT", "punct"), leaf(date, "NUM", "appos"), leaf(")", "PUNCT", "punct")]
        day = joined([day, joined(bracket, top=1)], top=0)
    if draw < 0.8:
        day = joined([leaf("pada", "ADP", "case"), day], top=1)
    return day


def _passive(chance: random.Random) -> Phrase:
    subject = raised(
        labelled(
            actor(chance) if chance.random() < 0.6 else nouns(chance.choice(lists.OBJECTS)), "nsubj:pass"
        )
    )
    parts = [subject]
    if chance.random() < 0.3:
        parts.append(leaf(chance.choice(("akan", "telah", "sudah", "bisa")), "AUX", "aux"))
    top = len(parts)
    parts.append(leaf(chance.choice(lists.PASSIVE_VERBS), "VERB", "root"))
    draw = chance.random()
    if draw < 0.3:
        parts.append(labelled(actor(chance), "obl:agent"))
    elif draw < 0.5:
        by = joined([leaf("oleh", "ADP", "case"), labelled(actor(chance), "obl:agent")], top=1)
        parts.append(by)
    elif draw < 0.65:
        parts.append(labelled(place(chance), "obl"))
    if chance.random() < 0.6:
        parts.append(when(chance))
    return joined(parts, top=top)
