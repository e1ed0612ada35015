"""Arguments: which actors fill the roles of a verb or an event noun.

Roles are logical: the subject of a passive is its object, its agent its subject. What a clause leaves out is
looked up where grammar puts it: at the governor (control), the first conjunct, or the noun that a relative
clause modifies. Where the parse gives nothing, the nearest fitting mention of the same clause stands in:
Indonesian order is subject, verb, object.
"""

from saksi.steps.code.mentions import Mention
from saksi.steps.code.phrases import Phrases

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "ADJ", "DET", "SYM"})


class Clauses(Phrases):
    """The clauses of one tree, with its mentions: asks for subjects, objects, obliques and owners."""

    __slots__ = ()

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

    def named_at(self, word: int | None) -> Mention | None:
        """Return whoever a word names, or is part of the name of; None also where there is no word."""
        return None if word is None else self.cover.get(word)

    def object(self, verb: int, *, depth: int = 0) -> int | None:
        """Find the head of the logical object of a verb: of a passive, its surface subject."""
        if self.voice(verb) == "passive":
            return self.surface_subject(verb, depth=depth)
        found = [c for c in self.tree.kids(verb, "obj", "iobj") if c > verb] or self.tree.kids(verb, "obj")
        if self.syntax.marked_clauses and len(found) > 1:
            found.sort(key=lambda c: self.tree.dep[c] == "iobj")
        if found and self.tree.lows[found[0]] in self.grammar.relative and self.tree.dep[verb] == "acl:relcl":
            # "The base that the forces attacked": the pronoun stands for what the clause modifies.
            return self.tree.head[verb]
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
                behind = max(self.tree.head[index], index + 1)
                return behind if behind < len(self.tree) else None
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
        elif self.voice(verb) in ("active", "bare") and tree.segment.quotation is None:
            # What follows an active verb is its object or opens its complement.
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
        beside = tree.lows[verb - 1] in self.grammar.alongside if verb > 1 else False
        if beside and tree.words[verb - 2] == "," and tree.ancestors(verb):
            # "X menuduh Y berbohong, serta meminta …": the main clause goes on.
            return self.subject(tree.ancestors(verb)[-1], depth=depth + 1)
        dep, head = tree.dep[verb], tree.head[verb]
        if dep == "acl" and any(c < verb for c in tree.kids(verb, "mark", "case")):
            # "… terhadap Teheran dengan menyebut Israel …": manner belongs to the main verb.
            above = next((a for a in tree.ancestors(verb) if tree.pos[a] == "VERB"), None)
            return head if above is None else self.subject(above, depth=depth + 1)
        if dep == "acl" and self._goes_on(verb) and self.tree.words[verb - 1] == ",":
            governor = next((i for i in tree.ancestors(verb) if tree.pos[i] == "VERB"), None)
            return self.subject(governor, depth=depth + 1) if governor is not None else None
        if dep in ("acl:relcl", "acl"):
            writes = self.syntax.marked_clauses and tree.lows[head] in self.grammar.documents
            foretold = self._infinitive(verb) or (writes and self.voice(verb) == "active")
            return self._doer_of(head) if dep == "acl" and foretold else head
        if head == verb:
            return self._left_subject(verb)
        if dep == "conj":
            if tree.pos[head] in ("NOUN", "PROPN") and tree.dep[head] not in ("root",):
                return self._left_subject(verb)
            return self.surface_subject(head, depth=depth + 1)
        if dep in ("aux", "cop", "fixed", "compound", "flat"):
            return self.surface_subject(head, depth=depth + 1)
        if dep in ("xcomp", "ccomp", "advcl", "parataxis", "obj", "obl", "advmod", "dep"):
            # Behind a comma the main clause goes on: "X minta Y menyerah, sebut Z lemah".
            apart = self._goes_on(verb) or (verb > 0 and tree.words[verb - 1] == ",")
            if self.object_control(head) and dep != "parataxis" and not apart:
                controlled = self.object(head, depth=depth + 1)
                if controlled is not None and controlled != verb:
                    return controlled
            raised = dep in ("xcomp", "ccomp") and self.voice(head) == "passive"
            if raised and self.own_subject(head) is not None:
                # "Iran dikatakan oleh Israel telah menyerang": who is said to have done it did it.
                return self.own_subject(head)
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
