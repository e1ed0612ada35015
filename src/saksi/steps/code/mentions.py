"""Mentions: the political actors that a segment names, with their roles.

A name seldom stands alone: "Menteri Luar Negeri Korea Utara Choe Son Hui" is an office, a state and a person,
and one actor. Atoms from the gazetteer and the names of the parser are joined, left to right, into such
chains; the state comes from the role's complement, the sector from the role, and a name that no table holds
gets both.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from saksi.languages import Grammar, Language
from saksi.languages.gazetteer import Atom, Name
from saksi.model import Actor, Sector
from saksi.steps.code import premodified
from saksi.steps.code.pieces import AFFILIATIONS, ROLES, Piece, find_pieces
from saksi.steps.code.titled import holder, title_behind
from saksi.steps.code.tree import Tree

#: Sectors of roles so general that what follows them says more ("juru bicara militer Israel" is MIL).
_SPECIFIC = frozenset({"role:institution", "role:force", "org"})
#: Whoever is somewhere is of there, and where one may be.
_LOCAL = frozenset({"role:group", "role:institution", "role:person"})
_GROUND = frozenset({"place", "capital", "state", "seat"})
#: How many words may stand between a role and the state it belongs to ("jet tempur canggih Israel").
MAX_FILLERS = 2
#: How many words an office's name may add to its noun.
MAX_OFFICE_NAME = 7


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of an actor or place: words `first` to `last` of its tree.

    `kind` is the kind of its leading atom; `place` tells that it can be read as a location; `note` carries
    how a description is to be resolved, `title` the words of its role where these stand apart from the state;
    `topic` tells that it is the subject of a main clause, `subject` the same where a language marks clauses.
    """

    first: int
    last: int
    start: int
    end: int
    name: str
    kind: str
    id: str | None
    sector: Sector
    person: str | None = None
    place: bool = False
    note: str = ""
    title: str = ""
    subject: bool = False
    topic: bool = False

    @property
    def political(self) -> bool:
        """Tell whether the mention is tied to a state or body."""
        return self.id is not None

    def actor(self) -> Actor:
        """Return the mention as the actor of a record, offsets still those of the analysis text."""
        return Actor(id=self.id, name=self.name, sector=self.sector, start=self.start, end=self.end)


def find_mentions(tree: Tree, atoms: Sequence[Atom], *, text: str, language: Language) -> list[Mention]:
    """Join the atoms of one segment into mentions, in order of the text.

    Args:
        tree: the parsed segment.
        atoms: the gazetteer's finds in the article, sorted; those outside the segment are skipped.
        text: the analysis text of the article.
        language: its words and closed-class words.
    """
    pieces = find_pieces(tree, atoms, text=text, language=language)
    build = _chain_before if language.syntax.modifiers_first else _chain
    mentions: list[Mention] = []
    index = 0
    while index < len(pieces):
        mention, used = build(tree, pieces, index, text, language.grammar)
        if mention is not None and not _is_event(tree, mention, language):
            mentions.append(mention)
        index += used
    return mentions


def _is_event(tree: Tree, mention: Mention, language: Language) -> bool:
    """Tell whether a role is a word of an event noun: a "bombing campaign" is nobody's staff."""
    if not language.syntax.modifiers_first or mention.kind != "role:institution" or mention.id is not None:
        return False
    for _, words in language.lexicon.nouns.get(tree.lows[mention.last], ()):
        first = mention.last - len(words) + 1
        if 0 <= first < mention.first and tree.lows[first : mention.last] == list(words[:-1]):
            return mention.person is None
    return False


def _chain(
    tree: Tree, pieces: Sequence[Piece], index: int, text: str, grammar: Grammar
) -> tuple[Mention | None, int]:
    """Build the mention that begins at a piece; return it and how many pieces it used."""
    head = pieces[index]
    kind = head.name.kind
    if kind == "role:description":
        return _mention(tree, [head], text), 1
    last = holder(tree, pieces, index) or title_behind(tree, pieces, index, grammar.besides)
    if last is not None:
        return _mention(tree, pieces[index : last + 1], text), last + 1 - index
    members = [head]
    position = index + 1
    swallow = False
    while position < len(pieces):
        piece = pieces[position]
        gap = tree.lows[members[-1].last + 1 : piece.first]
        step = _extends(members, piece, gap, grammar, tree=tree, swallow=swallow)
        if step == "no" and _introduces(members, pieces, position, gap):
            step = "yes"
        if step == "no":
            break
        swallow = step == "post"
        members.append(piece)
        position += 1
        if piece.name.kind == "person":
            break
    if kind in ("role:prefix", "role:honorific") and len(members) == 1:
        return None, 1
    return _mention(tree, members, text), len(members)


def _chain_before(
    tree: Tree, pieces: Sequence[Piece], index: int, text: str, grammar: Grammar
) -> tuple[Mention | None, int]:
    """Build the mention that begins at a piece, in a language whose modifiers stand first."""
    members = [pieces[index]]
    for piece in pieces[index + 1 :]:
        if not premodified.extends(members, piece, tree=tree, grammar=grammar):
            break
        members.append(piece)
        if piece.name.kind == "person":
            break
    used = len(members)
    if used == 1 and members[0].name.kind in ("role:prefix", "role:honorific"):
        return None, 1
    return _mention(tree, members, text, titled=True), used


def _introduces(members: Sequence[Piece], pieces: Sequence[Piece], position: int, gap: Sequence[str]) -> bool:
    """Tell whether a title behind a comma introduces the person of the chain: "Patriark …, Kardinal X"."""
    piece = pieces[position]
    if list(gap) != [","] or piece.name.kind not in ("role:honorific", "role:person", "role:office"):
        return False
    after = pieces[position + 1] if position + 1 < len(pieces) else None
    named = after is not None and after.name.kind == "person" and after.first == piece.last + 1
    return named and members[0].name.kind in ("role:office", "role:person")


def _extends(
    members: Sequence[Piece],
    piece: Piece,
    gap: Sequence[str],
    grammar: Grammar,
    *,
    tree: Tree,
    swallow: bool,
) -> str:
    """Tell whether a piece goes on with the chain: "yes", "no", or "post" for where an envoy serves."""
    kind, last = piece.name.kind, members[-1].name.kind
    has_role = any(m.name.kind in ROLES or m.name.kind == "org" for m in members)
    affiliated = [m for m in members if m.name.kind in AFFILIATIONS]
    words = [word for word in gap if word not in "()"]
    opened = "(" in gap
    joins = kind == "person" or kind in ROLES or kind in AFFILIATIONS
    long_office = members[0].name.kind in ("role:office", "role:institution")
    if joins and long_office and _is_office_name(tree, members[-1].last + 1, piece.first):
        # An office with a long name: "Kepala Biro Humas dan Informasi Publik Kementerian Pertanian".
        words = []
    if kind == "person":
        if not has_role and last not in ("role:prefix", "role:honorific"):
            return "no"
        if members[0].name.kind in ("role:force", "role:group") and not words and affiliated:
            return "no"
        return "yes" if not words or words in ([","], ["yakni"], ["yaitu"], [",", "yakni"]) else "no"
    if kind in ("role:description", "null"):
        return "no"
    if kind in ("role:prefix",):
        return "no"
    if kind == "outlet":
        return "yes" if not gap and _of_the_press(members) else "no"
    if kind == "role:honorific":
        return "yes" if not words and has_role else "no"
    if kind in ROLES:
        if opened:
            return "yes" if last in ROLES and not words else "no"
        if kind == "role:institution" and not affiliated and _at_work(members, words, grammar):
            return "yes"
        return "yes" if not words and not affiliated and last != "person" else "no"
    if kind in AFFILIATIONS:
        if affiliated:
            if last == "org" and not gap and piece.name.kind in ("capital", "place", "state"):
                # An office abroad is its own state's: "KBRI Teheran".
                return "yes"
            same = affiliated[-1].name.id == piece.name.id
            if same and not words and (opened or piece.first == members[-1].last + 1):
                return "yes"
            if last in AFFILIATIONS and words in (["untuk"], ["di"]) and has_role:
                office = members[0].name.note
                return "post" if words == ["untuk"] or "envoy" in office else "no"
            return "no"
        if not has_role:
            return "no"
        if not words:
            return "yes"
        if len(words) == 1 and words[0] in grammar.of:
            return "no" if premodified.away_from(members, words[0], tree, grammar) else "yes"
        if kind in _GROUND and _stands(members) and words and words[-1] in grammar.locative:
            # "pemerintah di Beograd", "warga di Gaza", "polisi regional di Kharkiv": of there.
            return "yes" if _describing(tree, members[-1].last + 1, piece.first - 1, grammar) else "no"
        if kind in ("org", "body") and _at_work(members, words, grammar):
            return "yes"
        fillers = [word for word in words if word.isalpha()]
        if len(fillers) == len(words) <= MAX_FILLERS and not grammar.closed.intersection(words):
            between = range(members[-1].last + 1, piece.first)
            if all(tree.pos[k] in ("ADJ", "NOUN", "NUM", "PROPN") for k in between):
                return "yes"
    return "no"


def _lead(members: Sequence[Piece]) -> Name:
    """Return the name that a chain is about, past "para" and titles of address."""
    addresses = ("role:prefix", "role:honorific")
    return next((m.name for m in members if m.name.kind not in addresses), members[0].name)


def _stands(members: Sequence[Piece]) -> bool:
    """Tell whether whoever a chain names is of where it stands: officials, people, police; not armies."""
    lead = _lead(members)
    return lead.kind in _LOCAL or (lead.kind == "role:force" and lead.sector == "COP")


def _at_work(members: Sequence[Piece], words: Sequence[str], grammar: Grammar) -> bool:
    """Tell whether people are named by where they work: "sumber di Kementerian X", "pejabat pada Bank Y"."""
    joined = len(words) == 1 and (words[0] in grammar.locative or words[0] in grammar.of)
    return joined and _lead(members).kind in ("role:group", "role:person")


def _describing(tree: Tree, first: int, end: int, grammar: Grammar) -> bool:
    """Tell whether the words between a role and its preposition only describe it: "regional", "setempat"."""
    words = tree.lows[first:end]
    plain = all(word.isalpha() for word in words) and not grammar.closed.intersection(words)
    return len(words) <= MAX_FILLERS and plain and all(tree.pos[i] != "VERB" for i in range(first, end))


def _of_the_press(members: Sequence[Piece]) -> bool:
    """Tell whether a chain is a medium, whose name may follow: "media Israel Haaretz"."""
    lead = members[0].name
    return lead.kind == "role:group" and lead.sector == "JRN" and members[-1].name.kind != "outlet"


def _is_office_name(tree: Tree, first: int, end: int) -> bool:
    """Tell whether the words between two pieces go on with an office's name: capitals, "dan" between."""
    if not 0 < end - first <= MAX_OFFICE_NAME or tree.segment.kind == "title":
        return False
    words = tree.words[first:end]
    return all(word[0].isupper() or word in ("dan", "/", "&") for word in words) and words[-1] != "dan"


def _mention(tree: Tree, members: Sequence[Piece], text: str, *, titled: bool = False) -> Mention:
    first, last = members[0].first, members[-1].last
    # A bracketed short form belongs to the mention, its closing bracket with it.
    start, end = members[0].start, members[-1].end
    if "(" in text[start:end] and text[end : end + 1] == ")":
        end += 1
    person = next((m for m in members if m.name.kind == "person"), None)
    affiliation = next((m for m in members if m.name.kind in AFFILIATIONS), None)
    if titled and affiliation is not None and affiliation.name.kind == "demonym":
        affiliation = next((m for m in members if m.name.kind == "body"), affiliation)
    outlet = next((m for m in members if m.name.kind == "outlet"), None)
    role = next((m for m in members if m.name.kind in ROLES), None)
    # "its forces", "the spokesman for the army": what follows a description says more.
    described = next((m for m in members if m.name.kind != "role:description"), members[0])
    lead = outlet or (role if role is not None and described.name.kind in AFFILIATIONS else described)
    id_ = affiliation.name.id if affiliation else ((person.name.id if person else None) or lead.name.id)
    if person is not None and affiliation is None:
        # Some titles are those of one state: "Datuk Seri X".
        honour = next((m.name.id for m in members if m.name.kind == "role:honorific"), None)
        id_ = person.name.id or honour or id_
    topic = _is_subject(tree, first, last)
    title = tree.text(role.first, role.last).lower() if role is not None and titled else ""
    return Mention(
        first=first,
        last=last,
        start=start,
        end=end,
        name=text[person.start : person.end] if person else text[start:end],
        kind=_kind(lead, role if titled else None),
        id=id_,
        sector=_sector(members),
        person=person.name.name if person else None,
        place=len(members) == 1 and lead.name.kind in ("state", "capital", "place"),
        note=lead.name.note,
        title=title,
        subject=titled and topic,
        topic=topic,
    )


def _kind(lead: Piece, role: Piece | None) -> str:
    """Return the kind of the leading piece; what a prefix stands before says more ("Vice-President")."""
    if lead.name.kind not in ("role:prefix", "role:honorific"):
        return lead.name.kind
    return role.name.kind if role is not None else "person"


def _is_subject(tree: Tree, first: int, last: int) -> bool:
    """Tell whether a mention is the subject of a main clause."""
    return any(
        tree.dep[i].startswith("nsubj") and tree.dep[tree.head[i]] in ("root", "conj", "parataxis")
        for i in range(first, last + 1)
    )


def _sector(members: Sequence[Piece]) -> Sector:
    """Settle the sector: a former official is ELI; the most specific role speaks, else the name's own."""
    lead = next((m.name for m in members if m.name.kind != "role:description"), members[0].name)
    if lead.kind == "role:prefix" and lead.sector == "ELI":
        return "ELI"
    roles = [m.name for m in members if m.name.kind in ROLES or m.name.kind in ("org", "body")]
    specific = [name for name in roles if name.kind in _SPECIFIC and name.sector]
    if specific:
        return specific[-1].sector or "UNK"
    for name in roles:
        if name.sector:
            return name.sector
    person = next((m.name for m in members if m.name.kind == "person"), None)
    if person is not None and person.sector:
        return person.sector
    # Of a state those are officials who elsewhere may be anybody's: "pegawai AS".
    official = (
        lead.kind == "role:person" and "of-body" in lead.note and any(m.name.kind == "state" for m in members)
    )
    return lead.sector or ("GOV" if lead.id or official else "UNK")
