"""A person's word on a forecast: kept beside the tables, and above the rules."""

from collections.abc import Callable
from contextlib import closing
from typing import get_args

from saksi.errors import UsageError
from saksi.model.forecasts import Outlook, Ruling
from saksi.run.relate import Wanted, World
from saksi.store import rulings
from saksi.store.commit import Clock
from saksi.store.faults import faults
from saksi.store.lock import locked
from saksi.store.place import Place
from saksi.store.snapshot import Snapshot

#: What a person can say; `rules` leaves it to the rules again.
OUTLOOKS: tuple[str, ...] = (*get_args(Outlook), "rules")


def overrule(
    place: Place,
    id_: str,
    outlook: str,
    *,
    by: str,
    why: str,
    clock: Clock,
    waiting: Callable[[], None] | None,
) -> Ruling:
    """Keep what a person decided of a forecast.

    Args:
        place: where the archive rests.
        id_: the forecast, by its own id or that of any of its tellings.
        outlook: what became of it, or `rules`.
        by: who decides.
        why: the reason.
        clock: tells when.
        waiting: called when another process is writing and must be waited for.

    Raises:
        UsageError: no forecast has this id (U025), there is no such outlook (U024), or nobody or no reason is
            named (U027).
    """
    from saksi.run.derive import opened

    _check(outlook, by, why)
    with closing(Snapshot(place)) as snapshot, opened(place, snapshot.batches, past=False) as relations:
        found = World(place, relations).forecasts(Wanted(ids=(id_,)))
    if not found:
        raise UsageError("U025", f"No forecast has the id {id_}.", hint="See `saksi forecasts --json`.")
    ruling = Ruling(
        forecast=found[0].id,
        outlook=None if outlook == "rules" else outlook,  # type: ignore[arg-type]
        by=by.strip(),
        why=why.strip(),
        at=clock().isoformat(timespec="microseconds"),
    )
    with faults("keep a ruling"), locked(place.lock, waiting=waiting):
        rulings.add(place, ruling)
    return ruling


def _check(outlook: str, by: str, why: str) -> None:
    if outlook not in OUTLOOKS:
        raise UsageError(
            "U024", f"There is no {outlook!r} among outlooks.", hint=f"Write one of {', '.join(OUTLOOKS)}."
        )
    if not by.strip() or not why.strip():
        raise UsageError("U027", "A ruling needs a name and a reason.", hint="Give --by and --why.")
