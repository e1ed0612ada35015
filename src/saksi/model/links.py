"""Sets that links between their items make."""

from collections.abc import Collection, Iterable, Mapping


def connected(items: Iterable[str], edges: Mapping[str, Collection[str]]) -> list[list[str]]:
    """Part items into those that are linked with each other, directly or through others.

    Example:
        >>> connected("abc", {"a": ["c"], "c": ["a"]})
        [['a', 'c'], ['b']]
    """
    found: list[list[str]] = []
    seen: set[str] = set()
    for item in sorted(items):
        if item in seen:
            continue
        reached, waiting = {item}, [item]
        while waiting:
            for other in edges.get(waiting.pop(), ()):
                if other not in reached:
                    reached.add(other)
                    waiting.append(other)
        seen |= reached
        found.append(sorted(reached))
    return found
