"""Pieces: the names and roles of a segment, placed on its words, before they are joined into mentions.

They come from the gazetteer, from the names that the parser finds, and from capitals behind an office, where
a person stands whom neither knows ("Duta Besar Afghanistan untuk PBB, Ghulam Isaczai").
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from saksi.languages import Language
from saksi.languages.gazetteer import Atom, Name
from saksi.reference.people import may_be
from saksi.steps.code.tree import Tree

#: Peoples whose family name, or whose short name, comes first.
FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "HKG", "VNM", "IDN", "MYS", "MMR", "KHM", "LAO", "THA"})

ROLES = frozenset({"role:office", "role:institution", "role:force", "role:group", "role:person"})
AFFILIATIONS = frozenset({"state", "demonym", "capital", "seat", "body", "org", "place"})
_TITLES = frozenset({"role:office", "role:person"})
#: What completes a title, so that a name may follow: its place, state or body.
_COMPLETE = AFFILIATIONS | {"role:institution", "role:group"}
#: Small words inside a name.
PARTICLES = frozenset({"al", "el", "bin", "ibn", "van", "von", "de", "da", "del", "der"})
#: The parts of speech under which a word is no role.
_VERBAL = frozenset({"VERB", "AUX", "ADV", "ADP"})
_NO_NOUN: Mapping[str, frozenset[str]] = {
    "role:institution": _VERBAL,
    "role:force": _VERBAL,
    "role:office": _VERBAL | {"ADJ"},
    "role:group": _VERBAL | {"ADJ"},
    "role:person": _VERBAL | {"ADJ"},
}
_CLAUSES = frozenset({"root", "conj", "ccomp", "xcomp", "advcl", "parataxis"})
#: A person's name has no more words than this.
MAX_NAME = 6


@dataclass(slots=True)
class Piece:
    """A name or role on the words `first` to `last` of a tree."""

    first: int
    last: int
    name: Name
    start: int
    end: int


def find_pieces(tree: Tree, atoms: Sequence[Atom], *, text: str, language: Language) -> list[Piece]:
    """Place the names of one segment, in order.

    Args:
        tree: the parsed segment.
        atoms: the gazetteer's finds in the article, sorted; those outside the segment are skipped.
        text: the analysis text of the article.
        language: its words and closed-class words.
    """
    found = _known(tree, atoms, language)
    taken = {index for piece in found for index in range(piece.first, piece.last + 1)}
    ends = {piece.last: piece for piece in found}
    persons = list(_persons(tree, found, taken, text, language))
    if not language.syntax.modifiers_first:
        persons.extend(_holders(tree, taken, ends, language))
    found.extend(persons)
    found.sort(key=lambda piece: piece.first)
    return _joined(found, tree)


def _known(tree: Tree, atoms: Sequence[Atom], language: Language) -> list[Piece]:
    """Place the gazetteer's finds; leave out everyday words and the states that only name their money."""
    segment, grammar = tree.segment, language.grammar
    found: list[Piece] = []
    taken: set[int] = set()
    for atom in atoms:
        if atom.end <= segment.start or atom.start >= segment.end:
            continue
        covered = list(tree.within(atom.start, atom.end))
        if not covered or taken.intersection(covered):
            continue
        first = covered[0]
        if "word" in atom.name.note.split() and (first == 0 or segment.kind == "title"):
            # An everyday word where capitals say nothing ("Lima", "Baku"): not the place.
            continue
        if (
            language.syntax.modifiers_first
            and tree.pos[covered[-1]] in _NO_NOUN.get(atom.name.kind, ())
            and not tree.words[covered[-1]][0].isupper()
        ):
            # "forces Iran to", "a general strike": what is no noun names nobody; "military strikes" does.
            continue
        if atom.name.kind == "role:prefix" and _predicates(tree, covered[-1]):
            # "Soldiers ousted the president": a verb, not what the president is.
            continue
        surname = not language.syntax.modifiers_first and _is_surname(tree, first, covered[-1])
        if atom.name.kind == "outlet" and surname:
            continue
        beside = tree.lows[max(0, first - 1) : first] + tree.lows[covered[-1] + 1 : covered[-1] + 2]
        if grammar.currency.intersection(beside) or _is_money(tree, covered[-1]):
            # "10 miliar dolar AS", "10 billion US dollars": money and no actor.
            continue
        taken.update(covered)
        found.append(Piece(first, covered[-1], atom.name, atom.start, atom.end))
    return found


def _predicates(tree: Tree, word: int) -> bool:
    """Tell whether a word is the verb of a clause."""
    return tree.pos[word] == "VERB" and tree.dep[word].split(":")[0] in _CLAUSES


def _is_surname(tree: Tree, first: int, last: int) -> bool:
    """Tell whether a paper's name is part of a person's: "Michael Forbes", "Andina Thresia"."""
    persons = [i for i in (first - 1, last + 1) if 0 <= i < len(tree) and tree.names[i] == "PER"]
    whole = all(tree.names[i] == "PER" for i in range(first, last + 1))
    return whole and any(tree.words[i][0].isupper() for i in persons)


def _is_money(tree: Tree, last: int) -> bool:
    """Tell whether a dollar sign makes an abbreviation that of a currency: "AS$3 juta"."""
    joined = last + 1 < len(tree) and tree.start[last + 1] == tree.end[last]
    return "$" in tree.words[last] or (joined and tree.words[last + 1].startswith("$"))


def _persons(
    tree: Tree, known: Sequence[Piece], taken: set[int], text: str, language: Language
) -> Iterator[Piece]:
    """Yield the persons that no table knows: runs of capitals told by the parser or by their place."""
    ends = {piece.last: piece for piece in known}
    for first, last in _runs(tree, taken):
        tagged = [i for i in range(first, last + 1) if tree.names[i] == "PER"]
        strange = any(not language.words.knows(tree.lows[i]) for i in range(first, last + 1))
        titled = first - 1 in ends and ends[first - 1].name.kind == "role:honorific"
        placed = (
            titled
            or _behind_office(tree, first, last, ends)
            or _at_cue(tree, first, last, language)
            or (not language.syntax.modifiers_first and _before_title(tree, last, known))
        )
        if not tagged and not (strange and placed):
            continue
        if first == last and tree.lows[first] in language.grammar.weekdays:
            continue
        if first == 0 and tagged and tree.names[0] != "PER" and language.words.knows(tree.lows[0]):
            first = tagged[0]
        if tagged and (before := ends.get(first - 1)) and before.name.kind in _TITLES:
            # "Direktur Mitra Tani Sandi Octa": the parser tells the name from what it is the director of.
            first = tagged[0]
        start, end = tree.start[first], tree.end[last]
        yield Piece(first, last, Name(text[start:end], "person", None, "UNK"), start, end)


def _before_title(tree: Tree, last: int, known: Sequence[Piece]) -> bool:
    """Tell whether a title follows in apposition: "Jhonny Simanjutak, Sekretaris Komisi E, ..."."""
    titles = {piece.first for piece in known if piece.name.kind in _TITLES}
    return tree.words[last + 1 : last + 2] == [","] and last + 2 in titles


def _holders(tree: Tree, taken: set[int], ends: dict[int, Piece], language: Language) -> Iterator[Piece]:
    """Yield the holders of titles whose names the parser took for part of the place or body before them.

    "Wali Kota Cirebon Nashrudin Azis kepada ...": behind a title with its place or body, what is no word and
    stands right before a word without a capital is a person.
    """
    for before in ends.values():
        first = last = before.last + 1
        if before.name.kind not in _COMPLETE or not _titled(before, ends):
            continue
        while last < len(tree) and last - first < MAX_NAME and _strange(tree, last, taken):
            last += 1
        behind = tree.words[last] if last < len(tree) else "."
        unknown = any(not language.words.knows(tree.lows[index]) for index in range(first, last))
        if unknown and not behind[0].isupper():
            start, end = tree.start[first], tree.end[last - 1]
            yield Piece(first, last - 1, Name(tree.text(first, last - 1), "person", None, "UNK"), start, end)


def _titled(piece: Piece, ends: dict[int, Piece]) -> bool:
    """Tell whether a title stands before a place or body, a few pieces away at most."""
    for _ in range(4):
        if piece.name.kind in _TITLES:
            return True
        piece = next((ends[k] for k in range(piece.first - 1, piece.first - 8, -1) if k in ends), piece)
    return False


def _strange(tree: Tree, index: int, taken: set[int]) -> bool:
    """Tell whether a capitalised word may be of a name that the parser has read as part of another."""
    free = index not in taken and tree.words[index][0].isupper() and not tree.words[index].isupper()
    return free and tree.names[index] in ("ORG", "LOC") and tree.pos[index] in ("PROPN", "NOUN")


def _runs(tree: Tree, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the runs of free capitalised words that are no acronym or number."""
    index = 0
    while index < len(tree):
        if not _can_name(tree, index, taken):
            index += 1
            continue
        last = index
        while last - index + 1 < MAX_NAME and (step := _goes_on(tree, last, taken)):
            last += step
        yield index, last
        index = last + 1


def _goes_on(tree: Tree, last: int, taken: set[int]) -> int:
    """Return how many words the next part of a name takes, 0 where it ends: "al-Harthi", "Jean-Yves"."""
    if last + 1 < len(tree) and _can_name(tree, last + 1, taken):
        return 1
    part, after = tree.lows[last + 1 : last + 2], last + 2
    if part and part[0] in PARTICLES and tree.words[after : after + 1] == ["-"]:
        after += 1
    elif part != ["-"] or tree.end[last] != tree.start[last + 1]:
        return 0
    named = after < len(tree) and tree.names[after] == tree.names[last] == "PER"
    return after - last if named and _can_name(tree, after, taken) else 0


def _can_name(tree: Tree, index: int, taken: set[int]) -> bool:
    word = tree.words[index]
    if index in taken or not word[0].isupper() or tree.names[index] in ("ORG", "LOC"):
        return False
    return tree.names[index] == "PER" or tree.pos[index] == "PROPN"


def _behind_office(tree: Tree, first: int, last: int, ends: dict[int, Piece]) -> bool:
    """Tell whether a run stands where an office puts its holder: behind it, or behind its comma."""
    comma = first > 1 and tree.words[first - 1] == ","
    piece = ends.get(first - 2 if comma else first - 1)
    if piece is None or piece.name.kind not in ("role:office", "role:person", *AFFILIATIONS):
        return False
    lead = piece
    for _ in range(4):
        if lead.name.kind in ("role:office", "role:person"):
            break
        lead = ends.get(lead.first - 1) or ends.get(lead.first - 2) or lead
    if lead.name.kind not in ("role:office", "role:person"):
        return False
    behind = tree.words[last + 1] if last + 1 < len(tree) else "."
    return not comma or behind in (",", ".", "(") or tree.pos[last + 1] in ("VERB", "AUX")


def _at_cue(tree: Tree, first: int, last: int, language: Language) -> bool:
    """Tell whether a run stands where a speaker does: "kata Thanos Gargavanis", "Gargavanis mengatakan"."""
    table = language.cues.cues
    before = table.get(tree.lows[first - 1], ()) if first else ()
    behind = table.get(tree.lows[last + 1], ()) if last + 1 < len(tree) else ()
    return any(cue.frame == "quote" for cue, _ in before) or any(
        cue.frame == "say" and voice in ("active", "verb") for cue, voice in behind
    )


def _joined(pieces: list[Piece], tree: Tree) -> list[Piece]:
    """Join a known surname with the unknown given name in front of it, and the other way round."""
    result: list[Piece] = []
    for piece in pieces:
        before = result[-1] if result else None
        if (
            before is not None
            and before.name.kind == piece.name.kind == "person"
            and piece.first == before.last + 1
            and (before.name.id is None or piece.name.id is None or before.name.id == piece.name.id)
        ):
            known = before.name if before.name.id is not None else piece.name
            if known is before.name and " " not in known.name and known.id not in FAMILY_FIRST:
                # "Abbas Najafi" is not the Abbas that everybody knows.
                known = replace(known, id=None, sector="UNK")
            if known is piece.name and known.id and _namesake(tree, before, piece):
                # Nor is "Salam Ahmed" the Ahmed who is a prime minister.
                known = replace(known, id=None, sector="UNK")
            joined = replace(known, name=tree.text(before.first, piece.last))
            result[-1] = Piece(before.first, piece.last, joined, before.start, piece.end)
            continue
        result.append(piece)
    return result


def _namesake(tree: Tree, given: Piece, surname: Piece) -> bool:
    """Tell whether a given name before a known surname makes it that of somebody else."""
    alone = " " not in surname.name.name and surname.name.id is not None
    return alone and not may_be(f"{given.name.name} {surname.name.name}", surname.name.id or "")
