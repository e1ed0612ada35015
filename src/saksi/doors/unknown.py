"""Codes of actors that no table has: what may have been meant."""

import difflib
from collections.abc import Iterable

__all__ = ["unknown"]


def unknown(ids: Iterable[str]) -> list[str]:
    """Say of each code that is neither a state's nor a body's which one may have been meant.

    An archive may hold other codes, of bodies in no table: so this is said only where nothing was found.

    Example:
        >>> unknown(["KOR", "indonesia"])
        ['No table has the code INDONESIA; did you mean IDN?']
    """
    from saksi.reference.bodies import bodies
    from saksi.reference.states import states

    codes = {state.alpha3 for state in states()} | {body.id for body in bodies()}
    named = [(one.alpha3, one) for one in states()] + [(one.id, one) for one in bodies()]
    names = {
        name.upper(): code for code, one in named for name in (one.name_id, one.name_en, one.name_ms) if name
    }
    said = []
    for id_ in dict.fromkeys(one.upper() for one in ids if one):
        if id_ in codes:
            continue
        near = [names[id_]] if id_ in names else difflib.get_close_matches(id_, codes, n=2, cutoff=0.7)
        if not near:
            near = [names[name] for name in difflib.get_close_matches(id_, names, n=1, cutoff=0.8)]
        meant = (
            f"; did you mean {' or '.join(near)}?" if near else "; states have ISO 3166 codes such as IDN."
        )
        said.append(f"No table has the code {id_}{meant}")
    return said
