"""What people decided of forecasts, in a table of `spoken`."""

from saksi.model.forecasts import Ruling, Settling
from saksi.store import spoken
from saksi.store.place import Place

NAME = "rulings"


def add(place: Place, ruling: Ruling) -> None:
    """Keep a ruling; for the process that holds the archive's lock."""
    spoken.add(place, NAME, ruling)


def rulings(place: Place, *, until: str | None = None) -> list[Ruling]:
    """Return all rulings in the order in which they were made.

    Args:
        place: where the archive rests.
        until: leave out what was decided after this moment.
    """
    found = spoken.read(place, NAME, Ruling, until=until)
    return sorted(found, key=lambda ruling: (ruling.at, ruling.forecast, ruling.why))


def standing(found: list[Ruling]) -> dict[str, Settling]:
    """Return what holds of each forecast that a person decided on: the last word."""
    last = {ruling.forecast: ruling for ruling in found}
    return {
        id_: Settling(
            outlook=ruling.outlook, day=ruling.at[:10], rule="person", by=ruling.by, note=ruling.why
        )
        for id_, ruling in last.items()
        if ruling.outlook is not None
    }
