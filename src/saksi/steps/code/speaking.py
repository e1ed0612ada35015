"""Speaking: who of all in view is the source of a statement, by weights learnt from annotated articles.

The rules name a source. A parse errs, a pronoun points to somebody else, and a person's state may have been
told elsewhere; so everybody in view is weighed, nobody at all and whom the rules name among them. What a
source is known by is its party (`weighing.key_of`). Traits name no language.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from saksi.languages.encoder.acts import Advice
from saksi.model import Actor
from saksi.steps.code.acquaintance import Acquaintance
from saksi.steps.code.attributed import Attribution
from saksi.steps.code.casting import Keys
from saksi.steps.code.mentions import Mention
from saksi.steps.code.reading import Reading
from saksi.steps.code.telling import Heard, cue_word, made_as
from saksi.steps.code.weighing import View, case_class, head_of, key_of, keys_of, path_to

#: How many earlier statements lend their sources, how many states most named of, how many segments before.
MEMORY, RANKED, BACK = 4, 4, 3


@dataclass(slots=True)
class Speaker:
    """Somebody who may be the source of a statement.

    Args:
        key: what makes it one party.
        actor: the actor of a record.
        mention: its mention nearest to the cue, in the cue's own sentence.
        heads: the head words of its mentions there.
        back: how many segments before the sentence it was named last, if it was.
        last: that mention.
    """

    key: str
    actor: Actor
    mention: Mention | None = None
    heads: list[int] = field(default_factory=list)
    back: int | None = None
    last: Mention | None = None


@dataclass(slots=True)
class Option:
    """One answer to who speaks: the parties, their actors, what speaks for it by name and strength."""

    keys: Keys
    actors: list[Actor]
    traits: list[tuple[str, float]]
    ruled: bool


@dataclass(frozen=True, slots=True)
class Earlier:
    """A statement that stands before another: its place among those of the page, and how it stands to it."""

    number: int
    relation: str


def ruled_keys(statement: Attribution) -> Keys:
    """Return the parties that the rules give a statement as its source."""
    return keys_of(statement.source)


def earlier(heard: Heard, drafts: Sequence[Heard]) -> list[Earlier]:
    """List the statements that lend their speaker: the one around, then those before, nearest first."""
    own = heard.statement
    found = [Earlier(n, "held") for n, other in enumerate(drafts) if other.statement is own.parent]
    before = [
        (other.statement.cue[0], n)
        for n, other in enumerate(drafts)
        if other.statement is not own
        and other.statement is not own.parent
        and other.statement.cue[0] <= own.cue[0]
        and other.statement.cue != own.cue
        and not own.covers(*other.statement.cue)
    ]
    line = heard.reading.tree.segment.line
    for _, number in sorted(before, reverse=True)[:MEMORY]:
        near = drafts[number].reading.tree.segment.line == line
        nested = drafts[number].statement.parent is not None
        found.append(Earlier(number, f"{'same line' if near else 'above'}{' nested' if nested else ''}"))
    return found


def speakers(
    heard: Heard,
    readings: Sequence[Reading],
    before: Sequence[Attribution],
    view: View,
    people: Acquaintance,
) -> list[Speaker]:
    """List who may be the source of a statement, each once.

    Args:
        heard: the statement.
        readings: those of the page's segments up to its own, in order.
        before: the statements that lend their speakers.
        view: whom the page names.
        people: what it tells of each.
    """
    own, found = heard.reading, dict[str, Speaker]()
    own.speaker = heard.statement.parent.source if heard.statement.parent is not None else ()
    for mention in sorted(
        own.mentions, key=lambda m: min(abs(m.first - heard.last), abs(m.last - heard.first))
    ):
        for actor in own.resolve_mention(mention):
            speaker = found.setdefault(key_of(actor), Speaker(key_of(actor), actor, mention))
            speaker.heads.append(head_of(own, mention))
    own.speaker = ()
    for actor in heard.statement.source:
        found.setdefault(key_of(actor), Speaker(key_of(actor), actor)).actor = actor
        if actor.id is not None:
            # That nothing ties a speaker to a state may be as well.
            found.setdefault(f"?{actor.sector}", Speaker(f"?{actor.sector}", replace(actor, id=None)))
    for back, reading in enumerate(reversed(readings[-BACK - 1 : -1]), 1):
        for mention in reading.mentions:
            for actor in [mention.actor()] if mention.id else reading.resolve_mention(mention):
                speaker = found.setdefault(key_of(actor), Speaker(key_of(actor), placeless(actor)))
                if speaker.back is None or (speaker.back == back and mention.subject):
                    speaker.back, speaker.last = back, mention
    for statement in before:
        for actor in statement.source:
            found.setdefault(key_of(actor), Speaker(key_of(actor), placeless(actor)))
    named = dict.fromkeys(sorted(view.named, key=lambda id_: -view.named[id_])[:RANKED])
    named |= dict.fromkeys(id_ for a in heard.statement.source for id_ in people.parties(a.name))
    for id_ in named:
        found.setdefault(id_, Speaker(id_, _of_state(heard.statement, id_)))
    return list(found.values())


def as_named(heard: Heard, actor: Actor) -> Actor:
    """Let a speaker whom the weights choose stand where the rules see one: "he", a surname.

    Whoever the sentence names without a state keeps that name, where the weights know the state: what they
    choose is a party; whose name was read by the cue is whom the record points at.
    """
    own, ruled = heard.statement, heard.statement.source
    if len(ruled) == 1 and _status(heard).startswith("? here"):
        return replace(ruled[0], id=actor.id, sector=ruled[0].sector if actor.id else actor.sector)
    place = next((other for other in ruled if other.start is not None), None)
    if actor.start is not None and own.covers(actor.start, actor.start + 1):
        actor = placeless(actor)  # Whom the content names does not stand there as who says it.
    if place is None or actor.start is not None:
        return actor
    return replace(actor, start=place.start, end=place.end)


def placeless(actor: Actor) -> Actor:
    """Return an actor without the place of its name, which stands outside the sentence."""
    return replace(actor, start=None, end=None)


def _of_state(statement: Attribution, id_: str) -> Actor:
    """Give whoever speaks by the rules another state or body."""
    if statement.source:
        return replace(statement.source[0], id=id_)
    return Actor(id=id_, name=id_, sector="GOV")


def options(
    heard: Heard, found: Sequence[Speaker], view: View, people: Acquaintance, advice: Advice | None
) -> list[Option]:
    """List the answers to who speaks: the rules' own, nobody, each speaker alone."""
    statement = heard.statement
    ruled, context = ruled_keys(statement), _context(heard)
    odds = {s.key: _odds(heard, s, advice) for s in found}
    best = max((odd for odd in odds.values() if odd is not None), default=None)
    result = [Option(frozenset(), [], list(_nobody(heard, context, best)), not ruled)]
    for speaker in found:
        keys = frozenset({speaker.key})
        traits = list(_of_speaker(heard, speaker, ruled, context, view))
        traits += _acquainted(heard, speaker, people, _rule(speaker, ruled))
        numbers = list(_advised(speaker, ruled, odds[speaker.key], best))
        result.append(Option(keys, [speaker.actor], [*((t, 1.0) for t in traits), *numbers], keys == ruled))
    if len(ruled) > 1:
        traits = [f"several={min(len(ruled), 3)}", *(f"several|{c}" for c in context)]
        several = [odds[key] or 0.0 for key in ruled if key in odds]
        numbers = [
            ("several odds", min(several, default=0.0)),
            ("several odds most", max(several, default=0.0)),
        ]
        result.append(
            Option(ruled, list(statement.source), [*((t, 1.0) for t in traits), *numbers], ruled=True)
        )
    for option in result:
        if option.ruled:
            option.actors = list(statement.source)
            option.traits.extend((f"ruled|{c}", 1.0) for c in ("", *context))
    return result


def _odds(heard: Heard, speaker: Speaker, advice: Advice | None) -> float | None:
    if advice is None or not speaker.heads:
        return None
    word = cue_word(heard, advice)
    odds = max(advice.role(word, head, "source") for head in speaker.heads)
    return max(-6.0, min(6.0, odds)) / 3


def _advised(
    speaker: Speaker, ruled: Keys, odds: float | None, best: float | None
) -> Iterator[tuple[str, float]]:
    """Yield what the network says of a speaker, and of the others where it is not in the sentence."""
    rule = _rule(speaker, ruled)
    if odds is not None:
        yield "odds", odds
        yield f"odds|{rule}", odds
        yield f"best={odds == best}|{rule}", 1.0
        yield f"kind={speaker.mention.kind if speaker.mention else ''}|odds", odds
    elif best is not None:
        yield "others", best
        yield f"others|{rule}", best


def _nobody(heard: Heard, context: Sequence[str], best: float | None) -> Iterator[tuple[str, float]]:
    yield "nobody", 1.0
    for trait in context:
        yield f"nobody|{trait}", 1.0
    if best is not None:
        yield "nobody best", best


def _context(heard: Heard) -> list[str]:
    """List what the cue tells of where its source is to be looked for."""
    statement, made = heard.statement, made_as(heard)
    voice = heard.hit.voice if heard.hit is not None else "act" if heard.act is not None else "none"
    subject = subject_of(heard)
    source = _status(heard)
    return [
        f"made={made}",
        f"made={made}|{subject}",
        f"made={made}|{voice}|{source}",
        f"kind={statement.kind}",
        f"entry={statement.citation}",
        f"subject={subject}",
        f"subject={subject}|{source}",
        f"source={source}|{statement.kind}",
        f"source={source}|direct={statement.direct}",
        f"objected={statement.objection is not None}|{source}",
        f"quoted={heard.reading.tree.segment.quotation is not None}|{subject}",
    ]


def _status(heard: Heard) -> str:
    source, tree = heard.statement.source, heard.reading.tree
    if not source:
        return "nobody"
    start = source[0].start
    where = "nowhere" if start is None else "here" if tree.start[0] <= start < tree.end[-1] else "elsewhere"
    return f"{'id' if source[0].id else '?'} {where}{len(source)}"


def subject_of(heard: Heard) -> str:
    """Name what the subject of a cue is."""
    reading, tree = heard.reading, heard.reading.tree
    words = range(heard.first, heard.last + 1)
    verb = next((word for word in words if tree.pos[word] == "VERB"), heard.first)
    subject = reading.clauses.subject(verb)
    if subject is None:
        return "none"
    mention = reading.clauses.cover.get(subject)
    if mention is not None:
        return (
            f"{mention.kind}{' person' if mention.person else ''}{'' if mention.id else ' ?'}{mention.note}"
        )
    return "document" if reading.is_document(subject) else tree.pos[subject]


def _who(heard: Heard) -> str:
    """Return the words for whom the rules name, if they are no name: "experts", "a senior official"."""
    if not (source := heard.statement.source) or not source[0].name.islower():
        return "named" if source else "nobody"
    return source[0].name


def _rule(speaker: Speaker, ruled: Keys) -> str:
    """Tell what the rules make of a speaker: the source, one of several, or not."""
    if speaker.key not in ruled:
        return "no" if ruled else "open"
    return "yes" if len(ruled) == 1 else "one"


def _of_speaker(
    heard: Heard, speaker: Speaker, ruled: Keys, context: Sequence[str], view: View
) -> Iterator[str]:
    key, rule = speaker.key, _rule(speaker, ruled)
    subject = context[5]
    yield "bias"
    yield f"rule={rule}"
    known = "?" if key.startswith("?") else "id"
    yield f"known={known}|{rule}"
    if known == "?":
        yield f"sector={key}|{rule}"
        yield f"sector={key}|{context[0]}"
        yield f"sector={key}|{subject}"
    bare = any(f"?{actor.sector}" == key for actor in heard.statement.source)
    yield f"bare={bare}|{rule}|{subject}"
    yield f"rank={view.rank(key)}|{rule}"
    yield f"rank={view.rank(key)}|{rule}|{context[2]}"
    share = view.named.get(key, 0) / max(sum(view.named.values()), 1)
    yield f"share={min(int(share * 5), 4)}|{rule}"
    yield f"share={min(int(share * 5), 4)}|{context[6]}"
    yield f"title={key in view.titled}|{rule}"
    home = heard.reading.discourse.home == key
    yield f"home={home}|{rule}"
    yield f"home={home}|{context[6]}"
    yield f"body={len(key) != 3}|{rule}"
    who = _who(heard)
    yield f"who={who}|{known}"
    yield f"who={who}|{rule}"
    yield f"who={who}|rank={view.rank(key)}"
    if speaker.last is not None and speaker.mention is None:
        last = f"{speaker.last.kind}{' person' if speaker.last.person else ''}"
        yield f"last={last}|subject={speaker.last.subject}|{rule}"
        yield f"last={last}|{subject}"
        yield f"back={speaker.back}|subject={speaker.last.subject}|{subject}"
    where = "here" if speaker.mention is not None else f"back {speaker.back}" if speaker.back else "absent"
    yield f"where={where}|{rule}"
    yield f"where={where}|{subject}"
    yield f"where={where}|{context[2]}"
    if speaker.mention is not None:
        yield from _in_sentence(heard, speaker, speaker.mention, rule, context)


def _acquainted(heard: Heard, speaker: Speaker, people: Acquaintance, rule: str) -> Iterator[str]:
    """Yield what the page tells of whose people the rules' speaker is."""
    for actor in heard.statement.source[:1]:
        for trait in people.traits(actor.name, speaker.key):
            yield trait
            yield f"{trait}|{rule}"


def _in_sentence(
    heard: Heard, speaker: Speaker, mention: Mention, rule: str, context: Sequence[str]
) -> Iterator[str]:
    reading, tree, made = heard.reading, heard.reading.tree, context[0]
    head = head_of(reading, mention)
    right = mention.first > heard.last
    side = "in" if heard.first <= mention.first <= heard.last else "right" if right else "left"
    low, high = sorted((mention.first if right else mention.last, heard.last if right else heard.first))
    between = sum(1 for m in reading.mentions if low < m.first and m.last < high)
    gap = high - low
    distance = "1" if gap <= 1 else "3" if gap <= 3 else "7" if gap <= 7 else "15" if gap <= 15 else "far"
    verbs = sum(1 for i in range(low + 1, high) if tree.pos[i] == "VERB")
    inside = heard.statement.covers(mention.start, mention.end)
    case = case_class(reading, reading.clauses.case(head))
    path = path_to(tree, cue_word(heard, None), head)
    subject = tree.dep[head] if tree.head[head] in range(heard.first, heard.last + 1) else "other"
    kind = f"{mention.kind}{' person' if mention.person else ''}"
    known = "" if mention.id else " ?"
    yield f"inside={inside}|{rule}"
    yield f"inside={inside}|{side}|{made}"
    yield f"side={side}|between={min(between, 3)}|verbs={min(verbs, 2)}"
    yield f"side={side}|between={min(between, 3)}|inside={inside}|{rule}"
    yield f"side={side}|{made}|{rule}"
    yield f"gap={distance}|{side}|{rule}"
    yield f"gap={distance}|{side}|{made}"
    yield f"kind={kind}{known}|{rule}"
    yield f"kind={kind}|{made}"
    yield f"kind={kind}|inside={inside}"
    yield f"kind={kind}|gap={distance}"
    yield f"case={case}|{side}|{made}"
    yield f"dep={tree.dep[head]}|{rule}"
    yield f"dep={tree.dep[head]}|{side}|inside={inside}"
    yield f"arc={subject}|{made}"
    yield f"path={path}|{rule}"
    yield f"path={path}|{made}"
    yield f"sector={mention.sector}|{rule}"
    yield f"place={mention.place}|{case}|{rule}"
    yield f"note={mention.note}|{rule}"


def echoes(
    option: Option, before: Sequence[Earlier], sources: Mapping[int, Keys], subject: str
) -> Iterator[tuple[str, float]]:
    """Yield how an answer stands to the sources of the statements before, as they are settled so far."""
    rule = "ruled" if option.ruled else "nobody" if not option.keys else "no"
    told = False
    for back, other in enumerate(before):
        keys = sources.get(other.number)
        if keys is None or not keys:
            continue
        same = keys == option.keys
        if other.relation == "held":
            yield f"holder={same}|{rule}", 1.0
            yield f"holder={same}|{subject}", 1.0
            continue
        if same and not told:
            told = True
            yield f"was={min(back, 3)}|{other.relation}|{rule}", 1.0
            yield f"was={min(back, 3)}|{subject}", 1.0
            yield f"was={other.relation}|{subject}|{rule}", 1.0
    if not told:
        yield f"was=never|{rule}", 1.0
        yield f"was=never|{subject}|{rule}", 1.0
