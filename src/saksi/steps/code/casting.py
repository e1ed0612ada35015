"""Casting: who acts and who receives in an act, as one, and the part of a party in it."""

from dataclasses import dataclass

Keys = frozenset[str]


def part_of(key: str, acting: Keys, receiving: Keys) -> str:
    """Name the part of a party among those who act and those who receive.

    Example:
        >>> part_of("IDN", frozenset({"IDN"}), frozenset()), part_of("MYS", frozenset(), frozenset())
        ('actor', 'none')
    """
    if key in acting:
        return "both" if key in receiving else "actor"
    return "recipient" if key in receiving else "none"


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties of an act, by what makes each one."""

    actor: Keys
    recipient: Keys

    def part(self, key: str) -> str:
        """Name the part of a party."""
        return part_of(key, self.actor, self.recipient)
