"""Bearing: what speaks for a party in an act beyond its own clause, and the network's advice set in relation.

`weighing` looks at one mention and one word. Here are added who else is in view and nearer, what the party
does in the other acts of the page, what it is, and how sure the network is of it beside all others. Features
name no language.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from saksi.languages.encoder.acts import Advice
from saksi.steps.code.company import Company, Deed
from saksi.steps.code.events import Draft
from saksi.steps.code.mentions import Mention
from saksi.steps.code.traits import step
from saksi.steps.code.weighing import ROLES, Party, features, head_of, key_of

#: The odds of the network count no further than this, and none at all for whom no mention stands.
MOST = 6.0
_CLASSES = {
    **dict.fromkeys(("GOV", "LEG", "JUD", "SPY"), "state"),
    **dict.fromkeys(("MIL", "COP", "REB", "UAF", "PRM"), "force"),
    **dict.fromkeys(("IGO", "NGO"), "body"),
    "JRN": "press",
    "UNK": "unknown",
}
_SHARES, _SURE, _AHEAD = (
    (0.0, 0.1, 0.2, 0.35, 0.5),
    (-3.0, -1.0, 0.0, 1.0, 3.0),
    (-4.0, -2.0, -0.7, 0.7, 2.0, 4.0),
)
_TURNED, _GAPS = (-3.0, -1.0, 1.0, 3.0), (1, 4, 9, 16)

Odds = Mapping[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class Slot:
    """A mention that the page must lend a state, and the network's log-odds of it in each role."""

    keys: frozenset[str]
    sector: str
    odds: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Asked:
    """One act whose parties are weighed: its place in the company, who may be one, what the network says."""

    company: Company
    number: int
    parties: Sequence[Party]
    odds: Odds | None
    slots: Sequence["Slot"] = ()

    @property
    def deed(self) -> Deed:
        """The act."""
        return self.company.deeds[self.number]


def asked(company: Company, number: int, advice: Advice | None) -> Asked:
    """List who may be a party of an act, with the network's log-odds of each in each role."""
    parties, draft = company.parties(number), company.deeds[number].draft
    odds: dict[tuple[str, str], float] | None = None if advice is None else {}
    for party in parties:
        if advice is not None and odds is not None and party.mention is not None:
            for role in ROLES:
                found = max(advice.role(draft.candidate.word, head, role) for head in party.heads)
                odds[party.key, role] = max(-MOST, min(MOST, found))
    slots = [] if advice is None else list(_slots(draft, advice))
    return Asked(company, number, parties, odds, slots)


def given_of(mention: Mention) -> str:
    """Name where a mention has its state from: its own words, what it stands for, or whoever is in view."""
    if mention.id is not None:
        return "own"
    return "told" if mention.kind == "role:description" else "lent"


def _slots(draft: Draft, advice: Advice) -> Iterator[Slot]:
    """Yield the mentions of the sentence whose state the page lends them."""
    reading, word = draft.reading, draft.candidate.word
    reading.speaker = draft.holder.source if draft.holder is not None else ()
    for mention in reading.mentions:
        if given_of(mention) != "own" and mention.kind != "null":
            keys = frozenset(key_of(actor) for actor in reading.resolve_mention(mention))
            head = head_of(reading, mention)
            odds = {role: max(-MOST, min(MOST, advice.role(word, head, role))) for role in ROLES}
            yield Slot(keys, mention.sector, odds)
    reading.speaker = ()


def class_of(sector: str) -> str:
    """Name what a party is, coarser than its sector."""
    return _CLASSES.get(sector, "people")


def bearings(case: Asked, party: Party) -> Iterator[str]:
    """Yield all that speaks for or against a party, but for the network's advice."""
    company, deed = case.company, case.deed
    before = [other.draft for other in company.deeds[: case.number]]
    rule = deed.part(party.key)
    yield from features(deed.draft, party, before, company.view)
    yield from _elsewhere(case, party, rule)
    yield from _beside(case, party, rule)
    yield from _itself(case, party, rule)
    yield from _speaking(deed.draft, party, rule)
    if party.mention is None:
        yield from _absent(case, party, rule)
    else:
        yield from _given(case, party, party.mention, rule)
        yield from _order(case, party, party.mention, rule)
        yield from _placed(deed, party.mention, rule)
        yield from _rivals(case, party, party.mention, rule)


def _elsewhere(case: Asked, party: Party, rule: str) -> Iterator[str]:
    """Tell what the party does in the other acts of the page, of the same type and of the same kind."""
    deed, key, absent = case.deed, party.key, party.mention is None
    counts = case.company.apart(case.number)
    acting, suffering = (counts.parts(deed.type, role, key) for role in ROLES)
    yield f"does={min(acting, 2)}|befalls={min(suffering, 2)}|{rule}"
    yield f"does={min(acting, 2)}|befalls={min(suffering, 2)}|absent={absent}"
    kind = f"hostile={deed.hostile}"
    acting, suffering = (counts.parts(kind, role, key) for role in ROLES)
    more = (
        "does" if acting > suffering else "suffers" if suffering > acting else "even" if acting else "never"
    )
    yield f"alike does={min(acting, 3)}|befalls={min(suffering, 3)}|{rule}"
    yield f"{kind}|alike={more}|{rule}|absent={absent}"
    titles = (o for o in case.company.deeds if o.draft.reading.tree.segment.kind == "title" and o.sound)
    title = next((o for o in titles if o is not deed and o.type == deed.type), None)
    if title is not None:
        yield f"title act={title.part(key)}|{rule}"


def _beside(case: Asked, party: Party, rule: str) -> Iterator[str]:
    """Tell what the party does in the acts right before and after."""
    deeds, number, own = case.company.deeds, case.number, case.deed.draft
    for name, other in (("last", deeds[number - 1 : number]), ("next", deeds[number + 1 : number + 2])):
        for deed in other:
            part, there = deed.part(party.key), deed.draft.reading
            if part != "none":
                line = there.tree.segment.line == own.reading.tree.segment.line
                near = "sentence" if there is own.reading else "line" if line else "page"
                yield f"{name}={part}|same={deed.type == case.deed.type}|{near}|{rule}"


def _itself(case: Asked, party: Party, rule: str) -> Iterator[str]:
    """Tell what the party is, and how much of the page is about it."""
    deed, key, absent, view = case.deed, party.key, party.mention is None, case.company.view
    here = min(sum(1 for p in case.parties if p.mention is not None and not p.key.startswith("?")), 4)
    what = f"{class_of(party.actor.sector)}{' ?' if key.startswith('?') else ''}"
    share = step(view.named.get(key, 0) / max(sum(view.named.values()), 1), _SHARES)
    home, entry = case.company.home == key, deed.draft.candidate.entry.citation
    yield f"present={here}|absent={absent}|{rule}"
    yield f"present={min(here, 3)}|absent={absent}|{deed.type}"
    yield f"class={what}|{deed.type}"
    yield f"class={what}|{deed.type}|{rule}"
    yield f"home={home}|{rule}"
    yield f"home={home}|{deed.type}"
    yield f"share={share}|{rule}"
    yield f"share={share}|absent={absent}|{deed.type}"
    yield f"entry={entry}|{rule}"
    yield f"entry={entry}|absent={absent}"


def _speaking(draft: Draft, party: Party, rule: str) -> Iterator[str]:
    """Tell whether the party is who says it, or who is quoted by whoever says it."""
    holder, depth = draft.holder, 0
    while holder is not None and all(key_of(actor) != party.key for actor in holder.source):
        holder, depth = holder.parent, depth + 1
    speaks = "never" if holder is None else str(depth)
    yield f"speaks at={speaks}|{rule}"
    if draft.holder is not None:
        yield f"speaks at={speaks}|{draft.candidate.entry.type}|{draft.holder.kind}"
        yield f"cue={draft.holder.citation}|speaks={holder is not None}"


def _absent(case: Asked, party: Party, rule: str) -> Iterator[str]:
    """Tell of a party that the sentence does not name where the page named it last, and how."""
    draft = case.deed.draft
    last = case.company.last_named(draft, party.key)
    back = "far" if last is None else str(last[0])
    subject = False
    if last is not None:
        _, reading, mention = last
        subject = reading.tree.dep[head_of(reading, mention)].split(":")[0] == "nsubj"
    yield f"back={back}|{rule}"
    yield f"back={back}|{case.deed.type}"
    yield f"back={back}|subject={subject}|{rule}|empty={not draft.actor}{not draft.recipient}"


def _given(case: Asked, party: Party, mention: Mention, rule: str) -> Iterator[str]:
    """Tell whether the mention says itself which party it is, or the page must tell."""
    given, draft = given_of(mention), case.deed.draft
    outright = any(m.id == party.key for m in draft.reading.mentions)
    yield f"given={given}|{rule}"
    yield f"given={given}|sector={mention.sector}|{case.deed.type}"
    yield f"given={given}|outright={outright}|{rule}"
    yield f"given={given}|others={any(party.key not in slot.keys for slot in case.slots)}|{rule}"
    if given != "own":
        last = case.company.last_named(draft, party.key)
        back = "far" if last is None else str(last[0])
        yield f"given={given}|back={back}|sector={mention.sector}"
        yield f"given={given}|back={back}|home={case.company.home == party.key}"
        yield f"given={given}|home={case.company.home == party.key}|sector={mention.sector}"
        if mention.note:
            yield f"given={mention.note.split()[0]}|{rule}"


def _order(case: Asked, party: Party, mention: Mention, rule: str) -> Iterator[str]:
    """Tell how many of the others stand nearer to the act on the same side."""
    candidate, type_ = case.deed.draft.candidate, case.deed.type
    word, noun = candidate.word, candidate.entry.noun
    here = [p.mention for p in case.parties if p.mention is not None and not p.key.startswith("?")]
    left = mention.first < word
    side = "left" if left else "right"
    order = [m for m in here if (m.first < word) == left]
    nearer = sum(1 for m in order if abs(m.first - word) < abs(mention.first - word))
    place = "?" if party.key.startswith("?") else str(min(nearer, 3))
    yield f"{side} place={place} of {min(len(order), 3)}|{rule}"
    yield f"{side} place={place} of {min(len(order), 3)}|voice={candidate.voice}|noun={noun}"
    yield f"{side} place={place}|others={min(len(here) - len(order), 2)}|{type_}"
    yield f"several={len({m.first for m in here}) > 1}|kind={mention.kind}|{side}|{type_}"


def _placed(deed: Deed, mention: Mention, rule: str) -> Iterator[str]:
    """Tell how the mention hangs from the act, and what it is."""
    reading, tree, candidate = deed.draft.reading, deed.draft.reading.tree, deed.draft.candidate
    head = head_of(reading, mention)
    dep, governor = tree.dep[head].split(":")[0], tree.head[head]
    side = "left" if mention.first < candidate.word else "right"
    if candidate.first <= governor <= candidate.last:
        hangs = "act"
    elif governor in tree.ancestors(candidate.word):
        hangs = "above"
    else:
        hangs = "below" if candidate.word in tree.ancestors(head) else "aside"
    kind = f"{mention.kind}{' person' if mention.person else ''}"
    yield f"governor={'act' if hangs == 'act' else tree.pos[governor]}|{dep}|{rule}"
    yield f"hangs={hangs}|{dep}|{rule}"
    yield f"hangs={hangs}|{side}|{deed.type}"
    yield f"mention={kind}|{deed.type}"
    yield f"mention={kind}|{hangs}|{rule}"
    twice = any(m is not mention and m.id == mention.id and m.id for m in reading.mentions)
    yield f"named twice={twice}|{rule}"


def _rivals(case: Asked, party: Party, mention: Mention, rule: str) -> Iterator[str]:
    """Tell whether another act of the sentence has the party, stands nearer to it, or stands between."""
    deed, word = case.deed, case.deed.draft.candidate.word
    others = [
        o for o in case.company.deeds if o.draft.reading is deed.draft.reading and o is not deed and o.sound
    ]
    places = [other.draft.candidate.word for other in others]
    low, high = sorted((word, mention.first))
    busy = any(other.part(party.key) != "none" for other in others)
    closer = any(abs(place - mention.first) < abs(word - mention.first) for place in places)
    between = any(low < place < high for place in places)
    yield f"busy={busy}|{rule}"
    yield f"closer={closer}|between={between}|{rule}"


def _in_slots(case: Asked, party: Party, role: str) -> Iterator[tuple[str, float]]:
    """Tell how likely a mention plays a role that may stand for a party that the sentence does not name."""
    if not case.slots:
        return
    slot = max(case.slots, key=lambda slot: slot.odds[role])
    odds = slot.odds[role]
    yield "absent|slot", odds / 3
    yield f"absent|slot|{case.deed.part(party.key)}", odds / 3
    yield f"slot={step(odds, _SURE)}|{class_of(slot.sector)}|{class_of(party.actor.sector)}", 1.0
    yield f"slot={step(odds, _SURE)}|alike={slot.sector == party.actor.sector}", 1.0


def advised(case: Asked, party: Party, role: str) -> Iterator[tuple[str, float]]:
    """Yield what the network says of a party in a role, beside what it says of the others."""
    odds, deed = case.odds, case.deed
    if odds is None:
        return
    rule = deed.part(party.key)
    best = max((odd for (key, r), odd in odds.items() if r == role and key != party.key), default=-MOST)
    own = odds.get((party.key, role))
    if own is None:
        for name in ("best odds", f"best odds|{rule}", f"best odds|{deed.type}"):
            yield f"absent|{name}", best / 3
        yield from _in_slots(case, party, role)
        return
    turned = odds[party.key, ROLES[1 - ROLES.index(role)]]
    rank = sum(1 for (_, r), odd in odds.items() if r == role and odd > own)
    sure = step(own, _SURE)
    gap = 0
    if party.mention is not None:
        word = deed.draft.candidate.word
        gap = min(abs(party.mention.first - word), abs(party.mention.last - word))
    stateless = party.key.startswith("?")
    for name in ("", f"|{rule}", f"|{deed.type}", f"|gap={step(gap, _GAPS)}", f"|stateless={stateless}"):
        yield f"odds{name}", own / 3
    for name in ("", f"|{rule}"):
        yield f"margin{name}", (own - best) / 4
        yield f"other role{name}", turned / 3
    yield f"likelier={min(rank, 3)}|{rule}", 1.0
    yield f"likelier={min(rank, 3)}|sure={sure}", 1.0
    yield f"likelier={min(rank, 2)}|ahead={step(own - best, _AHEAD)}", 1.0
    yield f"sides={step(own - turned, _TURNED)}|sure={sure}", 1.0
