"""Casting: who acts and who receives in an act, as one."""

from dataclasses import dataclass

Keys = frozenset[str]


@dataclass(frozen=True, slots=True)
class Cast:
    """Who acts and who receives, by their keys."""

    actor: Keys
    recipient: Keys
