"""Standing: what a party is that is named without a state, and so where its state may be looked for."""

from saksi.reference.states import state
from saksi.steps.code.mentions import Mention

#: Who lives or fights where something happens; armies and officials may be there from elsewhere.
LIVING = frozenset({"CVL", "COP", "UAF", "REB", "MED", "SOC"})
#: What only states have.
_OF_STATES_ONLY = frozenset({"COP", "JUD", "LEG", "CVL", "MED", "LAB", "AGR"})
#: People who are somewhere, and so of some state; experts and nameless sources may be from anywhere.
_OF_A_STATE = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD", "CVL", "REF", "LAB", "AGR", "OPP", "MED"})
#: People who are of the state that a page is mostly about, where nothing else is said of them.
_LIKELY_NATIVE = frozenset({"PTY", "BUS", "EDU", "REL", "CRM", "UAF", "SOC", "ELI"})


def is_state(id_: str | None) -> bool:
    """Tell whether an id is that of a state."""
    return id_ is not None and state(id_) is not None


def stately(mention: Mention) -> bool:
    """Tell whether a role is one that only states have: police, courts, a government, people."""
    public = mention.kind in ("role:institution", "role:force") and mention.sector in ("GOV", "MIL")
    return public or mention.sector in _OF_STATES_ONLY


def civic(mention: Mention) -> bool:
    """Tell whether a role is one that no body without a state has: police, courts, a parliament, people."""
    return mention.sector in _OF_STATES_ONLY


def known_person(mention: Mention) -> bool:
    """Tell whether a person is one of a state or has a full name: a lone strange word may be none."""
    return mention.id is not None or " " in (mention.person or "")


def local_people(mention: Mention) -> bool:
    """Tell whether people are of the place where they are, unless they are somebody's weapons."""
    if mention.kind == "role:group" and mention.sector == "MIL":
        # Weapons belong to whoever fires them.
        return False
    if mention.kind == "role:person" and "envoy" in mention.note:
        # Diplomats are where another state has sent them.
        return False
    people = mention.kind in ("role:group", "role:person") or (
        mention.kind == "person" and not mention.person
    )
    return people and mention.sector in _OF_A_STATE


def native_people(mention: Mention) -> bool:
    """Tell whether people are of the state that a page is mostly about, if of any."""
    people = mention.kind in ("role:group", "role:person") and mention.person is None
    return people and mention.sector in _LIKELY_NATIVE
