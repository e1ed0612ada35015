"""Hits: the attribution cues of a segment, and which reading of each fits where it stands."""

from dataclasses import dataclass, replace

from saksi.languages import Grammar
from saksi.languages.cues import Cue
from saksi.steps.code.clause_text import set_off, trails
from saksi.steps.code.complements import clause_of, marks_deed, tells_clause
from saksi.steps.code.judging import judges_as, judges_plainly
from saksi.steps.code.lookup import match_rest
from saksi.steps.code.predicates import UNSETTLED
from saksi.steps.code.reading import Reading
from saksi.steps.code.tree import Tree

_QUOTE_BORDERS = frozenset({",", '"', "”", "-", "–", "—", "!", "?", "…", "...", "'", "’"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found in a reading: from word `first` to word `last`.

    `via` is the cue verb that a noun is the object of; its subject is the source.
    """

    cue: Cue
    voice: str
    first: int
    last: int
    via: "Hit | None" = None

    @property
    def is_doubted(self) -> bool:
        """Whether the cue tells of something that it does not vouch for: a rumour, a claim."""
        return self.cue.kind == "report" and self.cue.certainty == "possible"


def find_hits(reading: Reading) -> list[Hit]:
    """List the cues of a reading, at most one a word, the longest reading of each."""
    result: list[Hit] = []
    free = 0
    for index, forms in enumerate(reading.forms):
        covering = reading.clauses.cover.get(index)
        if (
            index < free
            or index in reading.supposing
            or (covering is not None and not covering.kind.startswith("role:"))
        ):
            continue
        hit = _hit_at(reading, index, forms)
        if hit is not None:
            free = hit.last + 1
            result.append(hit)
    return _without_shadowed_nouns(reading, result)


def _hit_at(reading: Reading, index: int, forms: tuple[str, ...]) -> Hit | None:
    grammar = reading.language.grammar
    options: list[Hit] = []
    for form in forms:
        for cue, voice in reading.language.cues.cues.get(form, ()):
            if not reading.has(cue.rest):
                continue
            if voice == UNSETTLED:
                if not reading.may_be_verb(index, voice, phrase=bool(cue.rest)):
                    continue
                voice = reading.voice(index)
            if (
                not cue.rest
                and reading.tree.lows[index] in grammar.closed
                and form not in grammar.attributing
            ):
                continue
            matched = match_rest(reading.tree, reading.forms, index, cue.rest)
            related = matched is not None and _relates(reading, cue, matched)
            if matched is not None and not related and _fits(reading, index, cue, voice):
                # The mark of an infinitive belongs to what is said.
                marked = cue.frame == "noun" and reading.tree.lows[matched[-1]] in grammar.infinitive
                last = matched[-1] - (marked and len(matched) > 1)
                options.append(Hit(cue, voice, index, last))
        if options:
            break
    options = [hit for hit in options if _preference(reading, hit) >= 0]
    best = max(options, key=lambda hit: (hit.last, _preference(reading, hit)), default=None)
    return best if best is None or best.cue.frame != "noun" or best.cue.rest else _opened(reading, best)


def _opened(reading: Reading, hit: Hit) -> Hit:
    """Let a noun reach to the conjunction behind its owner: "pengumuman Kementerian X bahwa"."""
    tree, grammar = reading.tree, reading.language.grammar
    for index in range(hit.last + 1, min(len(tree), hit.last + 9)):
        if tree.lows[index] in grammar.complementiser and tree.pos[index] == "SCONJ":
            return replace(hit, last=index)
        owned = index in reading.clauses.cover or tree.lows[index] in grammar.articles | grammar.possessive
        if not owned and tree.lows[index] not in grammar.agent | grammar.of:
            break
    return hit


def _relates(reading: Reading, cue: Cue, matched: tuple[int, ...]) -> bool:
    """Tell whether the last word of a phrase is another than it seems.

    "That" may be a pronoun ("remarks that left him angry"), "to" may mark a verb ("reported to have left"),
    "as saying" may be said of an object.
    """
    tree, grammar, last = reading.tree, reading.language.grammar, matched[-1]
    skipped = [i for i in range(matched[0], last) if i not in matched]
    if cue.kind == "no_comment" and any(tree.pos[i] == "CCONJ" for i in skipped):
        # "Menolak tuduhan itu dan mengatakan" refuses to say nothing.
        return True
    if skipped and tree.lows[matched[0]] in grammar.locative and tree.pos[matched[0]] == "ADP":
        # "Sudah di depan mata" is nobody's view.
        return True
    if cue.frame == "noun" and len(matched) > 1 and marks_deed(tree, last, grammar) is False:
        # "Orders to Boeing": what stands behind is no deed.
        return True
    said = [tree.lows[i] for i in matched[1:]] == next(iter(grammar.quoted_as)).split()
    if said and any(matched[0] < c < matched[1] for c in tree.kids(matched[0], "obj")):
        # "Quoted her as saying": who is quoted stands between.
        return True
    if cue.frame == "tell" and tree.lows[last] in grammar.infinitive:
        return tree.dep[last] == "mark"
    ambiguous = grammar.complementiser & grammar.relative
    spread = cue.nobody == "always" or (cue.frame == "noun" and _stands_apart(tree, last, grammar))
    return len(matched) > 1 and tree.lows[last] in ambiguous and tree.dep[last] != "mark" and not spread


def _stands_apart(tree: Tree, that: int, grammar: Grammar) -> bool:
    """Tell whether the clause behind a noun and "that" lacks nothing for which it could stand.

    "Accusations that Peru spied on Chile" has its subject and no gap, whatever the parser calls the word;
    what is done with accusations is another matter ("accusations that Peru made").
    """
    verb = tree.head[that]
    if not any(that < c < verb for c in tree.kids(verb, "nsubj")):
        return False
    handled = tree.dep[that] == "obj" and tree.lows[verb] in grammar.handling
    return not handled and tree.dep[that].startswith(("obl", "advmod", "dep", "obj"))


def _preference(reading: Reading, hit: Hit) -> int:
    """Rank the frames that one word may open, by what stands around it; below zero it cannot."""
    frame = hit.cue.frame
    if frame == "as":
        judged = judges_as(reading, hit.first, hit.last)
        pronoun = hit.voice == "active" and reading.tree.lows[hit.first].endswith("nya")
        named = reading.language.syntax.marked_clauses and judges_plainly(
            reading, hit.first, hit.last, hit.voice
        )
        return 6 if judged or pronoun or named else -1
    if frame == "sourceless":
        # "dikatakannya" has its source in itself.
        pronoun = hit.voice == "passive" and reading.tree.lows[hit.first].endswith("nya")
        return 5 if hit.voice != "active" and not pronoun and not agent_behind(reading, hit) else -1
    if frame == "quote" and reading.language.syntax.marked_clauses:
        closes = _behind_border(reading, hit.first) and not _leads_on(reading, hit)
        return 4 if closes else 2
    if frame == "quote" and reading.tree.segment.kind == "title" and not trails(reading, hit):
        # "…, Sebut Biden Lemah" judges; "Kata Biden: …" reports.
        return 4 if set_off(reading, hit) else 0
    return {"according": 4, "quote": 4, "say": 3, "state": 3, "tell": 3, "relay": 2, "noun": 1}[frame]


def _behind_border(reading: Reading, index: int) -> bool:
    """Tell whether a word stands behind a comma or quotation, or opens its segment."""
    before = reading.tree.words[index - 1] if index else ","
    return before in _QUOTE_BORDERS or before.lower() in reading.language.grammar.thus


def _leads_on(reading: Reading, hit: Hit) -> bool:
    """Tell whether a clause, a quotation or an object stands behind a cue that could close one."""
    tree = reading.tree
    behind = tree.words[hit.last + 1 : hit.last + 3]
    if clause_of(tree, hit.first, reading.language.grammar) is not None or any(
        word in '"“‘' for word in behind
    ):
        return True
    # "The minister, a Peruvian, announced the deal": what has its subject before it has an object behind it.
    subject = any(c < hit.first for c in tree.kids(hit.first, "nsubj"))
    return subject and any(c > hit.last for c in tree.kids(hit.first, "obj"))


def agent_behind(reading: Reading, hit: Hit) -> bool:
    """Tell whether an actor stands behind a passive cue as its agent.

    Not so behind a cue that is no passive ("konon Rusia …"), nor who begins the clause that it opens
    ("dikabarkan Rusia menyerang …").
    """
    if hit.cue.nobody == "always" or (hit.cue.nobody and _opens_clause(reading, hit)):
        return False
    agent = reading.clauses.agent(hit.first)
    return agent is not None and bool(reading.clauses.actors(agent))


def _opens_clause(reading: Reading, hit: Hit) -> bool:
    """Tell whether a clause with a subject of its own stands bare behind a cue that has none."""
    tree, behind = reading.tree, reading.clauses.cover.get(hit.last + 1)
    before = tree.words[hit.first - 1] if hit.first else ","
    if behind is None or before not in _QUOTE_BORDERS or behind.last + 1 >= len(tree):
        return False
    return tree.pos[behind.last + 1] in ("VERB", "AUX", "ADV", "PART")


def _fits(reading: Reading, index: int, cue: Cue, voice: str) -> bool:
    """Keep a cue only where its word can be one."""
    tree = reading.tree
    pos = tree.pos[index]
    if reading.language.syntax.marked_clauses and not _stands(reading, index, cue, voice):
        return False
    if cue.frame == "quote":
        # "…," kata X: behind a comma or a quotation, or at the head of the frame that follows one.
        if reading.language.syntax.marked_clauses and tree.dep[index] == "root":
            return True
        return _behind_border(reading, index)
    if cue.frame == "noun":
        if (
            reading.language.syntax.marked_clauses
            and pos == "VERB"
            and not tree.kids(index, "det", "nmod:poss", "amod")
        ):
            # "The office estimates that", "…, warning voters that": the verb of the same form.
            return False
        behind = tree.lows[index + 1 : index + 8]
        return bool(cue.rest or reading.language.grammar.complementiser.intersection(behind))
    if voice == "bare":
        if pos == "NOUN" and any(form in reading.language.lexicon.nouns for form in reading.forms[index]):
            return False
        return pos == "VERB" or tree.segment.kind == "title"
    if (
        cue.frame == "state"
        and index
        and tree.lows[index - 1] in reading.language.cues.categories["negation"]
    ):
        return False
    told = ("tell", "say") if reading.language.syntax.marked_clauses else ("tell",)
    if cue.kind == "prediction" and cue.frame in told and _admonishes(reading, index):
        return False
    if voice == "plain" and pos == "NOUN" and cue.frame in ("say", "as", "tell") and not cue.rest:
        return False
    if cue.kind == "no_comment" and (
        (index and tree.lows[index - 1] in reading.language.grammar.relative)
        or reading.language.grammar.anonymity.intersection(tree.lows[index + 1 : index + 6])
    ):
        return False
    # "harus tahu bahwa" tells somebody something; it is nobody's belief.
    obliged = index > 0 and tree.lows[index - 1] in reading.language.cues.categories["obligation"]
    return not (cue.kind == "belief" and obliged)


def _stands(reading: Reading, index: int, cue: Cue, voice: str) -> bool:
    """Tell whether the parse lets a word be a cue: no modifier of a noun, no verb without a content."""
    tree = reading.tree
    if tree.dep[index] in ("amod", "compound") and tree.pos[index] in ("VERB", "ADJ", "NOUN"):
        return False
    if voice == "passive" and _as_preposition(reading, index):
        return False
    if cue.frame == "quote" and (tree.pos[index] != "VERB" or _foreseen(reading, index)):
        return False
    if cue.frame == "quote" and not is_told(reading, index) and _suffers(reading, index):
        return False
    if tree.dep[index] == "xcomp" and tree.lows[tree.head[index]] in reading.language.grammar.causative:
        # "Make sure that", "let it be known".
        return voice != "plain"
    return not (cue.kind == "denial" and tree.kids(index, "iobj"))


def _as_preposition(reading: Reading, index: int) -> bool:
    """Tell whether a participle only joins a phrase: "compared to a year ago", "longer than expected"."""
    tree = reading.tree
    bare = tree.dep[index] in ("advcl", "case", "mark", "obl") and not tree.kids(
        index, "aux", "aux:pass", "nsubj:pass"
    )
    return (
        bare
        and reading.clauses.agent(index) is None
        and clause_of(tree, index, reading.language.grammar) is None
    )


def is_told(reading: Reading, index: int) -> bool:
    """Tell whether a verb has as its object whom it addresses: "Kurz told parliament"."""
    table = reading.language.cues.cues
    found = (cue for form in reading.forms[index] for cue, _ in table.get(form, ()))
    return any(cue.frame == "tell" and not cue.rest for cue in found)


def _suffers(reading: Reading, index: int) -> bool:
    """Tell whether a verb is passive: "the premier was interrupted" closes no quotation."""
    tree = reading.tree
    return any(tree.dep[c] in ("aux:pass", "nsubj:pass") for c in tree.children[index])


def _foreseen(reading: Reading, index: int) -> bool:
    """Tell whether a verb is not said to have happened: "Hezbollah will respond"."""
    table = reading.language.cues.hedges
    hedges = [table.get(reading.tree.lows[c]) for c in reading.tree.kids(index, "aux")]
    return any(h is not None and h.category in ("future", "possible", "obligation") for h in hedges)


def _admonishes(reading: Reading, index: int) -> bool:
    """Tell whether a warning tells somebody what not to do: a threat and no prediction (codebook 6)."""
    verbs = reading.language.lexicon.verbs
    warns = (entry.type == "THREATEN" for form in reading.forms[index] for entry, *_ in verbs.get(form, ()))
    if reading.language.syntax.marked_clauses and not any(warns):
        return False
    if reading.language.syntax.marked_clauses and tells_clause(reading.tree, index, reading.language.grammar):
        return False
    behind = reading.tree.lows[index + 1 : index + 12]
    told = next((i for i, low in enumerate(behind) if low in reading.language.grammar.admonition), None)
    that = next((i for i, low in enumerate(behind) if low in reading.language.grammar.complementiser), None)
    return told is not None and (that is None or told < that)


def opens_clause(reading: Reading, hit: Hit) -> bool:
    """Tell whether a cue reaches to the conjunction of the clause that it holds: "klaim Rusia bahwa"."""
    grammar = reading.language.grammar
    opening = grammar.complementiser | (grammar.purpose if not grammar.infinitive else frozenset())
    return reading.tree.lows[hit.last] in opening


def _without_shadowed_nouns(reading: Reading, hits: list[Hit]) -> list[Hit]:
    """Let one of a cue verb and the cue noun beside it speak for both.

    "Laporan itu menyebutkan" is the verb's; "menyampaikan kekhawatiran bahwa" is the noun's, which tells the
    kind, with the verb's subject as its source.
    """
    kept: list[Hit] = []
    for hit in hits:
        before = kept[-1] if kept else None
        gap = hit.first - before.last if before is not None else 0
        if before is not None and hit.cue.frame == "noun" and before.cue.frame == "say" and 0 < gap <= 3:
            if hit.cue.kind != "report":
                kept[-1] = Hit(hit.cue, hit.voice, hit.first, hit.last, via=before)
            continue
        shadowed = before is not None and before.cue.frame == "noun" and before.via is None
        spoken = before is not None and reading.clauses.own_subject(hit.first) == before.first
        # "Russia's claim that … was denied": both say something, and each of another.
        clause = before is not None and opens_clause(reading, before)
        within = clause and before is not None and before.first in reading.tree.ancestors(hit.first)
        apart = clause and ((hit.voice == "passive" and gap > 1) or (within and not spoken))
        if shadowed and hit.cue.frame != "noun" and not apart and (0 < gap <= 4 or spoken):
            kept.pop()
        kept.append(hit)
    return kept
