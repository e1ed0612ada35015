"""The step `follow`: from statements and events to forecasts, and what became of them.

What an article foretells is found once, when it comes in. What became of it is a function of the occurrences
and of the newest day that was read, and is computed when asked for: no clock of a machine takes part.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from saksi.model.forecasts import Forecast, Settling
from saksi.model.ids import forecast_id
from saksi.steps.follow.drafts import Draft, drafts_of
from saksi.steps.follow.evidence import Known, Past, happened, pairs_of, past_of, rate_of
from saksi.steps.follow.score import GROUPS, Group, base_rate, groups_of, records, scored
from saksi.steps.follow.settle import DONE, rules_before, settle
from saksi.steps.follow.words import place_of

NAME = "follow"
READS = ("Statement", "Event", "Occurrence")
WRITES = ("Forecast",)
VERSION = 5

__all__ = [
    "DONE",
    "GROUPS",
    "NAME",
    "READS",
    "VERSION",
    "WRITES",
    "Draft",
    "Group",
    "Known",
    "Past",
    "base_rate",
    "drafts_of",
    "follow",
    "groups_of",
    "happened",
    "pairs_of",
    "past_of",
    "place_of",
    "rate_of",
    "records",
    "ruled",
    "rules_before",
    "scored",
    "settle",
    "settled",
]  # fmt: skip


def follow(
    drafts: Iterable[Draft],
    past: Known,
    *,
    stories: Mapping[str, str],
    rulings: Mapping[str, Settling] | None = None,
) -> Iterator[Forecast]:
    """Bring the tellings of each forecast together, say what became of it, and score it, by id.

    Args:
        drafts: what articles foretell, in any order.
        past: what happened.
        stories: the story of each article; tellings in copies of one text are one forecast.
        rulings: what a person decided, by id of any telling; it wins.

    Example:
        >>> list(follow([], past_of([], last=None), stories={}))
        []
    """
    for forecast in settled(drafts, past, stories=stories):
        yield scored(ruled(forecast, rulings or {}), past)


def ruled(forecast: Forecast, rulings: Mapping[str, Settling]) -> Forecast:
    """Put a person's word above the rules: that on the last of its tellings on which there is one."""
    words = [found for told in forecast.told if (found := rulings.get(forecast_id(told)))]
    return replace(forecast, settling=words[-1]) if words else forecast


def settled(drafts: Iterable[Draft], past: Known, *, stories: Mapping[str, str]) -> Iterator[Forecast]:
    """Do as `follow` does by the rules alone, and without scores."""
    for tellings in sorted(_together(drafts, stories), key=lambda found: found[0].id):
        first = tellings[0]
        told = tuple(draft.made_from for draft in tellings)
        yield Forecast(
            **{name: getattr(first, name) for name in _SHARED},
            story=stories.get(first.article, first.article),
            told=told,
            settling=settle(first, past, told=told),
        )


#: What a forecast has from its first telling as it is.
_SHARED = sorted(set(Forecast.__slots__) & set(Draft.__slots__))


def _together(drafts: Iterable[Draft], stories: Mapping[str, str]) -> Iterator[Sequence[Draft]]:
    """Yield the tellings of each forecast, the first one first.

    Tellings in one story by one source of one act of the same parties are one forecast. What the page itself
    foretells and one of its sources too is the source's: a headline says so in short.
    """
    found: dict[tuple[object, ...], list[Draft]] = {}
    for draft in sorted(drafts, key=_when):
        story = stories.get(draft.article, draft.article)
        parties = (draft.actors, draft.recipients) if draft.type else (draft.made_from,)
        source = draft.sources or draft.source_names
        key: tuple[object, ...] = (story, draft.type, draft.polarity, source, draft.kind, parties)
        found.setdefault(key, []).append(draft)
    named = {key: tellings for key, tellings in found.items() if tellings[0].statement}
    for key, tellings in found.items():
        if key in named:
            continue
        first = tellings[0]
        twin = next(
            (
                others
                for other, others in named.items()
                if other[:3] == key[:3] and first.type and set(others[0].actors) & set(first.actors)
            ),
            None,
        )
        if twin is None:
            yield tellings
        else:
            twin.extend(tellings)
    yield from named.values()


def _when(draft: Draft) -> tuple[str, str, str, int, str]:
    return (draft.made or "9999", draft.published or "9999", draft.article, draft.position, draft.id)
