"""English clauses: auxiliaries tell voice and tense, owners and states stand before their noun."""

from collections.abc import Callable

from saksi.languages.en.morphology import is_base, is_participle, is_past
from saksi.languages.syntax import Words

_HAVE = frozenset({"have", "has", "had", "having", "'ve", "’ve"})
_PAST_AUX = frozenset({"was", "were", "had", "did"})
_PRESENT_AUX = frozenset({"is", "are", "am", "does", "do", "be", "being", "'s", "’s", "'re", "’re"})
_MODAL = frozenset(
    {"will", "would", "can", "could", "may", "might", "shall", "should", "must", "'ll", "’ll", "'d", "’d"}
)
#: Labels under which a word that is tagged as a verb modifies a noun or serves as a preposition.
_NO_ACT = frozenset({"amod", "compound", "case", "mark", "flat", "fixed", "det", "aux", "cop", "nummod"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
#: Labels under which a word that the tagger took for a noun may be the verb of a headline.
_HEADS = frozenset({"root", "conj", "parataxis", "ccomp", "xcomp", "advcl"})


class English:
    """How English builds its clauses."""

    modifiers_first = True
    marked_clauses = True
    bare_agent = False
    involving = ("against", "on", "with", "to", "at", "from", "of", "for")
    objective = ("of",)

    def repair(self, tree: Words, knows_verb: Callable[[str], bool]) -> None:
        """Mend headlines, and verbs that are taken for nouns."""
        if tree.kind != "body" and (_plan(tree) or _headline_verb(tree, knows_verb)):
            return
        for word in range(1, len(tree.lows)):
            if tree.pos[word] in _NOMINAL and any(c > word for c in tree.kids(word, "obj")):
                # Only verbs have objects: "when Turkey shot down a jet".
                tree.pos[word] = "VERB"
                if word - 1 in tree.kids(word, "compound") and tree.pos[word - 1] == "PROPN":
                    tree.attach(word - 1, word, "nsubj")
        _main_verb(tree)

    def voice(self, tree: Words, word: int, listed: str | None) -> str:
        """Return the voice that auxiliaries, subject and place in the tree tell."""
        if listed == "plain" and tree.pos[word] != "VERB":
            return "plain"
        low = tree.lows[word]
        if tree.kids(word, "aux:pass"):
            return "passive"
        if tree.kids(word, "nsubj:pass") and (tree.kind == "title" or tree.dep[word] == "conj"):
            # Elsewhere a passive has its auxiliary, and the label errs.
            return "passive"
        helpers = {tree.lows[c] for c in tree.kids(word, "aux")}
        if not is_participle(low) or helpers or tree.kids(word, "obj"):
            return "active"
        if any(tree.lows[c] == "by" for a in tree.kids(word, "obl") for c in tree.kids(a, "case")):
            return "passive"
        dep, head = tree.dep[word], tree.head[word]
        marked = any(tree.lows[c] == "to" for c in tree.kids(word, "mark"))
        if dep in ("acl", "amod") or (dep == "advcl" and not tree.kids(word, "nsubj")):
            return "active" if marked else "passive"
        if dep == "conj" and not tree.kids(word, "nsubj") and head != word:
            return self.voice(tree, head, None) if is_participle(tree.lows[head]) else "active"
        if dep in ("xcomp", "ccomp") and not marked and not tree.kids(word, "nsubj"):
            return "active" if is_base(low) else "passive"
        if tree.kind == "title" and not is_base(low) and low not in ("said", "told"):
            # Headlines leave "are" out: "Dozens killed in raid", "Iran urged to comply".
            return "passive"
        return "active"

    def may_be_verb(
        self, tree: Words, word: int, voice: str, *, phrase: bool, noun: bool, parted: bool = False
    ) -> bool:
        """Tell whether the tagger takes the word for a verb; in a headline it may take one for a noun."""
        dep = tree.dep[word]
        if word and tree.words[word - 1] == "-" and not parted:
            # "Kurdish-held", "US-backed".
            return False
        if voice == "plain":
            return tree.pos[word] not in ("PROPN", "ADP") or tree.kind == "title"
        if tree.pos[word] == "VERB":
            return dep not in _NO_ACT
        if tree.kids(word, "aux:pass") and is_participle(tree.lows[word]):
            return True
        if tree.pos[word] == "AUX" and phrase:
            # "is in talks", "has ties": what follows says the act.
            return dep in ("cop", "root")
        if tree.kind != "title" or tree.pos[word] not in ("NOUN", "PROPN") or not word:
            return False
        return dep in _HEADS and not noun and tree.pos[word - 1] not in ("DET", "ADJ", "ADP", "NUM")

    def tense(self, tree: Words, word: int) -> str | None:
        """Return the tense that auxiliary or form tells; an infinitive or participle has its governor's."""
        for _ in range(4):
            helpers = {tree.lows[c] for c in tree.kids(word, "aux", "aux:pass", "cop")}
            low, dep = tree.lows[word], tree.dep[word]
            if helpers & _PAST_AUX:
                return "past"
            if helpers & _MODAL:
                # "May have attacked".
                return "past" if helpers & _HAVE else None
            if helpers & _HAVE:
                return "present" if low.endswith("ing") else "past"
            if helpers & _PRESENT_AUX:
                return "present"
            dependent = dep in ("advcl", "xcomp", "acl") and not tree.kids(word, "nsubj")
            if is_past(low) and tree.kind != "title" and not (dependent and is_participle(low)):
                return "past"
            finite = tree.pos[word] == "VERB" and not low.endswith("ing") and not is_past(low)
            if not dependent:
                return "present" if finite else None
            word = tree.head[word]
        return None

    def demands(self, tree: Words, clause: int) -> bool:
        """Tell whether a clause has the bare verb of a demand, or "must" and "should"."""
        helpers = {tree.lows[c] for c in tree.kids(clause, "aux", "aux:pass", "cop")}
        if helpers & {"should", "must", "be"}:
            return True
        low = tree.lows[clause]
        finite = is_past(low) or (low.endswith("s") and not low.endswith("ss"))
        return not helpers - {"not"} and not finite and tree.pos[clause] == "VERB"

    def finite(self, tree: Words, word: int) -> bool:
        """Tell whether a verb is past, or has the -s of the present."""
        low = tree.lows[word]
        return is_past(low) or (low.endswith("s") and not low.endswith("ss"))

    def agrees(self, tree: Words, first: int, second: int) -> bool:
        """Tell whether a second verb has the form that the auxiliary or form of the first asks for."""
        helpers = {tree.lows[c] for c in tree.kids(first, "aux", "aux:pass")}
        low = tree.lows[second]
        if helpers & _MODAL and not helpers & _HAVE:
            return is_base(low)
        if tree.lows[first].endswith("ing"):
            return low.endswith("ing")
        if helpers & (_HAVE | _PAST_AUX | _PRESENT_AUX):
            return is_participle(low)
        return self.finite(tree, first) == self.finite(tree, second)


def _plan(tree: Words) -> bool:
    """Make the infinitive of a headline its main verb: "Norway to host talks"."""
    root = tree.root
    if tree.pos[root] not in ("PROPN", "NOUN"):
        return False
    for child in tree.kids(root, "acl"):
        if child > root and any(tree.lows[c] == "to" for c in tree.kids(child, "mark")):
            tree.reroot(child, "nsubj")
            return True
    return False


def _headline_verb(tree: Words, knows_verb: Callable[[str], bool]) -> bool:
    """Find the verb of a headline that is parsed as one long name: "Military kills general"."""
    if tree.pos[tree.root] not in _NOMINAL or any(pos in ("VERB", "AUX") for pos in tree.pos):
        return False
    for word in range(1, len(tree.lows) - 1):
        low = tree.lows[word]
        third = low.endswith("s") and not low.endswith("ss") and tree.pos[word] in ("NOUN", "PROPN")
        follows = tree.pos[word - 1] in _NOMINAL and tree.pos[word + 1] in _NOMINAL | {"DET", "NUM"}
        if third and follows and knows_verb(low):
            _rebuild(tree, word)
            return True
    return False


def _rebuild(tree: Words, verb: int) -> None:
    """Hang what stands before a verb from it as its subject, and what follows as its object."""
    if verb != tree.root:
        tree.reroot(verb, "nsubj")
    tree.pos[verb] = "VERB"
    before = [i for i in range(verb) if not i <= tree.head[i] < verb and tree.head[i] >= verb]
    behind = [i for i in range(verb + 1, len(tree.lows)) if tree.head[i] <= verb]
    for place in before:
        tree.attach(place, verb, "nsubj" if place == before[-1] else "dep")
    for place in behind:
        bare = place == behind[0] and not tree.kids(place, "case")
        tree.attach(place, verb, "punct" if tree.pos[place] == "PUNCT" else "obj" if bare else "obl")


def _main_verb(tree: Words) -> None:
    """Take a root with a name as its subject and nothing of a noun's own for a verb."""
    root = tree.root
    subjects = [c for c in tree.kids(root, "nsubj") if c < root and tree.pos[c] == "PROPN"]
    plain = not tree.kids(root, "cop", "det", "case", "amod", "nmod:poss", "compound")
    if not subjects or not plain or tree.pos[root] not in _NOMINAL or root + 1 == len(tree.lows):
        return
    tree.pos[root] = "VERB"
    for child in tree.kids(root, "flat", "appos"):
        if child == root + 1:
            tree.attach(child, root, "obj")


SYNTAX = English()
