"""Occurrences and drafts made by hand, for the steps that follow from them."""

import datetime
from collections.abc import Sequence

from saksi.model import Span
from saksi.model.forecasts import Awaited, ForecastKind
from saksi.model.ids import forecast_id, occurrence_id
from saksi.model.query import QUADS
from saksi.model.records import Certainty, EventType, Polarity, Time
from saksi.model.relations import Occurrence, Party, Report, Side, Spread, Stance, Standing
from saksi.steps.follow import Draft


def report(
    name: str = "x:e0-ASSAULT",
    *,
    root: int = 0,
    day: str = "2026-01-05",
    stance: Stance = "asserts",
    side: Side = "page",
    sources: tuple[str, ...] = (),
    certainty: Certainty = "certain",
    time: Time = "past",
    type_: EventType = "ASSAULT",
) -> Report:
    return Report(
        event=name,
        article=name.partition(":")[0],
        story=f"story-{root}",
        origin=f"Origin {root}",
        root=root,
        outlet="Kabar Contoh",
        language="id",
        day=day,
        published=None,
        stance=stance,
        side=side,
        sources=sources,
        source_names=sources,
        source_kind="report" if sources else None,
        statement="s" if sources else None,
        type=type_,
        mode=None,
        polarity="positive" if stance == "asserts" else "negative",
        certainty=certainty,
        time=time,
        words="",
    )


def occurrence(
    *reports: Report,
    type_: EventType = "ASSAULT",
    mode: str | None = None,
    actors: Sequence[str] = ("RUS",),
    recipients: Sequence[str] = ("UKR",),
    day: str = "2026-01-05",
    name: str = "x",
    dated: bool = False,
    standing: Standing | None = None,
) -> Occurrence:
    """Make an occurrence; without reports it has one of the page itself, of its day."""
    told = reports or (report(f"{name}:e0-{type_}", day=day, type_=type_),)
    asserting = [one for one in told if one.stance == "asserts"]
    future = bool(asserting) and all(one.time == "future" for one in asserting)
    usual: Standing = "denied" if not asserting else "disputed" if len(asserting) < len(told) else "asserted"
    return Occurrence(
        id=occurrence_id(one.event for one in told),
        type=type_,
        mode=mode,
        quad=QUADS[type_],
        actors=tuple(Party(id=id_, name=id_) for id_ in actors),
        recipients=tuple(Party(id=id_, name=id_) for id_ in recipients),
        places=(),
        day=day,
        end=day,
        dated=dated,
        time="future" if future else "past",
        standing=standing or ("planned" if future else usual),
        origins=len({one.root for one in told}),
        asserted_by=tuple(dict.fromkeys(one.origin for one in asserting)),
        denied_by=tuple(dict.fromkeys(one.origin for one in told if one.stance != "asserts")),
        spread=Spread(certain=sum(one.certainty == "certain" for one in asserting)),
        first=told[0].event,
        reports=tuple(told),
        history=(),
    )


def draft(
    name: str = "f:e0-ASSAULT",
    *,
    kind: ForecastKind = "plan",
    type_: EventType | None = "ASSAULT",
    actors: tuple[str, ...] = ("RUS",),
    recipients: tuple[str, ...] = ("UKR",),
    made: str | None = "2026-01-10",
    due: str | None = "2026-02-10",
    due_known: bool = False,
    polarity: Polarity = "positive",
    probability: float = 0.7,
    sources: tuple[str, ...] = (),
    outlet: str | None = "Kabar Contoh",
    conditional: bool = False,
    awaits: Awaited | None = None,
    position: int = 0,
) -> Draft:
    return Draft(
        id=forecast_id(name),
        made_from=name,
        kind=kind,
        statement="s" if sources else None,
        event=name,
        article=name.partition(":")[0],
        position=position,
        sources=sources,
        source_names=sources,
        outlet=outlet,
        actors=actors,
        recipients=recipients,
        type=type_,
        mode=None,
        polarity=polarity,
        made=made,
        published=None,
        due=due,
        due_known=due_known,
        low=probability,
        high=probability,
        probability=probability,
        words="",
        condition=Span(0, 4) if conditional or awaits else None,
        awaits=awaits,
    )


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)
