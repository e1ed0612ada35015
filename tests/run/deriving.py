"""A process that derives an archive's records anew and tells of each batch, to be killed: ARCHIVE."""

import sys

from saksi.run import derive
from saksi.run.derive import Changes
from saksi.store import tables
from saksi.store.place import place_of
from saksi.store.relations import Relations


def tell(relations: Relations, changes: Changes) -> None:
    """Say that all of a batch is derived, and not yet kept."""
    print("batch", len(changes.added), flush=True)


def main() -> None:
    derive.HOOKS.append(tell)
    print("begun", flush=True)
    place = place_of(sys.argv[1])
    derive.catch_up(place, tables.batches(place))
    print("finished", flush=True)


if __name__ == "__main__":
    main()
