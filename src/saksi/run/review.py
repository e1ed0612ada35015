"""A person's word on an event or a statement: kept beside the tables, and gold once people agree."""

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import get_args

import msgspec

from saksi.errors import UsageError
from saksi.model import Actor, Coded, Event, Statement
from saksi.model.query import Outcome
from saksi.model.reviews import Agreement, Review, Verdict
from saksi.reference.plover import plover
from saksi.reference.states import state
from saksi.store import reviews
from saksi.store.commit import Clock, Committer
from saksi.store.faults import faults
from saksi.store.lock import locked
from saksi.store.place import Place
from saksi.store.reviews import ACTORS, PLAIN, as_read, mark, standing
from saksi.store.snapshot import Snapshot
from saksi.store.why import coded, why

__all__ = ["agreement", "corrected", "gold", "mend", "review"]


def review(
    place: Place,
    id_: str,
    verdict: str,
    *,
    by: str,
    note: str,
    changes: Mapping[str, str],
    clock: Clock,
    waiting: Callable[[], None] | None,
) -> Review:
    """Keep what a person says of a record, as its coder read it; `mend` stores what follows.

    Args:
        place: where the archive rests.
        id_: the event or statement.
        verdict: one of `Verdict`.
        by: who says so.
        note: why, or empty.
        changes: for `fixed`, fields as they should be; actors by id or name, with commas between them.
        clock: tells when.
        waiting: called when another process is writing and must be waited for.

    Raises:
        UsageError: no event or statement has this id (U025), there is no such verdict (U024), nobody is
            named, or the correction is none (U081).
    """
    if verdict not in get_args(Verdict):
        hint = f"Write one of {', '.join(get_args(Verdict))}."
        raise UsageError("U024", f"There is no {verdict!r} among verdicts.", hint=hint)
    if not by.strip():
        raise UsageError("U081", "A review needs a name.", hint="Say who you are.")
    with closing(Snapshot(place)) as snapshot:
        record = why(snapshot, id_, as_read=True).record
    if not isinstance(record, (Event, Statement)):
        raise UsageError(
            "U025", f"No event or statement has the id {id_}.", hint="See `saksi events --json`."
        )
    fixed = corrected(record, changes) if verdict == "fixed" else None
    with faults("keep a review"), locked(place.lock, waiting=waiting):
        earlier = [one for one in reviews.reviews(place) if (one.record, one.by) == (id_, by.strip())]
        made = Review(
            record=id_,
            article=id_.partition(":")[0],
            verdict=verdict,  # type: ignore[arg-type]
            event=fixed if isinstance(fixed, Event) else None,
            statement=fixed if isinstance(fixed, Statement) else None,
            by=by.strip(),
            note=note.strip(),
            at=clock().isoformat(timespec="microseconds"),
            supersedes=earlier[-1].at if earlier else None,
        )
        reviews.add(place, made)
    return made


def corrected(record: Event | Statement, changes: Mapping[str, str]) -> Event | Statement:
    """Mend a record by the fields that a person gives.

    Raises:
        UsageError: a field cannot be mended, a value is not in its set, or nothing changes (U081).
    """
    plain, actors = PLAIN[type(record)], ACTORS[type(record)]
    fields = {name: getattr(record, name) for name in record.__slots__}
    for name, value in changes.items():
        if name in plain:
            fields[name] = value.strip() or None
        elif name in actors:
            fields[name] = _actors(getattr(record, name), value)
        else:
            hint = f"These can be: {', '.join((*plain, *actors))}."
            raise UsageError("U081", f"The field {name} cannot be mended.", hint=hint)
    try:
        made: Event | Statement = msgspec.convert(
            {name: msgspec.to_builtins(value) for name, value in fields.items()}, type(record)
        )
    except msgspec.ValidationError as error:
        raise UsageError("U081", f"The correction is none: {error}.", hint="Choose from the lists.") from None
    if isinstance(made, Event) and made.mode and made.mode not in plover().types[made.type].modes:
        known = ", ".join(plover().types[made.type].modes) or "none"
        raise UsageError("U081", f"{made.type} has no mode {made.mode}.", hint=f"Its modes: {known}.")
    if made == record:
        raise UsageError(
            "U081", "The correction changes nothing.", hint="Say that it is right, or mend a field."
        )
    return made


def _actors(before: Sequence[Actor], value: str) -> tuple[Actor, ...]:
    """Read actors by id or name; those that were there keep their characters."""
    known = {name.casefold(): actor for actor in before for name in (actor.name, actor.id or actor.name)}
    words = dict.fromkeys(word.strip() for word in value.split(",") if word.strip())
    return tuple(known.get(word.casefold()) or _new(word.upper()) for word in words)


def _new(id_: str) -> Actor:
    return Actor(id=id_, name=id_, sector="GOV" if state(id_) else "UNK")


def mend(place: Place, committer: Committer) -> None:
    """Store articles with their records as people settled that they should be, where they are not so yet.

    Each is a new version, which supersedes the one before as that of another coder would; so is the coder's
    own reading once it holds again. The version of a page that was replaced stays as it was.
    """
    found = reviews.reviews(place)
    words: dict[str, dict[str, Review]] = {review.article: {} for review in found}
    for id_, word in reviews.words(found).items():
        words[word.article][id_] = word
    stored = {article: committer.ledger.version(article) for article in words}
    stale = [
        article
        for article, version in stored.items()
        if version and as_read(version.steps) + mark(words[article].values()) != version.steps
    ]
    if stale:
        with closing(Snapshot(place)) as snapshot:
            mended = [_mended(snapshot, article, words[article]) for article in stale]
        committer.commit([outcome for outcome in mended if outcome])


def _mended(snapshot: Snapshot, article: str, words: Mapping[str, Review]) -> Outcome | None:
    """Make the version that people want of an article, None if it is no current version of its page."""
    if not snapshot.rows("SELECT id FROM articles WHERE id = ?", [article]):
        return None
    walk = why(snapshot, article, as_read=True)
    made_by = walk.coder or ""
    return Outcome(
        result=reviews.mended(coded(snapshot, article, as_read=True), words),
        source=walk.source,
        input=walk.input,
        steps=(walk.steps or "").removesuffix(made_by).removesuffix(", "),
        origin=walk.origin,
        mends=True,
    )


def gold(codeds: Iterable[Coded], found: Iterable[Review]) -> Iterator[Coded]:
    """Yield articles whose every record people have settled, with the records as they should be.

    What is right stays, what was fixed takes the place of what the coder read, what is wrong is left out.

    Args:
        codeds: articles as their coder read them.
        found: what people said.
    """
    said = list(found)
    by_record, words = standing(said), reviews.words(said)
    for read in codeds:
        ids = [*(said.id for said in read.statements), *(event.id for event in read.events)]
        if not ids or not all(id_ in words for id_ in ids):
            continue
        names = sorted({one.by for id_ in ids for one in by_record[id_]})
        own = {id_: words[id_] for id_ in ids}
        yield dataclasses.replace(reviews.mended(read, own), coder=f"reviewed by {', '.join(names)}")


def agreement(found: Iterable[Review]) -> Agreement:
    """Say how far people agree.

    Example:
        >>> agreement([])
        Agreement(records=0, shared=0, agreed=0, alpha=None)
    """
    by_record = standing(found)
    shared = [said for said in by_record.values() if len(said) > 1]
    return Agreement(
        records=len(by_record),
        shared=len(shared),
        agreed=sum(all(one.outcome == said[0].outcome for one in said) for said in shared),
        alpha=_alpha([[review.verdict for review in said] for said in shared]),
    )


def _alpha(units: Sequence[Sequence[str]]) -> float | None:
    """Compute Krippendorff's alpha for nominal values; each unit has two values or more."""
    totals = Counter(value for unit in units for value in unit)
    n = totals.total()
    expected = n * n - sum(count * count for count in totals.values())
    if not expected:
        return None
    observed = 0.0
    for unit in units:
        alike = sum(count * count for count in Counter(unit).values())
        observed += (len(unit) ** 2 - alike) / (len(unit) - 1)
    return round(1 - (n - 1) * observed / expected, 4)
