"""PLOVER's gold records: 164 sentences of the manuals of CAMEO and PLOVER, half of the set.

Each sentence is read and coded as a page of its own. A record counts as found if one of our events has
its type, with plans folded as its coders did: a planned meeting is AGREE, a promised withdrawal AGREE or
CONCEDE, an announced attack, boycott or blockade THREATEN. It counts as wholly found if that event has
the same states as actors and as recipients, too. A side where the record names no state (IGO, rebels) is
not asked about. Of reciprocal acts, which we write with all parties as actors, the parties of both sides
are compared. Old names of types are read as today's; where the scheme itself has changed since
(abductions were COERCE), the record stands as it is.
"""

import json
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any

from evaluation.data import Data
from evaluation.public.coding import code_texts, codes
from evaluation.public.table import RESAMPLES, Absent, Measured, Row, Table
from saksi.evaluation.figures import intervals, total
from saksi.evaluation.scoring import Counts
from saksi.model import Actor, Coded, Event
from saksi.reference.plover import fold, quad
from saksi.reference.states import states

KEY, TITLE = "plover-gold", "PLOVER gold records: English (% of records)"
FILE = "events/plover_gsr_half.json"
OTHERS = {
    "type": "82.1 macro-F1, the pair given (ZSP on PLV)",
    "quad class": "89.2, the pair given (ZSP on PLV)",
}
#: Old names of types.
RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
FIGURES = ("any event", "quad class", "type", "type, actors and recipients")


def folded(event: Event) -> frozenset[str]:
    """Return the types that PLOVER's coders may have filed an event under.

    Example:
        >>> from saksi.model import Span
        >>> sorted(folded(Event("e", "RETREAT", None, (), (), Span(0, 1), time="future")))
        ['AGREE', 'CONCEDE']
    """
    if event.time != "future":
        return frozenset({event.type})
    if event.type == "RETREAT":
        return frozenset({fold(event.type), "AGREE"})
    return frozenset({"THREATEN"} if quad(event.type) == "material conflict" else {fold(event.type)})


def states_of(actors: Any) -> frozenset[str]:
    """Return the codes of states among a record's actors, which may be a list, a word or nothing."""
    items = actors if isinstance(actors, list) else []
    return frozenset(item["code"] for item in items if item.get("code") in _states())


@cache
def _states() -> frozenset[str]:
    return frozenset(state.alpha3 for state in states())


def _ours(actors: tuple[Actor, ...]) -> frozenset[str]:
    return frozenset(actor.id for actor in actors if actor.id in _states())


def same_parties(record: Mapping[str, Any], event: Event) -> bool:
    """Tell whether an event has the states of a record on each side that names any."""
    wanted = states_of(record.get("source")), states_of(record.get("target"))
    given = _ours(event.actor), _ours(event.recipient)
    if not event.recipient and len(given[0]) > 1:
        return wanted[0] | wanted[1] == given[0]
    return all(not side or side == answer for side, answer in zip(wanted, given, strict=True))


def counted(record: Mapping[str, Any], events: tuple[Event, ...]) -> Counts:
    """Compare one record with the events of its sentence."""
    type_ = RENAMED.get(record["event"], record["event"])
    same = [event for event in events if type_ in folded(event)]
    return Counter(
        {
            "records": 1,
            "events": len(events),
            "any event": int(bool(events)),
            "quad class": int(any(quad(type_) in map(quad, folded(event)) for event in events)),
            "type": int(bool(same)),
            "type, actors and recipients": int(any(same_parties(record, event) for event in same)),
        }
    )


def measured(counts: Mapping[str, float]) -> dict[str, float]:
    """Give shares in percent."""
    return {name: 100 * counts[name] / counts["records"] for name in FIGURES}


def measure(data: Data) -> Measured:
    """Measure the half that is there."""
    path = data.find(FILE)
    if path is None:
        return Absent(KEY, TITLE, "the records are not beside the repository")
    if not codes("en"):
        return Absent(KEY, TITLE, "English cannot be coded yet")
    records = [item for item in json.loads(path.read_text(encoding="utf-8")) if item.get("text")]
    results = code_texts((item["text"] for item in records), language="en")
    units = [
        counted(record, coded.events if isinstance(coded, Coded) else ())
        for record, coded in zip(records, results, strict=True)
    ]
    summed = total(units)
    values, ranges = measured(summed), intervals(units, measured, resamples=RESAMPLES)
    over = f"{summed['records']:,} records, {summed['events']:,} events of ours"
    rows = [Row(name, values[name], ranges[name], over, OTHERS.get(name, "")) for name in FIGURES]
    return Table(KEY, TITLE, (__doc__ or "").split("\n", 2)[2].strip(), rows)
