"""Arguments: which actors fill the roles of a verb or an event noun.

Roles are logical: the subject of a passive is its object, its agent its subject. What a clause leaves out is
looked up where grammar puts it: at the governor (control), the first conjunct, or the noun that a relative
clause modifies. Where the parse gives nothing, the nearest fitting mention of the same clause stands in:
Indonesian order is subject, verb, object.
"""

from collections.abc import Callable, Iterable, Sequence

from saksi.languages import Grammar, Syntax
from saksi.steps.code.mentions import Mention
from saksi.steps.code.tree import CLAUSAL, Tree

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "ADJ", "DET", "SYM"})


class Clauses:
    """The clauses of one tree, with its mentions: asks for subjects, objects, obliques and owners.

    Args:
        tree: the parsed segment.
        mentions: its mentions in order.
        grammar: closed-class words.
        syntax: how the language builds its clauses.
        voice: gives the voice of a word: active, passive, bare or plain.
        object_control: tells whether a verb hands its object on as the subject of its complement.
        adverbial: tells whether a word only looks like a noun ("kabarnya", "rencananya").
    """

    __slots__ = (
        "adverbial",
        "chains",
        "cover",
        "grammar",
        "groups",
        "mentions",
        "object_control",
        "syntax",
        "tree",
        "voice",
    )

    def __init__(
        self,
        tree: Tree,
        mentions: Sequence[Mention],
        *,
        grammar: Grammar,
        syntax: Syntax,
        voice: Callable[[int], str],
        object_control: Callable[[int], bool],
        adverbial: Callable[[int], bool],
    ) -> None:
        self.tree = tree
        self.mentions = list(mentions)
        self.grammar = grammar
        self.syntax = syntax
        self.voice = voice
        self.object_control = object_control
        self.adverbial = adverbial
        self.cover: dict[int, Mention] = {}
        for mention in mentions:
            for index in range(mention.first, mention.last + 1):
                self.cover[index] = mention
        self.groups = _groups(self.mentions, tree, grammar)
        self.chains: dict[int, list[Mention]] = {}
        for chain in self.groups.values():
            for member in chain:
                if len(chain) > len(self.chains.get(member.first, ())):
                    self.chains[member.first] = chain

    def actors(self, head: int, *, places: bool = True) -> list[Mention]:
        """List the mentions that a noun phrase stands for: its own, its modifier's, and their conjuncts.

        Without `places` a locative modifier ("penyelesaian politik di Ukraina") does not count.
        """
        found: list[Mention] = []
        heads = [head, *(c for c in self.tree.kids(head, "conj") if self.tree.pos[c] != "VERB")]
        for index in heads:
            mention = self.cover.get(index) or self._modifier(index, places=places)
            if mention is not None and not (found and self._describes(mention, found[-1])):
                found.extend(self.groups.get(mention.first, [mention]))
        return _unique(found)

    def _describes(self, mention: Mention, before: Mention) -> bool:
        """Tell whether a role behind a name's comma describes its bearer ("Andrei Lankov, profesor …")."""
        apart = [w for w in self.tree.lows[before.last + 1 : mention.first] if w not in self.grammar.articles]
        role = mention.kind.startswith("role:") and mention.person is None
        return role and before.person is not None and apart == [","]

    def _modifier(self, head: int, *, places: bool) -> Mention | None:
        """Find the nearest mention inside a noun phrase, right of its head first."""
        inside = {
            self.cover[i].first: self.cover[i]
            for i in self._phrase(head)
            if i in self.cover and (places or not self._located(self.cover[i]))
        }
        right = next((m for first, m in sorted(inside.items()) if first > head), None)
        left = next((m for first, m in sorted(inside.items(), reverse=True) if first < head), None)
        return (left or right) if self.syntax.modifiers_first else (right or left)

    def _located(self, mention: Mention) -> bool:
        return mention.first > 0 and self.tree.lows[mention.first - 1] in self.grammar.locative

    def _phrase(self, head: int) -> list[int]:
        """List the words of a noun phrase without its clauses and conjuncts."""
        found, stack = [head], [head]
        while stack:
            for child in self.tree.children[stack.pop()]:
                if self.tree.dep[child] in CLAUSAL or self.tree.dep[child] in ("conj", "appos", "punct"):
                    continue
                found.append(child)
                stack.append(child)
        return sorted(found)

    def case(self, index: int) -> str | None:
        """Return the preposition of a phrase, or None."""
        for child in self.tree.kids(index, "case", "mark"):
            if child < index:
                return self.tree.lows[child]
        if index and self.tree.pos[index - 1] == "ADP":
            return self.tree.lows[index - 1]
        return None

    def subject(self, verb: int, *, depth: int = 0) -> int | None:
        """Find the head of the logical subject of a verb: of a passive, its agent."""
        if self.voice(verb) == "passive":
            return self.agent(verb)
        opening = self._headline_subject(verb)
        if opening is not None:
            return opening
        near = self.left_neighbour(verb)
        if near is not None and near.kind != "null":
            return self.chains.get(near.first, [near])[0].first
        return self.surface_subject(verb, depth=depth)

    def object(self, verb: int, *, depth: int = 0) -> int | None:
        """Find the head of the logical object of a verb: of a passive, its surface subject."""
        if self.voice(verb) == "passive":
            return self.surface_subject(verb, depth=depth)
        found = [c for c in self.tree.kids(verb, "obj", "iobj") if c > verb] or self.tree.kids(verb, "obj")
        if self.syntax.marked_clauses and len(found) > 1:
            found.sort(key=lambda c: self.tree.dep[c] == "iobj")
        if found:
            return found[0]
        if self.tree.dep[verb] in ("acl:relcl", "acl") and self.own_subject(verb) is not None:
            return self.tree.head[verb]
        return None

    def agent(self, verb: int) -> int | None:
        """Find the agent of a passive: behind "oleh", or bare behind the verb."""
        for child in self.tree.children[verb]:
            nominal = self.tree.pos[child] != "VERB" or not self.syntax.modifiers_first
            if child > verb and nominal and self.case(child) in self.grammar.agent:
                return child
        if not self.syntax.bare_agent:
            return self._agent_nearby(verb)
        for child in self.tree.kids(verb, "obj", "nsubj", "obl"):
            nominal = self.tree.pos[child] in ("PROPN", "NOUN", "PRON")
            timed = self.tree.lows[child] in self.grammar.time_words
            if child > verb and nominal and not timed and self.case(child) is None:
                return child
        following = self.cover.get(verb + 1)
        if following is not None and following.first == verb + 1:
            return following.first
        if verb + 2 < len(self.tree) and self.tree.lows[verb + 1] in self.grammar.agent:
            return verb + 2
        return None

    def _agent_nearby(self, verb: int) -> int | None:
        """Find an agent that the parser hung elsewhere: "by" within the clause, and the name behind it."""
        for index in range(verb + 1, min(len(self.tree), verb + 8)):
            if self.tree.pos[index] in ("VERB", "SCONJ") or self.tree.words[index] in (",", ";", "."):
                return None
            if self.tree.lows[index] in self.grammar.agent:
                return self.tree.head[index] if self.tree.head[index] > index else index + 1
        return None

    def own_subject(self, verb: int) -> int | None:
        """Return the subject that stands beside the verb, the relative pronoun left out."""
        tree = self.tree
        subjects = [
            c
            for c in tree.kids(verb, "nsubj", "csubj")
            if tree.lows[c] not in self.grammar.relative and not self.adverbial(c)
        ]
        if self.voice(verb) == "passive":
            # What follows a passive verb bare is its agent, whatever the parser calls it.
            subjects = [c for c in subjects if c < verb]
        known = [c for c in subjects if c in self.cover]
        return known[-1] if known else (subjects[0] if subjects else None)

    def surface_subject(self, verb: int, *, depth: int = 0) -> int | None:
        """Find the head of the grammatical subject, whatever the voice."""
        tree = self.tree
        own = self.own_subject(verb)
        if own is not None or depth > 6:
            return own
        antecedent = self._antecedent(verb)
        if antecedent is not None:
            return antecedent
        dep, head = tree.dep[verb], tree.head[verb]
        if dep == "acl" and self._goes_on(verb) and self.tree.words[verb - 1] == ",":
            governor = next((i for i in tree.ancestors(verb) if tree.pos[i] == "VERB"), None)
            return self.subject(governor, depth=depth + 1) if governor is not None else None
        if dep in ("acl:relcl", "acl"):
            return self._doer_of(head) if dep == "acl" and self._infinitive(verb) else head
        if head == verb:
            return self._left_subject(verb)
        if dep == "conj":
            if tree.pos[head] in ("NOUN", "PROPN") and tree.dep[head] not in ("root",):
                return self._left_subject(verb)
            return self.surface_subject(head, depth=depth + 1)
        if dep in ("aux", "cop", "fixed", "compound", "flat"):
            return self.surface_subject(head, depth=depth + 1)
        if dep in ("xcomp", "ccomp", "advcl", "parataxis", "obj", "obl", "advmod", "dep"):
            if self.object_control(head) and dep != "parataxis" and not self._goes_on(verb):
                controlled = self.object(head, depth=depth + 1)
                if controlled is not None and controlled != verb:
                    return controlled
            if tree.pos[head] in ("VERB", "AUX", "ADJ") or dep == "advcl":
                return self.subject(head, depth=depth + 1) or self.surface_subject(head, depth=depth + 1)
        return self._left_subject(verb)

    def _antecedent(self, verb: int) -> int | None:
        """Find whom "who" stands for where the parser took its clause for the main one."""
        if self.tree.dep[verb] in ("acl:relcl", "acl") or not self.syntax.marked_clauses:
            return None
        for pronoun in self.tree.kids(verb, "nsubj"):
            if pronoun > 1 and self.tree.lows[pronoun] in self.grammar.relative:
                comma = self.tree.words[pronoun - 1] == ","
                mention = self.cover.get(pronoun - 1 - comma)
                return mention.first if mention is not None else None
        return None

    def _goes_on(self, verb: int) -> bool:
        """Tell whether a participle goes on with what its governor's subject does: "…, saying that"."""
        bare = self.syntax.marked_clauses and not self.tree.kids(verb, "mark", "case")
        return bare and self.tree.dep[verb] in ("advcl", "acl") and self.voice(verb) == "active"

    def _infinitive(self, verb: int) -> bool:
        return any(self.tree.lows[c] in self.grammar.infinitive for c in self.tree.kids(verb, "mark"))

    def _doer_of(self, noun: int) -> int | None:
        """Find who does what a noun foretells: "Iran's plan to strike", "X announced a plan to strike"."""
        owner = self._owner_before(noun, of=True)
        if owner:
            return owner[0].first
        head = self.tree.head[noun]
        return self.subject(head) if self.tree.pos[head] == "VERB" else None

    def _left_subject(self, verb: int) -> int | None:
        """Take the nearest mention to the left with no other verb, clause border or preposition between."""
        for index in range(verb - 1, -1, -1):
            mention = self.cover.get(index)
            if mention is not None:
                before = self._before_article(mention)
                if before >= 0 and self.tree.pos[before] == "ADP":
                    continue
                return mention.first
            if self.tree.pos[index] == "VERB":
                return self._sentence_subject(verb)
            if self.tree.lows[index] in (";", ":"):
                return None
        return None

    def _sentence_subject(self, verb: int) -> int | None:
        """Take the mention that opens the sentence, before its first verb and behind no preposition."""
        for index in range(verb):
            if self.tree.pos[index] == "VERB":
                return None
            mention = self.cover.get(index)
            before = self._before_article(mention) if mention is not None else -1
            if mention is not None and (before < 0 or self.tree.pos[before] != "ADP"):
                return mention.first
        return None

    def _before_article(self, mention: Mention) -> int:
        """Return the word before a mention and its article, -1 where it opens the segment."""
        before = mention.first - 1
        while before >= 0 and self.tree.lows[before] in self.grammar.articles:
            before -= 1
        return before

    def _headline_subject(self, verb: int) -> int | None:
        """Take the main clause's subject for a headline that opens with a verb: "Bantu ICC, Spanyol …"."""
        if self.tree.segment.kind != "title" or verb > 1 or (verb == 1 and 0 in self.cover):
            return None
        comma = next((i for i in range(verb, len(self.tree)) if self.tree.words[i] == ","), None)
        mention = self.cover.get(comma + 1) if comma is not None else None
        return mention.first if mention is not None else None

    def left_neighbour(self, verb: int) -> Mention | None:
        """Take the mention right before a verb, with nothing but adverbs and auxiliaries between."""
        index = verb - 1
        while index >= 0 and index not in self.cover and self.tree.pos[index] in ("ADV", "AUX", "PART"):
            index -= 1
        mention = self.cover.get(index) if index >= 0 else None
        if mention is None or not mention.first:
            return mention
        before = self._before_article(mention)
        if before < 0:
            return mention
        if self.tree.pos[before] == "ADP" or (
            self.tree.pos[before] == "VERB" and self.voice(before) == "passive"
        ):
            # It belongs to another phrase: "serangan ke Iran menewaskan", "yang didukung Rusia menyerang".
            return None
        return mention

    def right_object(self, verb: int) -> Mention | None:
        """Take the mention right behind a verb, with nothing but nouns between."""
        for index in range(verb + 1, min(len(self.tree), verb + 7)):
            mention = self.cover.get(index)
            if mention is not None:
                return mention
            if self.tree.pos[index] in ("VERB", "PUNCT", "SCONJ", "CCONJ", "ADP"):
                return None
        return None

    def obliques(self, verb: int, preposition: str) -> list[int]:
        """List the obliques of a verb, or of its object, that bear a preposition, in order."""
        heads = [verb, *self.tree.kids(verb, "obj", "xcomp", "obl", "nmod")]
        found: list[int] = []
        for head in heads:
            for child in self.tree.children[head]:
                if child > verb and self.case(child) == preposition and not self._clausal(child):
                    found.append(child)
        if preposition in self.grammar.dative:
            found.extend(self.tree.kids(verb, "iobj"))
        return sorted(set(found))

    def _clausal(self, child: int) -> bool:
        """Tell whether a word behind what looks like a preposition is a conjunct or the verb of a clause."""
        verbal = self.syntax.modifiers_first and self.tree.pos[child] in ("VERB", "AUX")
        return verbal or self.tree.dep[child] == "conj"

    def owner(self, noun: int, *, last: int | None = None, of: bool = True, by: bool = True) -> list[Mention]:
        """List who an event noun belongs to: a bare modifier ("serangan Rusia"), or behind "oleh", "dari".

        Without `of`, what follows "of" is whom the act befalls ("the bombing of Gaza"); without `by`, what
        follows "by" does not count either.
        """
        if self.syntax.modifiers_first:
            return self._owner_before(noun, of=of, by=by)
        tree, end = self.tree, last if last is not None else noun
        for index in range(end + 1, min(len(tree), end + 4)):
            mention = self.cover.get(index)
            if mention is not None and mention.kind != "null":
                return self.groups.get(mention.first, [mention])
            if tree.pos[index] not in ("ADJ", "NOUN", "PROPN", "NUM", "ADV") and tree.lows[index] not in (
                *self.grammar.agent,
                *self.grammar.of,
            ):
                break
        for child in tree.kids(noun, "nmod", "obl", "flat", "compound", "amod"):
            case = self.case(child)
            if child > noun and (case is None or case in self.grammar.agent or case in self.grammar.of):
                found = self.actors(child)
                if found:
                    return found
        return []

    def _owner_before(self, noun: int, *, of: bool, by: bool = True) -> list[Mention]:
        """List the owner of a noun: before it ("Iran's plan", "US sanctions"), or behind "by", "of"."""
        tree = self.tree
        for deps in (("nmod:poss",), ("amod", "compound", "nmod", "det", "flat")):
            for child in reversed(tree.kids(noun, *deps)):
                mention = self.cover.get(child)
                if child < noun and mention is not None and mention.kind != "null":
                    return self.groups.get(mention.first, [mention])
        before = self.cover.get(noun - 1)
        if before is not None and tree.head[before.last] == noun:
            return self.groups.get(before.first, [before])
        for words in (self.grammar.agent if by else (), self.grammar.origin if of else ()):
            for child in tree.kids(noun, "nmod", "obl", "acl"):
                if child > noun and self.case(child) in words and not self._clausal(child):
                    found = self.actors(child)
                    if found:
                        return found
        return []

    def nominal(self, noun: int, preposition: str, *, last: int | None = None) -> list[Mention]:
        """List the actors behind a preposition that belongs to a noun ("serangan … terhadap Iran")."""
        tree = self.tree
        for child in tree.subtree(noun, clauses=False):
            if child > noun and self.case(child) == preposition and child not in self._outside(noun):
                found = self.actors(child)
                if found:
                    return found
        # The parser often hangs the phrase on the verb: read on from the noun to the next border.
        start = (last if last is not None else noun) + 1
        for index in range(start, min(len(tree), start + 9)):
            if tree.lows[index] == preposition:
                for after in range(index + 1, min(len(tree), index + 6)):
                    mention = self.cover.get(after)
                    if mention is not None:
                        return self.groups.get(mention.first, [mention])
                    if tree.pos[after] in ("VERB", "PUNCT", "SCONJ"):
                        break
                return []
            if tree.pos[index] in ("VERB", "SCONJ") or tree.lows[index] in (",", ".", ";"):
                return []
        return []

    def _outside(self, noun: int) -> frozenset[int]:
        return frozenset(i for c in self.tree.kids(noun, "conj") for i in self.tree.subtree(c))

    def between(self, word: int) -> list[Mention]:
        """List both parties behind "antara" that belongs to a noun or verb."""
        tree = self.tree
        for index in range(word + 1, len(tree)):
            if tree.lows[index] in self.grammar.between:
                found: list[Mention] = []
                for after in range(index + 1, len(tree)):
                    mention = self.cover.get(after)
                    if mention is not None and mention not in found:
                        found.append(mention)
                        if len(found) == 2:
                            return _unique([*found, *self.groups.get(mention.first, [])])
                    elif mention is None and tree.pos[after] == "VERB":
                        break
                return found
            if tree.pos[index] in ("VERB", "SCONJ") or tree.lows[index] in (".", ";"):
                break
        return []


def _groups(mentions: Sequence[Mention], tree: Tree, grammar: Grammar) -> dict[int, list[Mention]]:
    """Map each mention that opens or continues a coordination to itself and the conjuncts after it.

    "A dan B", "A, B, serta C" and "A-B" are coordinations; what a comma adds behind them is not one more.
    """
    groups: dict[int, list[Mention]] = {}
    index = 0
    while index < len(mentions):
        chain, joined = [mentions[index]], 0
        while index + len(chain) < len(mentions):
            after = mentions[index + len(chain)]
            gap = [w for w in tree.lows[chain[-1].last + 1 : after.first] if w not in "()"]
            if not gap or not all(word in grammar.coordination for word in gap):
                break
            if gap == [","] and chain[-1].first and tree.lows[chain[-1].first - 1] in grammar.locative:
                # "Di Beijing, Wang Yi dan …": the comma closes the place.
                break
            chain.append(after)
            if gap != [","]:
                joined = len(chain)
                if gap != ["-"]:
                    # The conjunction marks the last member; what follows begins another phrase.
                    break
        for position, member in enumerate(chain[:joined]):
            groups[member.first] = chain[position:joined]
        index += max(joined, 1)
    return groups


def _unique(mentions: Iterable[Mention]) -> list[Mention]:
    return list({mention.first: mention for mention in mentions}.values())
