"""What the scores of forecasters are computed from: a card for each forecast, kept in step with each batch.

A card has what a score needs and no more. How often the act happened between its parties before the forecast
was made is counted once, and moved by each later batch that brings or takes such an act. Forecasts with
several actors or recipients are counted when they are asked for: an act of several counts once.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from saksi.model.forecasts import Forecast
from saksi.steps.follow import groups_of, pairs_of
from saksi.steps.relate import Act
from saksi.store import indexes
from saksi.store.indexes import Row
from saksi.store.relations import Relations

__all__ = ["History", "count_cards", "replace_cards"]

#: How the history of a forecast's act is known: there is none to be counted, one direction of one pair, which
#: `times` counts, or several, which are counted when asked for.
History = Literal["none", "pair", "several"]


def count_cards(relations: Relations, *, gone: Iterable[Act], came: Iterable[Act]) -> None:
    """Move the counts of cards by the acts that a batch brought and took."""
    moved = Counter(_key(act) for act in came if not act.planned)
    moved.subtract(_key(act) for act in gone if not act.planned)
    relations.db.executemany(
        "UPDATE cards SET times = times + ? WHERE recipient = ? AND actor = ? AND type = ? AND made >= ?",
        [(value, *key) for key, value in moved.items() if value],
    )


def _key(act: Act) -> tuple[str, str, str, str]:
    return (act.recipient, act.actor, act.type, act.day.isoformat())


def replace_cards(relations: Relations, *, gone: Sequence[Forecast], came: Sequence[Forecast]) -> None:
    """Replace the cards of forecasts, once the acts of the batch are in."""
    relations.db.executemany(
        "DELETE FROM cards WHERE made = ? AND id = ?", [(one.made or "", one.id) for one in gone]
    )
    indexes.CARDS.change(relations.db, (), [_card(relations, one) for one in came])


def _card(relations: Relations, forecast: Forecast) -> Row:
    history, times = history_of(forecast), 0
    actor, recipient = (forecast.actors[0], forecast.recipients[0]) if history == "pair" else (None, None)
    if history == "pair":
        ((times,),) = relations.rows(
            "SELECT count(*) FROM acts WHERE recipient = ? AND actor = ? AND type = ? AND planned = 0 "
            "AND day <= ?",
            (recipient, actor, forecast.type, forecast.made),
        )
    names: dict[str, list[str]] = {}
    for group in groups_of(forecast):
        names.setdefault(group.of, []).append(group.name)
    return (
        forecast.made or "",
        forecast.id,
        forecast.due,
        forecast.type,
        int(forecast.polarity == "negative"),
        forecast.settling.outlook,
        forecast.probability,
        history,
        actor,
        recipient,
        times,
        *(json.dumps(names[of], ensure_ascii=False) for of in ("kind", "source", "state", "outlet")),
    )


def history_of(forecast: Forecast) -> History:
    """Say how the history of a forecast's act is known."""
    if forecast.type is None or not forecast.made or not forecast.due:
        return "none"
    if not pairs_of(forecast.actors, forecast.recipients):
        return "none"
    one_way = len(set(forecast.actors)) == len(set(forecast.recipients)) == 1
    return "pair" if one_way else "several"
