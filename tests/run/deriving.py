"""A process that derives an archive's records anew and tells of each batch, to be killed: ARCHIVE."""

import sys

from saksi.run import derive
from saksi.run.derive import Changes
from saksi.store.place import place_of
from saksi.store.relations import Relations


def tell(relations: Relations, changes: Changes) -> None:
    """Say that all of a batch is derived, and not yet kept."""
    print("batch", len(changes.added), flush=True)


def main() -> None:
    derive.HOOKS.append(tell)
    print("begun", flush=True)
    derive.catch_up(place_of(sys.argv[1]))
    print("finished", flush=True)


if __name__ == "__main__":
    main()
