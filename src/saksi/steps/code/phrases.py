"""Noun phrases: which mentions they stand for, who owns them, what their prepositions hold.

Owners stand behind their noun in one language ("serangan Rusia"), before it in another ("Russia's attack").
"""

from collections.abc import Callable, Iterable, Sequence

from saksi.languages import Grammar, Syntax
from saksi.steps.code.mentions import Mention
from saksi.steps.code.tree import CLAUSAL, Tree

#: What is described so is named: "its neighbour Kenya"; "their supporters" begins another phrase.
_NAMED = frozenset({"state", "capital", "seat", "body", "org"})
#: How many words may describe a conjunct before it is named.
MAX_EPITHETS = 3
#: How what only describes a noun hangs from it.
_DESCRIBING = frozenset({"amod", "det", "nummod", "compound", "nmod:poss", "advmod"})


class Phrases:
    """The noun phrases of one tree, with its mentions.

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

    def _before_article(self, mention: Mention) -> int:
        """Return the word before a mention and its article, -1 where it opens the segment."""
        before = mention.first - 1
        while before >= 0 and self.tree.lows[before] in self.grammar.articles:
            before -= 1
        return before

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
            arises = index == tree.head[word] and tree.lows[index] in self.grammar.existential
            if (tree.pos[index] in ("VERB", "SCONJ") and not arises) or tree.lows[index] in (".", ";"):
                break
        return []


def _groups(mentions: Sequence[Mention], tree: Tree, grammar: Grammar) -> dict[int, list[Mention]]:
    """Map each mention that opens or continues a coordination to itself and the conjuncts after it.

    "A dan B", "A, B, serta C" and "A-B" are coordinations; what a comma adds behind them is not one more.
    Whose noun is that of the last ("Iraqi and American soldiers") belong to that, too.
    """
    groups: dict[int, list[Mention]] = {}
    index = 0
    while index < len(mentions):
        chain, joined = [mentions[index]], 0
        while index + len(chain) < len(mentions):
            after = mentions[index + len(chain)]
            between = tree.lows[chain[-1].last + 1 : after.first]
            gap = [w for w in between if w not in "()" and w not in grammar.articles]
            gap = _without_modifiers(gap, after, tree, grammar)
            if _accompanies(gap, grammar):
                chain.append(after)
                joined = len(chain)
                break
            if not gap or not all(word in grammar.coordination for word in gap):
                break
            if gap == ["-"] and (chain[-1].person or after.person):
                # "Al-Harthi" is one name.
                break
            if gap == [","] and chain[-1].first and tree.lows[chain[-1].first - 1] in grammar.locative:
                # "Di Beijing, Wang Yi dan …": the comma closes the place.
                break
            if _begins_clause(chain[-1], after, tree):
                break
            chain.append(after)
            if gap != [","]:
                joined = len(chain)
                if gap != ["-"]:
                    # The conjunction marks the last member; what follows begins another phrase.
                    break
        for position, member in enumerate(chain[:joined]):
            groups[member.first] = chain[position:joined]
        if joined and all(_modifies(member, chain[joined - 1], tree) for member in chain[: joined - 1]):
            groups[chain[joined - 1].first] = chain[:joined]
        index += max(joined, 1)
    return groups


def _without_modifiers(gap: list[str], after: Mention, tree: Tree, grammar: Grammar) -> list[str]:
    """Leave out what only describes the next conjunct: "Malaysia and neighbouring Indonesia"."""
    opened = next((k for k, word in enumerate(gap) if word not in grammar.coordination), len(gap))
    words = range(after.first - len(gap) + opened, after.first)
    if not opened or len(words) > MAX_EPITHETS or after.kind not in _NAMED:
        return gap
    inside = range(after.first, after.last + 1)
    plain = all(
        tree.lows[k] in grammar.epithets or (tree.head[k] in inside and tree.dep[k] in _DESCRIBING)
        for k in words
    )
    return gap[:opened] if plain else gap


def _begins_clause(one: Mention, after: Mention, tree: Tree) -> bool:
    """Tell whether a mention is the subject of a verb behind it: "attacked Israel and Iraq shelled Haifa"."""
    words = range(after.first, after.last + 1)
    verbs = {tree.head[i] for i in words if tree.dep[i] == "nsubj" and tree.head[i] > after.last}
    objects = any(tree.dep[i] in ("obj", "obl") for i in range(one.first, one.last + 1))
    return objects and any(tree.pos[verb] == "VERB" for verb in verbs)


def _modifies(one: Mention, last: Mention, tree: Tree) -> bool:
    """Tell whether a state only modifies the noun of a mention behind it: "Afghan and British troops"."""
    head = tree.head[one.last]
    beside = one.kind == "demonym" and head == tree.head[last.last] != one.last
    return one.kind in ("demonym", "state", "body") and (beside or last.first <= head <= last.last)


def _accompanies(gap: Sequence[str], grammar: Grammar) -> bool:
    """Tell whether words join somebody to who stands before: ", along with his", "together with the"."""
    words = [w for w in gap if w != "," and w not in grammar.owners]
    return " ".join(words) in grammar.joining


def _unique(mentions: Iterable[Mention]) -> list[Mention]:
    return list({mention.first: mention for mention in mentions}.values())
