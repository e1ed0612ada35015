"""People: the short names of whoever an article has introduced in full.

"Menteri Luar Negeri Korea Utara Choe Son Hui" makes "Choe" a North Korean official for the rest of the page,
and "Lin Jian" makes "Lin" one. A known person is introduced by being named in full anywhere on the page.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from saksi.languages import Grammar
from saksi.languages.gazetteer import Name
from saksi.steps.code.mentions import Mention
from saksi.steps.code.pieces import FAMILY_FIRST
from saksi.steps.code.tree import Tree

_APOSTROPHES = str.maketrans("", "", "'’‘`")
_PARTICLES = frozenset({"al", "bin", "ibn", "van", "von", "de", "da", "el", "abu", "the", "jr", "dr"})


def introduced(mentions: Iterable[Mention], *, titles: frozenset[str]) -> Iterator[Name]:
    """Yield the short names, the first introduction of each winning; a title is nobody's name."""
    seen: dict[str, Name] = {}
    for mention in mentions:
        if mention.person is None or mention.id is None:
            continue
        parts = mention.person.replace("-", " ").split()
        words = [word for word in parts if word.translate(_APOSTROPHES).isalpha()]
        if len(words) < 2:
            continue
        short = [words[-1], *(words[:1] if mention.id in FAMILY_FIRST else ())]
        for word in (*short, mention.person):
            if (
                len(word) >= 2
                and word.lower() not in titles
                and word.lower() not in _PARTICLES
                and word[0].isupper()
                and word not in seen
            ):
                seen[word] = Name(word, "person", mention.id, mention.sector, exact=len(word) < 4)
    yield from seen.values()


#: How many words behind a name may hold the affiliation of its bearer.
APPOSITION = 14
_HOMES = frozenset({"org", "place", "capital", "state", "demonym", "body", "seat"})


def affiliate(tree: Tree, mentions: Sequence[Mention], *, grammar: Grammar) -> list[Mention]:
    """Give persons without a state that of the institution they are introduced with.

    "X, profesor … di Hankuk University, Seoul, …" and "X dari Universitas Indonesia": the apposition or the
    phrase of origin behind the name, up to the first verb, names where the person belongs.
    """
    result: list[Mention] = []
    for index, mention in enumerate(mentions):
        stranger = mention.person and mention.id is None
        throne = _realm(tree, mention, mentions[index + 1 : index + 2], grammar)
        if throne is not None:
            result.append(replace(mention, id=throne.id))
            continue
        role = _apposed(tree, mention, mentions[index + 1 : index + 2], grammar) if stranger else None
        if role is not None and role.id is None:
            # "X, an opposition politician": of the state in view, as the role would be.
            result.append(replace(mention, kind=role.kind, sector=role.sector))
            continue
        home = _home(tree, mention, mentions[index + 1 :], grammar) if stranger else None
        if home is None:
            result.append(mention)
            continue
        roles = home.kind.startswith("role:") and mention.sector == "UNK"
        sector = home.sector if roles and grammar.possessive else mention.sector
        result.append(replace(mention, id=home.id, sector=sector))
    return result


def _realm(tree: Tree, person: Mention, following: Sequence[Mention], grammar: Grammar) -> Mention | None:
    """Return the state behind the name of an office-holder: "King Abdullah of Saudi Arabia"."""
    if person.person is None or person.kind != "role:office" or not grammar.possessive:
        return None
    for state in following:
        behind = tree.lows[person.last + 1 : state.first]
        named = state.kind in ("state", "demonym") and state.id is not None
        words = [word for word in behind if word not in grammar.articles]
        if named and len(words) == 1 and words[0] in grammar.origin:
            return state
    return None


def _apposed(tree: Tree, person: Mention, following: Sequence[Mention], grammar: Grammar) -> Mention | None:
    """Return the role that stands in apposition behind a name, where articles tell appositions."""
    for role in following:
        gap = tree.lows[person.last + 1 : role.first]
        plain = role.kind.startswith("role:") and role.kind != "role:description" and role.person is None
        if plain and len(gap) == 2 and gap[0] == "," and gap[1] in grammar.articles:
            return role
    return None


def _home(tree: Tree, person: Mention, following: Sequence[Mention], grammar: Grammar) -> Mention | None:
    border = tree.lows[person.last + 1 : person.last + 2]
    if border not in ([","], ["("]) and not grammar.origin.intersection(border):
        return None
    limit = person.last + 1 + APPOSITION
    verb = next((i for i in range(person.last + 1, min(len(tree), limit)) if tree.pos[i] == "VERB"), limit)
    role = border != [","]
    for mention in following:
        if mention.first >= verb:
            return None
        role = role or mention.kind.startswith("role:")
        if mention.id is not None and (mention.kind in _HOMES or mention.kind.startswith("role:")) and role:
            return mention
    return None
