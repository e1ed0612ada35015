"""All names that a language's gazetteer holds, from the reference tables and its own `names.tsv`."""

from collections.abc import Iterable, Iterator

from saksi.languages.calendar import WEEKDAYS
from saksi.languages.gazetteer import Name, fold
from saksi.languages.layers import layers, tables, text
from saksi.model import Sector
from saksi.reference.bodies import bodies
from saksi.reference.outlets import outlets
from saksi.reference.people import Person, people
from saksi.reference.states import states

#: Offices whose holders the news calls by surname alone.
_FAMOUS = (
    "president",
    "prime minister",
    "chancellor",
    "supreme leader",
    "king",
    "foreign minister",
    "defence minister",
    "secretary of state",
    "secretary-general",
    "crown prince",
    "leader",
)
#: Roles that stand as a title before a name.
_TITLES = frozenset({"role:office", "role:person", "role:honorific", "role:prefix"})
#: Peoples whose family name, or whose usual short name, comes first.
_FIRST_NAME_ALONE = frozenset({"CHN", "KOR", "PRK", "TWN", "HKG", "VNM", "IDN", "MMR", "KHM"})


def rows(language: str, name: str) -> Iterator[list[str]]:
    """Yield the rows of a tab-separated data file below its header, those of its base included."""
    return (row for _, row in tables(language, name))


def read_lines(language: str, name: str) -> list[str]:
    """List the lines of a data file that are neither empty nor comments."""
    lines = [line for layer in layers(language) for line in text(layer, name).splitlines()]
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def all_names(language: str) -> list[Name]:
    """List the names of a language, the more specific kinds first; of equal names the first one stays."""
    found: dict[tuple[str, ...], Name] = {}
    everyday = frozenset(read_lines(language, "everyday.txt")) | WEEKDAYS[language].keys()
    for name in (
        *_own(language),
        *_states(language),
        *_bodies(language),
        *_outlets(),
        *_people(frozenset(fold(name.name) for name in _roles(language) if name.kind in _TITLES)),
        *_roles(language),
    ):
        key = _key(name)
        if name.kind != "person" or key[0] not in everyday or len(key) > 1:
            found.setdefault((*key, name.name) if name.exact else key, name)
    taken = {key for key in found if len(key) == 1}
    for name in _surnames():
        key = _key(name)
        if key not in taken and key[0] not in everyday:
            found.setdefault(key, name)
    return list(found.values())


def _key(name: Name) -> tuple[str, ...]:
    return tuple(fold(name.name).replace("-", " ").split())


def _own(language: str) -> Iterator[Name]:
    for layer, (name, kind, id_, sector, *rest) in tables(language, "names.tsv"):
        note = rest[0] if rest else ""
        exact = "case" in note.split() or (len(name) <= 3 and name.isupper())
        if kind == "org" and "default" in note.split() and layer == language:
            # Of the home state only where no other state stands beside it: "Kemenkes", but "Kemenkes Gaza".
            yield Name(name, "role:institution", None, _sector(sector) or "GOV", note, exact)
            continue
        yield Name(name, kind, id_ or None, _sector(sector) or "GOV", note, exact)


def _states(language: str) -> Iterator[Name]:
    # A demonym that a territory shares with its state ("French", "American") is the state's.
    for state in sorted(states(), key=lambda state: state.kind != "state"):
        own = (getattr(state, f"name_{layer}", "") for layer in layers(language))
        for name in dict.fromkeys((*own, state.name_en)):
            if name:
                yield Name(name, "state", state.alpha3, "GOV")
        if state.demonym_en:
            yield Name(state.demonym_en, "demonym", state.alpha3, "GOV")


def _bodies(language: str) -> Iterator[Name]:
    for body in bodies():
        own = (alias for layer in layers(language) for alias in getattr(body, f"aliases_{layer}", ()))
        aliases = (*own, *body.aliases_en)
        for name in dict.fromkeys((body.name_id, body.name_en, body.name_ms, *aliases)):
            if name:
                exact = name.isupper() and len(name) <= 5
                yield Name(name, "body", body.id, _sector(body.sector) or "IGO", exact=exact)


def _outlets() -> Iterator[Name]:
    for outlet in outlets():
        for name in (outlet.name, *outlet.aliases):
            yield Name(name, "outlet", outlet.state or None, "JRN", exact=len(name) <= 4 or name.isupper())


def _people(titles: frozenset[str]) -> Iterator[Name]:
    for person in _latest(people()):
        for name in (person.name, *person.aliases):
            if fold(name.split()[0]) in titles:
                # "Presiden Prabowo": the title is a role, found on its own.
                continue
            yield Name(name, "person", person.id, _sector(person.sector), person.office)


def _latest(every: Iterable[Person]) -> list[Person]:
    """Keep the latest office of each person."""
    latest: dict[str, Person] = {}
    for person in every:
        known = latest.get(person.name)
        if known is None or (person.start or "") >= (known.start or ""):
            latest[person.name] = person
    return list(latest.values())


def _surnames() -> Iterator[Name]:
    """Yield the short names that point to one famous person, the one in office last."""
    best: dict[str, Person] = {}
    for person in _latest(people()):
        words = person.name.split()
        if len(words) < 2 or not person.office.lower().startswith(_FAMOUS):
            continue
        short = words[0] if person.id in _FIRST_NAME_ALONE else words[-1]
        rival = best.get(short)
        if rival is None or _rank(person) > _rank(rival):
            best[short] = person
    for short, person in best.items():
        if len(short) >= 4:
            yield Name(short, "person", person.id, _sector(person.sector), person.office)


def _rank(person: Person) -> tuple[str, str]:
    return (person.end or "9999", person.start or "")


def _roles(language: str) -> Iterator[Name]:
    for phrase, kind, sector, *rest in rows(language, "roles.tsv"):
        note = rest[0] if rest else ""
        yield Name(phrase, f"role:{kind}", None, _sector(sector), note, "case" in note.split())


def _sector(value: str) -> Sector | None:
    return value or None  # type: ignore[return-value]
