"""Acts that no period holds, since neither they nor the pages that tell them have a day."""

from collections.abc import Sequence
from typing import Literal

from saksi.run.index import BACK, MUTUAL, ONWARD
from saksi.store.relations import Relations
from saksi.store.where import Where

__all__ = ["undated_acts"]


def undated_acts(
    relations: Relations, between: Sequence[str] = (), *, way: Literal["to", "from"] | None = None
) -> int:
    """Count the occurrences without a day in which one acts towards another.

    Args:
        relations: what was derived from an archive.
        between: one actor, on either side, or two; none for all.
        way: only what is done `to` the one actor given, or what comes `from` it.
    """
    # Most archives have none: these counts are kept, while those of pairs are looked for.
    ((some,),) = relations.rows("SELECT count(*) FROM counts WHERE kind = 'occurrences' AND day = ''")
    if not some:
        return 0
    where = Where()
    where.add("day = ''")
    if way and len(between) == 1:
        acts, suffers = (ONWARD, BACK) if way == "from" else (BACK, ONWARD)
        where.add(
            "(one = ? AND how & ? OR other = ? AND how & ?)",
            between[0],
            acts | MUTUAL,
            between[0],
            suffers | MUTUAL,
        )
    else:
        where.add("how & ?", ONWARD | BACK | MUTUAL)
        where.between("one", "other", between)
    ((found,),) = relations.rows(f"SELECT count(DISTINCT id) FROM pairings WHERE {where.sql}", where.values)
    return int(found)
