"""Personal names borne in one state almost alone: where a stranger is from, if nothing else tells."""

from functools import cache

from saksi.reference import table

__all__ = ["home_of"]


@cache
def _homes() -> dict[str, str]:
    return {name.casefold(): state for name, state in table("bearers.tsv")}


def home_of(name: str) -> str | None:
    """Return the state that a person's names point to, None where they point to none or to several.

    The names are parts of full names, given names and family names alike: "Bambang", "Takeshi".
    Names shared over borders ("Ahmad", "Maria", "Viktor") are not in the table.

    Example:
        >>> home_of("Takeshi Yamada"), home_of("Maria Ahmad"), home_of("Bambang Takeshi")
        ('JPN', None, None)
    """
    found = {_homes().get(part.strip("'’.,").casefold()) for part in name.split()} - {None}
    return found.pop() if len(found) == 1 else None
