"""Topic: pages on sport, where "menyerang" and "mengalahkan" are no acts between political actors."""

import re
from collections.abc import Set

#: So many different words of sport make a page one on sport, if they are dense enough.
MIN_WORDS = 4
#: At least one word in so many is one of sport.
DENSITY = 60


def is_sport(text: str, words: Set[str]) -> bool:
    """Tell whether a text is about sport, by how many words of sport it uses and how densely.

    Example:
        >>> sport = {"timnas", "pelatih", "gol", "laga"}
        >>> is_sport("Timnas menang 2-1. Pelatih memuji gol pemain di laga itu.", sport)
        True
    """
    tokens = re.findall(r"[a-z]+", text.lower())
    found = [token for token in tokens if token in words]
    return len(set(found)) >= MIN_WORDS and len(found) * DENSITY >= len(tokens)
