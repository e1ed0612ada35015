"""A title, the organisation that it belongs to, and the name of who holds it, as one chain.

"Ketua Gugus Tugas Percepatan Penanganan Covid-19 Doni Monardo": organisations have names of any length
that no table holds, so the words between a title and a name need only look like a name. The other way
round, "Arief Nasrudin, Direktur Utama Perumda Pasar Jaya, ...", the title stands between commas or
closes the sentence, or a clause tells it: "Arief, yang juga Direktur Utama Perumda Pasar Jaya".
"""

from collections.abc import Collection, Sequence

from saksi.steps.code.pieces import AFFILIATIONS, Piece
from saksi.steps.code.tree import Tree

__all__ = ["holder", "title_behind"]

_TITLES = frozenset({"role:office", "role:person"})
_ORGANISATIONS = AFFILIATIONS | {"role:institution", "role:group", "role:force"}
#: What an organisation's name may be made of: "Tim Pakar", "Himpunan Pengusaha".
_WITHIN = _ORGANISATIONS | _TITLES
_ADDRESSES = frozenset({"role:honorific"})
#: How many words an organisation's name may have.
MAX_NAME = 14
_JOINED = frozenset({"dan", "dr", "/", "&", "(", ")", "-"})


def holder(tree: Tree, pieces: Sequence[Piece], index: int) -> int | None:
    """Return the index of the person who holds the title at `index`, where only names stand between.

    A comma anywhere but before the name, and any word that cannot be of a name end it.
    """
    if pieces[index].name.kind not in _TITLES or tree.segment.kind == "title":
        return None
    for position in range(index + 1, len(pieces)):
        piece, before = pieces[position], pieces[position - 1]
        gap = range(before.last + 1, piece.first)
        if piece.first - pieces[index].last > MAX_NAME:
            return None
        if piece.name.kind in _ADDRESSES and _addresses(pieces, position):
            # "Kepala Bidang Humas Polda Jatim Komisaris Besar X": a rank belongs to the name behind it.
            if not _named(tree, gap) and tree.words[gap.start : gap.stop] != [","]:
                return None
            continue
        if piece.name.kind == "person":
            if len(gap) and tree.words[gap[-1]] == ",":
                gap = gap[:-1]
                if not _is_closed(tree, piece.last):
                    return None
            return position if _named(tree, gap) else None
        if piece.name.kind not in _WITHIN or not _named(tree, gap):
            return None
    return None


def title_behind(
    tree: Tree, pieces: Sequence[Piece], index: int, besides: Collection[str] = ()
) -> int | None:
    """Return the index of the last piece of the title behind the person at `index`.

    It stands in apposition, or behind words that say what somebody is besides ("yang juga menjabat").
    """
    if pieces[index].name.kind != "person" or index + 1 >= len(pieces):
        return None
    title, last = pieces[index + 1], index + 1
    between = tree.lows[pieces[index].last + 1 : title.first]
    told = between[1:] if between[:1] == [","] else between
    related = len(told) > 1 and all(word in besides for word in told)
    if title.name.kind not in _TITLES or not (related or between == [","]):
        return None
    while last + 1 < len(pieces):
        piece, gap = pieces[last + 1], range(pieces[last].last + 1, pieces[last + 1].first)
        if piece.name.kind not in _ORGANISATIONS or not _named(tree, gap):
            break
        last += 1
    end = pieces[last].last
    while end + 1 < len(tree) and _named(tree, range(end + 1, end + 2)):
        end += 1
    return last if related or _is_over(tree, end + 1) else None


def _is_over(tree: Tree, word: int) -> bool:
    """Tell whether an apposition ends before a word: at a mark, or before a place that no verb follows.

    "kata Agus, Kepala Peleton C dari Stasiun Kebayoran." but not "Menurut Agus, Presiden Peru di Lima …".
    """
    if word == len(tree) or tree.words[word] in (",", "."):
        return True
    rest = range(word, next((i for i in range(word, len(tree)) if tree.words[i] in (",", ".")), len(tree)))
    return tree.pos[word] == "ADP" and not any(tree.pos[i] in ("VERB", "AUX") for i in rest)


def _addresses(pieces: Sequence[Piece], position: int) -> bool:
    """Tell whether a rank or an address stands right before a name, or before another that does."""
    while position + 1 < len(pieces) and pieces[position + 1].first == pieces[position].last + 1:
        position += 1
        if pieces[position].name.kind not in _ADDRESSES:
            return pieces[position].name.kind == "person"
    return False


def _is_closed(tree: Tree, last: int) -> bool:
    """Tell whether an apposition ends behind a word: a comma, the sentence's end, or its verb."""
    if last + 1 >= len(tree):
        return True
    return tree.words[last + 1] in (",", ".", "(") or tree.pos[last + 1] in ("VERB", "AUX")


def _named(tree: Tree, words: range) -> bool:
    """Tell whether words can be of a name: capitals, brackets, numbers, and whatever the parser calls one."""
    fit = all(
        tree.words[i][0].isupper()
        or tree.words[i][0].isdigit()
        or tree.words[i] in _JOINED
        or tree.names[i] == "ORG"
        for i in words
    )
    return fit and (not len(words) or tree.words[words[-1]] not in ("dan", "/", "&", "-"))
