"""People: the short names of whoever an article has introduced in full.

"Menteri Luar Negeri Korea Utara Choe Son Hui" makes "Choe" a North Korean official for the rest of the page,
and "Lin Jian" makes "Lin" one. A known person is introduced by being named in full anywhere on the page.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from saksi.languages import Grammar
from saksi.languages.gazetteer import Name
from saksi.reference.bearers import home_of
from saksi.steps.code.mentions import Mention
from saksi.steps.code.pieces import FAMILY_FIRST
from saksi.steps.code.tree import Tree

_APOSTROPHES = str.maketrans("", "", "'’‘`")
#: Who bears one is called by the name before it: "Faisal bin Farhan".
_PATRONYMIC = frozenset({"bin", "ibn", "binti", "bint", "anak"})
_PARTICLES = frozenset({"al", "bin", "ibn", "van", "von", "de", "da", "el", "abu", "the", "jr", "dr"})


def introduced(
    mentions: Iterable[Mention], *, titles: frozenset[str], others: frozenset[str] = frozenset()
) -> Iterator[Name]:
    """Yield the short names, the first introduction of each winning; a title is nobody's name.

    Of those whose state is not known only names that are also others' count: a paper's ("Michael Forbes"), or
    somebody's whom everybody knows ("Salam Ahmed").
    """
    seen: dict[str, Name] = {}
    for mention in mentions:
        if mention.person is None:
            continue
        parts = mention.person.replace("-", " ").split()
        words = [word for word in parts if word.translate(_APOSTROPHES).isalpha()]
        if len(words) < 2:
            continue
        first = mention.id in FAMILY_FIRST or not _PATRONYMIC.isdisjoint(w.lower() for w in words[1:2])
        short = [words[-1], *(words[:1] if first else ())]
        for word in (*short, mention.person):
            if mention.id is None and word not in others:
                continue
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
_TITLES = frozenset({"role:office", "role:person", "role:group"})
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
        home = _home(tree, mention, mentions[index + 1 :], grammar) if stranger else None
        announced = _announced(tree, mention, mentions[:index], grammar) if stranger else None
        if announced is not None and (home is None or announced.id is not None):
            result.append(announced)
            continue
        if role is not None and role.id is None and (home is None or grammar.articles):
            # "X, an opposition politician": of the state in view, as the role would be.
            result.append(replace(mention, kind=role.kind, sector=role.sector))
            continue
        if home is None:
            result.append(mention)
            continue
        roles = home.kind.startswith("role:") and mention.sector == "UNK"
        marked = grammar.possessive or not grammar.articles
        sector = home.sector if roles and marked else mention.sector
        result.append(replace(mention, id=home.id, sector=sector))
    return result if grammar.articles else [_named_at_home(mention) for mention in result]


def _named_at_home(mention: Mention) -> Mention:
    """Give a person whom nothing else places the state that their name points to."""
    if mention.person is None or mention.id is not None:
        return mention
    return replace(mention, id=home_of(mention.person))


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
        if not grammar.articles and gap == [","] and role.kind in _TITLES and role.person is None:
            return role
        plain = role.kind.startswith("role:") and role.kind != "role:description" and role.person is None
        if plain and len(gap) == 2 and gap[0] == "," and gap[1] in grammar.articles:
            return role
    return None


def _announced(tree: Tree, person: Mention, before: Sequence[Mention], grammar: Grammar) -> Mention | None:
    """Give a stranger the state and sector of the role that announces them, where no table joins the two.

    "Analis komoditas di TD Securities, Bart Melek, ...": only names, nouns and what describes them stand
    between, and a comma at most right before the name.
    """
    if grammar.articles or tree.segment.kind == "title":
        return None
    comma = tree.words[person.first - 1 : person.first] == [","]
    end = person.first - comma
    behind = tree.words[person.last + 1] if person.last + 1 < len(tree) else "."
    if not (behind in (",", ".", "(") or tree.pos[person.last + 1] in ("VERB", "AUX")):
        return None
    role = next((m for m in reversed(before) if m.kind.startswith("role:") and m.person is None), None)
    if role is None or role.kind not in _TITLES or end - role.last > APPOSITION:
        return None
    gap = range(role.last + 1, end)
    if any(tree.pos[i] in ("VERB", "AUX", "PUNCT", "SCONJ") for i in gap) or (not comma and not gap):
        return None
    homes = [m for m in before if m.first > role.last and m.id and m.kind in _HOMES]
    if homes and role.kind == "role:group":
        # "Pabrik di Yangon, Hlaing Thaya": the name behind the comma is a place.
        return None
    id_ = role.id or (homes[-1].id if homes else None)
    return replace(person, kind=role.kind, id=id_, sector=role.sector)


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
